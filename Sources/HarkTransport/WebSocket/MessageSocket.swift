/// The server's end of an open socket, as far as its owner sees it.
public protocol MessageSocket: AnyObject {
    /// A number that no other socket of this server has had.
    var id: UInt64 { get }
    /// The owner's own object.
    var context: AnyObject? { get set }
    /// Whether the peer is on the same machine.
    var isLoopback: Bool { get }
    /// What of the client's address one party is likely to own: an IPv4 address, or an IPv6 /64 network.
    var network: String { get }
    /// Whether it is being closed: nothing that is sent any more arrives.
    var isEnding: Bool { get }
    /// Whether something that was sent has not been taken by the system yet.
    var isWriting: Bool { get }
    /// Called once, when all that was sent has been taken or the socket is being closed.
    var onWritten: (() -> Void)? { get set }

    /// Queues a message; it is written at the end of this turn of the loop.
    func send(_ frame: OutboundFrame)

    /// Closes the socket after what is queued has been written.
    func close(code: Int, reason: String)
}

extension WebSocketConnection: MessageSocket {}
