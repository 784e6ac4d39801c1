import HarkStatistics
import Testing

@testable import HarkSatisfaction

struct DriftCheckTests {
    private func normal(_ count: Int, mean: Double = 0, _ random: inout SeededRandom) -> [Double] {
        (0..<count).map { _ in mean + random.normal() }
    }

    @Test func `the index follows its formula`() {
        let profile = DriftProfile(name: "flag", (0..<10_000).map { $0 < 6_000 ? 0 : 1 })

        let (index, freedom) = profile.index(of: (0..<10_000).map { $0 < 5_000 ? 0 : 1 })

        // (0.5 − 0.6) ln(0.5 / 0.6) + (0.5 − 0.4) ln(0.5 / 0.4)
        #expect(abs(index - 0.040_546_5) < 1e-5 && freedom == 1)
    }

    @Test func `a moved feature is told, the others are steady`() {
        var random = SeededRandom(seed: 1)
        let wait = DriftProfile(name: "wait", normal(3_000, &random))
        let mood = DriftProfile(name: "mood", normal(3_000, &random))
        let load = DriftProfile(name: "load", normal(3_000, &random))

        let check = DriftCheck(
            features: [
                (mood, normal(1_000, &random)), (wait, normal(1_000, mean: 0.8, &random)),
                (load, normal(1_000, mean: 0.4, &random)),
            ],
            scores: (mood, normal(1_000, &random))
        )

        #expect(check.features.map(\.name) == ["wait", "load", "mood"])
        #expect(check.features.map(\.status) == [.drifted, .changed, .steady])
        #expect(check.scores?.status == .steady && check.status == .drifted)
    }

    @Test func `few rows are not enough evidence, and seldom a drift that is none`() {
        var random = SeededRandom(seed: 2)
        let profile = DriftProfile(name: "wait", normal(2_000, &random))
        var alarms = 0
        for _ in 0..<300 {
            let few = DriftCheck(features: [(profile, normal(40, &random))])
            alarms += few.status == .drifted || few.status == .changed ? 1 : 0
        }

        #expect(alarms <= 9)
        #expect(DriftCheck(features: [(profile, normal(40, &random))]).status == .notEnoughEvidence)
        #expect(DriftCheck(features: [(profile, [])]).status == .notEnoughEvidence)
        #expect(DriftCheck(features: [(profile, normal(40, mean: 4, &random))]).status == .drifted)
    }

    @Test func `missing numbers drift too, and a model's own profile serves as well`() {
        var random = SeededRandom(seed: 3)
        let numbers = normal(2_000, &random)
        let whole = DriftProfile(name: "wait", numbers)
        let ofModel = DriftProfile(FeatureProfile(name: "wait", numbers), rows: 2_000)
        let later = normal(1_000, mean: 0.5, &random)

        #expect(DriftCheck(features: [(whole, later.map { $0 > 0.8 ? .nan : $0 })]).status == .drifted)
        #expect(abs(whole.index(of: later).value - ofModel.index(of: later).value) < 0.005)
    }
}
