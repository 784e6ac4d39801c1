#if canImport(Glibc)
import Glibc
#endif

/// Eight bytes outside the database that hold the last position ever committed.
///
/// They are written after each commit and never synced, so they can only trail the data: data that ends
/// before the witness has lost something, whatever the cause.
struct Witness: Sendable {
    private let file: Int32

    /// Opens the file, making it when absent.
    init(_ directory: DataDirectory) throws(StoreError) {
        file = Glibc.open(directory.witness, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(path: directory.witness, errno: errno) }
    }

    /// Reads the position without opening for writing; 0 when there is no such file.
    static func position(in directory: DataDirectory) -> Int64 {
        let file = Glibc.open(directory.witness, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { Glibc.close(file) }
        return read(file)
    }

    /// Tells whether the file holds a position.
    static func isThere(in directory: DataDirectory) -> Bool { position(in: directory) > 0 }

    /// Puts a position into a new file, durably.
    static func write(_ position: Int64, into directory: DataDirectory) throws(StoreError) {
        let witness = try Witness(directory)
        defer { witness.close() }
        witness.note(position)
        guard Self.position(in: directory) == position, fsync(witness.file) == 0 else {
            throw .file(path: directory.witness, errno: errno)
        }
    }

    func note(_ position: Int64) {
        withUnsafeBytes(of: position.littleEndian) { _ = pwrite(file, $0.baseAddress, 8, 0) }
    }

    func close() {
        Glibc.close(file)
    }

    private static func read(_ file: Int32) -> Int64 {
        var position: Int64 = 0
        let count = withUnsafeMutableBytes(of: &position) { pread(file, $0.baseAddress, 8, 0) }
        return count == 8 ? max(0, Int64(littleEndian: position)) : 0
    }
}
