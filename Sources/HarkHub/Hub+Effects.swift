public import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// What the floor wants done, once its events are on disk.
extension Hub {
    func carryOut(_ effect: Effect) {
        switch effect {
        case .askBot(let conversation, _, let seq): askBot(conversation, about: seq)
        case .askWhetherBotTakesBack(let conversation, let seq): askWhetherBotTakesBack(conversation, about: seq)
        case .assigned(let conversation, let agent): tellAssigned(conversation, agent)
        case .offered(let conversation, let offer):
            propose(conversation, offer, to: staff[offer.agent.id]?.sessions ?? [])
        case .offerWithdrawn(let offer, let agent):
            let frame = OutboundFrame(copying: Frames.notification("offer.withdrawn") { $0.member("offer", offer) })
            for session in staff[agent]?.sessions ?? [] where session.isGreeted { session.send(frame) }
        case .availabilityChanged(let agent): tellAvailability(of: agent)
        case .queueMoved(let queue): places.markMoved(queue)
        case .audienceChanged(let conversation): checkAudience(of: conversation)
        case .staffChanged(let agent): checkStaff(agent)
        }
    }

    /// Tells somebody's sockets what others, or Hark, made of the availability, and why.
    private func tellAvailability(of id: AgentID) {
        guard let agent = floor.agents[id], let sessions = staff[id]?.sessions else { return }
        let frame = OutboundFrame(
            copying: Frames.notification("availability.changed") { writer in
                writer.member("availability", agent.availability.rawValue)
                writer.member("because", agent.awayReason?.rawValue)
            }
        )
        for session in sessions where session.isGreeted { session.send(frame) }
    }

    /// Tells the new owner's sockets; one whose hello is being answered hears of it behind the answer.
    private func tellAssigned(_ id: ConversationID, _ agent: AgentID) {
        let sessions = staff[agent]?.sessions ?? []
        for session in sessions where !session.isGreeted && session.subscriptions[id] == nil {
            session.afterHello?.append { hub in
                guard hub.floor.conversation(id)?.assignee?.id == agent else { return }
                hub.tellAssigned(id, on: [hub.follow(session, id)])
            }
        }
        tellAssigned(id, on: sessions.filter(\.isGreeted).map { follow($0, id) })
    }

    /// Sends the Snapshot to sockets that follow from then on; while the store can't be read, tries again each second.
    ///
    /// On the socket that accepted it, the answer to that comes first.
    func tellAssigned(_ id: ConversationID, on subscriptions: [Subscription]) {
        let following = subscriptions.filter { $0.session.subscriptions[id] === $0 }
        for subscription in following { subscription.untoldAssignments? += 1 }
        let subscriptions = following.filter { $0.untoldAssignments == nil }
        guard let first = subscriptions.first else { return }
        snapshots([SnapshotWish(conversation: id, after: nil)], for: first.session) { hub, images in
            guard let image = images?.first else {
                return hub.after(.seconds(1)) { $0.tellAssigned(id, on: subscriptions) }
            }
            let following = subscriptions.filter { $0.session.subscriptions[id] === $0 }
            hub.tellAssigned(image, following.map(\.session))
            for subscription in following { hub.begin(subscription, at: image.head) }
        }
    }

    func after(_ delay: Duration, _ body: @escaping @Sendable (isolated Hub) -> Void) {
        loop.schedule(after: delay, every: nil) { [weak self] in self?.assumeIsolated { hub in body(hub) } }
    }

    func propose(_ id: ConversationID, _ offer: StandingOffer, to sessions: [Session]) {
        for session in sessions where !session.isGreeted {
            session.afterHello?.append { hub in hub.propose(id, offer, to: [session]) }
        }
        let sessions = sessions.filter(\.isGreeted)
        guard let first = sessions.first else { return }
        snapshots([SnapshotWish(conversation: id, after: nil)], for: first) { hub, images in
            guard let image = images?.first, hub.floor.conversation(of: offer.id) == id else { return }
            let frame = OutboundFrame(
                copying: Frames.notification("offer", capacity: image.events.count + 512) { writer in
                    writer.member("offer", offer.id)
                    writer.name("conversation")
                    hub.write(image, isStaff: true, &writer)
                    writer.member("expiresAt", offer.expiresAt)
                }
            )
            for session in sessions { session.send(frame) }
        }
    }

    /// Takes over a changed profile: rights follow at once, a deactivated person is cut off.
    private func checkStaff(_ id: AgentID) {
        guard let presence = staff[id], let profile = floor.agents[id]?.profile else { return }
        guard profile.isActive else { return end(presence) }
        presence.member = StaffPrincipal(profile)
        for session in presence.sessions {
            for conversation in session.subscriptions.keys.sorted() { checkAudience(of: conversation) }
            if let scope = session.watchScope, scope != FloorScope(presence.member) { leaveBoard(session, scope) }
        }
    }

    private func end(_ presence: StaffPresence) {
        for session in presence.sessions { session.close(.authenticationEnded, "deactivated") }
    }

    /// Ends the sockets that live by a session or token which is no longer good.
    public func endConnections(of agent: AgentID) {
        for session in staff[agent]?.sessions ?? [] where !(session.credential.map(gate.isGood) ?? false) {
            session.close(.authenticationEnded, "session ended")
        }
    }
}
