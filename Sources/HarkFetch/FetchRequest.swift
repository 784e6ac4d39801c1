/// One request to make.
public struct FetchRequest: Sendable, Hashable {
    /// The methods that can be used.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Reads.
        case get = "GET"
        /// Reads the header alone.
        case head = "HEAD"
        /// Sends.
        case post = "POST"
        /// Replaces.
        case put = "PUT"
        /// Changes.
        case patch = "PATCH"
        /// Removes.
        case delete = "DELETE"
    }

    /// The method.
    public var method: Method
    /// The URL; see ``FetchURL``.
    public var url: String
    /// The header fields, at most 64.
    public var headers: [FetchHeader]
    /// The body; not with `GET` and `HEAD`.
    public var body: [UInt8]?
    /// Less time than ``FetchLimits/total``.
    public var timeout: Duration?
    /// Fewer bytes than ``FetchLimits/responseBytes``.
    public var responseBytes: Int?

    /// Makes a request.
    public init(
        _ method: Method = .get,
        _ url: String,
        headers: [FetchHeader] = [],
        body: [UInt8]? = nil,
        timeout: Duration? = nil,
        responseBytes: Int? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.responseBytes = responseBytes
    }
}

/// What came back: any status but the redirects.
public struct FetchResponse: Sendable, Hashable {
    /// The HTTP status, 200…599 without 300…399.
    public let status: Int
    /// The header fields in order, names in lower case.
    public let headers: [Field]
    /// The body, unpacked; empty when it was handed over in chunks.
    public let body: [UInt8]

    /// A header field of an answer.
    public struct Field: Sendable, Hashable {
        /// The name in lower case.
        public let name: String
        /// The value without white space around it.
        public let value: String
    }

    /// The first field of a name in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
