internal import CLibWebSockets
internal import Glibc

/// One accepted socket, from `accept` to its end; what lws keeps a pointer to.
final class Peer {
    /// What the socket is doing; each phase but an open WebSocket has a deadline.
    enum Phase {
        /// TLS handshake and the first request's header.
        case header
        /// A request's body.
        case body
        /// The handler works on the answer.
        case answering
        /// The answer is written.
        case writing
        /// Kept for the next request.
        case idle
        /// Upgraded.
        case webSocket
        /// Gone.
        case ended
    }

    unowned(unsafe) let server: TransportServer
    /// Where the connection comes from.
    let address: PeerAddress
    /// Who speaks on it: whoever the current request's proxy names, else the same.
    var client: PeerAddress
    let isTLS: Bool
    var socket: OpaquePointer?
    var phase = Phase.header
    /// The tick at which the wheel looks at this peer.
    var deadline: UInt32 = 0
    /// The place in the wheel.
    var slot = 0
    var position = -1
    var exchange: HTTPExchange?
    var connection: WebSocketConnection?
    var countsAsWebSocket = false
    var countsAsConnection = false

    init(server: TransportServer, address: PeerAddress, isTLS: Bool) {
        self.server = server
        self.address = address
        client = address
        self.isTLS = isTLS
    }

    /// Ends the socket at once; never from inside one of its own callbacks.
    func kill() {
        guard let socket else { return }
        // With bytes left that nobody reads lws would wait; a socket that is shut down fails its next write.
        if lws_partial_buffered(socket) != 0 { shutdown(lws_get_socket_fd(socket), Int32(SHUT_RDWR)) }
        hark_lws_kill(socket)
    }

    @inline(__always)
    static func of(_ socket: OpaquePointer) -> Peer? {
        guard let pointer = lws_get_opaque_user_data(socket) else { return nil }
        return Unmanaged<Peer>.fromOpaque(pointer).takeUnretainedValue()
    }
}

/// All peers of a server by the tick at which each has to be looked at.
///
/// One timer serves any number of sockets: a tick touches only those whose time has come.
struct PeerWheel {
    private var slots: [[Peer]] = Array(repeating: [], count: 64)
    private(set) var tick: UInt32 = 0
    private(set) var count = 0

    /// Adds a peer, or moves it to another deadline, and keeps it alive.
    mutating func schedule(_ peer: Peer, inTicks ticks: UInt32) {
        if peer.position >= 0 { remove(peer) }
        peer.deadline = tick &+ max(1, ticks)
        peer.slot = Int(peer.deadline & 63)
        peer.position = slots[peer.slot].count
        slots[peer.slot].append(peer)
        count += 1
    }

    mutating func remove(_ peer: Peer) {
        guard peer.position >= 0 else { return }
        let last = slots[peer.slot].count - 1
        if peer.position != last {
            slots[peer.slot][peer.position] = slots[peer.slot][last]
            slots[peer.slot][peer.position].position = peer.position
        }
        slots[peer.slot].removeLast()
        peer.position = -1
        count -= 1
    }

    /// Goes on by one tick and returns the peers whose deadline this is.
    mutating func advance() -> [Peer] {
        tick &+= 1
        let slot = slots[Int(tick & 63)]
        guard !slot.isEmpty else { return [] }
        return slot.filter { $0.deadline == tick }
    }

    var all: [Peer] { slots.flatMap { $0 } }
}
