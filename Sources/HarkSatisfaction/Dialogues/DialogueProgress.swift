import Foundation

/// A dialogue so far, turn by turn: it knows what the signals of the next customer turn compare with.
///
/// The same turns give the same signals live, after the chat, and in training.
struct DialogueProgress: Sendable {
    /// Older turns are not compared with.
    private static let memory = 16
    /// More topics are not remembered, so that a dialogue without end takes bounded memory.
    private static let mostTopics = 5_000
    /// What a customer turn shares with an earlier one to count as said again.
    private static let repeatShare: Float = 0.6

    /// What the agent has written since the customer's last turn.
    private(set) var answer: [TurnReading] = []
    /// The customer's last turn.
    private(set) var lastCustomer: TurnReading?
    /// How many turns the customer has written.
    private(set) var customerTurns = 0
    /// How many turns the agent has written.
    private(set) var agentTurns = 0
    private(set) var totals = TurnSignals()
    private var customerTopics: [Set<UInt64>] = []
    private var agentTopics: [Set<UInt64>] = []
    private var said: Set<UInt64> = []
    private var heard: Set<UInt64> = []
    private var moodSum: Float = 0
    private var lowestMood: Float = 0
    private var lengthSum: Float = 0
    private var turnsInARow = 0
    private var waitingSince: Double?
    private var longestWait: Float = 0

    /// Takes an agent's turn.
    mutating func takeAnswer(_ reading: TurnReading) {
        agentTurns += 1
        turnsInARow = 0
        if answer.count == Self.memory { answer.removeFirst() }
        answer.append(reading)
        if let since = waitingSince, let now = reading.seconds { longestWait = max(longestWait, Float(now - since)) }
        waitingSince = nil
    }

    /// Takes a customer's turn.
    /// - Returns: the signals as of this turn.
    mutating func take(_ reading: TurnReading) -> TurnSignals {
        var signals = TurnSignals()
        describePlace(reading, &signals)
        describeMood(reading, &signals)
        describeWords(reading, &signals)
        describeRepeats(reading, &signals)
        if !answer.isEmpty { describeAnswer(reading, &signals) }
        addTotals(&signals)
        remember(reading)
        return signals
    }

    private func describePlace(_ reading: TurnReading, _ signals: inout TurnSignals) {
        let length = log1p(Float(reading.words.wordCount))
        signals[.customerTurns] = log1p(Float(customerTurns))
        signals[.isFirst] = answer.isEmpty && customerTurns == 0 ? 1 : 0
        signals[.turnsInARow] = Float(min(turnsInARow, 5))
        signals[.wait] = waited(until: reading.seconds)
        signals[.customerLength] = length
        if customerTurns > 0 { signals[.lengthChange] = length - lengthSum / Float(customerTurns) }
    }

    /// How long the customer has waited for the last answer, in doublings beyond three minutes.
    private func waited(until now: Double?) -> Float {
        var wait = longestWait
        if let since = waitingSince, let now { wait = max(wait, Float(now - since)) }
        return wait > Self.patience ? min(log2(wait / Self.patience), 10) : 0
    }

    /// - Units: seconds.
    private static let patience: Float = 180

    private func describeMood(_ reading: TurnReading, _ signals: inout TurnSignals) {
        signals[.mood] = reading.mood
        signals[.anger] = reading.anger
        signals[.meanMood] = (moodSum + reading.mood) / Float(customerTurns + 1)
        signals[.lowestMood] = min(lowestMood, reading.mood)
        if customerTurns > 0 { signals[.moodChange] = reading.mood - moodSum / Float(customerTurns) }
    }

    private func describeWords(_ reading: TurnReading, _ signals: inout TurnSignals) {
        func flag(_ cue: Cue) -> Float { reading.cues.has(cue) ? 1 : 0 }
        let declinesMore = answer.contains { $0.cues.has(.moreHelp) }
        signals[.refuses] = reading.cues.opens(with: .refusal) && !declinesMore ? 1 : 0
        signals[.negative] = declinesMore ? 0 : min(Float(reading.cues[.negative]), 3)
        signals[.agrees] = reading.cues.opens(with: .agreement) ? 1 : 0
        signals[.corrects] = customerTurns > 0 ? flag(.correction) : 0
        signals[.wantsOther] = customerTurns > 0 ? flag(.alternative) : 0
        signals[.frustrated] = flag(.frustration)
        signals[.confused] = flag(.confusion)
        signals[.thanks] = flag(.thanks)
        signals[.praises] = flag(.praise)
        signals[.leaves] = flag(.farewell)
        signals[.asks] = reading.isQuestion ? 1 : 0
    }

