import HarkClient
import HarkDomain
import HarkHub
import HarkTransport

/// One connection of the simulated network, with its two ends.
///
/// Frames of one direction keep their order; how long each takes, whether the link goes silent, stalls or is cut, is
/// the world's chance.
final class SimulatedLink: @unchecked Sendable {
    /// Bytes that may wait for a client that does not read, before the server gives it up.
    static let stalledBytes = 6 * 1024

    unowned let world: World
    let client: ClientEnd
    private(set) var server: ServerEnd?
    private(set) var incarnation: Incarnation?
    /// Nothing gets through, and nobody is told.
    private(set) var isSilent = false
    /// The client does not read.
    private(set) var isStalled = false
    private var waiting: [ServerFrame] = []
    private var lastToServer: Duration = .zero
    private var lastToClient: Duration = .zero

    init(world: World, client: ClientEnd) {
        (self.world, self.client) = (world, client)
    }

    var isUp: Bool { server?.isOpen == true && client.isOpen }

    // MARK: Life

    func connect(as identity: UpgradeIdentity) {
        world.later(1...30) { [self] in
            guard let incarnation = world.server, !world.isNetworkDown else { return refuseConnection() }
            self.incarnation = incarnation
            let end = ServerEnd(id: world.nextSocket(), link: self, isVisitor: isVisitor(identity))
            server = end
            world.links.append(self)
            incarnation.turn { hub in hub.meet(end, identity) }
            world.later(1...20) { self.client.opens() }
        }
    }

    private func refuseConnection() {
        world.later(1...200) { self.client.ends(1006, "nobody there") }
    }

    private func isVisitor(_ identity: UpgradeIdentity) -> Bool {
        if case .staff = identity { false } else { true }
    }

    /// The connection is reset: both ends hear of it, in any order.
    func cut() {
        world.later(0...80) { self.partServer() }
        world.later(0...80) { self.client.ends(1006, "reset") }
    }

    /// Packets vanish from now on; each end finds out by itself.
    func fallSilent() {
        isSilent = true
        world.later(2000...9000) { self.partServer() }
        world.later(500...12_000) { self.client.ends(1006, "silent") }
    }

    func stall() { isStalled = true }

    func flow() {
        isStalled = false
        let frames = waiting
        waiting = []
        for frame in frames { carry(frame) }
    }

    /// The server's process ended.
    func serverDied() {
        server?.isOpen = false
        server?.context = nil
        world.later(0...1500) { self.client.ends(1006, "server gone") }
    }

    fileprivate func closedByServer(_ code: Int, _ reason: String) {
        world.later(0...30) { self.partServer() }
        guard !isSilent else { return }
        if isStalled { flow() }
        lastToClient = max(lastToClient, world.timeline.now) + .milliseconds(world.random.below(20))
        world.timeline.at(lastToClient) { self.client.ends(code, reason) }
    }

    func closedByClient() {
        world.later(0...100) { self.partServer() }
        world.later(0...20) { self.client.ends(1000, "") }
    }

    private func partServer() {
        guard let server, server.isOpen, let incarnation else { return }
        world.note("\(server.id) parts")
        server.isOpen = false
        incarnation.turn { hub in hub.part(from: server) }
    }

    // MARK: Frames

    func toServer(_ bytes: [UInt8]) {
        let bytes = world.flaw?.tampered(bytes, by: client, world) ?? bytes
        guard !isSilent else { return }
        lastToServer = max(lastToServer, world.timeline.now + world.delay())
        world.timeline.at(lastToServer) { [self] in
            guard let server, server.isOpen, !isSilent, let incarnation else { return }
            world.note("\(server.id) → server \(String(decoding: bytes, as: UTF8.self))")
            incarnation.turn { hub in
                bytes.withUnsafeBytes { hub.take($0, on: server) }
            }
        }
    }

