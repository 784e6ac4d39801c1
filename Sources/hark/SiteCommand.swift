import ArgumentParser
import HarkServer

/// Runs `hark site …`.
struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Sites that carry the widget.",
        subcommands: [Add.self]
    )

    /// Runs `hark site add …`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a site and print its id.")

        @OptionGroup var data: DataOption
        @Option(help: "The key in the script tag: letters, digits, - and _.") var key: String
        @Option(help: "The name that customers see.") var name: String
        @Option(help: "on or off: whether the bot answers first.") var bot = "on"
        @Option(help: "The queue its conversations wait in; made when missing.") var queue = "support"
        @Option(help: "Origins that may embed the widget: https://shop.example,….") var origins = ""

        func validate() throws {
            guard ["on", "off"].contains(bot) else { throw ValidationError("--bot takes on or off.") }
        }

        func run() async throws {
            do {
                var site = NewSite(key: key, name: name)
                site.hasBot = bot == "on"
                site.queue = queue
                site.origins = origins.list
                print(try await data.carryOut(.addSite(site)))
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}
