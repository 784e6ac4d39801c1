import Dispatch
import Foundation
import Synchronization

/// Lets work be given up in order on SIGINT and SIGTERM, so that nothing half-done is left.
final class Interruption: Sendable {
    private let isAsked = Atomic(false)

    /// Takes both signals over for the rest of the process.
    init() {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                _ = source
                isAsked.store(true, ordering: .relaxed)
            }
            source.resume()
        }
    }

    /// False once a signal has come.
    var isWanted: Bool { !isAsked.load(ordering: .relaxed) }
}
