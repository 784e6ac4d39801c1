import ArgumentParser
import Foundation
import HarkDomain
import HarkHub
import HarkSeed
import HarkServer
import HarkStore

/// `hark seed`: an invented past, to try reports, forecasts and the server's limits on.
struct SeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Fill an empty data directory with invented conversations.",
        discussion: """
            The server's own floor plays them in invented time, so that the log is one that a real time could have left. \
            The same seed and period give the same log. docs/seed.md tells what is planted in it.
            """
    )

    @OptionGroup var data: DataOption
    @Option(parsing: .unconditional, help: "How many conversations, 1 to 10,000,000.") var conversations: Int
    @Option(parsing: .unconditional, help: "What all chance begins at.", transform: SeedOption.parse)
    var seed: UInt64 = 1
    @Option(help: "The first day, such as 2025-11-29; a year before --to when left out.") var from: String?
    @Option(help: "The day at whose beginning the log ends; today when left out.") var to: String?
    @Option(help: "The configuration, whose zone and time limits hold.") var config: String?

    func run() throws {
        do {
            let request = try request()
            try request.check()
            try refuseUnlessEmpty()
            let store = try Store.open(directory: data.directory, mode: .readWrite, logger: Logs.quiet)
            defer { store.close() }
            let seeding = try Seeding(request, in: store)
            let interruption = Interruption()
            var meter = SeedMeter(of: request)
            let report = try seeding.run(
                while: { interruption.isWanted },
                progress: { meter.note($0, at: $1) }
            )
            guard report.isComplete else { throw BrokenOff(report: report) }
            print(report.text)
        } catch {
            throw Ending.explain(error)
        }
    }

    private func request() throws -> SeedRequest {
        let configuration = try Configuration.load(file: config.map { URL(fileURLWithPath: $0) })
        let zone = TimeZone(identifier: configuration.language.zone) ?? .gmt
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let end = try to.map { try day($0, "--to", calendar) } ?? calendar.startOfDay(for: Date())
        let start =
            try from.map { try day($0, "--from", calendar) } ?? calendar.date(byAdding: .year, value: -1, to: end)
        return SeedRequest(
            conversations: conversations,
            seed: seed,
            from: Timestamp(milliseconds: Int64((start ?? end).timeIntervalSince1970 * 1000)),
            to: Timestamp(milliseconds: Int64(end.timeIntervalSince1970 * 1000)),
            zone: zone,
            policy: configuration.floor
        )
    }

    private func day(_ text: String, _ option: String, _ calendar: Calendar) throws -> Date {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (2020...9999).contains(year)
        {
            let date = DateComponents(calendar: calendar, year: year, month: month, day: day)
            if date.isValidDate, let found = date.date { return found }
        }
        throw ValidationError("\(option) takes a day from 2020 on, such as 2026-11-29.")
    }

    /// Looks before anything is opened to be written.
    private func refuseUnlessEmpty() throws {
        do {
            let store = try data.openReadOnly()
            defer { store.close() }
            try Seeding.requireEmpty(store)
        } catch StoreError.missing {}
    }
}

/// Why a run did not reach the end.
private struct BrokenOff: Error, CustomStringConvertible {
    let report: SeedReport

    var description: String {
        "broken off: \(report.conversations) conversations are written; the log is sound, but it is not the whole one"
    }
}

/// Says on standard error how far it is, at most once a second.
private struct SeedMeter {
    private let total: Int
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now

    init(of request: SeedRequest) { total = request.conversations }

    mutating func note(_ report: SeedReport, at moment: Timestamp) {
        let now = ContinuousClock.now
        guard last.duration(to: now) >= .seconds(1) else { return }
        last = now
        let seconds = max(1, start.duration(to: now).wholeMilliseconds)
        let rate = report.conversations * 1000 / Int(seconds)
        Ending.say("\(report.conversations) of \(total) conversations, \(moment.iso8601.prefix(10)), \(rate) a second")
    }
}

extension SeedReport {
    /// What was made, for people.
    fileprivate var text: String {
        func percent(_ share: Double?) -> String { share.map { String(format: "%.1f %%", 100 * $0) } ?? "-" }
        func share(_ part: Int) -> String { percent(Double(part) / Double(max(1, conversations))) }
        func mean(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "-" }
        return """
            \(conversations) conversations, \(events) events.
            To people: \(share(queued)), contained by the bot: \(share(contained)), abandoned: \(share(abandoned)), \
            reopened: \(share(reopened)), by returning customers: \(share(returning)).
            SLA targets missed: \(breaches).
            Ratings: \(ratings) by \(percent(responseRate)) of those who were asked, mean \(mean(meanRating)); the mean had \
            all of them answered: \(mean(trueMean)).
            """
    }
}
