import ArgumentParser
import Foundation
import HarkLanguage
import HarkSatisfaction

extension SatisfactionCommand {
    /// Runs `hark satisfaction train-dialogues`.
    struct TrainDialogues: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train-dialogues",
            abstract: "Learn from rated dialogues.",
            discussion: """
                A line is {"turns":[{"by":"customer" or "agent","text":…,"score":1…5}],"score":1…5}; every score may be \
                missing. The score of a turn rates the dialogue as of that turn. Where there are too few ratings, the \
                prior stands. The same lines give the same file.
                """
        )

        @Option(help: "A file of dialogues, or - for standard input.") var input: String
        @Option(name: .customLong("out"), help: "The file that the model goes to.") var output: String
        @Flag(help: "Print the report as JSON.") var json = false

        func run() throws {
            do {
                let file = try OutputFile(output, besides: ["--input": input])
                let dialogues = try DialogueLines.read(input)
                let trainer = DialogueTrainer(by: LanguageAnalyzer(models: try LanguageModels()))
                let (model, report) = trainer.train(dialogues)
                try model.write(to: file.url)
                print(try json ? report.json : report.text, terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension DialogueLines {
    /// Reads a file; `-` is standard input.
    static func read(_ path: String) throws -> [Dialogue] {
        try read(URL(fileURLWithPath: path == "-" ? "/dev/stdin" : path))
    }
}

extension DialogueReport {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}
