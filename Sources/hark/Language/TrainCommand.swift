import ArgumentParser
import Foundation
import HarkTraining

extension LanguageCommand {
    /// The folder of open data sets.
    struct DataSets: ParsableArguments {
        @Option(name: .customLong("data"), help: "The folder of data sets (docs/language.md says where to get each).")
        var folder: String

        var url: URL { URL(fileURLWithPath: folder, isDirectory: true) }
    }

    /// Runs `hark language train`.
    struct Train: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make all weights again from the open data.")

        @OptionGroup var data: DataSets
        @Option(help: "The folder that the weights go to.") var output: String

        func run() throws {
            do {
                let output = URL(fileURLWithPath: output, isDirectory: true)
                try LanguageTraining(data: data.url).train(to: output) { Ending.say("training \($0)") }
            } catch {
                throw Ending.explain(error)
            }
        }
    }

    /// Runs `hark language evaluate`.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Train without the development parts, measure on them, and print the tables as Markdown."
        )

        @OptionGroup var data: DataSets
        @Option(help: "The list of cases for exact entities.") var cases = "Tests/Language/exact.jsonl"

        func run() throws {
            do {
                let isThere = FileManager.default.fileExists(atPath: cases)
                if !isThere { Ending.say("no \(cases): exact entities are left out") }
                let list = isThere ? URL(fileURLWithPath: cases) : nil
                print(try LanguageEvaluation(data: data.url, cases: list).report { Ending.say($0) }, terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
