import HarkIntent
import HarkLanguage

/// One message on its way through the stages.
struct Deliberation {
    let turn: BotTurn
    private(set) var message: Message
    /// What came of the stages so far.
    private(set) var stages: [BotExplanation.Stage] = []
    /// What the stage at work says of itself when it does not decide.
    var verdict = BotExplanation.Stage.Verdict.passed
    /// The flow that was over when the message came.
    var ended: EndedFlow?
    /// The rules that only had things done, and the things.
    private let quiet: (rules: [String], actions: [BotAction])

    init(_ turn: BotTurn, _ reader: MessageReader, _ rules: RuleBook) {
        self.turn = turn
        message = Message(turn, reader)
        quiet = rules.quietly(&message)
    }

    /// The language of the answer; a tap keeps that of the talk.
    var language: Language { message.language == .chinese ? .chinese : .english }

    /// Lets a stage weigh the message and notes what came of it.
    mutating func pass<Result>(
        _ name: BotExplanation.Stage.Name,
        _ stage: (inout Deliberation) -> Result?
    ) -> Result? {
        verdict = .passed
        let result = stage(&self)
        stages.append(BotExplanation.Stage(name, result == nil ? verdict : .decided))
        return result
    }

    /// Goes on behind the stages that were passed before a call.
    mutating func goOn(from stages: [BotExplanation.Stage]) {
        self.stages = stages
    }

    mutating func note(_ name: BotExplanation.Stage.Name, _ verdict: BotExplanation.Stage.Verdict) {
        stages.append(BotExplanation.Stage(name, verdict))
    }

    /// The actions of the quiet rules, then those of the answer, with their places filled.
    mutating func actions(with answer: [BotAction]) -> [BotAction] {
        quiet.actions + message.carriedOut(answer)
    }

    var quietRules: [String] { quiet.rules }

    /// Whether the customer tapped what was offered.
    var isTap: Bool {
        guard let choice = turn.choice else { return false }
        return choice == BotChoice.personID || turn.state.offered.contains { $0.id == choice }
    }
}
