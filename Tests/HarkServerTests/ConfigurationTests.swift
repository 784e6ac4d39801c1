import Foundation
import HarkDomain
import Testing

@testable import HarkServer

struct ConfigurationTests {
    @Test func `a value comes from the flags, else the environment, else the file, else the default`() throws {
        let file = try TemporaryFile("limits:\n  frameBytes: 10000\n  outboxBytes: 70000\n  socketsTotal: 5\n")
        let environment = ["HARK_LIMITS_FRAME_BYTES": "20000", "HARK_LIMITS_OUTBOX_BYTES": "80000"]

        let read = try Configuration.load(
            file: file.url,
            flags: ["limits.frameBytes": .number(30_000)],
            environment: environment
        )

        #expect(read.limits.frameBytes == 30_000)
        #expect(read.limits.outboxBytes == 80_000)
        #expect(read.limits.socketsTotal == 5)
        #expect(read.limits.socketsPerVisitor == Configuration().limits.socketsPerVisitor)
    }

    @Test func `every kind of value is read from the file`() throws {
        let file = try TemporaryFile(
            """
            server:
              publicURL: https://chat.example
              listen: ["127.0.0.1:0", "[::1]:8443+tls"]
              trustedProxies: ["10.0.0.0/8", "::1"]
            floor: { idleSeconds: 60 }
            testing: { echo: true }
            log: { level: debug }
            """
        )

        let read = try Configuration.load(file: file.url)

        #expect(read.server.publicURL == "https://chat.example")
        #expect(read.server.listen == ["127.0.0.1:0", "[::1]:8443+tls"])
        #expect(read.server.trustedProxies == ["10.0.0.0/8", "::1"])
        #expect(read.floor.idleAfter == .seconds(60))
        #expect(read.testing.echo)
        #expect(read.log.level == "debug")
    }

    @Test func `the environment gives lists and flags too`() throws {
        let environment = ["HARK_SERVER_LISTEN": "127.0.0.1:1,127.0.0.1:2", "HARK_LIMITS_EXEMPT_LOOPBACK": "true"]

        let read = try Configuration.load(file: nil, environment: environment)

        #expect(read.server.listen == ["127.0.0.1:1", "127.0.0.1:2"])
        #expect(read.limits.exemptLoopback)
    }

    @Test func `a relative path in the file counts from its folder, a flag's does not`() throws {
        let file = try TemporaryFile("bot: { rules: rules.yaml, articles: /srv/articles }\n")

        let read = try Configuration.load(file: file.url, flags: ["web.root": .text("pages")])

        #expect(read.bot.rules == file.url.deletingLastPathComponent().appendingPathComponent("rules.yaml").path)
        #expect(read.bot.articles == "/srv/articles")
        #expect(read.web.root == "pages")
    }

