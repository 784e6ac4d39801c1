import Glibc
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkHub
@testable import HarkServer

/// What one socket asks the store for holds up nobody else.
@Suite(.liveServers) struct FairReadTests {
    private static let pages = 100
    private static let hello = #"{"jsonrpc":"2.0","id":0,"method":"agent.hello"}"#

    /// A conversation whose history fills a page, and a socket that asks for it again and again and reads nothing.
    private func flooded(_ live: LiveHark) async throws -> (visitor: LiveClient, id: String, slow: RawSocket) {
        let (visitor, agent, id) = try await live.conversation()
        let long = String(repeating: "long ", count: 1500)
        for number in 0..<30 { try await agent.say(long, in: id, key: "l\(number)") }
        let (port, token) = (live.port, try await live.token(of: "Ada"))
        let slow = try await apart {
            let socket = try RawSocket(port: port, receiveBuffer: 4096)
            _ = socket.upgrade(extra: "Authorization: Bearer \(token)\r\n")
            socket.send(RawSocket.frame(Array(Self.hello.utf8)))
            let params = #"{"conversation":"\#(id)","after":0}"#
            for number in 1...Self.pages {
                let call = #"{"jsonrpc":"2.0","id":\#(number),"method":"conversation.sync","params":\#(params)}"#
                socket.send(RawSocket.frame(Array(call.utf8)))
            }
            return socket
        }
        // Until the system's buffers are full; each question is a turn of the loop.
        for _ in 0..<20_000 where await !live.server.hub.holdsReads { _ = try await visitor.result("session.ping") }
        return (visitor, id, slow)
    }

    @Test func `who reads nothing is read nothing more for, others are served, and whoever reads on gets it all`()
        async throws
    {
        let live = try await LiveHark.start()
        let (visitor, id, slow) = try await flooded(live)
        let waiting = await live.server.hub.readsWaiting
        #expect(waiting > Self.pages / 2)

        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(page["events"].items.count > 20)
        #expect(await live.server.hub.readsWaiting == waiting)

        let answered = try await apart {
            var frames = FrameCount()
            let (bytes, _) = slow.read(seconds: 30) { frames.count(in: $0) > Self.pages }
            return RawSocket.frames(in: bytes).compactMap { try? JSONReader.read($0.payload)["id"].int }
        }
        #expect(answered == Array(0...Self.pages))
    }

    @Test func `what was asked for is not read any more when the socket has gone`() async throws {
        let live = try await LiveHark.start()
        let (visitor, id, slow) = try await flooded(live)
        #expect(await live.server.hub.readsWaiting > Self.pages / 2)

        shutdown(slow.descriptor, Int32(SHUT_RDWR))
        for _ in 0..<20_000 where await live.server.hub.readsWaiting > 0 {
            _ = try await visitor.result("session.ping")
        }
        #expect(await live.server.hub.readsWaiting == 0)
        try await visitor.say("still here", in: id, key: "s")
    }
}

/// Counts a server's frames as they come, without looking at all of them anew each time.
private struct FrameCount {
    private var end = 0
    private var frames = 0

    mutating func count(in bytes: [UInt8]) -> Int {
        while end + 10 <= bytes.count {
            let short = Int(bytes[end + 1])
            let width = short < 126 ? 0 : short == 126 ? 2 : 8
            let length = width == 0 ? short : bytes[end + 2..<end + 2 + width].reduce(0) { $0 << 8 | Int($1) }
            guard end + 2 + width + length <= bytes.count else { break }
            end += 2 + width + length
            frames += 1
        }
        return frames
    }
}

extension Hub {
    /// Reads that were asked for and not done, of sockets that have not been forgotten.
    fileprivate var readsWaiting: Int { sessions.values.map(\.reads.count).reduce(0, +) }

    /// Whether a read waits for its socket.
    fileprivate var holdsReads: Bool { sessions.values.contains(where: \.isReadHeld) }
}
