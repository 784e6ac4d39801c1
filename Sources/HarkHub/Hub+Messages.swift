import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// Calls that customers and staff share.
extension Hub {
    func sendMessage(_ call: Call) throws(Refusal) {
        let params = call.params
        let text = try params.text()
        let clientID = try params.clientID()
        let isStaff = call.session.staff != nil
        let choice = isStaff ? nil : try params.optionalString("choice")
        let seenSeq = isStaff ? try params.optionalInt("seenSeq") : nil
        let force = isStaff ? try params.optionalBool("force") ?? false : false
        guard let id: ConversationID = try params.id("conversation") else { throw .notFound }
        let hash = contentHash.content("message.send", text, choice)
        let stored = language.stored(text)
        withConversation(id, for: call) { hub in
            guard let by = hub.author(of: call, in: id) else { return hub.refuse(call, .notFound) }
            let message = PostMessage(
                conversation: id,
                by: by,
                clientID: clientID,
                contentHash: hash,
                text: stored,
                choice: choice,
                seenSeq: seenSeq,
                force: force
            )
            hub.post(.postMessage(message), call, id, by, clientID, hash)
        }
    }

    /// Asks the floor where it lies: a question to the property itself would copy all of it for each message.
    func peek<Answer>(_ question: (inout Floor) -> Answer) -> Answer { question(&floor) }

    /// Who calls, when the caller may see the conversation.
    func author(of call: Call, in id: ConversationID) -> Author? {
        guard let record = peek({ $0.conversation(id) }) else { return nil }
        switch call.session.party {
        case .visitor(let presence): return owns(presence, record) ? presence.author : nil
        case .staff(let presence): return Access.sees(.staff(presence.member), record) ? presence.member.author : nil
        case .unknown, .greeting: return nil
        }
    }

    /// Runs a command with an idempotency key: a repeat is answered before the rate is looked at.
    func post(
        _ command: Command,
        _ call: Call,
        _ id: ConversationID,
        _ by: Author,
        _ clientID: String,
        _ hash: UInt64
    ) {
        // While storage fails, the floor still knows keys of events that never reached the disk.
        guard case .healthy = storage else { return refuse(call, .unavailable) }
        let prior = peek { $0.prior(conversation: id, author: by, clientID: clientID, contentHash: hash) }
        switch prior {
        case .refused(let refusal): return refuse(call, refusal)
        case .duplicate(let seq, let at):
            return answer(call) { writer in
                writer.member("seq", seq)
                writer.member("at", at)
                writer.member("duplicate", true)
            }
        case .done, nil: break
        }
        guard hasRate(call) else { return }
        execute(command, call, hash: hash) { writer, seq, at in
            writer.member("seq", seq)
            writer.member("at", at)
        }
    }

    private func hasRate(_ call: Call) -> Bool {
        switch call.session.party {
        case .visitor(let presence): takeToken(call, &presence.messages)
        case .staff(let presence): takeToken(call, &presence.messages)
        case .unknown, .greeting: false
        }
    }

    func sync(_ call: Call) throws(Refusal) {
        let after = try call.params.seq("after")
        let limit = try call.params.limit(settings.historyPage)
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        let audience: Audience = call.session.staff == nil ? .customer : .staff
        withConversation(id, for: call) { hub in
            guard hub.author(of: call, in: id) != nil else { return hub.refuse(call, .notFound) }
            hub.read(for: call.session) { store in
                try store.syncPage(id, after: after, limit: limit, audience)
            } then: { hub, result in
                guard case .success(let page) = result else { return hub.refuse(call, .unavailable) }
                hub.answer(call) { writer in
                    writer.name("events")
                    writer.raw(page.events)
                    writer.member("head", page.head)
                    writer.member("complete", page.isComplete)
                }
            }
        }
    }

