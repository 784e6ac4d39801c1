public import Foundation
public import HarkAnalytics
public import HarkDomain

/// What a report is asked for, as people write it: in a query, on the command line.
public struct ReportOptions: Sendable {
    /// Days of the report when nobody says which.
    public static let usualDays: Int32 = 30
    /// The most days that a report may have.
    public static let mostDays: Int32 = 3_660

    private var texts: [String: String]

    /// Takes options by their names; what has another name counts for nothing.
    public init(_ texts: [String: String]) { self.texts = texts }

    /// Reads the options.
    ///
    /// - Parameters:
    ///   - zone: the zone of the days.
    ///   - now: the time.
    /// - Returns: The query.
    /// - Throws: `Refusal.invalidParams` with the option's name and what it may be.
    public func query(in zone: TimeZone, at now: Timestamp) throws(Refusal) -> ChatQuery {
        var query = ChatQuery(try days(ReportDay.today(now, in: zone)), now: now)
        query.by = try choice("by", ChatKey.allCases)
        query.compares = try flag("compare")
        query.measures = try measures()
        for key in ChatKey.filters { query.filters[key] = texts[key.rawValue] }
        return query
    }

    /// An option as it was written; nil when it is absent.
    subscript(name: String) -> String? {
        get { texts[name] }
        set { texts[name] = newValue }
    }

    /// Reads the name of one measure; nil when none is named.
    public func measure(_ option: String) throws(Refusal) -> Measure? { try choice(option, Measure.allCases) }

    private func days(_ today: Int32) throws(Refusal) -> Range<Int32> {
        let (first, last) = (try day("from"), try day("to"))
        let end = last ?? max(today, first ?? today) + 1
        let start = first ?? max(0, end - Self.usualDays)
        guard start < end, end - start <= Self.mostDays else {
            throw .invalid(field: "from", reason: "must be a day before `to`, at most ten years")
        }
        return start..<end
    }

    private func day(_ option: String) throws(Refusal) -> Int32? {
        guard let text = texts[option] else { return nil }
        guard let day = ReportDay.day(text) else {
            throw .invalid(field: option, reason: "must be a day since 1970 as YYYY-MM-DD")
        }
        return day
    }

    private func flag(_ option: String) throws(Refusal) -> Bool {
        switch texts[option] {
        case nil, "false": false
        case "true": true
        default: throw .invalid(field: option, reason: "must be true or false")
        }
    }

    private func measures() throws(Refusal) -> [Measure] {
        guard let text = texts["measures"] else { return Measure.allCases }
        var measures: [Measure] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let measure = Measure(rawValue: String(name)) else {
                throw Self.unknown("measures", Measure.allCases)
            }
            if !measures.contains(measure) { measures.append(measure) }
        }
        return measures
    }

    /// Reads one of some words; nil when the option is absent.
    func choice<Value: RawRepresentable<String>>(_ option: String, _ all: [Value]) throws(Refusal) -> Value? {
        guard let text = texts[option] else { return nil }
        guard let value = Value(rawValue: text) else { throw Self.unknown(option, all) }
        return value
    }

    private static func unknown(_ option: String, _ all: [some RawRepresentable<String>]) -> Refusal {
        .invalid(field: option, reason: "must be one of \(all.map(\.rawValue).joined(separator: ", "))")
    }
}
