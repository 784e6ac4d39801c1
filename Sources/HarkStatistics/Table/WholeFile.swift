public import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Reads files whole, and says in plain words why one can't be read or written.
public enum WholeFile {
    /// Reads a file, or what a pipe gives until it ends.
    ///
    /// - Throws: `StatisticsError.unreadable` with the path as it was given.
    public static func read(_ path: String) throws(StatisticsError) -> Data {
        guard !path.isEmpty else { throw .unreadable(path: "\"\"", why: "no file is named") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, why: words(errno)) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, why: words(errno)) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable(path: path, why: words(EISDIR)) }
        do {
            return try file.readToEnd() ?? Data()
        } catch {
            throw .unreadable(path: path, why: words(for: error))
        }
    }

    /// What an error of the file system means.
    public static func words(for error: any Error) -> String {
        if let code = (error as? POSIXError)?.code.rawValue { return words(code) }
        guard let error = error as? CocoaError else { return "it can't be used" }
        if let code = (error.underlying as? POSIXError)?.code.rawValue { return words(code) }
        switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: return words(ENOENT)
        case .fileReadNoPermission, .fileWriteNoPermission: return words(EACCES)
        case .fileWriteOutOfSpace: return words(ENOSPC)
        case .fileWriteVolumeReadOnly: return words(EROFS)
        default: return "it can't be used"
        }
    }

    /// What a number of the operating system's for an error means.
    public static func words(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EISDIR: "it is a folder, not a file"
        case ENOTDIR: "a part of the path is a file, not a folder"
        case EACCES, EPERM: "access is not allowed"
        case ENOSPC, EDQUOT: "the disk is full"
        case EROFS: "the disk is read-only"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "links go round in a circle"
        default: String(cString: strerror(code))
        }
    }
}
