import HarkAnalytics
import HarkDomain
import HarkHub
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What the bot came to.
    var reports: [Route] {
        let first = "The first day, `YYYY-MM-DD` in UTC; 29 days before the last one when absent."
        return [
            Route(
                "GET",
                "/api/v1/reports/bot",
                .staff(.read, .reports),
                "What the bot contained, answered, missed and handed over, in all and by what it answered by.",
                query: [
                    QueryParameter(name: "from", schema: .string, summary: first),
                    QueryParameter(name: "to", schema: .string, summary: "The last day; today when absent."),
                ],
                gives: .named("BotReport"),
                run: botReport
            )
        ]
    }

    private func botReport(_ call: Call) async throws -> HTTPResponse {
        let last = try call.request.day("to") ?? BotLedger.day(of: now)
        let first = try call.request.day("from") ?? last - 29
        guard first <= last, last - first < 3_660 else {
            throw Refusal.invalid(field: "from", reason: "must be a day before `to`, at most ten years")
        }
        guard let measures = services.measures else { throw Refusal.notFound }
        let (tally, days) = try await measures.read { ledger in
            (ledger.tally(of: first...last), ledger.days.filter { first...last ~= $0.key })
        }
        return .object { $0.report(tally, days, from: first, to: last) }
    }
}

extension HTTPRequest {
    /// Reads a day from the query; nil when it is absent.
    fileprivate func day(_ name: String) throws(Refusal) -> Int64? {
        guard let text = parameter(name) else { return nil }
        guard let moment = Timestamp(iso8601: text + "T00:00:00.000Z"), moment.day == text else {
            throw .invalid(field: name, reason: "must be YYYY-MM-DD")
        }
        return BotLedger.day(of: moment)
    }
}

extension Timestamp {
    /// The beginning of a day of UTC.
    fileprivate init(day: Int64) { self.init(milliseconds: day * 86_400_000) }

    /// The day in UTC, `YYYY-MM-DD`.
    fileprivate var day: String { String(iso8601.prefix(10)) }
}

extension JSONWriter {
    fileprivate mutating func report(_ tally: BotTally, _ days: [Int64: BotTally], from: Int64, to: Int64) {
        member("from", Timestamp(day: from).day)
        member("to", Timestamp(day: to).day)
        sums(tally)
        member("smallTalk", tally.smallTalk)
        member("failed", tally.failed)
        share("containment", tally.containment)
        share("missRate", tally.missRate)
        share("helpedRate", tally.helpedRate)
        if let seconds = tally.secondsSaved { member("secondsSaved", Int(seconds.rounded())) }
        objects("handoffs", tally.handoffs.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
            $0.member("reason", $1.key.rawValue)
            $0.member("count", $1.value)
        }
        objects("answers", tally.answers.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            $0.member("kind", $1.key.kind)
            if !$1.key.id.isEmpty { $0.member("id", $1.key.id) }
            $0.member("count", $1.value.count)
            $0.member("helped", $1.value.helped)
            $0.member("notHelped", $1.value.notHelped)
            $0.member("handedOver", $1.value.handedOver)
        }
        objects("days", days.sorted { $0.key < $1.key }) {
            $0.member("day", Timestamp(day: $1.key).day)
            $0.sums($1.value)
        }
    }

    private mutating func sums(_ tally: BotTally) {
        member("resolved", tally.resolved)
        member("contained", tally.contained)
        member("answered", tally.answered)
        member("missed", tally.missed)
        member("helped", tally.helped)
        member("notHelped", tally.notHelped)
    }

    private mutating func share(_ name: StaticString, _ share: Double?) {
        if let share { figure(name, share) }
    }
}
