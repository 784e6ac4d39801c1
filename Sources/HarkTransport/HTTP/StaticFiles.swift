internal import COpenSSL

/// The files of a folder, read once and served from memory.
///
/// A request is looked up in a fixed table, never on disk, so no path can lead out of the folder. Hidden files and
/// symbolic links are left out. A folder is served by its `index.html`.
public final class StaticFiles: Sendable {
    private struct Entry: Sendable {
        let type: String
        let plain: [UInt8]
        let compressed: [UInt8]?
        let tag: String
        let cacheControl: String
    }

    private let entries: [String: Entry]

    /// Reads a folder with all that is in it.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - cacheControl: The `Cache-Control` of a path; by default browsers ask each time and get 304.
    /// - Throws: ``TransportError/folder(_:)`` when a file or folder cannot be read.
    public init(
        root: String,
        cacheControl: @Sendable (String) -> String = { _ in "no-cache" }
    ) throws(TransportError) {
        var entries: [String: Entry] = [:]
        for (path, bytes) in try FolderReader.read(root) {
            entries[path] = Entry(
                type: ContentTypes.type(of: path),
                plain: bytes,
                compressed: Self.compress(bytes, path),
                tag: Self.hash(bytes),
                cacheControl: cacheControl(path)
            )
        }
        self.entries = entries
    }

    /// The paths that are served, sorted.
    public var paths: [String] { entries.keys.sorted() }

    /// Answers a request for one of the files.
    ///
    /// - Parameters:
    ///   - request: The request, whose tags and accepted encodings count.
    ///   - path: The file to serve; by default the request's own path.
    /// - Returns: The answer, or nil when there is no such file.
    public func response(for request: HTTPRequest, path: String? = nil) -> HTTPResponse? {
        let path = path ?? request.path
        guard let entry = entries[path.hasSuffix("/") ? path + "index.html" : path] else {
            return redirect(path, request)
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .text(405, "Only GET and HEAD\n", headers: ["Allow": "GET, HEAD"])
        }
        return answer(entry, request)
    }

    /// Relative links of an index page need the slash.
    private func redirect(_ path: String, _ request: HTTPRequest) -> HTTPResponse? {
        guard entries[path + "/index.html"] != nil else { return nil }
        return HTTPResponse(status: 308, headers: ["Location": request.rawPath + "/"])
    }

    private func answer(_ entry: Entry, _ request: HTTPRequest) -> HTTPResponse {
        let compressed = Self.acceptsGzip(request.headers["accept-encoding"]) ? entry.compressed : nil
        let tag = compressed == nil ? "\"\(entry.tag)\"" : "\"\(entry.tag)-gz\""
        var headers: HTTPHeaders = [
            "Content-Type": entry.type, "ETag": tag, "Cache-Control": entry.cacheControl,
            "X-Content-Type-Options": "nosniff",
        ]
        if entry.compressed != nil { headers["Vary"] = "Accept-Encoding" }
        if Self.matches(request.headers["if-none-match"], tag) { return HTTPResponse(status: 304, headers: headers) }
        if compressed != nil { headers["Content-Encoding"] = "gzip" }
        return HTTPResponse(status: 200, headers: headers, body: compressed ?? entry.plain)
    }

    private static func compress(_ bytes: [UInt8], _ path: String) -> [UInt8]? {
        guard ContentTypes.isText(path), let compressed = Gzip.compress(bytes) else { return nil }
        return compressed.count < bytes.count ? compressed : nil
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256(bytes, bytes.count, &digest)
        return digest.prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func matches(_ field: String?, _ tag: String) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { part in
            var part = part.drop { $0 == " " }.prefix { $0 != " " }
            if part.hasPrefix("W/") { part = part.dropFirst(2) }
            return part == "*" || part == tag
        }
    }

    private static func acceptsGzip(_ field: String?) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard pieces.first == "gzip" else { return false }
            return !pieces.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { "123456789".contains($0) } }
        }
    }
}
