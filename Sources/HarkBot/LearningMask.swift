import Foundation
package import HarkLanguage

/// Takes personal data out of what suggestions quote: nothing of it remains, not even the last digits.
package struct LearningMask: Sendable {
    private static let kinds: Set<EntityKind> = [
        .person, .order, .tracking, .email, .phone, .postalCode, .paymentCard, .idNumber, .bankAccount, .url,
    ]
    /// Links of the site itself, without a stranger's data, may stay.
    private static let shortURL = 60

    private let analyzer: LanguageAnalyzer?

    /// Makes a mask; without an analyzer it finds what has a form, such as addresses and cards, but no names.
    package init(analyzer: LanguageAnalyzer?) { self.analyzer = analyzer }

    /// The text with `[order]`, `[email]` and so on in place of personal data.
    package func masked(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for entity in entities(in: text).reversed() where Self.kinds.contains(entity.kind) {
            guard entity.kind != .url || Self.isPersonal(entity.text) else { continue }
            scalars.replaceSubrange(entity.range, with: "[\(entity.kind.rawValue)]".unicodeScalars)
        }
        return Redactor.withoutLastDigits(String(String.UnicodeScalarView(scalars)))
    }

    private func entities(in text: String) -> [TextEntity] {
        let epoch = Date(timeIntervalSince1970: 0)
        return analyzer?.analyse(text, at: epoch, zone: .gmt).entities
            ?? ExactRecognizer.standard.entities(in: text, at: epoch, zone: .gmt)
    }

    private static func isPersonal(_ url: String) -> Bool {
        url.contains("?") || url.contains("@") || url.count > shortURL || url.count { $0.isNumber } > 3
    }
}
