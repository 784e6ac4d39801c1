import Foundation
import HarkDomain
import HarkRouting
import Testing

struct AppliedSLATests {
    /// Minutes to the first response 10, the next 20, the resolution 120; half of it from priority 5 on.
    private static let policy = SLAPolicy(
        name: "standard",
        businessHours: "office",
        targets: [
            SLATarget(firstResponseSeconds: 600, nextResponseSeconds: 1200, resolutionSeconds: 7200),
            SLATarget(priority: 5, firstResponseSeconds: 300, nextResponseSeconds: 600, resolutionSeconds: 3600),
        ]
    )

    private let office: BusinessHours
    private var sla: AppliedSLA

    /// Monday, 9 November 2026, 10:00 in UTC; people are there from 9 to 18.
    init() throws {
        office = try BusinessHours(
            name: "office",
            zone: "UTC",
            week: ["Mo-Fr 09:00-18:00"],
            holidays: [.init(date: "2026-11-10", name: "Fair", open: ["12:00-14:00"])]
        )
        sla = AppliedSLA(Self.policy, priority: 0, hours: office, at: .utc("2026-11-09T10:00"))
    }

    private static func at(_ time: String) -> Timestamp { .utc("2026-11-09T" + time) }

    @Test mutating func `the first response and the resolution warn and breach at the very millisecond`() {
        let milli = Duration.milliseconds(1)

        #expect(sla.nextMoment == Self.at("10:08"))
        #expect(sla.due(at: Self.at("10:08") - milli).isEmpty)
        #expect(sla.due(at: Self.at("10:08")) == [.warned(.firstResponse, dueAt: Self.at("10:10"))])
        #expect(sla.due(at: Self.at("10:08")).isEmpty && sla.due(at: Self.at("10:01")).isEmpty)
        #expect(sla.nextMoment == Self.at("10:10") && sla.due(at: Self.at("10:10") - milli).isEmpty)
        #expect(sla.due(at: Self.at("10:10")) == [.breached(.firstResponse, dueAt: Self.at("10:10"))])
        #expect(sla.nextMoment == Self.at("11:36"))
    }

