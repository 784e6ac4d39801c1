import HarkLanguage

// What documents hold in more than one form, or of a few forms alone.
extension StrictContainer {
    /// One text, or a list of texts that holds one.
    package func textOrTexts(_ key: String) throws -> [String] {
        let texts = try required(key, TextOrTexts.self).texts
        guard !texts.isEmpty, texts.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            throw fault("must not be empty", at: key)
        }
        return texts
    }

    /// One of the names of a closed set; nil when the key is absent.
    func oneOf<Name: RawRepresentable & CaseIterable>(_ key: String, _ type: Name.Type) throws -> Name?
    where Name.RawValue == String {
        guard has(key) else { return nil }
        guard let name = Name(rawValue: try text(key)) else { throw unknown(key, type) }
        return name
    }

    /// One or several names of a closed set; none when the key is absent.
    func someOf<Name: RawRepresentable & CaseIterable>(_ key: String, _ type: Name.Type) throws -> [Name]
    where Name.RawValue == String {
        guard has(key) else { return [] }
        return try textOrTexts(key).map { text in
            guard let name = Name(rawValue: text) else { throw unknown(key, type) }
            return name
        }
    }

    /// English or Chinese; nil when the key is absent.
    func spokenLanguage(_ key: String) throws -> Language? {
        guard has(key) else { return nil }
        let language = Language(rawValue: try text(key))
        guard let language, language != .other else { throw fault("must be en or zh", at: key) }
        return language
    }

    /// A number of 0 to 1; nil when the key is absent.
    func share(_ key: String) throws -> Double? {
        guard let share: Double = try optional(key) else { return nil }
        guard (0...1).contains(share) else { throw fault("must be 0 to 1", at: key) }
        return share
    }

    /// `true`, `false`, or a text that means true and says more.
    func switchOrText(_ key: String) throws -> (isOn: Bool, text: String?) {
        guard has(key) else { return (false, nil) }
        if let isOn = try? required(key, Bool.self) { return (isOn, nil) }
        return (true, try text(key))
    }

    func required<Value: Decodable>(_ key: String, _ type: Value.Type) throws -> Value {
        try required(key)
    }

    private func unknown<Name: RawRepresentable & CaseIterable>(_ key: String, _ type: Name.Type) -> DecodingError
    where Name.RawValue == String {
        fault("must be one of \(Name.allCases.map(\.rawValue).joined(separator: ", "))", at: key)
    }
}

/// A text, or a list of texts.
struct TextOrTexts: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            texts = [text]
        } else {
            texts = try container.decode([String].self)
        }
    }
}
