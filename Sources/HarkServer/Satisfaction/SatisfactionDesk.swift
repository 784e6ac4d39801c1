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

    private let store: Store
    private let lock = NSLock()
    private var model: DialogueModel
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
            guard let before = try? store.turns(of: message.conversation, after: entry.seq, before: message.seq) else {
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

    /// Estimates by another model from the next message on.
    func use(_ model: DialogueModel) {
        lock.withLock { (self.model, known) = (model, [:]) }
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
