import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// Offers: made, accepted, declined, lapsed, withdrawn.
struct OfferTests {
    private var scene = FloorScene()
    private let id: ConversationID

    init() {
        scene.bringOnline(.tom)
        id = scene.open(at: .office)
    }

    private func offer() throws -> StandingOffer { try #require(scene[id]?.offer) }

    @Test mutating func `an offer stands for thirty seconds and weighs`() throws {
        let offer = try offer()

        #expect(scene[id]?.status == .offered)
        #expect(offer.agent.id == .tom && offer.expiresAt == scene.now + .seconds(30))
        #expect(scene.log.last?.position == offer.id.rawValue)
        #expect(scene.last.effects.contains(.offered(conversation: id, offer: offer)))
        #expect(scene.floor.load(of: .tom) == 100)
    }

    @Test mutating func `accepting makes the assignment, once`() throws {
        let offer = try offer()

        scene.send(.acceptOffer(offer: offer.id, by: .tom))
        #expect(scene.lastTypes == [.assignmentMade])
        #expect(scene.send(.acceptOffer(offer: offer.id, by: .tom)) == .done(seq: scene[id]?.head ?? 0))
        #expect(scene.last.events.isEmpty)

        #expect(scene.floor.load(of: .tom) == 100)
        #expect(scene.send(.acceptOffer(offer: offer.id, by: .ada)) == .refused(.conflict("The offer is gone")))
    }

    @Test mutating func `declining passes it to the next, with the same rank`() throws {
        var ada = AgentProfile.ada
        ada.queues = [.shipping]
        scene.send(.changeAgent(ada, by: .system))
        scene.bringOnline(.ada)
        let (offer, rank) = (try offer(), scene[id]?.rank)

        scene.send(.declineOffer(offer: offer.id, by: .tom))

        #expect(scene.lastTypes == [.offerDeclined, .offerMade])
        #expect(scene[id]?.offer?.agent.id == .ada)
        #expect(scene[id]?.rank == rank)
        #expect(scene.last.effects.contains(.offerWithdrawn(offer: offer.id, agent: .tom)))
        #expect(scene.send(.declineOffer(offer: offer.id, by: .tom)) == .done(seq: scene[id]?.head ?? 0))
    }

    @Test mutating func `a mark keeps the agent away for a minute`() throws {
        var ada = AgentProfile.ada
        (ada.queues, ada.capacity) = ([.shipping], 1)
        scene.send(.changeAgent(ada, by: .system))
        scene.bringOnline(.ada)
        let other = scene.open(.leo, at: .office)
        scene.send(.pickUp(conversation: other, by: .ada))

        scene.send(.declineOffer(offer: try offer().id, by: .tom))
        #expect(scene[id]?.status == .queued)
        scene.pass(.seconds(59))
        #expect(scene[id]?.status == .queued)

        scene.pass(.seconds(1))
        #expect(scene[id]?.offer?.agent.id == .tom)
    }

    @Test mutating func `a mark ends when nobody else is left`() throws {
        scene.send(.declineOffer(offer: try offer().id, by: .tom))

        #expect(scene.lastTypes == [.offerDeclined, .offerMade])
    }

    @Test mutating func `an offer lapses and is gone`() throws {
        let offer = try offer()

        scene.pass(.seconds(30))

        #expect(scene.types(of: id).contains(.offerLapsed))
        #expect(scene.send(.acceptOffer(offer: offer.id, by: .tom)) == .refused(.conflict("The offer is gone")))
    }

    @Test mutating func `an offer lapses at once with the last socket`() throws {
        let offer = try offer()

        scene.send(.staffDisconnected(.tom))

        #expect(scene.lastTypes == [.presenceChanged, .offerLapsed])
        #expect(scene[id]?.status == .queued)
        #expect(scene.last.effects.contains(.offerWithdrawn(offer: offer.id, agent: .tom)))
    }

    @Test mutating func `a pick-up by somebody else withdraws it`() throws {
        let offer = try offer()

        scene.send(.pickUp(conversation: id, by: .ada))

        #expect(scene.owner(of: id) == .ada)
        #expect(scene.last.effects.contains(.offerWithdrawn(offer: offer.id, agent: .tom)))
        #expect(scene.floor.load(of: .tom) == 0)
    }

    @Test mutating func `a strange offer is a conflict`() {
        #expect(
            scene.send(.acceptOffer(offer: OfferID(rawValue: 9), by: .tom)) == .refused(.conflict("The offer is gone"))
        )
        #expect(
            scene.send(.declineOffer(offer: OfferID(rawValue: 9), by: .tom)) == .refused(.conflict("The offer is gone"))
        )
    }
}
