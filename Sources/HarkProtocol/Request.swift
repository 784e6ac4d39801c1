/// The id a caller gives a request, echoed in its response.
public enum RequestID: Hashable, Sendable {
    case number(Int64)
    case text(String)
}

/// One JSON-RPC 2.0 call or notification.
public struct Request: Hashable, Sendable {
    /// The id; nil for a notification, which gets no response.
    public let id: RequestID?
    /// The method's name.
    public let method: String
    /// The parameters by name; empty when absent.
    public let params: Params

    /// Why a frame was not a request, with the id when one could be read.
    public struct Malformed: Error, Hashable, Sendable {
        /// The code to answer with.
        public let code: ErrorCode
        /// The id, when it could be read.
        public let id: RequestID?
    }

    /// Reads the request in one text frame.
    ///
    /// - Throws: `Malformed` with `parseError`, `invalidRequest` or `invalidParams`.
    public init(frame: UnsafeRawBufferPointer) throws(Malformed) {
        let value: JSONValue
        do { value = try JSONReader.read(frame) } catch { throw Malformed(code: .parseError, id: nil) }
        try self.init(value)
    }

    /// Reads the request that a JSON value is.
    ///
    /// - Throws: `Malformed` with `invalidRequest` or `invalidParams`.
    public init(_ value: JSONValue) throws(Malformed) {
        guard case .object(let object) = value else { throw Malformed(code: .invalidRequest, id: nil) }
        switch object["id"] {
        case nil: id = nil
        case .int(let number): id = .number(number)
        case .string(let text) where text.utf8.count <= 128: id = .text(text)
        default: throw Malformed(code: .invalidRequest, id: nil)
        }
        guard object["jsonrpc"] == .string("2.0"), case .string(let method) = object["method"] else {
            throw Malformed(code: .invalidRequest, id: id)
        }
        self.method = method
        switch object["params"] {
        case nil: params = Params(JSONObject())
        case .object(let members): params = Params(members)
        default: throw Malformed(code: .invalidParams, id: id)
        }
    }
}
