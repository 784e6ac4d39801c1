import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A file that is written under a draft's name beside its own and takes that once it is whole and on disk.
///
/// The draft is locked while it is written, so two writers of one file do not meet.
struct DraftFile {
    let target: URL
    let path: String
    private let isReplacing: Bool
    private let file: Int32

    init(for target: URL, replacing: Bool) throws(StoreError) {
        (self.target, path, isReplacing) = (target, target.path + ".draft", replacing)
        try Self.checkRoom(for: target, replacing)
        file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritten(file: target.path, reason: Self.words(errno)) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(file)
            throw .notWritten(file: target.path, reason: "another process is writing it")
        }
        for side in ["-wal", "-shm", "-journal"] { unlink(path + side) }
        guard ftruncate(file, 0) == 0, fchmod(file, 0o600) == 0 else {
            let reason = Self.words(errno)
            discard()
            throw .notWritten(file: target.path, reason: reason)
        }
    }

    /// Brings what was written so far to the disk, so that the end has little left to wait for.
    func flush() { fdatasync(file) }

    /// Makes the draft durable and gives it its name.
    func finish() throws(StoreError) {
        guard fsync(file) == 0, name() == 0 else {
            let code = errno
            throw code == EEXIST ? .exists(file: target.path) : .notWritten(file: target.path, reason: Self.words(code))
        }
        Glibc.close(file)
        DataDirectory(url: target.deletingLastPathComponent()).synchronize()
    }

    /// Takes the draft away.
    func discard() {
        for side in ["", "-wal", "-shm", "-journal"] { unlink(path + side) }
        Glibc.close(file)
    }

    /// A link fails where a file of that name has come up meanwhile; not every file system has links.
    private func name() -> Int32 {
        guard !isReplacing else { return rename(path, target.path) }
        if link(path, target.path) == 0 { return unlink(path) }
        guard errno == EPERM || errno == EOPNOTSUPP else { return -1 }
        return rename(path, target.path)
    }

    private static func checkRoom(for target: URL, _ isReplacing: Bool) throws(StoreError) {
        var status = stat()
        guard lstat(target.path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notWritten(file: target.path, reason: "it exists and is no file")
        }
        guard isReplacing else { throw .exists(file: target.path) }
    }

    private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
