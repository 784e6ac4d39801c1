public import HarkDomain

/// All that an operator can set; each default stands here and nowhere else.
///
/// A value comes from the command line, else from a `HARK_…` variable, else from the file, else from here.
public struct Configuration: Sendable, Equatable {
    /// Where Hark is reached.
    public var server = Server()
    /// The pages.
    public var web = Web()
    /// The certificate.
    public var tls = TLS()
    /// Bounds on what peers may do.
    public var limits = Limits()
    /// The floor's time limits.
    public var floor = FloorPolicy()
    /// The bot's documents.
    public var bot = Bot()
    /// Where conversations go.
    public var routing = Routing()
    /// What customers are asked afterwards.
    public var surveys = Surveys()
    /// What is read out of messages.
    public var language = Language()
    /// What is masked in messages.
    public var redaction = Redaction()
    /// How members of the staff are let in.
    public var staff = Staff()
    /// Backups by the clock.
    public var backup = Backup()
    /// What is measured, and reports by the clock.
    public var reports = Reports()
    /// What is logged.
    public var log = Log()
    /// What only tests switch on.
    public var testing = Testing()

    /// Creates the default configuration.
    public init() {}

    /// Where Hark is reached.
    public struct Server: Sendable, Equatable {
        /// The address that people use, such as `https://chat.example`; empty: the first address listened on.
        public var publicURL = ""
        /// Addresses such as `127.0.0.1:8080` or `[::]:8443+tls`; empty: loopback 8080, and 8443 with TLS.
        public var listen: [String] = []
        /// Proxies, as addresses or networks such as `10.0.0.0/8`, whose `X-Forwarded-For` tells the client's address.
        public var trustedProxies: [String] = []
    }

    /// The pages.
    public struct Web: Sendable, Equatable {
        /// The folder of the pages; empty: `web` in the working directory, else the installed one.
        public var root = ""
    }

    /// The certificate.
    public struct TLS: Sendable, Equatable {
        /// The certificate chain as a PEM file; empty: no TLS.
        public var certificate = ""
        /// The private key as a PEM file.
        public var privateKey = ""
    }

    /// Bounds on what peers may do.
    public struct Limits: Sendable, Equatable {
        /// The longest frame in bytes, counted over its fragments.
        public var frameBytes = 65_536
        /// What may wait for a slow reader, in bytes.
        public var outboxBytes = 1_048_576
        /// The longest body of an HTTP request, in bytes.
        public var bodyBytes = 262_144
        /// Calls without an answer that one client may have.
        public var unackedCalls = 256
        /// Conversations that one socket may follow.
        public var conversationsPerSocket = 1000
        /// Sockets from one address.
        public var socketsPerAddress = 20
        /// Connections from one address that are no sockets: requests, handshakes, and those kept for the next request.
        public var connectionsPerAddress = 512
        /// Sockets of one visitor.
        public var socketsPerVisitor = 10
        /// Sockets of one member of the staff.
        public var socketsPerStaff = 5
        /// Sockets in all.
        public var socketsTotal = 15_000
        /// HTTP requests each second from one address.
        public var requestsPerSecond = 200
        /// API requests that are worked on at once; one more is answered with 503.
        public var requestsAtOnce = 32
        /// Messages each second of one visitor.
        public var visitorMessagesPerSecond = 5
        /// Messages that a visitor may send in a burst.
        public var visitorMessageBurst = 20
        /// Conversations that customers of one address may start each minute.
        public var startsPerMinute = 60
        /// Conversations that customers of one address may start in a burst.
        public var startBurst = 200
        /// Messages each second of one member of the staff.
        public var staffMessagesPerSecond = 20
        /// Messages that a member of the staff may send in a burst.
        public var staffMessageBurst = 40
        /// Events on one page of history.
        public var historyPage = 100
        /// Lifts socket counts and message rates for peers on this machine.
        public var exemptLoopback = false
    }

