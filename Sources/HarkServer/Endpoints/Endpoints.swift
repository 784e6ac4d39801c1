import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

/// What every route works with.
struct Endpoints: Sendable {
    let services: Services
    let login: Login
    let mint = Mint()
    private let turn = Turn()

    init(_ services: Services, _ login: Login) {
        (self.services, self.login) = (services, login)
    }

    var now: Timestamp { services.now() }

    /// Runs a read off the loop, a few at a time.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Store) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        try await services.store.reading(body)
    }

    /// Reads one thing; what does not exist is `notFound`.
    func find<Value: Sendable>(
        _ body: @escaping @Sendable (Store) throws(StoreError) -> Value?
    ) async throws -> Value {
        guard let value = try await read(body) else { throw Refusal.notFound }
        return value
    }

    /// Makes a route's changes go one after the other, so that what was looked up still holds when it is written.
    func inTurn(
        _ run: @escaping @Sendable (Call) async throws -> HTTPResponse
    ) -> @Sendable (Call) async throws -> HTTPResponse {
        { call in try await turn.take { try await run(call) } }
    }

    /// Lets the floor decide a change of its own and keeps the rows beside it in the same commit.
    func administer(_ command: Command, _ writes: [DatabaseWrite]) async throws {
        if case .refused(let refusal) = await services.floor.administer(command, writes) { throw refusal }
    }
}

/// Makes ids, one after the other.
actor Mint {
    private var source = IDSource(random: SystemRandomNumberGenerator())

    func next<Tag>(at time: Timestamp) -> ID<Tag> { source.next(at: time) }
}

extension API {
    /// All routes, in the order of the document.
    static func routes(_ endpoints: Endpoints) -> [Route] {
        let routes =
            endpoints.health + endpoints.sessions + endpoints.tokens + endpoints.conversations + endpoints.search
            + endpoints.contacts + endpoints.agents + endpoints.queues + endpoints.skills + endpoints.sites
            + endpoints.cannedResponses
            + endpoints.labels + endpoints.botDocuments + endpoints.siteLanguage + endpoints.reports
            + endpoints.measures + endpoints.diagnosis + endpoints.satisfaction + endpoints.forecast
            + endpoints.improvements + endpoints.routing + endpoints.surveys + endpoints.businessHours
            + endpoints.support + endpoints.botVersions + endpoints.botBench + endpoints.botDiff + endpoints.suggestions
        return routes + [description(of: routes)]
    }

    private static func description(of routes: [Route]) -> Route {
        func route(_ document: [UInt8]) -> Route {
            Route(
                "GET",
                "/api/v1/openapi.json",
                .anybody,
                "This document.",
                gives: .anything
            ) { _ in HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: document) }
        }
        return route(OpenAPI.document(routes + [route([])]))
    }
}
