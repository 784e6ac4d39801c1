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
            chats: measures of the conversations that began in some days, in all and by rows. measures: what is measured, \
            and how. Works beside a running server and writes nothing. Days are by the clock of language.zone in the \
            configuration, this machine's when it names none. docs/measures.md tells how each measure is counted.
            """
    )

    /// The reports that there are.
    enum Name: String, ExpressibleByArgument, CaseIterable {
        case chats, measures
    }

    @Argument(help: "chats or measures.") var name: Name
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
    @Flag(help: "Print CSV.") var csv = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        if name == .chats, path?.isEmpty ?? true { throw ValidationError("--data must name a directory.") }
        if csv, json { throw ValidationError("--csv or --json, not both.") }
        do {
            _ = try options.query(in: .gmt, at: Timestamp(milliseconds: 0))
        } catch {
            throw ValidationError("--\(error.detail ?? "\(error)").")
        }
    }

    func run() async throws {
        do {
            let bytes = try name == .chats ? chats() : MeasureList(asCSV: csv, asJSON: json).bytes
            FileHandle.standardOutput.write(Data(bytes))
        } catch {
            throw Ending.explain(error)
        }
    }

    private func chats() throws -> [UInt8] {
        let configuration = try file.load()
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let cost = configuration.reports.costPerHour
        let query = try options.query(in: configuration.zone, at: now, costPerHour: cost > 0 ? cost : nil)
        let store = try DataOption.parse(["--data", path ?? ""]).openReadOnly()
        defer { store.close() }
        let answer = try ChatReportAnswer(query, of: store, in: configuration.zone)
        if csv { return answer.csv }
        return json ? answer.json + [0x0A] : Array(answer.text.utf8)
    }

    private var options: ReportOptions {
        let given = [
            "from": from, "to": to, "by": by, "measures": measures, "queue": queue, "agent": agent, "intent": intent,
            "language": language, "label": label, "segment": segment, "site": site, "disposition": disposition,
            "compare": compare ? "true" : nil,
        ]
        return ReportOptions(given.compactMapValues(\.self))
    }
}
