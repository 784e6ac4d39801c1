/// What somebody or something asks of the floor.
///
/// Authorisation (may this caller see and do this?) is settled before; the floor decides what the state allows.
public enum Command: Hashable, Sendable {
    // By customers.
    case start(StartConversation)
    case submitSurvey(SubmitSurvey)
    case giveBotFeedback(conversation: ConversationID, by: Author, seq: Int, helped: Bool)
    /// With what the bot and the customer said until now, in at most three lines.
    case requestHuman(conversation: ConversationID, by: Author, summary: String = "")
    case endConversation(conversation: ConversationID, by: Author)
    // By customers and staff.
    case postMessage(PostMessage)
    // By staff.
    case addNote(AddNote)
    case acceptOffer(offer: OfferID, by: Author)
    case declineOffer(offer: OfferID, by: Author)
    case pickUp(conversation: ConversationID, by: Author)
    case transfer(conversation: ConversationID, by: Author, to: TransferTarget, reason: String)
    case resolve(ResolveConversation)
    case reopen(conversation: ConversationID, by: Author)
    case label(conversation: ConversationID, by: Author, add: [String], remove: [String])
    case prioritise(conversation: ConversationID, by: Author, priority: Int, reason: String)
    /// Puts a conversation aside, until a time or the customer's next message.
    case snooze(conversation: ConversationID, by: Author, until: Timestamp)
    /// Hands a conversation to those who stand behind its queue.
    case escalate(conversation: ConversationID, by: Author, reason: String)
    case requestHelp(conversation: ConversationID, by: Author, text: String?)
    case correctSentiment(conversation: ConversationID, by: Author, SentimentCorrected)
    case setAvailability(agent: AgentID, by: Author, availability: Availability)
    // By supervisors.
    case takeOver(conversation: ConversationID, by: Author)
    case assign(conversation: ConversationID, by: Author, agent: AgentID, reason: String)
    case acknowledgeAttention(item: String, by: Author)
    // By administration.
    case changeAgent(AgentProfile, by: Author)
    case changeQueue(QueueProfile, by: Author)
    case changeSite(SiteProfile, by: Author)
    /// Routes by another plan; refused unless `base` is the version that holds.
    case publishRouting(plan: String, note: String, base: Int, by: Author)
    /// Asks customers by another survey plan; refused unless `base` is the version that holds.
    case publishSurveys(plan: String, note: String, base: Int, by: Author)
    // By Hark itself.
    case botReply(PostBotReply)
    case botFailed(conversation: ConversationID, epoch: Int, inReplyTo: Int, reason: String)
    /// A rule of the bot takes a conversation that waits for people; `epoch` is the one that it was decided under.
    case takeBack(conversation: ConversationID, epoch: Int, reason: String)
    /// What was read out of a customer's message, off the loop.
    case annotate(conversation: ConversationID, MessageAnalysed)
    case staffConnected(AgentID)
    case staffDisconnected(AgentID)
    case visitorConnected(VisitorID)
    case visitorDisconnected(VisitorID)
    /// Time passed: let all deadlines up to now fall due.
    case tick
}

/// How a command ended.
public enum Outcome: Hashable, Sendable {
    /// It was done; `seq` is the seq of its own event, or of the conversation's head when the state was so already.
    case done(seq: Int)
    /// The same key with the same content came before: the first result again.
    case duplicate(seq: Int, at: Timestamp)
    /// It was refused and nothing changed.
    case refused(Refusal)
}

/// What the shell does once the events are on disk; each names what changed, not how to tell it.
public enum Effect: Hashable, Sendable {
    /// Ask the bot for its turn.
    case askBot(conversation: ConversationID, epoch: Int, inReplyTo: Int)
    /// Ask whether a rule of the bot takes the conversation back, as its customer wrote while it waits for people.
    case askWhetherBotTakesBack(conversation: ConversationID, inReplyTo: Int)
    /// Send the Snapshot to the new owner's sockets.
    case assigned(conversation: ConversationID, to: AgentID)
    /// Propose the conversation to the agent.
    case offered(conversation: ConversationID, offer: StandingOffer)
    /// Tell the agent that an offer stands no longer.
    case offerWithdrawn(offer: OfferID, agent: AgentID)
    /// Somebody became available or not: tell that person's sockets.
    case availabilityChanged(AgentID)
    /// Places or waits in a queue changed.
    case queueMoved(QueueID)
    /// Who may see this conversation may have changed: end the subscriptions of those who may not.
    case audienceChanged(ConversationID)
    /// Somebody's profile changed: role, queues or being active at all.
    case staffChanged(AgentID)
}
