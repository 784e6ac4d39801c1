import HarkTransport

/// The headers that tell a browser what an answer may do.
struct SecurityHeaders: Sendable {
    let contentPolicy: String
    let isStored: Bool

    /// For JSON: nothing may be done with it, and nothing keeps it.
    static let api = SecurityHeaders(contentPolicy: "default-src 'none'; frame-ancestors 'none'", isStored: false)

    /// For Hark's own pages.
    ///
    /// - Parameter ancestors: who may frame the page, as CSP sources.
    /// - Returns: The headers.
    static func page(framedBy ancestors: [String] = []) -> SecurityHeaders {
        let ancestors = ancestors.isEmpty ? "'none'" : ancestors.joined(separator: " ")
        return SecurityHeaders(contentPolicy: pagePolicy + "; frame-ancestors \(ancestors)", isStored: true)
    }

    private static let pagePolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
        "media-src 'self'", "font-src 'self'", "frame-src 'self'", "manifest-src 'self'", "base-uri 'none'",
        "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    /// Sets the headers; a policy that the answer brings along stays.
    func apply(to response: inout HTTPResponse) {
        if response.headers["content-security-policy"] == nil {
            response.headers["Content-Security-Policy"] = contentPolicy
        }
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if !isStored {
            response.headers["Cache-Control"] = "no-store"
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        }
    }
}
