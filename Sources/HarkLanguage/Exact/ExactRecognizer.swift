public import Foundation

/// Finds the entities that rules can tell for sure: addresses, numbers with a check, amounts, moments.
///
/// A number belongs to one entity. In the order of their claim: IBAN; Chinese resident identity (18 digits,
/// checked); payment card (issuer, length and Luhn); old identity, social security and bank account numbers behind
/// a word that names them; e-mail and web addresses; the site's own patterns; order and tracking numbers; then from
/// left to right telephone numbers, dates and times, money, percentages, postal codes.
///
/// It never changes and may be used from several threads at once.
public struct ExactRecognizer: Sendable {
    private let patterns: [(kind: EntityKind, pattern: LinearPattern)]

    /// Creates a recogniser with a site's own forms of order and tracking numbers.
    ///
    /// - Throws: `EntityPatternError` when a pattern is not valid or of a kind that patterns don't find.
    public init(patterns: [EntityPattern] = []) throws(EntityPatternError) {
        var compiled: [(kind: EntityKind, pattern: LinearPattern)] = []
        for pattern in patterns {
            guard pattern.kind == .order || pattern.kind == .tracking else { throw .unsupportedKind(pattern.kind) }
            compiled.append((pattern.kind, try LinearPattern.ofSite(pattern.pattern)))
        }
        self.patterns = compiled
    }

    /// A recogniser that knows the built-in forms alone.
    public static let standard = ExactRecognizer()

    private init() {
        patterns = []
    }

    /// Finds the entities of a text.
    ///
    /// - Parameters:
    ///   - text: the text as its author wrote it.
    ///   - moment: when it was written; "tomorrow" counts from there.
    ///   - zone: the zone of its author, which also tells 5/3 from 3/5.
    /// - Returns: the entities in order, without overlaps.
    /// - Complexity: O(*n*) in the length of the text.
    public func entities(in text: String, at moment: Date, zone: TimeZone) -> [TextEntity] {
        entities(in: CleanText(text), of: text, at: moment, zone: zone)
    }

    /// Finds the entities of a text that is already clean.
    package func entities(in clean: CleanText, of text: String, at moment: Date, zone: TimeZone) -> [TextEntity] {
        var reading = ExactReading(clean.scalars, clock: MessageClock(moment: moment, zone: zone))
        if reading.signs.mayHoldEntities || !patterns.isEmpty { read(&reading) }
        guard !reading.hits.isEmpty else { return [] }
        reading.hits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Self.entities(reading.hits, clean, text)
    }

    private func read(_ reading: inout ExactReading) {
        reading.readSecrets()
        reading.readLinks()
        readPatterns(&reading)
        reading.readCodes()
        reading.readTheRest()
    }

    private func readPatterns(_ reading: inout ExactReading) {
        guard !patterns.isEmpty else { return }
        let text = PatternText(reading.scalars)
        for (kind, pattern) in patterns {
            for range in text.matches(of: pattern) {
                let value = reading.text(range).uppercased().filter { !$0.isWhitespace }
                reading.claim(kind, in: range, value: value)
            }
        }
    }

    /// Goes through the original once and cuts the entities out.
    private static func entities(_ hits: [ExactHit], _ clean: CleanText, _ text: String) -> [TextEntity] {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var offset = 0
        var entities: [TextEntity] = []
        for hit in hits {
            let range = clean.origin(of: hit.range)
            guard range.lowerBound >= offset else { continue }
            let start = scalars.index(index, offsetBy: range.lowerBound - offset)
            index = scalars.index(start, offsetBy: range.count)
            offset = range.upperBound
            entities.append(
                TextEntity(kind: hit.kind, text: String(scalars[start..<index]), range: range, value: hit.value)
            )
        }
        return entities
    }
}

extension ExactReading {
    /// Finds what needs no look at the whole text, from left to right.
    mutating func readTheRest() {
        guard signs.hasRoles || signs.digits > 0 else { return }
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            let isIdle = piece.role == .none && piece.form != .number && piece.form != .sign
            index = isIdle || piece.isTaken ? index + 1 : readNext(at: index) ?? index + 1
        }
    }

    private mutating func readNext(at index: Int) -> Int? {
        let piece = pieces[index]
        switch piece.role {
        case .none where piece.form == .sign && signs.hasHan && isClauseEnd(sign(index)):
            tellsOfPast = false
            return nil
        case .none where piece.form == .sign:
            let sign = sign(index)
            return sign == 0x2B || sign == 0x28 ? readPhone(at: index) : nil
        case .none:
            return readPhone(at: index) ?? readMoment(at: index) ?? readUnits(at: index) ?? readPostalCode(at: index)
        case .currency: return readMoney(afterCurrencyAt: index)
        case .percentOf, .percent: return readHanPercentage(at: index)
        case .pastCue, .since:
            tellsOfPast = true
            return nil
        case .futureCue:
            tellsOfPast = false
            return nil
        case .hanDigit, .hanMultiplier, .numberWord, .article, .multiplierWord, .couple:
            return readMoment(at: index) ?? readUnits(at: index)
        default: return readMoment(at: index)
        }
    }

    private func isClauseEnd(_ sign: UInt32) -> Bool {
        sign == 0x2C || sign == 0x3002 || sign == 0x21 || sign == 0x3F || sign == 0x3B
    }
}
