extension BotEngine {
    /// Goes on with a turn that needed a call.
    public func resume(_ pause: BotPause, with result: BotCallResult) -> BotStep {
        step(pause.turn)
    }

    /// Hands the message to the running flow.
    func flowing(_ talk: inout Deliberation) -> Move? {
        talk.verdict = .absent
        return nil
    }

    /// Starts a flow with what is said before it.
    func begin(_ flow: String, _ draft: ReplyDraft, _ talk: inout Deliberation) -> Move {
        .say(draft)
    }
}
