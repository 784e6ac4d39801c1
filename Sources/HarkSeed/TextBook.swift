/// All ways to say things in one language.
struct TextBook: Sendable {
    /// What is said about a topic.
    enum Part: Int, Sendable, CaseIterable {
        /// The customer's first message, the next ones, an agent's answer, the bot's answer.
        case open, more, agent, bot
    }

    /// What is said whatever it is about.
    enum Role: Int, Sendable, CaseIterable {
        // By customers.
        case greet, calm, worried, annoyed, angry, reask, human, waiting, thanks, fine, unhappy, again, reopen
        // By the bot.
        case miss, handoff
        // By agents.
        case welcome, look, ask, close, vague, later, result, gone, passed, note
        // In surveys.
        case praise, blame
    }

    static let english = TextBook(EnglishTexts.text, spaced: true)
    static let chinese = TextBook(ChineseTexts.text, spaced: false)

    /// Whether sentences have a blank between them.
    let isSpaced: Bool
    private var byTopic: [[[TextTemplate]]]
    private var byRole: [[TextTemplate]]

    init(_ text: String, spaced: Bool) {
        isSpaced = spaced
        byTopic = Topic.allCases.map { _ in Part.allCases.map { _ in [] } }
        byRole = Role.allCases.map { _ in [] }
        var head: [Substring] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("@") {
                head = line.dropFirst().split(separator: " ")
            } else if head.count == 2 {
                add(TextTemplate(line), head[0], String(head[1]))
            }
        }
    }

    private mutating func add(_ template: TextTemplate, _ topic: Substring, _ role: String) {
        if let topic = Topic.allCases.first(where: { $0.id == topic }),
            let part = Part.allCases.first(where: { "\($0)" == role })
        {
            byTopic[topic.rawValue][part.rawValue].append(template)
        } else if let role = Role.allCases.first(where: { "\($0)" == role }) {
            byRole[role.rawValue].append(template)
        }
    }

    /// All ways to say something about a topic.
    func templates(_ topic: Topic, _ part: Part) -> [TextTemplate] { byTopic[topic.rawValue][part.rawValue] }

    /// All ways to say something else.
    func templates(_ role: Role) -> [TextTemplate] { byRole[role.rawValue] }
}
