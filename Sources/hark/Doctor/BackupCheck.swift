import Foundation
import HarkDomain
import HarkServer
import HarkStore

/// The last backup: when it was made, and whether the schedule is kept.
enum BackupCheck {
    static func finding(_ data: URL, _ settings: HarkServer.Configuration.Backup, now: Date = Date()) -> Finding? {
        guard let store = try? Store.open(directory: data, mode: .readOnly, logger: Logs.quiet) else { return nil }
        defer { store.close() }
        guard let last = try? store.lastBackup() else {
            return .warning("backup", "none was made yet: hark backup, or backup.directory")
        }
        return finding(
            last.file,
            hours: Int(now.timeIntervalSince1970 * 1000 - Double(last.at.milliseconds)) / 3_600_000,
            every: settings.directory.isEmpty ? nil : settings.everyHours
        )
    }

    static func finding(_ file: String, hours: Int, every: Int?) -> Finding {
        let text = "the last good one was made \(hours) hours ago: \(file)"
        guard let every, hours > 2 * every else { return .ok("backup", text) }
        return .warning("backup", text + ", but one is due each \(every) hours")
    }
}
