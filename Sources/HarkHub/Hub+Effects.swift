public import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// What the floor wants done, once its events are on disk.
extension Hub {
    func carryOut(_ effect: Effect) {
        switch effect {
        case .askBot(let conversation, _, _): askBot(conversation)
        case .assigned(let conversation, let agent): tellAssigned(conversation, agent)
        case .offered(let conversation, let offer):
            propose(conversation, offer, to: staff[offer.agent.id]?.sessions ?? [])
        case .offerWithdrawn(let offer, let agent):
            let frame = OutboundFrame(copying: Frames.notification("offer.withdrawn") { $0.member("offer", offer) })
            for session in staff[agent]?.sessions ?? [] { session.send(frame) }
        case .queueMoved(let queue): places.markMoved(queue)
        case .audienceChanged(let conversation): checkAudience(of: conversation)
        case .staffChanged(let agent): checkStaff(agent)
        }
    }

    /// Sends the Snapshot to the new owner's sockets, which follow from then on.
    private func tellAssigned(_ id: ConversationID, _ agent: AgentID) {
        guard let sessions = staff[agent]?.sessions, let first = sessions.first else { return }
        let subscriptions = sessions.map { follow($0, id) }
        snapshots([SnapshotWish(conversation: id, after: nil)], for: first) { hub, images in
            if let image = images.first { hub.tellAssigned(image, sessions) }
            for subscription in subscriptions { hub.begin(subscription, at: images.first?.head ?? 0) }
        }
    }

    func propose(_ id: ConversationID, _ offer: StandingOffer, to sessions: [Session]) {
        guard let first = sessions.first else { return }
        snapshots([SnapshotWish(conversation: id, after: nil)], for: first) { hub, images in
            guard let image = images.first, hub.floor.conversation(of: offer.id) == id else { return }
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
            for conversation in session.subscriptions.keys { checkAudience(of: conversation) }
            if let scope = session.watchScope, scope != FloorScope(presence.member) { leaveBoard(session, scope) }
        }
    }

    private func end(_ presence: StaffPresence) {
        for session in presence.sessions { session.close(.authenticationEnded, "deactivated") }
    }

    /// Ends the sockets that live by a session or token which is no longer good.
    public func endConnections(of agent: AgentID, keys: Set<String>? = nil) {
        for session in staff[agent]?.sessions ?? [] {
            guard let credential = session.credential, keys?.contains(credential.key) ?? true else { continue }
            session.close(.authenticationEnded, "session ended")
        }
    }
}
