import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What conversations came to, by the API.
struct MeasureAPITests {
    private let path = "/api/v1/reports/chats"

    /// One that Sue answers, one that the bot deals with, one that goes on.
    private func talk(_ scene: ServerScene) async throws {
        try await scene.play(1, [.customer("Hello"), .agent("Hi"), .label("vip"), .survey(.yes)])
        try await scene.play(2, [.customer("Returns?"), .bot(#""kind":"rule","id":"returns""#)], language: "zh")
        try await scene.play(3, [.customer("Anybody?")], ends: false)
    }

    @Test func `each measure is listed with its definition`() async throws {
        let list = try await ServerScene().send("GET", "/api/v1/reports/measures", as: .sue)["measures"].items

        #expect(list.map { $0["id"].text } == Measure.allCases.map(\.rawValue))
        #expect(list.allSatisfy { !($0["definition"].text ?? "").isEmpty })
    }

    @Test func `what happened until now is in the report, by rows and in all`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.send("GET", path, as: .sue)["total"]["chats"].int == 0)
        try await talk(scene)

        let report = await scene.send("GET", path + "?by=language&compare=true", as: .sue)

        #expect(report.status == 200 && report["complete"] == true)
        #expect(report["to"].text == "2027-01-16" && report["from"].text == "2026-12-17")
        #expect(report["total"]["chats"].int == 3 && report["total"]["chatsBefore"].int == 0)
        #expect(report["rows"].items.map { $0["key"].text } == ["en", "zh"])
        #expect(report["rows"].items.map { $0["chats"].int } == [2, 1])
        let values = report["total"]["values"]
        #expect(values["handled"]["value"].int == 1 || values["handled"]["value"] == .double(1))
        #expect(values["csat"]["n"].int == 1 && values["firstResponse"]["n"].int == 1)
        #expect(values["retention"]["value"] == .null && values["costPerContact"]["value"] == .null)
    }

    @Test func `how soon a customer must come back is a matter of the configuration`() async throws {
        let scene = try await ServerScene { $0.reports.repeatDays = 3 }

        let patterns = await scene.send("GET", "/api/v1/reports/patterns", as: .ann)

        #expect(patterns["repeats"]["days"].int == 3, "\(patterns.text)")
    }

    @Test func `filters hold for rows and for the conversations behind them`() async throws {
        let scene = try await ServerScene { $0.reports.costPerHour = 30 }
        try await talk(scene)

        let labelled = await scene.send("GET", path + "?label=vip&measures=chats,costPerContact", as: .ann)
        let behind = "/api/v1/reports/conversations?by=label&key=vip&measure=firstResponse"
        let conversations = await scene.send("GET", behind, as: .ann)["conversations"].items
        let all = await scene.send("GET", "/api/v1/reports/conversations?by=label&key=-", as: .ann)

        #expect(labelled["total"]["chats"].int == 1 && labelled["filters"]["label"].text == "vip")
        #expect(labelled["total"]["values"].members.map(\.name) == ["chats", "costPerContact"])
        #expect(conversations.map { $0["id"].text } == [ConversationID(rawValue: 90_001).text])
        #expect(conversations.first?["agent"]["name"].text == "Sue" && conversations.first?["score"].int == 3)
        let others = [90_003, 90_002].map { ConversationID(rawValue: $0).text }
        #expect(all["conversations"].items.map { $0["id"].text } == others)
        #expect(all["next"].text == nil)
    }

    @Test func `CSV has a line for each row, quoted where it must be`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello"), .agent("Hi"), .label(#"=1+1,"x""#)])

        let file = await scene.send("GET", path + ".csv?by=label&measures=chats,wait,abandonment", as: .sue)
        let asked = await scene.send(
            "GET",
            path + "?by=label&measures=chats,wait,abandonment",
            as: .sue,
            headers: ["Accept": "text/csv"]
        )

        let lines = file.text.split(separator: "\r\n").map(String.init)
        #expect(file.status == 200 && file.headers["content-type"] == "text/csv; charset=utf-8")
        #expect(file.text == asked.text)
        #expect(lines.count == 3)
        #expect(
            lines.first == "key,name,chats,chats.n,wait,wait.n,wait.p50,wait.p90,wait.low,wait.high,"
                + "abandonment,abandonment.n,abandonment.low,abandonment.high"
        )
        #expect(lines.dropFirst().first?.hasPrefix(#""'=1+1,""x""","'=1+1,""x""",1,1,"#) == true)
        #expect(lines.last?.hasPrefix("total,Total,1,1,") == true)
    }

    @Test(arguments: [
        ("by=colour", "by"), ("from=2027-02-30", "from"), ("to=yesterday", "to"),
        ("from=2027-02-01&to=2027-02-01", "from"), ("from=2010-01-01&to=2027-01-01", "from"),
        ("measures=chats,speed", "measures"), ("measures=,", "measures"), ("compare=perhaps", "compare"),
        ("from=1969-12-31", "from"),
    ])
    func `what is not known is told by its name`(query: String, field: String) async throws {
        let scene = try await ServerScene()

        for path in [path, path + ".csv", "/api/v1/reports/conversations"] {
            let answer = await scene.send("GET", path + "?" + query, as: .ann)
            #expect(answer.status == 400 && answer["field"].text == field, "\(path) \(answer.text)")
        }
    }

    @Test(arguments: [("key=vip", "by"), ("measure=speed", "measure"), ("after=x", "after"), ("after=1.2", "after")])
    func `wrong pages are told too`(query: String, field: String) async throws {
        let answer = try await ServerScene().send("GET", "/api/v1/reports/conversations?" + query, as: .ann)

        #expect(answer.status == 400 && answer["field"].text == field)
    }

    @Test func `the time of people is told in all and by agent, and to who sees all of them`() async throws {
        let scene = try await ServerScene()
        await scene.floor.send(.staffConnected(.sue))
        await scene.floor.send(.setAvailability(agent: .sue, by: .sue, availability: .online))
        await scene.pass(.seconds(1_000))
        try await scene.play(1, [.customer("Hello"), .agent("Hi")], ends: false)
        await scene.pass(.seconds(3_000))
        try await scene.play(2, [.customer("Hello"), .agent("Hi")])

        let query = path + "?by=agent&measures=chats,occupancy,concurrency"
        let report = await scene.send("GET", query, as: .sue)
        let own = await scene.send("GET", query, as: .sid)

        let (all, row) = (report["total"]["values"]["occupancy"], report["rows"].items.first)
        #expect(abs((all["value"].number ?? 0) - 0.75) < 0.001 && all["n"].int == 1 && all["low"] == .null)
        #expect(row?["name"].text == "Sue" && row?["values"]["occupancy"]["value"] == all["value"])
        #expect((row?["values"]["concurrency"]["value"].number ?? 0) >= 1)
        #expect(own["total"]["values"]["occupancy"]["value"] == .null && own["rows"].items.isEmpty)
    }

    @Test func `agents read no report, and a supervisor of some queues those of these`() async throws {
        let scene = try await ServerScene()
        try await talk(scene)

        #expect(await scene.send("GET", path, as: .tom).status == 403)
        #expect(await scene.send("GET", path).status == 401)
        #expect(await scene.send("GET", path, as: .sid)["total"]["chats"].int == 0)
        #expect(await scene.send("GET", "/api/v1/reports/conversations", as: .sid)["conversations"].items.isEmpty)
        #expect(await scene.send("GET", path, as: .sue)["total"]["chats"].int == 3)
    }
}
