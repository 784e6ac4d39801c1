import Foundation

/// Plays scripted dialogues against a bot and tells where it does something else.
///
/// Pure: the clock is the script's and other servers answer what it says.
public struct DialogueRunner: Sendable {
    /// How many calls one message may need.
    private static let mostCalls = 20
    /// How many lines of the talk a turn is told.
    private static let mostHistory = 30

    private let engine: BotEngine

    /// Creates a runner.
    public init(_ engine: BotEngine) {
        self.engine = engine
    }

    /// Plays all dialogues of a file, each from the start.
    ///
    /// - Returns: a result for each dialogue, in order.
    public func run(_ file: BotScriptFile) -> [DialogueResult] {
        file.dialogues.map { DialogueResult(name: $0.name, turns: $0.turns.count, difference: difference(in: $0)) }
    }

    /// The first difference of a dialogue.
    private func difference(in dialogue: PreparedDialogue) -> DialogueDifference? {
        var talk = Talk(moment: dialogue.setting.moment ?? ScriptedSetting.usualMoment)
        for (number, turn) in dialogue.turns.enumerated() {
            let found = values(of: turn, in: dialogue, &talk)
            guard let found else { continue }
            return DialogueDifference(
                file: dialogue.file,
                line: turn.line,
                dialogue: dialogue.name,
                turn: number + 1,
                key: found.key,
                expected: found.expected,
                actual: found.actual
            )
        }
        return nil
    }

    private struct Talk {
        var state = BotState()
        var history: [BotTurn.Line] = []
        var moment: Date
        var isOver = false
    }

    private func values(
        of turn: PreparedDialogue.Turn,
        in dialogue: PreparedDialogue,
        _ talk: inout Talk
    ) -> DialogueDifference.Values? {
        guard !talk.isOver else { return ("bot", "an answer", "nobody: people have the conversation") }
        talk.moment += turn.scripted.after * 60
        let offered = turn.scripted.tap.map { id in talk.state.offered.first { $0.id == id } }
        if let tap = turn.scripted.tap, offered == .some(nil) {
            return ("tap", tap, "[" + talk.state.offered.map(\.id).joined(separator: ", ") + "]")
        }
        let text = turn.scripted.customer ?? offered??.label ?? ""
        let asked = BotTurn(
            text: text,
            choice: turn.scripted.tap,
            languageHint: dialogue.setting.language,
            state: talk.state,
            history: talk.history,
            facts: dialogue.setting.facts?.facts ?? BotFacts(),
            moment: talk.moment,
            zone: dialogue.setting.zone
        )
        guard let reply = reply(to: asked, dialogue.calls) else { return ("bot", "an answer", "calls without an end") }
        talk.state = reply.state
        talk.history += [BotTurn.Line(by: .visitor, text: text), BotTurn.Line(by: .bot, text: reply.text)]
        talk.history = talk.history.suffix(Self.mostHistory)
        talk.isOver = reply.handoff != nil
        return turn.scripted.expected.difference(to: reply, pattern: turn.pattern)
    }

    /// The reply, with the script's answers to calls; a call that it does not name has nobody at the other end.
    private func reply(to turn: BotTurn, _ calls: [PreparedDialogue.Call]) -> BotReply? {
        var step = engine.step(turn)
        for _ in 0...Self.mostCalls {
            switch step {
            case .reply(let reply): return reply
            case .call(let call):
                let result = calls.first { $0.fits(call) }?.scripted.result ?? .failed(.unreachable)
                step = engine.resume(call.pause, with: result)
            }
        }
        return nil
    }
}

/// What became of one scripted dialogue.
public struct DialogueResult: Sendable, Hashable {
    /// The name of the dialogue.
    public let name: String
    /// How many turns it has.
    public let turns: Int
    /// The first thing that was not as expected; nil when all was.
    public let difference: DialogueDifference?
}

/// The first thing that was not as expected in a scripted dialogue.
public struct DialogueDifference: Sendable, Hashable, CustomStringConvertible {
    typealias Values = (key: String, expected: String, actual: String)

    /// The file of the dialogue.
    public let file: String
    /// The line of the turn.
    public let line: Int?
    /// The name of the dialogue.
    public let dialogue: String
    /// The number of the turn, counted from 1.
    public let turn: Int
    /// What was compared: the key of the script.
    public let key: String
    /// What the script says.
    public let expected: String
    /// What the bot did.
    public let actual: String

    /// The difference on three lines: where, what was expected, what was there.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(dialogue), turn \(turn): \(key)\n  expected: \(expected)\n  actual:   \(actual)"
    }
}
