extension BotEngine {
    /// Takes one message: what the bot does next.
    ///
    /// - Complexity: as `reply(to:)`.
    public func step(_ turn: BotTurn) -> BotStep { .reply(reply(to: turn)) }

    /// Goes on after a call, as if the turn had been taken then.
    public func resume(_ pause: BotPause, with result: BotCallResult) -> BotStep { .reply(reply(to: pause.turn)) }
}
