import Foundation
import HarkDomain
import HarkStore
import Logging

/// Makes a backup whenever one is due, and removes the oldest when there are too many.
///
/// What fails is logged, counted and tried again after an hour at most; the server goes on.
actor BackupClerk {
    /// How often it looks whether one is due.
    static let interval: Duration = .seconds(60)
    private static let longestWait: Duration = .seconds(3600)

    private let schedule: BackupSchedule
    private let desk: BackupDesk
    private let logger: Logger
    private var isBusy = false
    private var notBefore = Timestamp(milliseconds: 0)

    init(_ schedule: BackupSchedule, desk: BackupDesk, logger: Logger) {
        (self.schedule, self.desk, self.logger) = (schedule, desk, logger)
        if let last = schedule.kept().last { desk.measures.made(at: last.time) }
    }

    /// Makes the backup that is due now, if one is and none is at work.
    func look(at now: Timestamp) async {
        guard !isBusy, now >= notBefore, schedule.isDue(at: now) else { return }
        isBusy = true
        defer { isBusy = false }
        do {
            let made = try await desk.make(schedule.file(at: now), by: "schedule")
            logger.notice("Backup made", metadata: ["file": "\(made.report.file.path)"])
            try schedule.thinOut()
        } catch StoreError.cancelled {
            // The server stops.
        } catch {
            notBefore = now + min(schedule.every, Self.longestWait)
            logger.error("Backup failed", metadata: ["error": "\(error)"])
        }
    }
}
