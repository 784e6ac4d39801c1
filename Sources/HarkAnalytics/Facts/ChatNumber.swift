/// A number of a conversation's facts: one column of the table that reports count and models learn from.
///
/// The raw value is the column's name in `analytics.sqlite` and in docs/measures.md.
public enum ChatNumber: String, CaseIterable, Sendable {
    case firstWait, wait, firstResponse, firstResponseOpen, nextResponses, nextResponse, nextResponseLongest
    case handling, resolution
    case customerMessages, customerLetters, agentMessages, agentLetters, botMessages, botLetters
    case botAnswers, botMisses, repeats, openQuestions, handoffs, transfers, escalations, breaches, reopenings
    case agents, agentLoad
    case moodFirst, moodLast, moodMean, moodLowest, moodTrend, anger
    case probabilityBad, warningLead, score, solved, recommends
}

extension ChatFacts {
    /// One of the numbers; nil for what has not happened.
    public subscript(_ number: ChatNumber) -> Double? {
        switch number {
        case .firstWait: firstWait.map(Double.init)
        case .wait: Double(wait)
        case .firstResponse: firstResponse.map(Double.init)
        case .firstResponseOpen: firstResponseOpen.map(Double.init)
        case .nextResponses: Double(nextResponses.count)
        case .nextResponse: nextResponses.mean
        case .nextResponseLongest: nextResponses.count == 0 ? nil : Double(nextResponses.longest)
        case .handling: Double(handling)
        case .resolution: resolution.map(Double.init)
        case .customerMessages, .customerLetters, .agentMessages, .agentLetters, .botMessages, .botLetters:
            Double(talk(number))
        case .botAnswers, .botMisses, .repeats, .openQuestions, .handoffs, .transfers, .escalations, .breaches,
            .reopenings, .agents:
            Double(count(number))
        case .agentLoad: agentLoad
        case .moodFirst: mood.first
        case .moodLast: mood.last
        case .moodMean: mood.mean
        case .moodLowest: mood.lowest
        case .moodTrend: mood.trend
        case .anger: mood.count == 0 ? nil : mood.anger
        case .probabilityBad: probabilityBad
        case .warningLead: warningLead.map(Double.init)
        case .score: score.map(Double.init)
        case .solved: solved.map { $0 == .yes ? 1 : $0 == .partly ? 0.5 : 0 }
        case .recommends: recommends.map(Double.init)
        }
    }

    /// How long before the end of what was rated a bad rating had become likely, in milliseconds; nil if it had not.
    public var warningLead: Int64? {
        guard let warnedAt, let ratedEnd, warnedAt <= ratedEnd else { return nil }
        return ratedEnd.since(warnedAt)
    }

    private func talk(_ number: ChatNumber) -> Int {
        switch number {
        case .customerMessages: customerMessages.count
        case .customerLetters: customerMessages.letters
        case .agentMessages: agentMessages.count
        case .agentLetters: agentMessages.letters
        case .botMessages: botMessages.count
        default: botMessages.letters
        }
    }

    private func count(_ number: ChatNumber) -> Int {
        switch number {
        case .botAnswers: botAnswers
        case .botMisses: botMisses
        case .repeats: repeats
        case .openQuestions: openQuestions
        case .handoffs: handoffs
        case .transfers: transfers
        case .escalations: escalations
        case .breaches: breaches
        case .reopenings: reopenings
        default: agents.count
        }
    }
}
