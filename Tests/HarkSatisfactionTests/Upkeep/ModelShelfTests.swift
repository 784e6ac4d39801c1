import Foundation
import HarkDomain
import Testing

@testable import HarkSatisfaction

struct ModelShelfTests {
    private let now = Timestamp(milliseconds: 1_000)

    private func shelf(_ count: Int, promoted: [Int]) -> ModelShelf {
        var shelf = ModelShelf()
        for number in 1...count {
            _ = shelf.add(ModelVersion(number: number, trainedAt: now, dialogues: 10, ratings: 5))
            if promoted.contains(number) { _ = shelf.promote(number, at: now, why: "promoted") }
        }
        return shelf
    }

    @Test func `a roll back leads to the model before, and on to the prior`() {
        var shelf = shelf(4, promoted: [1, 3, 4])

        #expect(shelf.current?.number == 4)
        #expect(shelf.rollBack(at: now, by: "Ada", why: "too many alarms") && shelf.currentNumber == 3)
        #expect(shelf.rollBack(at: now, by: "Ada", why: "still") && shelf.currentNumber == 1)
        #expect(shelf.promote(2, at: now, why: "promoted") && shelf.currentNumber == 2)
        #expect(shelf.rollBack(at: now, by: "Ada", why: "no") && shelf.currentNumber == 1)
        #expect(shelf.rollBack(at: now, by: "Ada", why: "no") && shelf.current == nil)
        #expect(!shelf.rollBack(at: now, by: "Ada", why: "no") && shelf.changes.count == 8)
    }

    @Test func `what is not there or in use already is not promoted`() {
        var shelf = shelf(2, promoted: [2])

        #expect(!shelf.promote(2, at: now, why: "") && !shelf.promote(7, at: now, why: "") && shelf.changes.count == 1)
    }

    @Test func `old models go, but not those in use or on the way back`() {
        var shelf = shelf(10, promoted: [1, 2])

        let dropped = shelf.add(ModelVersion(number: 11, trainedAt: now, dialogues: 10, ratings: 5))

        #expect(dropped == [3] && shelf.versions.count == 10 && shelf.nextNumber == 12)
        #expect(shelf.rollBack(at: now, by: nil, why: "") && shelf.current?.number == 1)
    }

    @Test func `what was found of drift is told of the model in use alone`() throws {
        var shelf = shelf(2, promoted: [1])
        let then = DriftProfile(name: "probabilityBad", (0..<400).map { Double($0) / 400 })
        let check = DriftCheck(features: [], scores: (then: then, now: (0..<400).map { Double($0) / 800 }))
        #expect(shelf.drift == nil)

        shelf.note(try #require(DriftNote(check, of: 1, dialogues: 400, at: now)))

        #expect(shelf.drift?.status == .drifted && shelf.drift?.dialogues == 400 && shelf.drift?.at == now)
        #expect(try JSONDecoder().decode(ModelShelf.self, from: JSONEncoder().encode(shelf)) == shelf)
        _ = shelf.promote(2, at: now, why: "promoted")
        #expect(shelf.drift == nil)
        _ = shelf.rollBack(at: now, by: "Ada", why: "worse")
        #expect(shelf.drift?.model == 1)
        #expect(DriftNote(DriftCheck(features: []), of: 1, dialogues: 0, at: now) == nil)
    }

    @Test func `a shelf of before, without drift, is read`() throws {
        let old = #"{"versions":[],"changes":[],"newest":3}"#

        let shelf = try JSONDecoder().decode(ModelShelf.self, from: Data(old.utf8))

        #expect(shelf.nextNumber == 4 && shelf.drift == nil)
    }

    @Test func `a shelf is kept as it is`() throws {
        let shelf = shelf(3, promoted: [1, 3])

        let kept = try JSONDecoder().decode(ModelShelf.self, from: JSONEncoder().encode(shelf))

        #expect(kept == shelf && kept.changes.last?.at == now && kept.versions[0].trainedAt == now)
    }
}
