import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

/// Who will write again.
struct RepeatWatchTests {
    private static let day: Int64 = 86_400_000

    /// A hundred days of customers who often write again when a question was left open.
    private func rows(_ count: Int, _ random: inout SeededRandom) -> [ChatRow] {
        (0..<count).flatMap { place -> [ChatRow] in
            let start = Int64(place) * 100 * Self.day / Int64(count)
            let open = Double(random.below(4))
            let first = row(2 * place + 1, customer: place, start, open: open)
            let isLate = start > 99 * Self.day
            guard !isLate, random.unit() < logistic(1.5 * open - 3.5) else { return [first] }
            return [first, row(2 * place + 2, customer: place, start + Self.day, open: Double(random.below(4)))]
        }
    }

    private func row(_ number: Int, customer: Int, _ start: Int64, open: Double) -> ChatRow {
        var row = ChatRow(
            ConversationID(rawValue: Int64(number)),
            startedAt: Timestamp(milliseconds: start),
            customer: Int64(customer + 1)
        )
        row.endedAt = Timestamp(milliseconds: start + 600_000)
        row.intent = "refund"
        row[.openQuestions] = open
        return row
    }

    private func watch(_ rows: [ChatRow]) -> RepeatWatch {
        var columns = ChatColumns(zone: .gmt)
        for row in rows { columns.put(row) }
        let pick = columns.pick(ChatQuery(0..<101, now: Timestamp(milliseconds: 100 * Self.day)))
        return RepeatWatch(sample: rows, rows: rows, pick)
    }

    @Test func `the likeliest are those whose questions were left open, and who has written again is not among them`()
        throws
    {
        var random = SeededRandom(seed: 3)
        let rows = rows(2_000, &random).sorted { $0.id < $1.id }

        let watch = watch(rows)

        let report = try #require(watch.report)
        #expect(report.isUseful && watch.lack == nil && (report.areaUnderCurve ?? 0) > 0.7)
        #expect(watch.known > 1_500 && watch.repeated >= RepeatContactModel.fewest)
        #expect(watch.estimates.first { $0.name == "openQuestions" }.map { $0.low > 0 } == true)
        #expect(watch.candidates.count == RepeatWatch.most)
        #expect(watch.candidates.map(\.chance) == watch.candidates.map(\.chance).sorted(by: >))
        let known = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
        let asked = watch.candidates.compactMap { known[$0.id] }
        #expect(asked.prefix(5).allSatisfy { $0[.openQuestions] == 3 })
        #expect(asked.allSatisfy { $0.startedAt.milliseconds > 92 * Self.day })
        let writtenAgain = Set(rows.filter { $0.id.rawValue % 2 == 0 }.map(\.customer))
        #expect(asked.allSatisfy { $0.id.rawValue % 2 == 0 || !writtenAgain.contains($0.customer) })
        #expect(watch.candidates.first?.reasons.first?.column == "openQuestions")
    }

    @Test func `a few repeats are too few to learn from`() {
        var random = SeededRandom(seed: 3)

        let watch = watch(rows(60, &random).sorted { $0.id < $1.id })

        #expect(watch.lack == .tooFew && watch.known > 0 && watch.candidates.isEmpty && watch.estimates.isEmpty)
    }
}
