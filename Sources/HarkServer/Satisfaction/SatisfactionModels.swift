public import Foundation
public import HarkSatisfaction
import HarkStatistics

#if canImport(Glibc)
import Glibc
#endif

/// Where a site's models of satisfaction lie in its data directory: their files, and which is in use.
///
/// The server and a command may change it at the same time: who changes it holds a lock, and a file is there whole or not
/// at all.
public struct SatisfactionModels: Sendable {
    private let url: URL

    /// Names the folder of a data directory; nothing is made yet.
    public init(data: URL) { url = data.appending(path: "models/satisfaction", directoryHint: .isDirectory) }

    /// Reads which models there are; an empty shelf when none was trained.
    ///
    /// - Throws: `SatisfactionError.badModel` when the file is damaged.
    public func shelf() throws(SatisfactionError) -> ModelShelf { try read(shelfFile) ?? ModelShelf() }

    /// Reads a model; the prior for 0.
    ///
    /// - Throws: `SatisfactionError.badModel` when its file is missing or damaged.
    public func model(_ number: Int) throws(SatisfactionError) -> DialogueModel {
        number == 0 ? .prior : try DialogueModel(at: file(number, "model"))
    }

    /// Reads the chances that a model gave when it was trained; nil when that is not known.
    func scores(_ number: Int) throws(SatisfactionError) -> DriftProfile? { try read(file(number, "scores.json")) }

    /// Puts a model beside the others, before the shelf tells of it.
    func write(_ model: DialogueModel, _ scores: DriftProfile, as number: Int) throws(SatisfactionError) {
        try model.write(to: file(number, "model"))
        try write(scores, to: file(number, "scores.json"))
    }

    /// Changes the shelf while nobody else does.
    ///
    /// - Throws: what `body` throws, and `SatisfactionError` when the folder can't be used.
    func change<Value>(_ body: (inout ModelShelf) throws -> Value) throws -> Value {
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SatisfactionError.unwritable(path: url.path, why: WholeFile.words(for: error))
        }
        let lock = open(url.appending(path: "lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(lock) }
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw SatisfactionError.unwritable(path: url.path, why: String(cString: strerror(errno)))
        }
        var shelf = try shelf()
        let before = shelf
        let value = try body(&shelf)
        if shelf != before { try write(shelf, to: shelfFile) }
        for number in Set(before.versions.map(\.number)).subtracting(shelf.versions.map(\.number)) {
            for kind in ["model", "scores.json"] { try? FileManager.default.removeItem(at: file(number, kind)) }
        }
        return value
    }

    private var shelfFile: URL { url.appending(path: "shelf.json") }

    private func file(_ number: Int, _ kind: String) -> URL { url.appending(path: "\(number).\(kind)") }

    private func read<Value: Decodable>(_ file: URL) throws(SatisfactionError) -> Value? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
        } catch {
            throw .badModel(path: file.path, why: "it can't be read")
        }
    }

    private func write(_ value: some Encodable, to file: URL) throws(SatisfactionError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            try encoder.encode(value).write(to: file, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        } catch {
            throw .unwritable(path: file.path, why: WholeFile.words(for: error))
        }
    }
}
