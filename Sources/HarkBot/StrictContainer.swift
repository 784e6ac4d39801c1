/// A keyed container that refuses what it does not know.
///
/// A misspelt key in a rule is otherwise a rule that silently never fires.
package struct StrictContainer {
    let container: KeyedDecodingContainer<AnyKey>

    package init(_ decoder: any Decoder, keys: String...) throws {
        try self.init(decoder, keys: keys)
    }

    package init(_ decoder: any Decoder, keys: [String]) throws {
        container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys where !keys.contains(key.stringValue) {
            throw fault("is not a known key; known are \(keys.joined(separator: ", "))", at: key.stringValue)
        }
    }

    package func has(_ key: String) -> Bool {
        container.contains(AnyKey(key))
    }

    package func value<Value: Decodable>(_ key: String, or fallback: @autoclosure () -> Value) throws -> Value {
        try optional(key) ?? fallback()
    }

    package func optional<Value: Decodable>(_ key: String) throws -> Value? {
        has(key) ? try container.decode(Value.self, forKey: AnyKey(key)) : nil
    }

    package func required<Value: Decodable>(_ key: String) throws -> Value {
        guard has(key) else { throw fault("is missing", at: key) }
        return try container.decode(Value.self, forKey: AnyKey(key))
    }

    /// A text that is not blank.
    package func text(_ key: String) throws -> String {
        let text: String = try required(key)
        guard text.contains(where: { !$0.isWhitespace }) else { throw fault("must not be empty", at: key) }
        return text
    }

    /// A list without blank texts; absent means empty.
    package func texts(_ key: String) throws -> [String] {
        let texts: [String] = try value(key, or: [])
        guard texts.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            throw fault("holds an empty text", at: key)
        }
        return texts
    }

    /// An id: lower-case letters, digits and hyphens, so that it can stand in an address.
    package func id(_ key: String) throws -> String {
        let id = try text(key)
        let allowed = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard allowed, id.utf8.count <= 64 else {
            throw fault("must be up to 64 lower-case letters, digits and hyphens", at: key)
        }
        return id
    }

    package func fault(_ reason: String, at keys: String...) -> DecodingError {
        let path = container.codingPath + keys.map { AnyKey($0) }
        return .dataCorrupted(.init(codingPath: path, debugDescription: reason))
    }
}

/// A key whose name is not known beforehand.
struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(stringValue: String) {
        self.init(stringValue)
    }

    init(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }
}
