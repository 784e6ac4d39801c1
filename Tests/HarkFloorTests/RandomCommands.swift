import HarkDomain
import HarkFloor
import HarkTesting

/// Commands by chance: mostly sensible, sometimes late, repeated or nonsense.
struct RandomCommands {
    var random: SplitMix
    private var nextID: Int64 = 5000

    static let visitors: [Author] = [.maya, .leo, .lin]
    static let staff: [Author] = [.tom, .ada, .sue]
    static let plans = [
        "{}",
        """
        policy: {choice: leastLoaded}
        rules: [{name: new, when: {returning: false, dissatisfied: false}, then: {queue: \(QueueProfile.billing.id.text), required: [{name: x}]}}]
        """,
        """
        policy: {relaxation: [{falls: lastSkill, afterSeconds: 45}]}
        businessHours: [{name: day, zone: Europe/Madrid, week: ["Mo-Su 08:00-20:00"]}]
        sla:
          - {name: soon, targets: [{firstResponseSeconds: 40, nextResponseSeconds: 60, resolutionSeconds: 4000}]}
          - {name: day, businessHours: day, targets: [{priority: 1, firstResponseSeconds: 20}, {resolutionSeconds: 9000}]}
        queues:
          - {queue: \(QueueProfile.billing.id.text), sla: soon, agentCapacity: 1}
          - {queue: \(QueueProfile.shipping.id.text), sla: day, policy: {choice: roundRobin}}
        rules:
          - {name: knows, when: {returning: true}, then: {queue: \(QueueProfile.billing.id.text), required: [{name: x, level: 2}]}}
          - {name: english, when: {language: [en], mood: [calm]}, then: {queue: \(QueueProfile.shipping.id.text), language: true, priority: 2, sla: soon}}
        tiers: [{queue: \(QueueProfile.billing.id.text), next: \(QueueProfile.shipping.id.text), afterBreach: true}]
        """,
        """
        policy: {stickySeconds: 50}
        queues:
          - {queue: \(QueueProfile.billing.id.text), agentCapacity: 1, policy: {stickySeconds: 50, overflow: [{to: \(QueueProfile.shipping.id.text), afterSeconds: 30}]}}
          - queue: \(QueueProfile.shipping.id.text)
            agentCapacity: 2
            policy: {overflow: [{to: \(QueueProfile.billing.id.text), whenNobodyIsOnline: true, atLength: 2}]}
        rules:
          - {name: paying, when: {page: ["*/pay*"]}, then: {queue: \(QueueProfile.billing.id.text), preferred: [{name: x, level: 2}]}}
          - {name: order, when: {entity: [order], intent: [where]}, then: {queue: \(QueueProfile.shipping.id.text), required: [{name: x}]}}
        """,
    ]

    static let surveyPlans = [
        "{}",
        """
        rules: {minimumMessages: 1, againAfterDays: 0, lowScore: 3}
        surveys:
          - {name: all, language: en, questions: [{id: stars, kind: stars, text: How fast?}, {id: more, kind: text, text: More?}]}
          - {name: never, queue: \(QueueProfile.billing.id.text), language: en, asks: false}
        """,
    ]

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func next(_ floor: Floor) -> Command {
        switch random.below(100) {
        case 0..<14: start(floor)
        case 14..<36: post(floor)
        case 36..<46: bot(floor)
        case 46..<60: presence(floor)
        case 60..<80: ownership(floor)
        case 80..<92: remark(floor)
        default: administration(floor)
        }
    }

    private mutating func fresh() -> Int64 {
        nextID += 1
        return nextID
    }

    private mutating func someConversation(_ floor: Floor) -> ConversationID {
        let ids = floor.conversations.ids.sorted()
        return ids.isEmpty || random.chance(2) ? ConversationID(rawValue: 9) : random.pick(ids)
    }

    /// Mostly one that a person holds.
    private mutating func heldConversation(_ floor: Floor) -> ConversationID {
        let held = floor.conversations.ids.filter { floor.conversations[$0]?.status == .active }.sorted()
        return held.isEmpty || random.chance(40) ? someConversation(floor) : random.pick(held)
    }

    private mutating func clientID() -> String {
        "key-\(random.chance(15) ? random.below(8) : Int(fresh()))"
    }

    private mutating func start(_ floor: Floor) -> Command {
        let author = random.pick(Self.visitors)
        let site: SiteID = random.chance(3) ? SiteID(rawValue: 9) : random.pick([.shop, .office])
        let queue: QueueID? = random.chance(20) ? random.pick([.billing, .shipping]) : nil
        return .start(
            StartConversation(
                conversation: ConversationID(rawValue: fresh()),
                visitor: VisitorID(rawValue: author.id ?? 1),
                visitorName: author.name,
                contact: random.chance(20) ? ContactID(rawValue: 7) : nil,
                site: site,
                queue: queue,
                clientID: clientID(),
                contentHash: UInt64(random.below(2)),
                text: random.chance(80) ? "Hello" : nil,
                language: "en",
                page: random.chance(30) ? Page(url: "https://shop.test/pay", title: "Pay") : nil,
                isReturning: random.chance(30)
            )
        )
    }

