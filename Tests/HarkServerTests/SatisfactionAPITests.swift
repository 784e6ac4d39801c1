import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// How satisfied customers are, by the API.
struct SatisfactionAPITests {
    private let path = "/api/v1/satisfaction"

    @Test func `without conversations there is nothing to say, and that is said`() async throws {
        let answer = await (try ServerScene()).send("GET", path, as: .sue)

        #expect(answer.status == 200 && answer["asked"].int == 0 && answer["answered"].int == 0)
        #expect(answer["raw"] == .null && answer["imputed"] == .null && answer["agents"].items.isEmpty)
        #expect(answer["leadTime"]["median"] == .null)
    }

    @Test func `ratings are told as they came, by the filters, and stay within the days`() async throws {
        let scene = try await ServerScene()
        for number in 0..<30 {
            try await scene.play(Int64(number), [.customer("Hello"), .agent("Hi"), .customer("Thanks"), .survey(.yes)])
        }
        // Who wrote once only is not asked, and may send a rating all the same.
        try await scene.play(41, [.customer("Hello"), .agent("Hi"), .survey(.no)])
        try await scene.play(40, [.customer("你好"), .agent("您好")], language: "zh")

        let all = await scene.send("GET", path, as: .ann)
        let chinese = await scene.send("GET", path + "?language=zh", as: .ann)
        let old = await scene.send("GET", path + "?from=2026-01-01&to=2026-02-01", as: .ann)

        #expect(all["asked"].int == 30 && all["answered"].int == 30 && all["raw"]["n"].int == 30)
        #expect(all["raw"]["value"] == .int(3) || all["raw"]["value"] == .double(3))
        #expect(all["agents"].items.map { $0["name"].text } == ["Sue"])
        #expect(all["agents"].items.first?["told"] == false)
        #expect(chinese["answered"].int == 0 && old["answered"].int == 0)
    }

    @Test func `agents don't see it, and a wrong day is named`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.send("GET", path, as: .tom).status == 403)
        #expect(await scene.send("GET", path + "?from=yesterday", as: .ann).text.contains("from"))
    }
}
