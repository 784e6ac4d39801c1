import HarkLanguage

/// A value that is taken from the answer to a call: where it stands and what it must be.
struct FlowField: Sendable, Hashable, Codable {
    /// What the value must be.
    enum Kind: String, Sendable, Codable, CaseIterable {
        case text, number, money, date, time, yesNo
        /// A list of texts, which is said as one.
        case list
        /// A list of objects from which the customer chooses.
        case options
    }

    /// Keys and list places joined by dots.
    let path: String
    let type: Kind
    /// Whether an answer without it is an answer too.
    let optional: Bool
    /// Where an option's id and label stand within it.
    let id: String
    let label: String

    init(from decoder: any Decoder) throws {
        if let path = try? decoder.singleValueContainer().decode(String.self) {
            (self.path, type, optional, id, label) = (path, .text, false, "id", "label")
            return
        }
        let strict = try StrictContainer(decoder, keys: "path", "type", "optional", "id", "label")
        path = try strict.text("path")
        type = try Self.kind(strict)
        optional = try strict.value("optional", or: false)
        id = strict.has("id") ? try strict.text("id") : "id"
        label = strict.has("label") ? try strict.text("label") : "label"
        guard type == .options || !strict.has("id") && !strict.has("label") else {
            throw strict.fault("has id and label for options alone")
        }
    }

    private static func kind(_ strict: StrictContainer) throws -> Kind {
        guard strict.has("type") else { return .text }
        guard let kind = Kind(rawValue: try strict.text("type")) else {
            let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw strict.fault("must be one of \(known)", at: "type")
        }
        return kind
    }
}
