import HarkDomain
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// The volume to come, by the API.
struct ForecastAPITests {
    private let path = "/api/v1/forecast"

    @Test func `a young log says how much it needs`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello")])

        let answer = await scene.send("GET", path + "?step=week", as: .sue)

        #expect(answer.status == 409)
        #expect(answer.text.contains("needs 8 whole ones"))
    }

    @Test func `two weeks of days have a forecast, by queue too, and a supervisor's queues bound it`() async throws {
        let scene = try await ServerScene()
        for number in 0..<20 {
            try await scene.play(Int64(number), [.customer("Hello"), .agent("Hi")])
            await scene.pass(.seconds(86_400))
        }

        let answer = await scene.send("GET", path + "?step=day&horizon=3", as: .ann)
        let queue = await scene.send("GET", path + "?step=day&queue=\(QueueID.shipping.text)", as: .ann)

        #expect(answer.status == 200 && answer["step"].text == "day" && answer["forecast"].items.count == 3)
        let history = answer["history"].items.map { $0["count"].int ?? 0 }
        #expect(history.count >= 19 && history.dropFirst().allSatisfy { $0 == 1 })
        for point in answer["forecast"].items { #expect((0.8...1.2).contains(point["mean"].figure ?? 0)) }
        #expect(answer["staffing"] == .null)
        #expect(queue.status == 409)
        let schema = try #require(Schemas.all.first { $0.0 == "VolumeForecast" }).1
        #expect(SchemaChecker(Schemas.all).faults(of: answer.json, schema) == [])
    }

    @Test(arguments: [
        ("?step=year", "step"), ("?horizon=0", "horizon"), ("?horizon=many", "horizon"), ("?queue=!", "queue"),
    ])
    func `what can't be asked is named`(_ query: String, _ field: String) async throws {
        let answer = await (try ServerScene()).send("GET", path + query, as: .sue)

        #expect(answer.status == 422 || answer.status == 400)
        #expect(answer.text.contains(field))
    }

    @Test func `agents ask for no forecast`() async throws {
        #expect(await (try ServerScene()).send("GET", path, as: .tom).status == 403)
    }
}

extension JSONValue {
    fileprivate var figure: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
