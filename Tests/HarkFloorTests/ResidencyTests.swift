import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What is in memory, and what a restart brings back.
struct ResidencyTests {
    /// The floor that a store would bring back from what this scene knows.
    private func restarted(_ scene: FloorScene) -> FloorScene {
        let image = scene.floor.projection
        var next = scene
        next.floor = Floor(policy: scene.floor.policy)
        next.floor.load(
            position: image.position,
            floorSeq: image.floorSeq,
            queues: Array(image.queues.values),
            sites: Array(image.sites.values),
            agents: Array(image.agents.values),
            routing: image.routing,
            surveys: image.surveys,
            acknowledgements: image.acknowledgements
        )
        next.floor.load(open: image.conversations.values.filter { $0.status != .resolved }, at: scene.now)
        return next
    }

    @Test func `loaded from projections it is what it was`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        _ = scene.openForPeople(.maya)
        _ = scene.open(.leo)

        #expect(restarted(scene).floor.projection == scene.floor.projection)
    }

    @Test func `after a start nobody has a socket`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let held = scene.openForPeople(.maya)
        let offered = scene.open(.leo, at: .office)
        var next = restarted(scene)

        next.resume()

        #expect(next.lastTypes == [.presenceChanged, .offerLapsed])
        let left = PresenceChanged(agent: .tom, isConnected: false, isAfterRestart: true)
        #expect(next.log.contains { $0.body == .presenceChanged(left) })
        #expect(next[offered]?.status == .queued)
        next.pass(.seconds(60))
        #expect(next[held]?.status == .queued)
        next.pass(.seconds(300))
        #expect(next[held]?.reason == .abandoned)
    }

    @Test func `a start forgets who took on what is over`() throws {
        var scene = FloorScene()
        _ = scene.openForPeople()
        let item = try #require(scene.floor.attention(at: scene.now).first?.id)
        scene.send(.acknowledgeAttention(item: item, by: .sue))
        var next = restarted(scene)
        next.floor.load(
            position: next.floor.position,
            floorSeq: next.floor.floorSeq,
            queues: [],
            sites: [],
            agents: [],
            acknowledgements: [item: AgentProfile.sue.reference, "handoff:gone:1": AgentProfile.sue.reference]
        )

        next.resume()

        #expect(Array(next.floor.acknowledgements.keys) == [item])
    }

    @Test func `keys are needed before a repeat can be told`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Once", .maya, in: id, key: "k")
        let at = scene.now
        var next = restarted(scene)
        #expect(next.floor.residency(id) == .needsKeys)

        let hash = UInt64(truncatingIfNeeded: "Once".hashValue)
        let key = SentKey(authorKind: .visitor, authorID: 101, clientID: "k", seq: 3, at: at, contentHash: hash)
        next.floor.admit(nil, keys: [key], for: id, at: next.now)

        #expect(next.floor.residency(id) == .ready)
        #expect(next.say("Once", .maya, in: id, key: "k") == .duplicate(seq: 3, at: at))
        #expect(next.floor.prior(conversation: id, author: .maya, clientID: "new", contentHash: 0) == nil)
    }

    @Test func `only what is resolved leaves memory, and comes back`() throws {
        var scene = FloorScene()
        let id = scene.open()
        scene.floor.evict(id)
        #expect(scene.floor.residency(id) == .ready)
        scene.send(.endConversation(conversation: id, by: .maya))
        let record = try #require(scene[id])

        #expect(scene.floor.evictable(resolvedBefore: scene.now + .seconds(1)) == [id])
        scene.floor.evict(id)
        #expect(scene.floor.residency(id) == .absent)
        #expect(scene.say("Hello?", .maya, in: id) == .refused(.notFound))

        scene.floor.admit(record, keys: [], for: id, at: scene.now)
        #expect(scene.say("Hello?", .maya, in: id) == .done(seq: 5))
    }

    @Test func `a vacated slot is used again without a trace`() {
        var scene = FloorScene()
        let first = scene.open(.maya)
        scene.send(.endConversation(conversation: first, by: .maya))
        scene.floor.evict(first)

        let second = scene.open(.leo)

        #expect(scene.floor.conversations.count == 1)
        #expect(scene[second]?.visitor == .leo)
        #expect(scene[first] == nil)
    }

    @Test func `a refusal leaves the floor as it was`() {
        var scene = FloorScene()
        let id = scene.open()
        let before = scene.floor

        scene.say("Nothing", .maya, in: id, choice: "none")

        #expect(scene.floor == before)
        #expect(scene.last.events.isEmpty && scene.last.effects.isEmpty)
    }
}
