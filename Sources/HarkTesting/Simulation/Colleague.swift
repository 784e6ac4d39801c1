import HarkClient
import HarkDomain
import HarkHub
import HarkProtocol

/// A member of the staff at work.
final class Colleague: Person {
    private let profile: AgentProfile
    private unowned let world: World
    let client: AgentClient
    private let seat: Seat
    private(set) var offers: [String] = []
    private var known: [String] = []
    private var said = 0

    init(_ profile: AgentProfile, in world: World) {
        (self.profile, self.world) = (profile, world)
        var end: ClientEnd?
        client = AgentClient(
            in: world.surroundings { end = $0 },
            url: "ws://world/ws",
            token: profile.id.text,
            maximumAttempts: .max
        )
        seat = Seat(profile.name, client, isVisitor: false, world) { end }
        client.onOffer = { [unowned self] in offers.append($0) }
        client.onAssignment = { [unowned self] in note($0) }
    }

    func comes() {
        client.connect { _ in }
        choose("online")
        if profile.role != .agent { client.call(.floorWatch, { _ in }, { _ in }) }
    }

    private func note(_ conversation: String) {
        if !known.contains(conversation) { known.append(conversation) }
    }

    func acts() {
        let isSupervisor = profile.role != .agent
        switch world.random.below(100) {
        case 0..<6: choose(world.random.pick(["online", "online", "online", "busy", "offline"]))
        case 6..<16: answersOffer()
        case 16..<24: looksAround()
        case 24..<30 where isSupervisor: client.call(.floorWatch, { _ in }, { _ in })
        default: if isSupervisor { supervises() } else { works() }
        }
    }

    private func choose(_ availability: String) {
        client.reliably(.availabilitySet, lane: "availability", { $0.member("availability", availability) }, { _ in })
    }

    private func answersOffer() {
        guard !offers.isEmpty else { return }
        let offer = offers.removeLast()
        if world.random.chance(70) {
            client.accept(offer: offer) { [weak self] in if let id = try? $0.get() { self?.note(id) } }
        } else {
            client.call(.offerDecline, { $0.member("offer", offer) }, { _ in })
        }
    }

    /// Opens, picks up or leaves some conversation, its own or another's.
    private func looksAround() {
        guard let conversation = someConversation() else { return }
        switch world.random.below(4) {
        case 0, 1: client.open(conversation) { [weak self] in if let id = try? $0.get() { self?.note(id) } }
        case 2: ask(.conversationPickUp, conversation)
        default:
            guard !client.held.contains(conversation) else { return }
            client.call(.conversationLeave, { $0.member("conversation", conversation) }, { _ in })
        }
    }

    private func someConversation() -> String? {
        let all = world.judge.streams.keys.filter { $0 != 0 }.sorted().map { ConversationID(rawValue: $0).text }
        return all.isEmpty ? nil : world.random.pick(all)
    }

    private func works() {
        let mine = client.held.sorted()
        guard !mine.isEmpty || !known.isEmpty else { return }
        let conversation = mine.isEmpty || world.random.chance(5) ? world.random.pick(known) : world.random.pick(mine)
        switch world.random.below(20) {
        case 0..<11: says(conversation)
        case 11: notes(.noteAdd, conversation)
        case 12: transfers(conversation)
        case 13, 14: resolves(conversation)
        case 15:
            ask(.conversationLabel, conversation) { writer in
                writer.member("add", ["\(Judge.secret) label"])
                writer.member("remove", [String]())
            }
        case 16:
            ask(.conversationPrioritise, conversation) { [below = world.random.below(5)] writer in
                writer.member("priority", below)
                writer.member("reason", Judge.secret)
            }
        case 17: ask(.helpRequest, conversation) { $0.member("text", Judge.secret) }
        case 18: corrects(conversation)
        case 19 where world.random.chance(50): ask(.conversationReopen, conversation)
        default:
            client.call(.typingSet) { writer in
                writer.member("conversation", conversation)
                writer.member("typing", true)
            } _: { _ in
            }
        }
    }

    /// Says of one of the customer's messages how it feels.
    private func corrects(_ conversation: String) {
        let messages = ConversationID(conversation).map { world.judge.transcript(of: $0, isVisitor: true) } ?? []
        let said = messages.filter { $0.row.authorKind == AuthorKind.visitor.rawValue && $0.type == .messagePosted }
        guard !said.isEmpty else { return ask(.conversationReopen, conversation) }
        let (seq, label) = (world.random.pick(said).row.seq, world.random.pick(SentimentLabel.allCases))
        ask(.sentimentCorrect, conversation) { writer in
            writer.member("seq", seq)
            writer.member("label", label.rawValue)
        }
    }

    private func supervises() {
        guard let conversation = someConversation() else { return }
        switch world.random.below(8) {
        case 0, 1: client.open(conversation) { [weak self] in if let id = try? $0.get() { self?.note(id) } }
        case 2, 3: notes(.whisperSend, conversation)
        case 4: ask(.conversationTakeOver, conversation)
        case 5: assigns(conversation)
        case 6: transfers(conversation)
        default: if client.held.contains(conversation) { says(conversation) }
        }
    }

    private func says(_ conversation: String) {
        said += 1
        let text = "Answer \(profile.name)-\(said)"
        var key = ""
        key = client.send(text, to: conversation) { [unowned world, profile] outcome in
            guard case .success(let seq) = outcome else { return }
            world.judge.acked(conversation, key: key, seq: seq, text: text, by: profile.name)
        }
    }

    private func notes(_ method: Method, _ conversation: String) {
        let key = client.makeKey()
        said += 1
        let text = "\(Judge.secret) \(profile.name)-\(said)"
        client.reliably(method, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("text", text)
        } _: { _ in
        }
    }

    private func transfers(_ conversation: String) {
        let target = world.random.below(4)
        let agent = world.random.pick(Stage.people).id.text
        let queue = world.random.pick(Stage.queues).name
        ask(.conversationTransfer, conversation) { writer in
            writer.name("to")
            writer.beginObject()
            switch target {
            case 0: writer.member("bot", true)
            case 1, 2: writer.member("queue", queue)
            default: writer.member("agent", agent)
            }
            writer.endObject()
            writer.member("reason", Judge.secret)
        }
    }

    private func assigns(_ conversation: String) {
        let agent = world.random.pick(Stage.people).id.text
        ask(.conversationAssign, conversation) { writer in
            writer.member("agent", agent)
            writer.member("reason", Judge.secret)
        }
    }

    private func resolves(_ conversation: String) {
        ask(.conversationResolve, conversation) { $0.member("disposition", Judge.secret) }
    }

    private func ask(
        _ method: Method,
        _ conversation: String,
        _ more: @escaping (inout JSONWriter) -> Void = { _ in }
    ) {
        client.reliably(method, lane: conversation) { writer in
            writer.member("conversation", conversation)
            more(&writer)
        } _: { _ in
        }
    }

    func leaves() { client.close() }

    var isDone: Bool { seat.isDone }

    func mustBeDone(_ judge: Judge) { seat.mustBeDone(judge) }

    func compare(_ inspection: HubInspection, _ judge: Judge) {
        seat.compare(inspection, judge)
        let held = Set(inspection.floor.held(by: profile.id).map(\.text))
        judge.require(
            held == client.held,
            "\(profile.name) believes to hold \(client.held.sorted()), it is \(held.sorted())"
        )
    }
}
