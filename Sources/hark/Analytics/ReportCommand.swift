import ArgumentParser
import Foundation
import HarkAnalytics
import HarkDomain
import HarkServer

/// `hark report …`: measures the conversations of a data directory.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print what conversations came to, as a table, CSV or JSON.",
        discussion: """
            chats: measures of the conversations that began in some days, in all and by rows. conversations: those behind \
            a number. satisfaction: ratings, corrected for who answers, by agent. forecast: how many are to come. causes: \
            what explains a change. patterns and topics: what conversations have in common. suggestions: what to improve. \
            measures: what is measured, and how. Works beside a running server and writes nothing. Days are by the clock \
            of language.zone in the configuration, this machine's when it names none. docs/reports.md tells all of them.
            """
    )

    @Argument(help: "\(Self.names.joined(separator: ", ")).") var name: String
    @Option(name: .customLong("data"), help: "The data directory; not needed for measures.") var path: String?
    @OptionGroup var file: ConfigCommand.File
    @Option(help: "The first day, YYYY-MM-DD.") var from: String?
    @Option(help: "The day after the last one; tomorrow when absent.") var to: String?
    @Option(help: "What makes a row: \(ChatKey.allCases.map(\.rawValue).joined(separator: ", ")).") var by: String?
    @Option(help: "Ids of measures, with commas; all when absent.") var measures: String?
    @Flag(help: "Tell the period before too, as long as this one.") var compare = false
    @Option(help: "Only of a queue, by its id; - for none.") var queue: String?
    @Option(help: "Only of an agent, by the id.") var agent: String?
    @Option(help: "Only of an intent.") var intent: String?
    @Option(help: "Only in a language, such as zh.") var language: String?
    @Option(help: "Only with a label.") var label: String?
    @Option(help: "Only of contacts in a segment.") var segment: String?
    @Option(help: "Only of a site, by its id.") var site: String?
    @Option(help: "Only with an outcome code.") var disposition: String?
    @Option(help: "conversations: the key of a row of --by.") var key: String?
    @Option(help: "conversations: the measure whose conversations are meant; causes: chats or csat.") var measure:
        String?
    @Option(help: "conversations: where the page before ended.") var after: String?
    @Option(help: "forecast: halfHour, hour, day or week.") var step: String?
    @Option(parsing: .unconditional, help: "forecast: how many stretches.") var horizon: String?
    @Flag(help: "Print CSV.") var csv = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard let report else {
            guard name == Self.measuresName else {
                throw ValidationError("\"\(name)\" is none of \(Self.names.joined(separator: ", ")).")
            }
            if let option = given.keys.min() { throw ValidationError("--\(option) does not go with \(name).") }
            return try checkFormat()
        }
        if path?.isEmpty ?? true { throw ValidationError("--data must name a directory.") }
        try checkFormat()
        if let option = given.keys.sorted().first(where: { !report.options.contains($0) }) {
            throw ValidationError("--\(option) does not go with \(name).")
        }
        do {
            _ = try options.query(in: .gmt, at: Timestamp(milliseconds: 0))
        } catch {
            throw ValidationError("--\(error.detail ?? "\(error)").")
        }
    }

    private func checkFormat() throws {
        if csv, json { throw ValidationError("--csv or --json, not both.") }
    }

    func run() async throws {
        do {
            if let report { try await tell(report) } else { Self.print(MeasureList(asCSV: csv, asJSON: json).bytes) }
        } catch let refusal as Refusal where refusal.field != nil {
            Ending.say("--\(refusal.detail ?? refusal.code.message)")
            throw Ending.usage
        } catch {
            throw Ending.explain(error)
        }
    }

    private func tell(_ report: ReportName) async throws {
        let configuration = try file.load()
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let data = try DataOption.parse(["--data", path ?? ""])
        let store = try data.openReadOnly()
        defer { store.close() }
        let reports = try StoredReports(store, in: data.directory, configuration)
        if csv, report == .conversations {
            return try await reports.conversations(options, at: now, write: Self.print)
        }
        let answer = try await reports.answer(report, options, at: now)
        Self.print(csv ? answer.csv : json ? answer.json + [0x0A] : Array(answer.text.utf8))
    }

    private static func print(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    private static let measuresName = "measures"
    private static let names = ReportName.allCases.map(\.rawValue) + [measuresName]

    private var report: ReportName? { ReportName(rawValue: name) }

    private var options: ReportOptions { ReportOptions(given) }

    private var given: [String: String] {
        [
            "from": from, "to": to, "by": by, "measures": measures, "queue": queue, "agent": agent, "intent": intent,
            "language": language, "label": label, "segment": segment, "site": site, "disposition": disposition,
            "compare": compare ? "true" : nil, "key": key, "measure": measure, "after": after, "step": step,
            "horizon": horizon,
        ]
        .compactMapValues(\.self)
    }
}
