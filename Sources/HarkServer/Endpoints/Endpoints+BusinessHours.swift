import HarkDomain
import HarkHub
import HarkProtocol
import HarkRouting
import HarkStore
import HarkTransport

extension Endpoints {
    /// The plan's business hours as things of their own; each change is a version of the plan.
    var businessHours: [Route] {
        let path = "/api/v1/businessHours"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .routing),
                "All business hours, and whether they are open now.",
                gives: .page(of: .named("BusinessHours")),
                run: listHours
            ),
            Route(
                "POST",
                path,
                .staff(.create, .routing),
                "Make business hours.",
                takes: .named("NewBusinessHours"),
                gives: .named("BusinessHours"),
                status: 201,
                problems: [409],
                run: inTurn(createHours)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .routing),
                "The business hours of a name.",
                gives: .named("BusinessHours"),
                run: hours
            ),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .routing),
                "Change business hours; a new name is taken over wherever they are used.",
                takes: .named("BusinessHoursChange"),
                gives: .named("BusinessHours"),
                problems: [409],
                run: inTurn(updateHours)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .routing),
                "Take business hours away that nothing uses.",
                status: 204,
                problems: [409],
                run: inTurn(deleteHours)
            ),
        ]
    }

    private func listHours(_ call: Call) async throws -> HTTPResponse {
        let (held, now) = (try await services.routing.held(), now)
        return .list(held.plan.businessHours) { $0.hours($1, at: now) }
    }

    private func hours(_ call: Call) async throws -> HTTPResponse {
        try await answer(hours(of: call, services.routing.held()))
    }

    private func answer(_ hours: BusinessHours, status: Int = 200) -> HTTPResponse {
        .object(status: status) { $0.hours(hours, at: now) }
    }

    private func hours(of call: Call, _ held: RoutingDesk.Held) throws(Refusal) -> BusinessHours {
        guard let hours = call.variables["id"].flatMap({ held.plan.hours(named: $0) }) else { throw .notFound }
        return hours
    }

    private func createHours(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let held = try await services.routing.held()
        let (name, zone) = (try body.line("name", longest: 80).addressable(), try body.line("zone", longest: 80))
        let hours = try BusinessHours(checked: name, zone, body.week.orMissing("week"), body.holidays ?? [])
        guard held.plan.hours(named: name) == nil else { throw Refusal.conflict("Business hours of that name exist") }
        try await change(held, "business hours: \(name)", call) { $0.businessHours.append(hours) }
        return answer(hours, status: 201)
    }

    private func updateHours(_ call: Call) async throws -> HTTPResponse {
        let held = try await services.routing.held()
        let old = try hours(of: call, held)
        let body = try RequestBody(call.request)
        let hours = try BusinessHours(
            checked: body.optionalLine("name", longest: 80)?.addressable() ?? old.name,
            body.optionalLine("zone", longest: 80) ?? old.zone,
            body.week ?? old.week,
            body.holidays ?? old.holidays
        )
        guard hours.name == old.name || held.plan.hours(named: hours.name) == nil else {
            throw Refusal.conflict("Business hours of that name exist")
        }
        try await change(held, "business hours: \(hours.name)", call) { $0.renameHours(old.name, hours) }
        return answer(hours)
    }

    private func deleteHours(_ call: Call) async throws -> HTTPResponse {
        let held = try await services.routing.held()
        let old = try hours(of: call, held)
        if let user = held.plan.user(ofHours: old.name, held.queues.name) {
            throw Refusal.conflict("They are used by \(user)")
        }
        try await change(held, "business hours: \(old.name)", call) {
            $0.businessHours.removeAll { $0.name == old.name }
        }
        return .done
    }

    /// Publishes the plan that holds with a change.
    ///
    /// - Throws: `Refusal.conflict` when what it says no longer fits together.
    func change(
        _ held: RoutingDesk.Held,
        _ note: String,
        _ call: Call,
        _ change: (inout RoutingPlan) -> Void
    ) async throws {
        var plan = held.plan
        change(&plan)
        let (read, faults) = try await services.routing.read(plan.json(name: \.text))
        guard let read else { throw Refusal.conflict(faults.first.map(\.words) ?? "The plan takes no such change") }
        try await publish(read, note: note, base: held.number, call)
    }
}

extension BusinessHours {
    /// Creates hours of what a body says.
    fileprivate init(
        checked name: String,
        _ zone: String,
        _ week: [String],
        _ holidays: [Holiday]
    ) throws(Refusal) {
        do throws(RoutingFault) {
            try self.init(name: name, zone: zone, week: week, holidays: holidays)
        } catch {
            throw .invalid(field: error.at, reason: error.message)
        }
    }
}

extension [String]? {
    fileprivate func orMissing(_ field: String) throws(Refusal) -> [String] {
        guard let self else { throw .missing(field) }
        return self
    }
}

extension RequestBody {
    /// Lines such as `Mo-Fr 09:00-18:00`.
    fileprivate var week: [String]? {
        get throws(Refusal) { try has("week") ? params.strings("week") : nil }
    }

    fileprivate var holidays: [BusinessHours.Holiday]? {
        get throws(Refusal) {
            guard let value = params.members["holidays"] else { return nil }
            guard case .array(let values) = value else { throw Self.noHolidays }
            var holidays: [BusinessHours.Holiday] = []
            for value in values { holidays.append(try Self.holiday(value)) }
            return holidays
        }
    }

    private static func holiday(_ value: JSONValue) throws(Refusal) -> BusinessHours.Holiday {
        guard case .object(let members) = value, case .string(let date)? = members["date"],
            case .string(let name)? = members["name"]
        else { throw noHolidays }
        var open: [String] = []
        if let spans = members["open"] {
            guard case .array(let texts) = spans else { throw noHolidays }
            for case .string(let text) in texts { open.append(text) }
            guard open.count == texts.count else { throw noHolidays }
        }
        return BusinessHours.Holiday(date: date, name: name, open: open)
    }

    private static let noHolidays = Refusal.invalid(field: "holidays", reason: "must be a list of {date,name,open}")
}

extension JSONWriter {
    fileprivate mutating func hours(_ hours: BusinessHours, at now: Timestamp) {
        state(hours, at: now)
        member("zone", hours.zone)
        member("week", hours.week)
        objects("holidays", hours.holidays) { writer, holiday in
            writer.member("date", holiday.date)
            writer.member("name", holiday.name)
            if !holiday.open.isEmpty { writer.member("open", holiday.open) }
        }
    }
}

extension String {
    /// The name, if it can stand in the path of an address.
    ///
    /// - Throws: `Refusal.invalid` for the field `name`.
    func addressable() throws(Refusal) -> String {
        guard !contains("/"), self != ".", self != ".." else {
            throw .invalid(field: "name", reason: "must have no / and be neither . nor ..")
        }
        return self
    }
}
