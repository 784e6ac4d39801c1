/// Where the bot stopped for a call; opaque to its keeper.
public struct BotPause: Sendable, Hashable, Codable {
    /// The turn that is being answered.
    let turn: BotTurn
    /// Where the flow stands: at the call.
    let flow: FlowState
    /// What the bot says so far.
    let draft: ReplyDraft
    /// How many calls the turn has needed, with this one.
    let calls: Int
}
