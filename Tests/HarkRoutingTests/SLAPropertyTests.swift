import Foundation
import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// What holds whatever happens to a conversation and whenever its clocks are asked.
struct SLAPropertyTests {
    /// What was told, and at which question.
    private typealias Told = [(at: Timestamp, event: SLAEvent)]

    private static let seeds = UInt64(1)...4
    private static let histories = 30

    @Test(arguments: seeds) func `clocks tell in the minute in which a count of minutes does`(seed: UInt64) throws {
        var histories = try RandomSLAHistories(seed: seed)
        for _ in 0..<Self.histories {
            let history = histories.next()
            let told = askedInTime(history).map { at, event in
                "\((at - history.start).wholeMilliseconds / 60_000) \(words(event))"
            }
            let expected = SLASpecification(history).told.map { "\($0.minute) \($0.kind) \($0.isBreach)" }

            guard told.sorted() != expected.sorted() else { continue }
            Issue.record("told \(told)\nnot \(expected)\n\(history)")
            return
        }
    }

    @Test(arguments: seeds) func `it does not matter when clocks are asked`(seed: UInt64) throws {
        var histories = try RandomSLAHistories(seed: seed + 100)
        var random = SplitMix(seed: seed)
        for _ in 0..<Self.histories {
            let history = histories.next()
            let inTime = askedInTime(history)
            let atLast = asked(history) { _, _ in [] }
            let often = asked(history) { from, to in Self.moments(from, to, &random) }

            #expect(atLast.map(\.event) == inTime.map(\.event), "\(history)")
            #expect(often.map(\.event) == inTime.map(\.event), "\(history)")
            // Nothing is told before its time.
            #expect(zip(often, inTime).allSatisfy { $0.at >= $1.at }, "\(history)")
        }
    }

    @Test(arguments: seeds) func `clocks that are stored after each step tell the same`(seed: UInt64) throws {
        var histories = try RandomSLAHistories(seed: seed + 200)
        let history = histories.next()
        var (sla, stored) = (history.begin(), history.begin())
        for (minute, step) in history.steps {
            let now = history.moment(minute)
            sla.take(step, at: now, history.hours)
            stored = try #require(AppliedSLA(text: stored.text))
            stored.take(step, at: now, history.hours)
            #expect(sla == stored)
            if minute % 3 == 0 { #expect(sla.due(at: now) == stored.due(at: now)) }
        }
    }

    /// Asks at each next moment, or at once when that is over.
    private func askedInTime(_ history: SLAHistory) -> Told {
        var (sla, told, now) = (history.begin(), Told(), history.start)
        func ask(before end: Timestamp) {
            // What is asked for and not told would otherwise be asked for without end.
            while let next = sla.nextMoment, next < end || next <= now {
                now = max(now, next)
                let events = sla.due(at: now).map { (now, $0) }
                guard !events.isEmpty else {
                    Issue.record("nothing fell due at \(next.iso8601)\n\(history)")
                    return
                }
                told += events
            }
        }
        for (minute, step) in history.steps {
            ask(before: history.moment(minute))
            now = history.moment(minute)
            sla.take(step, at: now, history.hours)
        }
        ask(before: history.moment(history.minutes) + .milliseconds(1))
        return told
    }

    /// Asks at the given moments between steps, and at the end.
    private func asked(_ history: SLAHistory, moments: (Timestamp, Timestamp) -> [Timestamp]) -> Told {
        var (sla, told, now) = (history.begin(), Told(), history.start)
        let end = history.moment(history.minutes)
        for (at, step) in history.steps.map({ (history.moment($0.minute), Optional($0.step)) }) + [(end, nil)] {
            for moment in moments(now, at) { told += sla.due(at: moment).map { (max(moment, now), $0) } }
            if let step { sla.take(step, at: at, history.hours) }
            now = at
        }
        return told + sla.due(at: end).map { (end, $0) }
    }

    /// Some moments up to the second one, not always in order and some before the first.
    private static func moments(_ from: Timestamp, _ to: Timestamp, _ random: inout SplitMix) -> [Timestamp] {
        let span = Int((to - from).wholeMilliseconds)
        return (0..<random.below(6)).map { _ in
            random.chance(20)
                ? random.pick([from, to, from - .milliseconds(random.below(9_000_000))])
                : from + .milliseconds(random.below(span + 1))
        }
    }

    private func words(_ event: SLAEvent) -> String {
        switch event {
        case .warned(let kind, _): "\(kind) false"
        case .breached(let kind, _): "\(kind) true"
        }
    }
}
