package import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A program in a process of its own.
///
/// Foundation's `Process` may not be used: up to Swift 6.3 its start reads beyond the end of a directory entry of
/// `/proc/self/fd`, which now and then ends a process that has many files open.
/// - Source: swiftlang/swift-corelibs-foundation, pull request 5472.
package final class ChildProcess: @unchecked Sendable {
    /// Why a program did not start: the error number of the system.
    package struct NotStarted: Error {
        let code: Int32
    }

    /// The process.
    package let processIdentifier: pid_t
    private let lock = NSLock()
    private var status: Int32?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: where it is.
    ///   - arguments: what follows its name.
    ///   - environment: instead of this process's own.
    ///   - input: what it reads, closed here afterwards; nil: as this process.
    ///   - output: where it writes, closed here afterwards; nil: as this process.
    ///   - complaint: where it complains, closed here afterwards; nil: as this process.
    /// - Throws: ``NotStarted``.
    package init(
        _ path: String,
        _ arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment,
        input: FileHandle? = nil,
        output: FileHandle? = nil,
        complaint: FileHandle? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, handle) in [input, output, complaint].enumerated() {
            guard let handle else { continue }
            posix_spawn_file_actions_adddup2(&actions, handle.fileDescriptor, Int32(number))
        }
        for file in 3...max(3, Self.highestOpenFile) { posix_spawn_file_actions_addclose(&actions, file) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let values = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + values { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, &attributes, words, values)
        for handle in [input, output, complaint] { try? handle?.close() }
        guard code == 0 else { throw NotStarted(code: code) }
        processIdentifier = child
    }

    /// A file that another thread opens meanwhile closes by itself, as all do that tests open.
    private static var highestOpenFile: Int32 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.max() ?? 0
    }

    /// False once it has ended.
    package var isRunning: Bool { end(blocks: false) == nil }

    /// Asks it to end.
    package func terminate() { if isRunning { kill(processIdentifier, SIGTERM) } }

    /// Interrupts it, as a person at the keyboard does.
    package func interrupt() { if isRunning { kill(processIdentifier, SIGINT) } }

    /// Waits for its end and returns how it ended: its own status, or the number of the signal.
    @discardableResult
    package func waitUntilExit() -> Int32 {
        while true {
            if let status = end(blocks: true) { return status }
        }
    }

    private func end(blocks: Bool) -> Int32? {
        lock.lock()
        defer { lock.unlock() }
        if let status { return status }
        var word: Int32 = 0
        guard waitpid(processIdentifier, &word, blocks ? 0 : WNOHANG) == processIdentifier else { return nil }
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : signal
        return status
    }
}
