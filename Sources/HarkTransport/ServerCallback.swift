internal import CLibWebSockets
internal import COpenSSL

/// What lws calls for each event of a server's sockets, busiest first.
let serverCallback: LWSProtocols.Callback = { socket, reason, user, input, length in
    guard let socket else { return 0 }
    switch reason {
    case LWS_CALLBACK_RECEIVE:
        return Peer.of(socket)?.received(UnsafeRawBufferPointer(start: input, count: length), socket) ?? 0
    case LWS_CALLBACK_SERVER_WRITEABLE:
        Peer.of(socket)?.connection?.flushWhenWritable()
        return 0
    case LWS_CALLBACK_RECEIVE_PONG:
        guard let peer = Peer.of(socket), let connection = peer.connection else { return 0 }
        connection.lastHeard = peer.server.tick
        return 0
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        // `input` may dangle here: the header is read afresh.
        return Peer.of(socket)?.confirmUpgrade(socket) ?? -1
    case LWS_CALLBACK_ESTABLISHED:
        return Peer.of(socket)?.established() ?? -1
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        let bytes = UnsafeRawBufferPointer(start: input, count: length)
        let code = bytes.count >= 2 ? Int(bytes[0]) << 8 | Int(bytes[1]) : 1005
        Peer.of(socket)?.connection?.peerCloses(code: code)
        return 0
    case LWS_CALLBACK_CLOSED:
        Peer.of(socket)?.closed()
        return 0
    case LWS_CALLBACK_HTTP:
        return Peer.of(socket)?.requested(socket) ?? -1
    case LWS_CALLBACK_HTTP_BODY:
        return Peer.of(socket)?.receivedBody(UnsafeRawBufferPointer(start: input, count: length)) ?? -1
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return Peer.of(socket)?.completedBody(socket) ?? -1
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return Peer.of(socket)?.writeAnswer(socket) ?? -1
    case LWS_CALLBACK_RAW_RX:
        return Peer.of(socket)?.refuseUnknown(UnsafeRawBufferPointer(start: input, count: length), socket) ?? -1
    case LWS_CALLBACK_CLOSED_HTTP:
        Peer.of(socket)?.closedHTTP()
        return 0
    case LWS_CALLBACK_WSI_DESTROY:
        guard let held = lws_get_opaque_user_data(socket) else { return 0 }
        lws_set_opaque_user_data(socket, nil)
        let peer = Unmanaged<Peer>.fromOpaque(held).takeRetainedValue()
        peer.server.forget(peer)
        return 0
    case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
        guard let user, let owner = lws_get_context(socket).flatMap({ lws_context_user($0) }) else { return -1 }
        let sslContext = OpaquePointer(user)
        TLSPolicy.apply(to: sslContext)
        Unmanaged<TransportServer>.fromOpaque(owner).takeUnretainedValue().sslContext = sslContext
        return 0
    default:
        return 0
    }
}
