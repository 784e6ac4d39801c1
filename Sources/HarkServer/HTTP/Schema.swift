import HarkProtocol

/// The shape of a JSON value, as the OpenAPI document tells it.
indirect enum Schema: Sendable {
    case string
    case text(shortest: Int = 1, longest: Int)
    /// A text of a form that a regular expression tells.
    case pattern(String)
    case id
    case time
    case bool
    case int(ClosedRange<Int>?)
    case number
    case choice([String])
    case list(Schema)
    case object([Member])
    /// Any further members of one shape.
    case map(Schema)
    /// One of several shapes.
    case either([Schema])
    /// `null`.
    case null
    /// A shape that has a name of its own.
    case named(String)
    /// Any JSON.
    case anything

    /// A member of an object.
    struct Member: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool

        static func required(_ name: String, _ schema: Schema) -> Member {
            Member(name: name, schema: schema, isRequired: true)
        }

        static func optional(_ name: String, _ schema: Schema) -> Member {
            Member(name: name, schema: schema, isRequired: false)
        }
    }

    /// A page of a list.
    static func page(of item: Schema) -> Schema {
        .object([.required("items", .list(item)), .optional("next", .string)])
    }

    /// `{id,name}`.
    static let reference = Schema.object([.required("id", .id), .required("name", .string)])
}

extension JSONWriter {
    /// Writes a shape as JSON Schema 2020-12.
    mutating func schema(_ schema: Schema) {
        beginObject()
        switch schema {
        case .string: member("type", "string")
        case .text(let shortest, let longest):
            member("type", "string")
            if shortest > 0 { member("minLength", shortest) }
            member("maxLength", longest)
        case .id: pattern("^[0-9a-z]{13}$")
        case .pattern(let pattern): self.pattern(pattern)
        case .time:
            member("type", "string")
            member("format", "date-time")
        case .bool: member("type", "boolean")
        case .int(let range):
            member("type", "integer")
            if let range {
                member("minimum", range.lowerBound)
                member("maximum", range.upperBound)
            }
        case .number: member("type", "number")
        case .choice(let names):
            member("type", "string")
            member("enum", names)
        case .list(let item):
            member("type", "array")
            name("items")
            self.schema(item)
        case .object(let members): object(members)
        case .map(let value):
            member("type", "object")
            name("additionalProperties")
            self.schema(value)
        case .either(let schemas):
            name("anyOf")
            beginArray()
            for one in schemas { self.schema(one) }
            endArray()
        case .null: member("type", "null")
        case .named(let name): member("$ref", "#/components/schemas/\(name)")
        case .anything: break
        }
        endObject()
    }

    private mutating func pattern(_ pattern: String) {
        member("type", "string")
        member("pattern", pattern)
    }

    private mutating func object(_ members: [Schema.Member]) {
        member("type", "object")
        name("properties")
        beginObject()
        for member in members {
            name(member.name)
            schema(member.schema)
        }
        endObject()
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { member("required", required) }
    }
}
