import Testing

@testable import HarkTransport

/// Whose address counts, without a socket.
struct AddressTests {
    private func address(_ text: String) throws -> PeerAddress { try #require(PeerAddress(text[...])) }

    @Test(
        arguments: [
            ("203.0.113.7", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"), ("2001:DB8::7", "2001:db8::7"),
            ("::1", "::1"), ("127.9.9.9", "127.9.9.9"),
        ]
    )
    func `an address is read and told`(text: String, told: String) throws {
        #expect(try address(text).text == told)
    }

    @Test(arguments: ["", "203.0.113", "203.0.113.256", "unknown", "1.2.3.4 ", "2001:db8::7%eth0", "[::1]", "a\0b"])
    func `what is no address is none`(text: String) {
        #expect(PeerAddress(text[...]) == nil)
    }

    @Test func `IPv6 is counted by its network, and both loopbacks are known`() throws {
        #expect(try address("2001:db8::7").key == address("2001:db8::ffff:9").key)
        #expect(try address("2001:db8::7").key != address("2001:db8:0:1::7").key)
        #expect(try address("203.0.113.7").key != address("203.0.113.8").key)
        #expect(try ["127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"].allSatisfy { try address($0).isLoopback })
        #expect(try !["128.0.0.1", "::2", "::127.0.0.1", "::"].contains { try address($0).isLoopback })
    }

    @Test(
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", "11.0.0.1"), ("10.1.2.3", "10.1.2.3", "10.1.2.4"),
            ("203.0.113.128/25", "203.0.113.129", "203.0.113.127"), ("128.0.0.0/1", "255.0.0.1", "127.0.0.1"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"), ("2001:db8::7/128", "2001:db8::7", "2001:db8::6"),
            ("fe80::/65", "fe80::7fff:0:0:1", "fe80::8000:0:0:1"), ("::1", "::1", "127.0.0.1"),
        ]
    )
    func `a network holds its own`(network: String, inside: String, outside: String) throws {
        let network = try #require(AddressNetwork(network))
        #expect(network.contains(try address(inside)))
        #expect(!network.contains(try address(outside)))
    }

    @Test(
        arguments: [
            "", "/", "10.0.0.0/", "10.0.0.0/0", "::/0", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/+8", "10.0.0.0/8/8",
            "10.0.0/8", "2001:db8::/129", "2001:db8::1/32", "proxy.example",
        ]
    )
    func `what is no network is none`(text: String) {
        #expect(AddressNetwork(text) == nil)
    }

    private func client(_ peer: String, _ field: String?, trusting: [String] = ["10.0.0.0/8", "::1"]) throws -> String {
        let proxies = TrustedProxies(networks: trusting.compactMap { AddressNetwork($0) })
        return try proxies.client(behind: address(peer), forwardedFor: field).text
    }

    @Test(
        arguments: [
            (nil, "10.0.0.1"), ("203.0.113.7", "203.0.113.7"), ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
            ("203.0.113.7, 10.0.0.9", "203.0.113.7"), ("not an address, 203.0.113.7,10.0.0.9", "203.0.113.7"),
            ("127.0.0.1,203.0.113.7", "203.0.113.7"), ("10.3.3.3, 10.0.0.9", "10.3.3.3"),
            ("203.0.113.7:4711", "203.0.113.7"), ("[2001:db8::7]:4711", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            (" 2001:db8::7\t", "2001:db8::7"),
        ] as [(String?, String)]
    )
    func `the last address that is no trusted proxy's is the client's`(field: String?, client: String) throws {
        #expect(try self.client("10.0.0.1", field) == client)
    }

    @Test func `who is no trusted proxy speaks for itself`() throws {
        #expect(try client("192.0.2.1", "203.0.113.7") == "192.0.2.1")
        #expect(try client("192.0.2.1", "nonsense") == "192.0.2.1")
        #expect(try client("10.0.0.1", "203.0.113.7", trusting: []) == "10.0.0.1")
    }

    @Test(
        arguments: [
            "unknown", "203.0.113.7,", ",", " ", "203.0.113.7, _hidden", "203.0.113.7:", "203.0.113.7:99999",
            "203.0.113.7:+9", "[2001:db8::7", "[2001:db8::7]x", "203.0.113.7 203.0.113.8", "for=203.0.113.7",
        ]
    )
    func `a trusted proxy that writes no address is not believed at all`(field: String) {
        #expect(throws: TrustedProxies.Malformed.self) { try client("10.0.0.1", field) }
    }
}
