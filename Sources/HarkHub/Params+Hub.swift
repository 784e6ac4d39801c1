import HarkDomain
import HarkProtocol

// Parameters that several calls share.
extension Params {
    /// The sender's idempotency key, 1…128 bytes.
    func clientID() throws(Refusal) -> String {
        let key = try string("clientID")
        guard (1...128).contains(key.utf8.count), !key.utf8.contains(0) else {
            throw .invalid(field: "clientID", reason: "must have 1 to 128 bytes")
        }
        return key
    }

    /// A place in a transcript, 0 before the first event.
    func seq(_ field: String) throws(Refusal) -> Int {
        let seq = try int(field)
        guard seq >= 0 else { throw .invalid(field: field, reason: "must be 0 or more") }
        return seq
    }

    /// The seq of a message, which is never 0.
    func messageSeq() throws(Refusal) -> Int {
        let seq = try seq("seq")
        guard seq > 0 else { throw .invalid(field: "seq", reason: "must be 1 or more") }
        return seq
    }

    func optionalSeq(_ field: String) throws(Refusal) -> Int? {
        try optionalInt(field) == nil ? nil : try seq(field)
    }

    /// How many events a page of history may have, at most and by default `longest`.
    func limit(_ longest: Int) throws(Refusal) -> Int {
        let limit = try optionalInt("limit") ?? longest
        guard (1...longest).contains(limit) else { throw .invalid(field: "limit", reason: "must be 1 to \(longest)") }
        return limit
    }

    /// Answers to further questions of a survey, words trimmed.
    func checkedAnswers() throws(Refusal) -> [SurveyAnswer] {
        var checked: [SurveyAnswer] = []
        for answer in try surveyAnswers() {
            guard case .text(let text) = answer.value else {
                checked.append(answer)
                continue
            }
            let trimmed = MessageText.trim(text)
            guard !trimmed.isEmpty, !trimmed.utf8.contains(0) else {
                throw .invalid(field: "answers.\(answer.question)", reason: "must not be empty")
            }
            checked.append(SurveyAnswer(question: answer.question, value: .text(trimmed)))
        }
        return checked
    }

    func score() throws(Refusal) -> Int { try int("score", in: 1...5) }

    /// Returns a moment written as ISO 8601, with or without milliseconds.
    func time(_ field: String) throws(Refusal) -> Timestamp {
        let text = try string(field)
        let whole = text.count == 20 && text.hasSuffix("Z") ? text.dropLast() + ".000Z" : text[...]
        guard let time = Timestamp(iso8601: String(whole)) else {
            throw .invalid(field: field, reason: "must be a time as 2026-11-29T09:00:00Z")
        }
        return time
    }

    func priority() throws(Refusal) -> Int { try int("priority", in: -10...10) }

    func capacity() throws(Refusal) -> Int? {
        try optionalInt("capacity") == nil ? nil : try int("capacity", in: 0...100)
    }

    private func int(_ field: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
        let number = try int(field)
        guard range.contains(number) else {
            throw .invalid(field: field, reason: "must be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Where a conversation is to go, by name or id.
    func target() throws(Refusal) -> NamedTarget {
        guard let to = try optionalObject("to") else { throw .invalid(field: "to", reason: "is missing") }
        if let queue = try to.optionalString("queue") { return .queue(queue) }
        if let agent = try to.optionalString("agent") { return .agent(agent) }
        guard try to.optionalBool("bot") == true else {
            throw .invalid(field: "to", reason: "must name a queue, an agent or the bot")
        }
        return .bot
    }

    func page() throws(Refusal) -> Page? {
        guard let page = try optionalObject("page") else { return nil }
        let url = Names.cleaned(try page.optionalString("url") ?? "", limit: 2048)
        return Page(url: url, title: Names.cleaned(try page.optionalString("title") ?? "", limit: 256))
    }

    func seqs(_ field: String) throws(Refusal) -> [ConversationID: Int] {
        guard let object = try optionalObject(field) else { return [:] }
        var seqs: [ConversationID: Int] = [:]
        for member in object.members.members.prefix(1000) {
            guard case .int(let seq) = member.value, seq >= 0 else {
                throw .invalid(field: field, reason: "must map conversations to seqs")
            }
            if let id = ConversationID(member.name) { seqs[id] = Int(seq) }
        }
        return seqs
    }

    func fields() throws(Refusal) -> [Field] {
        guard let object = try optionalObject("fields") else { return [] }
        var fields: [Field] = []
        for member in object.members.members {
            guard case .string(let value) = member.value, value.utf8.count <= 2000, member.name.utf8.count <= 64,
                fields.count < 20
            else { throw .invalid(field: "fields", reason: "must map at most 20 names to texts") }
            fields.append(Field(name: member.name, value: value))
        }
        return fields
    }

    /// What somebody wrote, trimmed; the floor looks at its length, behind all other checks.
    func text(_ field: String = "text") throws(Refusal) -> String {
        try MessageText.shaped(try string(field), field: field)
    }

    /// What somebody wrote, or nil when the field is absent or blank.
    func textUnlessBlank(_ field: String = "text") throws(Refusal) -> String? {
        guard let text = try optionalString(field), !MessageText.trim(text).isEmpty else { return nil }
        return try self.text(field)
    }

    /// Labels, each trimmed, 1…50 scalars, at most 20.
    func labels(_ field: String) throws(Refusal) -> [String] {
        var labels: [String] = []
        for label in try strings(field) {
            let name = MessageText.trim(label)
            guard (1...50).contains(name.unicodeScalars.count), !name.utf8.contains(0), labels.count < 20 else {
                throw .invalid(field: field, reason: "must be at most 20 names of 1 to 50 characters")
            }
            labels.append(name)
        }
        return labels
    }
}

/// Whom a transfer names, before anybody looked whether there is such a one.
enum NamedTarget {
    case queue(String)
    case agent(String)
    case bot
}

/// Names as strangers give them, made harmless.
enum Names {
    /// Returns `text` without control and bidirectional formatting characters, cut to `limit` scalars.
    static func cleaned(_ text: String, limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isHidden(scalar) {
            guard scalars.count < limit else { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
