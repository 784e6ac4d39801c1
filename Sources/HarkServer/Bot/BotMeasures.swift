import Dispatch
import HarkAnalytics
import HarkDomain
import HarkHub
import HarkStore

/// What the bot did, kept up with the log whenever somebody asks, on a thread of its own.
///
/// `@unchecked` because the ledger is touched on `queue` alone.
final class BotMeasures: @unchecked Sendable {
    /// Positions of the log that are read at a time.
    private static let step: Int64 = 20_000

    private let store: Store
    private let queue = DispatchQueue(label: "hark.measures", qos: .utility)
    private var ledger = BotLedger()
    private var isClosed = false

    init(_ store: Store) { self.store = store }

    /// Reads the log so far, so that the first who asks need not wait for it.
    func warmUp() { queue.async { [self] in try? catchUp() } }

    /// Ends; the store may be closed then.
    func close() { queue.sync { isClosed = true } }

    /// What the ledger says once it holds all that was committed before.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (BotLedger) -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            queue.async { [self] in
                do throws(StoreError) {
                    try catchUp()
                    continuation.resume(returning: .success(body(ledger)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private func catchUp() throws(StoreError) {
        guard !isClosed else { throw .closed }
        let head = try store.head()
        while ledger.position < head {
            let last = min(head, ledger.position + Self.step)
            // A row that can't be read is told by the checks of the log, and counts for nothing here.
            for row in try store.rows(of: BotLedger.types, after: ledger.position, upTo: last) {
                if let event = try? Event(row) { ledger.take(event) }
            }
            ledger.advance(to: last)
        }
    }
}
