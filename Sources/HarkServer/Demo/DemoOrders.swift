import Foundation
import HarkTransport
import Logging

/// The demo's order service on a port of this machine, so that the bot's flows have somebody to ask.
///
/// `@unchecked` because all of it runs on the loop's thread.
final class DemoOrders: TransportHandler, @unchecked Sendable {
    /// Where the demo's flows look for it.
    static let origin = "http://127.0.0.1:18081"
    /// The name of the secret that they bring.
    static let secretName = "ORDERS_TOKEN"

    /// What callers must bring; made anew at each start.
    let secret = SecretToken().text
    /// Where it really listens, once it does.
    private(set) var address: BoundAddress?
    private var service: OrderService
    private var transport: TransportServer?
    private let loop: EventLoop
    private let logger: Logger

    init(loop: EventLoop, today: Date, logger: Logger) {
        (self.loop, self.logger) = (loop, logger)
        service = OrderService(secret: secret, today: today)
    }

    /// Starts to listen: where the flows look, or on any free port when something else has that one.
    ///
    /// - Throws: `TransportError` when no port can be had.
    func start() throws(TransportError) {
        do {
            try listen(on: 18_081)
        } catch {
            try listen(on: 0)
        }
    }

    private func listen(on port: Int) throws(TransportError) {
        let address = ListenAddress(host: "127.0.0.1", port: port)
        let configuration = TransportConfiguration(listen: [address], tls: nil, limits: TransportLimits())
        let transport = TransportServer(loop: loop, configuration: configuration, handler: self, logger: logger)
        self.address = try transport.start().first
        self.transport = transport
    }

    /// Ends, and calls back on the loop.
    func stop(_ done: @escaping () -> Void) {
        guard let transport else { return done() }
        self.transport = nil
        transport.shutdown(within: .seconds(1), code: 4000, done: done)
    }

    func request(_ request: HTTPRequest, responder: HTTPResponder) {
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
        let answer = service.handle(
            method: request.method,
            path: Self.target(request),
            headers: headers,
            body: request.body
        )
        responder.respond(
            HTTPResponse(status: answer.status, headers: ["Content-Type": "application/json"], body: answer.body)
        )
    }

    /// Path and query as they stand in a request's first line.
    private static func target(_ request: HTTPRequest) -> String {
        let escaped = { (text: String) in text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        let pairs = request.query.map { escaped($0) + "=" + escaped($1) }
        return pairs.isEmpty ? request.rawPath : request.rawPath + "?" + pairs.joined(separator: "&")
    }

    func upgrade(_ request: HTTPRequest) -> UpgradeDecision { .refuse(HTTPResponse(status: 404)) }
    func opened(_ connection: WebSocketConnection, request: HTTPRequest) {}
    func received(_ connection: WebSocketConnection, text: UnsafeRawBufferPointer) {}
    func closed(_ connection: WebSocketConnection, code: Int) {}
}
