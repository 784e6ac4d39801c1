import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// What Hark proposes from resolved conversations, and what people say to it.
    var suggestions: [Route] {
        let path = "/api/v1/suggestions"
        let states = BotProposal.State.allCases.map(\.rawValue)
        return [
            Route(
                "GET",
                path,
                .staff(.update, .botRules),
                "What Hark proposes to change in the bot, the surest first, and what became of it.",
                query: [
                    QueryParameter(name: "state", schema: .choice(states), summary: "`open` when absent.")
                ],
                gives: .named("Suggestions"),
                run: listSuggestions
            ),
            Route(
                "POST",
                path + "/find",
                .staff(.update, .botRules),
                "Look for suggestions now; this also happens by itself every night.",
                gives: .named("Suggestions"),
                problems: [409],
                run: findSuggestions
            ),
            Route(
                "POST",
                path + "/{id}/accept",
                .staff(.update, .botRules),
                "Put a suggestion into the draft, as it is or reworded, and play the draft's scripted dialogues.",
                takes: .named("SuggestionWording"),
                gives: .named("AcceptedSuggestion"),
                problems: [409],
                run: inTurn(acceptSuggestion)
            ),
            Route(
                "POST",
                path + "/{id}/dismiss",
                .staff(.update, .botRules),
                "Turn a suggestion down; it does not come again.",
                takes: .object([.required("reason", .text(longest: 500))]),
                status: 204,
                problems: [409],
                run: inTurn(dismissSuggestion)
            ),
        ]
    }

    private func listSuggestions(_ call: Call) async throws -> HTTPResponse {
        let name = call.request.parameter("state") ?? BotProposal.State.open.rawValue
        guard let state = BotProposal.State(rawValue: name) else {
            throw Refusal.invalid(field: "state", reason: "must be open, accepted or dismissed")
        }
        return try await suggestions(in: state)
    }

    private func suggestions(in state: BotProposal.State) async throws -> HTTPResponse {
        let rows = try await read { store throws(StoreError) in try store.botProposals(state) }
        let last = try await services.learning?.last()
        return .object { writer in
            let readable = rows.compactMap { row in row.proposal.map { (row, $0) } }
            writer.objects("items", readable) { $0.suggestion($1.1, of: $1.0) }
            guard let last else { return }
            writer.member("foundAt", last.at)
            writer.member("conversations", last.conversations)
        }
    }

    private func findSuggestions(_ call: Call) async throws -> HTTPResponse {
        guard let learning = services.learning else { throw Refusal.notFound }
        try await learning.search(at: now, by: call.member)
        return try await suggestions(in: .open)
    }

    private func dismissSuggestion(_ call: Call) async throws -> HTTPResponse {
        let (row, _) = try await openSuggestion(call)
        let reason = try RequestBody(call.request).line("reason", longest: 500)
        let writes = try decision(.dismissed, on: row, because: reason, .suggestionDismissed, call)
        try await services.floor.write(writes)
        return .done
    }

    private func acceptSuggestion(_ call: Call) async throws -> HTTPResponse {
        let (row, proposal) = try await openSuggestion(call)
        let body = try RequestBody(call.request)
        guard let proposed = proposal.edit else {
            throw Refusal.conflict("Nobody has answered these questions yet: write an article in the draft")
        }
        let edit = try proposed.reworded(
            text: body.optionalText("text"),
            title: body.optionalLine("title", longest: 200)
        )
        let before = try await read { store throws(StoreError) in try store.botDraft() }
        let live = services.workshop.live
        let files = try before.map { try BotFiles(json: $0.files) } ?? live.build.files
        let changed = try Self.made(edit, in: files)
        let build = try await services.workshop.build(changed)
        let draft = BotDraft(
            base: before?.base ?? live.version,
            changedAt: now,
            changedBy: try call.member.name,
            digest: changed.digest,
            files: changed.json
        )
        let decided = try decision(.accepted, on: row, because: nil, .suggestionAccepted, call)
        try await services.floor.write([{ try BotDraft.write(draft, expected: before?.digest, $0) }] + decided)
        let rehearsal = await services.workshop.rehearse(build)
        return .object { writer in
            writer.name("draft")
            writer.object {
                $0.draft(draft)
                // One with faults has not come this far.
                $0.objects("faults", [BotFault]()) { $0.fault($1) }
            }
            writer.name("test")
            writer.object { $0.rehearsal(rehearsal) }
            writer.name("diff")
            writer.object { $0.changes(to: changed, from: live) }
        }
    }

    /// The suggestion that a path names, as long as nobody has decided.
    private func openSuggestion(_ call: Call) async throws -> (BotProposal, Proposal) {
        let id = call.variables["id"] ?? ""
        let row = try await find { store throws(StoreError) in try store.botProposal(id) }
        guard row.state == .open else { throw Refusal.conflict("Somebody has decided already") }
        guard let proposal = row.proposal else { throw Refusal.notFound }
        return (row, proposal)
    }

    private func decision(
        _ state: BotProposal.State,
        on row: BotProposal,
        because reason: String?,
        _ action: AuditAction,
        _ call: Call
    ) throws -> [DatabaseWrite] {
        let member = try call.member
        var decided = row
        (decided.state, decided.decidedAt, decided.decidedBy) = (state, now, member.name)
        decided.reason = reason
        let audit = AuditEntry(action, by: member, object: "\(row.kind) \(row.id)", detail: reason ?? "", at: now)
        return [{ [decided] in try BotProposal.decide(decided, $0) }, { try AuditEntry.insert(audit, $0) }]
    }

    private static func made(_ edit: DocumentEdit, in files: BotFiles) throws(Refusal) -> BotFiles {
        do throws(DocumentEdit.Failure) {
            return try edit.applied(to: files)
        } catch {
            throw error.refusal
        }
    }
}

extension DocumentEdit {
    /// The edit in a person's own words.
    ///
    /// - Throws: `Refusal` when there is nothing of that kind to reword.
    fileprivate func reworded(text: String?, title: String?) throws(Refusal) -> DocumentEdit {
        switch self {
        case .addExample(let intent, let language, let old):
            guard title == nil else { throw .invalid(field: "title", reason: "is for articles: an example has none") }
            return .addExample(intent: intent, language: language, text: text ?? old)
        case .addArticle(var draft):
            (draft.text, draft.title) = (text ?? draft.text, title ?? draft.title)
            return .addArticle(draft)
        case .addRule, .removeRule, .moveRule:
            guard text == nil, title == nil else {
                throw .invalid(field: text == nil ? "title" : "text", reason: "is for examples and articles")
            }
            return self
        }
    }
}
