public import HarkDomain
public import HarkProtocol

/// A command of the operator as it goes over the control socket: JSON-RPC, one line each way.
public enum OperatorCall: Sendable {
    case addUser(NewUser)
    case createToken(email: String, name: String)
    case addSite(NewSite)
    case backUp(file: String, replacing: Bool)

    /// Carries the command out and returns the result's one member.
    ///
    /// - Parameters:
    ///   - operations: what does the work.
    ///   - isWanted: asked now and then during long work; false gives it up.
    /// - Returns: The member's name and value.
    /// - Throws: `Refusal` for input that is not good, `StoreError` when a backup fails.
    public func carryOut(
        _ operations: Operations,
        while isWanted: @escaping @Sendable () -> Bool = { true }
    ) async throws -> (name: String, value: String) {
        switch self {
        case .addUser(let user): ("user", try await operations.addUser(user).text)
        case .createToken(let email, let name): ("token", try await operations.createToken(email: email, name: name))
        case .addSite(let site): ("site", try await operations.addSite(site).text)
        case .backUp(let file, let replacing):
            ("backup", try await operations.backUp(to: file, replacing: replacing, while: isWanted))
        }
    }

    /// True when it can be carried out in a data directory that holds nothing yet.
    public var mayComeFirst: Bool {
        switch self {
        case .addUser, .addSite: true
        case .createToken, .backUp: false
        }
    }

    /// Looks at all that needs no data directory.
    ///
    /// - Throws: `Refusal` for input that is not good.
    public func check() throws(Refusal) {
        switch self {
        case .addUser(let user): _ = try user.checked()
        case .createToken(_, let name): _ = try Administration.name(name)
        case .addSite(let site): _ = try site.checked()
        case .backUp: break
        }
    }

    /// The command as a JSON-RPC request.
    public var frame: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("jsonrpc", "2.0")
        writer.member("id", 1)
        writer.member("method", method)
        writer.name("params")
        writer.beginObject()
        write(&writer)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// Reads a command back from a request; nil when no command has that method's name.
    ///
    /// - Throws: `Refusal` for wrong parameters.
    public init?(_ request: Request) throws(Refusal) {
        let params = request.params
        switch request.method {
        case "user.add":
            var user = NewUser(
                email: try params.string("email"),
                name: try params.string("name"),
                role: try params.choice("role"),
                password: try params.string("password")
            )
            user.capacity = try params.int("capacity")
            user.skills = try Skills.parse(try params.strings("skills"))
            user.languages = try params.strings("languages")
            user.queues = try params.strings("queues")
            self = .addUser(user)
        case "token.create":
            self = .createToken(email: try params.string("user"), name: try params.string("name"))
        case "site.add":
            var site = NewSite(key: try params.string("key"), name: try params.string("name"))
            site.hasBot = try params.bool("bot")
            site.queue = try params.string("queue")
            site.origins = try params.strings("origins")
            self = .addSite(site)
        case "backup.make":
            self = .backUp(file: try params.string("file"), replacing: try params.bool("replace"))
        default: return nil
        }
    }

    /// How long an answer may take; nil for as long as the server lives.
    var patience: Duration? {
        if case .backUp = self { nil } else { .seconds(30) }
    }

    private var method: String {
        switch self {
        case .addUser: "user.add"
        case .createToken: "token.create"
        case .addSite: "site.add"
        case .backUp: "backup.make"
        }
    }

    private func write(_ writer: inout JSONWriter) {
        switch self {
        case .addUser(let user):
            writer.member("email", user.email)
            writer.member("name", user.name)
            writer.member("role", user.role.rawValue)
            writer.member("password", user.password)
            writer.member("capacity", user.capacity)
            writer.member("skills", user.skills.map { "\($0.name):\($0.level)" })
            writer.member("languages", user.languages)
            writer.member("queues", user.queues)
        case .createToken(let email, let name):
            writer.member("user", email)
            writer.member("name", name)
        case .addSite(let site):
            writer.member("key", site.key)
            writer.member("name", site.name)
            writer.member("bot", site.hasBot)
            writer.member("queue", site.queue)
            writer.member("origins", site.origins)
        case .backUp(let file, let replacing):
            writer.member("file", file)
            writer.member("replace", replacing)
        }
    }
}

/// Skills as they are typed: `billing:3`.
public enum Skills {
    /// Reads skills; a missing level is 1.
    ///
    /// - Throws: `.invalid` for a level outside 1…5 or an empty name.
    public static func parse(_ texts: [String]) throws(Refusal) -> [Skill] {
        var skills: [Skill] = []
        for text in texts {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let level = parts.count == 2 ? Int(parts[1]) : 1
            guard let level, (1...5).contains(level), !parts[0].isEmpty else {
                throw .invalid(field: "skills", reason: "must look like billing:3, with levels 1 to 5")
            }
            skills.append(Skill(name: String(parts[0]), level: level))
        }
        return skills
    }
}
