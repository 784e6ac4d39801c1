import HarkClient
import HarkProtocol
import HarkTransport
import Testing

@testable import HarkTesting

/// A client whose socket is open at its own end alone.
struct SilenceTests {
    private final class Stage {
        private let timeline = Timeline()
        private(set) var sockets: [ScriptSocket] = []
        private(set) var client: CustomerClient?

        init() {
            let surroundings = ClientSurroundings(loop: SteppedLoop(timeline), random: SplitMix(seed: 1)) {
                [weak self] in
                let socket = ScriptSocket()
                self?.sockets.append(socket)
                return socket
            }
            client = CustomerClient(in: surroundings, url: "ws://stage/ws", site: "demo")
            client?.connect { _ in }
            sockets[0].onOpen?()
        }

        func answer() {
            sockets[0].hears(
                JSONObject([
                    ("id", sockets[0].frames.last?["id"] ?? .null), ("result", .object(JSONObject([]))),
                ])
            )
        }

        func pass(_ duration: Duration) {
            let end = timeline.now + duration
            while timeline.step(until: end) {}
        }

        var lastMethod: String? { sockets[0].frames.last?.text("method") }
    }

    @Test func `a socket on which nothing comes is asked, and left when it does not answer`() {
        let stage = Stage()
        stage.answer()

        // The hello's answer came within the first 20 seconds, so it is the next 20 that are silent.
        stage.pass(.seconds(39))
        #expect(stage.lastMethod == "visitor.hello")
        stage.pass(.seconds(2))
        #expect(stage.lastMethod == "session.ping")
        #expect(stage.sockets.count == 1)

        stage.pass(.seconds(6))
        #expect(stage.sockets.count == 2)
    }

    @Test func `a socket that answers is kept, however little is said`() {
        let stage = Stage()
        stage.answer()

        for seconds in [41, 25, 25] {
            stage.pass(.seconds(seconds))
            #expect(stage.lastMethod == "session.ping")
            stage.answer()
        }
        stage.pass(.seconds(10))

        #expect(stage.sockets.count == 1)
        #expect(stage.client?.isWelcome == true)
    }

    @Test func `a hello that nobody answers is said again on another socket`() {
        let stage = Stage()

        stage.pass(.seconds(27))

        #expect(stage.lastMethod == "visitor.hello")
        #expect(stage.sockets.count == 2)
    }
}
