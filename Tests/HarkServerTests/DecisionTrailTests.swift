import HarkDomain
import HarkProtocol
import HarkServer
import HarkTesting
import Testing

/// What `hark explain` and a transcript say of routing.
struct DecisionTrailTests {
    private static let lin = AgentReference(id: AgentID(rawValue: 90), name: "Lin")
    private static let ada = AgentProfile.ada.reference
    private static let tom = AgentProfile.tom.reference

    private static let explained: RoutingExplanation = {
        var explained = RoutingExplanation(
            rule: .longestIdle,
            candidates: [
                RoutingCandidate(agent: tom, load: 150, capacity: 400, idleSeconds: 30, fit: 12),
                RoutingCandidate(agent: ada, load: 300, capacity: 400, idleSeconds: 7260, fit: 12),
            ]
        )
        explained.waitedSeconds = 42
        explained.relaxed = ["level", "skill:fax"]
        explained.through = QueueProfile.shipping.reference
        explained.excluded = [
            RoutingExclusion(agent: lin, because: .skill, detail: "billing:3"),
            RoutingExclusion(agent: AgentReference(id: AgentID(rawValue: 91), name: "Kai"), because: .offline),
            RoutingExclusion(
                agent: AgentReference(id: AgentID(rawValue: 92), name: "Mo"),
                because: .sticky,
                detail: ada.id.text
            ),
        ]
        explained.excludedInAll = 5
        explained.spared = 1
        return explained
    }()

    private static let demand = RouteDemand(
        rule: "vip-zh",
        required: [Skill(name: "billing", level: 3)],
        preferred: [Skill(name: "vip", level: 1)],
        language: "zh",
        sla: "gold"
    )

    private static let story: [(Author, EventBody)] = [
        (.maya, .messagePosted(MessagePosted(clientID: "a", text: "hello"))),
        (.system, .handoffRequested(HandoffRequested(reason: .customerAsked, summary: "parcel"))),
        (
            .system,
            .conversationQueued(
                ConversationQueued(
                    queue: QueueProfile.billing.reference,
                    priority: 5,
                    rank: 1,
                    epoch: 2,
                    demand: demand
                )
            )
        ),
        (
            .system,
            .offerMade(
                OfferMade(
                    offer: OfferID(rawValue: 4),
                    agent: ada,
                    expiresAt: Timestamp(milliseconds: 1_800_000_030_000),
                    explained: RoutingExplanation(rule: .lastAgent)
                )
            )
        ),
        (.ada, .offerDeclined(OfferEnded(offer: OfferID(rawValue: 4), agent: ada))),
        (.system, .assignmentMade(AssignmentMade(agent: tom, epoch: 3, explained: explained))),
        (
            .tom,
            .conversationTransferred(
                ConversationTransferred(to: .queue(QueueProfile.shipping.reference), reason: "box", epoch: 4)
            )
        ),
        (.system, .conversationResolved(ConversationResolved(reason: .abandoned))),
    ]

    private func trail(
        of story: [(Author, EventBody)] = Self.story,
        in language: WordsLanguage = .english
    ) -> DecisionTrail {
        let lines = story.enumerated().map { index, event in
            Transcript.Line(
                seq: index + 1,
                at: Timestamp(milliseconds: 1_800_000_000_000 + Int64(index) * 1000),
                type: event.1.type.rawValue,
                by: event.0,
                payload: StoredPayload(event.1, by: event.0)
            )
        }
        var record = ConversationRecord(
            id: ConversationID(rawValue: 7),
            site: .shop,
            visitor: .maya,
            queue: QueueProfile.billing.reference,
            startedAt: Timestamp(milliseconds: 1_800_000_000_000)
        )
        record.status = .resolved
        return DecisionTrail(record, Transcript(conversation: record.id, lines: lines), in: language)
    }

