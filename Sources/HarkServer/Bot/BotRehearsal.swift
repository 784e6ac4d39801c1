import HarkBot
import HarkLanguage

/// What became of a version's scripted dialogues: the regression suite that it should pass before it speaks.
struct BotRehearsal: Sendable {
    /// One file of dialogues.
    struct Item: Sendable {
        let file: String
        let dialogues: Int
        /// How many of them went otherwise than scripted.
        let failed: Int
        /// The first thing that was not as expected; nil when all was.
        let difference: Difference?
    }

    /// Where a dialogue went another way.
    struct Difference: Sendable {
        /// The name of the dialogue; empty when the file itself can't be read.
        let dialogue: String
        /// Counted from 1; 0 when the file itself can't be read.
        let turn: Int
        let line: Int?
        /// What was expected and what came, in words.
        let reason: String
    }

    let items: [Item]
    let milliseconds: Double

    /// How many dialogues went as scripted.
    var passed: Int { items.reduce(0) { $0 + $1.dialogues - $1.failed } }
    /// How many did not; a file that can't be read counts as one.
    var failed: Int { items.reduce(0) { $0 + $1.failed } }
    /// The first file with a difference, in words; nil when all went as scripted.
    var firstDifference: String? {
        items.lazy.compactMap { item in item.difference.map { $0.description(in: item.file) } }.first
    }
}

/// Plays all scripted dialogues of a version; slow work, for a thread that may take its time.
func rehearse(_ build: BotBuild) -> BotRehearsal {
    let clock = ContinuousClock()
    var items: [BotRehearsal.Item] = []
    let took = clock.measure {
        let runner = DialogueRunner(build.engine.readingMoods)
        items = build.files.scripts.map { BotRehearsal.Item($0, text: build.files[$0] ?? "", runner) }
    }
    return BotRehearsal(items: items, milliseconds: took / .milliseconds(1))
}

extension BotEngine {
    /// The bot with the weights that ship with Hark, as `hark bot test` has them; without when they can't be read.
    fileprivate var readingMoods: BotEngine {
        guard let models = try? LanguageDesk.shipped.get() else { return self }
        return reading(by: LanguageAnalyzer(models: models))
    }
}

extension BotFiles {
    /// The names of the files of scripted dialogues, in order.
    fileprivate var scripts: [String] { names.filter { $0.hasPrefix(Self.tests) && $0.hasSuffix(".yaml") } }
}

extension BotRehearsal.Item {
    fileprivate init(_ name: String, text: String, _ runner: DialogueRunner) {
        file = name
        do throws(BotError) {
            let results = runner.run(try BotScriptFile(name: name, text: text))
            let differences = results.compactMap(\.difference)
            (dialogues, failed) = (results.count, differences.count)
            difference = differences.first.map(BotRehearsal.Difference.init)
        } catch {
            (dialogues, failed) = (1, 1)
            difference = BotRehearsal.Difference(error)
        }
    }
}

extension BotRehearsal.Difference {
    fileprivate init(_ found: DialogueDifference) {
        (dialogue, turn, line) = (found.dialogue, found.turn, found.line)
        reason = "\(found.key): expected \(found.expected), got \(found.actual)"
    }

    fileprivate init(_ error: BotError) {
        (dialogue, turn) = ("", 0)
        switch error {
        case .invalid(let faults):
            let first = faults.first
            line = first?.line
            reason = first.map { ($0.keyPath.isEmpty ? "" : $0.keyPath + ": ") + $0.reason } ?? error.description
        case .unreadable(_, let why): (line, reason) = (nil, why)
        }
    }

    fileprivate func description(in file: String) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        return dialogue.isEmpty ? "\(place): \(reason)" : "\(place): \(dialogue), turn \(turn): \(reason)"
    }
}
