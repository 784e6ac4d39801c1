import Foundation

extension DialogueEstimates {
    /// The estimates as one line of JSON, with sorted keys and without its end.
    ///
    /// `{"overall":{"high","low","prediction","probabilityBad","reasons"},"turns":[{…}]}`; a reason is
    /// `{"contribution","feature","isWorse","text"?}`. Numbers have six decimals.
    public var jsonLine: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let line = WireEstimates(overall: WireEstimate(overall), turns: turns.map(WireEstimate.init))
            return String(decoding: try encoder.encode(line), as: UTF8.self)
        }
    }
}

private struct WireEstimates: Encodable {
    let overall: WireEstimate
    let turns: [WireEstimate]
}

private struct WireEstimate: Encodable {
    let prediction: Double
    let low: Double
    let high: Double
    let probabilityBad: Double
    let reasons: [WireReason]

    init(_ estimate: DialogueEstimate) {
        prediction = rounded(estimate.prediction)
        low = rounded(estimate.low)
        high = rounded(estimate.high)
        probabilityBad = rounded(estimate.probabilityBad)
        reasons = estimate.reasons.map(WireReason.init)
    }
}

private struct WireReason: Encodable {
    let feature: String
    let text: String?
    let contribution: Double
    let isWorse: Bool

    init(_ reason: DialogueReason) {
        feature = reason.feature
        text = reason.text
        contribution = rounded(reason.contribution)
        isWorse = reason.isWorse
    }
}

/// A number with six decimals.
private func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }
