import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// What customers call.
extension Hub {
    func visitorHello(_ call: Call) throws(Refusal) {
        guard case .unknown = call.session.party else { return call.session.close(.protocolBreach, "second hello") }
        let hello = try VisitorHello(call.params)
        guard let site = floor.site(key: hello.site), site.isActive else { throw .notFound }
        call.session.party = .greeting
        guard let token = hello.identity else { return arrive(call, hello, site, identity: nil) }
        Task { [gate] in
            guard let identity = await gate.verify(token, site.id) else { return turnAway(call) }
            arrive(call, hello, site, identity: identity)
        }
    }

    /// Finds out who comes: a stranger at once, whoever shows a token or an identity from the store.
    private func arrive(_ call: Call, _ hello: VisitorHello, _ site: SiteProfile, identity: VerifiedIdentity?) {
        let stranger: VisitorID = ids.next(at: clock.now)
        guard hello.token != nil || identity != nil else {
            return welcome(call, hello, site, VisitorArrival(visitor: stranger, isFresh: true))
        }
        let token = hello.token.flatMap { VisitorToken($0, tokenHash) }
            .flatMap { $0.site == site.id && isInTime($0) ? $0 : nil }
        guard token != nil || identity != nil else { return turnAway(call) }
        read(key: stranger.rawValue) { store in
            try store.returning(site: site.id, token: token, subject: identity?.subject, stranger: stranger)
        } then: { hub, result in
            hub.arrived(call, hello, site, identity, result)
        }
    }

    private func isInTime(_ token: VisitorToken) -> Bool {
        let age = clock.now - token.issuedAt
        return age < settings.tokenLifetime && age > .seconds(-300)
    }

    private func turnAway(_ call: Call) {
        call.session.party = .unknown
        let detail = "The token or identity is not good: come back without it"
        perform(.answer(call, call.id.map { Frames.error($0, .unauthenticated, detail: detail) } ?? []))
        perform(.work { _, _ in call.session.close(.authenticationEnded, "token is not good") })
    }

    private func arrived(
        _ call: Call,
        _ hello: VisitorHello,
        _ site: SiteProfile,
        _ identity: VerifiedIdentity?,
        _ result: Result<ReturningVisitor?, any Error>
    ) {
        guard case .success(let found) = result, isHealthy || identity == nil else {
            call.session.party = .unknown
            return refuse(call, .unavailable)
        }
        guard let found else { return turnAway(call) }
        let open = floor.openConversation(of: found.visitor, at: site.id)
        let last = found.last.flatMap { canContinue($0) ? $0.id : nil }
        var arrival = VisitorArrival(visitor: found.visitor, isFresh: false, conversation: open ?? last)
        (arrival.segments, arrival.isReturning) = (identity?.segments ?? found.segments, found.last != nil)
        if let identity {
            let contact = found.known?.contact ?? ids.next(at: clock.now)
            (arrival.contact, arrival.name) = (contact, identity.name)
            batch.joined += identity.writes(
                found.known,
                as: found.visitor,
                contact: contact,
                site: site.id,
                at: clock.now
            )
        }
        welcome(call, hello, site, arrival)
    }

    private var isHealthy: Bool {
        if case .healthy = storage { true } else { false }
    }

    /// True while a resolved conversation can be reopened or rated.
    private func canContinue(_ record: ConversationRecord) -> Bool {
        guard let resolvedAt = record.resolvedAt, !record.status.isOpen else { return true }
        return clock.now - resolvedAt < max(settings.policy.reopenWithin, settings.policy.surveyWithin)
    }

    private func welcome(_ call: Call, _ hello: VisitorHello, _ site: SiteProfile, _ arrival: VisitorArrival) {
        let session = call.session
        guard !session.isClosed else { return }
        let key = VisitorKey(visitor: arrival.visitor, site: site.id)
        let presence =
            visitors[key]
            ?? VisitorPresence(
                id: arrival.visitor,
                site: site.id,
                isFresh: arrival.isFresh,
                messages: restingVisitors.removeValue(forKey: key) ?? visitorBucket()
            )
        guard presence.sessions.count < settings.socketsPerVisitor || isExempt(session) else {
            session.party = .unknown
            return refuse(call, .rateLimited(retryAfterMs: 10_000), closing: .tooManyWindows, "too many windows")
        }
        visitors[key] = presence
        if let name = arrival.name { presence.name = name }
        if let contact = arrival.contact { presence.contact = contact }
        if !arrival.segments.isEmpty { presence.segments = arrival.segments }
        if arrival.isReturning { presence.isReturning = true }
        if let language = hello.locale { presence.language = language }
        if let page = hello.page { presence.page = page }
        presence.sessions.append(session)
        session.party = .visitor(presence)
        silent[session.connection.id] = nil
        if presence.sessions.count == 1, !arrival.isFresh { run(.visitorConnected(presence.id)) }
        greet(call, hello, site, presence, arrival.conversation)
    }

    private func greet(
        _ call: Call,
        _ hello: VisitorHello,
        _ site: SiteProfile,
        _ presence: VisitorPresence,
        _ id: ConversationID?
    ) {
        guard let id else { return greet(call, site, presence, nil, complete: hello.after.isEmpty) }
        let subscription = follow(call.session, id)
        call.session.afterHello = []
        let isSameEpoch = hello.epoch == store.epoch
        let wish = SnapshotWish(conversation: id, after: isSameEpoch ? hello.after[id] : nil)
        // A conversation that was begun in another tab a moment ago can be read once it is on disk.
        perform(
            .work { hub, _ in
                hub.snapshots([wish], for: call.session) { hub, images in
                    guard let images else {
                        hub.unmeet(call.session)
                        return hub.refuse(call, .unavailable)
                    }
                    defer { hub.goOn(behindHello: call.session) }
                    guard let image = images.first else {
                        hub.unfollow(call.session, id)
                        return hub.greet(call, site, presence, nil, complete: hello.after.isEmpty)
                    }
                    let complete = (hello.after.isEmpty || isSameEpoch) && image.continues
                    hub.greet(call, site, presence, image, complete: complete)
                    hub.begin(subscription, at: image.head)
                    hub.places.told[id] = nil
                    hub.tellPlace(of: id)
                }
            }
        )
    }

    private func greet(
        _ call: Call,
        _ site: SiteProfile,
        _ presence: VisitorPresence,
        _ image: SnapshotImage?,
        complete: Bool
    ) {
        let now = clock.now
        let token = VisitorToken(visitor: presence.id, site: site.id, issuedAt: now).text(tokenHash)
        let words = greeting(site, presence.language)
        answer(call) { writer in
            writer.member("token", token)
            writer.name("visitor")
            writer.beginObject()
            writer.member("id", presence.id)
            writer.member("name", presence.name)
            writer.member("language", presence.language)
            writer.endObject()
            writer.member("epoch", store.epoch)
            writer.name("site")
            writer.beginObject()
            writer.member("name", site.name)
            writer.member("greeting", words.greeting)
            writer.member("starters", words.starters)
            writer.member("online", floor.isOnline(site.id))
            writer.member("reopensAt", floor.reopensAt(site.id, now: now))
            writer.endObject()
            if let image {
                writer.name("conversation")
                write(image, isStaff: false, &writer)
            }
            writer.member("complete", complete)
            writer.member("serverTime", now)
        }
    }

    func visitorBucket() -> TokenBucket {
        TokenBucket(perSecond: settings.visitorMessagesPerSecond, burst: settings.visitorBurst, now: loop.now)
    }

    func isExempt(_ session: Session) -> Bool { settings.exemptLoopback && session.connection.isLoopback }
}

/// Who arrived, and what goes on with them.
private struct VisitorArrival {
    let visitor: VisitorID
    let isFresh: Bool
    var conversation: ConversationID?
    var contact: ContactID?
    var name: String?
    var segments: [String] = []
    var isReturning = false
}

/// The parameters of `visitor.hello`.
struct VisitorHello: Sendable {
    let site: String
    let token: String?
    let identity: String?
    let locale: String?
    let page: Page?
    let epoch: String?
    let after: [ConversationID: Int]

    init(_ params: Params) throws(Refusal) {
        site = try params.string("site")
        token = try params.optionalString("token")
        identity = try params.optionalString("identity")
        locale = try params.optionalString("locale").map { Names.cleaned($0, limit: 35) }
        epoch = try params.optionalString("epoch")
        page = try params.page()
        after = try params.seqs("after")
    }
}
