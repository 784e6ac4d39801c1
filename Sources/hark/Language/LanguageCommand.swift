import ArgumentParser
import Foundation
import HarkLanguage

/// Runs `hark language …`: what Hark reads out of texts, and the models that it reads them by.
struct LanguageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Analyse texts; train, adapt and measure the models.",
        subcommands: [
            Analyse.self, Tag.self, Segment.self, Redact.self, Evaluate.self, Train.self, Adapt.self,
        ]
    )

    /// Where the weights come from.
    struct Models: ParsableArguments {
        @Option(help: "A folder of weights; those that ship with Hark when it is missing.") var models: String?
        @Option(help: "A file of corrections, as \"hark language adapt\" writes it.") var corrections: String?

        func load() throws -> LanguageModels {
            try LanguageModels(
                folder: models.map { URL(fileURLWithPath: $0) },
                corrections: corrections.map { URL(fileURLWithPath: $0) }
            )
        }
    }

    /// What is read, a line at a time.
    struct Lines: ParsableArguments {
        @Option(help: "A file, or - for standard input.") var input = "-"

        /// Calls `answer` with each line and writes what it returns as a line.
        func each(_ answer: (String) throws -> [UInt8]) throws {
            let source = try LineSource(input)
            var output = LineSink(isPrompt: source.isConversation)
            while let line = try source.next() { output.write(try answer(line)) }
            output.flush()
        }

        /// The same, where a line may be `{"text":…}` as well.
        func eachText(_ answer: (String) throws -> [UInt8]) throws {
            try each { try answer(TextLine.text(of: $0)) }
        }
    }
}
