/// JSON that a call sends or brings.
public enum BotJSON: Sendable, Hashable, Codable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([BotJSON])
    /// An object.
    case object([String: BotJSON])

    /// Reads any JSON.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([BotJSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: BotJSON].self))
        }
    }

    /// Writes it as JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The value under keys and list places joined by dots, such as `delivery.0.date`; nil when there is none.
    public subscript(path path: String) -> BotJSON? {
        path.split(separator: ".").reduce(self as BotJSON?) { value, step in
            switch value {
            case .object(let members): members[String(step)]
            case .list(let items): Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
            default: nil
            }
        }
    }

    /// The value as a customer reads it; nil for `null`, lists and objects.
    public var spoken: String? {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .number(let value):
            value.rounded() == value && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        case .text(let value): value
        case .null, .list, .object: nil
        }
    }
}
