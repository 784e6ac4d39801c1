/// The client's end of a socket: it connects once, and all of it happens on the loop.
public protocol ClientSocket: AnyObject {
    /// Called when the server has agreed.
    var onOpen: (() -> Void)? { get set }
    /// Called with each whole message; the bytes are good for this call only.
    var onText: ((UnsafeRawBufferPointer) -> Void)? { get set }
    /// Called once at the end, whether it was open or never got so.
    var onClose: ((Int, String) -> Void)? { get set }

    /// Begins to connect.
    ///
    /// - Throws: ``TransportError`` when that can't even be begun.
    func connect(to url: String, options: WebSocketClient.Options) throws(TransportError)

    /// Queues a text message.
    func send(_ bytes: [UInt8])

    /// Closes the socket after what is queued has been sent.
    func close(code: Int, reason: String)
}

extension WebSocketClient: ClientSocket {}
