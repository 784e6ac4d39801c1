public import HarkTransport

/// Plays dialogues through a running server, customers on one side and agents on the other, and compares what is kept.
///
/// Each turn waits until the other side has seen the one before it, as people do, so the order of a transcript is the
/// order of its input or a fault.
public actor Replay {
    /// What to play against.
    public struct Options: Sendable {
        /// The address of the server's socket, `ws://host:port/ws`.
        public var url: String
        /// The key of the site that the customers come to.
        public var site: String
        /// An API token for each agent.
        public var tokens: [String]
        /// How many dialogues to play at once.
        public var concurrency: Int
        /// How fast people write.
        public var pace: Pace
        /// How long to wait for an agent, or for a message to arrive.
        public var patience: Duration
        /// How to connect.
        public var socket: WebSocketClient.Options

        /// Creates options.
        public init(
            url: String,
            site: String,
            tokens: [String],
            concurrency: Int = 50,
            pace: Pace = .unbounded,
            patience: Duration = .seconds(30),
            socket: WebSocketClient.Options = WebSocketClient.Options()
        ) {
            self.url = url
            self.site = site
            self.tokens = tokens
            self.concurrency = concurrency
            self.pace = pace
            self.patience = patience
            self.socket = socket
        }
    }

    let options: Options
    let loop: EventLoop
    let crew: Crew
    var report = ReplayReport()

    /// The replay runs on the loop of its sockets.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a replay on a loop that runs.
    public init(_ options: Options, on loop: EventLoop) {
        self.options = options
        self.loop = loop
        crew = Crew(loop: loop, patience: options.patience)
    }

    /// Plays all dialogues and returns what was found.
    ///
    /// - Throws: ``ReplayError`` when the agents can't hold so many, ``ClientError`` when one is not welcome.
    public func run(_ dialogues: [Dialogue]) async throws -> ReplayReport {
        let began = loop.now
        do {
            try await crew.gather(
                tokens: options.tokens,
                url: options.url,
                socket: options.socket,
                places: options.concurrency
            )
            await playAll(dialogues)
        } catch {
            await crew.dismiss()
            throw error
        }
        report.returns += crew.agents.reduce(0) { $0 + $1.returns }
        await crew.dismiss()
        report.duration = loop.now - began
        return report
    }

    private func playAll(_ dialogues: [Dialogue]) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, dialogue) in dialogues.enumerated() {
                if index >= options.concurrency { await group.next() }
                group.addTask { await self.play(dialogue) }
            }
        }
    }

    func pause(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            _ = loop.schedule(after: duration) { continuation.resume() }
        }
    }
}
