public import HarkTransport

/// What a client has from outside: a loop, sockets and chance.
public struct ClientSurroundings {
    let loop: any TurnLoop
    let makeSocket: () -> any ClientSocket
    let random: any RandomNumberGenerator

    /// Creates surroundings from their parts.
    ///
    /// - Parameters:
    ///   - loop: The loop that all happens on.
    ///   - random: Where chance comes from.
    ///   - makeSocket: Returns a fresh socket for each attempt to connect.
    public init(
        loop: any TurnLoop,
        random: any RandomNumberGenerator,
        makeSocket: @escaping () -> any ClientSocket
    ) {
        (self.loop, self.random, self.makeSocket) = (loop, random, makeSocket)
    }

    /// Real sockets on a loop that runs.
    public init(_ loop: EventLoop) {
        self.init(loop: loop, random: SystemRandomNumberGenerator()) { WebSocketClient(loop: loop) }
    }
}