    private mutating func post(_ floor: Floor) -> Command {
        let id = someConversation(floor)
        let record = floor.conversations[id]
        let visitor = record.map { Author.visitor($0.visitor, name: "Visitor") } ?? .maya
        let author = random.chance(60) ? visitor : random.pick(Self.staff)
        let choice = random.chance(20) ? random.pick(["human", "yes", "nothing"]) : nil
        let seen = random.chance(50) ? random.below((record?.head ?? 0) + 1) : nil
        return .postMessage(
            PostMessage(
                conversation: id,
                by: author,
                clientID: clientID(),
                contentHash: UInt64(random.below(2)),
                text: "Words",
                choice: author.kind == .visitor ? choice : nil,
                seenSeq: seen,
                force: random.chance(20)
            )
        )
    }

    private mutating func bot(_ floor: Floor) -> Command {
        let withBot = floor.conversations.ids.filter { floor.conversations[$0]?.status == .bot }.sorted()
        let id = withBot.isEmpty || random.chance(20) ? someConversation(floor) : random.pick(withBot)
        let record = floor.conversations[id]
        let epoch = max(0, (record?.epoch ?? 0) - (random.chance(15) ? 1 : 0))
        if random.chance(12) {
            return .botFailed(conversation: id, epoch: epoch, inReplyTo: record?.lastCustomerSeq ?? 0, reason: "slow")
        }
        let outcome = random.pick(BotOutcome.allCases)
        let choices = [Choice(id: "yes", label: "Yes"), Choice(id: "human", label: "Talk to a person")]
        let turn = BotTurnRecord(outcome: outcome, state: "{}")
        let handoff = HandoffRequested(reason: .rule, summary: "Asked about a parcel")
        return .botReply(
            PostBotReply(
                conversation: id,
                epoch: epoch,
                inReplyTo: record?.lastCustomerSeq ?? 0,
                message: MessagePosted(text: "Answer", choices: choices, asksFeedback: true, bot: turn),
                handoff: outcome == .handoff ? handoff : nil
            )
        )
    }

    private mutating func presence(_ floor: Floor) -> Command {
        let agent = random.chance(2) ? AgentID(rawValue: 9) : random.pick([AgentID.tom, .ada, .sue])
        let visitor = random.pick([VisitorID.maya, .leo, .lin])
        switch random.below(10) {
        case 0..<3: return .staffConnected(agent)
        case 3: return .staffDisconnected(agent)
        case 4..<8:
            let chosen: Availability = random.chance(85) ? .online : random.pick(Availability.allCases)
            return .setAvailability(agent: agent, by: random.pick(Self.staff), availability: chosen)
        case 8: return .visitorConnected(visitor)
        default: return .visitorDisconnected(visitor)
        }
    }

    private mutating func ownership(_ floor: Floor) -> Command {
        let id = heldConversation(floor)
        let visitor = floor.conversations[id].map { Author.visitor($0.visitor) } ?? .maya
        let author = random.pick(Self.staff)
        switch random.below(20) {
        case 0..<4: return .requestHuman(conversation: id, by: visitor)
        case 4..<8: return offer(floor)
        case 8..<10: return .pickUp(conversation: id, by: author)
        case 10: return .takeOver(conversation: id, by: .sue)
        case 11: return .assign(conversation: id, by: .sue, agent: random.pick([.tom, .ada, .sue]), reason: "fits")
        case 12..<15: return .transfer(conversation: id, by: author, to: target(), reason: "better there")
        case 15..<18:
            return .resolve(
                ResolveConversation(
                    conversation: id,
                    by: author,
                    disposition: "solved",
                    labels: random.chance(50) ? ["done"] : [],
                    note: random.chance(30) ? "Called back" : nil
                )
            )
        case 18: return .endConversation(conversation: id, by: visitor)
        default: return .reopen(conversation: id, by: author)
        }
    }

    private mutating func target() -> TransferTarget {
        switch random.below(5) {
        case 0: .bot
        case 1: .agent(AgentProfile.tom.reference)
        case 2: .agent(AgentProfile.ada.reference)
        case 3: .queue(QueueProfile.billing.reference)
        default: .queue(QueueProfile.shipping.reference)
        }
    }

    private mutating func offer(_ floor: Floor) -> Command {
        let standing = floor.conversations.ids.compactMap { floor.conversations[$0]?.offer }
            .sorted { $0.id < $1.id }
        guard !standing.isEmpty, random.chance(90) else {
            return .acceptOffer(offer: OfferID(rawValue: Int64(random.below(60))), by: random.pick(Self.staff))
        }
        let offer = random.pick(standing)
        let author = random.chance(90) ? Author.staff(offer.agent, role: .agent) : random.pick(Self.staff)
        return random.chance(60)
            ? .acceptOffer(offer: offer.id, by: author) : .declineOffer(offer: offer.id, by: author)
    }

