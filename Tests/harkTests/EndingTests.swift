import HarkDomain
import HarkServer
import HarkStore
import Testing

@testable import hark

/// The status that scripts read.
struct EndingTests {
    @Test func `storage trouble ends with 70, here and behind the door, and a refusal with 1`() {
        #expect(Ending.explain(StoreError.unavailable(code: 13)) == Ending.storage)
        #expect(Ending.explain(Refusal.unavailable) == Ending.storage)
        #expect(Ending.explain(Refusal.conflict("taken")) == Ending.refused)
        #expect(Ending.explain(Ending.usage) == Ending.usage)
    }
}
