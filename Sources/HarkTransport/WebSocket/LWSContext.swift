internal import CLibUV
internal import CLibWebSockets
internal import Glibc

/// A libwebsockets context on an event loop.
///
/// Its end takes two calls with turns of the loop between them: the first closes all sockets, and only when libuv has
/// given back every handle may the second free the memory.
final class LWSContext {
    let loop: EventLoop
    private let slot: UnsafeMutablePointer<OpaquePointer?>
    private let protocols: LWSProtocols
    private var names: [UnsafeMutablePointer<CChar>] = []
    private let policy: UnsafeMutablePointer<lws_retry_bo_t>
    private var isClosing = false
    private let options: Options
    /// libuv's handles inside the memory of the context.
    private let handles: Set<UnsafeRawPointer>
    private let pipe: EventPipe?
    private static let alpn = "http/1.1"

    struct Options {
        var user: UnsafeMutableRawPointer
        var options: UInt64
        var headerBytes: Int
        var headerTimeout: Duration
        var keepAlive: Duration
    }

    init(on loop: EventLoop, protocols: LWSProtocols, options: Options) throws(TransportError) {
        self.loop = loop
        self.protocols = protocols
        slot = .allocate(capacity: 1)
        slot.initialize(to: nil)
        policy = .allocate(capacity: 1)
        policy.initialize(to: lws_retry_bo_t())
        Self.keepPluginLoaded()
        lws_set_log_level(0, nil)
        var info = lws_context_creation_info()
        info.options = options.options
        info.user = options.user
        info.pt_serv_buf_size = 16 * 1024
        info.max_http_header_data2 = UInt32(options.headerBytes)
        info.timeout_secs = UInt32(clamping: max(1, options.headerTimeout.components.seconds))
        info.keepalive_timeout = Int32(clamping: max(1, options.keepAlive.components.seconds))
        info.pcontext = slot
        let others = loop.openHandles()
        guard let context = Self.create(&info, on: loop) else { throw .context("lws_create_context") }
        slot.pointee = context
        self.options = options
        let own = loop.openHandles().subtracting(others)
        handles = own.intersection(loop.openHandles(of: [UV_TIMER, UV_IDLE]))
        pipe = EventPipe(among: own.intersection(loop.openHandles(of: [UV_POLL])))
    }

    private static let creation = Lock()
    nonisolated(unsafe) private static var isTLSReady = false

    /// Creates the context; only the first of the process may set up OpenSSL, since lws then numbers its slots in
    /// OpenSSL's objects anew and handshakes in progress on other loops would lose theirs.
    private static func create(_ info: inout lws_context_creation_info, on loop: EventLoop) -> OpaquePointer? {
        creation.withLock {
            if !isTLSReady { info.options |= hark_lws_tls_option() }
            isTLSReady = true
            return alpn.withCString { alpn -> OpaquePointer? in
                info.alpn = alpn
                var foreign: UnsafeMutableRawPointer? = UnsafeMutableRawPointer(loop.loop)
                return withUnsafeMutablePointer(to: &foreign) { pointer in
                    info.foreign_loops = pointer
                    return lws_create_context(&info)
                }
            }
        }
    }

    deinit {
        slot.deallocate()
        policy.deallocate()
        names.forEach { free($0) }
    }

    /// Adds a virtual host: one set of protocols, plain or with TLS.
    func makeVirtualHost(_ name: String, port: Int32, options extra: UInt64 = 0) throws(TransportError) -> OpaquePointer
    {
        var info = lws_context_creation_info()
        info.port = port
        info.options = extra
        info.protocols = UnsafePointer(protocols.list)
        info.vhost_name = UnsafePointer(keep(name))
        info.alpn = UnsafePointer(keep(Self.alpn))
        info.ssl_cipher_list = UnsafePointer(keep(TLSPolicy.ciphers12))
        info.tls1_3_plus_cipher_list = UnsafePointer(keep(TLSPolicy.ciphers13))
        info.keepalive_timeout = Int32(clamping: max(1, options.keepAlive.components.seconds))
        // For headers after the first of a connection; the first has a deadline of its own.
        info.timeout_secs_ah_idle = UInt32(clamping: max(1, options.headerTimeout.components.seconds))
        // Without this lws keeps a timer per socket in one sorted list, which is slow for many sockets.
        info.retry_and_idle_policy = UnsafePointer(policy)
        guard let context = slot.pointee, let host = lws_create_vhost(context, &info) else {
            throw .context("lws_create_vhost")
        }
        return host
    }

    var pointer: OpaquePointer? { isClosing ? nil : slot.pointee }

    /// Closes all sockets and frees the context; `done` is called when nothing of it is left.
    func close(_ done: @escaping () -> Void) {
        guard !isClosing, let context = slot.pointee else { return done() }
        isClosing = true
        lws_context_destroy(context)
        pipe?.guardNumber()
        awaitHandles(attempts: 1000, done)
    }

    private func awaitHandles(attempts: Int, _ done: @escaping () -> Void) {
        loop.schedule(after: .milliseconds(1)) { [self] in
            let isSettled = pipe?.settle() ?? true
            let isPending = slot.pointee != nil && !(isSettled && handles.isDisjoint(with: loop.openHandles()))
            if isPending, attempts > 0 { return awaitHandles(attempts: attempts - 1, done) }
            // Memory that libuv still uses is rather leaked than freed.
            if !isPending, let context = slot.pointee { lws_context_destroy(context) }
            slot.pointee = nil
            done()
        }
    }

    private func keep(_ text: String) -> UnsafeMutablePointer<CChar>? {
        let copy = strdup(text)
        if let copy { names.append(copy) }
        return copy
    }

    /// Holds the libuv plugin in memory, which lws would unload while its last callbacks still return into it.
    private static func keepPluginLoaded() {
        _ = dlopen("libwebsockets-evlib_uv.so", RTLD_NOW | Int32(RTLD_NODELETE))
    }
}

/// The list of protocols that virtual hosts offer; lws reads it as long as it lives.
final class LWSProtocols {
    typealias Callback =
        @convention(c) (
            OpaquePointer?, lws_callback_reasons, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int
        ) -> Int32

    let list: UnsafeMutablePointer<lws_protocols>
    private let count: Int

    /// - Parameters:
    ///   - names: Names of subprotocols; the first serves HTTP and sockets without a subprotocol.
    ///   - callback: What lws calls for each event.
    ///   - receiveBytes: What one read takes, and what each open socket holds in memory.
    init(names: [String], callback: @escaping Callback, receiveBytes: Int) {
        count = names.count + 1
        list = .allocate(capacity: count)
        for (index, name) in names.enumerated() {
            var entry = lws_protocols()
            entry.name = UnsafePointer(strdup(name))
            entry.callback = callback
            entry.rx_buffer_size = receiveBytes
            entry.tx_packet_size = 256 * 1024
            (list + index).initialize(to: entry)
        }
        (list + names.count).initialize(to: lws_protocols())
    }

    deinit {
        for index in 0..<count { free(UnsafeMutableRawPointer(mutating: list[index].name)) }
        list.deallocate()
    }
}
