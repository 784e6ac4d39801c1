import HarkDomain
import Testing

@testable import HarkAnalytics

struct EarlyWarningTests {
    private func trail(_ readings: [(Int64, Double)], end: Int64, isBad: Bool) -> WarningTrail {
        WarningTrail(
            id: ConversationID(rawValue: 1),
            readings: readings.map { .init(at: Timestamp(milliseconds: $0.0), probability: $0.1) },
            endedAt: Timestamp(milliseconds: end),
            isBad: isBad
        )
    }

    @Test func `the lead is from the first estimate over the threshold to the end`() {
        let warning = EarlyWarning(
            [
                trail([(1_000, 0.2), (4_000, 0.6), (6_000, 0.3), (8_000, 0.9)], end: 10_000, isBad: true),
                trail([(1_000, 0.5)], end: 2_000, isBad: true),
                trail([(1_000, 0.5)], end: 9_000, isBad: true),
                trail([(1_000, 0.4)], end: 9_000, isBad: true),
                trail([(11_000, 0.9)], end: 10_000, isBad: true),
                trail([(1_000, 0.7)], end: 9_000, isBad: false),
                trail([], end: 9_000, isBad: false),
            ],
            threshold: 0.5
        )

        #expect(warning.leads == [1_000, 6_000, 8_000] && warning.median == 6_000)
        #expect(warning.caught == 3 && warning.missed == 2 && warning.falseAlarms == 1 && warning.quiet == 1)
        #expect(warning.recall?.value == 0.6 && warning.precision?.value == 0.75)
        #expect(EarlyWarning([], threshold: 0.5).median == nil)
    }
}
