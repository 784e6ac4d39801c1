import Foundation

extension IntentEvaluation {
    /// The report as lines of text: the figures, each intent, what is confused, and misread texts.
    public var text: String {
        (figures + table + confusionLines + misreadLines).joined(separator: "\n") + "\n"
    }

    private var figures: [String] {
        let recall = outOfScopeRecall.map { "out-of-scope recall \(percent($0))  (\(outOfScopeExamples) examples)" }
        return [
            "\(examples) examples of \(intents.count) intents",
            "accuracy            \(percent(accuracy))  (right intent, refused or not)",
            "answered            \(percent(answered))  (right intent and accepted)",
            "macro-F1            \(percent(macroF1))",
            "false refusals      \(percent(falseRefusals))",
            recall ?? "out-of-scope recall     –  (no examples of \"\(IntentExample.outOfScope)\")",
        ]
    }

    private var table: [String] {
        let width = max(intents.map(\.intent.count).max() ?? 0, 6)
        let head = "intent".padded(width) + "  examples  precision  recall      F1  refused  intruders"
        return ["", head]
            + intents.map { score in
                score.intent.padded(width) + "\(score.examples)".aligned(10) + percent(score.precision).aligned(11)
                    + percent(score.recall).aligned(8) + percent(score.f1).aligned(8)
                    + "\(score.refused)".aligned(9) + "\(score.intruders)".aligned(11)
            }
    }

    private var confusionLines: [String] {
        guard !confusions.isEmpty else { return [] }
        return ["", "most confused (right intent → read as)"]
            + confusions.prefix(20).map { "\("\($0.count)".aligned(6))  \($0.intent) → \($0.readAs)" }
    }

    private var misreadLines: [String] {
        let misread = intents.filter { !$0.misread.isEmpty }
        guard !misread.isEmpty else { return [] }
        return ["", "misread"]
            + misread.flatMap { score in [score.intent] + score.misread.map(\.line) }
    }
}

extension IntentMisreading {
    fileprivate var line: String { "  \(percent(probability)) \(readAs.isEmpty ? "–" : readAs): \(text)" }
}

private func percent(_ share: Double) -> String { String(format: "%5.1f", share * 100) }

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate func aligned(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
