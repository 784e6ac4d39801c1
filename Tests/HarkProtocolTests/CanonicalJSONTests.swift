import HarkDomain
import HarkProtocol
import Testing

struct CanonicalJSONTests {
    private struct Sample {
        var name = "a"
        var absent: String?
        var count: Int? = 3
        var part = 0.5
        var whole = 2.0
        var at = Timestamp(milliseconds: 0)
        var id = QueueID(rawValue: 7)
        var mood = MoodLevel.angry
        var target = TransferTarget.bot
        var other = TransferTarget.queue(QueueReference(id: QueueID(rawValue: 8), name: "b"))
        var texts = ["z", "y"]
        var seen: Set = [3, 1, 2]
        var byID = [QueueID(rawValue: 9): 1, QueueID(rawValue: 8): 2]
        var byText = ["\"q\"": true]
        var degree = Degree(0.25)
        var large = UInt64.max
        var length = Duration.milliseconds(1500)
    }

    @Test func `every kind of value has one form, members in order, nil left out`() {
        let text = String(decoding: CanonicalJSON.bytes(Sample()), as: UTF8.self)

        #expect(
            text == #"{"at":"1970-01-01T00:00:00.000Z","byID":{"0000000000008":2,"0000000000009":1},"#
                + #""byText":{"\"q\"":true},"count":3,"degree":0.25,"id":"0000000000007","#
                + #""large":"18446744073709551615","length":"1.5 seconds","mood":"angry","name":"a","#
                + #""other":{"queue":{"id":"0000000000008","name":"b"}},"part":0.5,"seen":[1,2,3],"target":"bot","#
                + #""texts":["z","y"],"whole":2}"#
        )
    }

    @Test func `the order in which a dictionary was filled does not matter`() {
        let names = (0..<200).map { "name \($0)" }
        let forth = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
        let back = Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, $0) })

        #expect(CanonicalJSON.bytes(forth) == CanonicalJSON.bytes(back))
    }
}
