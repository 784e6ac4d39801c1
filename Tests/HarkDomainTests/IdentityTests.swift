import HarkDomain
import Testing

struct IdentityTests {
    @Test func `an id is read back from its text`() {
        for value in [1, 31, 32, 1 << 40, Int64.max] {
            let id = ConversationID(rawValue: value)

            #expect(id.text.count == 13)
            #expect(ConversationID(id.text) == id)
        }
    }

    @Test(arguments: ["", "0", "0000000000000", "zzzzzzzzzzzzz", "000000000000u", "00000000000001", "' OR 1=1 --  "])
    func `what is no id reads as none`(text: String) {
        #expect(ConversationID(text) == nil)
    }

    @Test func `ids of one source never repeat and grow`() {
        var source = IDSource(random: SystemRandomNumberGenerator())
        let now = Timestamp(milliseconds: 1_800_000_000_000)

        let ids: [ConversationID] = (0..<10_000).map { _ in source.next(at: now) }

        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (1_800_000_000_123, "2027-01-15T08:00:00.123Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    ])
    func `time is written and read as ISO 8601`(milliseconds: Int64, text: String) {
        let time = Timestamp(milliseconds: milliseconds)

        #expect(time.iso8601 == text)
        #expect(Timestamp(iso8601: text) == time)
    }
}
