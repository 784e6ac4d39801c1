import Foundation
import HarkDomain
import HarkFloor
import HarkStatistics

/// Plays customers, bot and agents against the real floor, in invented time.
///
/// Nobody here decides what happens to a conversation: who waits, who gets it, what breaches and when it ends is the
/// floor's own word. All chance is drawn from one source, in the order of time.
final class Director {
    let stage: Stage
    let shop: Shop
    let request: SeedRequest
    var chance: SeededRandom
    var ids: IDSource<SeededRandom>
    var people = People()
    var agenda = Agenda()
    /// Conversations that somebody may still come back to.
    var chats: [ConversationID: Chat] = [:]
    /// Conversations that each agent has in hand.
    var held: [Int]
    /// Customers who write next, about an old matter.
    var comebacks: ArraySlice<Comeback> = []
    var report = SeedReport()
    let agentPlaces: [AgentID: Int]
    let faultyDays: Range<Int>
    private var arrivals: Arrivals
    private var nextArrival: Timestamp?
    private var turns: ArraySlice<Roster.Turn>

    init(_ request: SeedRequest, on floor: Floor) {
        self.request = request
        var chance = SeededRandom(seed: request.seed)
        var ids = IDSource(random: SeededRandom(seed: request.seed &+ 1))
        let seasons = Seasons(request)
        let roster = Roster(seasons, total: request.conversations)
        let names = floor.queues.values.sorted { $0.id < $1.id }
        var shop = Shop(known: names, ids: &ids, at: request.from)
        shop.hire(roster, ids: &ids, &chance, at: request.from)
        let start = Int(Double(request.days) * Planted.faultBegins)
        faultyDays = start..<start + Planted.faultDays
        let drawn = SeededRandom(seed: request.seed &+ 2)
        arrivals = Arrivals(seasons, total: request.conversations, faulty: faultyDays, chance: drawn)
        nextArrival = arrivals.next
        turns = roster.turns(&chance)[...]
        agentPlaces = Dictionary(uniqueKeysWithValues: shop.agents.enumerated().map { ($1.profile.id, $0) })
        held = shop.agents.map { _ in 0 }
        stage = Stage(floor, at: request.from)
        (self.shop, self.chance, self.ids) = (shop, chance, ids)
    }

    /// Makes queues, sites, staff and the routing plan.
    ///
    /// - Throws: `Refusal` when what is there already stands in the way.
    func open() throws(Refusal) {
        let plan = Command.publishRouting(
            plan: shop.plan,
            note: "The plan of the invented shop",
            base: stage.floor.routing?.version ?? 0,
            by: .system
        )
        for command in shop.opening + [plan] {
            if case .refused(let refusal) = stage.act(command).outcome { throw refusal }
        }
    }

    /// Lets things happen until `limit` events wait to be committed; false once the end is reached.
    func play(until limit: Int) -> Bool {
        while stage.waiting < limit {
            guard let moment = nextMoment, moment <= request.to else { return false }
            stage.move(to: moment)
            step(at: moment)
        }
        return true
    }

    /// Sends everybody home at the end of the log.
    func close() {
        stage.move(to: request.to)
        for agent in shop.agents where stage.floor.agents[agent.profile.id]?.isConnected == true {
            follow(stage.act(.staffDisconnected(agent.profile.id)))
        }
        for chat in chats.values.sorted(by: { $0.id < $1.id }) { report.count(chat) }
    }

    private var nextMoment: Timestamp? {
        let far = Timestamp(milliseconds: .max)
        let people = min(nextArrival ?? far, agenda.first ?? far)
        let floor = min(turns.first?.from ?? far, stage.floor.nextDeadline ?? far)
        let first = min(people, floor)
        return first == far ? nil : first
    }

    /// Does the one thing that is due: what the floor waits for comes first, then people.
    private func step(at moment: Timestamp) {
        if let due = stage.floor.nextDeadline, due <= moment {
            follow(stage.act(.tick))
        } else if let turn = turns.first, turn.from <= moment {
            turns = turns.dropFirst()
            play(.comes(agent: turn.agent))
        } else if let first = agenda.first, first <= moment, let entry = agenda.removeFirst() {
            play(entry.step)
        } else if nextArrival != nil {
            nextArrival = arrivals.next
            somebodyWrites()
        }
    }

    private func play(_ step: Step) {
        switch step {
        case .comes(let agent), .pauses(let agent), .resumes(let agent), .stops(let agent), .goes(let agent):
            move(agent, step)
        case .comesBack(let comeback): comebacks.append(comeback)
        case .turn(let turn, let chat, let ticket): if chat.ticket == ticket { play(turn, in: chat) }
        case .always(let turn, let chat): play(turn, in: chat)
        }
    }

    private func play(_ turn: Step.Turn, in chat: Chat) {
        switch turn {
        case .botAnswers(let epoch, let seq): botAnswers(chat, epoch: epoch, seq: seq)
        case .reacts(let answered): reacts(chat, answered: answered)
        case .repliesToAgent: repliesToAgent(chat)
        case .givesUp(let wait): givesUp(chat, wait)
        case .asksWhetherAnybodyIsThere(let wait): asksWhetherAnybodyIsThere(chat, wait)
        case .leaves: leaves(chat)
        case .rates(let ask): rates(chat, ask)
        case .reopens: reopens(chat)
        case .accepts(let offer, let agent): accepts(offer, agent)
        case .agentWrites: agentWrites(chat)
        case .agentEnds: agentEnds(chat)
        case .forgotten: forgets(chat)
        }
    }

    /// Puts in what comes next in a conversation, in the place of what was put in before.
    func next(_ turn: Step.Turn, in chat: Chat, after milliseconds: Int64) {
        chat.ticket += 1
        agenda.add(.turn(turn, chat, ticket: chat.ticket), at: stage.now + .milliseconds(milliseconds))
    }

    /// Puts in what comes whatever else happens.
    func later(_ turn: Step.Turn, in chat: Chat, after milliseconds: Int64) {
        agenda.add(.always(turn, chat), at: stage.now + .milliseconds(milliseconds))
    }
}
