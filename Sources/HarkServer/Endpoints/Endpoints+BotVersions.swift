import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// The bot's versions, the draft of the next one, and which of them speaks.
    var botVersions: [Route] {
        let path = "/api/v1/bot"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .botRules),
                "The version that speaks, and whether there is a draft.",
                gives: .named("Bot"),
                run: bot
            ),
            Route(
                "GET",
                path + "/versions",
                .staff(.read, .botRules),
                "The versions, newest first, and which spoke when.",
                gives: .named("BotVersions"),
                run: listBotVersions
            ),
            Route(
                "GET",
                path + "/versions/{id}",
                .staff(.read, .botRules),
                "One version with its files.",
                gives: .named("BotVersionFiles"),
                run: botVersion
            ),
            Route(
                "POST",
                path + "/versions/{id}/publish",
                .staff(.update, .botRules),
                "Let a version speak from now on: a newer one, or an older one to roll back.",
                takes: .object([.required("reason", .text(longest: 500))]),
                gives: .named("Bot"),
                problems: [409],
                run: inTurn(publishBotVersion)
            ),
            Route(
                "GET",
                path + "/draft",
                .staff(.read, .botRules),
                "The draft with its files and what is wrong with them.",
                gives: .named("BotDraft"),
                run: botDraft
            ),
            Route(
                "PATCH",
                path + "/draft",
                .staff(.update, .botRules),
                "Change files of the draft; the first change makes it from the version that speaks.",
                takes: .named("BotDraftChange"),
                gives: .named("BotDraft"),
                problems: [409],
                run: inTurn(changeBotDraft)
            ),
            Route(
                "DELETE",
                path + "/draft",
                .staff(.update, .botRules),
                "Throw the draft away.",
                status: 204,
                run: inTurn(deleteBotDraft)
            ),
            Route(
                "POST",
                path + "/draft/publish",
                .staff(.update, .botRules),
                "Make a version of the draft, once its dialogues go as scripted, and let it speak.",
                takes: .named("BotPublication"),
                gives: .named("Bot"),
                problems: [409],
                run: inTurn(publishBotDraft)
            ),
        ]
    }

    private func bot(_ call: Call) async throws -> HTTPResponse {
        let live = services.workshop.live
        let (version, publication, draft) = try await read { store throws(StoreError) in
            (try store.botVersion(live.version), try store.botPublications(limit: 1).first, try store.botDraft())
        }
        return .object { writer in
            writer.name("live")
            writer.beginObject()
            if let version { writer.version(version) }
            if let publication { writer.publication(publication) }
            writer.counts(live.build.documents)
            writer.endObject()
            guard let draft else { return }
            writer.name("draft")
            writer.beginObject()
            writer.draft(draft)
            writer.endObject()
        }
    }

    private func listBotVersions(_ call: Call) async throws -> HTTPResponse {
        let (versions, publications) = try await read { store throws(StoreError) in
            (try store.botVersions(), try store.botPublications())
        }
        return .object { writer in
            writer.objects("items", versions) { $0.version($1) }
            writer.objects("publications", publications) {
                $0.member("version", $1.version)
                $0.publication($1)
            }
        }
    }

    private func botVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await version(of: call)
        let files = try BotFiles(json: version.files)
        return .object { writer in
            writer.version(version)
            writer.files(files)
        }
    }

    private func version(of call: Call) async throws -> BotVersion {
        guard let id = call.variables["id"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        return try await find { store throws(StoreError) in try store.botVersion(id) }
    }

    private func publishBotVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await version(of: call)
        let reason = try RequestBody(call.request).line("reason", longest: 500)
        guard version.id != services.workshop.live.version else {
            throw Refusal.conflict("This version speaks already")
        }
        let build = try await services.workshop.build(BotFiles(json: version.files))
        try await publish(version, as: build, with: [], reason: reason, call)
        return try await bot(call)
    }

    /// Stores the word, and rows with it, and lets the version speak.
    private func publish(
        _ version: BotVersion,
        as build: BotBuild,
        with rows: [DatabaseWrite],
        reason: String,
        failures: Int = 0,
        _ call: Call
    ) async throws {
        let member = try call.member
        let publication = BotPublication(
            version: version.id,
            publishedAt: now,
            publishedBy: member.name,
            reason: reason
        )
        let detail = failures == 0 ? reason : "\(reason) (failed dialogues: \(failures))"
        let audit = AuditEntry(.botPublished, by: member, object: "version \(version.id)", detail: detail, at: now)
        try await services.floor.write(
            rows + [{ try BotPublication.write(publication, $0) }, { try AuditEntry.insert(audit, $0) }]
        )
        services.workshop.use(BotWorkshop.Live(version: version.id, build: build))
    }

    /// Makes a version of files and lets it speak at once.
    ///
    /// - Throws: `Refusal.conflict` with the faults of files that can't be used.
    func release(_ files: BotFiles, note: String, _ call: Call) async throws {
        let live = services.workshop.live
        let build = try await services.workshop.build(files)
        guard build.digest != live.build.digest else { return }
        let (last, draft) = try await read { store throws(StoreError) in
            (try store.botVersions(limit: 1).first?.id, try store.botDraft())
        }
        let version = BotVersion(
            id: (last ?? 0) + 1,
            madeAt: now,
            madeBy: try call.member.name,
            note: note,
            digest: build.digest,
            files: files.json
        )
        var rows: [DatabaseWrite] = [{ try BotVersion.write(version, $0) }]
        if let draft, draft.base == live.version,
            let files = try BotFiles(json: draft.files).carried(from: live.build.files, over: files)
        {
            var next = draft
            (next.base, next.digest, next.files) = (version.id, files.digest, files.json)
            rows.append { [next] in try BotDraft.write(next, expected: draft.digest, $0) }
        }
        try await publish(version, as: build, with: rows, reason: note, call)
    }

    // MARK: The draft

    private func botDraft(_ call: Call) async throws -> HTTPResponse {
        let draft = try await find { store throws(StoreError) in try store.botDraft() }
        return try await answer(draft)
    }

    private func answer(_ draft: BotDraft) async throws -> HTTPResponse {
        let files = try BotFiles(json: draft.files)
        let faults = await services.workshop.faults(of: files)
        return .object { writer in
            writer.draft(draft)
            writer.files(files)
            writer.objects("faults", faults) { $0.fault($1) }
        }
    }

    private func changeBotDraft(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let before = try await read { store throws(StoreError) in try store.botDraft() }
        let expected = try body.params.optionalString("expected")
        guard expected == nil || expected == before?.digest else {
            throw Refusal.conflict("Somebody else has changed the draft")
        }
        let live = services.workshop.live
        let files = try before.map { try BotFiles(json: $0.files) } ?? live.build.files
        let changed = try refusing(field: "changes") { () throws(BotError) in try files.changed(by: body.changes) }
        let draft = BotDraft(
            base: before?.base ?? live.version,
            changedAt: now,
            changedBy: try call.member.name,
            digest: changed.digest,
            files: changed.json
        )
        try await services.floor.write([{ try BotDraft.write(draft, expected: before?.digest, $0) }])
        return try await answer(draft)
    }

    private func deleteBotDraft(_ call: Call) async throws -> HTTPResponse {
        _ = try await find { store throws(StoreError) in try store.botDraft() }
        try await services.floor.write([{ try BotDraft.delete($0) }])
        return .done
    }

    private func publishBotDraft(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let note = try body.line("note", longest: 500)
        let (expected, despite) = (try body.params.optionalString("expected"), try body.params.optionalBool("despite"))
        let (draft, last) = try await read { store throws(StoreError) in
            (try store.botDraft(), try store.botVersions(limit: 1).first?.id)
        }
        guard let draft else { throw Refusal.notFound }
        guard expected == nil || expected == draft.digest else {
            throw Refusal.conflict("Somebody else has changed the draft")
        }
        let build = try await services.workshop.build(BotFiles(json: draft.files))
        guard build.digest != services.workshop.live.build.digest else {
            throw Refusal.conflict("The draft says what the bot says already")
        }
        let failures = try await rehearsed(build, despite: despite ?? false)
        let version = BotVersion(
            id: (last ?? 0) + 1,
            madeAt: now,
            madeBy: try call.member.name,
            note: note,
            digest: build.digest,
            files: draft.files
        )
        let rows: [DatabaseWrite] = [{ try BotVersion.write(version, $0) }, { try BotDraft.delete($0) }]
        try await publish(version, as: build, with: rows, reason: note, failures: failures, call)
        return try await bot(call)
    }

    /// Plays the scripted dialogues.
    ///
    /// - Returns: How many went another way.
    /// - Throws: `Refusal` with the first difference, unless the version is to speak all the same.
    private func rehearsed(_ build: BotBuild, despite: Bool) async throws(Refusal) -> Int {
        let rehearsal = await services.workshop.rehearse(build)
        if let difference = rehearsal.firstDifference, !despite { throw .conflict(difference) }
        return rehearsal.failed
    }

    private func refusing<Value>(field: String, _ body: () throws(BotError) -> Value) throws(Refusal) -> Value {
        do throws(BotError) { return try body() } catch { throw .invalid(field: field, reason: error.description) }
    }
}

