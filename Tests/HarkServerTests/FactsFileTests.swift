import Foundation
import GRDB
import HarkAnalytics
import HarkDomain
import HarkHub
import HarkStore
import HarkTesting
import Testing

@testable import HarkServer

/// `analytics.sqlite` as a kill leaves it: at any position, and in the middle of a transaction.
struct FactsFileTests {
    /// Tom and Sue work, with talks that overlap, a snooze and an idle time.
    private func work(_ scene: ServerScene, from first: Int64) async throws {
        for agent in [AgentID.tom, .sue] {
            await scene.floor.send(.staffConnected(agent))
            await scene.floor.send(.setAvailability(agent: agent, by: .system, availability: .online))
        }
        let held = try await scene.play(first, [.customer("Hello"), .agent("Hi"), .label("n\(first)")], ends: false)
        await scene.pass(.seconds(600))
        try await scene.play(first + 1, [.customer("Hello"), .agent("Hi"), .customer("Thanks")])
        await scene.floor.send(.snooze(conversation: held, by: .sue, until: ServerScene.start + .seconds(90_000)))
        await scene.pass(.seconds(1_200))
        await scene.floor.send(.resolve(ResolveConversation(conversation: held, by: .sue)))
        await scene.floor.send(.staffDisconnected(.tom))
    }

    private func report(_ columns: ChatColumns, by key: ChatKey = .agent) -> [UInt8] {
        ChatReportAnswer(ChatQuery(0..<30_000, by: key, now: ServerScene.start), of: columns).json
    }

    /// What a fold that nobody interrupted tells.
    private func truth(_ scene: ServerScene) throws -> [UInt8] {
        var fold = FactsFold(ChatColumns(zone: .gmt), after: 0, hours: HoursBook())
        _ = try fold.take(scene.store, upTo: try scene.store.head())
        return report(fold.columns)
    }

    private func open(_ scene: ServerScene, at path: String? = nil) throws -> (file: FactsFile, fold: FactsFold) {
        var columns = ChatColumns(zone: .gmt)
        let (epoch, head) = (scene.store.epoch, try scene.store.head())
        let opened = try FactsFile.open(
            path ?? scene.store.analyticsFile.path,
            epoch: epoch,
            head: head,
            into: &columns
        )
        #expect(opened.distrust == nil)
        return (opened.file, FactsFold(columns, after: opened.position, hours: HoursBook()))
    }

    @Test func `a server that is killed after any event goes on to the same numbers`() async throws {
        let scene = try await ServerScene()
        try await work(scene, from: 1)
        let head = try scene.store.head()

        for position in 1...head {
            var (file, fold) = try open(scene)
            #expect(fold.position == position - 1)
            try file.take(fold.take(scene.store, upTo: position))
        }

        let last = try open(scene).fold
        #expect(last.position == head && last.columns.count == 2)
        #expect(report(last.columns) == (try truth(scene)))
        let times = last.columns.report(ChatQuery(0..<30_000, by: .agent, now: ServerScene.start))
        #expect((times.total.values[.occupancy]?.value ?? 0) > 0)
        #expect(times.rows.map(\.name) == ["Sue", "Tom"])
    }

    @Test func `what a kill cuts off in the middle of a transaction is made again`() async throws {
        let scene = try await ServerScene()
        try await work(scene, from: 1)
        var (file, fold) = try open(scene)
        let first = try scene.store.head()
        try file.take(fold.take(scene.store, upTo: first))
        try await work(scene, from: 3)
        let step = try fold.take(scene.store, upTo: try scene.store.head())
        let left = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString).sqlite")
            .path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: left + end) } }

        try copy(file, to: left, amid: step)

        var (again, rest) = try open(scene, at: left)
        #expect(rest.position == first)
        try again.take(rest.take(scene.store, upTo: try scene.store.head()))
        #expect(report(rest.columns) == (try truth(scene)))
        #expect(report(try open(scene, at: left).fold.columns) == (try truth(scene)))
    }

    /// What lies on the disk in the middle is what a kill leaves; a cache of a page puts as much there as can be.
    private func copy(_ file: FactsFile, to left: String, amid step: FactsStep) throws {
        try file.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA cache_size = 1") }
        try file.queue.write { db in
            for row in step.rows { try FactsTable.write(row, db) }
            try DutyTable.write(step.duty, db)
            for end in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: file.path + end, toPath: left + end)
            }
        }
    }

    @Test func `days of another zone are made anew`() async throws {
        let scene = try await ServerScene()
        try await work(scene, from: 1)
        var (file, fold) = try open(scene)
        try file.take(fold.take(scene.store, upTo: try scene.store.head()))
        file.close()

        var columns = ChatColumns(zone: try #require(TimeZone(identifier: "Asia/Shanghai")))
        let (epoch, head) = (scene.store.epoch, try scene.store.head())
        let opened = try FactsFile.open(scene.store.analyticsFile.path, epoch: epoch, head: head, into: &columns)

        #expect(opened.position == 0 && opened.distrust == "it was made by other rules")
    }
}
