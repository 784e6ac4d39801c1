public import HarkStatistics

/// A number that is known of a conversation: a column of the tables that models, drivers and clusters are made from.
///
/// Each follows from a `ChatNumber` or a flag of the conversation's row, in the unit in which people think of it; its raw
/// value is its name in reports.
public enum ChatFeature: String, Hashable, Sendable, CaseIterable, Codable {
    case firstWait, wait, firstResponse, nextResponse, longestResponse, handling, resolution
    case customerMessages, agentMessages, botMessages, customerLetters, agentLetters
    case botMisses, repeats, openQuestions, handoffs, transfers, escalations, breaches, reopenings, agents
    case agentLoad, firstMood, lastMood, meanMood, lowestMood, moodTrend, anger, probabilityBad
    case isReturning, hadPerson, isContained, isAbandoned, wasSolved, wasUnsolved

    /// What a feature is measured in.
    public enum Unit: String, Hashable, Sendable, Codable {
        /// Seconds.
        case seconds
        /// How many.
        case count
        /// A number on a scale of its own, as `ChatNumber.meaning` says.
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
        case .isReturning, .hadPerson, .isContained, .isAbandoned, .wasSolved, .wasUnsolved: .flag
        }
    }

    /// Its value in a conversation; NaN where it is not known, such as the first response where nobody wrote.
    public func value(of row: ChatRow) -> Double {
        switch self {
        case .firstWait: Self.seconds(row[.firstWait])
        case .wait: Self.seconds(row[.wait])
        case .firstResponse: Self.seconds(row[.firstResponse])
        case .nextResponse: Self.seconds(row[.nextResponse])
        case .longestResponse: Self.seconds(row[.nextResponseLongest])
        case .handling: Self.seconds(row[.handling])
        case .resolution: Self.seconds(row[.resolution])
        case .customerMessages: row[.customerMessages] ?? .nan
        case .agentMessages: row[.agentMessages] ?? .nan
        case .botMessages: row[.botMessages] ?? .nan
        case .customerLetters: Self.mean(row[.customerLetters], row[.customerMessages])
        case .agentLetters: Self.mean(row[.agentLetters], row[.agentMessages])
        case .botMisses: row[.botMisses] ?? .nan
        case .repeats: row[.repeats] ?? .nan
        case .openQuestions: row[.openQuestions] ?? .nan
        case .handoffs: row[.handoffs] ?? .nan
        case .transfers: row[.transfers] ?? .nan
        case .escalations: row[.escalations] ?? .nan
        case .breaches: row[.breaches] ?? .nan
        case .reopenings: row[.reopenings] ?? .nan
        case .agents: row[.agents] ?? .nan
        case .agentLoad: row[.agentLoad] ?? .nan
        case .firstMood: row[.moodFirst] ?? .nan
        case .lastMood: row[.moodLast] ?? .nan
        case .meanMood: row[.moodMean] ?? .nan
        case .lowestMood: row[.moodLowest] ?? .nan
        case .moodTrend: row[.moodTrend] ?? .nan
        case .anger: row[.anger] ?? .nan
        case .probabilityBad: row[.probabilityBad] ?? .nan
        case .isReturning: row.flags.contains(.returning) ? 1 : 0
        case .hadPerson: row.flags.contains(.hadPerson) ? 1 : 0
        case .isContained: row.flags.contains(.contained) ? 1 : 0
        case .isAbandoned: row.flags.contains(.abandoned) ? 1 : 0
        case .wasSolved: row[.solved] == 1 ? 1 : 0
        case .wasUnsolved: row[.solved] == 0 ? 1 : 0
        }
    }

    private static func seconds(_ milliseconds: Double?) -> Double { milliseconds.map { $0 / 1_000 } ?? .nan }

    /// The mean length of a text.
    private static func mean(_ letters: Double?, _ texts: Double?) -> Double {
        guard let letters, let texts, texts > 0 else { return .nan }
        return letters / texts
    }
}

extension Collection<ChatFeature> {
    /// The values in one conversation.
    public func values(of row: ChatRow) -> [Double] { map { $0.value(of: row) } }

    /// The values in conversations.
    /// - Shape: a row for each conversation, a column for each feature; NaN where a value is not known.
    public func table(of rows: some Sequence<ChatRow>) -> Matrix {
        var table = Matrix(rows: 0, columns: count)
        for row in rows { table.append(values(of: row)) }
        return table
    }
}
