import Foundation
import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct RepeatContactTests {
    private static let day: Int64 = 86_400_000

    private func row(
        _ id: Int64,
        customer: Int64,
        matter: String? = "returns",
        from start: Int64,
        to end: Int64?,
        _ features: [Double] = []
    ) -> RepeatContactRow {
        RepeatContactRow(
            id: ConversationID(rawValue: id),
            customer: customer,
            matter: matter,
            startedAt: Timestamp(milliseconds: start),
            endedAt: end.map { Timestamp(milliseconds: $0) },
            features: features
        )
    }

    /// Customers who write again more often when what they asked was left open; 150 days of them.
    private func contacts(
        _ count: Int,
        weight: Double,
        _ random: inout SeededRandom
    ) -> (contacts: RepeatContacts, chances: [ConversationID: Double]) {
        var rows: [RepeatContactRow] = []
        var chances: [ConversationID: Double] = [:]
        let open = RepeatContactRow.features.firstIndex(of: .openQuestions) ?? 0
        for index in 0..<count {
            let start = Int64(index) * 150 * Self.day / Int64(count)
            var features = RepeatContactRow.features.map { _ in Double(random.below(4)) }
            features[open] = Double(random.below(6))
            let chance = logistic(weight * log1p(features[open]) - 2)
            let id = Int64(2 * index + 1)
            rows.append(row(id, customer: Int64(index), from: start, to: start + 600_000, features))
            chances[ConversationID(rawValue: id)] = chance
            guard random.unit() < chance else { continue }
            // The second one is not closed, so that it is nothing to learn from.
            rows.append(row(id + 1, customer: Int64(index), from: start + 2 * Self.day, to: nil, features))
        }
        let until = Timestamp(milliseconds: 150 * Self.day)
        return (RepeatContacts(rows, within: 7, until: until), chances)
    }

    @Test func `again is the same customer on the same matter in time`() {
        let day = Self.day
        let contacts = RepeatContacts(
            [
                row(6, customer: 3, from: 95 * day, to: 96 * day), row(1, customer: 1, from: 0, to: day),
                row(2, customer: 1, from: 5 * day, to: 6 * day),
                row(3, customer: 1, matter: "size", from: 8 * day, to: 9 * day),
                row(4, customer: 2, from: 6 * day, to: 7 * day), row(5, customer: 2, from: 14 * day + 1, to: nil),
            ],
            within: 7,
            until: Timestamp(milliseconds: 100 * day)
        )

        #expect(contacts.rows.map(\.id.rawValue) == [1, 2, 4, 3, 6])
        #expect(contacts.labels == [true, false, false, false, nil])
        #expect(contacts.earlier == [0, 1, 0, 2, 0])
    }

    @Test func `chances are those of the invented customers, tried on later ones`() throws {
        var random = SeededRandom(seed: 1)
        let (contacts, chances) = contacts(2_000, weight: 1.5, &random)

        let model = try #require(RepeatContactModel(contacts))

        let told = contacts.rows.map { model.chance(of: $0, earlier: 0) }
        let truths = contacts.rows.map { chances[$0.id] ?? 0 }
        // 27 coefficients of 1,900 conversations leave about 0.05 open.
        #expect(zip(told, truths).map { abs($0 - $1) }.mean < 0.07)
        let best = RankScores.areaUnderCurve(truths, contacts.labels.map { $0 == true }) ?? 0
        #expect(abs((model.report.areaUnderCurve ?? 0) - best) < 0.04)
        #expect(model.report.isUseful && model.report.calibrationError < 0.06)
        #expect(model.report.rows < contacts.rows.count && model.report.heldRows > model.report.rows * 3 / 4)
        let first = try #require(contacts.rows.first { $0.features[8] == 5 })
        #expect(model.reasons(of: first, earlier: 0).first?.column == "openQuestions")
        #expect(model.estimates.first { $0.name == "openQuestions" }.map { $0.low > 0 } == true)
    }

    @Test func `where nothing tells repeats apart the model says no more than their share`() throws {
        var random = SeededRandom(seed: 2)

        let model = try #require(RepeatContactModel(contacts(1_500, weight: 0, &random).contacts))

        #expect(abs((model.report.areaUnderCurve ?? 0) - 0.5) < 0.07)
        #expect(model.report.brier < model.report.brierOfShare + 0.003 && model.report.calibrationError < 0.05)
    }

    @Test func `few repeats are not enough evidence`() {
        var random = SeededRandom(seed: 3)

        #expect(RepeatContactModel(contacts(200, weight: 0, &random).contacts) == nil)
        #expect(RepeatContactModel(RepeatContacts([], within: 7, until: Timestamp(milliseconds: 0))) == nil)
    }
}
