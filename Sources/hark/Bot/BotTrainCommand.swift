import ArgumentParser
import Foundation
import HarkIntent

extension BotCommand {
    /// Runs `hark bot train`.
    struct Train: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Train a model of intents from examples.",
            discussion: """
                The model refuses about one in twenty texts that are in scope, and with them most that are not. \
                Examples of the intent "oos" make it refuse better. The same examples give the same file.
                """
        )

        @OptionGroup var examples: Examples
        @Option(name: .customLong("out"), help: "The file that the model goes to.") var output: String

        func run() throws {
            do {
                let start = ContinuousClock.now
                let model = try IntentTrainer().train(examples.read())
                try model.write(to: URL(fileURLWithPath: output))
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                print(
                    "\(model.intents.count) intents from \(model.exampleCount) examples,",
                    "\(model.outOfScopeCount) out of scope, in \((seconds * 10).rounded() / 10) s;",
                    "below a probability of \((model.threshold * 1000).rounded() / 1000) a text is refused"
                )
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