    @Test(arguments: [
        ("limits:\n  frameByte: 1\n", "limits.frameByte: is not a key of Hark"),
        ("nonsense: 1\n", "nonsense: is not a key of Hark"),
        ("exemptLoopback: true\n", "exemptLoopback: is not a key of Hark; is limits.exemptLoopback meant?"),
        ("limits: 5\n", "limits: takes keys, not a value"),
        ("log:\n  level:\n    deep: 1\n", "log.level: takes a value, not keys"),
        ("limits: { frameBytes: 1 }\n", "limits.frameBytes: must be a whole number, 4096…1048576 bytes"),
        ("limits: { frameBytes: lots }\n", "limits.frameBytes: must be a whole number, 4096…1048576 bytes"),
        ("limits: { exemptLoopback: 7 }\n", "limits.exemptLoopback: must be true or false"),
        ("server: { listen: 8080 }\n", "server.listen: must be a list of texts"),
        ("server: { listen: [here] }\n", "server.listen: here is not host:port or host:port+tls"),
        (
            "server: { trustedProxies: [0.0.0.0/0] }\n",
            "server.trustedProxies: 0.0.0.0/0 is not an address or a network such as 10.0.0.0/8"
        ),
        ("server: { publicURL: chat.example }\n", "server.publicURL: must be http:// or https:// with a host, no path"),
        ("log: { level: loud }\n", "log.level: must be one of trace, debug, info, notice, warning, error, critical"),
        ("tls: { certificate: a.pem }\n", "tls: needs both certificate and privateKey"),
    ])
    func `a wrong key or value stops the start with its place and reason`(yaml: String, fault: String) throws {
        let file = try TemporaryFile(yaml)

        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: file.url) }

        #expect(error?.description.contains(fault) == true, "\(String(describing: error))")
    }

    @Test func `all faults of a file are told at once, each with its line`() throws {
        let file = try TemporaryFile(
            """
            a: 1
            limits:
              frameBytes: 1
              bodyBytes: lots
              b: 2
              exemptLoopback: 7
            log: { level: loud }
            server:
              listen: [here, [there]]
              publicURL: chat.example
            tls:
              certificate: a.pem
            bot:
              rules: [a, b]
            """
        )

        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: file.url) }

        #expect(
            error?.description.replacingOccurrences(of: file.url.path, with: "hark.yaml").split(separator: "\n") == [
                "hark.yaml:1: a: is not a key of Hark",
                "hark.yaml:3: limits.frameBytes: must be a whole number, 4096…1048576 bytes",
                "hark.yaml:4: limits.bodyBytes: must be a whole number, 4096…16777216 bytes",
                "hark.yaml:5: limits.b: is not a key of Hark",
                "hark.yaml:6: limits.exemptLoopback: must be true or false",
                "hark.yaml:7: log.level: must be one of trace, debug, info, notice, warning, error, critical",
                "hark.yaml:9: server.listen: must be a list of texts",
                "hark.yaml:10: server.publicURL: must be http:// or https:// with a host, no path",
                "hark.yaml:11: tls: needs both certificate and privateKey",
                "hark.yaml:14: bot.rules: must be a text",
            ]
        )
    }

    @Test func `a fault of the environment names its variable`() throws {
        let file = try TemporaryFile("limits: { frameBytes: 5000 }\nlog: { level: debug }\n")
        let environment = ["HARK_LIMITS_FRAME_BYTES": "1", "HARK_LOG_LEVEL": "loud"]

        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.load(file: file.url, environment: environment)
        }

        guard case .invalid(let faults) = error else {
            Issue.record("not invalid")
            return
        }
        #expect(faults.map(\.key) == ["limits.frameBytes", "log.level"])
        #expect(faults.map(\.place) == ["HARK_LIMITS_FRAME_BYTES", "HARK_LOG_LEVEL"])
    }

    @Test func `each number is set by the variable that its fault names`() throws {
        for setting in Configuration.settings {
            guard case .number = setting.kind else { continue }
            let error = #expect(throws: ConfigurationError.self, "\(setting.variable)") {
                try Configuration.load(file: nil, environment: [setting.variable: "many"])
            }
            #expect(error?.description.hasPrefix("\(setting.variable): \(setting.key):") == true)
        }
    }

    @Test func `a variable that names no key is found`() {
        let environment = ["HARK_LIMITS_FRAMEBYTES": "1", "HARK_LIMITS_FRAME_BYTES": "1", "HOME": "/"]

        #expect(Configuration.unknownVariables(in: environment) == ["HARK_LIMITS_FRAMEBYTES"])
    }

    @Test func `half a certificate stops the start, and what is not there is found by a check`() throws {
        let certificate = try TemporaryFile("x", name: "hark.pem")
        let (here, nowhere) = (certificate.url.path, "/nowhere/hark.key")
        func loaded(_ certificate: String, _ key: String, listen: String = "127.0.0.1:0") throws -> Configuration {
            let text = "tls: { certificate: \(certificate), privateKey: \(key) }\nserver: { listen: [\"\(listen)\"] }\n"
            let file = try TemporaryFile(text)
            return try withExtendedLifetime(file) { try Configuration.load(file: file.url) }
        }

        let error = #expect(throws: ConfigurationError.self) { try loaded(here, nowhere) }
        #expect(error?.description.contains("tls.privateKey: /nowhere/hark.key is not there") == true)
        #expect(try loaded(nowhere, nowhere).missing.filter { $0.key == "server.listen" } == [])
        let missing = try loaded(nowhere, nowhere, listen: "127.0.0.1:0+tls").missing
        #expect(missing.contains { $0.key == "server.listen" })
        #expect(try loaded(here, here, listen: "127.0.0.1:0+tls").missing.filter { $0.key == "server.listen" } == [])
        var configuration = Configuration()
        configuration.web.root = "/nowhere/web"
        #expect(configuration.missing.map(\.description) == ["web.root: /nowhere/web is no folder"])
    }

    @Test func `a file that is not there is told as such`() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.load(file: URL(fileURLWithPath: "/nowhere/hark.yaml"))
        }
        #expect(error?.description.contains("there is no such file") == true)
    }

    @Test(arguments: ["a: [1\n", "- 1\n", "a: 1\na: 2\n"])
    func `a file that is no mapping of YAML is refused`(yaml: String) throws {
        let file = try TemporaryFile(yaml)

        #expect(throws: ConfigurationError.self) { try Configuration.load(file: file.url) }
    }

    @Test func `an empty file means the defaults`() throws {
        let file = try TemporaryFile("# nothing\n")

        #expect(try Configuration.load(file: file.url) == Configuration())
    }

    @Test func `the printed configuration reads back as the same`() throws {
        var configuration = Configuration()
        configuration.server.listen = ["127.0.0.1:9000"]
        configuration.floor.idleAfter = .seconds(77)
        (configuration.bot.rules, configuration.bot.articles) = ("/a \"b\".yaml", "/c")
        (configuration.language.document, configuration.floor.mood.negativeAt) = ("/d.yaml", -0.5)
        let file = try TemporaryFile(configuration.yaml())

        #expect(try Configuration.load(file: file.url) == configuration)
    }

    @Test(arguments: [
        ("sentiment: { negativeAt: -2 }", "sentiment.negativeAt: must be a number, -1.0…0.0"),
        ("sentiment: { angryAt: high }", "sentiment.angryAt: must be a number, 0.0…1.0"),
        ("sentiment: { recoveredAbove: -0.5 }", "sentiment.recoveredAbove: must not be below sentiment.negativeAt"),
        ("sentiment: { calmBelow: 0.9 }", "sentiment.calmBelow: must not be above sentiment.angryAt"),
        ("language: { zone: Mars/Base }", "language.zone: Mars/Base is no time zone such as Europe/Berlin"),
    ])
    func `moods and zones that can't be are told`(yaml: String, fault: String) throws {
        let file = try TemporaryFile(yaml + "\n")

        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: file.url) }

        #expect("\(error.map { "\($0)" } ?? "")".contains(fault))
    }

    @Test func `numbers are read whole or with a point`() throws {
        let file = try TemporaryFile("sentiment: { outrageAt: 1, calmBelow: 0.125 }\n")

        let mood = try Configuration.load(file: file.url, environment: ["HARK_SENTIMENT_ANGRY_AT": "0.75"]).floor.mood

        #expect((mood.outrageAt, mood.calmBelow, mood.angryAt) == (1, 0.125, 0.75))
    }

    @Test func `the documentation names every key`() {
        let text = Configuration.documentation()

        #expect(Configuration.settings.allSatisfy { text.contains($0.key + "\n") })
        #expect(Set(Configuration.settings.map(\.key)).count == Configuration.settings.count)
    }

    @Test func `the shipped file is valid and names every key`() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("config/hark.yaml")
        let text = try String(contentsOf: url, encoding: .utf8)

        _ = try Configuration.load(file: url)

        for setting in Configuration.settings {
            let name = setting.key.split(separator: ".").last ?? ""
            #expect(text.contains(" \(name):"), "\(setting.key)")
        }
    }
}

/// A file in the temporary folder that goes with its owner.
final class TemporaryFile {
    let url: URL

    init(_ text: String, name: String = "hark.yaml") throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url.deletingLastPathComponent())
    }
}
