import ArgumentParser
import Foundation
import HarkDomain
import HarkServer
import HarkStore

/// Runs `hark transcript …`.
struct TranscriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript",
        abstract: "Print a conversation as the staff may see it."
    )

    @OptionGroup var data: DataOption
    @Argument(help: "The conversation's id.") var conversation: String
    @Option(help: "text, json or html.") var format = "text"

    func validate() throws {
        guard Transcript.Format(rawValue: format) != nil else {
            throw ValidationError("--format takes text, json or html.")
        }
    }

    func run() async throws {
        do {
            guard let format = Transcript.Format(rawValue: format) else { throw Ending.usage }
            guard let id = ConversationID(conversation) else { throw Refusal.notFound }
            let store = try data.openReadOnly()
            defer { store.close() }
            guard try store.record(id) != nil else { throw Refusal.notFound }
            let transcript = try Transcript(id, in: store)
            var bytes = transcript.written(as: format)
            if bytes.last != 0x0A { bytes.append(0x0A) }
            FileHandle.standardOutput.write(Data(bytes))
        } catch {
            throw Ending.explain(error)
        }
    }
}
