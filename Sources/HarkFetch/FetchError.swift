/// Why a request has no answer; never holds a secret, nor anything that the other side sent.
public enum FetchError: Error, Equatable, Sendable {
    /// The URL's scheme, host and port are not on the list of allowed origins.
    case refusedOrigin
    /// The name leads to an address of this house, and its origin is not allowed as a private one.
    case privateAddress
    /// The answer was not there, whole, within the time; or it came too slowly.
    case timedOut
    /// The answer's header or body is larger than allowed.
    case tooLarge
    /// Nobody answered, or what came was no whole HTTP answer; the reason is curl's.
    case unreachable(String)
    /// The connection is not safe: the certificate, its name or the handshake; the reason is OpenSSL's.
    case tls(String)
    /// The answer sends elsewhere, and nobody follows.
    case redirected
    /// The caller, or the end of the loop, has called it off.
    case cancelled
    /// As many requests as allowed wait already.
    case tooBusy
    /// The request itself is wrong, and nothing was sent.
    case badRequest(String)
    /// A header wants a secret that nobody has set.
    case missingSecret(String)
}

extension FetchError: CustomStringConvertible {
    /// The error in words, for logs and for the staff.
    public var description: String {
        switch self {
        case .refusedOrigin: "this origin is not allowed"
        case .privateAddress: "the name leads to a private address, which is not allowed for this origin"
        case .timedOut: "no whole answer within the time"
        case .tooLarge: "the answer is too large"
        case .unreachable(let reason): "no answer: \(reason)"
        case .tls(let reason): "no safe connection: \(reason)"
        case .redirected: "the answer is a redirect, which is not followed"
        case .cancelled: "cancelled"
        case .tooBusy: "too many requests wait already"
        case .badRequest(let reason): "the request is wrong: \(reason)"
        case .missingSecret(let name): "there is no secret \(name)"
        }
    }
}

/// What is wrong with the settings of fetching.
public enum FetchSetupError: Error, Equatable, Sendable {
    /// An entry of the list of allowed origins can't be understood.
    case origin(String, reason: String)
    /// The folder of secrets, or a file in it, can't be used.
    case secrets(path: String, reason: String)
    /// curl could not be set up.
    case curl(String)
}

extension FetchSetupError: CustomStringConvertible {
    /// The error in words for whoever set it up.
    public var description: String {
        switch self {
        case .origin(let text, let reason): "\(text) is no origin: \(reason)"
        case .secrets(let path, let reason): "\(path) can't be used for secrets: \(reason)"
        case .curl(let call): "curl can't be set up: \(call)"
        }
    }
}
