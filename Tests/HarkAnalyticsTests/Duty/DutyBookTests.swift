import Foundation
import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

/// The time in which people take conversations, and what of it they have some.
struct DutyBookTests {
    private let today = ("2027-01-15", "2027-01-16")

    private func shift() -> Shift {
        var shift = Shift("2027-01-15")
        shift.online("08:00")
        shift.socket("09:00")
        return shift
    }

    private func occupancy(_ shift: Shift) -> Double? { shift.value(.occupancy, today.0, today.1)?.value }

    @Test func `conversations that overlap are one busy time, and more than one at once`() {
        var shift = shift()
        shift.given("10:00", 1)
        shift.given("10:30", 2)
        shift.ended("11:00", 1)
        shift.ended("11:30", 2)
        shift.socket("13:00", opens: false)

        #expect(occupancy(shift) == 1.5 / 4)
        #expect(shift.value(.occupancy, today.0, today.1)?.n == 1)
        #expect(shift.value(.concurrency, today.0, today.1)?.value == 2 / 1.5)
    }

    @Test func `who is busy, offline, away or gone takes none, whatever is in hand`() {
        var shift = shift()
        shift.given("10:00", 1)
        shift.online("11:00", .tom, .busy)
        shift.online("12:00", .tom, .offline)
        shift.online("13:00")
        shift.socket("14:00", opens: false)
        shift.socket("15:00")
        var profile = AgentProfile.tom
        profile.isActive = false
        shift.at("16:00", .agentChanged(profile))
        shift.ended("17:00", 1)

        #expect(occupancy(shift) == 3.0 / 4)
    }

    @Test func `what is put aside or idle is not in hand until somebody writes`() {
        var shift = shift()
        shift.given("09:00", 1)
        shift.at("10:00", .conversationSnoozed(ConversationSnoozed(until: Timestamp(milliseconds: 0))), in: 1)
        shift.at("11:00", .messagePosted(MessagePosted(text: "Hello")), in: 1, by: .maya)
        shift.at("12:00", .conversationIdled(ConversationIdled(conversation: ConversationID(rawValue: 1))))
        shift.at("13:00", .messagePosted(MessagePosted(text: "Still there?")), in: 1, by: .tom)
        shift.at("14:00", .conversationSnoozed(ConversationSnoozed(until: Timestamp(milliseconds: 0))), in: 1)
        shift.at("15:00", .conversationWoken, in: 1)
        shift.at("16:00", .conversationResolved(ConversationResolved(reason: .agent)), in: 1)
        shift.online("17:00", .tom, .offline)

        #expect(occupancy(shift) == 4.0 / 8)
    }

    @Test func `the work after the talk is in hand, what went to others is not`() {
        var shift = shift()
        shift.given("09:00", 1)
        let end = ConversationResolved(reason: .agent, wrapUpUntil: Timestamp(milliseconds: 1))
        shift.at("10:00", .conversationResolved(end), in: 1)
        shift.ended("11:00", 1)
        shift.given("12:00", 2)
        shift.given("13:00", 2, to: .ada)
        shift.ended("13:00", 2)
        shift.online("14:00", .tom, .offline)

        #expect(shift.value(.occupancy, today.0, today.1, by: .tom)?.value == 3.0 / 5)
        #expect(shift.value(.occupancy, today.0, today.1, by: .ada)?.value == nil)
    }

    @Test func `a night is cut at midnight, and a day may have 23 or 25 hours`() {
        for (day, next, hours) in [("2027-03-28", "2027-03-29", 23.0), ("2027-10-31", "2027-11-01", 25.0)] {
            var shift = Shift(day)
            let start = ReportDay.start(ReportDay.day(day) ?? 0, in: Chats.berlin)
            let connected = PresenceChanged(agent: .tom, isConnected: true)
            let online = AvailabilityChanged(agent: .tom, availability: .online)
            shift.at(start - .seconds(7_200), .presenceChanged(connected))
            shift.at(start - .seconds(7_200), .availabilityChanged(online))
            shift.given("00:00", 1)
            shift.ended("06:00", 1)
            shift.at(start + .seconds(46 * 3_600), .conversationWoken, in: 9)

            #expect(shift.value(.occupancy, day, next)?.value == 6 / hours)
            let rows = shift.report(Chats.query("2027-01-01", "2028-01-01", by: .day)).rows
            #expect(rows.count { $0.values[.occupancy]?.value != nil } == 3)
        }
    }

    @Test func `a server that was killed ends everybody's time with the last event before`() {
        var shift = shift()
        shift.online("09:00", .ada)
        shift.socket("09:00", .ada)
        shift.given("10:00", 1)
        shift.at("11:00", .conversationLabelled(ConversationLabelled(added: [], removed: [], labels: [])), in: 1)
        shift.socket("15:00", .tom, opens: false, restart: true)
        shift.ended("15:00", 1)
        shift.socket("15:00", .ada, opens: false, restart: true)
        shift.socket("16:00")
        shift.socket("17:00", opens: false)

        #expect(shift.value(.occupancy, today.0, today.1, by: .tom)?.value == 1.0 / 3)
        #expect(shift.value(.occupancy, today.0, today.1, by: .ada)?.value == 0)
        #expect(occupancy(shift) == 1.0 / 5)
    }

    @Test func `an account that was made while the server was down is no sign of it`() {
        var shift = shift()
        shift.given("10:00", 1)
        shift.at("11:00", .conversationLabelled(ConversationLabelled(added: [], removed: [], labels: [])), in: 1)
        shift.at("14:00", .agentChanged(.ada))
        #expect(occupancy(shift) == 1.0 / 2)

        shift.socket("15:00", .tom, opens: false, restart: true)
        #expect(occupancy(shift) == 1.0 / 2)
    }

    @Test func `what goes on counts up to the last event, and the same is kept at every moment`() {
        var (whole, parts, kept) = (shift(), shift(), Shift.Kept())
        func go(_ change: (inout Shift) -> Void) {
            change(&whole)
            change(&parts)
            parts.restore(&kept)
            #expect(occupancy(parts) == occupancy(whole))
            #expect(parts.book.lastAt == whole.book.lastAt)
        }
        go { $0.given("10:00", 1) }
        #expect(occupancy(whole) == 0)
        go { $0.at("11:00", .conversationWoken, in: 7) }
        #expect(occupancy(whole) == 0.5)
        go { $0.at("11:30", .conversationIdled(ConversationIdled(conversation: ConversationID(rawValue: 1)))) }
        go { $0.at("12:00", .messagePosted(MessagePosted(text: "Hello")), in: 1, by: .maya) }
        go { $0.ended("13:00", 1) }
        go { $0.socket("14:00", opens: false) }
        #expect(occupancy(whole) == 2.5 / 5)
    }

    @Test func `a clock that was set back takes no time away`() {
        var shift = shift()
        shift.given("10:00", 1)
        shift.ended("09:30", 1)
        shift.socket("11:00", opens: false)

        #expect(occupancy(shift) == 0)
    }
}
