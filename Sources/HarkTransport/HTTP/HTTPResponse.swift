/// An answer to a request.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields; `Content-Length` and `Connection` are added by the server.
    public var headers: HTTPHeaders
    /// The body.
    public var body: [UInt8]

    /// Makes an answer.
    public init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Makes an answer of plain text.
    public static func text(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "text/plain; charset=utf-8"
        headers["X-Content-Type-Options"] = "nosniff"
        return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    /// The header as bytes.
    ///
    /// CR and LF inside a value become spaces, so that no value can start a field of its own.
    func head(closes: Bool) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
        for (name, value) in headers where !name.equalsIgnoringCase("content-length") {
            text += "\(name): \(value.replacingLineBreaks())\r\n"
        }
        if status >= 200, status != 204 {
            let length = status == 304 ? (headers["content-length"] ?? "") : String(body.count)
            if !length.isEmpty { text += "Content-Length: \(length)\r\n" }
        }
        text += closes ? "Connection: close\r\n\r\n" : "\r\n"
        return Array(text.utf8)
    }

    private static let reasons: [Int: String] = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
        308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone",
        411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large", 415: "Unsupported Media Type",
        422: "Unprocessable Content", 426: "Upgrade Required", 428: "Precondition Required",
        429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
        504: "Gateway Timeout",
    ]

    static func reason(_ status: Int) -> String { reasons[status] ?? "Status" }
}

extension String {
    fileprivate func replacingLineBreaks() -> String {
        guard utf8.contains(where: { $0 < 32 && $0 != 9 || $0 == 127 }) else { return self }
        return String(decoding: utf8.map { $0 < 32 && $0 != 9 || $0 == 127 ? 32 : $0 }, as: UTF8.self)
    }
}
