internal import CLibWebSockets

/// An open WebSocket; confined to the loop.
public final class WebSocketConnection: @unchecked Sendable {
    /// A number that no other connection of this server has had.
    public let id: UInt64
    /// The handler's own object.
    public var context: AnyObject?

    /// The client's numeric address, without port.
    public var remoteAddress: String { peer.client.text }
    /// Whether the client is on 127.0.0.0/8 or ::1.
    public var isLoopback: Bool { peer.client.isLoopback }
    /// The client's IPv4 address, or the /64 network of its IPv6 address.
    public var network: String { peer.client.network }
    /// Whether it is being closed: what is sent from now on is dropped.
    public var isEnding: Bool { ending != nil }
    /// Whether something that was sent has not been taken by the system yet.
    public var isWriting: Bool { isFlushing }
    /// Called once, when all that was sent has been taken or the connection is being closed.
    public var onWritten: (() -> Void)?
    /// Bytes that wait to be written.
    public var queuedBytes: Int { outbox.byteCount }

    unowned let peer: Peer
    let isEcho: Bool
    private var outbox = Outbox()
    private var message: [UInt8] = []
    private var isFlushing = false
    private(set) var ending: Ending?
    private var isAnnounced = false
    /// The tick of the last sign of life.
    var lastHeard: UInt32
    private var pingIsDue = false
    /// Whether lws may owe a pong that came between fragments; its turn to write is then before ours.
    private var lwsGoesFirst = false

    /// How the connection ends, once that is decided.
    struct Ending {
        let code: Int
        let reason: String
        var byPeer = false
    }

    init(id: UInt64, peer: Peer, isEcho: Bool) {
        self.id = id
        self.peer = peer
        self.isEcho = isEcho
        lastHeard = peer.server.tick
    }

    /// Queues a message; it is written at the end of this turn of the loop.
    ///
    /// A connection whose queue grows beyond the limit loses it and is closed with 4001.
    public func send(_ frame: OutboundFrame) {
        guard ending == nil, peer.socket != nil else { return }
        outbox.append(frame)
        if outbox.byteCountBeyondNext > peer.server.limits.outboxBytes {
            outbox.removeAll()
            close(code: 4001, reason: "slow reader")
            peer.server.lingering(peer)
        } else {
            requestFlush()
        }
    }

    /// Queues messages in order.
    public func send(_ frames: some Collection<OutboundFrame>) {
        for frame in frames { send(frame) }
    }

    /// Closes the connection after what is queued has been written, or after a few seconds.
    public func close(code: Int, reason: String) {
        guard ending == nil, peer.socket != nil else { return }
        ending = Ending(code: code, reason: reason)
        message = []
        tellWritten()
        peer.server.closing(peer)
        peer.server.announce(self)
        requestFlush()
    }

    /// Tells the handler once that the connection has ended: a peer that reads no more must not keep its place there.
    func announceEnd() {
        guard !isAnnounced else { return }
        isAnnounced = true
        if !isEcho { peer.server.handler.closed(self, code: ending?.code ?? 1006) }
        (context, onWritten) = (nil, nil)
    }
}

// MARK: - Writing

extension WebSocketConnection {
    func ping() {
        pingIsDue = true
        requestFlush()
    }

    private func requestFlush() {
        guard !isFlushing else { return }
        isFlushing = true
        peer.server.enqueueFlush(self)
    }

    /// Writes what waits, straight from the end of the turn; asks lws for a callback when the socket is full.
    func flushAtTurnEnd() {
        guard isFlushing, ending?.byPeer != true, let socket = peer.socket else { return }
        guard lws_partial_buffered(socket) == 0, !lwsGoesFirst else {
            lwsGoesFirst = false
            lws_callback_on_writable(socket)
            return
        }
        guard write(to: socket) else { return }
        isFlushing = false
        tellWritten()
        if let ending { beginClose(socket, ending) }
    }

    /// The socket has taken all that lws held, and takes more.
    func flushWhenWritable() {
        guard isFlushing, ending?.byPeer != true, let socket = peer.socket else { return }
        guard write(to: socket) else { return }
        isFlushing = false
        tellWritten()
        // The close is begun outside of lws, which would cut the socket off when told so from its callback.
        if ending != nil { requestFlush() }
    }

    private func tellWritten() {
        let handler = onWritten
        onWritten = nil
        handler?()
    }

    private func beginClose(_ socket: OpaquePointer, _ ending: Ending) {
        var reason = Array(ending.reason.utf8.prefix(120))
        lws_close_reason(socket, lws_close_status(UInt32(ending.code)), &reason, reason.count)
        hark_lws_kill(socket)
    }

    /// True when nothing is left; false when lws holds a part and will call when it has gone.
    private func write(to socket: OpaquePointer) -> Bool {
        if pingIsDue {
            pingIsDue = false
            if ending == nil { outbox.append(.ping) }
        }
        while !outbox.isEmpty {
            // Frames are complete on the wire already, so lws must not add a header of its own.
            outbox.takeNext(scratch: peer.server.scratch) { _ = lws_write(socket, $0, $1, LWS_WRITE_HTTP) }
            if lws_partial_buffered(socket) != 0 { return false }
        }
        return true
    }
}

// MARK: - Reading

extension WebSocketConnection {
    /// Takes a piece of a message; the close code when the connection must end.
    @inline(__always)
    func receive(_ bytes: UnsafeRawBufferPointer, from socket: OpaquePointer) -> (code: Int, reason: String)? {
        guard ending == nil else { return nil }
        lastHeard = peer.server.tick
        let remaining = lws_remaining_packet_payload(socket)
        let isLast = remaining == 0 && lws_is_final_fragment(socket) != 0
        if lws_frame_is_binary(socket) != 0, !isEcho { return (1003, "text only") }
        if message.isEmpty, isLast, bytes.count <= peer.server.limits.frameBytes {
            deliver(bytes, socket)
            return nil
        }
        return collect(bytes, remaining: remaining, isLast: isLast, socket)
    }

    private func collect(
        _ bytes: UnsafeRawBufferPointer,
        remaining: Int,
        isLast: Bool,
        _ socket: OpaquePointer
    ) -> (code: Int, reason: String)? {
        // The length that a frame declares counts from its first byte on: nothing beyond the limit is ever held.
        let (declared, overflow) = remaining.addingReportingOverflow(message.count + bytes.count)
        guard !overflow, declared <= peer.server.limits.frameBytes else {
            message = []
            return (1009, "message too long")
        }
        message.append(contentsOf: bytes)
        guard isLast else { return nil }
        let whole = message
        message = []
        lwsGoesFirst = true
        whole.withUnsafeBytes { deliver($0, socket) }
        return nil
    }

    private func deliver(_ bytes: UnsafeRawBufferPointer, _ socket: OpaquePointer) {
        guard isEcho else {
            peer.server.handler.received(self, text: bytes)
            return
        }
        send(OutboundFrame(bytes.bytes, opcode: lws_frame_is_binary(socket) != 0 ? .binary : .text))
    }

    /// The peer has sent a close frame; lws answers it.
    func peerCloses(code: Int) {
        if ending == nil { ending = Ending(code: code, reason: "", byPeer: true) }
        outbox.removeAll()
        tellWritten()
    }

    /// The protocol was breached; lws sends the code.
    func breached(code: Int) {
        if ending == nil { ending = Ending(code: code, reason: "", byPeer: true) }
        outbox.removeAll()
    }
}
