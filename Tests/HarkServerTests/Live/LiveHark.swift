import Foundation
import Glibc
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTesting
import HarkTransport
import Logging
import Testing

@testable import HarkServer

/// The real server in this process, on a free port, over a data directory that goes away with it.
///
/// Its people and sites: Anna and Bert serve `support`, Sue supervises it, Sid supervises `billing`, Ada is the admin;
/// the bot answers on `shop`, and `direct` queues at once. Peers on this machine are exempt from counts and rates.
final class LiveHark: @unchecked Sendable {
    let folder: URL
    private(set) var server: Server
    private(set) var port: Int
    /// What the server logged.
    let log = LogBook()
    private let configuration: Configuration
    private let reader: LanguagePort?
    private let clients: EventLoop
    private var isRunning = true

    /// Starts one; on a file system of its own when a folder is given, which the caller takes away.
    ///
    /// `bot` is a rules file in the place of the demo's, without articles.
    static func start(
        on disk: URL? = nil,
        reader: LanguagePort? = nil,
        bot: String? = nil,
        _ change: (inout Configuration) -> Void = { _ in }
    ) async throws -> LiveHark {
        raiseDescriptorLimit()
        var configuration = Configuration()
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        configuration.bot.rules = project.appendingPathComponent("config/bot/demo.yaml").path
        configuration.bot.articles = project.appendingPathComponent("config/knowledge").path
        configuration.web.root = project.appendingPathComponent("web").path
        configuration.limits.exemptLoopback = true
        configuration.language.analysis = false
        change(&configuration)
        let place = disk ?? FileManager.default.temporaryDirectory
        let folder = place.appendingPathComponent("hark-live-\(UUID().uuidString)")
        let started = try #require(LiveServers.started, "only suites with .liveServers start servers")
        let rules = place.appendingPathComponent("hark-bot-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: rules) }
        if let bot { try Self.write(bot, in: rules, &configuration) }
        let live = try await LiveHark(folder, configuration, reader)
        started.add { await live.stop() }
        try await live.employ()
        return live
    }

    private static func write(_ bot: String, in folder: URL, _ configuration: inout Configuration) throws {
        let articles = folder.appendingPathComponent("articles")
        try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
        let rules = folder.appendingPathComponent("bot.yaml")
        try bot.write(to: rules, atomically: true, encoding: .utf8)
        (configuration.bot.rules, configuration.bot.articles) = (rules.path, articles.path)
    }

    private init(_ folder: URL, _ configuration: Configuration, _ reader: LanguagePort?) async throws {
        (self.folder, self.configuration, self.reader) = (folder, configuration, reader)
        clients = try EventLoop(label: "live clients")
        clients.start()
        do {
            (server, port) = try await Self.open(folder, configuration, log, reader)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    private static func open(
        _ folder: URL,
        _ configuration: Configuration,
        _ log: LogBook,
        _ reader: LanguagePort?
    ) async throws -> (Server, Int) {
        let server = try Server(
            configuration: configuration,
            data: folder,
            listen: [ListenAddress(host: "127.0.0.1", port: 0)],
            logger: log.logger,
            reader: reader,
            onFatal: { _ in }
        )
        await server.start()
        return (server, try await server.listen().first?.port ?? 0)
    }

    /// Ends the server and begins anew on the same data, or on what `between` makes of it.
    func restart(_ between: () throws -> Void = {}) async throws {
        await server.stop()
        isRunning = false
        try between()
        (server, port) = try await Self.open(folder, configuration, log, reader)
        isRunning = true
    }

    /// Ends everything and takes the data away; `LiveServers` does it behind each test.
    func stop() async {
        if isRunning { await server.stop() }
        clients.stop()
        clients.join()
        try? FileManager.default.removeItem(at: folder)
    }

    private func employ() async throws {
        let people: [(name: String, role: Role, queue: String)] = [
            ("Anna", .agent, "support"), ("Bert", .agent, "support"), ("Sue", .supervisor, "support"),
            ("Sid", .supervisor, "billing"), ("Ada", .admin, "support"),
        ]
        for person in people {
            var user = NewUser(email: email(person.name), name: person.name, role: person.role, password: "open sesame")
            (user.queues, user.capacity) = ([person.queue], 20)
            _ = try await server.operations.addUser(user)
        }
        _ = try await server.operations.addSite(NewSite(key: "shop", name: "Shop"))
        var direct = NewSite(key: "direct", name: "Direct")
        direct.hasBot = false
        _ = try await server.operations.addSite(direct)
    }

    private func email(_ name: String) -> String { "\(name.lowercased())@hark.example" }

    func token(of name: String) async throws -> String {
        try await server.operations.createToken(email: email(name), name: "test")
    }

    /// Opens a socket that has said nothing yet.
    func connect(token: String? = nil, origin: String? = nil, from local: String? = nil) async throws -> LiveClient {
        var headers: [(String, String)] = []
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if let origin { headers.append(("Origin", origin)) }
        return try await LiveClient(clients, "ws://127.0.0.1:\(port)/ws", headers: headers, from: local)
    }

    /// Opens the socket of a visitor who has said hello.
    func visitor(_ site: String = "direct", token: String? = nil) async throws -> LiveClient {
        let client = try await connect()
        var params: LiveClient.Params = ["site": .string(site)]
        if let token { params["token"] = .string(token) }
        client.hello = try await client.result("visitor.hello", params)
        return client
    }

    /// Opens the socket of somebody on the staff who has said hello.
    func staff(_ name: String, isOnline: Bool = false) async throws -> LiveClient {
        let client = try await connect(token: try await token(of: name))
        client.hello = try await client.result("agent.hello")
        if isOnline { _ = try await client.result("availability.set", ["availability": "online"]) }
        return client
    }

    /// A visitor in a fresh conversation with an agent, and that agent.
    func conversation() async throws -> (visitor: LiveClient, agent: LiveClient, id: String) {
        let agent = try await staff("Anna", isOnline: true)
        let visitor = try await visitor()
        let id = try await visitor.begin("hello")
        _ = try await agent.wait("conversation.assigned") { $0["conversation"]["id"].text == id }
        return (visitor, agent, id)
    }

    /// Makes a request of the API and returns the answer's body.
    func http(_ method: String, _ path: String, token: String) async throws -> JSONValue {
        let request =
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: Bearer \(token)\r\n\r\n"
        let answer = try await apart { [port] in
            let socket = try RawSocket(port: port)
            socket.send(request)
            return socket.readAnswer()
        }
        try #require((200..<300).contains(answer.status), "\(method) \(path): \(answer.status)")
        return answer.body.isEmpty ? .null : try JSONReader.read(answer.body)
    }

    /// Returns the whole answer to a plain request; on a busy machine a socket may be closed before it has asked.
    func answer(_ path: String) async throws -> RawAnswer {
        try await apart { [port] in
            var answer = RawAnswer([])
            for _ in 0..<5 where answer.status == 0 {
                let socket = try RawSocket(port: port)
                socket.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                answer = socket.readAnswer()
            }
            return answer
        }
    }

    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