    @Test func `each decision is told in order with what explains it`() {
        #expect(
            trail(in: .english).text == """
                Conversation 0000000000007: resolved

                2027-01-15 (UTC)
                08:00:01  Handed to a person (the customer asked for one): parcel
                08:00:02  Waits in Billing by entry rule vip-zh: needs billing:3, prefers vip:1, language zh, SLA gold, priority 5
                08:00:03  Offered to Ada: had it before
                            Decided by: the agent who had it last
                            Had it before
                08:00:04  Ada declined
                08:00:05  Assigned to Tom: more room than Ada; waited 42 s; no longer asked: one level of each skill, \
                skill fax; Shipping helped out; Lin lacks billing:3; Mo has to wait: kept for Ada
                            Decided by: most room, then longest without new work
                            More room than Ada
                            Waited 42 s
                            No longer asked: one level of each skill, skill fax
                            Shipping helped out
                            1 free left to others who have nobody else
                            Could have had it: Tom, fit 12, 1.5 of 4 units taken, 30 s without new work
                            Could have had it: Ada, fit 12, 3 of 4 units taken, 2 h 1 min without new work
                            Could not: Lin lacks billing:3
                            Could not: Mo has to wait: kept for Ada
                            Could not: not available: Kai
                            Could not: 2 more
                08:00:06  Tom transferred it to Shipping: box
                08:00:07  Over: the customer left before anybody answered

                """
        )
    }

    @Test func `Chinese says the same`() {
        let (english, chinese) = (trail(in: .english), trail(in: .chinese))

        #expect(chinese.decisions.map(\.details.count) == english.decisions.map(\.details.count))
        #expect(chinese.text.contains("在“Billing”排队，按入口规则 vip-zh：需要 billing:3，优先 vip:1，语言 zh"))
        #expect(chinese.text.contains("分配给 Tom：比 Ada 余量多；等待了 42 秒；已放宽：每项技能一级、技能 fax"))
        #expect(chinese.text.contains("可以接：Ada，匹配 12，已用 3/4 单位，空闲 2 小时 1 分"))
        #expect(chinese.text.contains("不能接：Lin 缺少 billing:3"))
    }

    @Test func `as JSON each decision is its event with the words`() throws {
        let json = try JSONReader.read(trail(in: .english).json)

        #expect(json["status"].text == "resolved" && json["language"].text == "en")
        let assigned = json["decisions"].items[4]
        #expect(assigned["type"].text == "assignment.made" && assigned["seq"].int == 6)
        #expect(assigned["data"]["explained"]["waitedSeconds"].int == 42)
        #expect(assigned["details"].items.count == 12)
    }

    @Test func `clocks and what is put aside belong to the story`() {
        let due = Timestamp(milliseconds: 1_800_000_060_000)
        let notice = SLANotice(kind: .firstResponse, policy: "gold", dueAt: due)
        let told = trail(of: [
            (.system, .slaWarned(notice)), (.system, .slaBreached(notice)),
            (.tom, .conversationSnoozed(ConversationSnoozed(until: due))), (.system, .conversationWoken),
        ])

        #expect(
            told.decisions.map(\.sentence) == [
                "Soon late: first response by SLA gold, due 2027-01-15T08:01:00.000Z",
                "Late: first response by SLA gold, due 2027-01-15T08:01:00.000Z",
                "Tom put it aside until 2027-01-15T08:01:00.000Z", "Taken up again",
            ]
        )
    }

    @Test(arguments: RoutingRule.allCases) func `every rule has words in both languages`(rule: RoutingRule) throws {
        for language in WordsLanguage.allCases {
            let body = EventBody.assignmentMade(
                AssignmentMade(agent: Self.tom, epoch: 1, explained: RoutingExplanation(rule: rule))
            )
            let told = trail(of: [(.sue, body)], in: language)
            #expect(told.text.contains("Tom") && !told.text.contains(rule.rawValue + "\n"), "\(told.text)")
        }
    }
}
