internal import CZlib

/// A file of dialogues, compressed by gzip or plain.
public enum DialogueFile {
    /// Reads up to `limit` dialogues.
    ///
    /// - Throws: ``DialogueError``.
    public static func read(_ path: String, limit: Int = .max) throws(DialogueError) -> [Dialogue] {
        guard let bytes = contents(path) else { throw .unreadable(path: path) }
        return try Dialogue.read(bytes, limit: limit)
    }

    /// zlib hands plain files through as they are.
    private static func contents(_ path: String) -> [UInt8]? {
        guard let file = gzopen(path, "rb") else { return nil }
        defer { gzclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = gzread(file, &chunk, UInt32(chunk.count))
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += chunk[0..<Int(count)]
        }
    }
}
