import Foundation
import HarkDomain
import HarkStore
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Makes backups one after another, each on a thread of its own that gives way to the loop's and the journal's.
public final class BackupDesk: Sendable {
    /// A backup that was made.
    struct Made: Sendable {
        let report: BackupReport
        /// False when the store took no writes, so that no row of the audit tells of it.
        let isAudited: Bool
    }

    /// How much a backup's thread gives way: it folds and checks for seconds when the log is long.
    private static let niceness: Int32 = 10

    private let door: FloorDoor
    private let actor: String
    private let turn = NSLock()
    private let isStopped = Atomic(false)

    init(_ door: FloorDoor, by actor: String) { (self.door, self.actor) = (door, actor) }

    /// Makes a backup and notes it in the audit.
    func make(
        _ file: URL,
        replacing: Bool,
        while isWanted: @escaping @Sendable () -> Bool
    ) async throws(StoreError) -> Made {
        let result = await written(file, replacing) { [self] in !isStopped.load(ordering: .relaxed) && isWanted() }
        let report = try result.get()
        let entry = AuditEntry(
            at: door.now(),
            actor: nil,
            actorName: actor,
            action: AuditAction.backupMade.rawValue,
            object: file.path,
            detail: "position \(report.position)"
        )
        let isAudited: Void? = try? await door.write([{ try AuditEntry.insert(entry, $0) }])
        return Made(report: report, isAudited: isAudited != nil)
    }

    /// Gives the running backup up and makes no more; comes back when none runs.
    func stop() async {
        isStopped.store(true, ordering: .relaxed)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [turn] in turn.withLock { continuation.resume() } }
        }
    }

    private func written(
        _ file: URL,
        _ replacing: Bool,
        while isWanted: @escaping @Sendable () -> Bool
    ) async -> Result<BackupReport, StoreError> {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                // On Linux a thread has a niceness of its own.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
                continuation.resume(returning: turn.withLock { write(file, replacing, while: isWanted) })
            }
        }
    }

    private func write(
        _ file: URL,
        _ replacing: Bool,
        while isWanted: () -> Bool
    ) -> Result<BackupReport, StoreError> {
        do throws(StoreError) {
            return .success(
                try door.store.backUp(to: file, replacing: replacing, at: door.now(), while: isWanted) {
                    try FoldCheck.differences(in: $0, while: isWanted)
                }
            )
        } catch {
            return .failure(error)
        }
    }
}
