internal import CLibWebSockets
internal import Glibc

/// The libwebsockets context that all clients of one loop share.
final class ClientContext {
    private let context: LWSContext
    private var plainHost: OpaquePointer?
    private var secureHost: OpaquePointer?
    private var clients: [ObjectIdentifier: WebSocketClient] = [:]

    init(on loop: EventLoop) throws(TransportError) {
        let protocols = LWSProtocols(names: [Self.protocolName], callback: clientCallback, receiveBytes: 2048)
        let options = LWSContext.Options(
            user: Unmanaged.passUnretained(loop).toOpaque(),
            options: hark_lws_client_options(),
            headerBytes: 4096,
            headerTimeout: .seconds(20),
            keepAlive: .seconds(30)
        )
        context = try LWSContext(on: loop, protocols: protocols, options: options)
    }

    /// The virtual host to connect from; the one for TLS reads the system's authorities when first asked for.
    func host(isSecure: Bool) throws(TransportError) -> OpaquePointer {
        if let host = isSecure ? secureHost : plainHost { return host }
        let host = try context.makeVirtualHost(
            isSecure ? "hark tls client" : "hark client",
            port: hark_lws_port_plain(),
            options: isSecure ? hark_lws_tls_option() : 0
        )
        if isSecure { secureHost = host } else { plainHost = host }
        return host
    }

    static let protocolName = "hark client"

    var pointer: OpaquePointer? { context.pointer }

    /// Keeps a client alive while lws points to it, which is until its last callback.
    func add(_ client: WebSocketClient) { clients[ObjectIdentifier(client)] = client }

    func remove(_ client: WebSocketClient) { clients[ObjectIdentifier(client)] = nil }

    func close(_ done: @escaping () -> Void) {
        context.close { [self] in
            clients = [:]
            done()
        }
    }
}

extension EventLoop {
    func sharedClientContext() throws(TransportError) -> ClientContext {
        if let clientContext { return clientContext }
        let context = try ClientContext(on: self)
        clientContext = context
        return context
    }
}

/// What lws calls for each event of a client's socket.
let clientCallback: LWSProtocols.Callback = { socket, reason, _, input, length in
    guard let socket, let data = lws_get_opaque_user_data(socket) else { return 0 }
    let client = Unmanaged<WebSocketClient>.fromOpaque(data).takeUnretainedValue()
    switch reason {
    case LWS_CALLBACK_CLIENT_RECEIVE:
        return client.receive(UnsafeRawBufferPointer(start: input, count: length), socket)
    case LWS_CALLBACK_CLIENT_WRITEABLE:
        return client.writable(socket)
    case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
        return client.appendHeaders(input, length)
    case LWS_CALLBACK_CLIENT_ESTABLISHED:
        client.established(socket)
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
        let text = UnsafeRawBufferPointer(start: input, count: input == nil ? 0 : length)
        client.failed(String(decoding: text.prefix { $0 != 0 }, as: UTF8.self))
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        client.peerCloses(UnsafeRawBufferPointer(start: input, count: length))
    case LWS_CALLBACK_CLIENT_CLOSED:
        client.ended()
    case LWS_CALLBACK_WSI_DESTROY:
        lws_set_opaque_user_data(socket, nil)
        client.destroyed()
    default:
        break
    }
    return 0
}
