import Foundation
import HarkLanguage

/// One line of the list of exact cases.
struct ExactCase: Decodable {
    /// An entity in the form of the list.
    struct Entity: Decodable, Hashable, CustomStringConvertible {
        var kind: EntityKind
        var start: Int
        var end: Int
        var value: String

        init(_ entity: TextEntity) {
            kind = entity.kind
            start = entity.range.lowerBound
            end = entity.range.upperBound
            value = entity.value ?? ""
        }

        var description: String { "\(kind.rawValue) \(start)..<\(end) \(value)" }
    }

    let text: String
    let moment: Date
    let zone: TimeZone
    let entities: [Entity]

    private enum CodingKeys: String, CodingKey {
        case text
        case moment = "at"
        case zone
        case entities
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        text = try values.decode(String.self, forKey: .text)
        entities = try values.decode([Entity].self, forKey: .entities)
        let name = try values.decode(String.self, forKey: .zone)
        guard let zone = TimeZone(identifier: name) else {
            throw DecodingError.dataCorruptedError(forKey: .zone, in: values, debugDescription: "no zone \(name)")
        }
        self.zone = zone
        let local = try values.decode(String.self, forKey: .moment)
        guard let moment = Self.moment(local, zone) else {
            throw DecodingError.dataCorruptedError(forKey: .moment, in: values, debugDescription: "no moment \(local)")
        }
        self.moment = moment
        let length = text.unicodeScalars.count
        guard entities.allSatisfy({ 0 <= $0.start && $0.start < $0.end && $0.end <= length }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .entities,
                in: values,
                debugDescription: "an entity lies outside of the text"
            )
        }
    }

    private static func moment(_ local: String, _ zone: TimeZone) -> Date? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = zone
        format.dateFormat = "yyyy-MM-dd'T'HH:mm"
        return format.date(from: local)
    }

    /// The text with its secrets masked: the kind's name and the four signs that the value keeps.
    var redacted: String {
        let scalars = Array(text.unicodeScalars)
        var masked = String.UnicodeScalarView()
        var place = 0
        for entity in entities {
            guard let name = name(of: entity, scalars) else { continue }
            masked.append(contentsOf: scalars[place..<entity.start])
            masked.append(contentsOf: "[\(name) \(entity.value)]".unicodeScalars)
            place = entity.end
        }
        masked.append(contentsOf: scalars[place...])
        return String(masked)
    }

    private func name(of entity: Entity, _ scalars: [Unicode.Scalar]) -> String? {
        let secret = scalars[entity.start..<entity.end]
        switch entity.kind {
        case .paymentCard: return "card"
        case .idNumber: return secret.filter(\.isASCII).filter(Character.isDigit).count == 9 ? "SSN" : "ID"
        case .bankAccount: return secret.first?.properties.isAlphabetic == true ? "IBAN" : "account"
        default: return nil
        }
    }
}

extension Character {
    fileprivate static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
