import ArgumentParser
import Foundation
import HarkDomain
import HarkHub
import HarkLanguage
import HarkSatisfaction
import HarkServer
import HarkStore

extension SatisfactionCommand {
    /// Runs `hark satisfaction models`.
    struct Models: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the models that a site has trained on its ratings, and which is in use."
        )

        @OptionGroup var data: DataOption
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            do {
                _ = try data.openReadOnly()
                let shelf = try SatisfactionModels(data: data.directory).shelf()
                print(try json ? shelf.json : shelf.text, terminator: "")
            } catch {
                throw Ending.explain(error)
            }
        }
    }

    /// Runs `hark satisfaction roll-back`.
    struct RollBack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roll-back",
            abstract: "Use the model again that was in use before, down to the prior.",
            discussion: "A running server follows within a minute."
        )

        @OptionGroup var data: DataOption
        @Option(help: "Why; it is kept beside who and when.") var why: String

        func run() throws {
            do {
                _ = try data.openReadOnly()
                let upkeep = SatisfactionUpkeep(
                    SatisfactionModels(data: data.directory),
                    by: LanguageAnalyzer(models: try LanguageModels())
                )
                guard let number = try upkeep.rollBack(at: HubClock().now, by: NSUserName(), why: why) else {
                    throw ValidationError("The prior is in use; there is nothing to go back to.")
                }
                print(number == 0 ? "The prior is in use." : "Model \(number) is in use.")
            } catch {
                throw Ending.explain(error)
            }
        }
    }
}

extension SatisfactionUpkeep {
    /// Trains on the ratings of a data directory and prints what came of it.
    static func train(in path: String, json: Bool) throws {
        guard !path.isEmpty else { throw ValidationError("--data must name a directory.") }
        let directory = URL(fileURLWithPath: path, isDirectory: true)
        let store = try Store.open(directory: directory, mode: .readOnly, logger: Logs.quiet)
        let analyzer = LanguageAnalyzer(models: try LanguageModels())
        let upkeep = SatisfactionUpkeep(SatisfactionModels(data: directory), by: analyzer)
        let report = try upkeep.train(store, at: HubClock().now, by: NSUserName())
        print(try json ? asJSON(report) : report.text, terminator: "")
    }
}

private func asJSON(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

extension UpkeepReport {
    fileprivate var text: String {
        func area(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "not known" }
        var lines = ["Ratings: \(ratings), \(fresh) of them new", "Verdict: \(verdict)"]
        if let trained { lines.append("Trained: model \(trained)") }
        if champion != nil { lines.append("AUC in use: \(area(champion)), of the new one: \(area(challenger))") }
        if let drift { lines.append("Drift: \(drift)") }
        lines.append("In use: \(inUse == 0 ? "the prior" : "model \(inUse)")")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ModelShelf {
    fileprivate var json: String { get throws { try asJSON(self) } }

    fileprivate var text: String {
        let rows = versions.map { version in
            let area = version.areaUnderCurve.map { String(format: "%.3f", $0) } ?? "-"
            let mark = version.number == currentNumber ? "  in use" : ""
            return "\(version.number)  \(version.trainedAt.iso8601)  \(version.ratings) ratings  AUC \(area)\(mark)"
        }
        let moves = changes.map { change in
            "\(change.at.iso8601)  \(change.from) -> \(change.to)  \(change.by ?? "nightly")  \(change.why)"
        }
        let prior = "0  the prior\(currentNumber == 0 ? "  in use" : "")"
        let drifts = drift.map { ["\($0.at.iso8601)  model \($0.model)  drift: \($0.status.rawValue)"] } ?? []
        return ([prior] + rows + moves + drifts).joined(separator: "\n") + "\n"
    }
}
