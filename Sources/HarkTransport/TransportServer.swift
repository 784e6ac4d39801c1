internal import CLibWebSockets
internal import Glibc
public import Logging

/// An HTTP/1.1 and WebSocket server on an event loop, with and without TLS.
///
/// It knows nothing of what is said over it: a ``TransportHandler`` is told of each connection, message and request.
/// All methods are called on the loop, except where said otherwise.
public final class TransportServer: @unchecked Sendable {
    /// The loop that it runs on.
    public let loop: EventLoop
    let configuration: TransportConfiguration
    let limits: TransportLimits
    let handler: any TransportHandler
    let logger: Logger
    let trustedProxies: TrustedProxies
    let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 * 1024)

    private var context: LWSContext?
    private var plainHost: OpaquePointer?
    private var secureHost: OpaquePointer?
    private var listeners: [Listener] = []
    private var timer: LoopTimer?
    private var hooks: (flusher: Int, shutdown: Int)?
    private let descriptorLimit: Int
    /// OpenSSL's context of the TLS addresses, while they are open.
    var sslContext: OpaquePointer?
    var wheel = PeerWheel()
    var quota: AddressQuota
    /// Peers whose answer did not fit into their socket.
    var slowReaders: [ObjectIdentifier: Peer] = [:]
    /// Clients whose answers are worked on by somebody who wants to know when they go away.
    var awaited: [ObjectIdentifier: Peer] = [:]
    private var dirty: [WebSocketConnection] = []
    private var lastConnection: UInt64 = 0
    /// How often more room may be looked for before the next tick; each time all connections are looked at.
    private var sweepsLeft = TransportServer.sweepsPerTick
    private static let sweepsPerTick = 64
    /// Bytes that the system holds for a peer beyond those that are on their way.
    private static let mostUnsent: Int32 = 128 * 1024
    private var drain: Drain?

    private struct Drain {
        var timer: LoopTimer
        var done: () -> Void
    }

    /// Makes a server; nothing is opened before ``start()``.
    public init(loop: EventLoop, configuration: TransportConfiguration, handler: any TransportHandler, logger: Logger) {
        self.loop = loop
        self.configuration = configuration
        self.limits = configuration.limits
        self.handler = handler
        trustedProxies = TrustedProxies(networks: configuration.trustedProxies)
        self.logger = logger
        quota = AddressQuota(limits: configuration.limits)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        descriptorLimit = Int(clamping: limit.rlim_cur) - 32
    }

    deinit { scratch.deallocate() }

    /// WebSockets that are open.
    public var connectionCount: Int { quota.total }
    /// Accepted sockets of all kinds.
    public var socketCount: Int { wheel.count }
    /// The current tick of the wheel, the clock of silence and deadlines.
    var tick: UInt32 { wheel.tick }

    /// Opens the addresses; connections come in from the next turn of the loop on.
    ///
    /// - Returns: The addresses with their real ports, in the order of the configuration.
    /// - Throws: ``TransportError``: port taken, address unknown, certificate missing or bad.
    public func start() throws(TransportError) -> [BoundAddress] {
        loop.preconditionIsOnLoop()
        try checkCertificates()
        do {
            try openContext()
            for address in configuration.listen {
                listeners.append(
                    try Listener(address, on: loop) { [unowned self] socket, storage in
                        accept(socket, &storage, isTLS: address.tls)
                    }
                )
            }
        } catch {
            closeEverything {}
            throw error
        }
        timer = loop.schedule(after: tickLength, every: tickLength) { [unowned self] in sweep() }
        let bound = listeners.map { BoundAddress(host: $0.address.host, port: $0.boundPort, tls: $0.address.tls) }
        for address in bound { logger.notice("Listening", metadata: ["url": "\(address.url)"]) }
        return bound
    }

    /// Reads the certificate files again; a bad pair is refused and the old one stays in use.
    ///
    /// Open sockets keep what they have agreed on; new ones get the new certificate.
    /// - Throws: ``TransportError`` when files are missing, unreadable or do not belong together.
    public func reloadCertificates() throws(TransportError) {
        guard let sslContext, let files = configuration.tls else { return }
        try TLSPolicy.check(files)
        try TLSPolicy.load(files, into: sslContext)
        logger.notice("Certificate reloaded")
    }

    /// Takes no new connections; open ones go on.
    public func stopListening() {
        listeners.forEach { $0.close() }
        listeners = []
    }

    /// Closes every WebSocket after its queue is written.
    public func close(allWith code: Int, reason: String = "") {
        for peer in wheel.all { peer.connection?.close(code: code, reason: reason) }
    }

    /// Ends the server: no new connections, queues written, WebSockets closed with `code`, then all memory freed.
    ///
    /// - Parameters:
    ///   - within: How long clients may take to read and to answer the close; then they are cut off.
    ///   - code: The close code of WebSockets; 4000 asks clients to come back.
    ///   - done: Called on the loop when nothing is open any more.
    public func shutdown(within: Duration, code: Int = 4000, done: @escaping () -> Void = {}) {
        guard drain == nil, context != nil else { return done() }
        stopListening()
        close(allWith: code, reason: "draining")
        for peer in wheel.all where peer.phase == .idle || peer.phase == .header { peer.kill() }
        let limit = loop.schedule(after: within) { [self] in finishDrain() }
        drain = Drain(timer: limit, done: done)
        finishDrainIfEmpty()
    }
}

