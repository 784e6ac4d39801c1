import HarkProtocol
import Testing

@testable import HarkClient

struct ConversationViewTests {
    @Test func `events that follow one another are held in order`() {
        var view = ConversationView()

        let steps = [
            view.take(.fixture(1, after: 0)), view.take(.fixture(2, after: 1)), view.take(.fixture(5, after: 2)),
        ]

        #expect(steps == [.next, .next, .next])
        #expect(view.events.map(\.seq) == [1, 2, 5])
    }

    @Test func `an event whose predecessor is missing is a gap and is not held`() {
        var view = ConversationView()
        _ = view.take(.fixture(1, after: 0))

        let step = view.take(.fixture(4, after: 3))

        #expect(step == .gap)
        #expect(view.last == 1)
        #expect(view.gaps == 1)
    }

    @Test func `an event that comes twice is held once`() {
        var view = ConversationView()
        _ = view.take(.fixture(1, after: 0))

        #expect(view.take(.fixture(1, after: 0)) == .known)
        #expect(view.events.count == 1)
        #expect(view.repeats == 1)
    }

    @Test func `a page fills the gap and drops what is held`() {
        var view = ConversationView()
        _ = view.take(.fixture(1, after: 0))

        let fresh = view.merge([.fixture(1, after: 0), .fixture(2, after: 1), .fixture(3, after: 2)])

        #expect(fresh.map(\.seq) == [2, 3])
        #expect(view.last == 3)
    }

    @Test func `a snapshot replaces what was held and may begin in the middle`() throws {
        var view = ConversationView()
        _ = view.take(.fixture(1, after: 0))
        let snapshot = try #require(ClientSnapshot.fixture(head: 9, events: [(8, 6), (9, 8)]))

        view.adopt(snapshot)

        #expect(view.events.map(\.seq) == [8, 9])
        #expect(view.last == 9)
    }

    @Test func `a view that only follows keeps no events`() {
        var view = ConversationView(keepsEvents: false)

        #expect(view.take(.fixture(1, after: 0)) == .next)
        #expect(view.events.isEmpty)
        #expect(view.last == 1)
    }
}

extension ClientEvent {
    /// An event as the wire brings it.
    static func fixture(_ seq: Int, after prev: Int) -> ClientEvent {
        let text =
            #"{"seq":\#(seq),"prev":\#(prev),"type":"message.posted","by":{"kind":"agent"},"data":{"text":"Hi"}}"#
        guard case .object(let object)? = try? JSONReader.read(Array(text.utf8)), let event = ClientEvent(object) else {
            preconditionFailure("The fixture is no event")
        }
        return event
    }
}

extension ClientSnapshot {
    static func fixture(head: Int, events: [(Int, Int)]) -> ClientSnapshot? {
        let list = events.map { #"{"seq":\#($0.0),"prev":\#($0.1),"type":"message.posted"}"# }.joined(separator: ",")
        let text = #"{"id":"c","status":"active","head":\#(head),"events":[\#(list)]}"#
        guard case .object(let object)? = try? JSONReader.read(Array(text.utf8)) else { return nil }
        return ClientSnapshot(object)
    }
}
