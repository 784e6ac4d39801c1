import ArgumentParser
import Foundation
import HarkServer

/// Runs `hark backup …`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of everything into one file, also while the server runs.",
        discussion: """
            The file holds messages, people, passwords' hashes and the secret that tokens are signed with: it is made \
            for its owner alone, and should be kept so. It gets its name only when it is complete, checked and on disk.
            """
    )

    @OptionGroup var data: DataOption
    @Argument(help: "The file to write.") var file: String
    @Flag(help: "Replace the file when it exists, once the new one is complete.") var force = false

    func run() async throws {
        do {
            let path = URL(fileURLWithPath: file).absoluteURL.standardizedFileURL.path
            print(try await data.carryOut(.backUp(file: path, replacing: force)))
        } catch {
            throw Ending.explain(error)
        }
    }
}
