import Foundation
import HarkFetch
import Testing

@testable import HarkServer

/// The keys of the optional answerer.
struct AnswererConfigurationTests {
    @Test func `every key is read, also from the environment, and printed as it is read`() throws {
        let file = try TemporaryFile(
            """
            bot:
              answerer:
                url: http://127.0.0.1:8081/v1
                private: true
                model: tiny
                secret: MODEL_KEY
                totalSeconds: 20
                firstWordSeconds: 9
                answerTokens: 200
                questionsPerMinute: 5
                tokensPerDay: 1000
            """
        )

        let read = try Configuration.load(file: file.url, environment: ["HARK_BOT_ANSWERER_MODEL": "small"])

        var wanted = Configuration.Answerer()
        (wanted.url, wanted.isPrivate) = ("http://127.0.0.1:8081/v1", true)
        (wanted.model, wanted.secret) = ("small", "MODEL_KEY")
        (wanted.total, wanted.firstWord) = (.seconds(20), .seconds(9))
        (wanted.answerTokens, wanted.questionsPerMinute, wanted.tokensPerDay) = (200, 5, 1000)
        #expect(read.bot.answerer == wanted)
        let printed = try TemporaryFile(read.yaml())
        #expect(try Configuration.load(file: printed.url).bot.answerer == wanted)
    }

    @Test func `without a url there is none`() {
        #expect(Configuration().bot.answerer.url.isEmpty)
    }

    @Test(arguments: [
        ("url: models.example/v1", "bot.answerer.url: is no address that can be asked"),
        ("url: 'ftp://models.example/v1'", "bot.answerer.url: is no address that can be asked"),
        ("url: 'https://me:pass@models.example/v1'", "bot.answerer.url: is no address that can be asked"),
        ("url: 'https://models.example/v1?key=1'", "bot.answerer.url: must have no query"),
        ("url: 'http://models.example/v1'", "must be https:// unless bot.answerer.private is true"),
        ("url: 'https://10.0.0.5/v1'", "is an address of this house; is bot.answerer.private meant?"),
        ("url: 'https://models.example/v1', secret: key", "bot.answerer.secret: must be a capital, then capitals"),
        ("url: 'https://models.example/v1', firstWordSeconds: 13", "must not exceed bot.answerer.totalSeconds"),
        ("totalSeconds: 0", "bot.answerer.totalSeconds: must be a whole number, 1…60 s"),
        ("tools: true", "bot.answerer.tools: is not a key of Hark"),
    ])
    func `what can't be is told before the start`(yaml: String, fault: String) throws {
        let file = try TemporaryFile("bot: { answerer: { \(yaml) } }\n")

        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: file.url) }

        #expect(error?.description.contains(fault) == true, "\(String(describing: error))")
        #expect(error?.description.contains("pass") == false)
    }

    @Test func `a secret that nobody has set is told, and one that is there is not`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("secrets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var bot = Configuration.Bot()
        (bot.answerer.url, bot.answerer.secret, bot.secrets) = ("https://models.example/v1", "MODEL_KEY", folder.path)

        #expect(AnswererCheck.missing(of: bot).map(\.key) == ["bot.answerer.secret"])
        try Data("k3y\n".utf8).write(to: folder.appendingPathComponent("MODEL_KEY"))
        #expect(AnswererCheck.missing(of: bot) == [])
        bot.secrets = "/nowhere"
        #expect(AnswererCheck.missing(of: bot).map(\.key) == ["bot.secrets"])
        bot.answerer.secret = ""
        #expect(AnswererCheck.missing(of: bot) == [])
    }

    @Test func `a variable that holds a secret is no misspelt key`() {
        let environment = ["HARK_SECRET_MODEL_KEY": "k3y", "HARK_SECRETS": "x"]

        #expect(Configuration.unknownVariables(in: environment) == ["HARK_SECRETS"])
    }
}
