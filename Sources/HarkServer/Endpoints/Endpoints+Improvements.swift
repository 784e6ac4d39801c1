import HarkAnalytics
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// What to improve, what was decided about it, and what came of that.
    var improvements: [Route] {
        let path = "/api/v1/reports/suggestions"
        let summary = "What to improve by what conversations show, what was decided, and what came of it."
        return report(.suggestions, at: path, summary, gives: "Improvements") + [
            Route(
                "POST",
                path,
                .staff(.update, .reports),
                "Look for suggestions now; this also happens by itself every night.",
                gives: .named("Improvements"),
                problems: [409],
                run: findImprovements
            ),
            Route(
                "POST",
                path + "/{id}",
                .staff(.update, .reports),
                "Decide about a suggestion, or give it to somebody.",
                takes: .named("ImprovementChange"),
                gives: .named("Improvement"),
                problems: [409],
                run: changeImprovement
            ),
        ]
    }

    private func findImprovements(_ call: Call) async throws -> HTTPResponse {
        try Self.checkSeesAll(call)
        try await desk.search(at: now, by: try call.member)
        let answer = ImprovementsAnswer(records: try await desk.list(), last: try await desk.last())
        return .object { answer.write(&$0) }
    }

    private func changeImprovement(_ call: Call) async throws -> HTTPResponse {
        try Self.checkSeesAll(call)
        let id = call.variables["id"] ?? ""
        _ = try await improvement(id)
        let body = try RequestBody(call.request)
        var change = SuggestionDesk.Change()
        if let text = try body.params.optionalString("status") {
            guard let status = SuggestionStatus(rawValue: text) else {
                let all = SuggestionStatus.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal.invalid(field: "status", reason: "must be one of \(all)")
            }
            change.status = status
        }
        change.note = try body.optionalLine("note", longest: 500)
        if change.note != nil, change.status == nil {
            throw Refusal.invalid(field: "note", reason: "says why of a status, and there is none")
        }
        if let text = try body.params.optionalString("owner") { change.owner = .some(try await owner(text)) }
        guard change.status != nil || change.owner != nil else {
            throw Refusal.invalid(field: "status", reason: "or an owner must be given")
        }
        try await desk.change(id, change, by: try call.member, at: now)
        let record = try await improvement(id)
        return .object { $0.improvement(record) }
    }

    private func improvement(_ id: String) async throws -> SuggestionRecord {
        guard let record = try await desk.list().first(where: { $0.suggestion.key.id == id }) else {
            throw Refusal.notFound
        }
        return record
    }

    /// Who is to look after it: a member of the staff; nobody by an empty text.
    private func owner(_ text: String) async throws -> AgentReference? {
        guard !text.isEmpty else { return nil }
        let nobody = Refusal.invalid(field: "owner", reason: "is not the id of somebody on the staff")
        guard let id = AgentID(text) else { throw nobody }
        let member = try await read { store throws(StoreError) in try store.staffMember(id) }
        guard let profile = member?.record.profile, profile.isActive else { throw nobody }
        return AgentReference(id: profile.id, name: profile.name)
    }

    private var desk: SuggestionDesk {
        get throws(Refusal) {
            guard let desk = services.improvements else { throw .notFound }
            return desk
        }
    }

    /// A suggestion rests on conversations of all queues, so it is for those who may see all of them.
    static func checkSeesAll(_ call: Call) throws {
        let member = try call.member
        guard member.role != .supervisor || member.queues.isEmpty else {
            throw Problem(.forbidden, detail: "Suggestions are about all queues, and you see some of them")
        }
    }
}

extension JSONWriter {
    mutating func improvement(_ record: SuggestionRecord) {
        let suggestion = record.suggestion
        member("id", suggestion.key.id)
        member("kind", suggestion.kind.rawValue)
        member("title", suggestion.title)
        member("detail", suggestion.detail)
        objects("facts", suggestion.facts) { writer, fact in
            writer.member("name", fact.name)
            writer.member("value", fact.value)
        }
        name("evidence")
        object { writer in
            writer.member("count", suggestion.count)
            writer.member("conversations", suggestion.conversations.map(\.text))
        }
        name("gain")
        object { writer in
            writer.member("measure", suggestion.gain.measure.rawValue)
            writer.range(suggestion.gain.value, suggestion.gain.low, suggestion.gain.high, as: "value")
        }
        member("effort", suggestion.effort.rawValue)
        if let owner = record.owner {
            name("owner")
            object { writer in
                writer.member("id", owner.id)
                writer.member("name", owner.name)
            }
        }
        member("status", record.status.rawValue)
        member("at", record.at)
        if let decidedAt = record.decidedAt { member("decidedAt", decidedAt) }
        member("note", record.note)
        if let since = record.measuredSince { member("measuredSince", since) }
        if let outcome = record.outcome {
            name("outcome")
            object { $0.outcome(outcome) }
        }
    }

    private mutating func outcome(_ outcome: SuggestionOutcome) {
        member("measure", outcome.measure.rawValue)
        figure("before", outcome.before)
        figure("after", outcome.after)
        name("control")
        object { writer in
            writer.figure("before", outcome.controlBefore)
            writer.figure("after", outcome.controlAfter)
        }
        range(outcome.effect, outcome.low, outcome.high, as: "effect")
        member("n", outcome.count)
    }

    private mutating func range(_ value: Double, _ low: Double, _ high: Double, as name: StaticString) {
        figure(name, value)
        figure("low", low)
        figure("high", high)
    }
}
