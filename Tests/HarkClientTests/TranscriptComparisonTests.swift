import HarkProtocol
import Testing

@testable import HarkClient

/// Each fault that a replay must find is made on purpose here.
struct TranscriptComparisonTests {
    private let dialogue = Dialogue(
        id: "d",
        turns: [.init(.customer, "Hi"), .init(.agent, "Hello"), .init(.customer, "Bye")]
    )

    @Test func `a transcript that equals its input has no differences`() {
        #expect(compare([("visitor", "Hi"), ("agent", "Hello"), ("visitor", "Bye")]).isEmpty)
    }

    @Test func `the bot may speak before a person took over`() {
        let transcript = [("visitor", "Hi"), ("bot", "Parcel?"), ("", ""), ("agent", "Hello"), ("visitor", "Bye")]
        let comparison = TranscriptComparison(events(transcript), with: dialogue, as: "customer")

        #expect(comparison.differences.isEmpty)
        #expect(comparison.botMessages == 1)
    }

    @Test(arguments: [
        [("visitor", "Hi"), ("agent", "Hello")],
        [("visitor", "Hi"), ("visitor", "Bye"), ("agent", "Hello")],
        [("visitor", "Hi"), ("agent", "Hello"), ("agent", "Hello"), ("visitor", "Bye")],
        [("visitor", "Hi"), ("agent", "Hello"), ("visitor", "Bye"), ("visitor", "Bye")],
        [("visitor", "Hi"), ("agent", "hello"), ("visitor", "Bye")],
        [("agent", "Hi"), ("agent", "Hello"), ("visitor", "Bye")],
        [("visitor", "Hi"), ("", ""), ("agent", "Hello"), ("bot", "Parcel?"), ("visitor", "Bye")],
    ])
    func `lost, swapped, doubled, added, altered, misattributed and late words are found`(said: [(String, String)]) {
        #expect(compare(said).count == 1)
    }

    @Test func `texts that only look alike differ`() {
        let composed = Dialogue(id: "d", turns: [.init(.customer, "caf\u{E9}")])
        let comparison = TranscriptComparison(events([("visitor", "cafe\u{301}")]), with: composed, as: "agent")
        #expect(comparison.differences.count == 1)
    }

    @Test func `a broken chain is found`() {
        let whole = events([("visitor", "Hi"), ("agent", "Hello"), ("visitor", "Bye")])
        let comparison = TranscriptComparison(Array(whole.dropFirst()), with: dialogue, as: "agent")
        #expect(comparison.differences.count == 2)
    }

    private func compare(_ said: [(String, String)]) -> [String] {
        TranscriptComparison(events(said), with: dialogue, as: "customer").differences
    }

    /// Messages by kind of author; an empty kind is the assignment to a person.
    private func events(_ said: [(String, String)]) -> [ClientEvent] {
        said.enumerated().map { index, message in
            let type = message.0.isEmpty ? "assignment.made" : "message.posted"
            let text = """
                {"seq":\(index + 1),"prev":\(index),"type":"\(type)","by":{"kind":"\(message.0)"},\
                "data":{"text":"\(message.1)"}}
                """
            guard case .object(let object)? = try? JSONReader.read(Array(text.utf8)), let event = ClientEvent(object)
            else { preconditionFailure("The fixture is no event") }
            return event
        }
    }
}
