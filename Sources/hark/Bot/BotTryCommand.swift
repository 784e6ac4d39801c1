import ArgumentParser
import Foundation
import HarkBot
import HarkLanguage
import HarkProtocol

extension BotCommand {
    /// A bot as files, outside any server.
    struct Bot: ParsableArguments {
        @Option(
            help: "The folder of the articles; else the one that the rules file names, else ../knowledge beside it."
        )
        var articles: String?

        /// Reads the files and trains the intents.
        func load(_ rules: String) throws -> BotEngine {
            try BotEngine.load(
                rules: URL(fileURLWithPath: rules),
                articles: articles.map { URL(fileURLWithPath: $0) },
                analyzer: LanguageAnalyzer(models: LanguageModels())
            )
        }
    }

    /// Runs `hark bot try`.
    struct Try: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask the bot something and print what it would say and why, as a line of JSON.",
            discussion: """
                Several texts are one conversation. No other server is asked: a lookup counts as failed. \
                "hark bot test" plays dialogues with answers to lookups.
                """
        )

        @Option(help: "The rules file of the bot.") var config: String
        @OptionGroup var bot: Bot
        @Option(help: "The language of the customer's page, such as en or zh; that of the text goes first.")
        var language: String?
        @Option(help: "The page that the customer is on.") var page: String?
        @Option(help: "The key of the site.") var site: String?
        @Option(help: "What is known of the contact, as NAME=VALUE; may be repeated.") var attribute: [String] = []
        @Option(help: "When the message is written, in ISO 8601; now when it is missing.") var moment: String?
        @Flag(help: "Nobody is there: outside office hours.") var closed = false
        @Argument(help: "What the customer writes, a text for each turn.") var texts: [String]

        func validate() throws {
            guard moment == nil || moment.flatMap(Self.date) != nil else {
                throw ValidationError("--moment takes a moment such as 2026-11-28T09:30:00Z.")
            }
            guard attribute.allSatisfy({ $0.contains("=") }) else {
                throw ValidationError("--attribute takes NAME=VALUE.")
            }
        }

        func run() throws {
            do {
                let engine = try bot.load(config)
                // What is made with its first use should not count.
                _ = engine.step(BotTurn(text: texts.first ?? ""))
                var (state, history) = (BotState(), [BotTurn.Line]())
                for text in texts {
                    let turn = turn(text, state, history)
                    var reply: BotReply?
                    let time = ContinuousClock().measure { reply = engine.reply(to: turn) }
                    guard let reply else { continue }
                    print(String(decoding: reply.json(taking: time), as: UTF8.self))
                    state = reply.state
                    history += [BotTurn.Line(by: .visitor, text: text), BotTurn.Line(by: .bot, text: reply.text)]
                }
            } catch {
                throw Ending.explain(error)
            }
        }

        private func turn(_ text: String, _ state: BotState, _ history: [BotTurn.Line]) -> BotTurn {
            let pairs = attribute.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            let attributes = Dictionary(pairs.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { $1 })
            return BotTurn(
                text: text,
                languageHint: language,
                state: state,
                history: history,
                facts: BotFacts(page: page, site: site, isOpen: !closed, attributes: attributes),
                moment: moment.flatMap(Self.date) ?? Date(),
                zone: .current
            )
        }

        private static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
    }
}

extension BotReply {
    /// What was said and why, as a line of JSON.
    fileprivate func json(taking time: Duration) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        writer.member("reply", text)
        writer.member("reason", explained.kind.rawValue)
        if let (name, id) = decided {
            writer.name(name)
            writer.string(id)
        }
        writer.name("confidence")
        writer.double(confidence ?? 0)
        writer.objects("losers", explained.losers) { writer, loser in
            writer.member("kind", loser.kind.rawValue)
            writer.member("id", loser.id)
            if let score = loser.score {
                writer.name("score")
                writer.double(score)
            }
            writer.member("reason", loser.reason.rawValue)
        }
        writer.member("handoff", handoff != nil)
        writer.member("microseconds", Int(time / .microseconds(1)))
        writer.endObject()
        return writer.bytes
    }

    /// What decided; for a tap, what it led to.
    private var decided: (name: String, id: String)? {
        switch explained.kind {
        case .rule, .intent, .article, .flow: explained.id.map { (explained.kind.rawValue, $0) }
        case .choice: state.rule.map { ("rule", $0) } ?? state.article.map { ("article", $0) }
        case .human, .message, .policy, .answerer, .none: nil
        }
    }
}
