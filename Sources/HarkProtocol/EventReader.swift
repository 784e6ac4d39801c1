public import HarkDomain

extension StoredPayload {
    /// Why stored bytes are not the data of an event.
    public enum Corrupt: Error, Hashable, Sendable {
        /// No event has this type.
        case unknownType(String)
        /// The data does not fit the type; the text names the member.
        case malformed(String)
    }

    /// Reads back what `init(_:by:)` wrote.
    ///
    /// - Throws: `Corrupt` when the bytes do not fit the type.
    public func body(type name: String) throws(Corrupt) -> EventBody {
        guard let type = EventType(rawValue: name) else { throw Corrupt.unknownType(name) }
        do {
            return try EventReader(wire: Self.object(wire), fold: Self.object(fold)).body(type)
        } catch let error as Refusal {
            throw Corrupt.malformed("\(name): \(error.detail ?? "\(error)")")
        } catch {
            throw Corrupt.malformed("\(name): \(error)")
        }
    }

    private static func object(_ bytes: ArraySlice<UInt8>) throws -> Params {
        guard !bytes.isEmpty else { return Params(JSONObject()) }
        let value = try bytes.withUnsafeBytes { try JSONReader.read($0) }
        guard case .object(let members) = value else { throw Refusal.invalid(field: "data", reason: "is no object") }
        return Params(members)
    }
}

struct EventReader {
    let wire: Params
    let fold: Params

    func body(_ type: EventType) throws -> EventBody {
        switch type {
        case .conversationStarted: try started()
        case .messagePosted: try message()
        case .botFeedback: .botFeedback(BotFeedback(seq: try wire.int("seq"), helped: try wire.bool("helped")))
        case .noteAdded:
            .noteAdded(
                NoteAdded(
                    clientID: try wire.optionalString("clientID"),
                    text: try wire.string("text"),
                    mentions: try wire.strings("mentions").compactMap { AgentID($0) }
                )
            )
        case .whisperSent:
            .whisperSent(WhisperSent(clientID: try wire.string("clientID"), text: try wire.string("text")))
        case .botFailed: .botFailed(BotFailed(reason: try wire.string("reason")))
        case .messageAnalysed: .messageAnalysed(try analysis())
        case .handoffRequested:
            .handoffRequested(
                HandoffRequested(
                    reason: try wire.choice("reason"),
                    summary: try wire.string("summary"),
                    brief: json("brief")
                )
            )
        case .conversationQueued:
            .conversationQueued(
                ConversationQueued(
                    queue: try queue(wire, "queue"),
                    priority: try wire.int("priority"),
                    rank: Int64(try fold.int("rank")),
                    epoch: try fold.int("epoch"),
                    demand: try demand()
                )
            )
        case .conversationResolved:
            .conversationResolved(
                ConversationResolved(
                    disposition: try wire.optionalString("disposition"),
                    reason: try wire.choice("reason"),
                    wrapUpUntil: try optionalTime(fold, "wrapUpUntil")
                )
            )
        case .conversationReopened:
            .conversationReopened(ConversationReopened(epoch: try fold.int("epoch")))
        case .surveyRequested: .surveyRequested(try surveyRequested())
        case .surveyAnswered: .surveyAnswered(try surveyAnswered())
        default: try staffMatter(type)
        }
    }

