import ArgumentParser
import Foundation
import HarkDomain
import HarkServer
import HarkStore
import Logging

/// The data directory that a command works on.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "The data directory.")
    var path: String

    func validate() throws {
        // An empty path would be the current directory.
        guard !path.isEmpty else { throw ValidationError("--data must name a directory.") }
    }

    var directory: URL { URL(fileURLWithPath: path, isDirectory: true) }

    /// Opens the directory beside a server, changing nothing.
    func openReadOnly() throws -> Store {
        try Store.open(directory: directory, mode: .readOnly, logger: Logs.quiet)
    }

    /// Carries a command out: through the running server when there is one, else by taking the lock.
    func carryOut(_ call: OperatorCall) async throws -> String {
        var waited: Duration = .zero
        while true {
            if let value = try ControlSocket.call(call, in: directory) { return value }
            do {
                return try await carryOutAlone(call)
            } catch StoreError.locked where waited < Self.patience {
                // A server that starts or stops holds the lock without listening yet, or any more.
                try await Task.sleep(for: .milliseconds(100))
                waited += .milliseconds(100)
            }
        }
    }

    private static let patience: Duration = .seconds(5)

    private func carryOutAlone(_ call: OperatorCall) async throws -> String {
        try call.check()
        if !call.mayComeFirst { try requireStore() }
        let store = try Store.open(directory: directory, mode: .readWrite, logger: Logs.quiet)
        defer { store.close() }
        let operations = Operations(try FloorDoor(offline: store), passwords: PasswordHasher(atOnce: 1))
        let interruption = Interruption()
        return try await call.carryOut(operations) { interruption.isWanted }.value
    }

    /// Refuses a directory that holds nothing; any other trouble is told, or mended, when it is opened to write.
    private func requireStore() throws {
        do {
            try openReadOnly().close()
        } catch StoreError.missing {
            throw StoreError.missing
        } catch {}
    }
}

/// Loggers of the command line.
enum Logs {
    /// Tells only what goes wrong.
    static var quiet: Logger {
        var logger = Logger(label: "hark")
        logger.logLevel = .warning
        return logger
    }
}
