#if canImport(Glibc)
import Glibc
#endif

/// The 32 random bytes that every key of this data directory derives from.
enum Secret {
    static let size = 32

    /// Makes the secret of a new directory; one that holds a store must have its own.
    static func prepare(_ directory: DataDirectory, isNew: Bool) throws(StoreError) {
        guard try read(directory) == nil else { return }
        guard isNew else { throw .lostFile(name: "secret") }
        var random = SystemRandomNumberGenerator()
        try write((0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }, into: directory)
    }

    /// What the database notes of its directory's secret: 64 bits that tell one from another.
    static func sum(_ secret: [UInt8]) -> Int64 {
        var sum = Checksum()
        sum.put(secret)
        return sum.value
    }

    /// Reads the secret; empty when the directory has none.
    static func load(_ directory: DataDirectory) throws(StoreError) -> [UInt8] { try read(directory) ?? [] }

    private static func read(_ directory: DataDirectory) throws(StoreError) -> [UInt8]? {
        let file = Glibc.open(directory.secret, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(path: directory.secret, errno: errno)
        }
        defer { Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: size)
        guard pread(file, &bytes, size, 0) == size else { throw .file(path: directory.secret, errno: EINVAL) }
        return bytes
    }

    /// Keeps `bytes` as the directory's secret, durably.
    static func write(_ bytes: [UInt8], into directory: DataDirectory) throws(StoreError) {
        let draft = directory.path("secret.new")
        let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(path: directory.secret, errno: errno) }
        let isWritten = Glibc.write(file, bytes, size) == size && fsync(file) == 0
        Glibc.close(file)
        guard isWritten, rename(draft, directory.secret) == 0 else { throw .file(path: directory.secret, errno: errno) }
        directory.synchronize()
    }
}
