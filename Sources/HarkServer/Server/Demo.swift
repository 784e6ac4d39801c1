public import Foundation
import HarkDomain
import HarkStore

/// The demo: a shop with its queues, three agents, a supervisor and an admin, made in an empty data directory.
public struct Demo: Sendable {
    /// Somebody who can log in.
    public struct Login: Sendable, Codable {
        /// The role's name.
        public let role: String
        /// The address.
        public let email: String
        /// The password, made for this data directory alone.
        public let password: String
    }

    private static let people: [(name: String, email: String, role: Role, languages: [String], queues: [String])] = [
        ("Maya Chen", "maya@kestrel.example", .agent, ["en", "zh"], ["support", "billing"]),
        ("Tom Berg", "tom@kestrel.example", .agent, ["en"], ["support"]),
        ("Li Wei", "liwei@kestrel.example", .agent, ["zh", "en"], ["support"]),
        ("Sara Okafor", "sara@kestrel.example", .supervisor, ["en"], []),
        ("Ada Novak", "ada@kestrel.example", .admin, ["en"], []),
    ]

    /// What they can do, in the words of the demo's routing plan.
    private static let skills = [
        "maya@kestrel.example": [Skill(name: "refunds", level: 4), Skill(name: "vip", level: 3)],
        "tom@kestrel.example": [Skill(name: "vip", level: 4)],
        "liwei@kestrel.example": [Skill(name: "refunds", level: 2)],
    ]

    /// Fills the data directory when it holds nobody and nothing, and returns the logins it was filled with.
    ///
    /// - Returns: nil when the directory was in use before without the demo.
    /// - Throws: `Refusal` or `StoreError` when it can't be filled.
    public static func fill(_ server: Server, data: URL) async throws -> [Login]? {
        let file = data.appendingPathComponent("demo-logins.json")
        if let kept = try? Data(contentsOf: file) { return try JSONDecoder().decode([Login].self, from: kept) }
        guard try server.store.staff().isEmpty, try server.store.sites().isEmpty else { return nil }
        let operations = server.operations
        var logins: [Login] = []
        for person in people {
            let password = String(SecretToken().text.filter { $0.isLetter || $0.isNumber }.prefix(14))
            var user = NewUser(email: person.email, name: person.name, role: person.role, password: password)
            (user.languages, user.queues) = (person.languages, person.queues)
            user.skills = skills[person.email] ?? []
            _ = try await operations.addUser(user)
            logins.append(Login(role: person.role.rawValue, email: person.email, password: password))
        }
        _ = try await operations.addSite(NewSite(key: "demo", name: "Kestrel Outdoor"))
        try await operations.addCannedResponses(cannedResponses)
        try keep(logins, in: file)
        return logins
    }

    private static func keep(_ logins: [Login], in file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let bytes = try encoder.encode(logins)
        guard FileManager.default.createFile(atPath: file.path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
    }

    private static let cannedResponses: [(shortCode: String, language: String, text: String)] = [
        ("hello", "en", "Hi, thanks for waiting. I have read the chat so far and will look into it now."),
        ("hello", "zh", "您好，感谢您的等待。我已经看过之前的对话，现在就为您处理。"),
        (
            "parcel", "en",
            "I have found your parcel. It left our warehouse and should reach you in one to two working days."
        ),
        ("parcel", "zh", "我查到您的包裹了，已经从仓库发出，预计一到两个工作日内送达。"),
        ("refund", "en", "I have started your refund. It reaches your account within five working days."),
        ("refund", "zh", "退款已经提交，五个工作日内会退回您的付款账户。"),
        ("bye", "en", "I'm glad that is sorted. Write to us at any time."),
        ("bye", "zh", "很高兴能帮到您，有需要随时联系我们。"),
    ]
}
