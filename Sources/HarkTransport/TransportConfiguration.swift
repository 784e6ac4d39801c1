/// The files of a certificate.
public struct TLSFiles: Sendable, Equatable {
    /// Path of the PEM file with the certificate and its chain.
    public var certificate: String
    /// Path of the PEM file with the private key.
    public var privateKey: String

    /// Names the two files.
    public init(certificate: String, privateKey: String) {
        self.certificate = certificate
        self.privateKey = privateKey
    }
}

/// The bounds of a server; each says what happens beyond it.
public struct TransportLimits: Sendable {
    /// Longest message of a WebSocket, in bytes over all of its fragments; longer closes 1009.
    public var frameBytes = 64 * 1024
    /// Bytes that may wait for a slow reader beyond the frame being written; more closes 4001.
    public var outboxBytes = 1024 * 1024
    /// WebSockets of one address (one /64 network for IPv6); more answers 503 with Retry-After.
    public var socketsPerAddress = 20
    /// Connections of one address that are no WebSocket (yet); for one more the older half of those that ask for
    /// nothing is dropped.
    public var connectionsPerAddress = 512
    /// WebSockets in all; more answers 503 with Retry-After.
    public var socketsTotal = 15_000
    /// Whether peers on 127.0.0.0/8 and ::1 are free of `socketsPerAddress` and `connectionsPerAddress`.
    public var exemptLoopback = false
    /// How long the TLS handshake and the HTTP header may take together.
    public var headerTimeout: Duration = .seconds(5)
    /// How long a request body may take in all.
    public var bodyTimeout: Duration = .seconds(10)
    /// How long the answer to a request may take, and how long a client may take to read each part of it.
    public var answerTimeout: Duration = .seconds(60)
    /// How long an HTTP connection is kept for the next request.
    public var keepAliveTimeout: Duration = .seconds(30)
    /// How often each WebSocket is pinged.
    public var pingInterval: Duration = .seconds(15)
    /// A peer that says nothing, not even a pong, for this long is closed with 4002.
    public var silenceLimit: Duration = .seconds(45)
    /// How long a closing WebSocket may take to read what is queued for it.
    public var closeTimeout: Duration = .seconds(5)
    /// Longest request body in bytes; longer answers 413.
    public var requestBodyBytes = 1024 * 1024
    /// Longest request header in bytes; longer is dropped.
    public var requestHeaderBytes = 8 * 1024
    /// HTTP requests per second of one address, with bursts of twice as many; more answers 429.
    public var requestsPerSecondPerAddress = 200

    /// The defaults.
    public init() {}
}

/// How a server listens and what it allows.
public struct TransportConfiguration: Sendable {
    /// Where to listen.
    public var listen: [ListenAddress]
    /// The certificate; needed when an address wants TLS.
    public var tls: TLSFiles?
    /// The bounds.
    public var limits: TransportLimits
    /// Paths that can be upgraded, each with the subprotocol that a client must offer there, or nil for none.
    public var webSocketPaths: [String: String?]
    /// Paths of `webSocketPaths` that send each message back instead of calling the handler; for conformance tests.
    public var echoPaths: Set<String>
    /// Proxies that may say by `X-Forwarded-For` for whom they speak; nobody else is listened to.
    public var trustedProxies: [AddressNetwork] = []
    /// Names, in lower case, of headers beyond the common ones that requests shall show.
    public var extraHeaders: [String]

    /// Describes a server.
    public init(
        listen: [ListenAddress],
        tls: TLSFiles? = nil,
        limits: TransportLimits = TransportLimits(),
        webSocketPaths: [String: String?] = ["/ws": "hark.v1"],
        echoPaths: Set<String> = [],
        extraHeaders: [String] = ["x-csrf-token", "x-request-id", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"]
    ) {
        self.listen = listen
        self.tls = tls
        self.limits = limits
        self.webSocketPaths = webSocketPaths
        self.echoPaths = echoPaths
        self.extraHeaders = extraHeaders
    }
}

/// What a server tells its owner and asks it; called on the loop.
public protocol TransportHandler: AnyObject, Sendable {
    /// Decides whether a request may become a WebSocket, after version, subprotocol and limits have been checked.
    func upgrade(_ request: HTTPRequest) -> UpgradeDecision
    /// A WebSocket is open.
    func opened(_ connection: WebSocketConnection, request: HTTPRequest)
    /// One whole text message of valid UTF-8 has come; the bytes are good for this call only.
    func received(_ connection: WebSocketConnection, text: UnsafeRawBufferPointer)
    /// A WebSocket has ended or its close is decided; nothing can be sent any more. 1006 stands for an end without
    /// a close frame.
    func closed(_ connection: WebSocketConnection, code: Int)
    /// A request that is no upgrade has come whole; answer it through `responder`, now or later.
    func request(_ request: HTTPRequest, responder: HTTPResponder)
}

/// Whether a request may become a WebSocket.
public enum UpgradeDecision: Sendable {
    /// Yes.
    case accept
    /// No, with this answer.
    case refuse(HTTPResponse)
}
