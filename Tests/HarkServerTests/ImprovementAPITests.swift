import Foundation
import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkStore
import HarkTesting
import Logging
import Testing

@testable import HarkServer

/// What to improve, by the API: found in what was said, decided on, given to somebody, measured.
struct ImprovementAPITests {
    private let path = "/api/v1/reports/suggestions"

    /// Twelve ask for opening hours and get the same answer, four ask for something else.
    private func talk(_ scene: ServerScene) async throws {
        for number in 1...12 as ClosedRange<Int64> {
            let lines: [TalkLine] = [.customer("When are you open?"), .intent("openingHours")]
            try await scene.play(number, lines + [.agent("We are open from 9 to 17."), .customer("Thanks")])
        }
        for number in 13...16 as ClosedRange<Int64> {
            try await scene.play(number, [.customer("Hm?"), .intent("other"), .agent("What do you mean \(number)?")])
        }
    }

    private func found(_ scene: ServerScene) async throws -> JSONValue {
        try await talk(scene)
        await scene.pass(.seconds(60))
        let list = await scene.send("POST", path, as: .sue)
        #expect(list.status == 200 && list["conversations"].int == 16 && list["searchedAt"].text != nil)
        return try #require(list["suggestions"].items.first { $0["kind"] == "botRule" })
    }

    @Test func `the same answers become a suggestion with its conversations, once, however often it is found`()
        async throws
    {
        let scene = try await ServerScene()
        #expect(await scene.send("GET", path, as: .sue).text == #"{"suggestions":[]}"#)

        let rule = try await found(scene)
        let again = await scene.send("POST", path, as: .ann)

        let facts = rule["facts"].items.map { [$0["name"].text, $0["value"].text] }
        #expect(facts.contains(["intent", "openingHours"]) && facts.contains(["answer", "We are open from 9 to 17."]))
        #expect(rule["title"].text == "Let the bot answer “openingHours”" && rule["effort"].text == "small")
        #expect(rule["evidence"]["count"].int == 12 && rule["evidence"]["conversations"].items.count == 12)
        #expect(rule["gain"]["measure"].text == "handoffs" && rule["status"].text == "proposed")
        #expect(rule["owner"] == .null && rule["outcome"] == .null)
        #expect(again["suggestions"].items.filter { $0["id"] == rule["id"] } == [rule])
        let table = await scene.send("GET", path + ".csv", as: .sue).text.split(separator: "\r\n")
        #expect(table.first?.hasPrefix("id,kind,status,title,") == true)
        #expect(table.contains { $0.hasPrefix("\(rule["id"].text ?? ""),botRule,proposed,") })
    }

    @Test func `where the bot reads no intent, a matter is a topic, and keeps its name from night to night`()
        async throws
    {
        let scene = try await ServerScene()
        func come(_ numbers: Range<Int>) async throws {
            for number in numbers {
                let text = ChatTopicsTests.text(number)
                let answer = number % 3 == 1 ? "We ask the courier." : "You say that \(text)?"
                let lines: [TalkLine] = [.customer(text), .agent(answer)]
                try await scene.play(Int64(number), lines + [.customer("Thanks")])
            }
            await scene.pass(.seconds(60))
        }
        try await come(0..<60)
        let first = await scene.send("POST", path, as: .sue)
        try await come(60..<120)
        let second = await scene.send("POST", path, as: .sue)

        let rule = try #require(first["suggestions"].items.first { $0["kind"] == "botRule" })
        let topic = try #require(rule["facts"].items.first { $0["name"] == "topic" }?["value"].text)
        let words: Set = ["parcels", "courier", "late", "street", "lost", "van"]
        #expect(words.isSuperset(of: topic.components(separatedBy: ", ")))
        #expect(rule["title"].text == "Let the bot answer “\(topic)”")
        #expect(rule["facts"].items.contains { $0["value"] == "We ask the courier." })
        let rules = second["suggestions"].items.filter { $0["kind"] == "botRule" }
        #expect(rules.count == 1 && rules[0]["id"] == rule["id"])
        let (before, after) = (rule["evidence"]["count"].int ?? 0, rules[0]["evidence"]["count"].int ?? 0)
        #expect(before >= 10 && after >= before + 10)
    }

    @Test func `what agents wrote is quoted without personal data`() async throws {
        let scene = try await ServerScene()
        for number in 1...12 as ClosedRange<Int64> {
            let lines: [TalkLine] = [.customer("Who sees to invoices?"), .intent("invoice")]
            let answer = "Please write to Maria Lopez at maria@shop.example about order KO-48\(number)213."
            try await scene.play(number, lines + [.agent(answer), .customer("Thanks")])
        }
        await scene.pass(.seconds(60))

        let list = await scene.send("POST", path, as: .sue)

        let rule = try #require(list["suggestions"].items.first { $0["kind"] == "botRule" })
        let answer = rule["facts"].items.first { $0["name"] == "answer" }?["value"].text
        #expect(answer == "Please write to [person] at [email] about order [number]")
        #expect(!list.text.contains("Lopez") && !list.text.contains("KO-48"))
    }

