import Foundation
public import HarkProtocol
import HarkTransport
import Testing

/// A client that says what a test tells it to, word for word, and keeps every frame it was sent.
final class LiveClient: @unchecked Sendable {
    typealias Params = [String: JSONValue]

    var hello: JSONValue = .null
    private let loop: EventLoop
    private let socket: WebSocketClient
    private var lastID = 0
    private var frames: [(text: String, value: JSONValue)] = []
    private var closeCode: Int?
    private var watchers: [Int: () -> Bool] = [:]
    private var lastWatcher = 0

    struct TimedOut: Error, CustomStringConvertible { let description: String }

    init(_ loop: EventLoop, _ url: String, headers: [(String, String)], from local: String? = nil) async throws {
        self.loop = loop
        socket = WebSocketClient(loop: loop)
        let opening = Opening(headers: headers, local: local)
        await onLoop { [self] in
            socket.onText = { [weak self] in self?.receive(String(decoding: $0, as: UTF8.self)) }
            socket.onClose = { [weak self] code, _ in
                guard let self else { return }
                closeCode = code
                look()
            }
            try? socket.connect(to: url, options: .init(headers: opening.headers, localAddress: opening.local))
        }
        _ = try await until("open") { [socket] in socket.isOpen || self.closeCode != nil ? true : nil }
    }

    private struct Opening: @unchecked Sendable {
        let headers: [(String, String)]
        let local: String?
    }

    private func receive(_ text: String) {
        guard let value = try? JSONReader.read(Array(text.utf8)) else { return }
        frames.append((text, value))
        look()
    }

    private func look() {
        for (key, isDone) in watchers where isDone() { watchers[key] = nil }
    }

    private func onLoop<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in loop.execute { continuation.resume(returning: work()) } }
    }

    /// Waits until `find` finds something, asked anew at each frame.
    private func until<Value: Sendable>(
        _ what: String,
        within bound: Duration = .seconds(15),
        _ find: @escaping @Sendable () -> Value?
    ) async throws -> Value {
        let found: Value? = await withCheckedContinuation { continuation in
            loop.execute { [self] in
                if let value = find() { return continuation.resume(returning: value) }
                lastWatcher += 1
                let key = lastWatcher
                watchers[key] = {
                    guard let value = find() else { return false }
                    continuation.resume(returning: value)
                    return true
                }
                _ = loop.schedule(after: bound) { [self] in
                    if watchers.removeValue(forKey: key) != nil { continuation.resume(returning: nil) }
                }
                if !socket.isOpen { poll(key) }
            }
        }
        guard let found else { throw TimedOut(description: "no \(what) in time") }
        return found
    }

    /// Until the socket is open no frame asks the watchers, so a timer does.
    private func poll(_ key: Int) {
        _ = loop.schedule(after: .milliseconds(2)) { [self] in
            look()
            if watchers[key] != nil, !socket.isOpen, closeCode == nil { poll(key) }
        }
    }
}

// What tests do with it.
extension LiveClient {
    /// Sends one frame as it stands.
    func send(_ text: String) async { await onLoop { [socket] in socket.send(text) } }

    /// Makes a call and returns the whole answer; `{"closed":code}` when the socket closed instead.
    func call(_ method: String, _ params: Params = [:]) async throws -> JSONValue {
        try await answers([(method, params)])[0]
    }

    /// Sends calls without waiting in between, and returns their answers.
    func answers(_ calls: [(method: String, params: Params)]) async throws -> [JSONValue] {
        let first = await onLoop { [self] in
            let first = lastID + 1
            for call in calls {
                lastID += 1
                socket.send(Self.frame(call.method, id: lastID, call.params))
            }
            return first
        }
        var answers: [JSONValue] = []
        for id in first..<(first + calls.count) {
            answers.append(
                try await until("answer to \(calls[id - first].method)") { [self] in
                    let answer = frames.lazy.map(\.value).first { $0["id"] == .int(Int64(id)) }
                    return answer ?? closeCode.map { JSONValue(["closed": .int(Int64($0))]) }
                }
            )
        }
        return answers
    }

