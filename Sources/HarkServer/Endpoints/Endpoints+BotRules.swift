import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// The bot's rules.
    var ruleRoutes: [Route] {
        let path = "/api/v1/botRules"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .botRules),
                "The bot's rules, in order.",
                query: Pagination.parameters,
                gives: .page(of: .named("BotRule"))
            ) { call in try .list(named: rules, call, \.id) { $0.rule($1.rule) } },
            Route(
                "POST",
                path,
                .staff(.update, .botRules),
                "Add a rule, before another or at the end; it counts at once.",
                takes: .named("BotRuleInput"),
                gives: .named("BotRule"),
                status: 201,
                problems: [409],
                run: inTurn(addRule)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .botRules),
                "One rule.",
                gives: .named("BotRule")
            ) { call in
                let rule = try rule(of: call)
                return .object { $0.rule(rule) }
            },
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .botRules),
                "Change a rule: what is null goes, what is left out stays; `before` moves it.",
                takes: .named("BotRuleChange"),
                gives: .named("BotRule"),
                problems: [409],
                run: inTurn(changeRule)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.update, .botRules),
                "Take a rule out.",
                status: 204,
                problems: [409],
                run: inTurn(deleteRule)
            ),
        ]
    }

    private var rules: [(id: String, rule: BotJSON)] { services.workshop.live.build.rules }

    private func rule(of call: Call) throws -> BotJSON {
        guard let found = rules.first(where: { $0.id == call.variables["id"] }) else { throw Refusal.notFound }
        return found.rule
    }

    private func addRule(_ call: Call) async throws -> HTTPResponse {
        let (members, before) = try RequestBody(call.request).rule
        guard case .text(let id)? = members["id"] else { throw Refusal.missing("id") }
        guard !rules.contains(where: { $0.id == id }) else { throw Refusal.conflict("There is a rule of this id") }
        return try await put(.object(members), id, before, status: 201, "Rule \(id) added", call)
    }

    private func changeRule(_ call: Call) async throws -> HTTPResponse {
        let (changes, before) = try RequestBody(call.request).rule
        guard case .object(var members) = try rule(of: call), case .text(let id)? = members["id"] else {
            throw Refusal.notFound
        }
        guard changes["id"] == nil || changes["id"] == .text(id) else {
            throw Refusal.invalid(field: "id", reason: "never changes")
        }
        for (key, value) in changes { members[key] = value == .null ? nil : value }
        return try await put(.object(members), id, before, status: 200, "Rule \(id) changed", call)
    }

    private func put(
        _ rule: BotJSON,
        _ id: String,
        _ before: String?,
        status: Int,
        _ note: String,
        _ call: Call
    ) async throws -> HTTPResponse {
        try await release(note, call) { files throws(DocumentEdit.Failure) in
            try files.putting(rule: rule, before: before)
        }
        guard let found = rules.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return .object(status: status) { $0.rule(found.rule) }
    }

    private func deleteRule(_ call: Call) async throws -> HTTPResponse {
        guard let id = call.variables["id"], rules.contains(where: { $0.id == id }) else { throw Refusal.notFound }
        try await release("Rule \(id) taken out", call) { files throws(DocumentEdit.Failure) in
            try files.removing(rule: id)
        }
        return .done
    }
}

extension RequestBody {
    /// The keys of a rule, and the rule that it shall stand before.
    fileprivate var rule: (members: [String: BotJSON], before: String?) {
        get throws {
            var writer = JSONWriter()
            writer.value(.object(params.members))
            let json = try JSONDecoder().decode(BotJSON.self, from: Data(writer.bytes))
            guard case .object(var members) = json else { throw Refusal.missing("id") }
            members["before"] = nil
            return (members, try params.optionalString("before"))
        }
    }
}

extension JSONWriter {
    /// Writes a rule as it stands in the rules file, with the members that readers count on.
    fileprivate mutating func rule(_ rule: BotJSON) {
        guard case .object(var members) = rule else { return }
        for (key, usual) in [("when", BotJSON.list([])), ("choices", .list([])), ("handoff", .bool(false))]
        where members[key] == nil { members[key] = usual }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            name(key)
            json(value)
        }
    }

    private mutating func json(_ value: BotJSON) {
        switch value {
        case .null: raw("null".utf8)
        case .bool(let flag): bool(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { int(whole) } else { double(number) }
        case .text(let text): string(text)
        case .list(let items):
            beginArray()
            for item in items { json(item) }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                name(key)
                json(value)
            }
            endObject()
        }
    }
}
