import ArgumentParser
import Foundation
import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkSatisfaction
import HarkServer
import HarkStatistics
import HarkStore

/// How a command ends, as scripts read it.
enum Ending {
    /// Faults were found, or the command was refused.
    static let refused = ExitCode(1)
    /// The command line was wrong.
    static let usage = ExitCode(64)
    /// Storage failed.
    static let storage = ExitCode(70)

    /// Says on standard error what went wrong and returns the status to end with.
    static func explain(_ error: any Error) -> ExitCode {
        switch error {
        case let code as ExitCode: return code
        case let refusal as Refusal where refusal == .unavailable:
            say(refusal.code.message)
            return storage
        case let refusal as Refusal:
            say(refusal.detail ?? refusal.code.message)
            return refused
        case let error as StoreError:
            say("\(error)")
            return error.isRefusal ? refused : storage
        case let error as CocoaError:
            say([error.filePath, WholeFile.words(for: error)].compactMap(\.self).joined(separator: ": "))
            return refused
        case let trouble as ControlSocket.StorageTrouble:
            say("\(trouble)")
            return storage
        default:
            say("\(error)")
            return refused
        }
    }

    /// Writes a line to standard error.
    static func say(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("hark: \(line)\n".utf8))
    }
}

/// What is wrong with a file, and which file it is.
struct DataFault: Error, CustomStringConvertible {
    /// The file.
    let path: String
    /// What is wrong with it.
    let why: String

    var description: String { "\(path): \(why)" }

    /// Runs `body`, whose errors are about what a file holds.
    static func about<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error where isOfContent(error) {
            throw DataFault(path: path, why: "\(error)")
        }
    }

    private static func isOfContent(_ error: any Error) -> Bool {
        switch error {
        case StatisticsError.unreadable: false
        case let error as SatisfactionError: error.isBadData
        case is StatisticsError, is DiagnosisError, is ForecastError: true
        default: false
        }
    }
}
