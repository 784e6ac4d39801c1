import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// What forecasts promise is kept, and stands beside what came.
struct PromiseAPITests {
    private let path = "/api/v1/forecast?horizon=2"

    /// Each day at eight: a chat that waits half a minute for Sue, or twice as long as is promised, and is done in ten.
    private func talk(_ scene: ServerScene, days: Range<Int64>, waiting seconds: Int64 = 30) async throws {
        for day in days {
            let id = await scene.openForPeople(VisitorID(rawValue: 9_000 + day))
            await scene.pass(.seconds(seconds))
            await scene.floor.send(.takeOver(conversation: id, by: .sue))
            await scene.pass(.seconds(600))
            await scene.floor.send(.resolve(ResolveConversation(conversation: id, by: .sue)))
            await scene.pass(.seconds(86_400 - 600 - seconds))
        }
    }

    private func outcome(_ scene: ServerScene, _ query: String, as profile: AgentProfile = .ann) async -> Answer {
        await scene.send("GET", path + query, as: profile)
    }

    @Test func `nothing is made up before anything is promised`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, days: 0..<20)

        let answer = await outcome(scene, "&step=day")

        #expect(answer.status == 200 && answer["outcome"].items.isEmpty && answer["record"] == .null)
    }

    @Test func `days are promised once, a day ahead or more, and stand beside what came`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, days: 0..<20)
        let clerk = PromiseClerk(scene.services)
        let first = scene.services.now()
        await clerk.look(at: first)
        let series = PromiseShelf.Series(step: .day, queue: nil)
        let shelf = PromiseShelf(store: scene.store)
        let kept = try await shelf.promises(series, from: first)
        for day in 20..<24 as Range<Int64> {
            try await talk(scene, days: day..<(day + 1))
            await clerk.look(at: scene.services.now())
        }

        let answer = await outcome(scene, "&step=day")

        #expect(kept.map { ($0.at - first).wholeMilliseconds / 3_600_000 } == [40, 64, 88, 112, 136, 160])
        let later = try await shelf.promises(series, from: first)
        #expect(Array(later.prefix(6)) == kept && later.count == 10)
        // Promised on the day 20 at eight: those from the day 22 on; two of them are over.
        let outcome = answer["outcome"].items
        #expect(outcome.map { $0["at"].text?.prefix(10) } == ["2027-02-06", "2027-02-07"])
        #expect(outcome.allSatisfy { $0["madeAt"].text == first.iso8601 && $0["came"].int == 1 })
        #expect(outcome.allSatisfy { $0["service"] == .null && $0["withinRange"] == true })
        #expect(answer["record"]["n"].int == 2 && answer["record"]["coverage80"]["n"].int == 2)
        let said = try await scene.services.forecasts.answer(
            .init(step: .day),
            from: try #require(scene.services.analytics),
            specialDays: [:],
            at: scene.services.now()
        )
        guard case .known(let forecast) = said else { return #expect(Bool(false), "no forecast") }
        let words =
            "Promised and kept, 2 since 2027-02-06T00:00:00.000Z; off by 0 %, the week before repeated by 0 %; 100 %"
        #expect(ForecastAnswer(forecast: forecast).heading.last?.hasPrefix(words) == true)
        let schema = try #require(Schemas.all.first { $0.0 == "VolumeForecast" }).1
        #expect(SchemaChecker(Schemas.all).faults(of: answer.json, schema) == [])
    }

    @Test func `half hours are promised before their day begins, with the share that is answered in time`() async throws
    {
        let scene = try await ServerScene()
        try await talk(scene, days: 0..<16)
        await PromiseClerk(scene.services).look(at: scene.services.now())
        try await talk(scene, days: 16..<17)
        try await talk(scene, days: 17..<18, waiting: 120)

        let all = await outcome(scene, "")
        let own = await outcome(scene, "&queue=\(QueueID.billing.text)")

        let met = all["outcome"].items.filter { $0["came"].int == 1 }
        // The whole day after the promise, and the night that the forecast of two days still holds.
        #expect(all["outcome"].items.count == 64 && met.count == 1)
        #expect(met.first?["at"].text == "2027-02-01T08:00:00.000Z")
        let service = try #require(met.first)["service"]
        #expect(service["kept"] == .double(0) && service["withinSeconds"] == .double(60))
        #expect(service["n"].int == 1 && (service["heads"].int ?? 0) > 0)
        #expect(all["record"]["service"]["kept"]["n"].int == 1)
        #expect(own["outcome"].items.count == 64)
        let schema = try #require(Schemas.all.first { $0.0 == "VolumeForecast" }).1
        #expect(SchemaChecker(Schemas.all).faults(of: all.json, schema) == [])
    }

    @Test func `who may see one queue is told of no others' promises`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, days: 0..<20)
        await PromiseClerk(scene.services).look(at: scene.services.now())
        try await talk(scene, days: 20..<24)

        let shipping = await outcome(scene, "&step=day", as: .sid)
        let billing = await outcome(scene, "&step=day&queue=\(QueueID.billing.text)", as: .sid)

        // Of a queue that is not theirs nothing is said, not even that there is too little to go by.
        #expect(shipping.status == 409 && billing.status == 400)
        #expect(await outcome(scene, "&step=day&queue=\(QueueID.billing.text)")["outcome"].items.count == 2)
    }

    @Test func `a clerk that starts again finds what was kept today`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, days: 0..<20)
        let series = PromiseShelf.Series(step: .halfHour, queue: nil)
        let shelf = PromiseShelf(store: scene.store)
        await PromiseClerk(scene.services).look(at: scene.services.now())
        let kept = try await shelf.promises(series, from: scene.services.now())
        await scene.pass(.seconds(3_600))

        await PromiseClerk(scene.services).look(at: scene.services.now())

        #expect(!kept.isEmpty)
        #expect(try await shelf.promises(series, from: scene.services.now()) == kept)
    }
}
