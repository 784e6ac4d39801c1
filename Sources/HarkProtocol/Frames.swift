public import HarkDomain

/// Builds the frames that Hark sends.
public enum Frames {
    /// Returns a call's result; `body` writes the members of the result object.
    public static func result(_ id: RequestID, capacity: Int = 96, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        begin(&writer, id)
        writer.name("result")
        writer.beginObject()
        body(&writer)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// Returns the result of a refused call.
    public static func refusal(_ id: RequestID?, _ refusal: Refusal) -> [UInt8] {
        error(id, refusal.code, detail: refusal.detail) { writer in
            writer.member("field", refusal.field)
            switch refusal {
            case .rateLimited(let retryAfterMs):
                writer.member("retryAfterMs", retryAfterMs)
            case .guarded(let seq, let by):
                writer.member("seq", seq)
                writer.name("by")
                writer.author(by)
            default: break
            }
        }
    }

    /// Returns an error by its code alone; `data` writes further members of `data`.
    public static func error(
        _ id: RequestID?,
        _ code: ErrorCode,
        detail: String? = nil,
        data: (inout JSONWriter) -> Void = { _ in }
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 160)
        begin(&writer, id)
        writer.name("error")
        writer.beginObject()
        writer.member("code", code.number)
        writer.member("message", detail ?? code.message)
        writer.name("data")
        writer.beginObject()
        writer.member("slug", code.slug)
        writer.member("temporary", code.isTemporary)
        data(&writer)
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// Returns a notification; `body` writes the members of its params.
    public static func notification(
        _ method: StaticString,
        capacity: Int = 192,
        _ body: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.beginObject()
        writer.name("jsonrpc")
        writer.plain("2.0")
        writer.name("method")
        writer.plain(method)
        writer.name("params")
        writer.beginObject()
        body(&writer)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    private static func begin(_ writer: inout JSONWriter, _ id: RequestID?) {
        writer.beginObject()
        writer.name("jsonrpc")
        writer.plain("2.0")
        writer.name("id")
        switch id {
        case .number(let number): writer.int(number)
        case .text(let text): writer.string(text)
        case nil: writer.value(.null)
        }
    }
}

extension Refusal {
    /// What to tell a person beyond the code's own sentence.
    public var detail: String? {
        switch self {
        case .invalid(let field, let reason): "\(field) \(reason)"
        case .conflict(let reason): reason
        case .tooLarge(let field): "\(field) is too long"
        default: nil
        }
    }
}

extension Frames {
    /// Returns a call's result that is one value; `body` writes it.
    public static func value(_ id: RequestID, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096)
        begin(&writer, id)
        writer.name("result")
        body(&writer)
        writer.endObject()
        return writer.bytes
    }
}
