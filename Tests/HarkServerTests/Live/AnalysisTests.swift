import HarkHub
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// What is read out of customers' messages, from the message to the pages.
@Suite(.liveServers) struct AnalysisTests {
    @Test func `the staff are told how a message feels, and the customer is not`() async throws {
        let live = try await LiveHark.start(reader: .scripted)
        let (visitor, anna, id) = try await live.conversation()
        let first = try await anna.event("message.analysed")

        let sent = try await visitor.say("That is BAD", in: id, key: "b")
        let event = try await anna.event("message.analysed") { $0["data"]["seq"] == .int(Int64(sent)) }

        #expect(first["data"]["seq"] == 2)
        #expect(event["by"]["kind"] == "system")
        #expect(event["data"]["sentiment"]["score"] == .double(-0.7))
        #expect(event["data"]["sentiment"]["reason"] == .array(["BAD"]))
        #expect(event["data"]["entities"] == .array([]))
        let reply = try await anna.say("Sorry", in: id, key: "r")
        let seen = try await visitor.event("message.posted") { $0["seq"] == .int(Int64(reply)) }
        #expect(seen["prev"] == .int(Int64(sent)))
        #expect(await visitor.notices("event").allSatisfy { $0["type"] != "message.analysed" })
        let snapshot = try await anna.result("conversation.open", ["conversation": .string(id)])
        #expect(snapshot["sentiment"]["seq"] == .int(Int64(sent)))
        #expect(snapshot["sentiment"]["label"] == "negative")
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(page["events"].items.allSatisfy { $0["type"] != "message.analysed" })
    }

    @Test func `each message tells how the conversation will most likely be rated, by all that was said`() async throws
    {
        let live = try await LiveHark.start { $0.language.analysis = true }
        let (visitor, anna, id) = try await live.conversation()
        let first = try await anna.event("message.analysed")
        _ = try await anna.say("I am sorry, I can't do that.", in: id, key: "r")

        let sent = try await visitor.say("No, that is not what I asked. You don't help at all!", in: id, key: "b")
        let event = try await anna.event("message.analysed") { $0["data"]["seq"] == .int(Int64(sent)) }

        let (before, after) = (first["data"]["satisfaction"], event["data"]["satisfaction"])
        #expect(number(before["probabilityBad"]) < number(after["probabilityBad"]))
        #expect(number(after["low"]) <= number(after["high"]))
        #expect(!after["reasons"].items.isEmpty)
        let snapshot = try await anna.result("conversation.open", ["conversation": .string(id)])
        #expect(snapshot["satisfaction"] == after)
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(!"\(page)".contains("probabilityBad"))
    }

    private func number(_ value: JSONValue) -> Double {
        switch value {
        case .double(let number): number
        case .int(let number): Double(number)
        default: .nan
        }
    }

    @Test func `an angry customer is on the board until the staff correct it`() async throws {
        let live = try await LiveHark.start(reader: .scripted)
        let (visitor, anna, id) = try await live.conversation()
        let board = try await live.staff("Sue")
        _ = try await board.result("floor.watch")

        let sent = try await visitor.say("I am ANGRY", in: id, key: "b")

        let news = try await board.wait("floor.changed") { !$0["attention"].items.isEmpty }
        let row = try #require(news["attention"].items.first)
        #expect(row["kind"] == "negativeMood" && row["mood"]["level"] == "angry")
        #expect(row["reason"] == "angry in 1 of the last 2 messages: \"angry\"")
        let flags = news["agents"].items.flatMap { $0["flags"].items }
        #expect(flags.map { [$0["conversation"].text, $0["level"].text] } == [[id, "angry"]])
        #expect(news["totals"]["flagged"] == 1)

        let here: LiveClient.Params = ["conversation": .string(id), "seq": .int(Int64(sent))]
        let correction = here.merging(["label": "positive"]) { $1 }
        let answer = try await anna.result("sentiment.correct", correction)
        let event = try await anna.event("sentiment.corrected")
        #expect(event["seq"] == answer["seq"] && event["by"]["name"] == "Anna")
        #expect(try await anna.result("sentiment.correct", correction) == answer)
        _ = try await anna.event("sentiment.flagged") { $0["data"]["level"] == "calm" }
        _ = try await board.wait("floor.changed") { $0["removed"]["attention"].items == [row["id"]] }
        let learnt = try live.server.store.corrections()
        #expect(learnt.map(\.text) == ["I am ANGRY"] && learnt.map(\.label) == [.positive])
        #expect(learnt.map(\.language) == ["en"])
    }

    @Test func `only a message of the customer can be corrected, by who may see it`() async throws {
        let live = try await LiveHark.start(reader: .scripted)
        let (visitor, anna, id) = try await live.conversation()
        let reply = try await anna.say("Hello", in: id, key: "r")
        func error(_ client: LiveClient, _ seq: JSONValue, _ label: JSONValue = "neutral") async throws -> JSONValue {
            let params: LiveClient.Params = ["conversation": .string(id), "seq": seq, "label": label]
            return try await client.call("sentiment.correct", params)["error"]["data"]
        }

        #expect(try await error(anna, .int(Int64(reply)))["field"] == "seq")
        #expect(try await error(anna, 999)["field"] == "seq")
        #expect(try await error(anna, 0)["field"] == "seq")
        #expect(try await error(anna, 2, "furious")["field"] == "label")
        #expect(try await error(visitor, 2)["slug"] == "forbidden")
        #expect(try await error(try await live.staff("Bert"), 2)["slug"] == "notFound")
        #expect(try await error(try await live.staff("Ada"), 2) == .null)
    }

    @Test func `what a stop cut off is read after the next start`() async throws {
        let live = try await LiveHark.start(reader: .scripted)
        let visitor = try await live.visitor()
        let id = try await visitor.begin("first")
        let last = try await visitor.say("second", in: id, key: "2")
        try await live.restart()

        let sue = try await live.staff("Sue")
        let here: LiveClient.Params = ["conversation": .string(id)]
        _ = try await sue.result("conversation.open", here)
        var events: [JSONValue] = []
        for _ in 0..<200 where events.count < 2 {
            events = try await sue.result("conversation.sync", here.merging(["after": 0]) { $1 })["events"].items
                .filter { $0["type"] == "message.analysed" }
            _ = try await sue.result("session.ping")
        }

        #expect(events.map { $0["data"]["seq"] } == [2, .int(Int64(last))])
    }

    @Test func `what must not be stored is masked, and a repeat is known by what was sent`() async throws {
        let live = try await LiveHark.start(reader: .scripted)
        let (visitor, anna, id) = try await live.conversation()
        let here: LiveClient.Params = ["conversation": .string(id), "clientID": "c"]
        let card = here.merging(["text": "My card is 4111111111111111"]) { $1 }
        let first = try await visitor.result("message.send", card)
        let again = try await visitor.result("message.send", card)
        let other = here.merging(["text": "My card is 4111111111112111"]) { $1 }

        let seen = try await anna.event("message.posted") { $0["seq"] == first["seq"] }
        #expect(seen["data"]["text"] == "My card is [card 1111]")
        #expect(again["seq"] == first["seq"] && again["duplicate"] == true)
        #expect(try await visitor.call("message.send", other)["error"]["data"]["slug"] == "conflict")
        let note: LiveClient.Params = ["conversation": .string(id), "clientID": "n", "text": "5500005555555559"]
        _ = try await anna.result("note.add", note)
        let noted = try await anna.event("note.added")
        #expect(noted["data"]["text"] == "[card 5559]")
    }
}
