import ArgumentParser
import Foundation
import HarkIntent

extension BotCommand {
    /// Runs `hark bot evaluate`.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how well a model of these examples would read texts that it has not seen.",
            discussion: "Each example is read by a model that was trained on the others."
        )

        @OptionGroup var examples: Examples
        @Option(parsing: .unconditional, help: "How many models are trained, each without its share of the examples.")
        var folds = 5
        @Flag(help: "Print the report as JSON.") var json = false

        func validate() throws {
            guard (2...20).contains(folds) else { throw ValidationError("--folds takes a number from 2 to 20.") }
        }

        func run() throws {
            do {
                let report = try IntentEvaluation.crossValidation(of: examples.read(), folds: folds)
                print(try json ? report.json : report.text, terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension IntentEvaluation {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}
