internal import Foundation
internal import HarkLanguage

/// What an answer must be before a customer sees it; pure.
struct AnswerCheck {
    private let prompt: AnswererPrompt
    private let language: Language
    private let leastSupport: Double
    private let secrets: Set<String>

    init(_ prompt: AnswererPrompt, language: Language, leastSupport: Double) {
        self.prompt = prompt
        self.language = language
        self.leastSupport = leastSupport
        secrets = Self.stretches(of: prompt.system)
    }

    /// Looks at an answer that is still growing.
    ///
    /// - Throws: What no further word can mend.
    func checkPart(_ text: String) throws(AnswererRefusal) {
        if text.contains("NOT_FOUND") { throw .notFound }
        if text.contains(prompt.canary) || text.contains("<<<") || text.contains(">>>") { throw .leak }
        if text.contains("://") || text.contains("](") { throw .foreignLink }
    }

    /// Makes an answer of a whole text.
    ///
    /// - Throws: Why it must not be shown.
    func answer(_ source: String) throws(AnswererRefusal) -> AnswererAnswer {
        try checkPart(source)
        let cited = CitedText(source)
        let citations = try citations(cited.numbers)
        guard !tellsInstructions(cited.text) else { throw .leak }
        guard !PersonalMask.words.contains(where: { cited.text.contains("[\($0)]") }) else { throw .masked }
        try checkLinks(cited.text, citations)
        let support = try support(of: cited.text, citations)
        guard !Self.speaksOfItself(cited.text) else { throw .promise }
        guard Language.detect(cited.text) == language else { throw .wrongLanguage }
        return AnswererAnswer(text: cited.text, citations: citations, support: support)
    }

    private func citations(_ numbers: [Int]) throws(AnswererRefusal) -> [AnswererPassage] {
        guard !numbers.isEmpty else { throw .uncited }
        guard numbers.allSatisfy((1...prompt.passages.count).contains) else { throw .unknownCitation }
        return numbers.map { prompt.passages[$0 - 1] }
    }

    private func support(of text: String, _ citations: [AnswererPassage]) throws(AnswererRefusal) -> Double {
        let check = GroundingCheck(passages: citations, question: prompt.question)
        let sentences = GroundingCheck.sentences(of: text)
        let supports = sentences.compactMap(check.support)
        guard let least = supports.min(), least >= leastSupport else { throw .unsupported }
        guard !check.hasForeignNumber(text) else { throw .foreignNumber }
        guard !sentences.contains(where: check.contradicts) else { throw .contradicted }
        return least
    }

    /// Links that are not those of the passages cited, and addresses that they don't hold.
    ///
    /// A link in a passage's text is not enough: what an article may make a customer open is its own page.
    private func checkLinks(_ text: String, _ citations: [AnswererPassage]) throws(AnswererRefusal) {
        let known = citations.map { "\($0.title)\n\($0.text)".lowercased() }
        let links = citations.compactMap { $0.link?.lowercased() }
        let found = ExactRecognizer.standard.entities(in: text, at: Date(timeIntervalSince1970: 0), zone: .gmt)
        for entity in found {
            let word = entity.text.lowercased()
            switch entity.kind {
            case .url where !links.contains(word): throw .foreignLink
            case .email where !known.contains { $0.contains(word) }: throw .foreignLink
            default: break
            }
        }
        for word in text.lowercased().split(whereSeparator: \.isWhitespace)
        where Self.looksLikeHost(word) && !links.contains(where: { $0.contains(word) }) { throw .foreignLink }
    }

    /// Whether somebody says "I", who could only promise what nobody does, or ask for what nobody should be told.
    private static func speaksOfItself(_ text: String) -> Bool {
        let words = text.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }
        let scalars = Array(text.unicodeScalars)
        return words.contains { ["i", "me", "my", "i'll", "i've", "i'm", "i'd"].contains($0) }
            || scalars.indices.contains { index in
                scalars[index] == "我" && (index + 1 == scalars.count || scalars[index + 1] != "们")
            }
    }

    /// `evil.example`, `www.x.org/pay`: a dot between letters.
    private static func looksLikeHost(_ word: Substring) -> Bool {
        let characters = Array(word)
        // Addresses of e-mail are looked at by themselves.
        return !characters.contains("@")
            && characters.indices.dropFirst().dropLast().contains { index in
                characters[index] == "." && characters[index - 1].isLetter && characters[index + 1].isLetter
                    && characters[index - 1].isASCII && characters[index + 1].isASCII && !isAbbreviation(characters)
            }
    }

    /// `e.g.` and `i.e.`.
    private static func isAbbreviation(_ word: [Character]) -> Bool {
        word.split { !$0.isLetter && !$0.isNumber }.allSatisfy { $0.count == 1 }
    }

    /// Whether a text holds six words in a row of the instructions.
    private func tellsInstructions(_ text: String) -> Bool { !secrets.isDisjoint(with: Self.stretches(of: text)) }

    private static func stretches(of text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count >= 6 else { return [] }
        return Set((0...words.count - 6).map { words[$0..<$0 + 6].joined(separator: " ") })
    }
}