    /// Makes a call that must work.
    func result(
        _ method: String,
        _ params: Params = [:],
        at location: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let answer = try await call(method, params)
        try #require(answer["result"] != .null, "\(method): \(answer.json)", sourceLocation: location)
        return answer["result"]
    }

    /// Makes a call that must be refused, and returns the slug and the field.
    func refusal(_ method: String, _ params: Params = [:]) async throws -> String {
        let answer = try await call(method, params)
        let data = answer["error"]["data"]
        return [data["slug"].text, data["field"].text].compactMap(\.self).joined(separator: " ")
    }

    /// Tells the server something that it does not answer.
    func notify(_ method: String, _ params: Params) async { await send(Self.frame(method, id: nil, params)) }

    /// Starts a conversation and returns its id.
    func begin(_ text: String, key: String = "start") async throws -> String {
        let params: Params = ["clientID": .string(key), "text": .string(text)]
        return try #require(try await result("conversation.start", params)["conversation"].text)
    }

    /// Says something and returns the answer's seq.
    @discardableResult
    func say(_ text: String, in id: String, key: String) async throws -> Int {
        let params: Params = ["conversation": .string(id), "clientID": .string(key), "text": .string(text)]
        return try #require(try await result("message.send", params)["seq"].int)
    }

    /// Waits for a notification and returns its parameters.
    @discardableResult
    func wait(
        _ method: String,
        where fits: @escaping @Sendable (JSONValue) -> Bool = { _ in true }
    ) async throws
        -> JSONValue
    {
        try await until(method) { [self] in
            frames.lazy.map(\.value).filter { $0["method"].text == method }.map { $0["params"] }.first(where: fits)
        }
    }

    /// Waits for an event of a type, and returns it.
    @discardableResult
    func event(
        _ type: String,
        where fits: @escaping @Sendable (JSONValue) -> Bool = { _ in true }
    ) async throws
        -> JSONValue
    {
        try await wait("event") { $0["type"].text == type && fits($0) }
    }

    /// Waits until `find` finds something in the frames so far, asked anew at each frame.
    @discardableResult
    func until<Value: Sendable>(
        _ what: String,
        _ find: @escaping @Sendable ([JSONValue]) -> Value?
    ) async throws -> Value {
        try await until(what) { [self] in find(frames.map(\.value)) }
    }

    /// The code that the server closed with, once it has.
    func closed() async throws -> Int { try await until("close") { [self] in closeCode } }

    func close() async { await onLoop { [socket] in socket.close() } }

    /// Every frame so far.
    var texts: [String] {
        get async { await onLoop { [self] in frames.map(\.text) } }
    }

    /// Every frame so far, read.
    var values: [JSONValue] {
        get async { await onLoop { [self] in frames.map(\.value) } }
    }

    /// The parameters of the notifications so far.
    func notices(_ method: String) async -> [JSONValue] {
        await values.filter { $0["method"].text == method }.map { $0["params"] }
    }

    /// The events of a conversation so far.
    func events(of id: String) async -> [JSONValue] {
        await notices("event").filter { $0["conversation"].text == id }
    }

    private static func frame(_ method: String, id: Int?, _ params: Params) -> String {
        var members: Params = ["jsonrpc": "2.0", "method": .string(method), "params": JSONValue(params)]
        if let id { members["id"] = .int(Int64(id)) }
        return JSONValue(members).json
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Takes a text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Takes a whole number.
    public init(integerLiteral value: Int64) { self = .int(value) }
    /// Takes true or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    init(_ members: [String: JSONValue]) {
        let text = "{" + members.map { "\(Self.quoted($0.key)):\($0.value.json)" }.joined(separator: ",") + "}"
        self = (try? JSONReader.read(Array(text.utf8))) ?? .null
    }

    /// The value as JSON text.
    var json: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): Self.quoted(text)
        case .array(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .object(let object):
            "{" + object.members.map { "\(Self.quoted($0.name)):\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
