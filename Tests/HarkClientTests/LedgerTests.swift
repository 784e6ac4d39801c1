import Foundation
import Testing

@testable import HarkClient

struct LedgerTests {
    /// Values from the test suite of the FNV draft (Eastlake et al., appendix C).
    @Test func `hashes are FNV-1a`() {
        #expect(Ledger.hash("") == "cbf29ce484222325")
        #expect(Ledger.hash("a") == "af63dc4c8601ec8c")
        #expect(Ledger.hash("foobar") == "85944171f73967e8")
    }

    @Test func `a ledger remembers what was promised`() {
        let ledger = Ledger()
        ledger.sends("c", "k-1", "Hello")
        ledger.promised("c", "k-1", 7)

        #expect(ledger.promises == [Ledger.Promise(conversation: "c", clientID: "k-1", seq: 7)])
    }

    @Test func `the ledgers of a run share a book, line by line in the order of what happened`() throws {
        let path = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let book = try LedgerBook(path: path)
        let (maya, tom) = (Ledger(in: book, of: "maya"), Ledger(in: book, of: "tom"))

        maya.sends("c", "k-1", "foobar")
        tom.meets(epoch: "e")
        maya.promised("c", "k-1", 7)

        let lines = try String(contentsOfFile: path, encoding: .utf8)
        #expect(lines == "maya send c k-1 85944171f73967e8\ntom hello e\nmaya ack c k-1 7\n")
    }

    @Test func `a book that can't be written is told by its path`() {
        #expect(throws: LedgerError.unwritable(path: "/nowhere/ledger", errno: ENOENT)) {
            try LedgerBook(path: "/nowhere/ledger")
        }
    }
}