    fileprivate func toClient(_ bytes: UnsafeRawBufferPointer) {
        world.note(
            "server → \(server?.id ?? 0)\(isSilent ? " (silent)" : isStalled ? " (stalled)" : "") \(String(decoding: bytes.prefix(600), as: UTF8.self))"
        )
        guard !isSilent else { return }
        let frame = ServerFrame(bytes: [UInt8](bytes), durable: world.judge.position)
        guard isStalled else { return carry(frame) }
        waiting.append(frame)
        guard waiting.reduce(0, { $0 + $1.bytes.count }) > Self.stalledBytes else { return }
        waiting = []
        world.counters["slow readers", default: 0] += 1
        server?.close(code: 4001, reason: "slow reader")
    }

    private func carry(_ frame: ServerFrame) {
        lastToClient = max(lastToClient, world.timeline.now + world.delay())
        world.underway += 1
        world.timeline.at(lastToClient) { [self] in
            world.underway -= 1
            guard !isSilent else { return }
            if isStalled { waiting.append(frame) } else { client.receives(frame) }
            world.note("client of \(server?.id ?? 0) got \(String(decoding: frame.bytes.prefix(160), as: UTF8.self))")
        }
    }
}

/// A frame on its way to a client, with how far the log was on disk when it left.
struct ServerFrame {
    let bytes: [UInt8]
    let durable: Int64
}

/// The server's end of a simulated link.
final class ServerEnd: MessageSocket, @unchecked Sendable {
    let id: UInt64
    var context: AnyObject?
    let isLoopback = false
    var network: String { "network \(id)" }
    let isVisitor: Bool
    let isWriting = false
    var onWritten: (() -> Void)?
    var isOpen = true
    private let link: SimulatedLink
    private(set) var isEnding = false

    init(id: UInt64, link: SimulatedLink, isVisitor: Bool) {
        (self.id, self.link, self.isVisitor) = (id, link, isVisitor)
    }

    func send(_ frame: OutboundFrame) {
        guard isOpen, !isEnding else { return }
        if isVisitor { link.world.judge.leaves(frame.message) }
        link.toClient(frame.message)
    }

    func close(code: Int, reason: String) {
        guard isOpen, !isEnding else { return }
        isEnding = true
        link.world.counters["closed \(code)", default: 0] += 1
        link.closedByServer(code, reason)
    }
}

/// The client's end of a simulated link.
final class ClientEnd: ClientSocket, @unchecked Sendable {
    var onOpen: (() -> Void)?
    var onText: ((UnsafeRawBufferPointer) -> Void)?
    var onClose: ((Int, String) -> Void)?
    private(set) var isOpen = false
    private var isEnded = false
    private var link: SimulatedLink?
    private unowned let world: World

    init(_ world: World) { self.world = world }

    func connect(to url: String, options: WebSocketClient.Options) throws(TransportError) {
        let link = SimulatedLink(world: world, client: self)
        self.link = link
        link.connect(as: world.identity(options))
    }

    /// The socket that the server knows this one by.
    var serverID: UInt64? { link?.server?.id }

    var currentLink: SimulatedLink? { link }

    func send(_ bytes: [UInt8]) {
        guard isOpen else { return }
        link?.toServer(bytes)
    }

    func close(code: Int, reason: String) {
        guard !isEnded else { return }
        link?.closedByClient()
    }

    func opens() {
        guard !isEnded else { return }
        isOpen = true
        onOpen?()
    }

    func receives(_ frame: ServerFrame) {
        guard isOpen else { return }
        world.judge.reads(frame) {
            let bytes = world.flaw?.tampered(frame.bytes, to: self) ?? frame.bytes
            bytes.withUnsafeBytes { onText?($0) }
        }
    }

    func ends(_ code: Int, _ reason: String) {
        guard !isEnded else { return }
        world.note("client of \(serverID ?? 0) ends \(code) \(reason)")
        isEnded = true
        isOpen = false
        onClose?(code, reason)
        onOpen = nil
        onText = nil
        onClose = nil
    }
}
