import ArgumentParser
import Foundation
import HarkIntent
import HarkProtocol

extension BotCommand {
    /// Runs `hark bot classify`.
    struct Classify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the intent of each line, as a line of JSON.",
            discussion: """
                "probability" is the chance that the intent is right; "accepted" is false where the text is out of \
                scope. Every line gives a line, also an empty one.
                """
        )

        @Option(help: "A model that \"hark bot train\" made.") var model: String
        @OptionGroup var lines: LanguageCommand.Lines

        func run() throws {
            do {
                let model = try IntentModel(at: URL(fileURLWithPath: model))
                try lines.each { model.classify($0).json }
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension IntentReading {
    /// The reading as a line of JSON.
    fileprivate var json: [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.write(top.first ?? IntentGuess(intent: "", probability: 0))
        writer.member("accepted", isAccepted)
        writer.objects("top", top) { $0.write($1) }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ guess: IntentGuess) {
        member("intent", guess.intent)
        name("probability")
        double((guess.probability * 1_000_000).rounded() / 1_000_000)
    }
}
