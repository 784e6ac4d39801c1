import HarkDomain
import HarkTesting
import Synchronization
import Testing

@testable import HarkServer

/// Answers that hold for a while are made once, however many ask.
struct AnswerDeskTests {
    private let start = Timestamp(milliseconds: 1_000_000)

    /// Counts how often an answer was made.
    private final class Maker: Sendable {
        let made = Atomic(0)

        func make() -> Int { made.add(1, ordering: .relaxed).newValue }
    }

    @Test func `an answer is made again when it no longer holds, and when the clock was set back`() async throws {
        let (desk, maker) = (AnswerDesk<String, Int>(most: 4, keep: .seconds(600)), Maker())
        func ask(_ key: String, _ seconds: Int64) async throws -> Int {
            try await desk.answer(to: key, at: start + .seconds(seconds)) { maker.make() }
        }

        #expect(try await [ask("a", 0), ask("a", 599), ask("b", 599), ask("a", 600)] == [1, 1, 2, 3])
        #expect(try await ask("b", 500) == 4)
    }

    @Test func `what is half over is made anew for who renews, and others get the old meanwhile`() async throws {
        let (desk, maker) = (AnswerDesk<String, Int>(most: 4, keep: .seconds(600)), Maker())
        let start = start
        func ask(_ seconds: Int64, renewing: Bool) async throws -> Int {
            try await desk.answer(to: "a", at: start + .seconds(seconds), renewing: renewing) { maker.make() }
        }
        #expect(try await [ask(0, renewing: true), ask(299, renewing: true), ask(300, renewing: false)] == [1, 1, 1])

        let old = try await desk.answer(to: "a", at: start + .seconds(300), renewing: true) {
            let meanwhile = try await desk.answer(to: "a", at: start + .seconds(301)) { maker.make() }
            #expect(meanwhile == 1)
            return maker.make()
        }

        #expect(old == 2)
        #expect(try await ask(899, renewing: false) == 2)
    }

    @Test func `the oldest makes room`() async throws {
        let (desk, maker) = (AnswerDesk<Int, Int>(most: 2, keep: .seconds(600)), Maker())
        func ask(_ key: Int) async throws -> Int {
            try await desk.answer(to: key, at: start + .seconds(Int64(key))) { maker.make() }
        }

        #expect(try await [ask(1), ask(2), ask(3)] == [1, 2, 3])
        #expect(try await [ask(3), ask(2), ask(1)] == [3, 2, 4])
    }

    @Test func `those who ask while it is made wait for the same answer`() async throws {
        let (desk, maker) = (AnswerDesk<String, Int>(most: 4, keep: .zero), Maker())
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let now = start
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await desk.answer(to: "a", at: now) {
                    for await _ in gate { break }
                    return maker.make()
                }
            }
            while await desk.waiting(for: "a") == nil { await Task.yield() }
            for _ in 0..<9 { group.addTask { try await desk.answer(to: "a", at: now) { maker.make() } } }
            while await desk.waiting(for: "a") ?? 9 < 9 { await Task.yield() }
            opener.yield()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 1, count: 10))
    }

    @Test func `what is not worth keeping, or failed, is made again`() async throws {
        struct Trouble: Error {}
        let (desk, maker) = (AnswerDesk<String, Int>(most: 4, keep: .seconds(600)), Maker())
        let now = start
        await #expect(throws: Trouble.self) { try await desk.answer(to: "a", at: now) { throw Trouble() } }
        for expected in [1, 2, 2] {
            let answer = try await desk.answer(to: "a", at: now, keepingIf: { $0 > 1 }, { maker.make() })
            #expect(answer == expected)
        }
    }

    @Test func `no more are made at a time than can be, and the next one is told to come back`() async throws {
        let (desk, maker) = (AnswerDesk<Int, Int>(most: 4, keep: .zero), Maker())
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let now = start
        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await desk.answer(to: 0, at: now) {
                    for await _ in gate { break }
                    return maker.make()
                }
            }
            while await desk.waiting(for: 0) == nil { await Task.yield() }
            for key in 1..<8 {
                group.addTask {
                    try await desk.answer(to: key, at: now) { try await desk.answer(to: 0, at: now) { 0 } }
                }
                while await desk.waiting(for: key) == nil { await Task.yield() }
            }
            await #expect(throws: Refusal.unavailable) { try await desk.answer(to: 9, at: now) { 9 } }
            opener.finish()
            try await group.waitForAll()
        }
        #expect(try await desk.answer(to: 9, at: now) { 9 } == 9)
    }
}
