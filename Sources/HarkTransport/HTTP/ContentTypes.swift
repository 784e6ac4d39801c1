/// The media type of a file, by its name.
enum ContentTypes {
    private static let types: [String: String] = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
        "json": "application/json", "webmanifest": "application/manifest+json", "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "ico": "image/x-icon", "woff2": "font/woff2",
        "woff": "font/woff", "mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg", "pdf": "application/pdf",
        "xml": "application/xml", "map": "application/json",
    ]

    static func type(of path: String) -> String { types[fileExtension(path)] ?? "application/octet-stream" }

    /// Whether compressing pays.
    static func isText(_ path: String) -> Bool {
        let type = type(of: path)
        return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
    }

    private static func fileExtension(_ path: String) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
        return path[path.index(after: dot)...].lowercased()
    }
}
