import Foundation
import HarkDomain

extension PolicyTrialResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case days, from, to, conversations, leftOut, replications, happened, current, proposed, difference, gap
    }

    /// Writes moments as ISO 8601.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(days, forKey: .days)
        try container.encode(from.iso8601, forKey: .from)
        try container.encode(to.iso8601, forKey: .to)
        try container.encode(conversations, forKey: .conversations)
        try container.encode(leftOut, forKey: .leftOut)
        try container.encode(replications, forKey: .replications)
        try container.encode(happened, forKey: .happened)
        try container.encode(current, forKey: .current)
        try container.encode(proposed, forKey: .proposed)
        try container.encode(difference, forKey: .difference)
        try container.encode(gap, forKey: .gap)
    }

    /// The result as JSON, keys in alphabetical order.
    ///
    /// - Throws: `EncodingError`, which only a number that is none could cause.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// A member of an object, by name.
private struct MemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedEncodingContainer<MemberKey> {
    fileprivate mutating func encode(_ figures: [TrialFigure: Measure]) throws {
        for (figure, measure) in figures { try encode(measure, forKey: MemberKey(figure.rawValue)) }
    }

    fileprivate mutating func encode(id: String, name: String) throws {
        try encode(id, forKey: MemberKey("id"))
        try encode(name, forKey: MemberKey("name"))
    }
}

extension TrialMeasures: Encodable {
    /// Writes the figures of the whole as members, beside `queues` and `agents`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MemberKey.self)
        try container.encode(all)
        try container.encode(queues, forKey: MemberKey("queues"))
        try container.encode(agents, forKey: MemberKey("agents"))
    }
}

extension TrialMeasures.Queue: Encodable {
    /// Writes id, name and figures.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MemberKey.self)
        try container.encode(id: queue.id.text, name: queue.name)
        try container.encode(figures)
    }
}

extension TrialMeasures.Agent: Encodable {
    /// Writes id, name and figures.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MemberKey.self)
        try container.encode(id: agent.id.text, name: agent.name)
        try container.encode(figures)
    }
}
