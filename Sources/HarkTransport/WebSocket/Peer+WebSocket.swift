internal import CLibWebSockets
internal import Glibc

/// What happens to a peer that asks for a WebSocket.
extension Peer {
    @inline(__always)
    func received(_ bytes: UnsafeRawBufferPointer, _ socket: OpaquePointer) -> Int32 {
        guard let connection, let breach = connection.receive(bytes, from: socket) else { return 0 }
        var reason = Array(breach.reason.utf8)
        lws_close_reason(socket, lws_close_status(UInt32(breach.code)), &reason, reason.count)
        connection.breached(code: breach.code)
        return -1
    }

    /// Decides about an upgrade; each refusal is answered and ends the connection.
    func confirmUpgrade(_ socket: OpaquePointer) -> Int32 {
        self.socket = socket
        let reader = RequestReader(socket: socket, peer: self)
        guard phase != .ended, let token = reader.copy(WSI_TOKEN_UPGRADE), token.equalsIgnoringCase("websocket") else {
            return refuse(socket, .problem(400, "Only websocket upgrades are taken"))
        }
        do {
            let request = try reader.read(extraHeaders: server.configuration.extraHeaders)
            if let refusal = upgradeRefusal(request, reader) { return refuse(socket, refusal) }
            exchange = HTTPExchange(request: request, contentLength: 0)
            return 0
        } catch {
            return refuse(socket, error.response)
        }
    }

    private func upgradeRefusal(_ request: HTTPRequest, _ reader: RequestReader) -> HTTPResponse? {
        guard request.method == "GET", let subprotocol = server.configuration.webSocketPaths[request.path] else {
            return .problem(404, "No WebSocket here")
        }
        guard reader.copy(WSI_TOKEN_VERSION) == "13" else {
            return .problem(426, "WebSocket version 13 is needed", headers: ["Sec-WebSocket-Version": "13"])
        }
        guard let key = reader.copy(WSI_TOKEN_KEY), key.utf8.count == 24 else {
            return .problem(400, "Bad Sec-WebSocket-Key")
        }
        if let subprotocol, !offers(subprotocol, reader) {
            return .problem(400, "Subprotocol \(subprotocol) is needed")
        }
        guard server.quota.take(client) else {
            return .problem(503, "Too many connections", headers: ["Retry-After": String(Int.random(in: 5...15))])
        }
        countsAsWebSocket = true
        guard !server.configuration.echoPaths.contains(request.path) else { return nil }
        if case .refuse(let response) = server.handler.upgrade(request) { return response }
        return nil
    }

    private func offers(_ subprotocol: String, _ reader: RequestReader) -> Bool {
        guard let offered = reader.copy(WSI_TOKEN_PROTOCOL) else { return false }
        return offered.split(separator: ",").contains { $0.drop { $0 == " " }.prefix { $0 != " " } == subprotocol }
    }

    /// Answers and ends the connection.
    func refuse(_ socket: OpaquePointer, _ response: HTTPResponse) -> Int32 {
        var bytes = response.head(closes: true) + response.body
        _ = bytes.withUnsafeMutableBufferPointer { lws_write(socket, $0.baseAddress, $0.count, LWS_WRITE_HTTP) }
        return -1
    }

    func established() -> Int32 {
        guard let request = exchange?.request else { return -1 }
        exchange = nil
        let isEcho = server.configuration.echoPaths.contains(request.path)
        let connection = server.makeConnection(self, isEcho: isEcho)
        if !isEcho { server.handler.opened(connection, request: request) }
        return 0
    }

    func closed() {
        guard let connection else { return }
        socket = nil
        connection.announceEnd()
        self.connection = nil
    }
}
