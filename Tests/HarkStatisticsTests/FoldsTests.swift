import HarkStatistics
import Testing

@Suite struct FoldsTests {
    @Test func `each row is held out once and the seed decides where`() {
        let folds = Folds.shuffled(rows: 23, count: 5, seed: 7)

        #expect(folds.flatMap(\.held).sorted() == Array(0..<23))
        #expect(
            folds.allSatisfy { Set($0.held).isDisjoint(with: $0.training) && $0.held.count + $0.training.count == 23 }
        )
        #expect(folds == Folds.shuffled(rows: 23, count: 5, seed: 7))
        #expect(folds != Folds.shuffled(rows: 23, count: 5, seed: 8))
    }

    @Test func `each fold has its share of every class`() {
        let labels = (0..<40).map { $0 % 4 == 0 ? 1 : 0 }

        for fold in Folds.stratified(labels, count: 5, seed: 3) {
            #expect(fold.held.count { labels[$0] == 1 } == 2)
            #expect(fold.held.count == 8)
        }
    }

    @Test func `a group is held out whole`() {
        let groups = (0..<30).map { $0 / 3 }

        let folds = Folds.grouped(groups, count: 4, seed: 3)

        #expect(folds.flatMap(\.held).sorted() == Array(0..<30))
        for fold in folds {
            #expect(Set(fold.held.map { groups[$0] }).isDisjoint(with: fold.training.map { groups[$0] }))
        }
    }

    @Test func `by time only what came before is learnt from`() {
        let folds = Folds.byTime(rows: 10, count: 4)

        #expect(folds.map(\.held) == [[2, 3], [4, 5], [6, 7], [8, 9]])
        #expect(folds.map(\.training.count) == [2, 4, 6, 8])
    }
}
