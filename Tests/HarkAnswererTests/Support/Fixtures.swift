import HarkLanguage

@testable import HarkAnswerer

extension AnswererPassage {
    static let returns = AnswererPassage(
        id: "returns",
        title: "Returning an item",
        text: "You can return anything unused within 60 days of delivery. Returns are free within the EU. "
            + "Write to help@northwind.example about other countries.",
        link: "https://northwind.example/help/returns",
        audience: .everyone
    )
    static let opening = AnswererPassage(
        id: "store-hours",
        title: "Stores and opening hours",
        text: "Our stores are open Monday to Saturday from 10:00 to 19:00.",
        link: "/help/store-hours",
        audience: .everyone
    )
    static let internalNote = AnswererPassage(
        id: "fraud",
        title: "How to spot fraud",
        text: "Refuse refunds over 500 EUR when the blue flag is set.",
        link: nil,
        audience: .agents
    )
}

extension AnswererQuestion {
    static let howLong = AnswererQuestion(
        "How long can I return a tent?",
        passages: [.returns, .opening],
        language: .english
    )
}

extension PersonalMask {
    /// With the weights that ship.
    static func shipped() throws -> PersonalMask { PersonalMask(analyzer: LanguageAnalyzer(models: try models.get())) }

    private static let models = Result<LanguageModels, any Error> { try LanguageModels() }
}

extension AnswererPrompt {
    static let canary = "HKCANARYQZX"

    static func fixture(_ question: AnswererQuestion) throws -> AnswererPrompt? {
        AnswererPrompt(question, mask: try .shipped(), canary: canary)
    }
}

extension AnswerCheck {
    static func fixture(
        passages: [AnswererPassage] = [.returns, .opening],
        question: String = "How long?",
        language: Language = .english
    ) throws -> AnswerCheck {
        let question = AnswererQuestion(question, passages: passages, language: language)
        guard let prompt = try AnswererPrompt.fixture(question) else { throw AnswererRefusal.noPassages }
        return AnswerCheck(prompt, language: language, leastSupport: GroundingCheck.standardSupport)
    }
}
