import HarkDomain
import Testing

@testable import HarkServer

/// How long answers are kept, by a clock that the test turns.
struct AnswerShelfTests {
    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    @Test func `an answer holds for its time and no longer`() {
        var shelf = AnswerShelf<String, Int>(most: 2, keep: .seconds(600))
        #expect(shelf.value(of: "a", at: at(0)) == nil)

        shelf.keep(1, for: "a", at: at(0))

        #expect(shelf.value(of: "a", at: at(599)) == 1)
        #expect(shelf.value(of: "a", at: at(600)) == nil)
        #expect(shelf.value(of: "b", at: at(1)) == nil)
        // A clock that was put back says nothing of how old an answer is.
        #expect(shelf.value(of: "a", at: at(-1)) == nil)
    }

    @Test func `the oldest make room, and what no longer holds goes first`() {
        var shelf = AnswerShelf<String, Int>(most: 2, keep: .seconds(600))
        shelf.keep(1, for: "a", at: at(0))
        shelf.keep(2, for: "b", at: at(10))

        shelf.keep(3, for: "a", at: at(20))
        shelf.keep(4, for: "c", at: at(30))

        #expect(shelf.value(of: "b", at: at(30)) == nil)
        #expect(shelf.value(of: "a", at: at(30)) == 3 && shelf.value(of: "c", at: at(30)) == 4)
        shelf.keep(5, for: "d", at: at(1_000))
        #expect(shelf.count == 1)
    }
}
