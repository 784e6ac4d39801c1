/// What can go wrong when sockets, certificates or the loop are set up.
public enum TransportError: Error, Equatable, Sendable {
    /// The event loop could not be made; the text is libuv's.
    case loop(String)
    /// Another program listens on this address already.
    case addressInUse(host: String, port: Int)
    /// The address cannot be bound: unknown host, no permission, no such interface.
    case cannotListen(host: String, port: Int, reason: String)
    /// A listening address wants TLS and no certificate is configured.
    case certificateMissing
    /// The certificate or key cannot be read or parsed.
    case certificateInvalid(path: String, reason: String)
    /// The private key does not belong to the certificate.
    case keyMismatch(certificate: String, privateKey: String)
    /// libwebsockets could not be set up.
    case context(String)
    /// The URL is not of the form `ws://host[:port]/path` or `wss://…`.
    case url(String)
    /// The folder of static files cannot be read.
    case folder(String)
}

extension TransportError: CustomStringConvertible {
    /// The error in words for whoever started the server.
    public var description: String {
        switch self {
        case .loop(let reason): "the event loop can't be made: \(reason)"
        case .addressInUse(let host, let port): "another program listens on \(host):\(port) already"
        case .cannotListen(let host, let port, let reason): "can't listen on \(host):\(port): \(reason)"
        case .certificateMissing: "an address wants TLS and there is no certificate: see tls.certificate"
        case .certificateInvalid(let path, let reason): "\(path) can't be used: \(reason)"
        case .keyMismatch(let certificate, let privateKey): "\(privateKey) is not the key of \(certificate)"
        case .context(let call): "libwebsockets can't be set up: \(call)"
        case .url(let text): "\(text) is no ws:// or wss:// address"
        case .folder(let path): "the folder of pages can't be read: \(path)"
        }
    }
}
