#if canImport(Glibc)
import Glibc
#endif

/// The 32 random bytes that every key of this data directory derives from.
enum Secret {
    static let size = 32

    /// Reads the secret, or makes it when the directory has none yet.
    static func load(_ directory: DataDirectory, orMake isAllowed: Bool) throws(StoreError) -> [UInt8] {
        if let found = try read(directory) { return found }
        guard isAllowed else { return [] }
        try make(directory)
        guard let made = try read(directory) else { throw .file(name: "secret", errno: EIO) }
        return made
    }

    private static func read(_ directory: DataDirectory) throws(StoreError) -> [UInt8]? {
        let file = Glibc.open(directory.secret, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(name: "secret", errno: errno)
        }
        defer { Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: size)
        guard pread(file, &bytes, size, 0) == size else { throw .file(name: "secret", errno: EINVAL) }
        return bytes
    }

    private static func make(_ directory: DataDirectory) throws(StoreError) {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let draft = directory.path("secret.new")
        let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(name: "secret", errno: errno) }
        let isWritten = write(file, bytes, size) == size && fsync(file) == 0
        Glibc.close(file)
        guard isWritten, rename(draft, directory.secret) == 0 else { throw .file(name: "secret", errno: errno) }
        directory.synchronize()
    }
}
