extension ChatNumber {
    /// What it is, in one sentence; docs/measures.md shows it.
    public var meaning: String {
        switch self {
        case .firstWait: "How long it waited until a person first had it, or it ended without one; ms."
        case .wait: "All times that it waited for a person, together; ms."
        case .firstResponse: "From the first time that it came to people until a person wrote; ms."
        case .firstResponseOpen: "What of that lies within the business hours of its queue; ms."
        case .nextResponses: "How often a person answered after the first answer."
        case .nextResponse: "The mean time that the customer waited for such an answer; ms."
        case .nextResponseLongest: "The longest of these times; ms."
        case .handling: "How long people had it, with the work after the talk, without times when it was put aside; ms."
        case .resolution: "From the beginning until the last end, without the times between an end and a reopening; ms."
        default: countMeaning ?? moodMeaning
        }
    }

    private var countMeaning: String? {
        switch self {
        case .customerMessages: "Messages of the customer."
        case .customerLetters: "Their Unicode scalars."
        case .agentMessages: "Messages of people to the customer."
        case .agentLetters: "Their Unicode scalars."
        case .botMessages: "Messages of the bot."
        case .botLetters: "Their Unicode scalars."
        case .botAnswers: "Messages in which the bot answered what was asked."
        case .botMisses: "Messages in which the bot did not know."
        case .repeats: "Customer messages that say what an earlier one of theirs said."
        case .openQuestions: "Customer messages that end with a question mark since the last answer."
        case .handoffs: "How often it went from the bot to people."
        case .transfers: "How often people handed it on to others or to the bot."
        case .escalations: "How often it was escalated."
        case .breaches: "Targets of the SLA that were missed."
        case .reopenings: "How often it went on after an end."
        case .agents: "How many people had it."
        default: nil
        }
    }

    private var moodMeaning: String {
        switch self {
        case .agentLoad: "What its first agent had in hand then, as a share of what that agent can hold."
        case .moodFirst: "The mood of the customer's first message, −1…1."
        case .moodLast: "The mood of the last one."
        case .moodMean: "The mean mood."
        case .moodLowest: "The lowest mood."
        case .moodTrend: "How much the mood rises from one message to the next: the slope of the least-squares line."
        case .anger: "The anger of the angriest message, 0…1."
        case .probabilityBad: "The last chance of a bad rating that was estimated, 0…1."
        case .warningLead: "How long before the end of what was rated a bad rating had become likely; ms."
        case .score: "The customer's last rating, 1…5."
        case .solved: "Whether it was solved, by the customer: 1 yes, 0.5 partly, 0 no."
        default: "How likely the customer is to recommend the company, 0…10."
        }
    }
}
