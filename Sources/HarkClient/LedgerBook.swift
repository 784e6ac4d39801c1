internal import Glibc

/// The file in which the ledgers of one run write their lines, in the order of what happened.
///
/// It belongs on another file system than the server's, which may be full, broken or cut off.
public final class LedgerBook {
    private let file: UnsafeMutablePointer<FILE>

    /// Opens the file to append to.
    ///
    /// - Throws: ``LedgerError/unwritable(path:errno:)``.
    public init(path: String) throws(LedgerError) {
        guard let file = fopen(path, "a") else { throw .unwritable(path: path, errno: errno) }
        setvbuf(file, nil, _IOLBF, 0)
        self.file = file
    }

    deinit { fclose(file) }

    func write(_ line: String) { fputs(line + "\n", file) }
}

/// Why there can be no ledger.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file can't be opened for writing; the number is `errno`.
    case unwritable(path: String, errno: Int32)

    /// What to do about it, for people.
    public var description: String {
        switch self {
        case .unwritable(let path, let errno):
            "the ledger \(path) can't be written: \(String(cString: strerror(errno)))"
        }
    }
}
