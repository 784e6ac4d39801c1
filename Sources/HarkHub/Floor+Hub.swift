package import HarkDomain
package import HarkFloor
package import HarkStore

// The floor as the hub uses it.
extension Floor {
    /// Starts from the store's projections; `resume(at:)` brings it to life.
    package init(image: FloorImage, policy: FloorPolicy, at now: Timestamp) {
        self.init(policy: policy)
        load(
            position: image.position,
            floorSeq: image.floorSeq,
            queues: image.queues,
            sites: image.sites,
            agents: image.agents,
            routing: image.routing,
            surveys: image.surveys,
            acknowledgements: image.acknowledgements
        )
        load(open: image.open, at: now)
        load(rated: image.rated + image.open, at: now)
        for asked in image.asked { load(asked: asked.visitor, asked.contact, at: asked.at) }
        for handled in image.handled { load(handled: handled.seconds, in: handled.queue) }
    }

    /// Since when a conversation must have been resolved for its rating to be shown still.
    static func ratedSince(_ policy: FloorPolicy, at now: Timestamp) -> Timestamp {
        // A rating may come as long after the end as it is then shown.
        now - policy.surveyWithin * 2
    }

    /// Since when a customer must have been asked for a rating for that to matter.
    static func askedSince(_ now: Timestamp) -> Timestamp { now - .seconds(86_400 * SurveyRules.mostDays) }

    func conversation(_ id: ConversationID) -> ConversationRecord? { conversations[id] }

    /// Conversations of the bot whose customer had the last word.
    var conversationsAwaitingBot: [ConversationID] {
        conversations.ids.filter { id in
            guard conversations[id, \.status] == .bot, let asked = conversations[id, \.lastCustomerSeq] else {
                return false
            }
            return asked > (conversations[id, \.lastAnswerSeq] ?? 0)
        }
    }

    /// How many conversations the bot holds.
    var conversationsWithBot: Int { conversations.ids.count { conversations[$0, \.status] == .bot } }

    /// How many conversations of each queue a person holds.
    var activeCounts: [QueueID: Int] {
        var counts: [QueueID: Int] = [:]
        for id in conversations.ids where conversations[id, \.status] == .active {
            if let queue = conversations[id, \.queue]?.id { counts[queue, default: 0] += 1 }
        }
        return counts
    }
}
