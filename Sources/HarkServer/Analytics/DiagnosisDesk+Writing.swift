import HarkAnalytics
import HarkDomain
import HarkProtocol

extension DiagnosisDesk.Answer {
    /// Writes the members, into an object that was begun.
    func write(_ writer: inout JSONWriter) {
        writer.member("complete", isComplete)
        writer.member("at", at)
        switch finding {
        case .causes(let causes): writer.causes(causes)
        case .patterns(let patterns): writer.patterns(patterns)
        case .topics(let topics): writer.topics(topics)
        }
    }
}

extension JSONWriter {
    /// A number, or null.
    mutating func finite(_ name: StaticString, _ value: Double?) {
        self.name(name)
        guard let value, value.isFinite else { return null() }
        double(value)
    }

    /// The ids of conversations.
    mutating func conversations(_ ids: [ConversationID]) { member("conversations", ids.map(\.text)) }

    fileprivate mutating func causes(_ causes: ChatCauses) {
        member("from", ReportDay.text(causes.days.lowerBound))
        member("to", ReportDay.text(causes.days.upperBound))
        member("beforeFrom", ReportDay.text(causes.daysBefore.lowerBound))
        member("beforeDays", causes.daysBefore.count)
        member("measure", causes.measure.diagnosed.rawValue)
        member("counted", causes.counted)
        member("of", causes.of)
        figure("before", causes.summary.before)
        figure("now", causes.summary.now)
        objects("groups", causes.summary.groups) { writer, group in
            writer.member("dimension", group.dimension)
            writer.figure("explains", group.explains)
            writer.finite("surprise", group.surprise)
            writer.objects("causes", group.causes) { writer, cause in
                writer.cause(cause, called: causes.name(of: cause.value, in: group.dimension))
            }
        }
    }

    private mutating func cause(_ cause: Cause, called name: String?) {
        nullable("key", cause.value)
        nullable("value", name)
        figure("before", cause.before)
        figure("now", cause.now)
        figure("contribution", cause.contribution)
        if let within = cause.within { figure("within", within) }
        figure("explains", cause.explains)
        finite("surprise", cause.surprise)
        finite("pValue", cause.pValue)
        member("conversationCount", cause.conversationCount)
        conversations(cause.conversations)
    }

    private mutating func nullable(_ name: StaticString, _ text: String?) {
        self.name(name)
        guard let text else { return null() }
        string(text)
    }

    fileprivate mutating func topics(_ topics: ChatTopics) {
        member("counted", topics.counted)
        member("of", topics.of)
        figure("silhouette", topics.silhouette)
        objects("topics", topics.groups) { writer, group in
            writer.member("terms", group.terms)
            writer.member("size", group.size)
            writer.figure("share", group.share)
            writer.figure("csat", group.csat)
            writer.member("ratings", group.ratings)
            writer.conversations(group.conversations)
        }
    }
}
