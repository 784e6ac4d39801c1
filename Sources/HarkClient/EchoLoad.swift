public import HarkTransport

/// Sends frames to a server that sends them back, in closed loop: what sockets alone cost.
public actor EchoLoad {
    private let url: String
    private let sockets: Int
    private let bytes: Int
    private let pid: Int?
    private let loop: EventLoop
    private var clients: [WebSocketClient] = []
    private var sent: [Duration] = []
    private var report = LoadReport()
    private var isMeasuring = false
    private var isOver = false

    /// The run is on the loop of its sockets.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a run on a loop that runs.
    ///
    /// - Parameters:
    ///   - url: The address of the echo, `ws://host:port/…`.
    ///   - sockets: How many sockets have one frame each on its way.
    ///   - bytes: How long a frame is.
    ///   - pid: The server's process id, to measure what it uses.
    ///   - loop: The loop to live on.
    public init(url: String, sockets: Int, bytes: Int, pid: Int?, on loop: EventLoop) {
        self.url = url
        self.sockets = sockets
        self.bytes = bytes
        self.pid = pid
        self.loop = loop
    }

    /// Runs and returns what was measured; ack and delivery are the same here.
    ///
    /// - Throws: ``ClientError/disconnected(code:reason:)`` when a socket does not open.
    public func run(warmUp: Duration = .seconds(1), duration: Duration) async throws -> LoadReport {
        for index in 0..<sockets { try await open(index) }
        for index in 0..<sockets { send(index) }
        await pause(warmUp)
        let before = pid.flatMap(ProcessUsage.of)
        let began = loop.now
        isMeasuring = true
        await pause(duration)
        isOver = true
        isMeasuring = false
        report.window = loop.now - began
        if let before, let after = pid.flatMap(ProcessUsage.of) { report.serverCPU = after.cpu - before.cpu }
        for client in clients { client.close() }
        return report
    }

    private func open(_ index: Int) async throws {
        let client = WebSocketClient(loop: loop)
        clients.append(client)
        sent.append(.zero)
        let ending: (Int, String)? = await withCheckedContinuation { continuation in
            var isWaiting = true
            client.onOpen = {
                isWaiting = false
                continuation.resume(returning: nil)
            }
            client.onClose = { if isWaiting { continuation.resume(returning: ($0, $1)) } }
            client.onText = { _ in self.returned(index) }
            do throws(TransportError) {
                try client.connect(to: url, options: WebSocketClient.Options(subprotocol: nil))
            } catch {
                continuation.resume(returning: (1006, "\(error)"))
            }
        }
        if let ending { throw ClientError.disconnected(code: ending.0, reason: ending.1) }
    }

    private func send(_ index: Int) {
        sent[index] = loop.now
        clients[index].send([UInt8](repeating: UInt8(ascii: "x"), count: bytes))
    }

    private func returned(_ index: Int) {
        if isMeasuring {
            report.messages += 1
            report.acked.record(loop.now - sent[index])
            report.delivered.record(loop.now - sent[index])
        }
        if !isOver { send(index) }
    }

    private func pause(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            _ = loop.schedule(after: duration) { continuation.resume() }
        }
    }
}
