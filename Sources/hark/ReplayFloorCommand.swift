import ArgumentParser
import Foundation
import HarkDomain
import HarkHub
import HarkServer

/// Runs `hark replay-floor …`.
struct ReplayFloorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay-floor",
        abstract: "Fold the log up to a moment and print the whole floor as it was.",
        discussion: "Works beside a running server. docs/routing.md tells what each line means."
    )

    @OptionGroup var data: DataOption
    @Option(help: "The moment: ISO 8601 with a time zone, such as 2026-11-29T13:00:00Z, or now.") var at: Moment
    @Flag(help: "Print the floor as canonical JSON.") var json = false
    @Flag(help: "Also compare the fold of the whole log with what is stored, byte by byte.") var check = false

    func run() async throws {
        do {
            let now = HubClock().now
            let store = try data.openReadOnly()
            defer { store.close() }
            var picture = try FloorPicture(of: store, at: at.timestamp ?? now)
            if check { picture.comparison = try FloorComparison(of: store, at: now) }
            FileHandle.standardOutput.write(Data(json ? picture.json + [0x0A] : Array(picture.text.utf8)))
            if picture.comparison?.isSame == false { throw Ending.refused }
        } catch {
            throw Ending.explain(error)
        }
    }
}

/// A moment on the command line.
struct Moment: ExpressibleByArgument {
    /// nil for `now`.
    let timestamp: Timestamp?

    init?(argument: String) {
        guard argument != "now" else {
            timestamp = nil
            return
        }
        let reader = ISO8601DateFormatter()
        let plain = reader.date(from: argument)
        reader.formatOptions.insert(.withFractionalSeconds)
        guard let date = plain ?? reader.date(from: argument) else { return nil }
        timestamp = Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
}
