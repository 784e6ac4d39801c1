import ArgumentParser
import Foundation
import HarkBot
import HarkServer

/// `hark config`: checks, prints and explains the configuration.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check, print or explain the configuration.",
        subcommands: [Check.self, Print.self, Doc.self]
    )

    /// The file, read as a server would.
    struct File: ParsableArguments {
        @Option(help: "The configuration file.")
        var config: String?

        func load() async throws -> HarkServer.Configuration {
            try await Configuration.load(
                file: config.map { URL(fileURLWithPath: $0) },
                environment: ProcessInfo.processInfo.environment
            )
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tell every mistake, also in the bot's rules.")

        @OptionGroup var file: File

        func run() async throws {
            do {
                let configuration = try await file.load()
                let documents = try BotDocuments.load(
                    rules: configuration.botRules,
                    articles: configuration.botArticles
                )
                print("No mistakes: \(documents.script.rules.count) rules, \(documents.articles.count) articles.")
            } catch {
                throw Ending.explain(error)
            }
        }
    }

    struct Print: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the values that a server would use, as YAML.")

        @OptionGroup var file: File

        func run() async throws {
            do {
                print(try await file.load().yaml(), terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }
    }

    struct Doc: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Explain every key: meaning, default, range.")

        func run() { print(HarkServer.Configuration.documentation()) }
    }
}
