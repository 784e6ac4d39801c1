public import HarkLanguage

/// Estimates how satisfied a customer is, as of each turn and with the whole dialogue.
///
/// Without ratings it is the prior; with a few the prior is corrected; with enough it has learnt from them and is still
/// drawn to the prior.
public struct DialogueModel: Sendable {
    /// The model of turns; nil while the prior stands in.
    let turns: TurnModel?
    /// The prior of turns, corrected.
    let turnCurve: PriorCurve
    /// The model of whole dialogues; nil while the prior stands in.
    let overall: OverallModel?
    /// The prior of whole dialogues, corrected.
    let overallCurve: PriorCurve

    /// What is known before anybody has rated.
    public static let prior = DialogueModel(turns: nil, turnCurve: .none, overall: nil, overallCurve: .none)

    /// Whether turns are estimated by what was learnt from ratings, and not by the prior alone.
    public var hasLearntTurns: Bool { turns != nil }
    /// Whether whole dialogues are estimated by what was learnt from ratings, and not by the prior alone.
    public var hasLearntOverall: Bool { overall != nil }

    /// Estimates a dialogue.
    ///
    /// - Parameters:
    ///   - dialogue: its turns in order; ratings in it are not read.
    ///   - analyzer: reads the texts.
    /// - Returns: an estimate of the whole, and one as of each customer turn.
    /// - Complexity: O(*n*) in the length of the texts.
    public func estimates(of dialogue: Dialogue, by analyzer: LanguageAnalyzer) -> DialogueEstimates {
        var reader = DialogueReader(self, by: analyzer)
        let turns = dialogue.turns.compactMap { reader.take($0) }
        return DialogueEstimates(overall: reader.overall, turns: turns)
    }

    /// How far a logit of a turn lies above that of a turn without trouble.
    func trouble(_ logit: Double) -> Double {
        logit - (turns?.centre ?? turnCurve.logistic.logit([SatisfactionPrior.turnBase]))
    }
}

/// Reads a dialogue turn by turn, as it happens, and estimates after each customer turn.
public struct DialogueReader: Sendable {
    private let model: DialogueModel
    private var follower: DialogueFollower
    private var trail = TurnTrail()
    private var troubles: [Double] = []
    private var ratings: [Double] = []

    /// Starts before the first turn.
    ///
    /// - Parameters:
    ///   - model: what estimates.
    ///   - analyzer: reads the texts.
    public init(_ model: DialogueModel, by analyzer: LanguageAnalyzer) {
        self.model = model
        follower = DialogueFollower(analyzer)
    }

    /// Takes one turn.
    ///
    /// - Parameters:
    ///   - turn: who wrote what, and when.
    ///   - sentiment: its sentiment, where that has been found already.
    /// - Returns: the estimate as of a customer's turn; nil for an agent's.
    public mutating func take(_ turn: DialogueTurn, sentiment: Sentiment? = nil) -> DialogueEstimate? {
        guard let row = follower.take(turn, sentiment: sentiment) else { return nil }
        guard let turns = model.turns else {
            let (logit, rating) = model.turnCurve.view(row.priorLogit)
            let reasons = row.priorReasons(times: model.turnCurve.logistic.weights[0])
            return note(logit, rating, model.turnCurve.interval, reasons)
        }
        let view = turns.view(row, trail: &trail)
        return note(view.logit, view.rating, turns.interval, turns.reasons(row, view))
    }

    private mutating func note(
        _ logit: Double,
        _ rating: Double,
        _ interval: RatingInterval,
        _ reasons: ReasonList
    ) -> DialogueEstimate {
        troubles.append(model.trouble(logit))
        ratings.append(rating)
        return DialogueEstimate(logit: logit, rating: rating, interval, reasons)
    }

    /// The estimate of the dialogue so far as a whole.
    public var overall: DialogueEstimate {
        let row = OverallRow(follower.course, troubles: troubles, ratings: ratings)
        guard let overall = model.overall else {
            let (logit, rating) = model.overallCurve.view(row.priorLogit)
            let reasons = row.priorReasons(times: model.overallCurve.logistic.weights[0])
            return DialogueEstimate(logit: logit, rating: rating, model.overallCurve.interval, reasons)
        }
        let view = overall.view(row)
        return DialogueEstimate(
            logit: view.logit,
            rating: view.rating,
            overall.interval,
            overall.reasons(row, view)
        )
    }
}
