import HarkDomain
import Testing

@testable import HarkAnalytics

struct EarlyWarningTests {
    private func row(_ score: Double?, lead: Double? = nil) -> ChatRow {
        var row = ChatRow(ConversationID(rawValue: 1), startedAt: Timestamp(milliseconds: 0))
        (row[.score], row[.warningLead]) = (score, lead)
        return row
    }

    @Test func `warnings are caught ones or false alarms, and those without a warning missed or quiet`() {
        let bad = [row(2, lead: 6_000), row(1, lead: 1_000), row(2, lead: 9_000), row(1, lead: 8_000), row(2)]
        let warning = EarlyWarning(bad + [row(1), row(5, lead: 3_000), row(4), row(3), row(nil, lead: 5_000)])

        #expect(warning.leads == [1_000, 6_000, 8_000, 9_000] && warning.median == 7_000)
        #expect(warning.caught == 4 && warning.missed == 2 && warning.falseAlarms == 1 && warning.quiet == 2)
        #expect(warning.precision?.value == 0.8)
        #expect(EarlyWarning([]).median == nil && EarlyWarning([]).recall == nil)
    }
}
