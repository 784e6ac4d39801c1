import Foundation
import HarkFetch
import HarkTesting
import HarkTransport
import Logging
import Testing

@testable import HarkBot
@testable import HarkHub
@testable import HarkServer

/// The calls of flows over real sockets to the demo's order service.
struct BotLookupsTests {
    @Test func `the demo's flows reach the demo's orders with its secret`() async throws {
        let bench = try await Bench(withOrders: true)

        let found = await bench.ask(DemoOrders.origin + "/orders/KO-300001?language=en")
        let missing = await bench.ask(DemoOrders.origin + "/orders/KO-999999")

        guard case .answered(200, let json) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(json[path: "status"] == .text("shipped"))
        guard case .answered(404, _) = missing else {
            Issue.record("\(missing)")
            return
        }
        await bench.end()
    }

    @Test func `only a header of the site's own names a secret, never what a customer wrote`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK", "{}") }
        let bench = try await Bench(withOrders: false, allowing: server)
        let words = BotJSON.object(["note": .text("{secret.ORDERS_TOKEN}")])

        let found = await bench.ask(server.url("/o?q=%7Bsecret.ORDERS_TOKEN%7D"), .post, words)
        let refused = await bench.ask(server.url("/o?q={secret.ORDERS_TOKEN}"), .post, words)

        #expect(found == .answered(status: 200, json: .object([:])))
        #expect(refused == .failed(.refused))
        let request = try #require(server.requests.first)
        #expect(request.components(separatedBy: "hush").count == 2)
        #expect(request.contains("Authorization: Bearer hush\r\n"))
        #expect(request.contains(#"{"note":"{secret.ORDERS_TOKEN}"}"#))
        await bench.end()
    }

    @Test func `what nobody allowed is refused`() async throws {
        let bench = try await Bench(withOrders: false)

        #expect(await bench.ask(DemoOrders.origin + "/orders/KO-300001") == .failed(.refused))
        await bench.end()
    }
}

/// A loop with the demo's order service and the calls of the bot.
private final class Bench: @unchecked Sendable {
    private let loop: EventLoop
    private let orders: DemoOrders
    private let lookups: BotLookups

    init(withOrders: Bool, allowing server: StandInServer? = nil) async throws {
        let loop = try EventLoop(label: "lookups")
        let origin = server.map { String($0.url().dropLast()) }
        let allowed = try origin.map { [try AllowedOrigin($0, isPrivate: true)] } ?? []
        let lookups = try BotLookups(
            loop: loop,
            policy: FetchPolicy(allowed),
            secrets: try SecretStore(environment: server == nil ? [:] : ["HARK_SECRET_ORDERS_TOKEN": "hush"])
        )
        let orders = DemoOrders(loop: loop, today: Date(), logger: Logger(label: "test"))
        (self.loop, self.lookups, self.orders) = (loop, lookups, orders)
        loop.start()
        guard withOrders else { return }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            loop.execute {
                continuation.resume(
                    with: Result {
                        try orders.start()
                        try lookups.reach(orders)
                    }
                )
            }
        }
    }

    func ask(
        _ url: String,
        _ method: BotCall.Method = .get,
        _ body: BotJSON? = nil
    ) async -> BotCallResult {
        let headers = ["Authorization": "Bearer {secret.ORDERS_TOKEN}"]
        let turn = BotTurn(text: "Where is my parcel?")
        let draft = ReplyDraft(text: "", outcome: .answered, explained: BotExplanation(kind: .none))
        let call = BotCall(
            method: method,
            url: url,
            headers: headers,
            body: body,
            timeoutSeconds: 3,
            idempotencyKey: "1",
            pause: BotPause(turn: turn, flow: FlowState(flow: "order-status"), draft: draft, calls: 1)
        )
        return await withCheckedContinuation { continuation in
            lookups.port.call(call, "test") { continuation.resume(returning: $0) }
        }
    }

    func end() async {
        await withCheckedContinuation { continuation in
            loop.execute { [orders] in orders.stop { continuation.resume() } }
        }
        loop.stop()
        loop.join()
    }
}
