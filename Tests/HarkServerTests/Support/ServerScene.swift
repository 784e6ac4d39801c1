import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkSearch
import HarkStore
import HarkTesting
import HarkTransport
import Logging
import Synchronization

@testable import HarkServer

/// A server without sockets: a store in a temporary folder, a floor, some staff and some talk.
final class ServerScene: Sendable {
    static let password = "correct horse battery"
    static let start = Timestamp(milliseconds: 1_800_000_000_000)

    let store: Store
    let search: SearchIndex
    let floor: StoredFloor
    let services: Services
    let front: HTTPFront
    let analytics: AnalyticsClerk
    private let folder: URL
    private let clock: Clock

    private final class Clock: Sendable {
        let milliseconds = Atomic(ServerScene.start.milliseconds)
        var time: Timestamp { Timestamp(milliseconds: milliseconds.load(ordering: .relaxed)) }
    }

    init(searches: Bool = false, _ change: (inout Configuration) -> Void = { _ in }) async throws {
        let clock = Clock()
        self.clock = clock
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString)")
        store = try Store.open(
            directory: folder.appendingPathComponent("data"),
            mode: .readWrite,
            logger: Logger(label: "test")
        )
        floor = StoredFloor(store, now: Self.start)
        // The machine that tests run on is busy; an answer waits for what was just said.
        search = SearchIndex(
            store,
            patience: .seconds(20),
            logger: Logger(label: "test"),
            metrics: PrometheusRegistry()
        )
        if searches { search.start() }
        var configuration = Configuration()
        configuration.server.publicURL = "https://chat.example"
        configuration.language.zone = "UTC"
        change(&configuration)
        configuration.language.analysis = false
        configuration.language.document = Self.project.appendingPathComponent("config/language.yaml").path
        var services = Services(
            store: store,
            search: search,
            floor: floor.port,
            workshop: try BotWorkshop(
                store,
                configured: try Self.bot.get(),
                at: Self.start,
                logger: Logger(label: "test")
            ),
            passwords: PasswordHasher(atOnce: 2),
            origins: OriginRule(publicURL: configuration.server.publicURL),
            configuration: configuration,
            metrics: PrometheusRegistry(),
            logger: Logger(label: "test"),
            now: { clock.time }
        )
        services.language = try LanguageDesk(configuration)
        var reading = configuration
        reading.language.analysis = true
        let reader = try LanguageDesk(reading)
        services.support = SupportDesk(reader) { _ in nil }
        services.measures = BotMeasures(store)
        let analytics = AnalyticsClerk(
            store,
            zone: configuration.zone,
            logger: Logger(label: "test"),
            metrics: PrometheusRegistry()
        )
        services.analytics = analytics
        self.analytics = analytics
        services.learning = LearningDesk(services)
        services.improvements = SuggestionDesk(store, services.floor, analytics, zone: configuration.zone) {
            reader.analyzer
        }
        self.services = services
        let pages = folder.appendingPathComponent("web")
        try Self.makePages(in: pages)
        front = HTTPFront(services, pages: try Pages(root: pages.path, services: services))
        try await setStage()
    }

    deinit {
        search.close()
        analytics.close()
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static let passwordHash = Result { try Argon2id.hash(password) }

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let bot = Result {
        let config = project.appendingPathComponent("config")
        return try BotBuild(
            rules: config.appendingPathComponent("bot/demo.yaml"),
            articles: config.appendingPathComponent("knowledge")
        )
    }

    /// Moves the time on.
    func pass(_ duration: Duration) async {
        clock.milliseconds.add(duration.wholeMilliseconds, ordering: .relaxed)
        await floor.setTime(clock.time)
    }

    private static func makePages(in folder: URL) throws {
        let files = [
            "hark.js": "export {}", "widget/index.html": "<!doctype html><title>widget</title>",
            "console/index.html": "<!doctype html><title>console</title>", "tests/secret.html": "tests",
            "tsconfig.json": "{}", "i18n/widget.en.json": "{}", "lib/core.js": "export {}",
        ]
        for (name, text) in files {
            let url = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        for name in ["survey.en", "survey.zh-CN", "further.en", "further.zh-CN", "pages.en", "pages.zh-CN"] {
            let path = "i18n/\(name).json"
            let words = project.appendingPathComponent("web").appendingPathComponent(path)
            try FileManager.default.copyItem(at: words, to: folder.appendingPathComponent(path))
        }
    }

    private func setStage() async throws {
        for queue in [QueueProfile.billing, .shipping] { await floor.send(.changeQueue(queue, by: .system)) }
        for site in [SiteProfile.shop, .office] { await floor.send(.changeSite(site, by: .system)) }
        let hash = try Self.passwordHash.get()
        for profile in AgentProfile.cast {
            let account = Account(
                id: profile.id,
                email: profile.email,
                passwordHash: hash,
                createdAt: Self.start
            )
            let token = APIToken(
                id: APITokenID(rawValue: profile.id.rawValue + 1000),
                account: profile.id,
                name: "test",
                createdAt: Self.start
            )
            let tokenHash = profile.token.hash
            await floor.send(
                .changeAgent(profile, by: .system),
                writes: [{ try Account.insert(account, $0) }, { try APIToken.insert(token, hash: tokenHash, $0) }]
            )
        }
    }
}

extension AgentID {
    /// An admin.
    static let ann = AgentID(rawValue: 204)
    /// A supervisor of shipping only.
    static let sid = AgentID(rawValue: 205)
    /// An agent of no queue.
    static let noa = AgentID(rawValue: 206)
}

extension AgentProfile {
    static let ann = AgentProfile(id: .ann, name: "Ann", role: .admin, capacity: 0)
    static let sid = AgentProfile(id: .sid, name: "Sid", role: .supervisor, capacity: 0, queues: [.shipping])
    static let noa = AgentProfile(id: .noa, name: "Noa", role: .agent)
    static let cast = [tom, ada, sue, sid, ann, noa]

    var email: String { "\(name.lowercased())@hark.example" }
    var token: SecretToken {
        SecretToken(presented: "hark_test_token_of_\(name.lowercased())_0123456789") ?? SecretToken()
    }
}

extension ServerScene {
    /// Sends a request as somebody by API token, or as nobody.
    func send(
        _ method: String,
        _ target: String,
        as profile: AgentProfile? = nil,
        json: String? = nil,
        headers: HTTPHeaders = [:]
    ) async -> Answer {
        await Window(front: front).send(method, target, as: profile, json: json, headers: headers)
    }

    /// Sends a form as a page without scripts does.
    func sendForm(_ target: String, _ body: String) async -> Answer {
        await send("POST", target, json: body, headers: ["Content-Type": "application/x-www-form-urlencoded"])
    }

    /// Logs in by password and returns the session's cookie and token.
    func logIn(_ profile: AgentProfile, headers: HTTPHeaders = [:]) async throws -> (cookie: String, csrf: String) {
        let answer = await send(
            "POST",
            "/api/v1/sessions",
            json: #"{"email":"\#(profile.email)","password":"\#(Self.password)"}"#,
            headers: headers
        )
        let cookie = answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
        return (cookie, answer["csrfToken"].text ?? "")
    }

    /// Opens a conversation that waits for people at a site.
    func openForPeople(
        _ visitor: VisitorID = .maya,
        at site: SiteID = .shop,
        text: String = "Hello",
        language: String? = nil
    ) async
        -> ConversationID
    {
        let id = ConversationID(rawValue: 5000 + visitor.rawValue * 10 + site.rawValue)
        await floor.send(.visitorConnected(visitor))
        await floor.send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: visitor,
                    visitorName: "Maya",
                    site: site,
                    clientID: "s\(id)",
                    contentHash: 0,
                    text: text,
                    language: language
                )
            )
        )
        await floor.send(.requestHuman(conversation: id, by: .visitor(visitor, name: "Maya")))
        return id
    }

    func bringOnline(_ agent: AgentID) async {
        await floor.send(.staffConnected(agent))
        await floor.send(.setAvailability(agent: agent, by: .system, availability: .online))
    }
}

