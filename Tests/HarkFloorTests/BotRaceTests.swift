import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// A bot's answer that comes late against people who take over: every order of what may happen.
struct BotRaceTests {
    /// What may happen while the bot thinks.
    private enum Step: CaseIterable {
        case late, customerAsks, customerWrites, pickUp, personWrites, backToBot
    }

    /// What comes of the thinking, under the epoch in which the bot was asked.
    enum Late: CaseIterable {
        case answer, handoff, failure
    }

    @Test(arguments: Late.allCases)
    func `in every order no word of the bot follows a person's, but after it was given back`(late: Late) {
        for order in Step.allCases.permutations { play(order, late) }
    }

    private func play(_ order: [Step], _ late: Late) {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.open()
        let asked = scene[id]?.epoch ?? 0
        for step in order {
            guard step == .late else {
                take(step, id, &scene)
                continue
            }
            come(late, id, asked, &scene)
        }
        check(scene.log.filter { $0.conversation == id }, asked, order)
    }

    private func come(_ late: Late, _ id: ConversationID, _ asked: Int, _ scene: inout FloorScene) {
        switch late {
        case .answer: scene.botSays("An answer", in: id, epoch: asked)
        case .handoff:
            let handoff = HandoffRequested(reason: .botUnsure, summary: "")
            scene.botSays("A person", in: id, outcome: .handoff, handoff: handoff, epoch: asked)
        case .failure: scene.send(.botFailed(conversation: id, epoch: asked, inReplyTo: 2, reason: "slow"))
        }
    }

    private func take(_ step: Step, _ id: ConversationID, _ scene: inout FloorScene) {
        switch step {
        case .late: break
        case .customerAsks: scene.send(.requestHuman(conversation: id, by: .visitor(.maya)))
        case .customerWrites: scene.say("Are you there?", .visitor(.maya), in: id)
        case .pickUp: scene.send(.pickUp(conversation: id, by: .tom))
        case .personWrites: scene.say("Tom here", .tom, in: id)
        case .backToBot: scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "simple"))
        }
    }

    /// Walks the log: the bot speaks only while it owns the conversation, under the epoch of the question.
    private func check(_ events: [Event], _ asked: Int, _ order: [Step]) {
        var (epoch, isWithBot) = (asked, true)
        for event in events {
            switch event.body {
            case .messagePosted where event.by.kind == .bot, .botFailed:
                #expect(isWithBot && epoch == asked, "the bot spoke out of turn in \(order)")
            case .conversationQueued(let data): (epoch, isWithBot) = (data.epoch, false)
            case .assignmentMade(let data): (epoch, isWithBot) = (data.epoch, false)
            case .conversationTransferred(let data):
                #expect(data.epoch >= epoch, "an epoch fell in \(order)")
                if data.to == .bot { (epoch, isWithBot) = (data.epoch, true) }
            default: break
            }
        }
    }
}

extension Array {
    /// All orders of the elements.
    fileprivate var permutations: [[Element]] {
        guard count > 1 else { return [self] }
        return indices.flatMap { index in
            var rest = self
            let first = rest.remove(at: index)
            return rest.permutations.map { [first] + $0 }
        }
    }
}
