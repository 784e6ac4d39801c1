import Foundation
import HarkBot
import HarkIntent

/// Keeps the last models of intents by the examples they learnt from: a version that changes none needs no training.
///
/// `@unchecked` because the lock guards what changes.
final class IntentShelf: @unchecked Sendable {
    /// The one of this process.
    static let shared = IntentShelf()

    /// How many models are kept.
    private static let most = 4

    private let lock = NSLock()
    /// Held while a model is made, so that two who want the same one don't both make it.
    private let making = NSLock()
    private var kept: [(examples: [IntentExample], model: IntentModel?)] = []

    /// The model of the documents' examples; nil when there are none.
    ///
    /// - Throws: `invalid` when the examples cannot be learnt.
    func model(of documents: BotDocuments) throws(BotError) -> IntentModel? {
        let examples = documents.intentExamples
        if let known = known(examples) { return known.model }
        making.lock()
        defer { making.unlock() }
        if let known = known(examples) { return known.model }
        let model = try documents.trainedModel()
        lock.withLock {
            kept.insert((examples, model), at: 0)
            kept.removeLast(max(kept.count - Self.most, 0))
        }
        return model
    }

    private func known(_ examples: [IntentExample]) -> (examples: [IntentExample], model: IntentModel?)? {
        lock.withLock { kept.first { $0.examples == examples } }
    }
}