// MARK: - Setting up and ending

extension TransportServer {
    private func checkCertificates() throws(TransportError) {
        guard configuration.listen.contains(where: \.tls) else { return }
        guard let files = configuration.tls else { throw .certificateMissing }
        try TLSPolicy.check(files)
    }

    private func openContext() throws(TransportError) {
        let names = ["hark http"] + Set(configuration.webSocketPaths.values.compactMap { $0 }).sorted()
        let protocols = LWSProtocols(names: names, callback: serverCallback, receiveBytes: 1024)
        let options = LWSContext.Options(
            user: Unmanaged.passUnretained(self).toOpaque(),
            options: hark_lws_server_options(),
            headerBytes: limits.requestHeaderBytes,
            headerTimeout: limits.headerTimeout,
            keepAlive: limits.keepAliveTimeout
        )
        let context = try LWSContext(on: loop, protocols: protocols, options: options)
        self.context = context
        plainHost = try context.makeVirtualHost(
            "hark plain",
            port: hark_lws_port_plain(),
            options: hark_lws_fallback_option()
        )
        if configuration.listen.contains(where: \.tls) {
            secureHost = try context.makeVirtualHost(
                "hark tls",
                port: hark_lws_port_tls(),
                options: hark_lws_tls_vhost_options() | hark_lws_fallback_option()
            )
            guard let sslContext, let files = configuration.tls else { throw .context("No TLS context") }
            try TLSPolicy.load(files, into: sslContext)
        }
        let flusher = loop.addFlusher { [unowned self] in flush() }
        // The hook holds the server: lws points to it as long as the context lives.
        let hook = loop.addShutdownHook { [self] done in closeEverything(done) }
        hooks = (flusher, hook)
    }

    private func closeEverything(_ done: @escaping () -> Void) {
        stopListening()
        timer?.cancel()
        timer = nil
        guard let context else { return done() }
        self.context = nil
        context.close { [self] in
            if let hooks {
                loop.removeFlusher(hooks.flusher)
                loop.removeShutdownHook(hooks.shutdown)
            }
            hooks = nil
            sslContext = nil
            done()
        }
    }

    private func finishDrainIfEmpty() {
        if drain != nil, wheel.count == 0 { finishDrain() }
    }

    private func finishDrain() {
        guard let drain else { return }
        self.drain = nil
        drain.timer.cancel()
        // From a turn of its own: this may run inside a callback of the context that is about to be closed.
        loop.schedule(after: .zero) { [self] in closeEverything(drain.done) }
    }
}

// MARK: - Sockets

