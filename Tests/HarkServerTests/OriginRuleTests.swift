import HarkHub
import Testing

struct OriginRuleTests {
    private let rule = OriginRule(publicURL: "https://chat.example")

    @Test(arguments: ["https://chat.example", "https://chat.example:443", "HTTPS://Chat.Example"])
    func `the public address is Hark's own`(origin: String) {
        #expect(rule.isOwn(origin, host: "anything", isTLS: false, isLoopback: false))
    }

    @Test(arguments: [
        "null", "", "http://chat.example", "https://chat.example:8443", "https://evil.example",
        "https://chat.example.evil.example", "https://chat.example@evil.example", "https://chat.example/path",
        "file://", "https://",
    ])
    func `everything else is foreign`(origin: String) {
        #expect(!rule.isOwn(origin, host: "chat.example", isTLS: true, isLoopback: true))
    }

    @Test(arguments: ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1:80"])
    func `on this machine the address that was asked for is Hark's own`(host: String) {
        #expect(rule.isOwn("http://\(host)", host: host, isTLS: false, isLoopback: true))
        #expect(!rule.isOwn("https://\(host)", host: host, isTLS: false, isLoopback: true))
        #expect(!rule.isOwn("http://\(host)", host: host, isTLS: false, isLoopback: false))
    }

    @Test func `a name that a hostile name server points here is foreign`() {
        #expect(!rule.isOwn("http://evil.example:8080", host: "evil.example:8080", isTLS: false, isLoopback: true))
        #expect(
            !rule.isOwn("http://127.0.0.1.evil.example", host: "127.0.0.1.evil.example", isTLS: false, isLoopback: true)
        )
        #expect(!rule.isOwn("http://localhost:8080", host: "localhost:9090", isTLS: false, isLoopback: true))
    }
}
