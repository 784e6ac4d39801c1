import Testing

@testable import HarkTransport

struct HeartbeatTests {
    private let heartbeat = Heartbeat(pingInterval: 15, silenceLimit: 45)

    @Test(arguments: 0...14)
    func `a peer that falls silent is given up behind the limit and within a tick`(heard: UInt32) {
        var (tick, pings) = (UInt32(15), 0)
        while case .ping(let next) = heartbeat.step(silence: tick - heard) {
            pings += 1
            tick += next
        }

        #expect(tick - heard == 46)
        #expect(pings <= 4)
    }

    @Test func `a peer that answers is pinged at each interval`() {
        for silence in UInt32(0)...16 { #expect(heartbeat.step(silence: silence) == .ping(nextIn: 15)) }
    }
}
