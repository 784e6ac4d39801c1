import Foundation
import HarkProtocol
import HarkTesting
import Testing

/// Frames that no honest client sends, each beside one that it does send.
@Suite(.liveServers) struct HostileFrameTests {
    private static let ping = #"{"jsonrpc":"2.0","id":7,"method":"session.ping"}"#

    @Test func `what is not one call is refused and the socket goes on`() async throws {
        let live = try await LiveHark.start()
        let visitor = try await live.visitor()

        let frames = [
            "{", "", "\u{FEFF}{}", "[]", #"["a"]"#, "5", "null", #""text""#, "{}", #"{"jsonrpc":"2.0","id":1}"#,
            #"{"jsonrpc":"1.0","id":1,"method":"session.ping"}"#, #"{"jsonrpc":"2.0","id":1,"method":5}"#,
            #"{"jsonrpc":"2.0","id":{},"method":"session.ping"}"#, "[\(Self.ping)]",
            #"{"jsonrpc":"2.0","id":1,"method":"session.ping","params":[]}"#, Self.ping + Self.ping,
            String(repeating: "[", count: 60_000), #"{"jsonrpc":"2.0","id":1e400,"method":"session.ping"}"#,
        ]
        for frame in frames where !frame.isEmpty { await visitor.send(frame) }

        let id = try await visitor.begin("still here")
        let refusals = await visitor.texts.filter { $0.contains(#""error""#) }
        #expect(refusals.count == frames.count - 1)
        #expect(refusals.allSatisfy { $0.contains("-32700") || $0.contains("-32600") || $0.contains("-32602") })
        #expect(!id.isEmpty)
    }

    @Test func `unknown methods and wrong types are named and change nothing`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        let before = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])

        #expect(try await visitor.refusal("message.sent") == "methodNotFound")
        #expect(try await visitor.refusal("constructor") == "methodNotFound")
        let calls: [(String, LiveClient.Params, String)] = [
            ("message.send", ["conversation": .string(id), "clientID": 1, "text": "x"], "clientID"),
            ("message.send", ["conversation": .string(id), "clientID": "", "text": "x"], "clientID"),
            ("message.send", ["conversation": 5, "clientID": "k", "text": "x"], "conversation"),
            ("message.send", ["conversation": .string(id), "clientID": "k", "text": .array(["x"])], "text"),
            ("message.send", ["conversation": .string(id), "clientID": "k", "text": " \u{3000}\n"], "text"),
            ("message.send", ["conversation": .string(id), "clientID": "k", "text": "a\0b"], "text"),
            ("conversation.sync", ["conversation": .string(id), "after": "0"], "after"),
            ("conversation.sync", ["conversation": .string(id), "after": 0, "limit": 101], "limit"),
            ("survey.submit", ["conversation": .string(id), "clientID": "k", "score": 6], "score"),
            ("bot.feedback", ["conversation": .string(id), "seq": 1, "helped": "yes"], "helped"),
        ]
        for (method, params, field) in calls {
            #expect(try await visitor.refusal(method, params) == "invalidParams \(field)")
        }
        let long = String(repeating: "x", count: 8001)
        let params: LiveClient.Params = ["conversation": .string(id), "clientID": "k", "text": .string(long)]
        #expect(try await visitor.refusal("message.send", params) == "tooLarge text")

        let after = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(after == before)
        try await visitor.say(String(long.dropLast()), in: id, key: "k")
    }

    @Test func `frames too long, broken or binary end their socket with the code for it`() async throws {
        let live = try await LiveHark.start()
        let port = live.port
        let many = [UInt8](repeating: 0x61, count: 30_000)
        let attacks: [(frames: [UInt8], code: Int)] = [
            (RawSocket.frame([UInt8](repeating: 0x61, count: 65_537)), 1009),
            (
                RawSocket.frame(many, final: false) + RawSocket.frame(many, opcode: 0, final: false)
                    + RawSocket.frame(many, opcode: 0, final: false), 1009
            ),
            (RawSocket.frame([1, 2, 3], opcode: 2), 1003),
            (RawSocket.frame([0x22, 0xff, 0xfe, 0x22]), 1007),
            (RawSocket.frame([0x22, 0xe4, 0xb8], final: false) + RawSocket.frame([0x22], opcode: 0), 1007),
        ]
        for attack in attacks {
            let code = try await apart {
                let socket = try RawSocket(port: port)
                _ = socket.upgrade()
                socket.send(attack.frames)
                return socket.readCloseCode()
            }
            #expect(code == attack.code)
        }

        // The longest frame that is allowed, one in pieces of a byte, and one with letters cut in two.
        let padding = String(repeating: "a", count: 65_536 - Self.ping.utf8.count - 7)
        let longest = Array((Self.ping.dropLast() + #","x":""# + padding + #""}"#).utf8)
        let word = Array(#"{"jsonrpc":"2.0","id":7,"method":"session.ping","x":"物流"}"#.utf8)
        let bytewise = word.enumerated().flatMap { index, byte in
            RawSocket.frame([byte], opcode: index == 0 ? 1 : 0, final: index == word.count - 1)
        }
        for legal in [RawSocket.frame(longest), bytewise] {
            let answer = try await apart {
                let socket = try RawSocket(port: port)
                _ = socket.upgrade()
                socket.send(legal)
                return socket.read { !RawSocket.frames(in: $0).isEmpty }.bytes
            }
            #expect(String(decoding: answer, as: UTF8.self).contains("serverTime"))
        }
    }

    @Test func `a thousand sockets that never speak are closed while others talk`() async throws {
        let live = try await LiveHark.start()
        let port = live.port
        let (visitor, agent, id) = try await live.conversation()

        let silent = try await apart {
            try (0..<1000).map { _ in
                let socket = try RawSocket(port: port)
                socket.send(RawSocket.upgradeRequest())
                return socket
            }
        }
        let statuses = try await apart {
            silent.map { socket in RawAnswer(socket.read { RawAnswer($0).isHeaderWhole }.bytes).status }
        }
        #expect(statuses.allSatisfy { $0 == 101 })
        let half = try await apart {
            let socket = try RawSocket(port: port)
            socket.send("GET /healthz HTTP/1.1\r\nHo")
            return socket
        }
        try await visitor.say("do you hear me?", in: id, key: "a")
        try await agent.event("message.posted") { $0["data"]["text"].text == "do you hear me?" }

        #expect(try await apart { half.readToEnd(seconds: 10).closed })
        let codes = try await apart { silent.map { $0.readCloseCode(seconds: 15) } }
        #expect(codes.allSatisfy { $0 == 4500 }, "\(codes.filter { $0 != 4500 }.count) others")
        try await agent.say("I do", in: id, key: "b")
        try await visitor.event("message.posted") { $0["data"]["text"].text == "I do" }
    }

    @Test func `a second hello is a breach, and the first works`() async throws {
        let live = try await LiveHark.start()
        let visitor = try await live.visitor()
        #expect(visitor.hello["token"].text?.isEmpty == false)
        #expect(try await visitor.call("visitor.hello", ["site": "direct"])["closed"] == 4500)

        let agent = try await live.staff("Anna")
        #expect(agent.hello["agent"]["name"] == "Anna")
        #expect(try await agent.call("agent.hello")["closed"] == 4500)
    }
}

/// Does blocking work on a thread of its own, so that the server's tasks go on.
func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
