import Foundation
import HarkStore
import HarkTesting
import Logging
import Testing

@testable import HarkServer

struct BusyDirectoryTests {
    @Test func `a directory that is filled for a measurement is a sound one`() throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("busy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }

        try BusyDirectory.fill(directory, conversations: 400, events: 3000)

        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store.open(directory: directory, mode: .readOnly, logger: logger)
        defer { store.close() }
        #expect(store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: store).isEmpty)
        #expect(try store.floorImage().open.count == 400)
    }

    /// What the soak's `recovery` scenario asks for: `SOAK_FILL` is the directory, then conversations and events.
    @Test(.enabled(if: Self.wish.count == 3)) func `the soak's directory is filled`() throws {
        let (conversations, events) = (try #require(Int(Self.wish[1])), try #require(Int(Self.wish[2])))
        try BusyDirectory.fill(URL(fileURLWithPath: Self.wish[0]), conversations: conversations, events: events)
    }

    private static let wish = (ProcessInfo.processInfo.environment["SOAK_FILL"] ?? "").split(separator: " ").map(
        String.init
    )
}
