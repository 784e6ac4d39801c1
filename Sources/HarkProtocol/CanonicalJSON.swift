import HarkDomain

/// Writes any value as JSON in one way only, so that two values are equal when their bytes are.
///
/// It looks at the values themselves: a member that a type gains is written without a word here. Members and keys come
/// in the order of their bytes, what is nil is left out, a set is a list in the order of its bytes, a case with values is
/// an object with one member, ids and times are as on the wire.
public enum CanonicalJSON {
    /// Returns a value as compact JSON.
    ///
    /// - Complexity: by the size of the value, with reflection on each member.
    public static func bytes(_ value: Any) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        write(value, to: &writer)
        return writer.bytes
    }

    private static func write(_ value: Any, to writer: inout JSONWriter) {
        switch value {
        case let scalar as any CanonicalScalar: scalar.write(to: &writer)
        case let value as any RawRepresentable: write(value.rawValue, to: &writer)
        default: writeParts(Mirror(reflecting: value), of: value, to: &writer)
        }
    }

    private static func writeParts(_ mirror: Mirror, of value: Any, to writer: inout JSONWriter) {
        switch mirror.displayStyle {
        case .optional:
            if let some = mirror.children.first { write(some.value, to: &writer) } else { writer.raw("null".utf8) }
        case .collection: writeList(mirror.children.map { bytes($0.value) }, to: &writer)
        case .set: writeList(mirror.children.map { bytes($0.value) }.sorted(by: precedes), to: &writer)
        case .dictionary: writeObject(mirror.children.compactMap { entry($0.value) }, to: &writer)
        case .enum where mirror.children.isEmpty: writer.string("\(value)")
        // Numbers of another width, characters and the like: what has no parts is what it is called.
        case nil: writer.string("\(value)")
        default: writeObject(members(of: mirror), to: &writer)
        }
    }

    private static func writeList(_ items: [[UInt8]], to writer: inout JSONWriter) {
        writer.beginArray()
        for item in items { writer.raw(item) }
        writer.endArray()
    }

    private static func writeObject(_ members: [(name: String, value: Any)], to writer: inout JSONWriter) {
        writer.beginObject()
        for member in members.sorted(by: { precedes(Array($0.name.utf8), Array($1.name.utf8)) }) {
            writer.name(member.name)
            write(member.value, to: &writer)
        }
        writer.endObject()
    }

    private static func members(of mirror: Mirror) -> [(name: String, value: Any)] {
        mirror.children.enumerated().compactMap { index, child in
            isNil(child.value) ? nil : (child.label ?? "\(index)", child.value)
        }
    }

    /// A dictionary's key and value; the key as a text is written.
    private static func entry(_ pair: Any) -> (name: String, value: Any)? {
        let parts = Mirror(reflecting: pair).children.map(\.value)
        guard parts.count == 2 else { return nil }
        let key = bytes(parts[0])
        return ((parts[0] as? String) ?? String(decoding: key, as: UTF8.self).trimming("\""), parts[1])
    }

    private static func isNil(_ value: Any) -> Bool {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty
    }

    private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
}

/// A value that is written as one JSON value of its own form.
private protocol CanonicalScalar {
    func write(to writer: inout JSONWriter)
}

extension String: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Bool: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Int: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.int(self) }
}

extension Int64: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.int(self) }
}

extension Double: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) {
        if let whole = Int64(exactly: self) { writer.int(whole) } else { writer.double(self) }
    }
}

extension ID: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.id(self) }
}

extension Timestamp: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.time(self) }
}

extension Duration: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { writer.string("\(self)") }
}

extension Degree: CanonicalScalar {
    fileprivate func write(to writer: inout JSONWriter) { value.write(to: &writer) }
}

extension String {
    fileprivate func trimming(_ edge: Character) -> String {
        String(drop { $0 == edge }.reversed().drop { $0 == edge }.reversed())
    }
}
