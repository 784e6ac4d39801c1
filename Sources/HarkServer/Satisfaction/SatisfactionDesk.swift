import Foundation
import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkSatisfaction
import HarkStore

/// Estimates, with each message of a customer, how the conversation will most likely be rated.
///
/// It follows the conversations that are read: what was said since the last message of one comes from the store, so that
/// bot and agents count, and a start loses nothing. `@unchecked` because the lock guards what changes.
final class SatisfactionDesk: @unchecked Sendable {
    /// A conversation as far as it was read.
    private struct Known {
        var reader: DialogueReader
        var seq = 0
        var lastUse = 0
    }

    /// More conversations are not kept in mind; the others are read again from their beginning.
    private static let mostKnown = 2000
    /// Of a conversation that is not known, so many events are read at most.
    private static let mostEvents = 1000

    private let store: Store
    private let model: DialogueModel
    private let lock = NSLock()
    private var known: [ConversationID: Known] = [:]
    private var uses = 0

    /// Creates a desk.
    ///
    /// - Parameters:
    ///   - store: what was said.
    ///   - model: what estimates.
    init(_ store: Store, model: DialogueModel = .prior) { (self.store, self.model) = (store, model) }

    /// Estimates as of a message; nil when what was said before can't be read.
    func estimate(
        _ message: MessageToRead,
        _ sentiment: Sentiment,
        by analyzer: LanguageAnalyzer
    ) -> SatisfactionEstimate? {
        lock.withLock {
            uses += 1
            var entry = known[message.conversation] ?? Known(reader: DialogueReader(model, by: analyzer))
            if entry.seq >= message.seq { entry = Known(reader: DialogueReader(model, by: analyzer)) }
            guard let before = try? turns(message.conversation, after: entry.seq, before: message.seq) else {
                return nil
            }
            for turn in before { _ = entry.reader.take(turn) }
            let estimate = entry.reader.take(DialogueTurn(message), sentiment: sentiment)
            (entry.seq, entry.lastUse) = (message.seq, uses)
            known[message.conversation] = entry
            if known.count > Self.mostKnown { forget() }
            return estimate.map(SatisfactionEstimate.init)
        }
    }

    /// What was said behind one event and before another.
    private func turns(_ id: ConversationID, after seq: Int, before end: Int) throws -> [DialogueTurn] {
        let page = try store.events(id, after: seq, limit: Self.mostEvents, audience: .customer, maxBytes: 4 << 20)
        return try page.rows.lazy.filter { $0.seq < end }.compactMap { row in
            let event = try Event(row)
            guard case .messagePosted(let message) = event.body else { return nil }
            return DialogueTurn(
                author: event.by.kind == .visitor ? .customer : .agent,
                text: message.text,
                seconds: event.at.inSeconds
            )
        }
    }

    /// Lets go of the half that was used longest ago.
    private func forget() {
        let uses = known.values.map(\.lastUse).sorted()
        let median = uses[uses.count / 2]
        known = known.filter { $0.value.lastUse >= median }
    }
}

extension DialogueTurn {
    fileprivate init(_ message: MessageToRead) {
        self.init(author: .customer, text: message.text, seconds: message.at.inSeconds)
    }
}

extension Timestamp {
    fileprivate var inSeconds: Double { Double(milliseconds) / 1000 }
}

extension SatisfactionEstimate {
    fileprivate init(_ estimate: DialogueEstimate) {
        func thousandths(_ number: Double) -> Int { Int((number * 1000).rounded()) }
        self.init(
            probabilityBad: Degree(estimate.probabilityBad),
            rating: thousandths(estimate.prediction),
            low: thousandths(estimate.low),
            high: thousandths(estimate.high),
            reasons: estimate.reasons.map {
                Reason(feature: $0.feature, words: $0.text, contribution: thousandths($0.contribution))
            }
        )
    }
}