extension TransportServer {
    private func accept(_ socket: Int32, _ storage: inout sockaddr_storage, isTLS: Bool) {
        let address = PeerAddress(&storage)
        guard hasRoom(for: socket, from: address), let host = isTLS ? secureHost : plainHost else {
            Glibc.close(socket)
            return
        }
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
        // The system would take megabytes for a peer that reads nothing.
        var mostUnsent = Self.mostUnsent
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &mostUnsent, size)
        let peer = Peer(server: self, address: address, isTLS: isTLS)
        peer.countsAsConnection = true
        quota.count(address, 1)
        wheel.schedule(peer, inTicks: ticks(limits.headerTimeout))
        // lws holds the peer until its last callback, which comes a turn after the end.
        let held = Unmanaged.passRetained(peer).toOpaque()
        guard let adopted = hark_lws_adopt(host, socket, isTLS ? 1 : 0, held) else { return forget(peer) }
        peer.socket = adopted
    }

    /// Whether a new connection can be kept; those that ask for nothing make room.
    private func hasRoom(for socket: Int32, from address: PeerAddress) -> Bool {
        if !trustedProxies.contains(address), !quota.hasRoom(for: address) {
            dropIdle { $0.address.key == address.key }
            guard quota.hasRoom(for: address) else { return false }
        }
        // Near the descriptor limit the queue is emptied and dropped; files and database keep their share.
        guard Int(socket) >= descriptorLimit || wheel.count >= limits.socketsTotal + 1024 else { return true }
        dropIdle { _ in true }
        return false
    }

    /// Ends the older half of the connections that have sent no whole request, or wait for none.
    private func dropIdle(where belongs: (Peer) -> Bool) {
        guard sweepsLeft > 0 else { return }
        sweepsLeft -= 1
        let idle = wheel.all.filter { ($0.phase == .header || $0.phase == .idle) && belongs($0) }
        let oldest = idle.sorted { Int32(bitPattern: $0.deadline &- $1.deadline) < 0 }
        for peer in oldest.prefix((oldest.count + 1) / 2) {
            uncount(peer)
            peer.phase = .ended
            peer.kill()
        }
    }

    /// Counts a connection no longer among those that are no WebSocket; lws lets go of it a turn later.
    private func uncount(_ peer: Peer) {
        guard peer.countsAsConnection else { return }
        peer.countsAsConnection = false
        quota.count(peer.address, -1)
    }

    /// The socket is gone.
    func forget(_ peer: Peer) {
        peer.socket = nil
        peer.phase = .ended
        peer.exchange?.abandon()
        peer.exchange = nil
        slowReaders[ObjectIdentifier(peer)] = nil
        awaited[ObjectIdentifier(peer)] = nil
        if peer.countsAsWebSocket {
            peer.countsAsWebSocket = false
            quota.release(peer.client)
        }
        uncount(peer)
        peer.connection = nil
        wheel.remove(peer)
        finishDrainIfEmpty()
    }

    func makeConnection(_ peer: Peer, isEcho: Bool) -> WebSocketConnection {
        lastConnection += 1
        let connection = WebSocketConnection(id: lastConnection, peer: peer, isEcho: isEcho)
        peer.connection = connection
        uncount(peer)
        peer.phase = .webSocket
        wheel.schedule(peer, inTicks: ticks(limits.pingInterval))
        return connection
    }

    /// Bounds how long a closing connection may take.
    func closing(_ peer: Peer) {
        wheel.schedule(peer, inTicks: ticks(limits.closeTimeout))
    }

    /// Leaves a slow reader the time in which silence is borne, to read what lies before its close frame.
    func lingering(_ peer: Peer) {
        wheel.schedule(peer, inTicks: ticks(limits.silenceLimit))
    }

    /// Tells the handler of a close behind the callback in which it was decided.
    func announce(_ connection: WebSocketConnection) {
        loop.execute { connection.announceEnd() }
    }

    func enqueueFlush(_ connection: WebSocketConnection) {
        dirty.append(connection)
        if dirty.count == 1 { loop.keepTurning() }
    }

    private func flush() {
        while !dirty.isEmpty {
            let connections = dirty
            dirty.removeAll(keepingCapacity: connections.count <= 1024)
            for connection in connections { connection.flushAtTurnEnd() }
        }
    }
}

// MARK: - Time

extension TransportServer {
    /// One second, or less when a limit is configured in fractions of one.
    private var tickLength: Duration {
        let shortest =
            [
                limits.headerTimeout, limits.bodyTimeout, limits.pingInterval, limits.silenceLimit, limits.closeTimeout,
                limits.answerTimeout, limits.keepAliveTimeout,
            ].min() ?? .seconds(1)
        return max(.milliseconds(20), min(.seconds(1), shortest / 5))
    }

    func ticks(_ duration: Duration) -> UInt32 {
        UInt32(clamping: Int((duration / tickLength).rounded(.up)))
    }

    private func sweep() {
        sweepsLeft = Self.sweepsPerTick
        checkSlowReaders()
        checkAwaited()
        for peer in wheel.advance() { due(peer) }
        quota.tick(now: loop.now)
    }

    private func due(_ peer: Peer) {
        guard peer.phase == .webSocket, let connection = peer.connection else { return peer.kill() }
        guard connection.ending == nil else { return peer.kill() }
        let heartbeat = Heartbeat(
            pingInterval: ticks(limits.pingInterval),
            silenceLimit: ticks(limits.silenceLimit)
        )
        switch heartbeat.step(silence: wheel.tick &- connection.lastHeard) {
        case .giveUp: connection.close(code: 4002, reason: "silent")
        case .ping(let ticks):
            connection.ping()
            wheel.schedule(peer, inTicks: ticks)
        }
    }
}
