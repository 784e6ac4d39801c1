public import HarkStatistics

/// A number that is known of a conversation: a column of the tables that models, drivers and clusters are made from.
///
/// Each is one field of `ChatFacts`, or follows from it; its raw value is its name in reports.
public enum ChatFeature: String, Hashable, Sendable, CaseIterable, Codable {
    case firstWait, wait, firstResponse, nextResponse, longestResponse, handling, resolution
    case customerMessages, agentMessages, botMessages, customerLetters, agentLetters
    case botMisses, repeats, openQuestions, handoffs, transfers, escalations, breaches, reopenings, agents
    case agentLoad, firstMood, lastMood, meanMood, lowestMood, moodTrend, anger, probabilityBad
    case isReturning, isIdentified, hadPerson, isContained, isAbandoned, wasSolved, wasUnsolved

    /// What a feature is measured in.
    public enum Unit: String, Hashable, Sendable, Codable {
        /// Seconds.
        case seconds
        /// How many.
        case count
        /// A number on a scale of its own, as the field of `ChatFacts` says.
        case degree
        /// A chance, 0…1.
        case chance
        /// 1 when it is so, 0 when not.
        case flag
    }

    /// What it is measured in.
    public var unit: Unit {
        switch self {
        case .firstWait, .wait, .firstResponse, .nextResponse, .longestResponse, .handling, .resolution: .seconds
        case .customerMessages, .agentMessages, .botMessages, .customerLetters, .agentLetters: .count
        case .botMisses, .repeats, .openQuestions, .handoffs, .transfers, .escalations, .breaches: .count
        case .reopenings, .agents: .count
        case .agentLoad, .firstMood, .lastMood, .meanMood, .lowestMood, .moodTrend, .anger: .degree
        case .probabilityBad: .chance
        case .isReturning, .isIdentified, .hadPerson, .isContained, .isAbandoned, .wasSolved, .wasUnsolved: .flag
        }
    }

    /// Its value in a conversation; NaN where it is not known, such as the first response where nobody wrote.
    public func value(of facts: ChatFacts) -> Double {
        switch self {
        case .firstWait: Self.seconds(facts.firstWait)
        case .wait: Self.seconds(facts.wait)
        case .firstResponse: Self.seconds(facts.firstResponse)
        case .nextResponse: facts.nextResponses.mean.map { $0 / 1_000 } ?? .nan
        case .longestResponse: facts.nextResponses.count > 0 ? Self.seconds(facts.nextResponses.longest) : .nan
        case .handling: Self.seconds(facts.handling)
        case .resolution: Self.seconds(facts.resolution)
        case .customerMessages: Double(facts.customerMessages.count)
        case .agentMessages: Double(facts.agentMessages.count)
        case .botMessages: Double(facts.botMessages.count)
        case .customerLetters: Self.mean(facts.customerMessages)
        case .agentLetters: Self.mean(facts.agentMessages)
        case .botMisses: Double(facts.botMisses)
        case .repeats: Double(facts.repeats)
        case .openQuestions: Double(facts.openQuestions)
        case .handoffs: Double(facts.handoffs)
        case .transfers: Double(facts.transfers)
        case .escalations: Double(facts.escalations)
        case .breaches: Double(facts.breaches)
        case .reopenings: Double(facts.reopenings)
        case .agents: Double(facts.agents.count)
        case .agentLoad: facts.agentLoad ?? .nan
        case .firstMood: facts.mood.first ?? .nan
        case .lastMood: facts.mood.last ?? .nan
        case .meanMood: facts.mood.mean ?? .nan
        case .lowestMood: facts.mood.lowest ?? .nan
        case .moodTrend: facts.mood.trend ?? .nan
        case .anger: facts.mood.count > 0 ? facts.mood.anger : .nan
        case .probabilityBad: facts.probabilityBad ?? .nan
        case .isReturning: facts.isReturning ? 1 : 0
        case .isIdentified: facts.contact != nil ? 1 : 0
        case .hadPerson: facts.hadPerson ? 1 : 0
        case .isContained: facts.isContained ? 1 : 0
        case .isAbandoned: facts.isAbandoned ? 1 : 0
        case .wasSolved: facts.solved == .yes ? 1 : 0
        case .wasUnsolved: facts.solved == .no ? 1 : 0
        }
    }

    private static func seconds(_ milliseconds: Int64?) -> Double {
        milliseconds.map { Double($0) / 1_000 } ?? .nan
    }

    /// The mean length of a text.
    private static func mean(_ texts: TextTally) -> Double {
        texts.count > 0 ? Double(texts.letters) / Double(texts.count) : .nan
    }
}

extension Collection<ChatFeature> {
    /// The values in one conversation.
    public func row(of facts: ChatFacts) -> [Double] { map { $0.value(of: facts) } }

    /// The values in conversations.
    /// - Shape: a row for each conversation, a column for each feature; NaN where a value is not known.
    public func table(of facts: some Sequence<ChatFacts>) -> Matrix {
        var table = Matrix(rows: 0, columns: count)
        for facts in facts { table.append(row(of: facts)) }
        return table
    }
}
