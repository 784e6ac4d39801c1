/// The numbers that describe a dialogue as of a customer turn; models know them by their place.
///
/// A change here makes trained models worthless: raise `DialogueModel.version` with it.
enum TurnSignal: Int, CaseIterable, Sendable {
    // Where the dialogue stands.
    case customerTurns, isFirst, turnsInARow, wait
    // How much is said.
    case customerLength, agentLength, lengthChange, agentNumbers
    // How the customer feels.
    case mood, anger, meanMood, lowestMood, moodChange
    // What the customer does now.
    case refuses, negative, agrees, corrects, wantsOther, frustrated, confused, thanks, praises, leaves, asks
    // Whether the customer says it again.
    case repeatsTurn, repeatsLast, echoesAgent, newTopics
    // What the agent did just before.
    case agentMood, agentSorry, agentFails, agentSucceeds, agentOffersMore, agentConfirms, agentHandsOff, agentStalls
    case agentAsks, agentRepeats, agentAsksAgain, answersTopic, leavesQuestion
    // How it has gone so far.
    case failuresSoFar, correctionsSoFar, repeatsSoFar, thanksSoFar, questionsSoFar, unansweredSoFar, handOffsSoFar

    /// How many there are.
    static let count = allCases.count
}

/// The values of all signals as of one customer turn.
struct TurnSignals: Sendable, Hashable {
    /// - Shape: one for each ``TurnSignal``, by its place.
    private(set) var values = [Float](repeating: 0, count: TurnSignal.count)

    /// The value of a signal.
    subscript(signal: TurnSignal) -> Float {
        get { values[signal.rawValue] }
        set { values[signal.rawValue] = newValue }
    }
}
