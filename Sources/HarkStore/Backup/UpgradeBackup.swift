import Foundation
import HarkDomain

/// The copy that is put aside before an upgrade, so that the older Hark can go on with it.
enum UpgradeBackup {
    /// Backs the whole database up to `hark.db.versionN`; a copy that is there already is replaced when complete.
    ///
    /// - Returns: The file, which `Store.restore` of the older Hark takes.
    static func make(of directory: DataDirectory, version: Int) throws(StoreError) -> URL {
        let target = URL(fileURLWithPath: directory.backup(ofVersion: version))
        let draft = try DraftFile(for: target, replacing: true)
        do {
            let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            let secret = try Secret.load(directory)
            _ = try BackupCopy.make(of: directory, into: draft, secret: secret, at: now, while: { true })
            let reader = try Opening.openReader(draft.path)
            defer { try? reader.close() }
            guard try reader.read({ try BackupSeal.isIntact($0) }) else {
                throw StoreError.badBackup(file: target.path, reason: BackupSeal.broken)
            }
            try draft.finish()
            return target
        } catch {
            draft.discard()
            throw StoreError(writing: target, error)
        }
    }
}
