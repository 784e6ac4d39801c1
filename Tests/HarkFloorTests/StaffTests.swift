import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// Presence, availability and what the administration changes.
struct StaffTests {
    @Test func `busy keeps what is held`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        scene.send(.setAvailability(agent: .tom, by: .sue, availability: .busy))

        #expect(scene.owner(of: id) == .tom)
        #expect(scene.log.last?.by == .sue)
    }

    @Test func `setting what is set makes no event`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)

        scene.send(.setAvailability(agent: .tom, by: .tom, availability: .online))
        scene.send(.staffConnected(.tom))
        scene.send(.changeAgent(.tom, by: .system))

        #expect(scene.last.events.isEmpty)
        #expect(scene.send(.staffConnected(AgentID(rawValue: 9))) == .refused(.notFound))
    }

    @Test func `deactivating gives all back`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        let offered = scene.open(.leo, at: .office)
        var tom = AgentProfile.tom
        tom.isActive = false

        scene.send(.changeAgent(tom, by: .system))

        #expect(scene[id]?.status == .queued)
        #expect(scene[offered]?.status == .queued)
        #expect(scene.lastTypes == [.agentChanged, .offerLapsed, .assignmentEnded, .conversationQueued])
    }

    @Test func `a queue in which somebody waits cannot be deleted`() {
        var scene = FloorScene()
        let id = scene.open(at: .office, queue: .billing)
        var (billing, shop) = (QueueProfile.billing, SiteProfile.shop)
        (billing.isActive, shop.isActive) = (false, false)
        scene.send(.changeSite(shop, by: .system))

        #expect(
            scene.send(.changeQueue(billing, by: .system)) == .refused(.conflict("Conversations wait in this queue"))
        )
        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(
            scene.send(.changeQueue(billing, by: .system)) != .refused(.conflict("Conversations wait in this queue"))
        )
        #expect(scene.floor.queues[.billing]?.isActive == false)
    }

    @Test func `a site's queue stays, names and keys are unique`() {
        var scene = FloorScene()
        var (billing, shipping, office) = (QueueProfile.billing, QueueProfile.shipping, SiteProfile.office)
        (billing.isActive, shipping.name, office.key) = (false, "Billing", "shop")

        #expect(scene.send(.changeQueue(billing, by: .system)) == .refused(.conflict("A site uses this queue")))
        #expect(scene.send(.changeQueue(shipping, by: .system)) == .refused(.conflict("A queue of that name exists")))
        #expect(scene.send(.changeSite(office, by: .system)) == .refused(.conflict("A site of that key exists")))
    }

    @Test func `a site is found by its key`() {
        var scene = FloorScene()
        var shop = SiteProfile.shop
        shop.key = "market"
        scene.send(.changeSite(shop, by: .system))

        #expect(scene.floor.site(key: "market")?.id == .shop)
        #expect(scene.floor.site(key: "shop") == nil)
    }

    @Test func `a site is online when somebody can take its chats`() {
        var scene = FloorScene()
        #expect(!scene.floor.isOnline(.shop))

        scene.bringOnline(.ada)

        #expect(scene.floor.isOnline(.shop))
        #expect(!scene.floor.isOnline(.office))
    }
}
