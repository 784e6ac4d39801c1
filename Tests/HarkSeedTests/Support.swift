import Foundation
import HarkDomain
import HarkHub
import HarkSeed
import HarkStore
import Logging

/// A data directory that goes away with the test.
final class SeededDirectory: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("hark-seed-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: url) }

    func open() throws -> Store {
        try Store.open(
            directory: url,
            mode: .readWrite,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}

extension SeedRequest {
    /// From the first of July 2025 on.
    static func days(_ days: Int, conversations: Int, seed: UInt64 = 1) -> SeedRequest {
        let from = Timestamp(milliseconds: 1_751_328_000_000)
        return SeedRequest(
            conversations: conversations,
            seed: seed,
            from: from,
            to: from + .seconds(days * 86_400)
        )
    }
}

extension Store {
    /// The whole log.
    func log() throws -> [EventRow] {
        var rows: [EventRow] = []
        try forEachRow { row in
            rows.append(row)
            return true
        }
        return rows
    }
}
