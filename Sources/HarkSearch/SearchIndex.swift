import Foundation
import GRDB
public import HarkDomain
public import HarkStore
public import Logging
public import Metrics

/// The full-text index over the conversations of one store.
///
/// A thread of its own fills `search.db` from the log. The file can be thrown away at any time: it is made again,
/// and until then answers say that they are not complete. Texts are not in it; a hit's text is read from the log, so
/// what the log no longer holds is never shown.
public final class SearchIndex: Sendable {
    /// What may be found.
    public struct Scope: Sendable {
        /// What is asked for.
        public var filter: ConversationFilter
        /// Whether the asker may see a conversation.
        public var sees: @Sendable (ConversationRecord) -> Bool

        /// Creates a scope.
        public init(_ filter: ConversationFilter, sees: @escaping @Sendable (ConversationRecord) -> Bool) {
            (self.filter, self.sees) = (filter, sees)
        }
    }

    private static let readersAtOnce = 2

    let store: Store
    private let keeper: IndexKeeper
    private let measures: SearchMeasures
    private let patience: Duration
    private let readers = OperationQueue()

    /// Creates the index of a store; nothing is read or written before `start`.
    ///
    /// - Parameters:
    ///   - store: the store, which outlives the index.
    ///   - patience: how long an answer waits for what was committed just before.
    ///   - logger: where trouble is told.
    ///   - metrics: where the lag is measured.
    public init(
        _ store: Store,
        patience: Duration = .milliseconds(500),
        logger: Logger,
        metrics: any MetricsFactory
    ) {
        measures = SearchMeasures(metrics)
        keeper = IndexKeeper(store, logger: logger, measures: measures)
        (self.store, self.patience) = (store, patience)
        readers.maxConcurrentOperationCount = Self.readersAtOnce
    }

    /// Starts to fill the index.
    public func start() { keeper.start() }

    /// Ends the thread and closes the file, once all look-ups have been answered; the store may be closed then.
    public func close() {
        keeper.endWaiting()
        readers.waitUntilAllOperationsAreFinished()
        keeper.stop()
    }

    /// Throws the index away and makes it again from the log: what is to be done once words were erased there.
    ///
    /// No text is in the index, and no hit is shown whose text the log no longer holds; this takes the words too.
    public func beginAnew() { keeper.beginAnew() }

    /// Runs a look-up off the caller's thread, on the index as it is after what was committed before.
    ///
    /// A file that turns out to be damaged is made anew, and the answer is `none`.
    func look<Value: Sendable>(
        none: Value,
        _ body: @escaping @Sendable (Database, _ isComplete: Bool) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            readers.addOperation { [self] in
                let start = ContinuousClock.now
                continuation.resume(returning: looked(none, body))
                measures.took(ContinuousClock.now - start)
            }
        }
        return try result.get()
    }

    private func looked<Value>(
        _ none: Value,
        _ body: (Database, Bool) throws -> Value
    ) -> Result<Value, StoreError> {
        do {
            let view = keeper.view(of: try store.head(), within: patience)
            guard let pool = view.pool else { return .success(none) }
            return .success(try pool.read { try body($0, view.isComplete) })
        } catch let error as StoreError {
            return .failure(error)
        } catch let error as DatabaseError where error.isOfDamage {
            keeper.beginAnew()
            return .success(none)
        } catch {
            // The file was closed under the reader: a new one is being made.
            return .success(none)
        }
    }
}