    private func staffMatter(_ type: EventType) throws -> EventBody {
        switch type {
        case .offerMade:
            .offerMade(
                OfferMade(
                    offer: try id(wire, "offer"),
                    agent: try agent(wire, "agent"),
                    expiresAt: try time(wire, "expiresAt"),
                    explained: try explained()
                )
            )
        case .offerDeclined: .offerDeclined(try offerEnded())
        case .offerLapsed: .offerLapsed(try offerEnded())
        case .assignmentMade:
            .assignmentMade(
                AssignmentMade(
                    agent: try agent(wire, "agent"),
                    epoch: try wire.int("epoch"),
                    explained: try explained()
                )
            )
        case .assignmentEnded:
            .assignmentEnded(
                AssignmentEnded(
                    agent: try agent(wire, "agent"),
                    epoch: try wire.int("epoch"),
                    reason: try wire.choice("reason")
                )
            )
        case .conversationTransferred:
            .conversationTransferred(
                ConversationTransferred(
                    to: try target(),
                    reason: try wire.string("reason"),
                    epoch: try fold.int("epoch")
                )
            )
        case .escalationRaised: .escalationRaised(EscalationRaised(reason: try wire.string("reason")))
        case .slaWarned: .slaWarned(try notice())
        case .slaBreached: .slaBreached(try notice())
        case .sentimentFlagged: .sentimentFlagged(try flagged())
        case .sentimentCorrected:
            .sentimentCorrected(SentimentCorrected(seq: try wire.int("seq"), label: try wire.choice("label")))
        case .helpRequested: .helpRequested(HelpRequested(text: try wire.optionalString("text")))
        case .conversationLabelled:
            .conversationLabelled(
                ConversationLabelled(
                    added: try wire.strings("added"),
                    removed: try wire.strings("removed"),
                    labels: try wire.strings("labels")
                )
            )
        case .conversationSnoozed: .conversationSnoozed(ConversationSnoozed(until: try time(wire, "until")))
        case .conversationWoken: .conversationWoken
        case .conversationPrioritised:
            .conversationPrioritised(
                ConversationPrioritised(priority: try wire.int("priority"), reason: try wire.string("reason"))
            )
        default: try floorMatter(type)
        }
    }

    private func floorMatter(_ type: EventType) throws -> EventBody {
        switch type {
        case .agentChanged: .agentChanged(try agentProfile())
        case .availabilityChanged:
            .availabilityChanged(
                AvailabilityChanged(
                    agent: try id(wire, "agent"),
                    availability: try wire.choice("availability"),
                    because: try wire.optionalChoice("because")
                )
            )
        case .presenceChanged:
            .presenceChanged(
                PresenceChanged(
                    agent: try id(wire, "agent"),
                    isConnected: try wire.bool("connected"),
                    isAfterRestart: try wire.optionalBool("restart") ?? false
                )
            )
        case .queueChanged: .queueChanged(try queueProfile())
        case .siteChanged: .siteChanged(try siteProfile())
        case .conversationIdled:
            .conversationIdled(ConversationIdled(conversation: try id(wire, "conversation")))
        case .attentionAcknowledged:
            .attentionAcknowledged(
                AttentionAcknowledged(item: try wire.string("item"), by: try agent(wire, "by"))
            )
        case .routingPublished: .routingPublished(try routingPublished())
        case .surveyPublished: .surveyPublished(try surveyPublished())
        default: throw Refusal.invalid(field: "type", reason: "is not read")
        }
    }
}

// One function for each shape of data.
extension EventReader {
    private func started() throws -> EventBody {
        let site = try object(wire, "site")
        let fields = try wire.optionalObject("fields")?.members.members ?? []
        return .conversationStarted(
            ConversationStarted(
                clientID: try fold.optionalString("clientID"),
                visitor: try id(fold, "visitor"),
                contact: try fold.optionalString("contact").flatMap { ID($0) },
                site: try id(site, "id"),
                siteName: try site.string("name"),
                queue: try queue(wire, "queue"),
                language: try wire.optionalString("language"),
                page: try page(),
                fields: fields.compactMap { member in
                    if case .string(let value) = member.value { Field(name: member.name, value: value) } else { nil }
                },
                segments: try wire.strings("segments"),
                isReturning: try wire.optionalBool("returning") ?? false
            )
        )
    }

    private func page() throws -> Page? {
        guard let page = try wire.optionalObject("page") else { return nil }
        return Page(url: try page.string("url"), title: try page.string("title"))
    }

