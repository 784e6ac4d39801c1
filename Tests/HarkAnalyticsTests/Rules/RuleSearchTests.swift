import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct RuleSearchTests {
    /// Invented transactions of few items, so that all sets can be counted one by one.
    private static func transactions(seed: UInt64) -> TransactionSet {
        var random = SeededRandom(seed: seed)
        return TransactionSet(
            (0..<60).map { _ in (0..<6).filter { random.unit() < 0.2 + 0.1 * Double($0) }.map { "item \($0)" } }
        )
    }

    @Test func `frequent sets are those that counting finds`() throws {
        for seed in 0..<20 as Range<UInt64> {
            let transactions = Self.transactions(seed: seed)
            var counted: [[Int]: Int] = [:]
            for mask in 1..<1 << transactions.items.count {
                let set = transactions.items.indices.filter { mask >> $0 & 1 == 1 }
                let count = transactions.transactions.count { Set(set).isSubset(of: $0) }
                if count >= 6 { counted[set] = count }
            }

            let found = try PatternGrowth(support: 0.1, mostSets: 100).sets(in: transactions)

            #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.items, $0.count) }) == counted)
        }
    }

    @Test func `figures of a rule are those of its counts`() throws {
        let lines = [["late", "refund"], ["late", "refund"], ["late", "late"], ["refund"], [], ["thanks"]]

        let rules = try RuleSearch(support: 0.3, confidence: 0.5).rules(in: TransactionSet(lines))

        #expect(rules.map(\.condition) == [["late"], ["refund"]])
        let rule = try #require(rules.first)
        #expect(rule.outcome == ["refund"])
        #expect(rule.support == 2.0 / 6 && abs(rule.confidence - 2.0 / 3) < 1e-15 && abs(rule.lift - 4.0 / 3) < 1e-12)
        // Of 6 draw 3 and hit 2 or more of 3: (C(3,2)·C(3,1) + C(3,3)) / C(6,3).
        #expect(abs(rule.chance - 0.5) < 1e-12 && abs(rule.pValue - 1) < 1e-12)
    }

    @Test func `the order of transactions changes nothing`() throws {
        var random = SeededRandom(seed: 9)
        let transactions = Self.transactions(seed: 3)
        let named = transactions.transactions.map { $0.map { transactions.items[$0] } }
        let search = RuleSearch(support: 0.1, confidence: 0.3)

        let shuffled = try search.rules(in: TransactionSet(random.permutation(named.count).map { named[$0] }))

        #expect(try search.rules(in: transactions) == shuffled)
        #expect(!shuffled.isEmpty)
    }

    @Test func `items that have nothing to do with each other give no rule below one in twenty`() throws {
        var found = 0
        for seed in 0..<40 as Range<UInt64> {
            let rules = try RuleSearch(support: 0.05, confidence: 0).rules(in: Self.transactions(seed: 100 + seed))
            if rules.contains(where: { $0.pValue < 0.05 }) { found += 1 }
        }
        // Two in forty are expected at most; six or more come once in seventy times.
        #expect(found < 6)
    }

    @Test func `items that always come together are found far below it`() throws {
        let lines = (0..<40).map { $0 % 4 == 0 ? ["bug", "angry"] : ["question \($0 % 4)"] }

        let rules = try RuleSearch(support: 0.1, confidence: 0.9).rules(in: TransactionSet(lines))

        #expect(rules.count == 2 && rules.allSatisfy { $0.lift == 4 && $0.pValue < 1e-6 })
    }

    @Test func `too many sets or rules name the support, settings their range`() throws {
        let all = TransactionSet(Array(repeating: (0..<25).map { "item \($0)" }, count: 3))

        var search = RuleSearch(support: 1, confidence: 0.5)
        search.mostSets = 1_000
        #expect(throws: DiagnosisError.tooManyItemSets(most: 1_000)) { try search.rules(in: all) }
        let fewer = TransactionSet(Array(repeating: (0..<14).map { "item \($0)" }, count: 3))
        #expect(throws: DiagnosisError.tooManyRules(most: 2_000_000)) {
            try RuleSearch(support: 1, confidence: 0.5).rules(in: fewer)
        }
        #expect("\(DiagnosisError.tooManyRules(most: 1))".contains("--min-support"))
        for (support, confidence) in [(0, 0.5), (1.5, 0.5), (0.5, -1), (0.5, 2), (.nan, 0.5)] {
            #expect(throws: DiagnosisError.self) {
                try RuleSearch(support: support, confidence: confidence).rules(in: fewer)
            }
        }
    }

    @Test func `lines are read with quotation marks, blanks and repeats`() throws {
        let text = "a, b,b\r\n\"x, y\",a\n\n,a,\n"

        let read = try TransactionSet(csv: CSVReader(Data(text.utf8)))

        #expect(read.items == ["a", "b", "x, y"])
        #expect(read.transactions == [[0, 1], [0, 2], [], [0]])
        #expect(throws: StatisticsError.self) { try TransactionSet(csv: CSVReader(Data())) }
        #expect(throws: StatisticsError.self) { try TransactionSet(csv: CSVReader(Data("a,\"b".utf8))) }
    }

    @Test func `Holm's correction is that of its paper`() {
        #expect(Holm.corrected([0.01, 0.04, 0.03, 0.005]) == [0.03, 0.06, 0.06, 0.02])
        #expect(Holm.corrected([0.01, 0.5], of: 10) == [0.1, 1])
        #expect(Holm.corrected([]).isEmpty)
    }
}
