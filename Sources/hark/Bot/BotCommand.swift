import ArgumentParser
import Foundation
import HarkIntent

/// Runs `hark bot …`: teaches the bot and tries it without a customer.
struct BotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bot",
        abstract: "Train, measure and try the bot.",
        subcommands: [Train.self, Classify.self, Evaluate.self, Try.self, Test.self]
    )

    /// A file of examples.
    struct Examples: ParsableArguments {
        @Option(
            name: .customLong("examples"),
            help: "A file of examples, a line each: a text, a tab, its intent; \"oos\" for what is out of scope."
        )
        var file: String

        func read() throws -> [IntentExample] { try IntentExamples.read(URL(fileURLWithPath: file)) }
    }
}
