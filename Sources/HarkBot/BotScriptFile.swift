public import Foundation
import HarkLanguage

/// A file of scripted dialogues: what customers write, and what the bot must do.
public struct BotScriptFile: Sendable {
    /// The name of the file.
    public let name: String
    /// The rules file of the bot that the dialogues are for, seen from this file.
    public let config: String?
    let dialogues: [PreparedDialogue]

    /// How many dialogues the file holds.
    public var count: Int { dialogues.count }

    /// Reads a file of dialogues.
    ///
    /// - Throws: `unreadable`, or `invalid` with file, line, key path and reason.
    public init(_ url: URL) throws(BotError) {
        try self.init(TextFile.read(url))
    }

    /// Reads a text of dialogues.
    ///
    /// - Parameters:
    ///   - name: the name of the file, for faults and differences.
    ///   - text: its text.
    /// - Throws: `invalid` with file, line, key path and reason.
    public init(name: String, text: String) throws(BotError) {
        try self.init(TextFile(name: name, text: text))
    }

    init(_ file: TextFile) throws(BotError) {
        let document = try YAMLDocument(file.text, file: file.name)
        let script = try document.decode(Script.self)
        name = file.name
        config = script.config
        var dialogues: [PreparedDialogue] = []
        for (index, dialogue) in script.dialogues.enumerated() {
            dialogues.append(try PreparedDialogue(dialogue, script.setting, document, ["dialogues", "\(index)"]))
        }
        self.dialogues = dialogues
    }

    private struct Script: Decodable {
        let config: String?
        let setting: ScriptedSetting
        let dialogues: [ScriptedDialogue]

        init(from decoder: any Decoder) throws {
            let strict = try StrictContainer(decoder, keys: ["config", "dialogues"] + ScriptedSetting.keys)
            config = strict.has("config") ? try strict.text("config") : nil
            setting = try ScriptedSetting(strict)
            dialogues = try strict.required("dialogues")
        }
    }
}

/// A scripted dialogue with its patterns compiled and its places in the file.
struct PreparedDialogue: Sendable {
    struct Turn: Sendable {
        let scripted: ScriptedTurn
        let pattern: LinearPattern?
        let line: Int?
    }

    struct Call: Sendable {
        let scripted: ScriptedCall
        let url: LinearPattern

        func fits(_ call: BotCall) -> Bool {
            (scripted.method == nil || scripted.method == call.method) && url.firstMatch(in: call.url) != nil
        }
    }

    let name: String
    let file: String
    let setting: ScriptedSetting
    let calls: [Call]
    let turns: [Turn]

    init(
        _ dialogue: ScriptedDialogue,
        _ common: ScriptedSetting,
        _ document: YAMLDocument,
        _ place: [String]
    ) throws(BotError) {
        (name, file) = (dialogue.name, document.file)
        setting = ScriptedSetting(dialogue.setting, else: common)
        var calls: [Call] = []
        for (index, call) in dialogue.calls.enumerated() {
            let here = place + ["calls", "\(index)"]
            var scripted = call
            scripted.json = document.json(at: here + ["json"]) ?? .null
            calls.append(Call(scripted: scripted, url: try document.pattern(call.url, at: here + ["url"])))
        }
        var turns: [Turn] = []
        for (index, turn) in dialogue.turns.enumerated() {
            let here = place + ["turns", "\(index)"]
            var pattern: LinearPattern?
            if let source = turn.expected.pattern { pattern = try document.pattern(source, at: here + ["pattern"]) }
            turns.append(Turn(scripted: turn, pattern: pattern, line: document.fault("", at: here).line))
        }
        (self.calls, self.turns) = (calls, turns)
    }
}

extension YAMLDocument {
    fileprivate func pattern(_ source: String, at path: [String]) throws(BotError) -> LinearPattern {
        do throws(LinearPattern.Invalid) {
            return try LinearPattern(source)
        } catch {
            throw .invalid([fault("is not a usable pattern: \(error.reason)", at: path)])
        }
    }
}
