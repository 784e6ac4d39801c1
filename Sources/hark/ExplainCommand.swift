import ArgumentParser
import Foundation
import HarkDomain
import HarkServer
import HarkStore

/// Runs `hark explain …`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print what was decided about a conversation, and why.",
        discussion: "Works beside a running server. docs/routing.md tells what each line means."
    )

    @OptionGroup var data: DataOption
    @Argument(help: "The conversation's id.") var conversation: String
    @Flag(help: "Print the decisions as JSON.") var json = false
    @Option(help: "The language of the words: en or zh.") var lang = "en"

    func validate() throws {
        guard WordsLanguage(rawValue: lang) != nil else { throw ValidationError("--lang takes en or zh.") }
    }

    func run() async throws {
        do {
            guard let language = WordsLanguage(rawValue: lang) else { throw Ending.usage }
            let store = try data.openReadOnly()
            defer { store.close() }
            guard let id = ConversationID(conversation), let record = try store.record(id) else {
                Ending.say("There is no conversation \(conversation)")
                throw Ending.refused
            }
            let trail = DecisionTrail(record, try Transcript(id, in: store), in: language)
            FileHandle.standardOutput.write(Data(json ? trail.json + [0x0A] : Array(trail.text.utf8)))
        } catch {
            throw Ending.explain(error)
        }
    }
}
