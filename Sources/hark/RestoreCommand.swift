import ArgumentParser
import Foundation
import HarkServer
import HarkStore

/// Runs `hark restore …`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place of what a data directory holds, or into a new one.",
        discussion: """
            The server must be stopped. What the directory held is kept in a folder replaced-DATE in it. What came \
            after the backup is gone from the restored state; clients drop what they held, load afresh, and send \
            again what was never acknowledged.
            """
    )

    @OptionGroup var data: DataOption
    @Argument(help: "The file that hark backup wrote.") var file: String

    func run() async throws {
        do {
            let interruption = Interruption()
            let report = try Restoring.run(
                URL(fileURLWithPath: file),
                into: data.directory,
                logger: Logs.quiet
            ) { interruption.isWanted }
            print("Restored \(report.position) events as of \(report.madeAt.iso8601).")
            if let replaced = report.replaced { print("What was there before is in \(replaced.path)") }
        } catch {
            throw Ending.explain(error)
        }
    }
}
