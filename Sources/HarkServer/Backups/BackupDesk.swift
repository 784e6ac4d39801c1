import Foundation
import HarkDomain
import HarkStore
import Metrics
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

    let measures: BackupMeasures
    private let door: FloorDoor
    private let turn = NSLock()
    private let isStopped = Atomic(false)

    init(_ door: FloorDoor, metrics: any MetricsFactory) {
        (self.door, measures) = (door, BackupMeasures(metrics))
    }

    /// Makes a backup, notes it in the audit and counts it.
    func make(
        _ file: URL,
        replacing: Bool = false,
        by actor: String = "operator",
        while isWanted: @escaping @Sendable () -> Bool = { true }
    ) async throws(StoreError) -> Made {
        let began = ContinuousClock.now
        let result = await written(file, replacing) { [self] in !isStopped.load(ordering: .relaxed) && isWanted() }
        let report: BackupReport
        do { report = try result.get() } catch {
            if error != .cancelled, error != .exists(file: file.path) { measures.failed() }
            throw error
        }
        measures.took(ContinuousClock.now - began)
        measures.made(at: door.now())
        return Made(report: report, isAudited: await note(report, by: actor))
    }

    private func note(_ report: BackupReport, by actor: String) async -> Bool {
        let entry = AuditEntry(
            at: door.now(),
            actor: nil,
            actorName: actor,
            action: AuditAction.backupMade.rawValue,
            object: report.file.path,
            detail: "position \(report.position)"
        )
        return (try? await door.write([{ try AuditEntry.insert(entry, $0) }])) != nil
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