    private mutating func remark(_ floor: Floor) -> Command {
        let id = someConversation(floor)
        let author = random.pick(Self.staff)
        let visitor = floor.conversations[id].map { Author.visitor($0.visitor) } ?? .maya
        let hash = UInt64(random.below(2))
        switch random.below(12) {
        case 8...10: return annotation(floor, id)
        case 11:
            let seq = floor.conversations[id]?.lastCustomerSeq ?? 1
            let label = random.pick(SentimentLabel.allCases)
            return .correctSentiment(conversation: id, by: author, SentimentCorrected(seq: seq, label: label))
        case 0, 1:
            return .addNote(
                AddNote(
                    conversation: id,
                    by: author,
                    clientID: clientID(),
                    contentHash: hash,
                    text: "Note",
                    isWhisper: random.chance(30)
                )
            )
        case 2, 3:
            return .submitSurvey(
                SubmitSurvey(
                    conversation: id,
                    by: visitor,
                    clientID: clientID(),
                    contentHash: hash,
                    score: random.below(7),
                    answers: random.chance(30) ? [SurveyAnswer(question: "stars", value: .number(random.below(7)))] : []
                )
            )
        case 4: return .label(conversation: id, by: author, add: [random.pick(["a", "b"])], remove: ["c"])
        case 5 where random.chance(30):
            let until = Timestamp(milliseconds: 1_800_000_000_000 + Int64(random.below(20_000_000)))
            return .snooze(conversation: heldConversation(floor), by: author, until: until)
        case 5 where random.chance(20): return .escalate(conversation: id, by: author, reason: "higher")
        case 5: return .prioritise(conversation: id, by: author, priority: random.below(25) - 12, reason: "")
        case 6: return .requestHelp(conversation: id, by: author, text: random.chance(50) ? "How?" : nil)
        default: return .giveBotFeedback(conversation: id, by: visitor, seq: random.below(9), helped: true)
        }
    }

    /// Mostly what was read out of the customer's last message, which is often bad.
    private mutating func annotation(_ floor: Floor, _ id: ConversationID) -> Command {
        let last = floor.conversations[id]?.lastCustomerSeq ?? 1
        let score = Degree(thousandths: random.below(2000) - 1400)
        let sentiment = MessageSentiment(
            score: score,
            label: score.thousandths < 0 ? .negative : .positive,
            anger: Degree(thousandths: max(0, random.below(1500) - 500)),
            words: random.chance(50) ? [random.pick(["late", "bad"])] : []
        )
        let seq = random.chance(80) ? last : random.below(last + 2)
        let order = MessageEntity(type: "order", text: "4711", start: 0, end: 4)
        let data = MessageAnalysed(
            seq: seq,
            language: "en",
            sentiment: sentiment,
            entities: random.chance(30) ? [order] : [],
            intent: random.chance(30) ? "where" : nil,
            satisfaction: random.chance(50) ? estimate() : nil
        )
        return .annotate(conversation: id, data)
    }

    private mutating func estimate() -> SatisfactionEstimate {
        SatisfactionEstimate(
            probabilityBad: Degree(thousandths: random.below(1000)),
            rating: 1000 + random.below(4001),
            low: 1000,
            high: 5000,
            reasons: random.chance(50) ? [.init(feature: "repeatsTurn", contribution: 500 - random.below(1000))] : []
        )
    }

    private mutating func administration(_ floor: Floor) -> Command {
        switch random.below(7) {
        case 6:
            let base = (floor.surveys?.version ?? 0) - (random.chance(10) ? 1 : 0)
            return .publishSurveys(plan: random.pick(Self.surveyPlans), note: "", base: base, by: .sue)
        case 5:
            let base = (floor.routing?.version ?? 0) - (random.chance(10) ? 1 : 0)
            return .publishRouting(plan: random.pick(Self.plans), note: "", base: base, by: .sue)
        case 0, 1:
            var profile = random.pick([AgentProfile.tom, .ada, .sue])
            profile.capacity = random.below(4)
            if random.chance(40) {
                profile.queues = random.pick([[.billing], [.shipping], [.billing, .shipping], []])
            }
            if random.chance(50) { profile.skills = [Skill(name: "x", level: 1 + random.below(3))] }
            profile.isActive = random.chance(85)
            return .changeAgent(profile, by: .system)
        case 2:
            var queue = random.pick([QueueProfile.billing, .shipping])
            queue.assignment = random.pick(AssignmentMode.allCases)
            queue.wrapUpSeconds = random.pick([0, 60])
            queue.isActive = random.chance(90)
            return .changeQueue(queue, by: .system)
        case 3:
            var site = random.pick([SiteProfile.shop, .office])
            site.hasBot = random.chance(60)
            return .changeSite(site, by: .system)
        default:
            let items = floor.attention(at: Timestamp(milliseconds: 1_900_000_000_000)).map(\.id)
            let item = items.isEmpty ? "handoff:none:0" : random.pick(items)
            return .acknowledgeAttention(item: item, by: .sue)
        }
    }
}
