import Foundation
import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// Reports by the clock, and reports for people.
struct ReportFilesTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString)")

    private func configuration(_ change: (inout Configuration) -> Void = { _ in }) -> Configuration {
        var configuration = Configuration()
        (configuration.language.zone, configuration.reports.directory) = ("Europe/Berlin", folder.path)
        change(&configuration)
        return configuration
    }

    private func time(_ text: String) -> Timestamp { Timestamp(iso8601: text) ?? Timestamp(milliseconds: 0) }

    @Test func `nothing is due before the hour, then yesterday and last week`() throws {
        let files = try #require(ReportFiles(configuration()))

        // 05:59 and 06:00 in Berlin, on a Friday.
        #expect(files.due(at: time("2027-01-15T04:59:59.999Z")).isEmpty)
        let due = files.due(at: time("2027-01-15T05:00:00.000Z"))
        #expect(due.map(\.name) == ["hark-day-2027-01-14", "hark-week-2027-01-04"])
        #expect(due.map { $0.days.count } == [1, 7])
        #expect(ReportFiles(Configuration()) == nil)
    }

    @Test func `the clerk writes once, whole files, and removes what is old`() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["hark-day-2020-01-01.txt", "hark-day-2020-01-01.by-queue.csv", "notes.txt", "hark-day-2020.txt"] {
            try Data("old".utf8).write(to: folder.appendingPathComponent(name))
        }
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello"), .agent("Hi"), .survey(.yes)])
        let clerk = try #require(ReportClerk(configuration(), scene.analytics, logger: scene.services.logger))

        // The conversation began on 15 January.
        await clerk.look(at: time("2027-01-16T12:00:00.000Z"))

        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let endings = ["by-agent.csv", "by-hour.csv", "by-intent.csv", "by-queue.csv", "txt"]
        let periods = ["hark-day-2027-01-15", "hark-week-2027-01-04"]
        let written = periods.flatMap { name in endings.map { "\(name).\($0)" } }
        #expect(names == (written + ["hark-day-2020.txt", "notes.txt"]).sorted())
        let text = try String(contentsOf: folder.appendingPathComponent("hark-day-2027-01-15.txt"), encoding: .utf8)
        #expect(text.contains("2027-01-15 to 2027-01-15 (") && text.contains("Billing"))
        let lines = text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("Conversations  ") } == 1)
        for key in ["queue", "agent", "intent", "hour"] { #expect(lines.count { $0.hasPrefix(key + "  ") } == 1) }
        try FileManager.default.removeItem(at: folder.appendingPathComponent("hark-day-2027-01-15.by-hour.csv"))
        await clerk.look(at: time("2027-01-16T13:00:00.000Z"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == names.count - 1)
        try FileManager.default.removeItem(at: folder)
    }

    @Test(arguments: 1...14)
    func `what was written is not due again while it has its time, and then it goes`(keepDays: Int) throws {
        let settings = configuration {
            ($0.reports.keepDays, $0.reports.hour, $0.language.zone) = (keepDays, 0, "UTC")
        }
        let files = try #require(ReportFiles(settings))
        let first = try #require(ReportDay.day("2027-01-11"))
        // From each day of the week on, three weeks long.
        for start in first..<first + 7 {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for today in start..<start + 21 {
                let now = time(ReportDay.text(today) + "T10:00:00.000Z")
                let due = files.due(at: now)
                #expect(due.contains { $0.days == today - 1..<today })
                for period in due { try files.write([], of: period) }
                try files.thinOut(at: now)

                #expect(files.due(at: now).isEmpty)
                let monday = ReportDay.monday(today)
                let hasWeek = try names().contains("hark-week-\(ReportDay.text(monday - 7)).txt")
                #expect(hasWeek == (today - monday <= keepDays), "\(ReportDay.text(today))")
                let days = try names().filter { $0.hasPrefix("hark-day-") }.count
                #expect(days == min(Int(today - start), keepDays) + 1)
            }
            try FileManager.default.removeItem(at: folder)
        }
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    @Test func `a folder that is not there stops nothing`() async throws {
        let scene = try await ServerScene()
        let clerk = try #require(ReportClerk(configuration(), scene.analytics, logger: scene.services.logger))

        await clerk.look(at: time("2027-01-16T12:00:00.000Z"))

        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func `no name stands twice in CSV, whatever is measured`() throws {
        let day = try #require(ReportDay.day("2027-01-15"))
        var query = ChatQuery(day..<day + 1, by: .queue, now: time("2027-01-16T12:00:00.000Z"))
        for measures in [Measure.allCases, [.chats], [.csat, .chats], [.csat], []] {
            for compares in [false, true] {
                (query.measures, query.compares) = (measures, compares)
                let csv = ChatReportAnswer(query, of: ChatColumns(zone: .gmt)).csv
                let lines = String(decoding: csv, as: UTF8.self).split(separator: "\r\n")
                let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
                #expect(Set(cells[0]).count == cells[0].count && cells[0].contains("chats"))
                #expect(cells.allSatisfy { $0.count == cells[0].count })
            }
        }
    }

    @Test func `a report for people is a table without control characters`() {
        var columns = ChatColumns(zone: .gmt)
        var row = ChatRow(ConversationID(rawValue: 1), startedAt: time("2027-01-15T12:00:00.000Z"))
        row.flags = [.offered, .handled, .rated, .satisfied]
        (row.language, row.labels) = ("en", ["a\u{1B}[2Jb"])
        (row[.firstResponse], row[.score]) = (90_500, 4)
        columns.put(row)
        let day = ReportDay.day("2027-01-15") ?? 0
        var query = ChatQuery(day..<day + 1, by: .label, now: time("2027-01-16T12:00:00.000Z"))
        query.measures = [.chats, .firstResponse, .csat, .abandonment, .nps]

        let lines = ChatReportAnswer(query, of: columns).text.split(separator: "\n").map(String.init)

        #expect(
            lines == [
                "Conversations that began 2027-01-15 to 2027-01-15 (GMT)",
                "Conversations   1", "First response  1 min 30 s  n 1  half below 1 min 30 s, 9 of 10 below 1 min 30 s",
                "CSAT            4.00        n 1",
                "Abandonment     0.0 %       n 1  0.0 % to 79.3 %", "NPS             –           n 0",
                "label  chats  firstResponse  csat  abandonment  nps",
                "a[2Jb  1      1 min 30 s     4.00  0.0 %        –",
            ]
        )
    }
}
