import HarkDomain
import HarkProtocol
import Testing

struct EventCodecTests {
    static let tom = AgentReference(id: AgentID(rawValue: 77), name: "Tom \"T\"")
    static let billing = QueueReference(id: QueueID(rawValue: 5), name: "billing")
    static let time = Timestamp(milliseconds: 1_800_000_000_123)
    static let explained = {
        var explained = RoutingExplanation(
            rule: .longestIdle,
            candidates: [RoutingCandidate(agent: tom, load: 125, capacity: 400, idleSeconds: 30, fit: -20)],
            reason: "knows it"
        )
        explained.through = billing
        explained.relaxed = ["level", "skill:billing"]
        explained.excluded = RoutingExclusion.Reason.allCases.map {
            RoutingExclusion(agent: tom, because: $0, detail: $0 == .skill ? "billing:3" : nil)
        }
        (explained.excludedInAll, explained.waitedSeconds, explained.spared) = (31, 12, 2)
        return explained
    }()
    static let demand = RouteDemand(
        rule: "vip",
        required: [Skill(name: "billing", level: 3)],
        preferred: [Skill(name: "vip", level: 1)],
        language: "zh",
        sla: "gold"
    )

    static let bodies: [EventBody] = [
        .conversationStarted(
            ConversationStarted(
                clientID: "c1",
                visitor: VisitorID(rawValue: 9),
                site: SiteID(rawValue: 3),
                siteName: "Shop",
                queue: billing,
                language: "en",
                page: Page(url: "https://shop.example", title: "Shop"),
                fields: [Field(name: "order", value: "12")],
                segments: ["vip"],
                isReturning: true
            )
        ),
        .messagePosted(MessagePosted(clientID: "c2", text: "Hi\n<b>", choice: "late")),
        .messagePosted(
            MessagePosted(
                text: "It is on its way.",
                language: "en",
                choices: [Choice(id: "human", label: "Talk")],
                links: [Link(title: "Parcels", url: "/help/parcels")],
                asksFeedback: true,
                explained: #"{"rule":"parcel"}"#,
                bot: BotTurnRecord(outcome: .answered, state: #"{"misses":0}"#)
            )
        ),
        .botFeedback(BotFeedback(seq: 3, helped: true)),
        .noteAdded(NoteAdded(clientID: "n", text: "VIP", mentions: [tom.id])),
        .whisperSent(WhisperSent(clientID: "w", text: "Offer a refund")),
        .botFailed(BotFailed(reason: "timeout")),
        .messageAnalysed(
            MessageAnalysed(
                seq: 4,
                language: "zh-Hans",
                sentiment: MessageSentiment(
                    score: Degree(-0.437),
                    label: .negative,
                    anger: Degree(0.9),
                    words: ["没到", "\"late\""]
                ),
                entities: [
                    MessageEntity(type: "order", text: "hk 1234", start: 3, end: 10, value: "HK1234"),
                    MessageEntity(type: "person", text: "Tom", start: 12, end: 15),
                ],
                satisfaction: SatisfactionEstimate(
                    probabilityBad: Degree(0.613),
                    rating: 2400,
                    low: 1000,
                    high: 3907,
                    reasons: [
                        SatisfactionEstimate.Reason(feature: "repeatsTurn", contribution: 912),
                        SatisfactionEstimate.Reason(feature: "customerWords", words: "没到", contribution: -31),
                    ]
                )
            )
        ),
        .sentimentFlagged(
            SentimentFlagged(
                level: .angry,
                reason: MoodReason(messages: 2, of: 3, words: [MoodReason.Word(text: "late", count: 2)])
            )
        ), .sentimentFlagged(SentimentFlagged(level: .calm, reason: MoodReason(messages: 0, of: 4))),
        .sentimentCorrected(SentimentCorrected(seq: 4, label: .veryPositive)),
        .handoffRequested(HandoffRequested(reason: .customerAsked, summary: "Parcel late")),
        .handoffRequested(HandoffRequested(reason: .anger, summary: "Late", brief: #"{"asked":"where","slots":{}}"#)),
        .conversationQueued(ConversationQueued(queue: billing, priority: -1, rank: -7, epoch: 2)),
        .conversationQueued(ConversationQueued(queue: billing, priority: 3, rank: 7, epoch: 2, demand: demand)),
        .offerMade(OfferMade(offer: OfferID(rawValue: 8), agent: tom, expiresAt: time, explained: explained)),
        .offerDeclined(OfferEnded(offer: OfferID(rawValue: 8), agent: tom)),
        .offerLapsed(OfferEnded(offer: OfferID(rawValue: 8), agent: tom)),
        .assignmentMade(AssignmentMade(agent: tom, epoch: 3, explained: explained)),
        .assignmentEnded(AssignmentEnded(agent: tom, epoch: 3, reason: .agentGone)),
        .conversationTransferred(ConversationTransferred(to: .queue(billing), reason: "money", epoch: 4)),
        .conversationTransferred(ConversationTransferred(to: .agent(tom), reason: "knows", epoch: 4)),
        .conversationTransferred(ConversationTransferred(to: .bot, reason: "simple", epoch: 4)),
        .escalationRaised(EscalationRaised(reason: "waits")),
        .helpRequested(HelpRequested(text: "angry")), .helpRequested(HelpRequested()),
        .conversationLabelled(ConversationLabelled(added: ["a"], removed: [], labels: ["a", "b"])),
        .conversationPrioritised(ConversationPrioritised(priority: 2, reason: "VIP")),
        .conversationResolved(ConversationResolved(disposition: "solved", reason: .agent, wrapUpUntil: time)),
        .conversationResolved(ConversationResolved(reason: .abandoned)),
        .surveyRequested(.standard),
        .surveyRequested(
            SurveyRequested(
                version: 3,
                name: "Shop",
                questions: [
                    SurveyQuestion(id: "nps", kind: .nps, text: "Would you?"),
                    SurveyQuestion(
                        id: "why",
                        kind: .choice,
                        text: "Why?",
                        choices: [Choice(id: "a", label: "A"), Choice(id: "b", label: "B")]
                    ),
                ]
            )
        ),
        .surveyAnswered(SurveyAnswered(clientID: "s", score: 4, solved: .partly, comment: "ok")),
        .surveyAnswered(
            SurveyAnswered(
                clientID: "s",
                score: 4,
                answers: [
                    SurveyAnswer(question: "nps", value: .number(9)), SurveyAnswer(question: "why", value: .text("a")),
                ]
            )
        ),
        .conversationReopened(ConversationReopened(epoch: 6)),
        .agentChanged(
            AgentProfile(
                id: tom.id,
                name: tom.name,
                role: .agent,
                capacity: 2,
                skills: [Skill(name: "money", level: 3)],
                languages: ["en"],
                queues: [billing.id]
            )
        ),
        .availabilityChanged(AvailabilityChanged(agent: tom.id, availability: .busy)),
        .presenceChanged(PresenceChanged(agent: tom.id, isConnected: true)),
        .presenceChanged(PresenceChanged(agent: tom.id, isConnected: false, isAfterRestart: true)),
        .queueChanged(QueueProfile(id: billing.id, name: "billing", assignment: .offer, wrapUpSeconds: 20)),
        .siteChanged(
            SiteProfile(
                id: SiteID(rawValue: 3),
                key: "k",
                name: "Shop",
                hasBot: true,
                queue: billing.id,
                origins: ["https://shop.example"]
            )
        ),
        .conversationIdled(ConversationIdled(conversation: ConversationID(rawValue: 4))),
        .attentionAcknowledged(AttentionAcknowledged(item: "handoff:1", by: tom)),
        .conversationSnoozed(ConversationSnoozed(until: time)),
        .conversationWoken,
        .slaWarned(SLANotice(kind: .firstResponse, policy: "gold", dueAt: time)),
        .slaBreached(SLANotice(kind: .resolution, policy: "gold \"1\"", dueAt: time)),
        .availabilityChanged(AvailabilityChanged(agent: tom.id, availability: .busy, because: .missedOffers)),
        .surveyPublished(SurveyPublished(version: 2, note: "Autumn", plan: #"{"surveys":[]}"#)),
        .routingPublished(RoutingPublished(version: 2, note: "Summer", plan: #"{"rules":[]}"#)),
    ]

    @Test(arguments: bodies)
    func `stored data is read back as it was`(body: EventBody) throws {
        let payload = StoredPayload(body, by: .bot)

        #expect(try payload.body(type: body.type.rawValue) == body)
    }

    @Test func `the examples cover every type`() {
        #expect(Set(Self.bodies.map(\.type)) == Set(EventType.allCases))
    }

    @Test(arguments: bodies)
    func `a customer's frame holds nothing of the staff's`(body: EventBody) {
        let event = Event(
            position: 1,
            stream: .conversation(ConversationID(rawValue: 4)),
            seq: 2,
            customerPrev: 1,
            at: Self.time,
            by: .staff(Self.tom, role: .supervisor),
            body: body
        )

        guard let customer = CustomerEvent(event) else {
            #expect(!body.type.isForCustomers)
            return
        }
        let text = String(decoding: Frames.event(customer), as: UTF8.self)

        #expect(body.type.isForCustomers)
        for hidden in ["explained", "epoch", "priority", "summary", "disposition", Self.tom.id.text, "misses"] {
            #expect(!text.contains(hidden))
        }
    }

    @Test func `only the customer's view of the wish for a rating has the link`() throws {
        let event = Event(
            position: 1,
            stream: .conversation(ConversationID(rawValue: 4)),
            seq: 2,
            customerPrev: 1,
            at: Self.time,
            by: .system,
            body: .surveyRequested(.standard)
        )
        let customer = try #require(
            CustomerEvent(event) { conversation, at in "/s/\(conversation)-\(at.milliseconds)" }
        )

        let frame = String(decoding: Frames.event(customer), as: UTF8.self)
        #expect(frame.contains(#""data":{"link":"/s/0000000000004-1800000000123"}"#))
        #expect(StoredPayload(event.body, by: event.by).bytes == Array("{}".utf8))
    }

    @Test func `an event frame has its members in order`() {
        let event = Event(
            position: 1,
            stream: .conversation(ConversationID(rawValue: 4)),
            seq: 2,
            customerPrev: 1,
            at: Self.time,
            by: .visitor(VisitorID(rawValue: 9), name: "Maya"),
            body: .messagePosted(MessagePosted(clientID: "c", text: "Hi"))
        )
        let payload = StoredPayload(event.body, by: event.by)

        let text = String(
            decoding: Frames.event(event, of: ConversationID(rawValue: 4), payload: payload),
            as: UTF8.self
        )

        #expect(
            text == #"{"jsonrpc":"2.0","method":"event","params":{"conversation":"0000000000004","seq":2,"prev":1,"#
                + #""at":"2027-01-15T08:00:00.123Z","type":"message.posted","by":{"kind":"visitor","id":"0000000000009","#
                + #""name":"Maya"},"data":{"clientID":"c","text":"Hi"}}}"#
        )
    }
}
