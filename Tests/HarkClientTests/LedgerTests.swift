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
}
