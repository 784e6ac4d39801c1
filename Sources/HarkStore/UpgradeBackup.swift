import GRDB

#if canImport(Glibc)
import Glibc
#endif

/// The copy that is put aside before an upgrade, so that the older Hark can go on with it.
enum UpgradeBackup {
    /// Copies the whole database to `hark.db.versionN`; a copy that is there already is replaced when complete.
    static func make(of db: Database, version: Int, in directory: DataDirectory) throws {
        let target = directory.backup(ofVersion: version)
        let draft = target + ".new"
        unlink(draft)
        try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
        let file = open(draft, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw StoreError.file(name: "hark.db.version\(version)", errno: errno) }
        defer { close(file) }
        guard fchmod(file, 0o600) == 0, fsync(file) == 0, rename(draft, target) == 0 else {
            throw StoreError.file(name: "hark.db.version\(version)", errno: errno)
        }
        directory.synchronize()
    }
}
