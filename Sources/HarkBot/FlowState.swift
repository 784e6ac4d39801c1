public import Foundation
import HarkLanguage

/// Where a running flow stands: small data that lives in the bot's state between two turns.
public struct FlowState: Sendable, Codable, Hashable {
    /// What the customer was asked last.
    enum Question: Sendable, Codable, Hashable {
        /// A slot's question.
        case slot(String)
        /// Whether a slot was understood rightly.
        case check(String)
        /// The question of a `confirm` step.
        case confirm
    }

    /// The flow.
    public var flow: String
    /// The fingerprint of the flow as it was when this state was made.
    var digest: String
    /// The language of the talk.
    var language: Language
    /// The step at which the flow stands.
    var step = 0
    /// What was asked.
    var asked: Question?
    /// What the customer told and what calls brought, by name.
    var values: [String: String] = [:]
    /// What calls brought to choose from, by name.
    var lists: [String: [BotChoice]] = [:]
    /// Slots that were filled without a question and still need a yes.
    var doubted: Set<String> = []
    /// How often the question at hand was not answered.
    var misses = 0
    /// How many questions were asked.
    var questions = 0
    /// How often a call made the flow ask again.
    var returns = 0
    /// Whether a call has changed something, so that what it was told is no longer corrected.
    var hasActed = false
    /// When the customer last wrote.
    public var moment: Date?

    /// Begins a flow.
    init(flow: String, digest: String = "", language: Language = .english) {
        self.flow = flow
        self.digest = digest
        self.language = language
    }

    /// Reads a state of any age: what this version cannot read has no fingerprint, so that the flow is dropped.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(flow: (try? container.decode(String.self, forKey: .flow)) ?? "")
        do {
            language = try container.decode(Language.self, forKey: .language)
            step = try container.decode(Int.self, forKey: .step)
            asked = try container.decodeIfPresent(Question.self, forKey: .asked)
            values = try container.decode([String: String].self, forKey: .values)
            lists = try container.decode([String: [BotChoice]].self, forKey: .lists)
            doubted = try container.decode(Set<String>.self, forKey: .doubted)
            misses = try container.count(.misses)
            questions = try container.count(.questions)
            returns = try container.count(.returns)
            hasActed = try container.decode(Bool.self, forKey: .hasActed)
            moment = try container.decodeIfPresent(Date.self, forKey: .moment)
            digest = try container.decode(String.self, forKey: .digest)
        } catch is DecodingError {
            digest = ""
        }
    }
}

extension KeyedDecodingContainer {
    /// A count that a flow or the bot keeps; none grows beyond a thousand.
    func count(_ key: Key) throws -> Int { min(max(try decode(Int.self, forKey: key), 0), 1_000) }
}

extension FlowState {
    /// What values and lists may take up together, so that a state stays under 4 KiB.
    ///
    /// - Units: bytes of JSON.
    static let mostBytes = 3_000

    /// Whether a text is a value that was told before, in whatever spelling of case and signs.
    func holds(_ text: String) -> Bool {
        let told = text.lettersAndDigits
        return !told.isEmpty && values.values.contains { $0.lettersAndDigits == told }
    }

    /// Whether a value finds room.
    func hasRoom(for value: String, named name: String) -> Bool {
        var others = values
        others[name] = nil
        return Self.bytes(of: others, lists) + Self.bytes(name, value) <= Self.mostBytes
    }

    /// Whether a list finds room.
    func hasRoom(for list: [BotChoice], named name: String) -> Bool {
        var lists = lists
        lists[name] = list
        return Self.bytes(of: values, lists) <= Self.mostBytes
    }

    private static func bytes(of values: [String: String], _ lists: [String: [BotChoice]]) -> Int {
        var sum = 0
        for (name, value) in values { sum += bytes(name, value) }
        for (name, list) in lists {
            sum += bytes(name, "")
            for choice in list { sum += bytes(choice.id, choice.label) + 16 }
        }
        return sum
    }

    /// A name and a value in JSON, marks included.
    private static func bytes(_ name: String, _ value: String) -> Int {
        6 + escaped(name) + escaped(value)
    }

    private static func escaped(_ text: String) -> Int {
        text.utf8.count + text.utf8.count { $0 == 0x22 || $0 == 0x5C || $0 == 0x2F }
    }
}

extension String {
    fileprivate var lettersAndDigits: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
