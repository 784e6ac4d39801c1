import Foundation
import HarkStatistics

#if canImport(Glibc)
import Glibc
#endif

/// The file that a command writes, looked at before the work begins.
struct OutputFile {
    let url: URL

    /// Takes the path of `--out` when a file can be put there.
    ///
    /// - Parameters:
    ///   - path: the path.
    ///   - inputs: what the command reads, by option; none of it may be written over.
    /// - Throws: `DataFault` when it is what the command reads, no file, or in a folder that is not there.
    init(_ path: String, besides inputs: [String: String]) throws {
        guard !path.isEmpty else { throw Self.fault("\"\"", "--out names no file") }
        url = URL(fileURLWithPath: path)
        for (option, input) in inputs.sorted(by: { $0.key < $1.key }) where Self.isSame(path, input) {
            throw Self.fault(path, "--out is the same file as \(option), which would be lost")
        }
        if let kind = Self.status(path)?.st_mode, kind & S_IFMT != S_IFREG {
            throw Self.fault(path, kind & S_IFMT == S_IFDIR ? "it is a folder, not a file" : "it is no ordinary file")
        }
        let folder = url.deletingLastPathComponent().path
        guard let kind = Self.status(folder)?.st_mode else { throw Self.fault(path, "there is no folder \(folder)") }
        guard kind & S_IFMT == S_IFDIR else { throw Self.fault(path, "\(folder) is no folder") }
        guard access(folder, W_OK) == 0 else { throw Self.fault(folder, WholeFile.words(errno)) }
    }

    /// True when two paths lead to one file, by links too.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        guard let first = status(one), let second = status(other) else {
            return URL(fileURLWithPath: one).standardized == URL(fileURLWithPath: other).standardized
        }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func fault(_ path: String, _ why: String) -> DataFault { DataFault(path: path, why: why) }
}
