import Foundation
import HarkAnalytics
import HarkDomain
import HarkTesting

/// A log that a test tells by the clock of Berlin, and the time of people that it comes to.
struct Shift {
    private(set) var book: DutyBook
    private let day: String
    private var position: Int64 = 0

    init(_ day: String, zone: TimeZone = Chats.berlin) { (self.day, book) = (day, DutyBook(zone: zone)) }

    /// Something happens at a time of the day in UTC, such as `08:30`.
    mutating func at(_ time: String, _ body: EventBody, in chat: Int64? = nil, by author: Author = .system) {
        at(Timestamp(iso8601: "\(day)T\(time):00.000Z") ?? Timestamp(milliseconds: 0), body, in: chat, by: author)
    }

    mutating func at(_ moment: Timestamp, _ body: EventBody, in chat: Int64? = nil, by author: Author = .system) {
        position += 1
        book.take(
            Event(
                position: position,
                stream: chat.map { .conversation(ConversationID(rawValue: $0)) } ?? .floor,
                seq: Int(position),
                customerPrev: nil,
                at: moment,
                by: author,
                body: body
            )
        )
    }

    mutating func online(_ time: String, _ agent: AgentProfile = .tom, _ availability: Availability = .online) {
        at(time, .availabilityChanged(AvailabilityChanged(agent: agent.id, availability: availability)))
    }

    mutating func socket(_ time: String, _ agent: AgentProfile = .tom, opens: Bool = true, restart: Bool = false) {
        let change = PresenceChanged(agent: agent.id, isConnected: opens, isAfterRestart: restart)
        at(time, .presenceChanged(change))
    }

    mutating func given(_ time: String, _ chat: Int64, to agent: AgentProfile = .tom) {
        let explained = RoutingExplanation(rule: .longestIdle)
        at(time, .assignmentMade(AssignmentMade(agent: agent.reference, epoch: 1, explained: explained)), in: chat)
    }

    mutating func ended(_ time: String, _ chat: Int64, of agent: AgentProfile = .tom) {
        at(time, .assignmentEnded(AssignmentEnded(agent: agent.reference, epoch: 1, reason: .resolved)), in: chat)
    }

    /// Takes the book through what is kept of it, as a server that starts does.
    mutating func restore(_ kept: inout Kept) {
        let changes = book.takeChanges()
        for (id, post) in changes.posts { kept.posts[id] = post }
        for (id, hold) in changes.holds { kept.holds[id] = hold }
        for (day, time) in changes.days { kept.days[day] = time }
        book = DutyBook(
            zone: Chats.berlin,
            posts: kept.posts,
            holds: kept.holds,
            days: kept.days,
            lastAt: changes.lastAt
        )
    }

    /// What a file has.
    struct Kept {
        var posts: [AgentID: DutyPost] = [:]
        var holds: [ConversationID: DutyHold] = [:]
        var days: [DutyDay: DutyTime] = [:]
    }

    /// A measure over some days.
    func value(_ measure: Measure, _ from: String, _ to: String, by agent: AgentProfile? = nil) -> MeasureValue? {
        var query = Chats.query(from, to)
        if let agent { query.filters[.agent] = agent.id.text }
        return report(query).total.values[measure]
    }

    func report(_ query: ChatQuery, _ rows: [ChatRow] = []) -> ChatReport {
        var columns = Chats.columns(rows)
        columns.duty = book
        return columns.report(query)
    }
}
