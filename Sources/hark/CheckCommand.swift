import ArgumentParser
import HarkServer
import HarkStore

/// Runs `hark check …`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify a data directory: schema, seqs, positions, checksums, witness, fold against projections."
    )

    @OptionGroup var data: DataOption

    func run() async throws {
        do {
            let store = try data.openReadOnly()
            defer { store.close() }
            var faults = store.verify().map(\.description)
            // A damaged log can't be folded, and its own faults say more.
            if faults.isEmpty { faults = try FoldCheck.differences(in: store) }
            for fault in faults { print(fault) }
            guard faults.isEmpty else { throw Ending.refused }
            print("No faults found.")
        } catch {
            throw Ending.explain(error)
        }
    }
}