extension ServerScene {
    /// What requests go through.
    struct Window: Sendable {
        let front: HTTPFront

        func send(
            _ method: String,
            _ target: String,
            as profile: AgentProfile? = nil,
            json: String? = nil,
            headers: HTTPHeaders = [:]
        ) async -> Answer {
            var headers = headers
            if let profile { headers["Authorization"] = "Bearer \(profile.token.text)" }
            if json != nil, headers["content-type"] == nil { headers["Content-Type"] = "application/json" }
            let parts = target.split(separator: "?", maxSplits: 1)
            let query =
                parts.count < 2
                ? []
                : parts[1].split(separator: "&").map { pair -> (String, String) in
                    let sides = pair.split(separator: "=", maxSplits: 1).map {
                        String($0).removingPercentEncoding ?? ""
                    }
                    return (sides[0], sides.count > 1 ? sides[1] : "")
                }
            let request = HTTPRequest(
                method: method,
                path: String(parts[0]),
                query: query,
                headers: headers,
                body: Array((json ?? "").utf8)
            )
            return Answer(await front.respond(to: request))
        }
    }
}

/// An answer with its JSON.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]
    let json: JSONValue

    init(_ response: HTTPResponse) {
        (status, headers, body) = (response.status, response.headers, response.body)
        json = (try? JSONReader.read(response.body)) ?? .null
    }

    var text: String { String(decoding: body, as: UTF8.self) }
    subscript(name: String) -> JSONValue { json[name] }
    var code: String? { json["code"].text }
    var field: String? { json["field"].text }
}

extension JSONValue {
    subscript(name: String) -> JSONValue {
        if case .object(let object) = self { object[name] ?? .null } else { .null }
    }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var items: [JSONValue] { if case .array(let values) = self { values } else { [] } }
    var int: Int? { if case .int(let number) = self { Int(number) } else { nil } }
}