    private func message() throws -> EventBody {
        let outcome: BotOutcome? = try fold.optionalChoice("outcome")
        let bot = try outcome.map { BotTurnRecord(outcome: $0, state: try fold.string("state")) }
        return .messagePosted(
            MessagePosted(
                clientID: try wire.optionalString("clientID"),
                text: try wire.string("text"),
                language: try wire.optionalString("language"),
                choice: try wire.optionalString("choice"),
                choices: try objects(wire, "choices").map {
                    Choice(id: try $0.string("id"), label: try $0.string("label"))
                },
                links: try objects(wire, "links").map {
                    Link(title: try $0.string("title"), url: try $0.string("url"))
                },
                asksFeedback: try wire.optionalBool("feedback") ?? false,
                explained: json("explained"),
                bot: bot
            )
        )
    }

    /// A member's value as compact JSON.
    private func json(_ name: String) -> String? {
        guard let value = wire.members[name] else { return nil }
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func offerEnded() throws -> OfferEnded {
        OfferEnded(offer: try id(wire, "offer"), agent: try agent(wire, "agent"))
    }

    private func target() throws -> TransferTarget {
        switch try object(wire, "to").string("kind") {
        case "queue": .queue(try queue(wire, "to"))
        case "agent": .agent(try agent(wire, "to"))
        default: .bot
        }
    }

    private func agentProfile() throws -> AgentProfile {
        AgentProfile(
            id: try id(wire, "id"),
            name: try wire.string("name"),
            role: try wire.choice("role"),
            capacity: try wire.int("capacity"),
            skills: try objects(wire, "skills").map {
                Skill(name: try $0.string("name"), level: try $0.int("level"))
            },
            languages: try wire.strings("languages"),
            queues: try wire.strings("queues").compactMap { QueueID($0) },
            isActive: try wire.bool("active")
        )
    }

    private func queueProfile() throws -> QueueProfile {
        QueueProfile(
            id: try id(wire, "id"),
            name: try wire.string("name"),
            assignment: try wire.choice("assignment"),
            offerSeconds: try wire.int("offerSeconds"),
            wrapUpSeconds: try wire.int("wrapUpSeconds"),
            isActive: try wire.bool("active")
        )
    }

    private func siteProfile() throws -> SiteProfile {
        SiteProfile(
            id: try id(wire, "id"),
            key: try wire.string("key"),
            name: try wire.string("name"),
            hasBot: try wire.bool("bot"),
            queue: try id(wire, "queue"),
            origins: try wire.strings("origins"),
            isActive: try wire.bool("active")
        )
    }
}

// What the shapes are made of.
extension EventReader {
    func object(_ params: Params, _ field: String) throws -> Params {
        guard let object = try params.optionalObject(field) else {
            throw Refusal.invalid(field: field, reason: "is missing")
        }
        return object
    }

    func objects(_ params: Params, _ field: String) throws -> [Params] {
        guard let value = params.members[field] else { return [] }
        guard case .array(let values) = value else { throw Refusal.invalid(field: field, reason: "is no list") }
        return values.compactMap { if case .object(let members) = $0 { Params(members) } else { nil } }
    }

    func id<Tag>(_ params: Params, _ field: String) throws -> ID<Tag> {
        guard let id: ID<Tag> = try params.id(field) else { throw Refusal.invalid(field: field, reason: "is no id") }
        return id
    }

    func agent(_ params: Params, _ field: String) throws -> AgentReference {
        let reference = try object(params, field)
        return AgentReference(id: try id(reference, "id"), name: try reference.string("name"))
    }

    func queue(_ params: Params, _ field: String) throws -> QueueReference {
        let reference = try object(params, field)
        return QueueReference(id: try id(reference, "id"), name: try reference.string("name"))
    }

    func time(_ params: Params, _ field: String) throws -> Timestamp {
        guard let time = try optionalTime(params, field) else {
            throw Refusal.invalid(field: field, reason: "is no time")
        }
        return time
    }

    func optionalTime(_ params: Params, _ field: String) throws -> Timestamp? {
        try params.optionalString(field).flatMap { Timestamp(iso8601: $0) }
    }
}
