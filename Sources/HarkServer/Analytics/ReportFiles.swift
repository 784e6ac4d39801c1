import Foundation
import HarkAnalytics
import HarkDomain

/// Which reports lie in the folder of the configuration, and which are due.
struct ReportFiles: Sendable {
    /// A period that a report is about.
    struct Period: Hashable, Sendable {
        /// What its files are called before the endings.
        let name: String
        /// Its days.
        let days: Range<Int32>
    }

    let folder: URL
    let hour: Int
    let keepDays: Int
    let zone: TimeZone

    /// The files of a configuration; nil when it asks for none.
    init?(_ configuration: Configuration) {
        guard !configuration.reports.directory.isEmpty else { return nil }
        folder = URL(fileURLWithPath: configuration.reports.directory, isDirectory: true)
        (hour, keepDays, zone) = (configuration.reports.hour, configuration.reports.keepDays, configuration.zone)
    }

    /// The reports that should be there by now and are not: that of yesterday, and that of last week.
    func due(at now: Timestamp) -> [Period] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000)
        guard calendar.component(.hour, from: moment) >= hour else { return [] }
        let today = ReportDay.today(now, in: zone)
        let monday = ReportDay.monday(today)
        let day = Period(name: Self.prefix + "day-" + ReportDay.text(today - 1), days: today - 1..<today)
        let week = Period(name: Self.prefix + "week-" + ReportDay.text(monday - 7), days: monday - 7..<monday)
        return [day, week].filter { period in
            !isOver(period.days.upperBound, today)
                && !FileManager.default.fileExists(atPath: url(period, Self.last).path)
        }
    }

    /// Writes a report, each file whole or not at all; the text comes last and says that all are there.
    func write(_ reports: [ChatReportAnswer], of period: Period) throws {
        for report in reports {
            let key = report.query.by?.rawValue ?? "total"
            try Data(report.csv).write(to: url(period, "by-\(key).csv"), options: .atomic)
        }
        let text = ChatReportAnswer.text(of: reports)
        try Data(text.utf8).write(to: url(period, Self.last), options: .atomic)
    }

    /// Removes the reports that have had their time; what others put into the folder stays.
    func thinOut(at now: Timestamp) throws {
        let today = ReportDay.today(now, in: zone)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            guard let end = Self.end(of: name), isOver(end, today) else { continue }
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    /// Whether a period has had its time: what is not kept is not due either, or it would be written again and again.
    private func isOver(_ end: Int32, _ today: Int32) -> Bool { keepDays > 0 && end < today - Int32(keepDays) }

    private static let prefix = "hark-"
    private static let last = "txt"

    private func url(_ period: Period, _ ending: String) -> URL {
        folder.appendingPathComponent(period.name + "." + ending)
    }

    /// The day after the period of a file; nil of a file that is none of these.
    private static func end(of name: String) -> Int32? {
        for (kind, days) in [("day-", Int32(1)), ("week-", 7)] where name.hasPrefix(prefix + kind) {
            let rest = name.dropFirst(prefix.count + kind.count)
            guard rest.hasSuffix(".csv") || rest.hasSuffix(".txt") else { return nil }
            return ReportDay.day(String(rest.prefix(10))).map { $0 + days }
        }
        return nil
    }
}
