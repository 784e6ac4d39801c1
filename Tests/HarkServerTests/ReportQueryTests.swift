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

    @Test(arguments: ["say \"hi\"", "x\"\u{301},=1+1", "\u{200D}\"\r\n"])
    func `each quotation mark within a field is doubled, whatever follows it`(field: String) {
        let quoted = Array(CSVField.quoted(field).utf8)
        let inner = quoted.dropFirst().dropLast()

        #expect(quoted.first == 0x22 && quoted.last == 0x22)
        #expect(inner.count { $0 == 0x22 } == 2 * field.utf8.count { $0 == 0x22 })
        #expect(Array(inner.filter { $0 != 0x22 }) == field.utf8.filter { $0 != 0x22 })
    }
}
