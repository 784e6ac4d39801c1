import Foundation
import HarkDomain

/// When the next backup is due, and which of those in the folder have had their time.
///
/// A file counts by the time in its name, so what an operator puts beside them is neither counted nor removed.
struct BackupSchedule: Sendable {
    let folder: URL
    let every: Duration
    let keep: Int

    /// The schedule of a configuration; nil when it asks for none.
    init?(_ settings: Configuration.Backup) {
        guard !settings.directory.isEmpty else { return nil }
        folder = URL(fileURLWithPath: settings.directory, isDirectory: true)
        (every, keep) = (.seconds(settings.everyHours * 3600), settings.keep)
    }

    /// Where the backup of a moment goes.
    func file(at time: Timestamp) -> URL {
        folder.appendingPathComponent("hark-" + time.iso8601.replacing(":", with: "-") + Self.ending)
    }

    /// True when the youngest backup is old enough, or there is none.
    func isDue(at now: Timestamp) -> Bool {
        guard let last = kept().last else { return true }
        // A backup from the future, by a clock that was wrong, must not stop all others.
        return now - last.time >= every || last.time > now
    }

    /// The backups in the folder, oldest first.
    func kept() -> [(file: URL, time: Timestamp)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.compactMap { name in
            Self.time(of: name).map { (folder.appendingPathComponent(name), $0) }
        }
        .sorted { $0.1 < $1.1 }
    }

    /// Removes the oldest beyond the number that is kept.
    func thinOut() throws {
        for (file, _) in kept().dropLast(keep) { try FileManager.default.removeItem(at: file) }
    }

    private static let ending = ".backup"

    private static func time(of name: String) -> Timestamp? {
        guard name.hasPrefix("hark-"), name.hasSuffix(ending) else { return nil }
        let parts = name.dropFirst(5).dropLast(ending.count).split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return Timestamp(iso8601: parts[0] + "T" + parts[1].replacing("-", with: ":"))
    }
}
