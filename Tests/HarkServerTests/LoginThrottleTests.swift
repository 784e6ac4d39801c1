import HarkDomain
import HarkServer
import Testing

struct LoginThrottleTests {
    private var throttle = LoginThrottle()
    private let start = Timestamp(milliseconds: 1_800_000_000_000)

    @Test mutating func `the sixth wrong password for one account must wait, longer each time`() throws {
        for _ in 0..<5 { try throttle.begin(account: "tom", address: "1", at: start) }

        #expect(throws: AuthError.throttled(retryAfterMs: 1000)) {
            try throttle.begin(account: "tom", address: "2", at: start)
        }
        try throttle.begin(account: "tom", address: "2", at: start + .seconds(1))
        #expect(throws: AuthError.throttled(retryAfterMs: 2000)) {
            try throttle.begin(account: "tom", address: "2", at: start + .seconds(1))
        }
    }

    @Test mutating func `an account never waits over a minute`() throws {
        var now = start
        for _ in 0..<30 {
            try throttle.begin(account: "tom", address: "\(now.milliseconds)", at: now)
            now = now + .seconds(60)
        }
    }

    @Test mutating func `one address that sprays many accounts must wait`() throws {
        for index in 0..<20 { try throttle.begin(account: "a\(index)", address: "1", at: start) }

        #expect(throws: AuthError.throttled(retryAfterMs: 1000)) {
            try throttle.begin(account: "fresh", address: "1", at: start)
        }
        try throttle.begin(account: "fresh", address: "2", at: start)
    }

    @Test mutating func `success lets the account start afresh but not the address`() throws {
        for index in 0..<19 { try throttle.begin(account: "a\(index)", address: "1", at: start) }
        try throttle.begin(account: "own", address: "1", at: start)
        throttle.succeed(account: "own", address: "1")

        try throttle.begin(account: "b", address: "1", at: start)
        #expect(throws: AuthError.self) { try throttle.begin(account: "c", address: "1", at: start) }
    }

    @Test mutating func `a refused attempt does not count`() throws {
        for _ in 0..<5 { try throttle.begin(account: "tom", address: "1", at: start) }
        for _ in 0..<100 {
            #expect(throws: AuthError.self) { try throttle.begin(account: "tom", address: "1", at: start) }
        }

        try throttle.begin(account: "tom", address: "1", at: start + .seconds(1))
    }

    @Test mutating func `failures are forgotten after an hour`() throws {
        for _ in 0..<5 { try throttle.begin(account: "tom", address: "1", at: start) }

        for _ in 0..<5 { try throttle.begin(account: "tom", address: "1", at: start + .seconds(3600)) }
    }

    @Test mutating func `strangers' names do not grow it for ever, and the spraying address still waits`() throws {
        for index in 0..<30_000 {
            try throttle.begin(account: "a\(index)", address: "\(index)", at: start + .milliseconds(index))
        }

        let later = start + .seconds(30)
        for index in 0..<20 { try throttle.begin(account: "b\(index)", address: "x", at: later) }
        #expect(throws: AuthError.self) { try throttle.begin(account: "fresh", address: "x", at: later) }
    }
}
