import HarkProtocol

/// A fault put into a world on purpose, which the judge must find.
package enum Flaw: Sendable, CaseIterable {
    /// Results are sent before the commit that they rest on.
    case acksBeforeCommit
    /// The server takes each repeat for something new.
    case forgetsKeys
    /// The disk says it has synced, and has not.
    case lyingSync
    /// A client that comes back is taken to hold one event more than it does.
    case resumesTooFar
    /// The thread that reads messages is given work and never does it.
    case losesReadings

    /// What the server gets instead of what a client sent.
    func tampered(_ bytes: [UInt8], by client: ClientEnd, _ world: World) -> [UInt8] {
        guard self == .forgetsKeys, let key = Self.key(in: bytes) else { return bytes }
        guard !world.keysSent.insert(key).inserted else { return bytes }
        world.counters["forgotten keys", default: 0] += 1
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(
            text.replacing("\"clientID\":\"\(key)\"", with: "\"clientID\":\"\(key)\(world.random.below(1000))\"").utf8
        )
    }

    private static func key(in bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let mark = text.firstRange(of: "\"clientID\":\"") else { return nil }
        return String(text[mark.upperBound...].prefix { $0 != "\"" })
    }

    /// What a client gets instead of what the server sent.
    func tampered(_ bytes: [UInt8], to client: ClientEnd) -> [UInt8] {
        guard self == .resumesTooFar,
            case .object(let frame)? = try? bytes.withUnsafeBytes({ try JSONReader.read($0) }),
            case .object(let result)? = frame["result"], case .object(let snapshot)? = result["conversation"],
            case .array(let events)? = snapshot["events"], events.count > 1,
            case .object(let first) = events[0], case .int(let prev)? = first["prev"], prev > 0,
            case .object(let second) = events[1]
        else { return bytes }
        let patched = second.with("prev", .int(prev))
        let cut = snapshot.with("events", .array([.object(patched)] + events.dropFirst(2)))
        var writer = JSONWriter(capacity: bytes.count)
        writer.value(.object(frame.with("result", .object(result.with("conversation", .object(cut))))))
        return writer.bytes
    }
}

extension JSONObject {
    /// The object with another value for a member that it has.
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONObject {
        JSONObject(members.map { $0.name == name ? ($0.name, value) : ($0.name, $0.value) })
    }
}
