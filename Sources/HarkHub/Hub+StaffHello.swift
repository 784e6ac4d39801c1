import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// A member of the staff comes to work on a socket.
extension Hub {
    /// The most bytes of Snapshots in one answer to `agent.hello`; the rest follows as `conversation.assigned`.
    private static let helloBytes = 512 * 1024

    func agentHello(_ call: Call) throws(Refusal) {
        let session = call.session
        guard case .unknown = session.party else { return session.close(.protocolBreach, "second hello") }
        let epoch = try call.params.optionalString("epoch")
        let after = try call.params.seqs("after")
        guard let credential = session.credential, gate.isGood(credential),
            let profile = floor.agents[credential.agent]?.profile, profile.isActive
        else {
            return refuse(call, .unauthenticated, closing: .authenticationEnded, "log in first")
        }
        let presence =
            staff[profile.id]
            ?? StaffPresence(
                member: StaffPrincipal(profile),
                messages: restingStaff.removeValue(forKey: profile.id) ?? staffBucket()
            )
        guard presence.sessions.count < settings.socketsPerStaffMember || isExempt(session) else {
            return refuse(call, .rateLimited(retryAfterMs: 10_000), closing: .tooManyWindows, "too many windows")
        }
        staff[profile.id] = presence
        presence.sessions.append(session)
        (session.party, session.afterHello) = (.staff(presence), [])
        silent[session.connection.id] = nil
        let held = floor.held(by: profile.id)
        let offered = floor.offered(to: profile.id)
        let subscriptions = held.map { follow(session, $0) }
        let isSameEpoch = epoch == store.epoch
        let wishes = held.map { SnapshotWish(conversation: $0, after: isSameEpoch ? after[$0] : nil) }
        // Before what the arrival brings about, so that the answer precedes each `conversation.assigned`.
        perform(
            .work { hub, _ in
                hub.snapshots(wishes, for: session) { hub, images in
                    guard let images = images?.filter({ session.subscriptions[$0.record.id] != nil }) else {
                        hub.unmeet(session)
                        return hub.refuse(call, .unavailable)
                    }
                    let complete = (after.isEmpty || isSameEpoch) && images.allSatisfy(\.continues)
                    hub.greet(call, presence, images, complete: complete)
                    let heads = Dictionary(uniqueKeysWithValues: images.map { ($0.record.id, $0.head) })
                    for subscription in subscriptions {
                        hub.begin(subscription, at: heads[subscription.conversation] ?? 0)
                    }
                    hub.goOn(behindHello: session)
                    hub.repeatOffers(of: offered, to: presence, on: session)
                }
            }
        )
        if presence.sessions.count == 1 { run(.staffConnected(profile.id)) }
    }

    private func staffBucket() -> TokenBucket {
        TokenBucket(
            perSecond: settings.staffMessagesPerSecond,
            burst: settings.staffBurst,
            now: loop.now
        )
    }

    private func greet(_ call: Call, _ presence: StaffPresence, _ images: [SnapshotImage], complete: Bool) {
        guard let agent = floor.agents[presence.id] else { return refuse(call, .unauthenticated) }
        var bytes = 0
        let first = images.prefix { image in
            bytes += image.events.count + 512
            return bytes <= Self.helloBytes
        }
        answer(call) { writer in
            writer.name("agent")
            writer.staffMember(agent.profile, queues: floor.queues)
            writer.member("availability", agent.availability.rawValue)
            writer.member("because", agent.awayReason?.rawValue)
            writer.member("capacity", agent.profile.capacity)
            writer.member("epoch", store.epoch)
            writer.name("conversations")
            writer.beginArray()
            for image in first { write(image, isStaff: true, &writer) }
            writer.endArray()
            writer.member("complete", complete)
            writer.member("serverTime", clock.now)
        }
        for image in images.dropFirst(first.count) { tellAssigned(image, [call.session]) }
    }

    func tellAssigned(_ image: SnapshotImage, _ sessions: [Session]) {
        let frame = OutboundFrame(
            copying: Frames.notification("conversation.assigned", capacity: image.events.count + 512) { writer in
                writer.name("conversation")
                write(image, isStaff: true, &writer)
            }
        )
        perform(
            .work { _, failed in
                guard !failed else { return }
                for session in sessions { session.send(frame) }
            }
        )
    }

    /// Tells of the offers that stood before the hello.
    private func repeatOffers(of offered: [ConversationID], to presence: StaffPresence, on session: Session) {
        perform(
            .work { hub, _ in
                for id in offered {
                    guard let offer = hub.floor.conversation(id)?.offer, offer.agent.id == presence.id else { continue }
                    hub.propose(id, offer, to: [session])
                }
            }
        )
    }
}

extension JSONWriter {
    mutating func staffMember(_ profile: AgentProfile, queues: [QueueID: QueueProfile]) {
        beginObject()
        self.profile(profile)
        name("queues")
        beginArray()
        for id in profile.queues {
            guard let queue = queues[id], queue.isActive else { continue }
            reference(queue.reference)
        }
        endArray()
        endObject()
    }
}
