import Foundation
import HarkAnalytics
import HarkDomain

/// Where the facts of conversations come from: a running server's clerk, or a directory that is only read.
protocol FactsSource: Sendable {
    /// The zone whose clock days and hours are of.
    var zone: TimeZone { get }

    /// Answers a question from the facts.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ChatColumns, _ isComplete: Bool) -> Value
    ) async throws -> Value

    /// Whole rows of conversations that began in a span of time: at most so many of those wanted, the last ones.
    func rows(
        from start: Timestamp,
        to end: Timestamp,
        most: Int,
        where counts: @escaping @Sendable (ChatRow) -> Bool
    ) async throws -> FactRows

    /// Whole rows of some conversations.
    func rows(_ ids: [ConversationID]) async throws -> [ChatRow]
}

extension FactsSource {
    /// Whether all that was committed before is in the facts.
    ///
    /// - Throws: what reading the facts throws.
    var isComplete: Bool { get async throws { try await read { _, isComplete in isComplete } } }
}

extension AnalyticsClerk: FactsSource {}
