/// Holds a transcript against the dialogue that it must equal.
public struct TranscriptComparison: Sendable {
    /// What differs, in words for people; empty when nothing does.
    public private(set) var differences: [String] = []
    /// Messages of the bot before a person took over.
    public private(set) var botMessages = 0

    /// Compares a transcript with its input: every turn once, in order, unaltered, and nothing else from people.
    ///
    /// - Parameters:
    ///   - events: The whole transcript as `reader` may see it.
    ///   - dialogue: The input.
    ///   - reader: Whose view it is, for the words.
    public init(_ events: [ClientEvent], with dialogue: Dialogue, as reader: String) {
        checkChain(events)
        checkBot(events)
        checkTurns(events.compactMap(Self.turn), dialogue.turns)
        differences = differences.map { "\(dialogue.id), \(reader): \($0)" }
    }

    private static func turn(of event: ClientEvent) -> Dialogue.Turn? {
        guard event.type == "message.posted", event.byKind != "bot" else { return nil }
        return Dialogue.Turn(event.byKind == "visitor" ? .customer : .agent, event.text ?? "")
    }

    private mutating func checkChain(_ events: [ClientEvent]) {
        var last = 0
        for event in events {
            if event.prev != last || event.seq <= last {
                differences.append("event \(event.seq) follows \(event.prev), but \(last) is before it")
            }
            last = event.seq
        }
    }

    private mutating func checkBot(_ events: [ClientEvent]) {
        var isWithPerson = false
        for event in events {
            if event.type == "assignment.made" { isWithPerson = true }
            guard event.type == "message.posted", event.byKind == "bot" else { continue }
            botMessages += 1
            if isWithPerson { differences.append("the bot spoke at \(event.seq), after a person took over") }
        }
    }

    private mutating func checkTurns(_ said: [Dialogue.Turn], _ meant: [Dialogue.Turn]) {
        for index in 0..<max(said.count, meant.count) {
            let place = "turn \(index + 1)"
            guard index < said.count else { return differences.append("\(place) and what follows is missing") }
            guard index < meant.count else { return differences.append("\(place) is not in the input: \(said[index])") }
            // Scalars, since texts that merely look the same must not pass.
            let isEqual =
                said[index].side == meant[index].side
                && said[index].text.utf8.elementsEqual(meant[index].text.utf8)
            if !isEqual { return differences.append("\(place) is \(said[index]), not \(meant[index])") }
        }
    }
}

extension Dialogue.Turn: CustomStringConvertible {
    /// Side and text.
    public var description: String { "\(side.rawValue) “\(text)”" }
}
