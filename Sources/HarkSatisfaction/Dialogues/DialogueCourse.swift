import Foundation

/// What models of the whole dialogue know beside the estimates of its turns.
struct DialogueCourse: Sendable {
    /// More words are not kept, so that a dialogue without end takes bounded memory.
    private static let mostTurns = 400

    private(set) var customerWords: [TurnWords] = []
    private(set) var agentWords: [TurnWords] = []
    private var sums = TurnSignals()
    private var last = TurnSignals()
    private var answers = Counts()
    private var customerTurns: Float = 0
    private var agentTurns: Float = 0
    private var customerUnits: Float = 0
    private var agentUnits: Float = 0
    private var lowestMood: Float = 0
    private var endsWithAgent = false

    private struct Counts {
        var sorry: Float = 0
        var fails: Float = 0
        var asks: Float = 0
        var succeeds: Float = 0
    }

    mutating func takeAnswer(_ reading: TurnReading) {
        agentTurns += 1
        agentUnits += Float(reading.words.wordCount)
        answers.sorry += reading.cues.has(.apology) ? 1 : 0
        answers.fails += reading.cues.has(.failure) ? 1 : 0
        answers.asks += reading.isQuestion ? 1 : 0
        answers.succeeds += reading.cues.has(.success) ? 1 : 0
        endsWithAgent = true
        if agentWords.count < Self.mostTurns { agentWords.append(reading.words) }
    }

    mutating func take(_ reading: TurnReading, _ signals: TurnSignals) {
        customerTurns += 1
        customerUnits += Float(reading.words.wordCount)
        for signal in TurnSignal.allCases { sums[signal] += signals[signal] }
        last = signals
        lowestMood = min(lowestMood, reading.mood)
        endsWithAgent = false
        if customerWords.count < Self.mostTurns { customerWords.append(reading.words) }
    }

    /// The features of the whole text.
    var text: TurnText { TurnText(whole: [(.customerWords, customerWords), (.agentWords, agentWords)]) }

    /// The signals of the turns that are summed up as a mean, and as of the last turn.
    static let means: [TurnSignal] = [
        .mood, .anger, .refuses, .negative, .agrees, .corrects, .wantsOther, .frustrated, .confused, .thanks, .praises,
        .asks, .repeatsTurn, .echoesAgent, .agentRepeats, .agentAsksAgain, .answersTopic, .leavesQuestion,
    ]
    static let lasts: [TurnSignal] = [.mood, .moodChange, .thanks, .leaves, .refuses, .agentOffersMore, .wait]

    /// The names of the numbers, in order.
    static let names: [String] =
        ["customerTurns", "agentTurns", "customerLength", "agentLength", "lowestMood", "endsWithAgent"]
        + ["agentSorry", "agentFails", "agentAsks", "agentSucceeds"]
        + means.map { "mean.\($0)" } + lasts.map { "last.\($0)" }

    /// The numbers that describe the whole.
    var numbers: [Double] {
        let customer = max(customerTurns, 1)
        let agent = max(agentTurns, 1)
        let lengths = [
            log1p(customerTurns), log1p(agentTurns), log1p(customerUnits / customer), log1p(agentUnits / agent),
            lowestMood, endsWithAgent ? 1 : 0,
        ]
        let shares = [answers.sorry, answers.fails, answers.asks, answers.succeeds].map { $0 / agent }
        let signals = Self.means.map { sums[$0] / customer } + Self.lasts.map { last[$0] }
        return (lengths + shares + signals).map(Double.init)
    }
}
