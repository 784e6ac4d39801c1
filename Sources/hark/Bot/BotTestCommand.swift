import ArgumentParser
import Foundation
import HarkBot

extension BotCommand {
    /// Runs `hark bot test`.
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Play scripted dialogues against the bot; end with 1 at the first difference.",
            discussion: "The script names the bot's rules file as \"config\", seen from the script."
        )

        @Argument(help: "A file of scripted dialogues.") var file: String
        @Option(help: "The rules file of the bot, instead of the one that the script names.") var config: String?
        @OptionGroup var bot: Bot

        func run() throws {
            do {
                let url = URL(fileURLWithPath: file)
                let script = try BotScriptFile(url)
                let named = script.config.map { url.deletingLastPathComponent().appendingPathComponent($0).path }
                guard let rules = config ?? named else {
                    Ending.say("\(file): names no config, and no --config is given")
                    throw Ending.refused
                }
                let results = DialogueRunner(try bot.load(rules)).run(script)
                if let difference = results.lazy.compactMap(\.difference).first {
                    print(difference)
                    throw Ending.refused
                }
                let turns = results.reduce(0) { $0 + $1.turns }
                print("\(results.count) dialogues of \(turns) turns went as scripted")
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
