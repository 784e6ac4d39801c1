import HarkClient
import HarkProtocol
import HarkTransport
import Testing

@testable import HarkTesting

/// One customer, and a server that does what a script says; see Tests/Scripts/outbox/README.md for the steps.
final class ScriptStage {
    private let timeline = Timeline()
    private let client: CustomerClient
    private var sockets: [ScriptSocket] = []
    private var socket: ScriptSocket { sockets[opened - 1] }
    private var opened = 0
    /// How many frames of the present socket the script has looked at.
    private var seen = 0
    private var keys: [String: String] = [:]
    private var calls: [String: JSONValue] = [:]
    private var waiting: [String] = []
    private let made: Made

    /// The sockets that the client made, which it may do before the stage is whole.
    private final class Made {
        var sockets: [ScriptSocket] = []
    }

    init() {
        let made = Made()
        self.made = made
        let surroundings = ClientSurroundings(loop: SteppedLoop(timeline), random: SplitMix(seed: 1)) {
            made.sockets.append(ScriptSocket())
            return made.sockets[made.sockets.count - 1]
        }
        client = CustomerClient(in: surroundings, url: "ws://stage/ws", site: "demo")
        client.connect { _ in }
    }

    func play(_ step: JSONObject) throws {
        let verb = try #require(step.members.first)
        let data = if case .object(let object) = verb.value { object } else { step }
        let text = step.text(verb.name) ?? ""
        switch verb.name {
        case "back": try comesBack(after: data.int("after"))
        case "hello": answer("visitor.hello", hello(data))
        case "refuseHello": refuse(calls["visitor.hello"], data)
        case "say": says(text)
        case "sent": try sent(text)
        case "optional": try answersIfSent(text)
        case "ack": answer(calls[text], ack(seq: step.int("seq"), isDuplicate: step.flag("duplicate")))
        case "refuse": refuse(calls[text], step)
        case "event": tell(data)
        case "sync": #expect(try take("conversation.sync").int("after") == data.int("after"))
        case "page": answer("conversation.sync", page(data))
        case "refuseSync": refuse(calls["conversation.sync"], data)
        case "drop": socket.onClose?(step.int("drop") ?? 1006, "")
        case "wait": pass(milliseconds: step.int("wait") ?? 0)
        case "nothing": #expect(socket.frames.count == seen)
        case "outbox": #expect(waiting == step.texts("outbox"))
        case "transcript": #expect(client.views["c1"]?.events.map(\.seq) == step.ints("transcript"))
        case "gone": #expect(client.ended != nil && made.sockets.count == opened)
        default: Issue.record("no such step: \(verb.name)")
        }
    }

    private func pass(milliseconds: Int) {
        let end = timeline.now + .milliseconds(milliseconds)
        while timeline.step(until: end) {}
    }

    // MARK: The client's side

    private func comesBack(after: Int?) throws {
        var waited = 0
        while made.sockets.count == opened, waited < 10_000 {
            pass(milliseconds: 50)
            waited += 50
        }
        try #require(made.sockets.count == opened + 1)
        sockets = made.sockets
        opened += 1
        seen = 0
        socket.onOpen?()
        #expect(try take("visitor.hello").object("after")?.int("c1") == after)
    }

    private func says(_ text: String) {
        waiting.append(text)
        client.send(text, to: "c1") { [weak self] _ in self?.waiting.removeAll { $0 == text } }
    }

    private func sent(_ text: String) throws {
        let params = try take("message.send")
        let key = try #require(params.text("clientID"))
        #expect(params.text("text") == text)
        #expect(keys[text] == nil || keys[text] == key, "the same key")
        keys[text] = key
        calls[text] = calls["message.send"]
    }

    private func answersIfSent(_ text: String) throws {
        guard socket.frames.count > seen else { return }
        try sent(text)
        answer(calls[text], ack(seq: 3, isDuplicate: true))
    }

    private func take(_ method: String) throws -> JSONObject {
        try #require(socket.frames.count > seen, "no \(method)")
        let frame = socket.frames[seen]
        seen += 1
        #expect(frame.text("method") == method)
        calls[method] = frame["id"]
        return try #require(frame.object("params"))
    }

    // MARK: The server's side

    private func hello(_ data: JSONObject) -> JSONObject {
        let snapshot = JSONObject([
            ("id", .string("c1")), ("status", .string("active")), ("head", data["head"] ?? .int(0)),
            ("events", events(data)),
        ])
        return JSONObject([
            ("token", .string("t")), ("epoch", data["epoch"] ?? .string("e1")), ("conversation", .object(snapshot)),
            ("complete", data["complete"] ?? .bool(false)),
        ])
    }

    private func page(_ data: JSONObject) -> JSONObject {
        JSONObject([
            ("events", events(data)), ("head", data["head"] ?? .int(0)), ("complete", data["complete"] ?? .bool(true)),
        ])
    }

    private func ack(seq: Int?, isDuplicate: Bool) -> JSONObject {
        JSONObject([("seq", .int(Int64(seq ?? 0))), ("duplicate", .bool(isDuplicate))])
    }

    private func events(_ data: JSONObject) -> JSONValue {
        .array(data.objects("events").map { .object(event($0)) })
    }

    private func event(_ data: JSONObject) -> JSONObject {
        let text = data.text("text") ?? ""
        let key = keys[text].map { [("clientID", JSONValue.string($0))] } ?? []
        let by = JSONObject([("kind", .string(key.isEmpty ? "agent" : "visitor"))])
        return JSONObject([
            ("seq", data["seq"] ?? .null), ("prev", data["prev"] ?? .null), ("type", .string("message.posted")),
            ("by", .object(by)), ("data", .object(JSONObject(key + [("text", .string(text))]))),
        ])
    }

    private func tell(_ data: JSONObject) {
        let params = JSONObject([("conversation", .string("c1"))] + event(data).members.map { ($0.name, $0.value) })
        socket.hears(JSONObject([("method", .string("event")), ("params", .object(params))]))
    }

    private func answer(_ method: String, _ result: JSONObject) { answer(calls[method], result) }

    private func answer(_ id: JSONValue?, _ result: JSONObject) {
        socket.hears(JSONObject([("id", id ?? .null), ("result", .object(result))]))
    }

    private func refuse(_ id: JSONValue?, _ data: JSONObject) {
        let error = JSONObject([("code", .int(1)), ("message", .string("no")), ("data", .object(data))])
        socket.hears(JSONObject([("id", id ?? .null), ("error", .object(error))]))
    }
}

/// A socket whose other end is a script.
final class ScriptSocket: ClientSocket {
    var onOpen: (() -> Void)?
    var onText: ((UnsafeRawBufferPointer) -> Void)?
    var onClose: ((Int, String) -> Void)?
    private(set) var frames: [JSONObject] = []

    func connect(to url: String, options: WebSocketClient.Options) throws(TransportError) {}

    func send(_ bytes: [UInt8]) {
        if case .object(let frame)? = try? JSONReader.read(bytes) { frames.append(frame) }
    }

    func close(code: Int, reason: String) { onClose?(code, reason) }

    func hears(_ frame: JSONObject) {
        var writer = JSONWriter(capacity: 256)
        writer.value(.object(frame))
        writer.bytes.withUnsafeBytes { onText?($0) }
    }
}
