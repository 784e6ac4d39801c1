import Foundation

/// Masks what must not be stored or leave the house: `[card •••• 4242]`, `[ID •••• 002X]`, `[IBAN •••• 3000]`.
///
/// What is not masked stays as it was, scalar by scalar. A second time changes nothing. It never changes itself
/// and may be used from several threads at once.
public struct Redactor: Sendable {
    private let policy: RedactionPolicy
    private let recognizer: ExactRecognizer
    private let patterns: [(name: String, pattern: LinearPattern)]

    /// Creates a redactor.
    ///
    /// - Parameters:
    ///   - policy: what is masked.
    ///   - recognizer: finds the entities of a text that comes without; with the site's patterns, if it has any.
    /// - Throws: `EntityPatternError` when a pattern or its name is not valid.
    public init(
        policy: RedactionPolicy = RedactionPolicy(),
        recognizer: ExactRecognizer = .standard
    ) throws(EntityPatternError) {
        self.policy = policy
        self.recognizer = recognizer
        var compiled: [(name: String, pattern: LinearPattern)] = []
        for pattern in policy.patterns {
            guard Self.isName(pattern.name) else { throw .invalidName(pattern.name) }
            compiled.append((pattern.name, try LinearPattern.ofSite(pattern.pattern)))
        }
        patterns = compiled
    }

    /// Masks cards, identity numbers and bank accounts.
    public static let standard = Redactor()

    private init() {
        policy = RedactionPolicy()
        recognizer = .standard
        patterns = []
    }

    private static func isName(_ name: String) -> Bool {
        (1...SecretMask.longestName).contains(name.unicodeScalars.count)
            && name.unicodeScalars.allSatisfy { SecretMask.isNameSign($0.value) }
            && CleanText(name).scalars == name.unicodeScalars.map(\.value)
    }

    /// Masks a text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public func redact(_ text: String) -> String {
        guard !patterns.isEmpty || policy.kinds != RedactionPolicy.sensitiveKinds || Self.mayHoldNumbers(text) else {
            return text
        }
        // Days and zone do not decide what is masked.
        let found = entities(in: text)
        return redact(text, entities: found)
    }

    /// Masks a text whose entities are known.
    ///
    /// - Parameters:
    ///   - text: the text as its author wrote it.
    ///   - entities: its entities, in order; those of kinds that the policy does not name are left out.
    /// - Returns: the text with a mask in place of each secret.
    public func redact(_ text: String, entities: [TextEntity]) -> String {
        guard let masked = masked(text, entities: entities) else { return text }
        return settled(masked)
    }

    /// The text with masks, or nil when nothing is to be masked.
    private func masked(_ text: String, entities: [TextEntity]) -> String? {
        var secrets = entities.filter { policy.kinds.contains($0.kind) }.map { entity in
            Secret(name: SecretMask.name(of: entity.kind, entity.text), range: entity.range)
        }
        guard !patterns.isEmpty || !secrets.isEmpty else { return nil }
        let clean = CleanText(text)
        let masks = SecretMask.ranges(in: clean.scalars).map(clean.origin)
        secrets.removeAll { secret in masks.contains { $0.overlaps(secret.range) } }
        if !patterns.isEmpty { addOwn(&secrets, clean, masks) }
        return secrets.isEmpty ? nil : Self.mask(text, secrets)
    }

    /// The entities with what is masked in the text hidden in them too.
    public func redact(_ entities: [TextEntity]) -> [TextEntity] {
        entities.map { entity in
            guard policy.kinds.contains(entity.kind) else { return entity }
            let mask = SecretMask.mask(SecretMask.name(of: entity.kind, entity.text), entity.text)
            let kept = SecretMask.lastFour(entity.text)
            return TextEntity(
                kind: entity.kind,
                text: mask,
                range: entity.range,
                value: kept.isEmpty ? nil : "•••• " + kept
            )
        }
    }

    private func entities(in text: String) -> [TextEntity] {
        recognizer.entities(in: text, at: Date(timeIntervalSince1970: 0), zone: .gmt)
    }

    /// Masks until nothing changes: what touches a secret may show to be another once that is gone.
    private func settled(_ text: String) -> String {
        var text = text
        for _ in 0..<Self.mostRounds {
            guard let next = masked(text, entities: entities(in: text)) else { break }
            text = next
        }
        return text
    }

    private static let mostRounds = 16

    private func addOwn(_ secrets: inout [Secret], _ clean: CleanText, _ masks: [Range<Int>]) {
        let pattern = PatternText(clean.scalars)
        for own in patterns {
            for range in pattern.matches(of: own.pattern).map(clean.origin) {
                let isTaken = secrets.contains { $0.range.overlaps(range) } || masks.contains { $0.overlaps(range) }
                if !isTaken { secrets.append(Secret(name: own.name, range: range)) }
            }
        }
        secrets.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func mask(_ text: String, _ secrets: [Secret]) -> String {
        let scalars = text.unicodeScalars
        var masked = String.UnicodeScalarView()
        var index = scalars.startIndex
        var offset = 0
        for secret in secrets where secret.range.lowerBound >= offset {
            let start = scalars.index(index, offsetBy: secret.range.lowerBound - offset)
            masked.append(contentsOf: scalars[index..<start])
            index = scalars.index(start, offsetBy: secret.range.count)
            masked.append(contentsOf: SecretMask.mask(secret.name, String(scalars[start..<index])).unicodeScalars)
            offset = secret.range.upperBound
        }
        masked.append(contentsOf: scalars[index...])
        return String(masked)
    }

    /// True when a text holds as many digits as the shortest secret, or what may become digits.
    private static func mayHoldNumbers(_ text: String) -> Bool {
        var digits = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 ? value &- 0x30 < 10 : mayBeDigit(value) { digits += 1 }
        }
        return digits >= 8
    }

    /// True for digits of other scripts, and for forms of digits that cleaning makes plain.
    private static func mayBeDigit(_ value: UInt32) -> Bool {
        switch value {
        case 0xB2...0xB9, 0x2070...0x2089, 0x2460...0x24FF, 0x2776...0x2793, 0x3220...0x32B0, 0xFF10...0xFF19: true
        case 0x1D7CE...0x1D7FF, 0x1F100...0x1F10A, 0x1FBF0...0x1FBF9: true
        default: DigitRunFinder.digit(value) != nil
        }
    }
}

/// A stretch of a text to mask.
private struct Secret {
    var name: String
    var range: Range<Int>
}
