import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What conversations came to, by one definition for each measure.
    var measures: [Route] {
        [
            Route(
                "GET",
                "/api/v1/reports/measures",
                .staff(.read, .reports),
                "What is measured, and how each measure is counted.",
                gives: .named("Measures"),
                run: listMeasures
            )
        ]
            + report(
                .chats,
                at: "/api/v1/reports/chats",
                "What conversations that began in some days came to, in all and by rows.",
                gives: "ChatReport"
            )
            + report(
                .conversations,
                at: "/api/v1/reports/conversations",
                "The conversations behind a number: the worst first for a measure, the newest first without one.",
                gives: "ReportedConversations"
            )
    }

    private func listMeasures(_ call: Call) async throws -> HTTPResponse { .object { $0.measures() } }
}

extension JSONWriter {
    mutating func item(_ item: ChatPage.Item) {
        member("id", item.id)
        member("startedAt", item.startedAt)
        member("endedAt", item.endedAt)
        reference("queue", item.queue)
        reference("agent", item.agent)
        member("language", item.language)
        member("intent", item.intent)
        if let score = item.score { member("score", score) }
        number("probabilityBad", item.probabilityBad)
        number("wait", item.wait)
        number("firstResponse", item.firstResponse)
        number("resolution", item.resolution)
    }

    private mutating func reference(_ name: StaticString, _ named: ChatRow.Named?) {
        guard let named else { return }
        self.name(name)
        beginObject()
        member("id", named.key)
        member("name", named.name)
        endObject()
    }

    private mutating func number(_ name: StaticString, _ number: Double?) {
        guard let number else { return }
        self.name(name)
        double(number)
    }
}
