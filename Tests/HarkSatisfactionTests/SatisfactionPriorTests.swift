import Foundation
import HarkLanguage
import Testing

@testable import HarkSatisfaction

struct SatisfactionPriorTests {
    @Test func `the model card says each coefficient, its unit and its source`() throws {
        let rows = try cardRows()

        for (signal, weight) in SatisfactionPrior.turnWeights {
            let row = try #require(rows["\(signal)"], "\(signal) is missing from the card")
            #expect(Double(row[0]) == weight, "\(signal)")
            #expect(row.count == 3 && row.allSatisfy { !$0.isEmpty })
        }
        #expect(Set(rows.keys).subtracting(SatisfactionPrior.turnWeights.keys.map { "\($0)" }) == Self.symbols)
    }

    @Test func `the model card says the constants`() throws {
        let rows = try cardRows()

        func value(_ symbol: String) -> Double? { rows[symbol]?.first.flatMap(Double.init) }
        #expect(value("turnBase") == SatisfactionPrior.turnBase)
        #expect(value("overallBase") == SatisfactionPrior.overallBase)
        #expect(value("carry") == SatisfactionPrior.carry)
        let overall = ["overall: mean", "overall: highest", "overall: last"].map(value)
        #expect(overall == SatisfactionPrior.overallWeights)
    }

    @Test func `trouble makes a bad rating likelier, and thanks less likely`() throws {
        let analyzer = LanguageAnalyzer(models: try LanguageModels())
        let bad = Dialogue.fixture(
            "I need a hotel in Leeds for Friday.",
            "I'm sorry, I can't find any hotels.",
            "That's useless. I said Leeds, on Friday!",
            "What day would you like?",
            "I already told you. Forget it."
        )
        let good = Dialogue.fixture(
            "I need a hotel in Leeds for Friday.",
            "The Grand in Leeds has rooms on Friday. Shall I book one?",
            "Yes please.",
            "Your room is booked. Anything else?",
            "No, that's all. Thank you so much!"
        )

        let badly = DialogueModel.prior.estimates(of: bad, by: analyzer)
        let well = DialogueModel.prior.estimates(of: good, by: analyzer)

        #expect(badly.overall.probabilityBad > 0.5 && well.overall.probabilityBad < 0.15)
        #expect(badly.turns.count == 3)
        #expect(badly.turns[2].probabilityBad > well.turns[2].probabilityBad)
        #expect(badly.turns[2].reasons.first?.isWorse == true)
        #expect(badly.overall.prediction < well.overall.prediction)
    }

    private static let symbols: Set = [
        "turnBase", "overallBase", "carry", "overall: mean", "overall: highest", "overall: last",
    ]

    /// The rows of the card's tables by their first cell.
    private func cardRows() throws -> [String: [String]] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let card = root.deletingLastPathComponent().appending(path: "docs/satisfaction-prior.md")
        var rows: [String: [String]] = [:]
        for line in try String(contentsOf: card, encoding: .utf8).split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells[0] != "symbol", cells[0] != "signal" {
                // The constants' unit is their meaning.
                rows[cells[0]] = Array(cells.dropFirst())
            }
        }
        return rows
    }
}
