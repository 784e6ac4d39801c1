internal import CLibWebSockets

/// A WebSocket client on an event loop; thousands fit into one process.
///
/// All methods and callbacks are on the loop. A client connects once. Set the callbacks before ``connect(to:options:)``.
public final class WebSocketClient: @unchecked Sendable {
    /// How to connect.
    public struct Options: Sendable {
        /// The subprotocol to offer.
        public var subprotocol: String?
        /// Further header fields of the handshake (`Origin`, `Authorization`, `Cookie`).
        public var headers: [(String, String)]
        /// Whether a certificate need not be signed by a known authority, nor name the host.
        public var allowSelfSigned: Bool
        /// The local address to connect from, to spread many sockets over several.
        public var localAddress: String?

        /// Makes options.
        public init(
            subprotocol: String? = "hark.v1",
            headers: [(String, String)] = [],
            allowSelfSigned: Bool = false,
            localAddress: String? = nil
        ) {
            self.subprotocol = subprotocol
            self.headers = headers
            self.allowSelfSigned = allowSelfSigned
            self.localAddress = localAddress
        }
    }

    /// The loop that it runs on.
    public let loop: EventLoop
    /// Called when the server has agreed.
    public var onOpen: (() -> Void)?
    /// Called with each whole message; the bytes are good for this call only.
    public var onText: ((UnsafeRawBufferPointer) -> Void)?
    /// Called once at the end, whether it was open or never got so: close code and reason, 1006 without a close frame.
    public var onClose: ((Int, String) -> Void)?
    /// Whether messages can be sent.
    public private(set) var isOpen = false

    private var socket: OpaquePointer?
    private var options = Options()
    private var queue: [[UInt8]] = []
    private var message: [UInt8] = []
    private var ending: (code: Int, reason: String)?
    private var isEnded = false
    private var isClosing = false

    /// Makes a client.
    public init(loop: EventLoop) {
        self.loop = loop
    }

    /// Begins to connect; the outcome comes by ``onOpen`` or ``onClose``.
    ///
    /// - Parameters:
    ///   - url: `ws://host[:port]/path` or `wss://…`; a name is looked up while the loop waits.
    ///   - options: Subprotocol, header fields, local address, and how strict to be about certificates.
    /// - Throws: ``TransportError/url(_:)``, ``TransportError/context(_:)``.
    public func connect(to url: String, options: Options = Options()) throws(TransportError) {
        loop.preconditionIsOnLoop()
        guard let target = WebSocketURL(url) else { throw .url(url) }
        self.options = options
        let shared = try loop.sharedClientContext()
        let host = try shared.host(isSecure: target.isSecure)
        shared.add(self)
        begin(target, shared, host)
    }

    /// Queues a text message.
    public func send(_ bytes: [UInt8]) {
        guard ending == nil, !isEnded else { return }
        queue.append(bytes)
        if isOpen, let socket, queue.count == 1 { lws_callback_on_writable(socket) }
    }

    /// Queues a text message.
    public func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Closes the connection after what is queued has been sent.
    public func close(code: Int = 1000, reason: String = "") {
        guard ending == nil, !isEnded else { return }
        ending = (code, reason)
        if isOpen, let socket { lws_callback_on_writable(socket) }
    }
}

// MARK: - Connecting

extension WebSocketClient {
    private func begin(_ target: WebSocketURL, _ shared: ClientContext, _ host: OpaquePointer) {
        let authority = (target.host.contains(":") ? "[\(target.host)]" : target.host) + ":\(target.port)"
        var info = lws_client_connect_info()
        info.context = shared.pointer
        info.vhost = host
        info.port = Int32(target.port)
        info.ssl_connection =
            target.isSecure
            ? hark_lws_tls_client_flags(options.allowSelfSigned ? 1 : 0) : hark_lws_plain_client_flags()
        info.ietf_version_or_minus_one = 13
        info.opaque_user_data = Unmanaged.passUnretained(self).toOpaque()
        let texts = [target.host, target.path, authority, ClientContext.protocolName, "http/1.1"]
        CStrings.with(texts + [options.subprotocol, options.localAddress]) { pointers in
            info.address = pointers[0]
            info.path = pointers[1]
            info.host = pointers[2]
            info.local_protocol_name = pointers[3]
            info.alpn = pointers[4]
            info.protocol = pointers[5]
            info.iface = pointers[6]
            guard lws_client_connect_via_info(&info) == nil else { return }
            failed("cannot connect")
            // What lws has begun before it gave up ends within a few turns.
            loop.schedule(after: .seconds(1)) { shared.remove(self) }
        }
    }

