import Foundation
import HarkTesting

#if canImport(Glibc)
import Glibc
#endif

/// The command `hark` in a process of its own, as an operator runs it.
final class HarkProcess {
    struct Outcome {
        let status: Int32
        let output: String
        let complaint: String
    }

    static let binary: URL = {
        var project = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { project.deleteLastPathComponent() }
        return project.appendingPathComponent(".build/debug/hark")
    }()

    let process: ChildProcess
    private let output = Pipe()
    private let complaint = Pipe()

    /// Starts it; `shell` is what a shell does before it becomes the command.
    init(_ arguments: [String], input: String = "", shell: String = "true") throws {
        let keyboard = Pipe()
        process = try ChildProcess(
            "/bin/bash",
            ["-c", shell + "; exec \"$0\" \"$@\"", Self.binary.path] + arguments,
            environment: ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 },
            input: keyboard.fileHandleForReading,
            output: output.fileHandleForWriting,
            complaint: complaint.fileHandleForWriting
        )
        try keyboard.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keyboard.fileHandleForWriting.close()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Waits for its end.
    func outcome() throws -> Outcome {
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try complaint.fileHandleForReading.readToEnd() ?? Data()
        return Outcome(
            status: process.waitUntilExit(),
            output: String(decoding: said, as: UTF8.self),
            complaint: String(decoding: complained, as: UTF8.self)
        )
    }

    /// Waits for a line of its output.
    func wait(for word: String) -> Bool {
        var said = ""
        while !said.contains(word) {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { return false }
            said += String(decoding: bytes, as: UTF8.self)
        }
        return true
    }

    /// Runs a command to its end.
    @discardableResult
    static func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try HarkProcess(arguments, input: input).outcome()
    }

    /// A server on a data directory that takes connections.
    static func serve(_ data: URL, shell: String = "true") throws -> HarkProcess? {
        let server = try HarkProcess(["serve", "--data", data.path, "--listen", "127.0.0.1:0"], shell: shell)
        return server.wait(for: "ready ") ? server : nil
    }
}