    /// The bot's documents.
    public struct Bot: Sendable, Equatable {
        /// The rules file.
        public var rules = "bot/demo.yaml"
        /// The folder of the articles.
        public var articles = "knowledge"
        /// When people are expected to be there, such as `Mo-Fr 09:00-18:00`; none: always.
        public var hours: [String] = []
        /// Servers that flows may ask.
        public var lookupOrigins: [String] = []
        /// Servers at addresses of this house that flows may ask.
        public var privateLookupOrigins: [String] = []
        /// The folder of the secrets that calls name; empty for none.
        public var secrets = ""
        /// A model elsewhere that may word answers.
        public var answerer = Answerer()
    }

    /// A model elsewhere that may word answers where the bot is not sure.
    public struct Answerer: Sendable, Equatable {
        /// The address of an OpenAI-compatible API up to and with `/v1`; empty: there is no answerer.
        public var url = ""
        /// Lets the address be one of this house.
        public var isPrivate = false
        /// The model's name as that server knows it.
        public var model = "default"
        /// The name of the secret that is sent as a bearer token; empty: none is sent.
        public var secret = ""
        /// From the question to the whole answer.
        public var total: Duration = .seconds(12)
        /// From the question to the first word.
        public var firstWord: Duration = .seconds(6)
        /// Tokens that an answer may have.
        public var answerTokens = 300
        /// Questions in any 60 seconds.
        public var questionsPerMinute = 30
        /// Tokens a day (UTC), of questions and answers together.
        public var tokensPerDay = 500_000
    }

    /// Where conversations go.
    public struct Routing: Sendable, Equatable {
        /// The file of a routing plan, which is published at a start when it has changed; empty: none.
        public var plan = ""
    }

    /// What customers are asked when a conversation has ended.
    public struct Surveys: Sendable, Equatable {
        /// The file of a survey plan, which is published at a start when it has changed; empty: none.
        public var plan = ""
    }

    /// What is read out of messages.
    public struct Language: Sendable, Equatable {
        /// Reads each customer's message: language, sentiment, entities.
        public var analysis = true
        /// The IANA zone of dates that customers name, such as `Europe/Berlin`; empty: this machine's.
        public var zone = ""
        /// The file of the site's own words and number patterns.
        public var document = "language.yaml"
    }

    /// What is masked in messages.
    public struct Redaction: Sendable, Equatable {
        /// What no text may hold when it is stored: `paymentCard`, `idNumber`, `bankAccount` or a pattern's name.
        public var beforeStorage: [String] = []
    }

    /// How members of the staff are let in.
    public struct Staff: Sendable, Equatable {
        /// A login ends after this long without a request.
        public var sessionIdle: Duration = .seconds(43_200)
        /// A login ends after this long in any case.
        public var sessionLifetime: Duration = .seconds(604_800)
        /// Passwords that are checked at once; each takes 19 MiB.
        public var passwordChecksAtOnce = 2
    }

    /// Backups by the clock.
    public struct Backup: Sendable, Equatable {
        /// The folder that backups are written into, which must be there; empty: none are made.
        public var directory = ""
        /// Hours from one backup to the next.
        public var everyHours = 24
        /// How many are kept; older ones are removed after a new one.
        public var keep = 7
    }

    /// What is measured, and reports by the clock.
    public struct Reports: Sendable, Equatable {
        /// What an hour of a person who answers customers costs, in any currency; 0: not known.
        public var costPerHour = 0.0
        /// The folder that reports are written into, which must be there; empty: none are written.
        public var directory = ""
        /// The hour of the day, by the clock of `language.zone`, from which on the reports of yesterday are written.
        public var hour = 6
        /// How many days a report is kept; 0: for ever.
        public var keepDays = 400
        /// Within how many days a customer who comes back most likely comes for the same.
        public var repeatDays = 7
        /// After how many days a customer who has not come back counts as lost.
        public var retentionDays = 30
    }

    /// What is logged.
    public struct Log: Sendable, Equatable {
        /// The least severe level that is written.
        public var level = "info"
    }

    /// What only tests switch on.
    public struct Testing: Sendable, Equatable {
        /// Opens `/__echo`, which sends each frame back.
        public var echo = false
    }
}
