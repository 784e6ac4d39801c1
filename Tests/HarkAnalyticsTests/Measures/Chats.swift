import Foundation
import HarkAnalytics
import HarkDomain

/// Rows that tests invent.
enum Chats {
    static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    /// A conversation that began at a moment such as `2026-10-25T00:30:00.000Z`.
    static func row(
        _ number: Int64,
        _ startedAt: String,
        customer: Int64 = 0,
        flags: ChatFlags = [],
        _ change: (inout ChatRow) -> Void = { _ in }
    ) -> ChatRow {
        let time = Timestamp(iso8601: startedAt) ?? Timestamp(milliseconds: 0)
        var row = ChatRow(ConversationID(rawValue: number), startedAt: time, customer: customer, flags: flags)
        change(&row)
        return row
    }

    static func columns(_ rows: [ChatRow], zone: TimeZone = berlin) -> ChatColumns {
        var columns = ChatColumns(zone: zone)
        for row in rows { columns.put(row) }
        return columns
    }

    /// Asks for some days, `to` not among them.
    static func query(
        _ from: String,
        _ to: String,
        by: ChatKey? = nil,
        now: String = "2027-06-01T00:00:00.000Z"
    ) -> ChatQuery {
        let days = (ReportDay.day(from) ?? 0)..<(ReportDay.day(to) ?? 0)
        return ChatQuery(days, by: by, now: Timestamp(iso8601: now) ?? Timestamp(milliseconds: 0))
    }
}

extension ChatReport {
    /// The numbers of conversations of the rows that have some, by key.
    var counts: [String: Int] {
        Dictionary(uniqueKeysWithValues: rows.filter { $0.chats > 0 }.map { ($0.key, $0.chats) })
    }
}
