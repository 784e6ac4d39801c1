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

        func load() throws -> HarkServer.Configuration {
            try Configuration.load(
                file: config.map { URL(fileURLWithPath: $0) },
                environment: ProcessInfo.processInfo.environment
            )
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell every mistake, also in the bot's rules and the site's own words."
        )

        @OptionGroup var file: File

        func run() throws {
            do {
                let configuration = try file.load()
                for name in Configuration.unknownVariables(in: ProcessInfo.processInfo.environment) {
                    Ending.say("\(name) in the environment is no key of Hark")
                }
                let missing = configuration.missing
                for fault in missing { Ending.say("\(fault)") }
                let documents = try BotDocuments.load(
                    rules: configuration.botRules,
                    articles: configuration.botArticles
                )
                try configuration.checkLanguage()
                try configuration.checkRouting()
                try configuration.checkSurveys()
                guard missing.isEmpty else { throw Ending.refused }
                print("No mistakes: \(documents.script.rules.count) rules, \(documents.articles.count) articles.")
            } catch {
                throw Ending.explain(error)
            }
        }
    }

    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the values that a server would use, as YAML.")

        @OptionGroup var file: File

        func run() throws {
            do {
                print(try file.load().yaml(), terminator: "")
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
