import HarkLanguage

/// Cuts questions and articles into what retrieval compares.
enum KnowledgeTerms {
    /// The terms of a text; traditional characters count as their simplified ones.
    static func terms(of text: String) -> [Term] {
        Tokenizer.terms(of: simplified(text))
    }

    private static func simplified(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { MatchFolding.simplified($0.value) != $0.value }) else { return text }
        let plain = scalars.map { Unicode.Scalar(MatchFolding.simplified($0.value)) ?? $0 }
        return String(String.UnicodeScalarView(plain))
    }
}
