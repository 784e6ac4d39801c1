public import HarkDomain

/// The parameters of a call, read strictly: each accessor throws `.invalid` with the field's name.
public struct Params: Hashable, Sendable {
    /// The members as read.
    public let members: JSONObject

    /// Creates parameters from an object's members.
    public init(_ members: JSONObject) {
        self.members = members
    }

    /// Returns a text.
    public func string(_ field: String) throws(Refusal) -> String {
        guard let text = try optionalString(field) else { throw missing(field) }
        return text
    }

    /// Returns a text, or nil when the field is absent.
    public func optionalString(_ field: String) throws(Refusal) -> String? {
        switch members[field] {
        case nil: return nil
        case .string(let text): return text
        default: throw Refusal.invalid(field: field, reason: "must be a text")
        }
    }

    /// Returns a whole number.
    public func int(_ field: String) throws(Refusal) -> Int {
        guard let number = try optionalInt(field) else { throw missing(field) }
        return number
    }

    /// Returns a whole number, or nil when the field is absent.
    public func optionalInt(_ field: String) throws(Refusal) -> Int? {
        switch members[field] {
        case nil: return nil
        case .int(let number): return Int(number)
        default: throw Refusal.invalid(field: field, reason: "must be a whole number")
        }
    }

    /// Returns true or false.
    public func bool(_ field: String) throws(Refusal) -> Bool {
        guard let flag = try optionalBool(field) else { throw missing(field) }
        return flag
    }

    /// Returns true or false, or nil when the field is absent.
    public func optionalBool(_ field: String) throws(Refusal) -> Bool? {
        switch members[field] {
        case nil: return nil
        case .bool(let flag): return flag
        default: throw Refusal.invalid(field: field, reason: "must be true or false")
        }
    }

    /// Returns the members of an object, or nil when the field is absent.
    public func optionalObject(_ field: String) throws(Refusal) -> Params? {
        switch members[field] {
        case nil: return nil
        case .object(let object): return Params(object)
        default: throw Refusal.invalid(field: field, reason: "must be an object")
        }
    }

    /// Returns the texts of an array, empty when the field is absent.
    public func strings(_ field: String) throws(Refusal) -> [String] {
        switch members[field] {
        case nil: return []
        case .array(let values):
            var texts: [String] = []
            for value in values {
                guard case .string(let text) = value else {
                    throw Refusal.invalid(field: field, reason: "must be a list of texts")
                }
                texts.append(text)
            }
            return texts
        default: throw Refusal.invalid(field: field, reason: "must be a list of texts")
        }
    }

    /// Returns an id; one that can't exist reads as nil, so that it is answered like one that does not.
    public func id<Tag>(_ field: String) throws(Refusal) -> ID<Tag>? {
        ID(try string(field))
    }

    /// Returns one of the cases of an enumeration.
    public func choice<Value: RawRepresentable & CaseIterable>(_ field: String) throws(Refusal) -> Value
    where Value.RawValue == String {
        guard let value: Value = try optionalChoice(field) else { throw missing(field) }
        return value
    }

    /// Returns one of the cases of an enumeration, or nil when the field is absent.
    public func optionalChoice<Value: RawRepresentable & CaseIterable>(_ field: String) throws(Refusal) -> Value?
    where Value.RawValue == String {
        guard let text = try optionalString(field) else { return nil }
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal.invalid(field: field, reason: "must be one of \(known)")
        }
        return value
    }

    private func missing(_ field: String) -> Refusal { .invalid(field: field, reason: "is missing") }
}