    func typing(_ call: Call) throws(Refusal) {
        let isTyping = try call.params.bool("typing")
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard let by = hub.author(of: call, in: id) else { return hub.refuse(call, .notFound) }
            hub.answer(call) { _ in }
            guard hub.hasSign(call.session) else { return }
            let isForCustomer = hub.isParty(by, of: id)
            hub.tell(id, from: call.session, method: "typing", by: by, customer: isForCustomer) {
                $0.member("typing", isTyping)
            }
        }
    }

    func markRead(_ call: Call) throws(Refusal) {
        let seq = try call.params.seq("seq")
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard let by = hub.author(of: call, in: id), let record = hub.floor.conversation(id) else {
                return hub.refuse(call, .notFound)
            }
            guard seq <= record.head else {
                return hub.refuse(call, .invalid(field: "seq", reason: "lies behind the head"))
            }
            hub.answer(call) { _ in }
            if hub.isParty(by, of: id) { hub.mark(id, readTo: seq, by, call.session) }
        }
    }

    /// True for the customer and the owner: of others in the staff the customer notices nothing.
    private func isParty(_ author: Author, of id: ConversationID) -> Bool {
        author.kind == .visitor || author.agent != nil && author.agent == peek { $0.conversation(id)?.assignee?.id }
    }

    private func mark(_ id: ConversationID, readTo seq: Int, _ by: Author, _ session: Session) {
        var marks = readMarks[id] ?? ReadMarks()
        if by.kind == .visitor { marks.visitor = max(marks.visitor, seq) } else { marks.agent = max(marks.agent, seq) }
        guard marks != readMarks[id], hasSign(session) else { return }
        readMarks[id] = marks
        if case .healthy = storage {
            batch.readMarks.append(
                ReadMark(conversation: id, party: by.kind == .visitor ? .visitor : .agent, seq: seq)
            )
        }
        tell(id, from: session, method: "read", by: by, customer: true) { $0.member("seq", seq) }
    }

    /// Takes one sign of life from the socket's rate; more than that are not passed on.
    private func hasSign(_ session: Session) -> Bool {
        isExempt(session) || session.signs.take(now: loop.now) == nil
    }

    /// Tells all others in the room, or the staff there, what is not part of the log; it goes out with the batch,
    /// after what lies before it.
    func tell(
        _ id: ConversationID,
        from session: Session?,
        method: StaticString,
        by: Author,
        customer isForCustomer: Bool,
        staff isForStaff: Bool = true,
        _ body: @escaping @Sendable (inout JSONWriter) -> Void
    ) {
        perform(
            .work { hub, failed in
                guard !failed, let room = hub.rooms[id] else { return }
                let audience = (isForCustomer ? room.visitors : []) + (isForStaff ? room.staff : [])
                let others = audience.filter { $0.session !== session && $0.isLive }
                for isStaff in [false, true] where others.contains(where: { $0.isStaff == isStaff }) {
                    let frame = OutboundFrame(
                        copying: Frames.notification(method) { writer in
                            writer.member("conversation", id)
                            writer.name("by")
                            writer.author(isStaff || by.kind == .visitor ? by : Author(kind: by.kind, name: by.name))
                            body(&writer)
                        }
                    )
                    for other in others where other.isStaff == isStaff { other.session.send(frame) }
                }
            }
        )
    }
}

/// A page of history as JSON.
struct SyncPage: Sendable {
    let events: [UInt8]
    let head: Int
    let isComplete: Bool
}

extension Store {
    static let pageBytes = 256 * 1024

    func syncPage(_ id: ConversationID, after: Int, limit: Int, _ audience: Audience) throws -> SyncPage {
        guard
            let (page, head) = try history(
                id,
                after: after,
                limit: limit,
                audience: audience,
                maxBytes: Self.pageBytes
            )
        else { return SyncPage(events: Array("[]".utf8), head: 0, isComplete: true) }
        var writer = JSONWriter(capacity: 4096)
        writer.beginArray()
        for row in page.rows { try writer.event(row, audience, surveyLink) }
        writer.endArray()
        return SyncPage(events: writer.bytes, head: head, isComplete: page.complete)
    }
}