extension RequestBody {
    /// The changed files by name; null takes one away.
    fileprivate var changes: [String: String?] {
        get throws(BotError) {
            guard case .object(let members)? = params.members["changes"] else {
                throw .unreadable(file: "changes", reason: "must be an object of file names and texts")
            }
            var changes: [String: String?] = [:]
            for member in members.members {
                switch member.value {
                case .string(let text): changes[member.name] = text
                case .null: changes[member.name] = .some(nil)
                default: throw .unreadable(file: member.name, reason: "must be a text, or null to take the file away")
                }
            }
            return changes
        }
    }
}

extension JSONWriter {
    fileprivate mutating func version(_ version: BotVersion) {
        member("id", version.id)
        member("madeAt", version.madeAt)
        member("madeBy", version.madeBy)
        member("note", version.note)
        member("digest", version.digest)
    }

    fileprivate mutating func publication(_ publication: BotPublication) {
        member("publishedAt", publication.publishedAt)
        member("publishedBy", publication.publishedBy)
        member("reason", publication.reason)
    }

    fileprivate mutating func counts(_ documents: BotDocuments) {
        member("rules", documents.script.rules.count)
        member("articles", documents.articles.count)
    }

    mutating func draft(_ draft: BotDraft) {
        member("base", draft.base)
        member("changedAt", draft.changedAt)
        member("changedBy", draft.changedBy)
        member("digest", draft.digest)
    }

    fileprivate mutating func files(_ files: BotFiles) {
        objects("files", files.names) {
            $0.member("name", $1)
            $0.member("text", files[$1] ?? "")
        }
    }

    mutating func fault(_ fault: BotFault) {
        member("file", fault.file)
        if !fault.keyPath.isEmpty { member("keyPath", fault.keyPath) }
        if let line = fault.line { member("line", line) }
        member("reason", fault.reason)
    }
}
