import Testing

@testable import HarkAnalytics

/// Shares over groups whose members resemble one another.
struct GroupedShareTests {
    private func isAlike(_ left: MeasureValue, _ right: MeasureValue) -> Bool {
        let pairs = [(left.low, right.low), (left.high, right.high)]
        return pairs.allSatisfy { abs(($0 ?? .nan) - ($1 ?? .nan)) < 1e-9 }
    }

    @Test func `groups of one are as good as independent`() {
        let ones = (0..<10).map { (part: $0 < 8 ? 1 : 0, whole: 1) }

        #expect(isAlike(.share(ofGroups: ones), .share(8, of: 10)))
    }

    @Test func `groups that are hits or not as a whole count once each`() {
        let groups = (0..<10).map { (part: $0 < 8 ? 10 : 0, whole: 10) }

        let share = MeasureValue.share(ofGroups: groups)

        #expect(share.value == 0.8 && share.n == 100)
        #expect(isAlike(share, .share(8, of: 10)))
        #expect(isAlike(.share(ofGroups: groups.map { (10, $0.whole) }), .share(10, of: 10)))
    }

    @Test func `groups that are all the same tell as much as their members`() {
        let groups = [(part: 4, whole: 5), (4, 5), (4, 5)]

        #expect(isAlike(.share(ofGroups: groups), .share(12, of: 15)))
    }

    @Test func `none of all groups reach exactly from 0, and all exactly to 1`() {
        for count in 1...500 {
            #expect(MeasureValue.share(ofGroups: [(0, count), (0, 3)]).low == 0)
            #expect(MeasureValue.share(ofGroups: [(count, count), (3, 3)]).high == 1)
        }
    }

    @Test func `one group says little, and nothing says nothing`() {
        let one = MeasureValue.share(ofGroups: [(part: 40, whole: 48)])

        #expect(one.n == 48 && (one.high ?? 0) - (one.low ?? 0) > 0.6)
        #expect(MeasureValue.share(ofGroups: [(part: 0, whole: 0)]).value == nil)
    }
}
