internal import CLibWebSockets
internal import Glibc

/// What happens to a peer that sends a plain request.
extension Peer {
    /// The header is complete.
    func requested(_ socket: OpaquePointer) -> Int32 {
        self.socket = socket
        let reader = RequestReader(socket: socket, peer: self)
        do {
            let request = try reader.read(extraHeaders: server.configuration.extraHeaders)
            let length = try reader.contentLength()
            if let refusal = refusal(of: request, length) { return refuse(socket, refusal) }
            exchange = HTTPExchange(request: request, contentLength: length)
        } catch {
            return refuse(socket, error.response)
        }
        guard let exchange, exchange.contentLength > 0 else { return dispatch(socket) }
        exchange.request.body.reserveCapacity(min(exchange.contentLength, 64 * 1024))
        enter(.body, within: server.limits.bodyTimeout)
        return 0
    }

    /// Answers a request with a method that lws does not know, or `CONNECT`; anything else is no request at all.
    func refuseUnknown(_ bytes: UnsafeRawBufferPointer, _ socket: OpaquePointer) -> Int32 {
        let method = bytes.prefix { (65...90).contains($0) }
        let isMethod = !method.isEmpty && (method.endIndex == bytes.endIndex || bytes[method.endIndex] == 32)
        guard isMethod else { return refuse(socket, .problem(400, "Bad request line")) }
        let allowed = RequestReader.methodNames.joined(separator: ", ")
        return refuse(socket, .problem(405, "Method not allowed", headers: ["Allow": allowed]))
    }

    private func refusal(of request: HTTPRequest, _ length: Int) -> HTTPResponse? {
        guard server.quota.takeRequest(client, now: server.loop.now) else {
            return .problem(429, "Too many requests", headers: ["Retry-After": "1"])
        }
        guard length <= server.limits.requestBodyBytes else { return .problem(413, "Body too long") }
        let encoding = request.headers["content-encoding"] ?? "identity"
        guard encoding == "identity" else { return .problem(415, "Bodies are not taken compressed") }
        return nil
    }

    func receivedBody(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard let exchange, exchange.request.body.count + bytes.count <= exchange.contentLength else { return -1 }
        exchange.request.body.append(contentsOf: bytes)
        return 0
    }

    func completedBody(_ socket: OpaquePointer) -> Int32 {
        guard phase == .body else { return 0 }
        return dispatch(socket)
    }

    private func dispatch(_ socket: OpaquePointer) -> Int32 {
        guard let exchange else { return -1 }
        hark_lws_clear_timeout(socket)
        enter(.answering, within: server.limits.answerTimeout)
        // Bytes that come before the answer stay in the kernel: lws would be told of them in every turn.
        _ = lws_rx_flow_control(socket, 0)
        let responder = HTTPResponder(loop: server.loop, peer: self, exchange: exchange)
        server.handler.request(exchange.request, responder: responder)
        return 0
    }

    func closedHTTP() {
        guard connection == nil else { return }
        socket = nil
        exchange?.abandon()
        exchange = nil
    }

    func enter(_ phase: Phase, within limit: Duration) {
        self.phase = phase
        server.wheel.schedule(self, inTicks: server.ticks(limit))
    }

    /// Writes as much of the answer as the socket takes.
    func writeAnswer(_ socket: OpaquePointer) -> Int32 {
        guard phase == .writing, let exchange else { return 0 }
        repeat {
            let count = exchange.takeNext(scratch: server.scratch)
            guard lws_write(socket, server.scratch.baseAddress, count, LWS_WRITE_HTTP) >= 0 else { return -1 }
        } while !exchange.isWritten && lws_partial_buffered(socket) == 0
        if !exchange.isWritten {
            server.slowReaders[ObjectIdentifier(self)] = self
            enter(.writing, within: server.limits.answerTimeout)
            lws_callback_on_writable(socket)
            return 0
        }
        self.exchange = nil
        if lws_partial_buffered(socket) != 0 { server.slowReaders[ObjectIdentifier(self)] = self }
        enter(.idle, within: max(server.limits.answerTimeout, server.limits.keepAliveTimeout + .seconds(1)))
        return lws_http_transaction_completed(socket) == 0 ? 0 : -1
    }

    /// Whether an answer still waits for the client to read.
    var isSlowReader: Bool {
        guard let socket else { return false }
        return phase == .writing || lws_partial_buffered(socket) != 0
    }

    /// Whether the client has sent more, or gone away, while its answer waits: lws would spin on such a socket.
    var hasUnreadInput: Bool {
        guard let socket else { return false }
        var byte: UInt8 = 0
        return recv(lws_get_socket_fd(socket), &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) >= 0
    }
}

extension Peer {
    /// Whether the client has ended its side, whatever it has sent before.
    fileprivate var isGone: Bool {
        guard let socket else { return true }
        // POLLRDHUP, which Glibc's module does not show.
        var watch = pollfd(fd: lws_get_socket_fd(socket), events: 0x2000, revents: 0)
        return poll(&watch, 1, 0) > 0
    }
}

extension TransportServer {
    /// Tells those who work on an answer that nobody waits for any more; lws does not read such sockets meanwhile.
    func checkAwaited() {
        for (id, peer) in awaited {
            guard peer.phase == .answering, peer.exchange?.whenGone != nil else {
                awaited[id] = nil
                continue
            }
            if peer.isGone { peer.exchange?.abandon() }
        }
    }

    /// Cuts off clients that leave an answer unread and send on.
    func checkSlowReaders() {
        for (id, peer) in slowReaders {
            if !peer.isSlowReader {
                slowReaders[id] = nil
            } else if peer.hasUnreadInput {
                slowReaders[id] = nil
                peer.kill()
            }
        }
    }

    /// Takes an answer for a peer's current request.
    func answer(_ peer: Peer, with response: HTTPResponse) {
        guard let socket = peer.socket, let exchange = peer.exchange, peer.phase == .answering else { return }
        let closes = exchange.request.headers["connection"]?.equalsIgnoringCase("close") == true
        exchange.prepare(response, closes: closes)
        peer.enter(.writing, within: limits.answerTimeout)
        _ = lws_rx_flow_control(socket, 1)
        lws_callback_on_writable(socket)
    }
}
