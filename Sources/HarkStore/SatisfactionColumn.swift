import CSQLite
import HarkDomain

/// How the last estimate of a conversation's rating lies in its row, as a short list of texts.
enum SatisfactionColumn {
    /// Chance, rating, low, high, the event and the time from which a bad rating is likely, then each reason.
    static func encode(_ mark: SatisfactionMark) -> [String] {
        let estimate = mark.estimate
        return [
            "\(estimate.probabilityBad.thousandths)", "\(estimate.rating)", "\(estimate.low)", "\(estimate.high)",
            mark.riskSeq.map { "\($0)" } ?? "", mark.riskAt.map { "\($0.milliseconds)" } ?? "",
        ] + estimate.reasons.flatMap { [$0.feature, "\($0.contribution)", $0.words ?? ""] }
    }

    static func mark(_ texts: [String]) throws -> SatisfactionMark? {
        guard !texts.isEmpty else { return nil }
        let numbers = texts.prefix(4).compactMap { Int($0) }
        guard texts.count >= 6, texts.count.isMultiple(of: 3), numbers.count == 4 else { throw corrupt }
        let reasons = try stride(from: 6, to: texts.count, by: 3).map { place in
            guard let contribution = Int(texts[place + 1]) else { throw corrupt }
            let words = texts[place + 2]
            return SatisfactionEstimate.Reason(
                feature: texts[place],
                words: words.isEmpty ? nil : words,
                contribution: contribution
            )
        }
        return SatisfactionMark(
            estimate: SatisfactionEstimate(
                probabilityBad: Degree(thousandths: numbers[0]),
                rating: numbers[1],
                low: numbers[2],
                high: numbers[3],
                reasons: reasons
            ),
            riskSeq: Int(texts[4]),
            riskAt: Int64(texts[5]).map(Timestamp.init(milliseconds:))
        )
    }

    private static var corrupt: StoreError { .failed(code: SQLITE_CORRUPT, reason: "no satisfaction in a row") }
}