    func appendHeaders(_ input: UnsafeMutableRawPointer?, _ length: Int) -> Int32 {
        guard let cursor = input?.assumingMemoryBound(to: UnsafeMutablePointer<UInt8>?.self) else { return 0 }
        let text = options.headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        guard let start = cursor.pointee, text.utf8.count < length else { return -1 }
        for (index, byte) in text.utf8.enumerated() { start[index] = byte }
        cursor.pointee = start + text.utf8.count
        return 0
    }

    func established(_ socket: OpaquePointer) {
        self.socket = socket
        isOpen = true
        onOpen?()
        if !queue.isEmpty || ending != nil { lws_callback_on_writable(socket) }
    }

    func failed(_ reason: String) {
        if ending == nil { ending = (1006, Self.words[reason] ?? reason) }
        ended()
    }

    /// What the library's words for common troubles mean.
    private static let words = [
        "closed before established": "nobody takes connections there",
        "HS: ws upgrade unauthorized": "the server does not know the token",
        "HS: ws upgrade response not 101": "the server refused the WebSocket",
    ]

    func peerCloses(_ bytes: UnsafeRawBufferPointer) {
        isClosing = true
        guard bytes.count >= 2 else { return }
        ending = (Int(bytes[0]) << 8 | Int(bytes[1]), String(decoding: bytes.dropFirst(2), as: UTF8.self))
    }

    func ended() {
        guard !isEnded else { return }
        isEnded = true
        isOpen = false
        socket = nil
        queue = []
        message = []
        let handler = onClose
        onClose = nil
        onOpen = nil
        onText = nil
        handler?(ending?.code ?? 1006, ending?.reason ?? "")
    }

    func destroyed() {
        ended()
        loop.clientContext?.remove(self)
    }
}

// MARK: - Messages

extension WebSocketClient {
    func receive(_ bytes: UnsafeRawBufferPointer, _ socket: OpaquePointer) -> Int32 {
        let isLast = lws_remaining_packet_payload(socket) == 0 && lws_is_final_fragment(socket) != 0
        if message.isEmpty, isLast {
            onText?(bytes)
        } else {
            message.append(contentsOf: bytes)
            guard isLast else { return 0 }
            let whole = message
            message = []
            whole.withUnsafeBytes { onText?($0) }
        }
        return 0
    }

    func writable(_ socket: OpaquePointer) -> Int32 {
        while !queue.isEmpty, lws_partial_buffered(socket) == 0 {
            write(queue.removeFirst(), socket)
        }
        if !queue.isEmpty {
            lws_callback_on_writable(socket)
            return 0
        }
        // The close is begun outside of lws, which would cut the socket off when told so from its callback.
        if ending != nil, lws_partial_buffered(socket) == 0 { loop.execute { self.beginClose() } }
        return 0
    }

    private func beginClose() {
        guard let ending, let socket, !isClosing else { return }
        isClosing = true
        var reason = Array(ending.reason.utf8.prefix(120))
        lws_close_reason(socket, lws_close_status(UInt32(ending.code)), &reason, reason.count)
        hark_lws_kill(socket)
    }

    /// Copies the message behind the room that lws wants, since a client's bytes are masked where they lie.
    private func write(_ bytes: [UInt8], _ socket: OpaquePointer) {
        let room = hark_lws_pre()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room + bytes.count) { buffer in
            guard let base = buffer.baseAddress else { return }
            for index in 0..<bytes.count { base[room + index] = bytes[index] }
            _ = lws_write(socket, base + room, bytes.count, LWS_WRITE_TEXT)
        }
    }
}

/// C strings that live as long as a call.
private enum CStrings {
    static func with(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Void) {
        append(texts[...], [], body)
    }

    private static func append(
        _ rest: ArraySlice<String?>,
        _ pointers: [UnsafePointer<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Void
    ) {
        guard let first = rest.first else { return body(pointers) }
        guard let first else { return append(rest.dropFirst(), pointers + [nil], body) }
        first.withCString { append(rest.dropFirst(), pointers + [$0], body) }
    }
}
