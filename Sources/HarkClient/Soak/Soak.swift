public import HarkTransport

/// Hundreds of customers and their agents who talk on through every fault, and note what they sent, were promised and
/// saw.
///
/// Conversations come and go: a customer writes a while, says goodbye, the agent resolves, and the next customer comes.
/// Nobody gives up: sockets come back, what was not answered is sent again.
public actor Soak {
    /// What to run.
    public struct Options: Sendable {
        /// The address of the server's socket, `ws://host:port/ws`.
        public var url: String
        /// The key of the site that the customers come to.
        public var site: String
        /// An API token for each agent.
        public var tokens: [String]
        /// How many customers talk at any time.
        public var customers = 100
        /// How often a second one of the customers writes; the agents answer about every second message.
        public var rate = 100.0
        /// How many messages a customer writes before the goodbye.
        public var messagesEach = 25
        /// How many customers to connect who say nothing.
        public var idle = 0
        /// Over how many addresses from 127.0.0.2 on to spread the sockets; 0 leaves that to the system.
        public var addresses = 0
        /// How long to wait at the end for answers, and for an idle customer's first welcome.
        public var patience = Duration.seconds(60)
        /// How to connect.
        public var socket = WebSocketClient.Options()

        /// Creates options.
        public init(url: String, site: String, tokens: [String]) {
            self.url = url
            self.site = site
            self.tokens = tokens
        }
    }

    let options: Options
    let loop: EventLoop
    let book: LedgerBook?
    var agents: [AgentClient] = []
    var talks: [Int: SoakTalk] = [:]
    var idlers: [CustomerClient] = []
    var report = SoakReport()
    var isOver = false
    private var sockets = 0

    /// The run is on the loop of its sockets.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a run on a loop that runs; `book` is where all its clients write.
    public init(_ options: Options, book: LedgerBook?, on loop: EventLoop) {
        self.options = options
        self.book = book
        self.loop = loop
    }

    /// Brings everybody in and returns when all talk.
    ///
    /// - Throws: ``ClientError`` when an agent or an idle customer is not welcome.
    public func begin() async throws {
        for (index, token) in options.tokens.enumerated() { try await hire(token, as: "agent\(index + 1)") }
        for _ in 0..<options.customers { beginTalk() }
        for number in 0..<options.idle {
            connectIdler(number)
            await breathe(after: number)
        }
        while !everybodyTalks { await pause(.milliseconds(20)) }
    }

    /// Closes every socket; all come back by themselves.
    public func breakAll() async {
        for (number, party) in parties.enumerated() {
            party.breakOff()
            await breathe(after: number)
        }
    }

    /// How things stand, on one line of `name=number`.
    public var status: String {
        let all = parties
        return """
            parties=\(all.count) welcome=\(all.count(where: \.isWelcome)) \
            unanswered=\(all.reduce(0) { $0 + $1.unanswered }) acked=\(report.acked) \
            returns=\(report.returns + all.reduce(0) { $0 + $1.returns })
            """
    }

    /// Thousands of people have a machine each; here they share a thread, and a server waits 5 s for what they send.
    private func breathe(after number: Int) async {
        if number % 100 == 99 { await pause(.milliseconds(20)) }
    }

    var parties: [Party] { agents + talks.values.map(\.customer) + idlers }

    private var everybodyTalks: Bool {
        talks.values.allSatisfy { $0.conversation != nil } && idlers.allSatisfy(\.isWelcome)
    }

    func pause(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            _ = loop.schedule(after: duration) { continuation.resume() }
        }
    }

    /// Customers and agents have addresses in turn, since one has room for some 28,000 sockets.
    func socket() -> WebSocketClient.Options {
        var socket = options.socket
        if options.addresses > 0 { socket.localAddress = "127.0.0.\(2 + sockets % options.addresses)" }
        sockets += 1
        return socket
    }

    private func connectIdler(_ number: Int) {
        let customer = newCustomer("idle\(number)")
        idlers.append(customer)
        customer.connect { _ in }
    }

    func newCustomer(_ name: String) -> CustomerClient {
        let customer = CustomerClient(
            in: ClientSurroundings(loop),
            url: options.url,
            site: options.site,
            options: socket(),
            ledger: Ledger(in: book, of: name),
            maximumAttempts: .max
        )
        customer.firstAttempts = .max
        customer.keepsEvents = false
        customer.onEnd = { [weak customer] _ in if customer?.isDismissed == false { self.report.ended += 1 } }
        return customer
    }
}
