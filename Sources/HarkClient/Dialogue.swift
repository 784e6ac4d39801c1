import HarkProtocol

/// A conversation between two people, to be played again.
public struct Dialogue: Hashable, Sendable {
    /// Who speaks.
    public enum Side: String, Hashable, Sendable {
        case customer, agent

        /// Reads the names that collections of dialogues use.
        init?(role: String) {
            switch role.lowercased() {
            case "customer", "user", "visitor", "client": self = .customer
            case "agent", "system", "assistant", "operator": self = .agent
            default: return nil
            }
        }
    }

    /// One message.
    public struct Turn: Hashable, Sendable {
        /// Who writes it.
        public let side: Side
        /// What is written, trimmed as a server trims it.
        public let text: String

        /// Creates a turn.
        public init(_ side: Side, _ text: String) {
            self.side = side
            self.text = MessageText.trim(text)
        }
    }

    /// Its name in the file.
    public let id: String
    /// What is said, in order.
    public let turns: [Turn]

    /// Creates a dialogue.
    public init(id: String, turns: [Turn]) {
        self.id = id
        self.turns = turns
    }
}

/// Why a file of dialogues can't be played.
public enum DialogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file can't be read.
    case unreadable(path: String)
    /// A line is no dialogue.
    case line(Int, reason: String)

    /// What is wrong, for people.
    public var description: String {
        switch self {
        case .unreadable(let path): "\(path) can't be read"
        case .line(let number, let reason): "line \(number): \(reason)"
        }
    }
}

extension Dialogue {
    /// Reads dialogues from JSON Lines: `{"id":…,"turns":[{"role":…,"text":…},…]}` on each line.
    ///
    /// Other members are passed over. Lines without content are too.
    ///
    /// - Throws: ``DialogueError/line(_:reason:)`` for the first line that is no dialogue.
    public static func read(_ bytes: [UInt8], limit: Int = .max) throws(DialogueError) -> [Dialogue] {
        var dialogues: [Dialogue] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard dialogues.count < limit else { break }
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            dialogues.append(try dialogue(Array(line), number))
        }
        return dialogues
    }

    private static func dialogue(_ line: [UInt8], _ number: Int) throws(DialogueError) -> Dialogue {
        let value: JSONValue
        do { value = try JSONReader.read(line) } catch { throw .line(number, reason: "no JSON: \(error.reason)") }
        guard case .object(let object) = value, case .array = object["turns"] else {
            throw .line(number, reason: "no object with turns")
        }
        var turns: [Turn] = []
        for (index, turn) in object.objects("turns").enumerated() {
            guard let role = turn.text("role"), let side = Side(role: role) else {
                throw .line(number, reason: "turn \(index + 1): the role must be customer or agent")
            }
            guard let text = turn.text("text"), let fit = try? MessageText.checked(text) else {
                throw .line(number, reason: "turn \(index + 1): no text that can be sent")
            }
            turns.append(Turn(side, fit))
        }
        guard !turns.isEmpty else { throw .line(number, reason: "no turns") }
        return Dialogue(id: object.text("id") ?? object.int("id").map { "\($0)" } ?? "line \(number)", turns: turns)
    }
}
