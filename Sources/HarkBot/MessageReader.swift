import Foundation
import HarkIntent
import HarkLanguage

/// What reads a message for the bot, beside folding and stemming it.
struct MessageReader: Sendable {
    var analyzer: LanguageAnalyzer?
    var intents: (@Sendable (String) -> IntentReading)?
    var synonyms = Synonyms()
    /// The least probabilities that intents ask for by themselves.
    var minimums: [String: Double] = [:]
    /// The anger that counts as angry.
    var anger = HandoffPolicy.usualAnger

    /// The things that a text names; moments only when it is known when it was written.
    func entities(in text: String, _ turn: BotTurn, _ analysis: TextAnalysis?) -> [TextEntity] {
        let moment = turn.moment ?? Date(timeIntervalSince1970: 0)
        let found =
            analysis?.entities ?? ExactRecognizer.standard.entities(in: text, at: moment, zone: turn.zone ?? .gmt)
        return turn.moment == nil ? found.filter { $0.kind != .date && $0.kind != .time } : found
    }

    func analysis(of text: String, _ turn: BotTurn) -> TextAnalysis? {
        if let analysis = turn.analysis { return analysis }
        let moment = turn.moment ?? Date(timeIntervalSince1970: 0)
        return analyzer?.analyse(text, at: moment, zone: turn.zone ?? .gmt)
    }

    /// The intent that a reading is sure enough of.
    func sure(_ reading: IntentReading?) -> IntentGuess? {
        guard let reading, let best = reading.top.first, best.intent != IntentExample.outOfScope else { return nil }
        let isSure = minimums[best.intent].map { best.probability >= $0 } ?? reading.isAccepted
        return isSure ? best : nil
    }
}

extension MessageReader {
    /// A reader as a script wants it.
    init(analyzer: LanguageAnalyzer?, intents: (@Sendable (String) -> IntentReading)?, script: BotScript) {
        self.init(analyzer: analyzer, intents: script.intents.isEmpty ? nil : intents)
        synonyms = Synonyms(script.synonyms)
        minimums = script.intents.reduce(into: [:]) { $0[$1.id] = $1.minimum }
        anger = script.handoff.anger ?? HandoffPolicy.usualAnger
    }
}
