import HarkDomain
import HarkStore
import Logging

// A slow pass over the whole log beside the work: stored bytes that changed are told before somebody needs them.
extension Hub {
    /// Rows that one step checks; with a step each ten seconds a million rows take about fourteen hours.
    private static let rowsAStep = 200

    /// Checks the next rows of the log on a reader's thread, and begins anew at the end.
    func scrub() {
        let position = scrubbed
        read(key: 0) { store in
            try store.checkRows(after: position, limit: Self.rowsAStep)
        } then: { hub, result in
            switch result {
            case .success(let (faults, next)):
                hub.scrubbed = next ?? 0
                hub.measures.damaged(rows: faults.count)
                for fault in faults { hub.logger.error("Damage found in the log", metadata: ["error": "\(fault)"]) }
            case .failure(let error):
                hub.logger.error("The log can't be checked", metadata: ["error": "\(error)"])
            }
        }
    }
}
