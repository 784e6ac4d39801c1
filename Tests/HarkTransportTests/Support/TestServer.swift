import Glibc
import HarkTransport
import Logging
import Synchronization

/// A running server with a recording handler, on a loop of its own.
final class TestServer: Sendable {
    let loop: EventLoop
    let server: TransportServer
    let handler: RecordingHandler
    let addresses: [BoundAddress]

    var port: Int { addresses[0].port }

    init(
        limits: TransportLimits = TransportLimits(),
        tls: TLSFiles? = nil,
        listen: [ListenAddress]? = nil,
        trustedProxies: [String] = [],
        answer: @escaping @Sendable (HTTPRequest, HTTPResponder) -> Void = { $1.respond(.text(200, $0.path)) }
    ) async throws {
        let listen = listen ?? [ListenAddress(host: "127.0.0.1", port: 0)]
        var configuration = TransportConfiguration(
            listen: listen,
            tls: tls,
            limits: limits,
            webSocketPaths: ["/ws": "hark.v1", "/__echo": nil],
            echoPaths: ["/__echo"]
        )
        configuration.trustedProxies = trustedProxies.compactMap { AddressNetwork($0) }
        loop = try EventLoop(label: "test")
        handler = RecordingHandler(answer: answer)
        server = TransportServer(
            loop: loop,
            configuration: configuration,
            handler: handler,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        loop.start()
        let server = server
        do {
            addresses = try await loop.run { () throws(TransportError) in try server.start() }
        } catch {
            loop.stop()
            loop.join()
            throw error
        }
    }

    deinit {
        loop.stop()
        loop.join()
    }

    func onLoop<Value: Sendable>(_ body: @escaping @Sendable (TransportServer) -> Value) async -> Value {
        let server = server
        return await loop.run { () throws(Never) in body(server) }
    }

    /// The messages that the handler has got.
    func texts() async -> [[UInt8]] {
        let handler = handler
        return await onLoop { _ in handler.texts }
    }

    /// Waits until the server's state is as wanted, for at most `seconds`.
    func wait(seconds: Double = 20, until condition: @escaping @Sendable (TransportServer) -> Bool) async -> Bool {
        let server = server
        return await withCheckedContinuation { continuation in
            server.loop.execute {
                Watch(server, .seconds(seconds), condition) { continuation.resume(returning: $0) }.begin()
            }
        }
    }
}

/// Looks at a server every few milliseconds, by a timer of its own loop.
private final class Watch {
    private let server: TransportServer
    private let end: Duration
    private let condition: (TransportServer) -> Bool
    private let done: (Bool) -> Void

    init(
        _ server: TransportServer,
        _ limit: Duration,
        _ condition: @escaping (TransportServer) -> Bool,
        _ done: @escaping (Bool) -> Void
    ) {
        self.server = server
        self.condition = condition
        self.done = done
        end = server.loop.now + limit
    }

    func begin() {
        if condition(server) { return done(true) }
        guard server.loop.now < end else { return done(false) }
        server.loop.schedule(after: .milliseconds(5)) { self.begin() }
    }
}

extension EventLoop {
    /// Runs a body on the loop and waits for its result.
    func run<Value: Sendable, Failure: Error>(
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result = await withCheckedContinuation { continuation in
            execute {
                do throws(Failure) { continuation.resume(returning: Result<Value, Failure>.success(try body())) } catch
                {
                    continuation.resume(returning: Result<Value, Failure>.failure(error))
                }
            }
        }
        return try result.get()
    }
}

/// Records what a server reports; state is touched on the loop and read through `snapshot`.
final class RecordingHandler: TransportHandler, @unchecked Sendable {
    let answer: @Sendable (HTTPRequest, HTTPResponder) -> Void
    var decision: @Sendable (HTTPRequest) -> UpgradeDecision = { _ in .accept }
    var whenOpened: (WebSocketConnection) -> Void = { _ in }
    var whenReceived: (WebSocketConnection, [UInt8]) -> Void = { connection, bytes in
        connection.send(OutboundFrame(copying: bytes))
    }
    private(set) var connections: [UInt64: WebSocketConnection] = [:]
    private(set) var texts: [[UInt8]] = []
    private(set) var closeCodes: [Int] = []
    private(set) var requests: [HTTPRequest] = []

    init(answer: @escaping @Sendable (HTTPRequest, HTTPResponder) -> Void) {
        self.answer = answer
    }

    func upgrade(_ request: HTTPRequest) -> UpgradeDecision { decision(request) }

    func opened(_ connection: WebSocketConnection, request: HTTPRequest) {
        connections[connection.id] = connection
        requests.append(request)
        whenOpened(connection)
    }

    func received(_ connection: WebSocketConnection, text: UnsafeRawBufferPointer) {
        texts.append(Array(text))
        whenReceived(connection, Array(text))
    }

    func closed(_ connection: WebSocketConnection, code: Int) {
        connections[connection.id] = nil
        closeCodes.append(code)
    }

    func request(_ request: HTTPRequest, responder: HTTPResponder) {
        requests.append(request)
        answer(request, responder)
    }
}

/// A client whose callbacks can be awaited.
final class TestClient: Sendable {
    enum Event: Sendable, Equatable {
        case open
        case text(String)
        case close(Int)
    }

    let client: WebSocketClient
    private let stream: AsyncStream<Event>
    private let continuation: AsyncStream<Event>.Continuation

    init(
        _ loop: EventLoop,
        url: String,
        options: WebSocketClient.Options = WebSocketClient.Options()
    ) async throws {
        client = WebSocketClient(loop: loop)
        (stream, continuation) = AsyncStream.makeStream(of: Event.self)
        let client = client
        let continuation = continuation
        try await loop.run { () throws(TransportError) in
            client.onOpen = { continuation.yield(.open) }
            client.onText = { continuation.yield(.text(String(decoding: $0, as: UTF8.self))) }
            client.onClose = { code, _ in
                continuation.yield(.close(code))
                continuation.finish()
            }
            try client.connect(to: url, options: options)
        }
    }

    func send(_ text: String) {
        let client = client
        client.loop.execute { client.send(text) }
    }

    func close(code: Int = 1000) {
        let client = client
        client.loop.execute { client.close(code: code) }
    }

    /// The next event, or nil when none comes in time.
    func next(seconds: Double = 10) async -> Event? {
        await withTaskGroup(of: Event?.self) { [stream] group in
            group.addTask {
                var iterator = stream.makeAsyncIterator()
                return await iterator.next()
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
