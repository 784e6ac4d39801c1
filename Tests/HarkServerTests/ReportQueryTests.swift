import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What reports say of questions that are wrong, and that they come as CSV too.
struct ReportQueryTests {
    private static let paths = [
        "/api/v1/reports/chats", "/api/v1/reports/conversations", "/api/v1/reports/causes", "/api/v1/reports/patterns",
        "/api/v1/reports/topics", "/api/v1/satisfaction", "/api/v1/forecast",
    ]

    @Test func `a parameter that a report does not know is refused by its name`() async throws {
        let scene = try await ServerScene()

        for route in API.routes(Endpoints(scene.services, Login(scene.services))) where route.isReport {
            guard route.method == "GET" else { continue }
            let answer = await scene.send("GET", route.path + "?colour=red", as: .ann)
            #expect(answer.status == 400 && answer["field"].text == "colour", "\(route.path) \(answer.text)")
        }
        #expect(await scene.send("GET", Self.paths[0] + "?colour=red").status == 401)
    }

    @Test func `a parameter that is given twice is refused by its name`() async throws {
        let scene = try await ServerScene()

        for route in API.routes(Endpoints(scene.services, Login(scene.services))) where route.isReport {
            for name in route.query.map(\.name) {
                let answer = await scene.send("GET", route.path + "?\(name)=&\(name)=", as: .ann)
                #expect(answer.status == 400 && answer["field"].text == name, "\(route.path) \(answer.text)")
                #expect(answer["detail"].text?.contains("more than once") == true)
            }
        }
    }

    @Test(arguments: paths)
    func `a queue that never was is refused, one that is there is not`(path: String) async throws {
        let scene = try await ServerScene()

        for queue in ["zzz", "0000000000zzz", "%27"] {
            let answer = await scene.send("GET", path + "?queue=\(queue)", as: .ann)
            #expect(answer.status == 400 && answer["field"].text == "queue", "\(answer.text)")
        }
        for queue in ["-", QueueID.shipping.text, ""] {
            let answer = await scene.send("GET", path + "?queue=\(queue)", as: .ann)
            #expect(answer.status == 200 || answer.status == 409, "\(queue) \(answer.text)")
        }
    }

    @Test(arguments: [
        (
            "/api/v1/reports/conversations.csv",
            "id,startedAt,endedAt,queueId,queue,agentId,agent,language,intent,score,"
        ),
        ("/api/v1/satisfaction.csv", "id,name,n,raw,value,low,high,rankLow,rankHigh,told\r\n"),
        ("/api/v1/reports/causes.csv", "dimension,key,value,before,now,contribution,explains,surprise,pValue,"),
        ("/api/v1/reports/patterns.csv", "kind,what,count,share,csat,effect,pValue\r\n"),
        ("/api/v1/reports/topics.csv", "terms,size,share,csat,ratings\r\n"),
    ])
    func `reports come as CSV`(path: String, head: String) async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello, =1+1"), .agent("Hi")])

        let file = await scene.send("GET", path, as: .sue)
        let accepted = await scene.send("GET", String(path.dropLast(4)), as: .sue, headers: ["Accept": "text/csv"])

        #expect(file.status == 200 && file.text.hasPrefix(head), "\(file.text)")
        #expect(accepted.text == file.text)
    }

    @Test func `the conversations of a report have a line each`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello"), .agent("Hi")])

        let file = await scene.send("GET", "/api/v1/reports/conversations.csv", as: .sue)
        let list = await scene.send("GET", "/api/v1/reports/conversations", as: .sue)

        let ids = file.text.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
        #expect(ids == list["conversations"].items.compactMap { $0["id"].text } && ids.count == 1)
    }

    @Test func `a page of conversations as CSV leads to the next one`() async throws {
        let scene = try await ServerScene()
        let talk: [TalkLine] = [.customer("Hello"), .agent("Hi"), .label("a&b=é")]
        for number in Int64(1)...52 { try await scene.play(number, talk) }
        var ids: [String] = []
        var links: [String] = []
        var target: String? = "/api/v1/reports/conversations.csv?from=2027-01-01&label=a%26b%3D%C3%A9&after="

        while let path = target {
            let file = await scene.send("GET", path, as: .sue)
            let rows = file.text.split(whereSeparator: \.isNewline).dropFirst()
            ids += rows.map { String($0.prefix { $0 != "," }) }
            let link = file.headers["link"]
            #expect(link?.hasSuffix(">; rel=\"next\"") ?? true)
            target = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
            links += [target].compactMap(\.self)
        }

        #expect(ids.count == 52 && Set(ids).count == 52 && links.count == 1)
        let kept = "/api/v1/reports/conversations.csv?from=2027-01-01&label=a%26b%3D%C3%A9&after="
        #expect(links.first?.hasPrefix(kept) == true, "\(links)")
    }

    @Test func `all conversations are one table, however many are told at once`() async throws {
        let scene = try await ServerScene()
        for number in 1...5 { try await scene.play(Int64(number), [.customer("Hello"), .agent("Hi")]) }
        let reports = try StoredReports(scene.store, in: scene.store.analyticsFile.deletingLastPathComponent(), .init())
        func parts(_ limit: Int, after: String? = nil) async throws -> [String] {
            var parts: [String] = []
            let options = ReportOptions(["from": "2027-01-01"].merging(after.map { ["after": $0] } ?? [:]) { $1 })
            try await reports.conversations(options, at: ServerScene.start + .seconds(3_600), limit: limit) {
                parts.append(String(decoding: $0, as: UTF8.self))
            }
            return parts
        }

        let whole = try await parts(5)
        #expect(whole.count == 1 && whole[0].split(separator: "\r\n").count == 6)
        for limit in 1...4 {
            let told = try await parts(limit)
            #expect(told.count == (5 + limit - 1) / limit && told.joined() == whole[0])
        }
        await #expect(throws: Refusal.self) { try await parts(1, after: "nowhere") }
    }

    @Test(arguments: ["say \"hi\"", "x\"\u{301},=1+1", "\u{200D}\"\r\n"])
    func `each quotation mark within a field is doubled, whatever follows it`(field: String) {
        let quoted = Array(CSVField.quoted(field).utf8)
        let inner = quoted.dropFirst().dropLast()

        #expect(quoted.first == 0x22 && quoted.last == 0x22)
        #expect(inner.count { $0 == 0x22 } == 2 * field.utf8.count { $0 == 0x22 })
        #expect(Array(inner.filter { $0 != 0x22 }) == field.utf8.filter { $0 != 0x22 })
    }
}
