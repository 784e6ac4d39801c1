public import Foundation
public import HarkDomain

/// When people are expected to be there, by the week.
public struct OfficeHours: Sendable, Hashable {
    private struct Span: Sendable, Hashable {
        /// Days of the week, Monday 0.
        let days: Set<Int>
        /// Minutes of the day.
        let minutes: Range<Int>
    }

    private let spans: [Span]

    /// Reads lines such as `Mo-Fr 09:00-18:00` or `Sa,Su 10:00-14:00`.
    ///
    /// - Returns: nil when a line is of another form, or there is none.
    public init?(_ lines: [String]) {
        let spans = lines.map(Self.span)
        guard !spans.isEmpty, spans.allSatisfy({ $0 != nil }) else { return nil }
        self.spans = spans.compactMap(\.self)
    }

    /// Whether a moment lies within the hours, as clocks in a zone show it.
    public func hold(at moment: Timestamp, in zone: TimeZone) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: date)
        // The calendar counts from Sunday as 1.
        let day = ((parts.weekday ?? 1) + 5) % 7
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        return spans.contains { $0.days.contains(day) && $0.minutes.contains(minute) }
    }

    private static let names = ["mo", "tu", "we", "th", "fr", "sa", "su"]

    private static func span(_ line: String) -> Span? {
        let parts = line.lowercased().split(separator: " ")
        guard parts.count == 2 else { return nil }
        let times = parts[1].split(separator: "-").map(minute)
        guard times.count == 2, let start = times[0], let end = times[1], start < end else { return nil }
        let groups = parts[0].split(separator: ",").map(days)
        guard !groups.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        return Span(days: Set(groups.joined()), minutes: start..<end)
    }

    private static func days(_ text: Substring) -> [Int] {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { names.firstIndex(of: String($0)) }
        guard let first = ends.first.flatMap(\.self), let last = ends.last.flatMap(\.self), ends.count <= 2 else {
            return []
        }
        return first <= last ? Array(first...last) : Array(first...6) + Array(0...last)
    }

    /// `09:30` in minutes; `24:00` is the end of the day.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        return hour * 60 + minute
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
