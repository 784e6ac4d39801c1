import HarkTransport
import Testing

@testable import HarkFetch

struct FetchPolicyTests {
    @Test(arguments: [
        ("https://api.example.com", "https://api.example.com/x", true),
        ("https://api.example.com", "https://API.example.com:443/x", true),
        ("https://api.example.com", "http://api.example.com/x", false),
        ("https://api.example.com", "https://api.example.com:8443/x", false),
        ("https://api.example.com", "https://example.com/", false),
        ("https://api.example.com", "https://api.example.com.evil.com/", false),
        ("https://api.example.com", "https://xapi.example.com/", false),
        ("https://api.example.com", "https://a.api.example.com/", false),
        ("https://*.example.com", "https://a.example.com/", true),
        ("https://*.example.com", "https://a.b.example.com/", true),
        ("https://*.example.com", "https://example.com/", false),
        ("https://*.example.com", "https://evilexample.com/", false),
        ("https://*.example.com", "https://example.com.evil.com/", false),
        ("https://*.example.com:8443", "https://a.example.com:8443/", true),
        ("https://*.example.com:8443", "https://a.example.com/", false),
        ("http://8.8.8.8", "http://8.8.8.8/", true),
        ("http://8.8.8.8", "http://8.8.8.9/", false),
        ("http://[2606:4700::1]", "http://[2606:4700:0:0::1]/", true),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example/", true),
    ])
    func `an entry covers its own origin and no other`(entry: String, url: String, isCovered: Bool) throws {
        let policy = try FetchPolicy([AllowedOrigin(entry)])
        let url = try FetchURL(url)
        if isCovered {
            #expect(throws: Never.self) { try policy.check(url) }
        } else {
            #expect(throws: FetchError.refusedOrigin) { try policy.check(url) }
        }
    }

    @Test func `nothing is allowed by default`() throws {
        #expect(throws: FetchError.refusedOrigin) { try FetchPolicy().check(FetchURL("https://example.com/")) }
    }

    @Test(arguments: [
        "example.com", "https://example.com/path", "https://example.com?x", "https://*", "https://*.com",
        "https://*.1.2", "https://*.8.8.8.8", "https://a.*.example.com", "https://*example.com",
        "https://*.*.example.com",
        "https://**.example.com", "ftp://example.com", "https://user@example.com", "https://*.[::1]", "",
    ])
    func `an entry that is none is refused`(entry: String) {
        #expect(throws: FetchSetupError.self) { try AllowedOrigin(entry) }
    }

    @Test func `without TLS a private server is asked at a private address alone`() throws {
        let origin = "http://house.example:8080"
        let policy = FetchPolicy([try AllowedOrigin(origin, isPrivate: true)])
        let pass = try policy.pass(for: FetchURL(origin + "/"))
        let (inside, outside) = (try #require(PeerAddress("10.0.0.8")), try #require(PeerAddress("93.184.216.34")))

        #expect(pass.admits(inside, port: 8080) && !pass.admits(outside, port: 8080))
        let safe = FetchPolicy([try AllowedOrigin("https://house.example", isPrivate: true)])
        #expect(try safe.pass(for: FetchURL("https://house.example/")).admits(outside, port: 443))
    }

    @Test func `subdomains can't be private`() {
        #expect(throws: FetchSetupError.self) { try AllowedOrigin("http://*.inside.example", isPrivate: true) }
    }

    @Test(arguments: [
        "http://10.0.0.1", "http://127.0.0.1", "http://169.254.169.254", "http://[::1]", "http://[fd00::1]",
    ])
    func `an inner address needs an entry that says so`(origin: String) throws {
        let url = try FetchURL(origin + "/")
        let plain = try FetchPolicy([AllowedOrigin(origin)])
        let open = try FetchPolicy([AllowedOrigin(origin, isPrivate: true)])
        #expect(throws: FetchError.privateAddress) { try plain.check(url) }
        #expect(throws: Never.self) { try open.check(url) }
    }

    @Test(arguments: [
        "http://0.0.0.0", "http://224.0.0.1", "http://255.255.255.255", "http://[::]", "http://[ff02::1]",
    ])
    func `where nobody is, nobody is asked`(origin: String) throws {
        let policy = try FetchPolicy([AllowedOrigin(origin, isPrivate: true)])
        #expect(throws: FetchError.privateAddress) { try policy.check(FetchURL(origin + "/")) }
    }

    @Test func `a connection leads to the port of its origin`() throws {
        let address = try #require(PeerAddress("8.8.8.8"))
        let pass = ConnectionPass(port: 443, allowsPrivate: false)
        #expect(pass.admits(address, port: 443))
        #expect(!pass.admits(address, port: 22))
    }
}

struct AddressReachTests {
    private func reach(_ text: String) throws -> AddressReach { AddressReach(try #require(PeerAddress(text[...]))) }

    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.0.1", "169.255.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8", "2002:808:808::1", "::ffff:0:8.8.8.8",
    ])
    func `anybody may have it`(text: String) throws {
        #expect(try reach(text) == .public)
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.255", "10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0",
        "192.168.255.255", "169.254.0.1", "169.254.169.254", "100.64.0.0", "100.127.255.255", "::1", "fc00::1",
        "fdff::1", "fe80::1", "febf::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "::127.0.0.1", "::10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::808:808", "2002:7f00:1::",
        "2002:a00:1::1", "2002:c0a8:101::1", "2002:a9fe:a9fe::1", "::ffff:0:127.0.0.1", "2606::5efe:10.0.0.1",
        "2606::200:5efe:192.168.0.1", "fe80::5efe:127.0.0.1",
    ])
    func `it stays inside`(text: String) throws {
        #expect(try reach(text) == .private)
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::ffff:0.0.0.0",
        "::ffff:224.0.0.1", "64:ff9b::0.0.0.0", "2002:e000:1::", "ff02::1", "ff0e::1", "2001::1", "2001:db8::1",
        "3fff::1", "100::1", "4000::1", "1::1", "2001:10::1",
    ])
    func `nobody is there`(text: String) throws {
        #expect(try reach(text) == .nobody)
    }

    @Test func `the tables of networks hold no slip`() {
        #expect(AddressReach.networks("10.0.0.0/8 ::1 2001:db8::/32").count == 3)
        #expect(AddressReach.tableSizes == [11, 15])
    }
}
