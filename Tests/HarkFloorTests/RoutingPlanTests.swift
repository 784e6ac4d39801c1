import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What a published plan changes on the floor.
struct RoutingPlanTests {
    private var scene = FloorScene(staff: [.tom, .ada, .sue])

    private mutating func publish(_ plan: String, base: Int = 0) -> Outcome {
        scene.send(.publishRouting(plan: plan, note: "test", base: base, by: .sue))
    }

    private static let billing = QueueID.billing.text
    private static let shipping = QueueID.shipping.text

    @Test mutating func `a plan is published once, on top of the one that holds`() {
        #expect(publish("weighing: true") == .done(seq: scene.floor.floorSeq))
        #expect(scene.floor.routing?.version == 1)
        #expect(publish("weighing: false") == .refused(.conflict("Version 1 was published meanwhile")))
        #expect(publish("weighing: true", base: 1) == .done(seq: scene.floor.floorSeq))
        #expect(scene.last.events.isEmpty)
    }

    @Test mutating func `a plan with a fault changes nothing and says where`() {
        let outcome = publish("queues: [{queue: nobody}]")

        #expect(outcome == .refused(.invalid(field: "plan", reason: "queues[0].queue: is not the name of a queue")))
        #expect(scene.floor.routing == nil)
    }

    @Test mutating func `a queue that the plan names can't be deleted`() {
        _ = publish("tiers: [{queue: \(Self.billing), next: \(Self.shipping)}]")
        var queue = QueueProfile.shipping
        queue.isActive = false

        #expect(scene.send(.changeQueue(queue, by: .sue)) == .refused(.conflict("The routing plan uses this queue")))
    }

    @Test mutating func `the first rule that matches says where a conversation goes, and what it asks for`() {
        _ = publish(
            """
            rules:
              - name: checkout
                when: {page: ["*/checkout*"]}
                then: {queue: \(Self.shipping), required: [{name: cards, level: 2}], priority: 3, sla: gold}
            sla: [{name: gold, targets: [{firstResponseSeconds: 60}]}]
            """
        )
        scene.bringOnline(.ada, .tom)

        let id = openFromCheckout()

        #expect(scene[id]?.queue.id == .shipping)
        #expect(scene[id]?.priority == 3)
        #expect(scene[id]?.demand.rule == "checkout")
        #expect(scene[id]?.demand.required == [Skill(name: "cards", level: 2)])
        #expect(scene[id]?.status == .queued)

        var tom = AgentProfile.tom
        tom.skills = [Skill(name: "cards", level: 3)]
        scene.send(.changeAgent(tom, by: .system))

        #expect(scene[id]?.offer?.agent.id == .tom)
    }

