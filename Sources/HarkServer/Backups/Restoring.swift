public import Foundation
public import HarkDomain
import HarkHub
public import HarkStore
public import Logging

extension Store {
    /// When the last backup was made that the audit knows of, and where; nil when there was none.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func lastBackup() throws(StoreError) -> (at: Timestamp, file: String)? {
        try lastAudit(of: AuditAction.backupMade.rawValue).map { ($0.at, $0.object) }
    }
}

/// Puts a backup in place on the operator's behalf.
public enum Restoring {
    /// Restores a file into a data directory that no server holds, and notes that in the restored audit.
    ///
    /// - Throws: `StoreError` saying what is wrong with the file or the directory, which is then as it was.
    public static func run(
        _ file: URL,
        into directory: URL,
        logger: Logger,
        while isWanted: () -> Bool = { true }
    ) throws(StoreError) -> RestoreReport {
        let now = HubClock().now
        let entry = AuditEntry.byOperator(.backupRestored, object: file.path, detail: "", at: now)
        return try Store.restore(
            file,
            into: directory,
            at: now,
            logger: logger,
            writes: [{ try AuditEntry.insert(entry, $0) }],
            while: isWanted
        ) { copy in
            try FoldCheck.differences(in: copy, while: isWanted)
        }
    }
}