    @Test mutating func `a late question hears all in order, once`() {
        let events = sla.due(at: Self.at("13:00"))

        #expect(
            events == [
                .warned(.firstResponse, dueAt: Self.at("10:10")), .breached(.firstResponse, dueAt: Self.at("10:10")),
                .warned(.resolution, dueAt: Self.at("12:00")), .breached(.resolution, dueAt: Self.at("12:00")),
            ]
        )
        #expect(sla.nextMoment == nil && sla.due(at: Self.at("17:00")).isEmpty)
    }

    @Test mutating func `an answer in time meets the first response, and the next is owed only when asked for`() {
        sla.customerWrote(at: Self.at("10:05"), hours: office)
        sla.answered(at: Self.at("10:07"), hours: office)
        #expect(sla.shown.map(\.kind) == [.resolution])

        sla.customerWrote(at: Self.at("10:30"), hours: office)
        sla.customerWrote(at: Self.at("10:40"), hours: office)
        #expect(sla.nextMoment == Self.at("10:46"))
        #expect(sla.due(at: Self.at("10:46")) == [.warned(.nextResponse, dueAt: Self.at("10:50"))])
        sla.answered(at: Self.at("10:49"), hours: office)
        #expect(sla.nextMoment == Self.at("11:36"))

        sla.customerWrote(at: Self.at("11:00"), hours: office)
        #expect(sla.due(at: Self.at("11:16")) == [.warned(.nextResponse, dueAt: Self.at("11:20"))])
    }

    @Test mutating func `what fell due before an answer is told after it, and at the due moment it is too late`() {
        sla.answered(at: Self.at("10:10"), hours: office)

        #expect(sla.nextMoment.map { $0 <= Self.at("10:10") } == true)
        #expect(
            sla.due(at: Self.at("10:10")) == [
                .warned(.firstResponse, dueAt: Self.at("10:10")), .breached(.firstResponse, dueAt: Self.at("10:10")),
            ]
        )
        #expect(sla.shown.first?.isBreached == true && sla.shown.first?.dueAt == nil)
    }

    @Test mutating func `nights and holidays do not count`() {
        sla = AppliedSLA(Self.policy, priority: 0, hours: office, at: Self.at("17:55"))

        // Five minutes are left on Monday; on Tuesday people are there from 12 to 14.
        #expect(sla.nextMoment == .utc("2026-11-10T12:03"))
        #expect(sla.shown.map(\.dueAt) == [.utc("2026-11-10T12:05"), .utc("2026-11-10T13:55")])
        sla.answered(at: .utc("2026-11-10T12:01"), hours: office)
        sla.customerWrote(at: .utc("2026-11-10T20:00"), hours: office)
        #expect(sla.shown.map(\.dueAt) == [.utc("2026-11-11T09:20"), .utc("2026-11-10T13:55")])
    }

    @Test mutating func `without hours clocks run at night`() {
        sla = AppliedSLA(Self.policy, priority: 0, hours: nil, at: Self.at("23:55"))

        #expect(sla.shown.map(\.dueAt) == [.utc("2026-11-10T00:05"), .utc("2026-11-10T01:55")])
    }

    @Test mutating func `the resolution pauses for the customer and while snoozed, and keeps what is left`() {
        sla.answered(at: Self.at("10:05"), hours: office)
        sla.waitsForCustomer(at: Self.at("10:30"), hours: office)
        sla.paused(at: Self.at("10:40"), hours: office)
        let paused = sla.shown.first
        #expect(sla.nextMoment == nil && paused?.isPaused == true && paused?.left == .seconds(90 * 60))

        sla.customerWrote(at: Self.at("11:00"), hours: office)
        #expect(sla.shown.last?.isPaused == true)
        sla.resumed(at: Self.at("17:00"), hours: office)
        #expect(sla.shown.last?.dueAt == .utc("2026-11-10T12:30"))
    }

    @Test mutating func `a clock warns once, pauses or not`() {
        sla.answered(at: Self.at("10:01"), hours: office)
        #expect(sla.due(at: Self.at("11:40")) == [.warned(.resolution, dueAt: Self.at("12:00"))])
        sla.paused(at: Self.at("11:50"), hours: office)
        sla.resumed(at: Self.at("12:50"), hours: office)

        #expect(sla.due(at: Self.at("12:59")).isEmpty)
        #expect(sla.due(at: Self.at("13:30")) == [.breached(.resolution, dueAt: Self.at("13:00"))])
    }

    @Test mutating func `another priority counts from when the clock began`() {
        sla.prioritised(Self.policy, priority: 5, at: Self.at("10:03"), hours: office)
        #expect(sla.priority == 5 && sla.nextMoment == Self.at("10:04"))
        #expect(sla.due(at: Self.at("10:04")) == [.warned(.firstResponse, dueAt: Self.at("10:05"))])

        sla.prioritised(Self.policy, priority: 0, at: Self.at("10:04"), hours: office)
        #expect(sla.due(at: Self.at("10:09")).isEmpty)
        sla.prioritised(Self.policy, priority: 5, at: Self.at("10:09"), hours: office)
        #expect(sla.due(at: Self.at("10:09")) == [.breached(.firstResponse, dueAt: Self.at("10:05"))])
    }

    @Test mutating func `another priority counts what was taken before a pause`() {
        sla.answered(at: Self.at("10:01"), hours: office)
        sla.paused(at: Self.at("10:30"), hours: office)
        sla.prioritised(Self.policy, priority: 7, at: Self.at("11:00"), hours: office)
        sla.resumed(at: Self.at("12:00"), hours: office)

        #expect(sla.shown.map(\.dueAt) == [Self.at("12:30")])
    }

    @Test mutating func `a policy that promises nothing takes the clocks away, and another brings them back`() {
        let none = SLAPolicy(name: "none", targets: [])

        sla.prioritised(none, priority: 0, at: Self.at("10:05"), hours: office)
        #expect(sla.policy == "none" && sla.shown.isEmpty && sla.nextMoment == nil)
        sla.prioritised(Self.policy, priority: 0, at: Self.at("10:06"), hours: office)
        #expect(sla.nextMoment == Self.at("10:08"))
    }

    @Test mutating func `a resolution stops all clocks, and reopening goes on with what was left`() {
        sla.resolved(at: Self.at("10:05"))
        sla.resolved(at: Self.at("10:20"))
        #expect(sla.nextMoment == nil && sla.shown.isEmpty && sla.due(at: Self.at("17:00")).isEmpty)

        sla.reopened(at: Self.at("14:00"), hours: office)
        #expect(sla.shown.map(\.dueAt) == [Self.at("14:05"), Self.at("15:55")])
    }

    @Test mutating func `a question that reopens a conversation is owed an answer, in either order`() {
        sla.answered(at: Self.at("10:01"), hours: office)
        sla.customerWrote(at: Self.at("10:02"), hours: office)
        sla.resolved(at: Self.at("10:12"))
        var other = sla
        sla.reopened(at: Self.at("11:00"), hours: office)
        sla.customerWrote(at: Self.at("11:00"), hours: office)
        other.customerWrote(at: Self.at("11:00"), hours: office)
        other.reopened(at: Self.at("11:00"), hours: office)

        #expect(sla.shown == other.shown && sla.shown.first?.dueAt == Self.at("11:20"))
    }

    @Test mutating func `a clock that jumps back takes nothing twice`() {
        #expect(sla.due(at: Self.at("10:10")).count == 2)
        sla.customerWrote(at: Self.at("10:20"), hours: office)
        sla.answered(at: Self.at("09:00"), hours: office)

        #expect(sla.due(at: Self.at("09:00")).isEmpty)
        #expect(sla.shown.map(\.dueAt) == [nil, Self.at("12:00")])
    }

    @Test mutating func `it is stored as a short text and comes back equal`() {
        sla.answered(at: Self.at("10:12"), hours: office)
        sla.customerWrote(at: Self.at("10:13"), hours: office)

        #expect(sla.text.utf8.count < 400)
        #expect(AppliedSLA(text: sla.text) == sla)
        #expect(AppliedSLA(text: "") == nil)
        #expect(AppliedSLA(text: String(sla.text.dropFirst(3))) != sla)
    }
}
