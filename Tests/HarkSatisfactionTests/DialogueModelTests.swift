import Foundation
import HarkLanguage
import HarkStatistics
import Testing

@testable import HarkSatisfaction

struct DialogueModelTests {
    private static let taught = Result {
        var source = SimulatedDialogues(seed: 1)
        let analyzer = LanguageAnalyzer(models: try LanguageModels())
        return (analyzer, DialogueTrainer(by: analyzer).train(source.dialogues(150)))
    }

    private let analyzer: LanguageAnalyzer
    private let trained: (model: DialogueModel, report: DialogueReport)
    private var trainer: DialogueTrainer { DialogueTrainer(by: analyzer) }

    init() throws { (analyzer, trained) = try Self.taught.get() }

    @Test func `what was learnt tells bad turns and dialogues in new ones, with chances that hold`() throws {
        var source = SimulatedDialogues(seed: 2)
        let dialogues = source.dialogues(200)
        let estimates = dialogues.map { trained.model.estimates(of: $0, by: analyzer) }

        let turns = zip(dialogues, estimates).flatMap { dialogue, estimates in
            zip(dialogue.customerScores.compactMap(\.self), estimates.turns)
        }
        try check(turns, leastArea: 0.85)
        try check(zip(dialogues, estimates).map { ($0.score ?? 0, $1.overall) }, leastArea: 0.7)
    }

    private func check(_ rows: [(Double, DialogueEstimate)], leastArea: Double) throws {
        let isBad = rows.map { $0.0 < 3 }
        let area = try #require(RankScores.areaUnderCurve(rows.map(\.1.probabilityBad), isBad))
        #expect(area > leastArea)
        #expect(ChanceScores.calibrationError(rows.map(\.1.probabilityBad), isBad) < 0.1)
        let held = rows.count { $0.1.low <= $0.0 && $0.0 <= $0.1.high }
        #expect(abs(Double(held) / Double(rows.count) - 0.9) < 0.06)
    }

    @Test func `the report measures what had not been seen`() throws {
        let report = trained.report

        #expect(report.dialogues == 150 && report.turns.hasLearnt && report.overall.hasLearnt)
        #expect(try #require(report.turns.areaUnderCurve) > 0.8)
        #expect(abs(try #require(report.turns.coverage) - 0.9) < 0.04)
        #expect(report.text.contains("learnt from"))
    }

    @Test func `an estimate knows nothing of what comes later`() {
        let whole = Dialogue.fixture("Where is it?", "I cannot do that.", "I already said Friday.", "Ok.", "Thanks!")
        let start = Dialogue(turns: Array(whole.turns.prefix(3)))

        let all = trained.model.estimates(of: whole, by: analyzer)
        let some = trained.model.estimates(of: start, by: analyzer)

        #expect(Array(all.turns.prefix(2)) == some.turns)
    }

    @Test func `reasons name the words and the signals`() throws {
        let dialogue = Dialogue.fixture("A table for two.", "I am sorry, I can't.", "That is not what I asked for.")

        let estimate = try #require(trained.model.estimates(of: dialogue, by: analyzer).turns.last)

        #expect(!estimate.reasons.isEmpty && estimate.reasons.count <= 5)
        #expect(estimate.reasons.contains { $0.text != nil && $0.isWorse })
        let strengths = estimate.reasons.map { abs($0.contribution) }
        #expect(strengths == strengths.sorted(by: >))
    }

    @Test func `a model comes back from its file as it was`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID()).model")
        defer { try? FileManager.default.removeItem(at: file) }
        try trained.model.write(to: file)

        let model = try DialogueModel(at: file)

        #expect(try model.data() == trained.model.data())
        let dialogue = Dialogue.fixture("A table for two.", "I cannot do that.", "Why?")
        let estimates = [model, trained.model].map { $0.estimates(of: dialogue, by: analyzer) }
        #expect(estimates[0] == estimates[1])
    }

    @Test func `a damaged file is refused wherever the damage is`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID()).model")
        defer { try? FileManager.default.removeItem(at: file) }
        let data = try trained.model.data()

        for place in stride(from: 0, to: data.count, by: data.count / 40 + 1) {
            var damaged = data
            damaged[place] ^= 0x10
            try damaged.write(to: file)
            #expect(throws: SatisfactionError.self, "byte \(place)") { try DialogueModel(at: file) }
        }
        try data.prefix(data.count / 2).write(to: file)
        #expect(throws: SatisfactionError.self) { try DialogueModel(at: file) }
    }

    @Test func `with too few ratings the prior stands, moved towards them`() {
        var source = SimulatedDialogues(seed: 3)
        let outcome = trainer.train(source.dialogues(5))
        let none = trainer.train(source.dialogues(5, rateTurns: false, rateWhole: false))

        #expect(!outcome.model.hasLearntTurns && !outcome.model.hasLearntOverall)
        #expect(outcome.report.text.contains("not enough evidence"))
        let dialogue = Dialogue.fixture("A table for two.", "I cannot do that.", "Why?")
        let prior = DialogueModel.prior.estimates(of: dialogue, by: analyzer)
        #expect(none.model.estimates(of: dialogue, by: analyzer) == prior)
        #expect(outcome.model.estimates(of: dialogue, by: analyzer) != prior)
    }

    @Test func `without rated turns the ratings of dialogues teach them`() {
        var source = SimulatedDialogues(seed: 4)
        let outcome = trainer.train(source.dialogues(8, rateTurns: false))

        #expect(outcome.report.turnsTaughtByOverall)
        #expect(outcome.report.turns.ratings > outcome.report.overall.ratings)
    }

    @Test func `a line of estimates has the shape that is promised`() throws {
        let dialogue = Dialogue.fixture("A table for two.", "I cannot do that.", "Why?")

        let line = try DialogueModel.prior.estimates(of: dialogue, by: analyzer).jsonLine

        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let turns = try #require(object["turns"] as? [[String: Any]])
        let overall = try #require(object["overall"] as? [String: Any])
        #expect(turns.count == 2 && Set(object.keys) == ["overall", "turns"])
        for estimate in turns + [overall] {
            #expect(Set(estimate.keys) == ["prediction", "low", "high", "probabilityBad", "reasons"])
        }
        #expect(!line.contains("\n"))
    }

    @Test(arguments: ["", " ", "🙂", "\u{0}\u{FFFF}", String(repeating: "no ", count: 5_000), "不不不", "e\u{301}"])
    func `no text breaks an estimate`(text: String) {
        for model in [DialogueModel.prior, trained.model] {
            let estimates = model.estimates(of: .fixture(text, text, text), by: analyzer)
            #expect((estimates.turns + [estimates.overall]).allSatisfy { (0...1).contains($0.probabilityBad) })
            #expect(estimates.overall.low <= estimates.overall.prediction)
        }
    }
}
