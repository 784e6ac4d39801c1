extension HTTPResponse {
    /// Makes the answer that refuses a request: problem details with a short name for programs.
    ///
    /// - Source: RFC 9457.
    /// - Precondition: `detail` has no character that JSON escapes.
    static func problem(_ status: Int, _ detail: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        let members = [
            #""type":"about:blank""#, #""title":"\#(reason(status))""#, #""status":\#(status)"#,
            #""detail":"\#(detail)""#, #""code":"\#(codes[status] ?? "invalidRequest")""#,
        ]
        var headers = headers
        headers["Content-Type"] = "application/problem+json"
        headers["Cache-Control"] = "no-store"
        headers["X-Content-Type-Options"] = "nosniff"
        return HTTPResponse(status: status, headers: headers, body: Array("{\(members.joined(separator: ","))}".utf8))
    }

    private static let codes = [
        404: "notFound", 405: "methodNotAllowed", 413: "tooLarge", 415: "unsupportedMediaType",
        426: "upgradeRequired", 429: "rateLimited", 500: "internalError", 503: "unavailable",
    ]
}