    @Test func `a row that another version wrote stays as it is when it is found again`() async throws {
        let scene = try await ServerScene()
        let row = SuggestionRow(key: "botRule/intent:openingHours", record: #"{"form":2,"status":"done"}"#)
        try await scene.services.floor.write([{ try SuggestionRow.write(row, $0) }])
        try await talk(scene)
        await scene.pass(.seconds(60))

        let list = await scene.send("POST", path, as: .sue)

        #expect(list.status == 200 && list["suggestions"].items.allSatisfy { $0["kind"] != "botRule" })
        #expect(try scene.store.suggestions().first { $0.key == row.key } == row)
    }

    @Test func `a decision is kept with who and why, and what can't follow is refused`() async throws {
        let scene = try await ServerScene()
        let id = try #require(try await found(scene)["id"].text)

        let given = await scene.send("POST", path + "/\(id)", as: .sue, json: #"{"owner":"\#(AgentID.tom.text)"}"#)
        let body = #"{"status":"declined","note":"No budget"}"#
        let declined = await scene.send("POST", path + "/\(id)", as: .sue, json: body)
        let done = await scene.send("POST", path + "/\(id)", as: .sue, json: #"{"status":"done"}"#)
        _ = await scene.send("POST", path, as: .sue)
        let kept = await scene.send("GET", path, as: .ann)["suggestions"].items.first { $0["id"].text == id }
        let freed = await scene.send("POST", path + "/\(id)", as: .ann, json: #"{"status":"accepted","owner":""}"#)

        #expect(given["owner"]["name"].text == "Tom" && given["status"].text == "proposed")
        #expect(declined["note"].text == "No budget" && declined["decidedAt"].text != nil)
        #expect(done.status == 409 && done["detail"].text == "It is declined and can't become done")
        #expect(kept?["status"] == "declined" && kept?["owner"]["name"] == "Tom" && kept?["measuredSince"] == .null)
        #expect(freed["status"].text == "accepted" && freed["owner"] == .null && freed["measuredSince"].text != nil)
        let audit = try scene.store.audit().filter { $0.action.hasPrefix("improvement") }
        let actions = ["improvement.decided", "improvement.given"]
        #expect(audit.map(\.action).reversed().filter(actions.contains) == [actions[1], actions[0]] + actions)
        #expect(audit.contains { $0.detail == "declined: No budget" && $0.actorName == "Sue" })
    }

    @Test(arguments: [
        (#"{}"#, "status"), (#"{"status":"maybe"}"#, "status"), (#"{"note":"why"}"#, "note"),
        (#"{"status":1}"#, "status"), (#"{"owner":"nobody"}"#, "owner"), (#"{"owner":"a000000000001"}"#, "owner"),
        (#"{"status":"accepted","note":7}"#, "note"),
    ])
    func `what can't be read is refused by its name and changes nothing`(_ body: String, field: String) async throws {
        let scene = try await ServerScene()
        let rule = try await found(scene)
        let id = try #require(rule["id"].text)

        let refused = await scene.send("POST", path + "/\(id)", as: .sue, json: body)

        #expect(refused.status == 400 || refused.status == 422)
        #expect(refused.text.contains(field))
        #expect(await scene.send("GET", path, as: .sue)["suggestions"].items.contains(rule))
    }

    @Test func `an unknown one is not found, and whoever does not see all queues is told why not`() async throws {
        let scene = try await ServerScene()
        let unknown = path + "/0123456789abcdef"
        #expect(await scene.send("POST", unknown, as: .sue, json: #"{"status":"done"}"#).status == 404)
        #expect(await scene.send("GET", path, as: .tom).status == 403)
        #expect(await scene.send("POST", path, as: .tom).status == 403)

        let queues = #"{"queues":["\#(QueueID.billing.text)"]}"#
        #expect(await scene.send("PATCH", "/api/v1/agents/\(AgentID.sue.text)", as: .ann, json: queues).status == 200)
        let refused = await scene.send("GET", path, as: .sue)
        #expect(refused.status == 403 && refused["detail"].text?.contains("all queues") == true)
        #expect(await scene.send("GET", path + ".csv", as: .sue).status == 403)
        #expect(await scene.send("POST", path, as: .sue).status == 403)
    }

    @Test func `what is done is measured beside other conversations, before and after`() async throws {
        let scene = try await ServerScene()
        let first = try #require(try await found(scene)["id"].text)
        var number: Int64 = 100
        for day in 0..<24 {
            // The day after half of them, it is done: the bot answers what it handed over before.
            if day == 12 {
                let done = await scene.send("POST", path + "/\(first)", as: .sue, json: #"{"status":"done"}"#)
                #expect(done["status"].text == "done")
            }
            for isTreated in [true, true, false, false] {
                let intent = isTreated ? "openingHours" : "other"
                let outcome: BotOutcome = isTreated && day >= 12 ? .answered : .handoff
                number += 1
                let lines: [TalkLine] = [.customer("Well?"), .intent(intent), .bot(#""kind":"miss""#, outcome)]
                try await scene.play(number, lines)
            }
            await scene.pass(.seconds(86_400))
        }

        let list = await scene.send("POST", path, as: .sue)
        let rule = try #require(list["suggestions"].items.first { $0["id"].text == first })

        let outcome = rule["outcome"]
        #expect(outcome["measure"].text == "handoffs")
        #expect((outcome["effect"].number ?? 0) < -0.5 && (outcome["high"].number ?? 0) < 0)
        #expect((outcome["control"]["after"].number ?? 0) > 0.9)
    }

    @Test func `the clock searches once a night`() async throws {
        let scene = try await ServerScene()
        try await talk(scene)
        let desk = try #require(scene.services.improvements)
        let clerk = SuggestionClerk(desk, zone: .gmt, logger: Logger(label: "test"))
        // The scene begins at 8:00.
        await clerk.look(at: ServerScene.start)
        #expect(try await desk.last() == nil)

        await scene.pass(.seconds(19 * 3_600))
        let night = ServerScene.start + .seconds(19 * 3_600)
        await clerk.look(at: night)
        let search = try await desk.last()
        await clerk.look(at: night + .seconds(3_600))

        #expect(search == .init(at: night, conversations: 16))
        #expect(try await desk.last() == search)
        #expect(try await desk.list().isEmpty == false)
    }
}
