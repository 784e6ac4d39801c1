package import HarkDomain
package import HarkHub

extension LanguagePort {
    /// Reads and masks by a script that tests can foresee: what a text says of itself in capitals is so.
    ///
    /// `ANGRY` and `BAD` are as they say, `GOOD` too; a run of 16 digits is masked.
    package static let scripted = LanguagePort(read: { $0.scriptedAnalysis() }, mask: mask)

    private static func mask(_ text: String) -> String {
        text.replacing(/[0-9]{12}(?<last>[0-9]{4})/) { "[card \($0.output.last)]" }
    }
}

extension MessageToRead {
    /// What the script reads out of the message.
    package func scriptedAnalysis(extra words: [String] = []) -> MessageAnalysed {
        let found = [("ANGRY", -800, 900), ("BAD", -700, 300), ("GOOD", 600, 0)].first { text.contains($0.0) }
        let score = Degree(thousandths: found?.1 ?? 0)
        return MessageAnalysed(
            seq: seq,
            language: "en",
            sentiment: MessageSentiment(
                score: score,
                label: score.thousandths < 0 ? .negative : score.thousandths > 0 ? .positive : .neutral,
                anger: Degree(thousandths: found?.2 ?? 0),
                words: (found.map { [$0.0] } ?? []) + words
            )
        )
    }
}
