import HarkLanguage

/// A customer turn as the models of turns read it.
struct TurnRow: Sendable {
    let signals: TurnSignals
    let words: TurnText
    let letters: TurnText
    /// The prior's logit, with what the turns before carry over.
    let priorLogit: Double
    let priorTrouble: Double
}

/// Reads a dialogue turn by turn, as it happens.
struct DialogueFollower: Sendable {
    private let analyzer: LanguageAnalyzer
    private(set) var progress = DialogueProgress()
    private var trail = TurnTrail()
    private(set) var course = DialogueCourse()

    /// The spaces of features, in the order in which models know them.
    static let wordGroups: [TextGroup] = [.customerWords, .agentWords, .earlierWords, .openings]
    static let letterGroups: [TextGroup] = [.customerLetters, .agentLetters]

    init(_ analyzer: LanguageAnalyzer) { self.analyzer = analyzer }

    /// Takes one turn.
    ///
    /// - Parameters:
    ///   - turn: who wrote what, and when.
    ///   - sentiment: its sentiment, where it has been found already.
    /// - Returns: what is to be known as of a customer's turn; nil for an agent's.
    mutating func take(_ turn: DialogueTurn, sentiment: Sentiment? = nil) -> TurnRow? {
        let reading = TurnReading(turn, by: analyzer, sentiment: sentiment)
        guard turn.author == .customer else {
            progress.takeAnswer(reading)
            course.takeAnswer(reading)
            return nil
        }
        let answer = progress.answer
        let earlier = progress.lastCustomer
        let signals = progress.take(reading)
        course.take(reading, signals)
        let trouble = SatisfactionPrior.trouble(signals)
        defer { trail.add(trouble) }
        return TurnRow(
            signals: signals,
            words: TurnText(Self.wordGroups, of: reading, after: answer, earlier: earlier),
            letters: TurnText(Self.letterGroups, of: reading, after: answer, earlier: earlier),
            priorLogit: SatisfactionPrior.turnBase + trouble + SatisfactionPrior.carry * trail.mean,
            priorTrouble: trouble
        )
    }
}
