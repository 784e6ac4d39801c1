import Foundation
import HarkDomain
import Testing

@testable import HarkStore
@testable import HarkTesting

/// A sync that failed is the end: what it was for is not acknowledged, and no write is tried after it.
@Suite(.serialized) struct SyncTests {
    @Test func `whichever sync fails, nothing touches the disk after it, and all that was acked is there`() throws {
        var number = 1
        var hasFired = true
        while hasFired, number < 200 {
            let directory = TemporaryDirectory()
            let disk = FaultyDisk(folder: directory.url, remembersUnsynced: false)
            defer { FaultyFileSystem.shared.remove(disk) }
            let store = try directory.open()
            disk.fault = .syncFails(number)
            var acked: Int64 = 0
            for step in 0..<12 {
                let from = acked + 1
                let result = store.commitInTransaction(.talk(from, from: from, count: 1))
                if case .committed(let position, _) = result { acked = position }
                if case .fatal = result { break }
                if step % 3 == 2, store.checkpoint(always: true) != nil { break }
            }
            hasFired = disk.fault == nil
            if hasFired { try expectTheEnd(of: store, disk, after: acked) }
            store.close()
            disk.fault = nil

            let again = try directory.open()
            #expect(again.faultsAtStart.isEmpty && again.verify().isEmpty, "sync \(number)")
            #expect(try acked...acked + 1 ~= again.floorImage().position, "sync \(number)")
            again.close()
            number += 1
        }
        #expect((10..<200).contains(number))
    }

    private func expectTheEnd(of store: Store, _ disk: FaultyDisk, after acked: Int64) throws {
        let (writes, syncs) = (disk.writes, disk.syncs)
        let result = store.commitInTransaction(.talk(900, from: acked + 1, count: 1))
        guard case .fatal(.failed(IOError.sync, _)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(store.probe() == result)
        #expect(store.checkpoint(always: true) == nil)
        store.close()
        #expect(disk.writes == writes && disk.syncs == syncs)
    }
}
