import HarkClient
import HarkDomain
import HarkHub
import HarkProtocol

/// Somebody in a world: acts by chance through a real client.
protocol Person: AnyObject {
    func comes()
    func acts()
    func leaves()
    /// True when it is connected and nothing of what it said waits for an answer.
    var isDone: Bool { get }
    func mustBeDone(_ judge: Judge)
    /// Holds what it has on screen against what is stored.
    func compare(_ inspection: HubInspection, _ judge: Judge)
}

enum Cast {
    /// The people of a world, staff first.
    static func make(in world: World) -> [any Person] {
        var people: [any Person] = Stage.people.map { Colleague($0, in: world) }
        for (index, name) in ["maya", "leo", "lin", "kim"].enumerated() {
            people.append(Customer(name, at: Stage.sites[index % 2], in: world))
        }
        return people
    }
}

extension World {
    /// What a client lives in here.
    func surroundings(_ make: @escaping (ClientEnd) -> Void) -> ClientSurroundings {
        ClientSurroundings(loop: clients, random: SplitMix(seed: random.next())) { [unowned self] in
            let end = ClientEnd(self)
            make(end)
            return end
        }
    }
}

/// A client with the socket it has now, and what the judge is told of it.
final class Seat {
    let name: String
    let party: Party
    private let isVisitor: Bool
    private let end: () -> ClientEnd?

    init(_ name: String, _ party: Party, isVisitor: Bool, _ world: World, end: @escaping () -> ClientEnd?) {
        (self.name, self.party, self.isVisitor, self.end) = (name, party, isVisitor, end)
        party.firstAttempts = .max
        party.onEvent = { [unowned world] conversation, event in
            world.judge.saw(event, of: conversation, isVisitor: isVisitor, by: name)
        }
    }

    var isDone: Bool { party.isWelcome && party.unanswered == 0 }

    func mustBeDone(_ judge: Judge) {
        judge.require(party.isWelcome, "\(name) did not come back: \(party.ended.map { "\($0)" } ?? "still trying")")
        judge.require(party.unanswered == 0, "\(name) has \(party.unanswered) calls without an answer")
    }

    func compare(_ inspection: HubInspection, _ judge: Judge) {
        guard let socket = end()?.serverID, let following = inspection.following[socket] else {
            return judge.require(false, "\(name) has no socket at the end")
        }
        for (conversation, isLive) in following {
            judge.require(isLive, "\(name) waits for the Snapshot of \(conversation) for ever")
            compare(conversation, judge)
        }
    }

    private func compare(_ conversation: ConversationID, _ judge: Judge) {
        let stored = judge.transcript(of: conversation, isVisitor: isVisitor)
        let view = party.views[conversation.text]
        let held = view?.events ?? []
        judge.require(
            view?.last == stored.last?.row.seq && held.map(\.seq) == stored.suffix(held.count).map(\.row.seq),
            "\(name) holds \(held.map(\.seq)) up to \(view?.last ?? -1) of \(conversation), stored are \(stored.map(\.row.seq))"
        )
    }
}
