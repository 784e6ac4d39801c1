import ArgumentParser
import HarkServer

/// Runs `hark token …`.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "API tokens.",
        subcommands: [Create.self]
    )

    /// Runs `hark token create …`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an API token with its owner's role and print it; it is shown this once."
        )

        @OptionGroup var data: DataOption
        @Option(help: "The owner's address.") var user: String
        @Option(help: "What the token is for.") var name = "command line"

        func run() async throws {
            do {
                print(try await data.carryOut(.createToken(email: user, name: name)))
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
