public import HarkDomain

// How the domain's values look on the wire, each written once.
extension JSONWriter {
    /// Writes a time as ISO 8601.
    public mutating func time(_ time: Timestamp) { string(time.iso8601) }

    /// Writes an id.
    public mutating func id<Tag>(_ id: ID<Tag>) { string(id.text) }

    /// Writes a member with an id.
    public mutating func member<Tag>(_ name: StaticString, _ id: ID<Tag>) {
        self.name(name)
        self.id(id)
    }

    /// Writes a member with a time, or nothing when there is none.
    public mutating func member(_ name: StaticString, _ time: Timestamp?) {
        guard let time else { return }
        self.name(name)
        self.time(time)
    }

    /// Writes an author as the staff see it.
    public mutating func author(_ author: Author) {
        beginObject()
        member("kind", author.kind.rawValue)
        if let id = author.id { member("id", AgentID(rawValue: id)) }
        member("name", author.name)
        endObject()
    }

    /// Writes an author as a customer sees it.
    public mutating func author(_ author: CustomerAuthor) {
        beginObject()
        member("kind", author.kind.rawValue)
        if let visitor = author.visitor { member("id", visitor) }
        member("name", author.name)
        endObject()
    }

    /// Writes a member of the staff as `{id,name}`.
    public mutating func reference(_ agent: AgentReference) {
        beginObject()
        member("id", agent.id)
        member("name", agent.name)
        endObject()
    }

    /// Writes a queue as `{id,name}`.
    public mutating func reference(_ queue: QueueReference) {
        beginObject()
        member("id", queue.id)
        member("name", queue.name)
        endObject()
    }

    /// Writes a thing as `{name}`, all that a customer sees of it.
    public mutating func named(_ name: String) {
        beginObject()
        member("name", name)
        endObject()
    }

    mutating func page(_ page: Page) {
        beginObject()
        member("url", page.url)
        member("title", page.title)
        endObject()
    }

    mutating func choices(_ choices: [Choice]) {
        guard !choices.isEmpty else { return }
        objects("choices", choices) { writer, choice in
            writer.member("id", choice.id)
            writer.member("label", choice.label)
        }
    }

    mutating func links(_ links: [Link]) {
        guard !links.isEmpty else { return }
        objects("links", links) { writer, link in
            writer.member("title", link.title)
            writer.member("url", link.url)
        }
    }
}