    private mutating func openFromCheckout(_ visitor: VisitorID = .leo) -> ConversationID {
        let id = ConversationID(rawValue: 77)
        scene.send(.visitorConnected(visitor))
        scene.send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: visitor,
                    site: .office,
                    clientID: "c",
                    contentHash: 1,
                    text: "Hello",
                    page: Page(url: "https://shop.example/Checkout/2", title: "")
                )
            )
        )
        return id
    }

    @Test mutating func `demands relax at the very time, without anybody doing anything`() {
        _ = publish(
            """
            policy: {relaxation: [{falls: lastSkill, afterSeconds: 45}]}
            rules: [{name: all, then: {queue: \(Self.billing), required: [{name: x}]}}]
            """
        )
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.pass(.milliseconds(44_900))
        #expect(scene[id]?.status == .queued)

        scene.pass(.milliseconds(200))

        #expect(scene.owner(of: id) == .ada)
        guard case .assignmentMade(let data)? = scene.log.last?.body else { return #expect(Bool(false)) }
        #expect(data.explained.relaxed == ["lastSkill"])
        #expect(data.explained.waitedSeconds == 45)
    }

    @Test mutating func `what waits keeps asking for what an older plan said`() {
        var ada = AgentProfile.ada
        ada.skills = [Skill(name: "x", level: 2)]
        scene.send(.changeAgent(ada, by: .system))
        _ = publish("rules: [{name: all, then: {queue: \(Self.billing), required: [{name: x}]}}]")
        let id = scene.openForPeople()
        _ = publish("{}", base: 1)

        scene.bringOnline(.tom)
        #expect(scene[id]?.status == .queued)
        scene.bringOnline(.ada)

        #expect(scene.owner(of: id) == .ada)
    }

    @Test mutating func `a queue's share of an agent is kept`() {
        _ = publish("queues: [{queue: \(Self.billing), agentCapacity: 1}]")
        scene.bringOnline(.ada)

        let ids = [VisitorID.maya, .leo].map { scene.openForPeople($0) }

        #expect(ids.map { scene[$0]?.status } == [.active, .queued])
    }

    @Test mutating func `a share is given back where it was taken, whatever queues the agent serves by then`() {
        _ = publish(
            """
            queues:
              - {queue: \(Self.billing), policy: {overflow: [{to: \(Self.shipping), whenNobodyIsOnline: true}]}}
              - {queue: \(Self.shipping), agentCapacity: 1}
            """
        )
        var tom = AgentProfile.tom
        tom.queues = [.shipping]
        scene.send(.changeAgent(tom, by: .system))
        scene.bringOnline(.tom)
        let helped = scene.openForPeople()
        #expect(scene.owner(of: helped) == .tom)

        tom.queues = [.billing, .shipping]
        scene.send(.changeAgent(tom, by: .system))
        scene.send(.resolve(ResolveConversation(conversation: helped, by: .tom)))
        let next = scene.open(.leo, at: .office)

        #expect(scene[next]?.offer?.agent.id == .tom)
    }

    @Test mutating func `quick and angry conversations weigh more, where the plan weighs`() {
        _ = publish("weighing: true")
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        #expect(scene.floor.load(of: .ada) == 100)

        for _ in 0..<4 { scene.say("quick", .maya, in: id) }

        #expect(scene.floor.load(of: .ada) == 150)
        _ = publish("weighing: false", base: 1)
        #expect(scene.floor.load(of: .ada) == 100)
    }

    @Test mutating func `what waits weighs one unit, however quickly its customer writes`() {
        _ = publish("weighing: true")
        var ada = AgentProfile.ada
        ada.capacity = 1
        scene.send(.changeAgent(ada, by: .system))
        let id = scene.openForPeople()
        for _ in 0..<5 { scene.say("quick", .maya, in: id) }

        scene.bringOnline(.ada)

        #expect(scene.owner(of: id) == .ada)
    }

    @Test mutating func `hours say whether a queue is open`() {
        // The scene is on a Friday at 08:00 UTC.
        _ = publish(
            """
            businessHours: [{name: day, zone: UTC, week: ["Mo-Fr 09:00-17:00"]}]
            queues: [{queue: \(Self.billing), businessHours: day}]
            """
        )

        #expect(scene.floor.isOpen(.billing, at: scene.now) == false)
        #expect(scene.floor.isOpen(.billing, at: scene.now + .seconds(3600)) == true)
        #expect(scene.floor.isOpen(.shipping, at: scene.now) == nil)
        #expect(scene.floor.reopensAt(.shop, now: scene.now) == scene.now + .seconds(3600))
        #expect(scene.floor.reopensAt(.shop, now: scene.now + .seconds(3600)) == nil)
        #expect(scene.floor.reopensAt(.office, now: scene.now) == nil)
    }

    @Test mutating func `who leaves a customer unanswered and does nothing is taken to be away`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        #expect(scene.owner(of: id) == .tom)
        scene.pass(.seconds(300))
        scene.send(.label(conversation: id, by: .tom, add: ["parcel"], remove: []))
        scene.pass(.seconds(1799))
        #expect(scene.floor.agents[.tom]?.availability == .online)

        scene.pass(.seconds(1))

        #expect(scene.floor.agents[.tom]?.availability == .busy)
        #expect(scene.floor.agents[.tom]?.awayReason == .inactive)
        #expect(scene.owner(of: id) == .tom)
    }

    @Test mutating func `who says to be back and goes on doing nothing is away again`() {
        scene.bringOnline(.tom)
        _ = scene.openForPeople()
        scene.pass(.seconds(1800))
        #expect(scene.floor.agents[.tom]?.availability == .busy)
        scene.send(.setAvailability(agent: .tom, by: .tom, availability: .online))

        scene.pass(.seconds(1800))

        #expect(scene.floor.agents[.tom]?.availability == .busy)
    }

    @Test mutating func `what another rule lowered is as before once it holds no longer`() {
        _ = publish(
            """
            rules:
              - {name: paying, when: {intent: [pay]}, then: {queue: \(Self.billing), priority: 5}}
              - {name: rest, then: {queue: \(Self.billing), priority: -1}}
            """
        )
        let id = scene.openForPeople()
        #expect(scene[id]?.priority == -1)
        scene.send(.transfer(conversation: id, by: .sue, to: .bot, reason: "simple"))
        scene.say("I want to pay", .maya, in: id)
        let analysis = MessageAnalysed(
            seq: scene[id]?.lastCustomerSeq ?? 0,
            language: "en",
            sentiment: MessageSentiment(score: Degree(0), label: .neutral, anger: Degree(0)),
            intent: "pay"
        )
        scene.send(.annotate(conversation: id, analysis))

        scene.send(.requestHuman(conversation: id, by: .maya))

        #expect(scene[id]?.priority == 5)
    }

    @Test mutating func `no wait is told while nobody is there who could serve`() {
        let id = scene.openForPeople()
        #expect(scene.floor.position(of: id)?.waitHigh == 0)
        scene.bringOnline(.tom)
        let next = scene.open(at: .office)
        #expect(scene.floor.position(of: next).map { $0.waitHigh > 0 } ?? true)
    }

    @Test mutating func `who has answered may be quiet as long as it takes`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("I look it up", .tom, in: id)

        scene.pass(.seconds(2500))

        #expect(scene.floor.agents[.tom]?.availability == .online)
    }

    @Test mutating func `who lets three offers in a row lapse is taken to be away`() {
        scene.bringOnline(.tom)
        let id = scene.open(at: .office)

        scene.pass(.seconds(91))

        #expect(scene.floor.agents[.tom]?.availability == .busy)
        #expect(scene.floor.agents[.tom]?.awayReason == .missedOffers)
        #expect(scene[id]?.status == .queued)

        scene.send(.setAvailability(agent: .tom, by: .tom, availability: .online))
        #expect(scene.floor.agents[.tom]?.awayReason == nil)
        #expect(scene[id]?.status == .offered)
    }

    @Test mutating func `a sign of life between offers keeps an agent there`() {
        scene.bringOnline(.tom)
        let held = scene.openForPeople()
        _ = scene.open(.leo, at: .office)

        for _ in 0..<4 {
            scene.pass(.seconds(31))
            scene.say("Still here", .tom, in: held)
        }

        #expect(scene.floor.agents[.tom]?.availability == .online)
    }
}