    private func describeRepeats(_ reading: TurnReading, _ signals: inout TurnSignals) {
        let topics = reading.topics
        guard topics.count > 1, customerTurns > 0 else {
            signals[.newTopics] = topics.isEmpty ? 0 : share(of: topics, notIn: said, heard)
            return
        }
        signals[.repeatsTurn] = customerTopics.map { share(of: topics, in: $0) }.max() ?? 0
        signals[.repeatsLast] = customerTopics.last.map { share(of: topics, in: $0) } ?? 0
        signals[.newTopics] = share(of: topics, notIn: said, heard)
        signals[.echoesAgent] = answer.map { share(of: topics, in: $0.topics) }.max() ?? 0
    }

    private func describeAnswer(_ reading: TurnReading, _ signals: inout TurnSignals) {
        func flag(_ cue: Cue) -> Float { answer.contains { $0.cues.has(cue) } ? 1 : 0 }
        signals[.agentLength] = log1p(answer.reduce(0) { $0 + Float($1.words.wordCount) })
        signals[.agentNumbers] = log1p(answer.reduce(0) { $0 + Float($1.numbers) })
        signals[.agentMood] = answer.map(\.mood).min() ?? 0
        signals[.agentSorry] = flag(.apology)
        signals[.agentFails] = flag(.failure)
        signals[.agentSucceeds] = flag(.success)
        signals[.agentOffersMore] = flag(.moreHelp)
        signals[.agentConfirms] = flag(.confirmation)
        signals[.agentHandsOff] = flag(.handOff)
        signals[.agentStalls] = flag(.stalling)
        signals[.agentAsks] = answer.contains(where: \.isQuestion) ? 1 : 0
        describeAnswerTopics(&signals)
    }

    private func describeAnswerTopics(_ signals: inout TurnSignals) {
        let topics = answer.reduce(into: Set<UInt64>()) { $0.formUnion($1.topics) }
        if topics.count > 1 {
            signals[.agentRepeats] = agentTopics.map { share(of: topics, in: $0) }.max() ?? 0
            signals[.agentAsksAgain] = signals[.agentAsks] * share(of: topics, in: said)
        }
        guard let question = lastCustomer else { return }
        signals[.answersTopic] = share(of: question.topics, in: topics)
        let evades = signals[.agentFails] + signals[.agentStalls] > 0 || signals[.agentAsks] > 0
        signals[.leavesQuestion] = question.isQuestion && (evades || signals[.answersTopic] == 0) ? 1 : 0
    }

    private mutating func addTotals(_ signals: inout TurnSignals) {
        totals[.failuresSoFar] += signals[.agentFails]
        totals[.correctionsSoFar] += max(signals[.corrects], signals[.refuses])
        totals[.repeatsSoFar] += signals[.repeatsTurn] >= Self.repeatShare ? 1 : 0
        totals[.thanksSoFar] += max(signals[.thanks], signals[.praises])
        totals[.questionsSoFar] += signals[.asks]
        totals[.unansweredSoFar] += signals[.leavesQuestion]
        totals[.handOffsSoFar] += signals[.agentHandsOff]
        for signal in TurnSignal.failuresSoFar.rawValue..<TurnSignal.count {
            guard let signal = TurnSignal(rawValue: signal) else { continue }
            signals[signal] = log1p(totals[signal])
        }
    }

    private mutating func remember(_ reading: TurnReading) {
        for turn in answer { Self.remember(turn.topics, in: &agentTopics, &heard) }
        Self.remember(reading.topics, in: &customerTopics, &said)
        answer.removeAll(keepingCapacity: true)
        lastCustomer = reading
        customerTurns += 1
        turnsInARow += 1
        moodSum += reading.mood
        lowestMood = min(lowestMood, reading.mood)
        lengthSum += log1p(Float(reading.words.wordCount))
        waitingSince = waitingSince ?? reading.seconds
        longestWait = 0
    }

    private static func remember(_ topics: Set<UInt64>, in turns: inout [Set<UInt64>], _ all: inout Set<UInt64>) {
        turns.append(topics)
        if turns.count > memory { turns.removeFirst() }
        if all.count < mostTopics { all.formUnion(topics) }
    }

    private func share(of topics: Set<UInt64>, in others: Set<UInt64>) -> Float {
        topics.isEmpty ? 0 : Float(topics.count { others.contains($0) }) / Float(topics.count)
    }

    private func share(of topics: Set<UInt64>, notIn first: Set<UInt64>, _ second: Set<UInt64>) -> Float {
        Float(topics.count { !first.contains($0) && !second.contains($0) }) / Float(topics.count)
    }
}
