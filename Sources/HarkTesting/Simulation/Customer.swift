import HarkClient
import HarkDomain
import HarkHub
import HarkProtocol

/// A customer with one window or two.
final class Customer: Person {
    private let name: String
    private let site: SiteProfile
    private unowned let world: World
    private var windows: [Window] = []
    private var said = 0
    /// What was promised last, to be said again.
    private var promised: (conversation: String, key: String, text: String, seq: Int)?

    private struct Window {
        let client: CustomerClient
        let seat: Seat
    }

    init(_ name: String, at site: SiteProfile, in world: World) {
        (self.name, self.site, self.world) = (name, site, world)
    }

    func comes() { open(token: nil) }

    private func open(token: String?) {
        var end: ClientEnd?
        let client = CustomerClient(
            in: world.surroundings { end = $0 },
            url: "ws://world/ws",
            site: site.key,
            token: token,
            maximumAttempts: .max
        )
        let label = "\(name)/\(windows.count + 1)"
        let seat = Seat(label, client, isVisitor: true, world) { end }
        windows.append(Window(client: client, seat: seat))
        client.connect { _ in }
    }

    func acts() {
        let window = world.random.pick(windows)
        switch world.random.below(100) {
        case 0..<4: reload(window)
        case 4..<7: if windows.count < 2, let token = window.client.token { open(token: token) }
        default: talks(in: window)
        }
    }

    /// The page is loaded again: what it held in memory is gone, the visitor's token is not.
    private func reload(_ window: Window) {
        guard let token = window.client.token, window.client.unanswered == 0 else { return }
        window.client.close()
        windows.removeAll { $0.client === window.client }
        open(token: token)
    }

    private func talks(in window: Window) {
        let client = window.client
        guard let conversation = client.conversation else { return starts(client, window.seat.name) }
        switch world.random.below(20) {
        case 0..<12: says(client, conversation, window.seat.name)
        case 12: ask(client, .humanRequest, conversation)
        case 13: if world.random.chance(40) { ask(client, .conversationEnd, conversation) }
        case 14: rates(client, conversation)
        case 15: tell(client, .typingSet, conversation) { $0.member("typing", true) }
        case 16: tell(client, .readMark, conversation) { $0.member("seq", client.views[conversation]?.last ?? 0) }
        case 17: if world.random.chance(50) { starts(client, window.seat.name) } else { repeats(client) }
        case 18: tell(client, .conversationSync, conversation) { $0.member("after", 0) }
        default: giveFeedback(client, conversation)
        }
    }

    private func starts(_ client: CustomerClient, _ label: String) {
        guard client.unanswered == 0 else { return }
        let text = words()
        client.start(text) { [world] _ in _ = (world, label) }
    }

    private func says(_ client: CustomerClient, _ conversation: String, _ label: String) {
        let text = words()
        var key = ""
        key = client.send(text, to: conversation) { [unowned self] outcome in
            guard case .success(let seq) = outcome else { return }
            world.judge.acked(conversation, key: key, seq: seq, text: text, by: label)
            promised = (conversation, key, text, seq)
        }
    }

    /// Says again, under its key, what was promised before: the same words are the same message, others a conflict.
    private func repeats(_ client: CustomerClient) {
        guard let (conversation, key, text, seq) = promised else { return }
        let isSame = world.random.chance(50)
        client.call(.messageSend) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("text", isSame ? text : "not \(text)")
        } _: { [unowned world, name] answer in
            world.counters["repeats", default: 0] += 1
            world.judge.repeated(answer, seq: seq, isSame: isSame, by: name)
        }
    }

    func begins() { starts(windows[0].client, name) }

    private func words() -> String {
        said += 1
        let topic = world.random.pick([
            "Hello", "parcel", "lawyer", "tents", "tents", "What about it", "我的包裹", "BAD", "ANGRY", "GOOD",
        ])
        return "\(topic) \(name)-\(said)"
    }

    private func ask(_ client: CustomerClient, _ method: Method, _ conversation: String) {
        client.reliably(method, lane: conversation, { $0.member("conversation", conversation) }, { _ in })
    }

    private func rates(_ client: CustomerClient, _ conversation: String) {
        let key = client.makeKey()
        let score = 1 + world.random.below(5)
        client.reliably(.surveySubmit, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("score", score)
        } _: { _ in
        }
    }

    private func giveFeedback(_ client: CustomerClient, _ conversation: String) {
        let view = client.views[conversation]
        let asked = view?.events.last { $0.data["feedback"] == .bool(true) }
        let seq = asked?.seq ?? view?.last ?? 0
        client.reliably(.botFeedback, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("seq", seq)
            writer.member("helped", true)
        } _: { _ in
        }
    }

    private func tell(
        _ client: CustomerClient,
        _ method: Method,
        _ conversation: String,
        _ more: (inout JSONWriter) -> Void
    ) {
        client.call(method) { writer in
            writer.member("conversation", conversation)
            more(&writer)
        } _: { _ in
        }
    }

    func leaves() { for window in windows { window.client.close() } }

    var isDone: Bool { windows.allSatisfy(\.seat.isDone) }

    func mustBeDone(_ judge: Judge) { for window in windows { window.seat.mustBeDone(judge) } }

    func compare(_ inspection: HubInspection, _ judge: Judge) {
        for window in windows { window.seat.compare(inspection, judge) }
    }
}
