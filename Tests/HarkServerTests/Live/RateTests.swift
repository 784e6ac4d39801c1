import HarkProtocol
import Testing

/// What a customer writes has a rate, whatever it is; repeats and refusals are free.
@Suite(.liveServers) struct RateTests {
    private static let burst = 3

    private func start() async throws -> LiveHark {
        try await LiveHark.start {
            ($0.limits.exemptLoopback, $0.limits.socketsPerAddress) = (false, 50)
            ($0.limits.visitorMessagesPerSecond, $0.limits.visitorMessageBurst) = (1, Self.burst)
        }
    }

    /// Sends calls at once, and holds the rate against the time that they took.
    private func flood(
        _ client: LiveClient,
        _ calls: [(method: String, params: LiveClient.Params)],
        spent: Int = 0
    ) async throws -> [JSONValue] {
        let begun = ContinuousClock.now
        let answers = try await client.answers(calls)
        let refilled = Int((ContinuousClock.now - begun).components.seconds) + 1
        let done = Set(answers.compactMap { $0["result"]["seq"].int }).count
        #expect((Self.burst - spent...Self.burst - spent + refilled).contains(done), "\(done) in \(refilled) s")
        let refusals = answers.map { $0["error"]["data"] }.filter { $0 != .null }
        #expect(refusals.allSatisfy { $0["slug"] == "rateLimited" && $0["retryAfterMs"].int ?? 0 > 0 })
        #expect(!refusals.isEmpty)
        return answers
    }

    @Test func `starts of conversations`() async throws {
        let live = try await start()
        let visitor = try await live.visitor()
        func begin(_ number: Int) -> (method: String, params: LiveClient.Params) {
            ("conversation.start", ["clientID": .string("s\(number)"), "text": .string("\(number)")])
        }
        var open: String?
        var started = 0
        let begun = ContinuousClock.now
        for number in 0..<12 {
            let answer = try await visitor.answers([begin(number)])[0]
            guard let id = answer["result"]["conversation"].text else {
                #expect(answer["error"]["data"]["slug"] == "rateLimited")
                continue
            }
            (open, started) = (id, started + 1)
            // The same start again, and another one beside it, are the one that is open, and cost nothing.
            for repeated in try await visitor.answers([begin(number), begin(number), begin(100), begin(101)]) {
                #expect(repeated["result"]["conversation"].text == id)
            }
            _ = try await visitor.result("conversation.end", ["conversation": .string(id)])
        }
        let refilled = Int((ContinuousClock.now - begun).components.seconds) + 1
        #expect(open != nil && (Self.burst...Self.burst + refilled).contains(started))

        // What is another visitor's does not count.
        _ = try await live.visitor().begin("me too")
    }

    @Test func `starts of one address, whoever makes them`() async throws {
        let live = try await LiveHark.start {
            ($0.limits.exemptLoopback, $0.limits.socketsPerAddress) = (false, 50)
            ($0.limits.startsPerMinute, $0.limits.startBurst) = (1, 3)
        }
        for _ in 0..<3 { _ = try await live.visitor().begin("one of three") }
        let stranger = try await live.visitor()
        let params: LiveClient.Params = ["clientID": "s", "text": "one more"]
        let answer = try await stranger.call("conversation.start", params)
        #expect(answer["error"]["data"]["slug"] == "rateLimited")
        #expect((1000...60_000).contains(answer["error"]["data"]["retryAfterMs"].int ?? 0))

        // What is begun goes on, and from another address one can begin.
        let other = try await live.connect(from: "127.0.0.2")
        _ = try await other.result("visitor.hello", ["site": "direct"])
        let id = try await other.begin("elsewhere")
        try await other.say("and more", in: id, key: "m")
    }

    @Test func `answers to the survey`() async throws {
        let live = try await start()
        let visitor = try await live.visitor()
        let id = try await visitor.begin("hello")
        _ = try await visitor.result("conversation.end", ["conversation": .string(id)])
        func rate(_ key: Int, _ score: Int) -> (method: String, params: LiveClient.Params) {
            let score = JSONValue.int(Int64(score))
            return ("survey.submit", ["conversation": .string(id), "clientID": .string("k\(key)"), "score": score])
        }
        // One was spent on the start.
        _ = try await flood(visitor, (0..<20).map { rate($0, 1 + $0 % 5) }, spent: 1)
        let repeats = try await visitor.answers((0..<20).map { _ in rate(0, 1) })
        #expect(repeats.allSatisfy { $0["result"]["duplicate"] == true })
        #expect(try await visitor.answers([rate(0, 2)])[0]["error"]["data"]["slug"] == "conflict")
    }

    @Test func `feedback to the bot`() async throws {
        let live = try await start()
        let visitor = try await live.visitor("shop")
        let id = try await visitor.begin("When is your shop open?")
        let asked = try await visitor.event("message.posted") { $0["data"]["feedback"] == true }["seq"]
        func feedback(_ helped: Bool) -> (method: String, params: LiveClient.Params) {
            ("bot.feedback", ["conversation": .string(id), "seq": asked, "helped": .bool(helped)])
        }
        let answers = try await flood(visitor, (0..<20).map { feedback($0 % 2 == 0) }, spent: 1)
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        let kept = page["events"].items.count { $0["type"] == "bot.feedback" }
        #expect(kept == Set(answers.compactMap { $0["result"]["seq"].int }).count)
    }
}
