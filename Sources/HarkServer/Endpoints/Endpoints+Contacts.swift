import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// Identified people.
    var contacts: [Route] {
        let path = "/api/v1/contacts"
        let search = QueryParameter(name: "q", schema: .string, summary: "Part of name, e-mail or phone.")
        return [
            Route(
                "GET",
                path,
                .staff(.read, .contacts),
                "Contacts.",
                query: [search] + Pagination.parameters,
                gives: .page(of: .named("Contact")),
                run: listContacts
            ),
            Route(
                "POST",
                path,
                .staff(.create, .contacts),
                "Make a contact.",
                takes: .named("ContactChange"),
                gives: .named("Contact"),
                status: 201,
                run: createContact
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .contacts),
                "One contact.",
                gives: .named("Contact"),
                run: contact
            ),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .contacts),
                "Change a contact.",
                takes: .named("ContactChange"),
                gives: .named("Contact"),
                run: updateContact
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .contacts),
                "Take a contact away.",
                status: 204,
                run: deleteContact
            ),
        ]
    }

    private func listContacts(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let search = call.request.parameter("q").map { String($0.prefix(200)) }
        let found = try await read { store throws(StoreError) in
            try store.contacts(
                matching: search,
                after: page.after.map(ContactID.init(rawValue:)),
                limit: page.limit + 1
            )
        }
        let items = Array(found.prefix(page.limit))
        return .list(items, next: found.count > items.count ? items.last?.id.rawValue : nil) { $0.contact($1) }
    }

    private func contact(_ call: Call) async throws -> HTTPResponse {
        let contact = try await contact(call.id())
        return .object { $0.contact(contact) }
    }

    private func contact(_ id: ContactID) async throws -> Contact {
        try await find { store throws(StoreError) in try store.contact(id) }
    }

    private func createContact(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var contact = Contact(id: await mint.next(at: now), createdAt: now)
        try contact.change(by: body)
        guard contact.name != nil || contact.email != nil || contact.phone != nil else { throw Refusal.missing("name") }
        return try await save(contact, status: 201)
    }

    private func updateContact(_ call: Call) async throws -> HTTPResponse {
        var contact = try await contact(call.id())
        try contact.change(by: RequestBody(call.request))
        return try await save(contact, status: 200)
    }

    private func save(_ contact: Contact, status: Int) async throws -> HTTPResponse {
        let row = contact
        try await services.floor.write([{ try Contact.write(row, $0) }])
        return .object(status: status) { $0.contact(contact) }
    }

    private func deleteContact(_ call: Call) async throws -> HTTPResponse {
        let contact = try await contact(call.id())
        let audit = AuditEntry(.contactDeleted, by: try call.member, object: contact.id.text, at: now)
        try await services.floor.write([
            { try Contact.delete(contact.id, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        return .done
    }
}

extension Contact {
    fileprivate mutating func change(by body: RequestBody) throws(Refusal) {
        try body.change(&name, by: "name")
        try body.change(&email, by: "email", longest: 254, Administration.email)
        try body.change(&phone, by: "phone", longest: 40)
        if let attributes = try body.attributes("attributes") { self.attributes = attributes }
    }
}

extension RequestBody {
    /// Texts by name; nil when the field is absent.
    fileprivate func attributes(_ field: String) throws(Refusal) -> [String: String]? {
        guard let values = try params.optionalObject(field)?.members.members else { return nil }
        guard values.count <= 50 else { throw .invalid(field: field, reason: "holds more than 50") }
        var attributes: [String: String] = [:]
        for value in values {
            guard case .string(let text) = value.value else {
                throw .invalid(field: field, reason: "takes texts only: \(value.name.prefix(64))")
            }
            let name = try Self.line(value.name, field: field, longest: 64)
            attributes[name] = try Self.line(text, field: field, longest: 1000)
        }
        return attributes
    }
}

extension JSONWriter {
    mutating func contact(_ contact: Contact) {
        member("id", contact.id)
        member("name", contact.name)
        member("email", contact.email)
        member("phone", contact.phone)
        name("attributes")
        beginObject()
        for (name, value) in contact.attributes.sorted(by: { $0.key < $1.key }) {
            self.name(name)
            string(value)
        }
        endObject()
    }
}
