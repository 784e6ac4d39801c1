import HarkProtocol
import HarkTesting
import HarkTransport
import Testing

@testable import HarkHub
@testable import HarkServer

/// A socket that takes nothing while its room talks.
@Suite(.liveServers) struct SlowReaderTests {
    private static let outbox = 65_536
    /// 8,000 scalars of four bytes: the longest that one may say.
    private static let text = String(repeating: "\u{1F4E6}", count: 8000)

    @Test func `it is closed with 4001 at the cap, others hear everything, and it comes back`() async throws {
        let live = try await LiveHark.start { $0.limits.outboxBytes = Self.outbox }
        let (visitor, anna, id) = try await live.conversation()
        let port = live.port
        let token = visitor.hello["token"].text ?? ""
        let slow = try await apart {
            let socket = try RawSocket(port: port, receiveBuffer: 4096)
            _ = socket.upgrade()
            let params = #"{"site":"direct","token":"\#(token)"}"#
            let hello = #"{"jsonrpc":"2.0","id":1,"method":"visitor.hello","params":\#(params)}"#
            socket.send(RawSocket.frame(Array(hello.utf8)))
            #expect(!RawSocket.frames(in: socket.read { !RawSocket.frames(in: $0).isEmpty }.bytes).isEmpty)
            return socket
        }
        var (said, most, queued) = (0, 0, 0)
        // The system's own buffers take some megabytes before anything has to wait.
        while most == 0 || queued > 0, said < 1000 {
            try await anna.say(Self.text, in: id, key: "a\(said)")
            queued = await live.server.hub.mostQueued
            most = max(most, queued)
            said += 1
        }
        #expect(said < 1000)
        #expect(most <= Self.outbox + 2 * Self.text.utf8.count)
        #expect(await live.server.hub.socketCounts.visitors == 1, "who reads no more counts as gone")

        let heard = try await visitor.until("all messages") { [total = said] frames in
            let posted = frames.filter { $0["params"]["data"]["text"].text == Self.text }
            return posted.count == total ? posted.map { $0["params"] } : nil
        }
        for (before, after) in zip(heard, heard.dropFirst()) { #expect(after["prev"] == before["seq"]) }
        let (bytes, isClosed) = try await apart { slow.readToEnd() }
        let frames = RawSocket.frames(in: bytes)
        #expect(isClosed && frames.last?.opcode == 8 && frames.last?.payload.prefix(2) == [0x0F, 0xA1])
        #expect(frames.count < said)

        let back = try await live.visitor(token: token)
        #expect(back.hello["conversation"]["head"] == heard.last?["seq"])
        try await anna.say("welcome back", in: id, key: "w")
        try await back.event("message.posted") { $0["data"]["text"] == "welcome back" }
    }
}

extension Hub {
    /// The longest outbox in bytes.
    fileprivate var mostQueued: Int {
        sessions.values.compactMap { ($0.connection as? WebSocketConnection)?.queuedBytes }.max() ?? 0
    }
}
