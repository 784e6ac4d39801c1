/// A JSON value as read from a frame or a body.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case int(Int64)
    /// Any other finite number.
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object, in their order; of two with one name the last counts.
public struct JSONObject: Hashable, Sendable {
    /// Name and value of each member as written.
    public private(set) var members: [Member] = []

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue
    }

    /// Creates an object without members.
    public init() {}

    /// Creates an object with members in their order.
    public init(_ members: [(name: String, value: JSONValue)]) {
        self.members = members.map { Member(name: $0.name, value: $0.value) }
    }

    /// The value of the last member called `name`.
    public subscript(name: String) -> JSONValue? {
        members.last { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }
}
