public import Foundation
import GRDB
public import HarkDomain
import Logging

/// What was copied, for the operator.
public struct BackupReport: Hashable, Sendable {
    /// The file.
    public let file: URL
    /// The last position of the log that it holds.
    public let position: Int64
    /// Its size in bytes.
    public let bytes: Int
}

extension Store {
    /// A check beyond the store's own, run on a copy before it counts; lists what is wrong.
    public typealias Proof = (Store) throws -> [String]

    /// Writes one committed state into a file, checks it, and only then gives the file its name.
    ///
    /// It works while others commit and holds none of them up. The file holds all that a restore needs, the
    /// secret included, and is for its owner alone. A failure leaves no file and an existing one as it was.
    /// - Parameters:
    ///   - file: where to; not directly in the data directory.
    ///   - replacing: whether an existing file may be replaced.
    ///   - now: the time that the backup is marked with.
    ///   - isWanted: asked now and then; when it answers false the backup is given up.
    ///   - proof: what must hold beyond the store's own checks.
    /// - Returns: What was written.
    /// - Throws: `exists`, `notWritten`, `badBackup` when the copy is not sound, `cancelled`, or any other
    ///   `StoreError` of reading.
    public func backUp(
        to file: URL,
        replacing: Bool = false,
        at now: Timestamp,
        while isWanted: () -> Bool = { true },
        proof: Proof = { _ in [] }
    ) throws(StoreError) -> BackupReport {
        guard !directory.holds(file) else {
            throw .notWritten(file: file.path, reason: "a backup lies elsewhere than the data it is of")
        }
        let draft = try DraftFile(for: file, replacing: replacing)
        do {
            let seal = try BackupCopy.make(of: directory, into: draft, secret: secret, at: now, while: isWanted)
            guard isWanted() else { throw StoreError.cancelled }
            try BackupCheck.require(draft.path, named: file, while: isWanted, proof: proof)
            guard isWanted() else { throw StoreError.cancelled }
            let bytes = try FileManager.default.attributesOfItem(atPath: draft.path)[.size] as? Int ?? 0
            try draft.finish()
            return BackupReport(file: file, position: seal.position, bytes: bytes)
        } catch {
            draft.discard()
            throw StoreError(writing: file, error)
        }
    }
}

/// The full check of a sealed copy.
enum BackupCheck {
    /// Throws `badBackup` with the first thing that is wrong with the file at `path`.
    static func require(
        _ path: String,
        named file: URL,
        while isWanted: () -> Bool,
        proof: Store.Proof
    ) throws(StoreError) {
        let copy = try Store.openBackup(URL(fileURLWithPath: path))
        defer { copy.close() }
        let isIntact = try copy.read { try BackupSeal.isIntact($0) }
        guard isIntact else { throw .badBackup(file: file.path, reason: BackupSeal.broken) }
        try requireSound(copy, named: file, while: isWanted, proof: proof)
    }

    /// Throws `badBackup` when what a store holds does not agree with itself.
    static func requireSound(
        _ copy: Store,
        named file: URL,
        while isWanted: () -> Bool,
        proof: Store.Proof
    ) throws(StoreError) {
        let faults: [String]
        do {
            let own = copy.verify(while: isWanted).map(\.description)
            // Rows that are damaged can't be folded, and their own faults say more.
            faults = try own.isEmpty && isWanted() ? proof(copy) : own
        } catch { throw StoreError(error) }
        guard let first = faults.first else { return }
        let more = faults.count > 1 ? ", and \(faults.count - 1) more" : ""
        throw .badBackup(file: file.path, reason: first + more)
    }
}

extension DataDirectory {
    /// True when a file would lie in this folder itself, where its name could be one of the store's own.
    func holds(_ file: URL) -> Bool {
        let folder = file.absoluteURL.deletingLastPathComponent().resolvingSymlinksInPath().standardizedFileURL
        return folder.path == url.absoluteURL.resolvingSymlinksInPath().standardizedFileURL.path
    }
}

extension StoreError {
    /// Judges an error of writing a copy: a full disk there says nothing about the store itself.
    init(writing file: URL, _ error: any Error) {
        let error = StoreError(error)
        switch error {
        case .unavailable(let code):
            self = .notWritten(file: file.path, reason: "disk full or file busy (SQLite \(code))")
        case .failed(let code, let reason):
            self = .notWritten(file: file.path, reason: "\(reason) (SQLite \(code))")
        default: self = error
        }
    }
}
