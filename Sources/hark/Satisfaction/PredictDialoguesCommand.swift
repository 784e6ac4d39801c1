import ArgumentParser
import Foundation
import HarkLanguage
import HarkSatisfaction

extension SatisfactionCommand {
    /// Runs `hark satisfaction predict-dialogues`.
    struct PredictDialogues: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "predict-dialogues",
            abstract: "Estimate how satisfied customers are, as of each turn and with the whole dialogue.",
            discussion: """
                Prints one line of JSON for each dialogue: {"overall":{…},"turns":[{…}]}, with an estimate for each \
                customer turn, from what was said up to it. "low" and "high" bound the rating with a chance of 90 %; \
                "probabilityBad" is the chance of a rating below 3.
                """
        )

        @Option(help: "A model that \"train-dialogues\" made; the prior when it is missing.") var model: String?
        @Option(help: "A file of dialogues, or - for standard input; scores in it are not read.") var input: String

        func run() throws {
            do {
                let model = try model.map { try DialogueModel(at: URL(fileURLWithPath: $0)) } ?? .prior
                let dialogues = try DialogueLines.read(input)
                let analyzer = LanguageAnalyzer(models: try LanguageModels())
                for dialogue in dialogues { print(try model.estimates(of: dialogue, by: analyzer).jsonLine) }
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
