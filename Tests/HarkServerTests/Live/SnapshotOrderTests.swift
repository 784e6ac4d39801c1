import HarkProtocol
import HarkTesting
import Testing

@testable import HarkHub
@testable import HarkServer

/// Snapshots are read beside the talk: whoever asks for one must get it first, then all that came after, once.
@Suite(.liveServers) struct SnapshotOrderTests {
    @Test func `events follow their Snapshot without a gap and once, however reads and talk interleave`()
        async throws
    {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let room = Room(
            live: live,
            id: id,
            visitor: visitor,
            anna: anna,
            annasToken: try await live.token(of: "Anna"),
            sue: try await live.staff("Sue")
        )
        for seed in UInt64(1)...80 { try await room.play(SplitMix(seed: seed), "seed \(seed)") }
        #expect(Follower.faults(of: id, in: await visitor.values) == [])
        #expect(Follower.faults(of: id, in: await anna.values) == [])
    }
}

/// One conversation, who talks in it, and a supervisor who comes and goes.
private struct Room {
    let live: LiveHark
    let id: String
    let visitor: LiveClient
    let anna: LiveClient
    let annasToken: String
    let sue: LiveClient

    /// Lets everybody talk while others ask for Snapshots, some of which are held up for a while.
    func play(_ seeded: SplitMix, _ name: String) async throws {
        var dice = seeded
        let (tab, window) = (try await live.connect(), try await live.connect(token: annasToken))
        let stalls = dice.chance(60) ? [Stall(live.server.hub, key: 0), Stall(live.server.hub, key: 1)] : []
        defer { for stall in stalls { stall.release() } }
        let released = dice.below(6)
        let calls = (0...dice.below(4)).map { _ in
            dice.pick(["conversation.open", "conversation.open", "conversation.sync", "conversation.leave"])
        }
        async let asked: Void = ask(calls)
        async let greeted: Void = greet(tab, window)
        for turn in 0..<6 {
            if turn == released { for stall in stalls { stall.release() } }
            _ = try await (dice.chance(50) ? visitor : anna).answers(
                (0...dice.below(8)).map { ("message.send", message("\(name), \(turn), \($0)")) }
            )
        }
        for stall in stalls { stall.release() }
        try await asked
        try await greeted
        for (client, who) in [(tab, "tab"), (window, "window"), (sue, "Sue")] {
            // Whatever lies before the answer to this has been sent before it.
            _ = try await client.result("session.ping")
            #expect(Follower.faults(of: id, in: await client.values) == [], "\(name), \(who)")
        }
        let head = try await sue.result("conversation.sync", ["conversation": .string(id), "after": 0])["head"].int
        #expect(Follower.head(of: id, in: await window.values) == head, "\(name)")
        await tab.close()
        await window.close()
    }

    private func ask(_ methods: [String]) async throws {
        let params: LiveClient.Params = ["conversation": .string(id), "after": 0]
        for answer in try await sue.answers(methods.map { ($0, params) }) { #expect(answer["result"] != .null) }
    }

    private func greet(_ tab: LiveClient, _ window: LiveClient) async throws {
        async let customer = tab.result("visitor.hello", ["site": "direct", "token": visitor.hello["token"]])
        async let staff = window.result("agent.hello")
        _ = try await (customer, staff)
    }

    private func message(_ text: String) -> LiveClient.Params {
        ["conversation": .string(id), "clientID": .string(text), "text": .string(text)]
    }
}

/// Reads one socket's frames as a client does.
private struct Follower {
    let id: String
    /// The last seq that the socket knows of; nil while it does not follow.
    var head: Int?
    var faults: [String] = []

    static func faults(of id: String, in frames: [JSONValue]) -> [String] { read(id, frames).faults }
    static func head(of id: String, in frames: [JSONValue]) -> Int? { read(id, frames).head }

    private static func read(_ id: String, _ frames: [JSONValue]) -> Follower {
        var follower = Follower(id: id)
        for frame in frames { follower.take(frame) }
        return follower
    }

    private mutating func take(_ frame: JSONValue) {
        let (result, params) = (frame["result"], frame["params"])
        if frame["method"] == "event", params["conversation"].text == id { return follow(params) }
        if case .object(let object) = result, object.members.isEmpty { head = nil }
        // A customer starts at 0, with the answer to its start.
        if result["conversation"].text == id { head = head ?? 0 }
        let snapshots = [result, result["conversation"], params["conversation"]] + result["conversations"].items
        for snapshot in snapshots where snapshot["id"].text == id { begin(snapshot) }
    }

    private mutating func begin(_ snapshot: JSONValue) {
        let events = snapshot["events"].items
        for (before, after) in zip(events, events.dropFirst()) where after["prev"] != before["seq"] {
            faults.append("gap in a Snapshot before \(after["seq"].int ?? 0)")
        }
        let last = snapshot["head"].int ?? 0
        if let seq = events.last?["seq"].int, seq != last { faults.append("Snapshot ends at \(seq), says \(last)") }
        if let head, head > last { faults.append("Snapshot up to \(last) behind event \(head)") }
        head = last
    }

    private mutating func follow(_ event: JSONValue) {
        let (seq, prev) = (event["seq"].int ?? 0, event["prev"].int ?? 0)
        guard let last = head else { return faults.append("event \(seq) before its Snapshot") }
        if prev != last { faults.append("event \(seq) names \(prev), the last was \(last)") }
        head = seq
    }
}
