public import Foundation
public import HarkDomain
public import HarkRouting

/// What the hub is told once at start.
public struct HubSettings: Sendable {
    /// The floor's time limits.
    public var policy = FloorPolicy()
    /// Sockets of one visitor at once, at least 1.
    public var socketsPerVisitor = 10
    /// Sockets of one member of the staff at once, at least 1.
    public var socketsPerStaffMember = 5
    /// Messages a second that a visitor may send in the long run.
    public var visitorMessagesPerSecond = 5.0
    /// Messages a visitor may send at once after a pause.
    public var visitorBurst = 20.0
    /// Messages a second that a member of the staff may send in the long run.
    public var staffMessagesPerSecond = 20.0
    /// Messages a member of the staff may send at once after a pause.
    public var staffBurst = 40.0
    /// Conversations a minute that customers of one address may start in the long run.
    public var startsPerMinuteOfAddress = 60.0
    /// Conversations that customers of one address may start at once after a pause.
    public var startBurstOfAddress = 200.0
    /// Calls of one socket that may wait for their answers.
    public var unansweredCalls = 256
    /// Messages of customers that may wait to be read at once; one more is not read.
    public var messagesAwaitingAnalysis = 4000
    /// Conversations that one socket may follow.
    public var conversationsPerSocket = 1000
    /// The most events a page of history may ask for.
    public var historyPage = 100
    /// Lifts the socket counts and message rates for peers on the loopback.
    public var exemptLoopback = false
    /// How long a socket may stay silent before it says hello.
    public var helloWithin: Duration = .seconds(10)
    /// How long a visitor's token is good.
    public var tokenLifetime: Duration = .seconds(30 * 86_400)

    /// When people are expected to be there, for queues that have no business hours; nil: always.
    public var hours: BusinessHours?
    /// The zone of days that customers name.
    public var zone = TimeZone.current

    /// Creates the default settings.
    public init() {}
}
