internal import HarkDomain
import HarkProtocol
public import HarkTransport

/// A party of conversations over one socket that comes back by itself: what customers and staff have in common.
///
/// After a break it says hello with what it holds, asks for what it missed and sends again what was not answered.
/// Everything happens on the loop; the asynchronous calls run on the caller's actor, which must use that loop as its
/// executor.
public class Party {
    /// The loop that it lives on.
    public let loop: any TurnLoop
    /// What it sent, was promised and saw.
    public let ledger: Ledger
    /// Called with each event that was new, in order.
    public var onEvent: ((_ conversation: String, _ event: ClientEvent) -> Void)?
    /// Called once when the socket is gone for good.
    public var onEnd: ((ClientError) -> Void)?
    /// What it holds of each conversation.
    public internal(set) var views: [String: ConversationView] = [:]
    /// Whether the server has answered the hello of the present socket.
    public internal(set) var isWelcome = false
    /// How often it came back.
    public internal(set) var returns = 0
    /// How many calls that must arrive have no answer yet.
    public var unanswered: Int { outbox.count }
    /// Why it does not come back, once that is so.
    public var ended: ClientError? { ending }
    /// Whether views hold their events; false lets a long run not grow.
    public var keepsEvents = true

    let url: String
    var options: WebSocketClient.Options
    var epoch: String?
    let maximumAttempts: Int
    var attempts = 0
    /// A server that is just being started gets some seconds; an address that was mistyped is told soon.
    package var firstAttempts = 8
    var connection: RPCConnection?
    var outbox = Outbox()
    var filling: [String: [ClientEvent]] = [:]
    var waiters = Waiters()
    var onWelcome: ((Result<Void, ClientError>) -> Void)?
    var ending: ClientError?
    /// Whether the end was wanted.
    var isDismissed = false
    var lastKey = 0
    let keyPrefix: String
    let makeSocket: () -> any ClientSocket
    var random: any RandomNumberGenerator

    init(
        in surroundings: ClientSurroundings,
        url: String,
        options: WebSocketClient.Options,
        ledger: Ledger,
        maximumAttempts: Int
    ) {
        loop = surroundings.loop
        makeSocket = surroundings.makeSocket
        var random = surroundings.random
        keyPrefix = String(random.next(), radix: 36)
        self.random = random
        self.url = url
        self.options = options
        self.ledger = ledger
        self.maximumAttempts = maximumAttempts
    }

    var helloMethod: HarkProtocol.Method { .sessionPing }

    func writeHello(_ writer: inout JSONWriter) {}

    func welcomed(_ result: JSONObject) {}

    func notified(_ method: String, _ params: JSONObject) {}

    func heard(_ event: ClientEvent, of conversation: String) {}
}
