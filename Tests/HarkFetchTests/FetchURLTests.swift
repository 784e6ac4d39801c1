import HarkFetch
import Testing

struct FetchURLTests {
    @Test(arguments: [
        ("http://example.com", "http://example.com/"),
        ("HTTPS://Example.COM/Path?Q=%41", "https://example.com/Path?Q=%41"),
        ("http://example.com:80/", "http://example.com/"),
        ("https://example.com:443", "https://example.com/"),
        ("https://example.com:80/", "https://example.com:80/"),
        ("http://example.com?a=b", "http://example.com/?a=b"),
        ("http://a-b.c_d.example.com/x", "http://a-b.c_d.example.com/x"),
        ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
        ("http://8.8.8.8:8080/a", "http://8.8.8.8:8080/a"),
        ("http://[2001:DB8:0::1]:81/a", "http://[2001:db8::1]:81/a"),
        ("http://[::ffff:127.0.0.1]/", "http://127.0.0.1/"),
        ("http://[::ffff:7f00:1]/", "http://127.0.0.1/"),
        ("http://example.com/a/..b/.../c", "http://example.com/a/..b/.../c"),
        ("http://example.com/?q=../..", "http://example.com/?q=../.."),
        ("http://example.com//evil.com/", "http://example.com//evil.com/"),
        ("http://example.com/a@b", "http://example.com/a@b"),
        ("http://1e100.net/", "http://1e100.net/"),
    ])
    func `a URL has one spelling`(text: String, canonical: String) throws {
        #expect(try FetchURL(text).text == canonical)
    }

    @Test(arguments: [
        // No scheme that is spoken, or none at all.
        "", "http", "http:", "http:/", "//example.com/", "example.com", "/path", "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO", "ftp://example.com/", "dict://127.0.0.1/", "javascript:alert(1)",
        "http:example.com", "http:/example.com", "https//example.com", " http://example.com", "http ://example.com",
        // No host.
        "http://", "http:///path", "http://:80/", "http://?x", "http://.", "http://..",
        // A user.
        "http://user@example.com/", "http://user:pass@example.com/", "http://example.com@127.0.0.1/",
        "http://example.com:80@127.0.0.1/", "http://@example.com/", "http://example.com%40127.0.0.1/",
        // What readers split at different places.
        #"http://example.com\@127.0.0.1/"#, #"http://example.com\.evil.com/"#, "http://example.com#@127.0.0.1/",
        "http://example.com/#x", "http://127.0.0.1;example.com/", "http://example.com,127.0.0.1/",
        "http://[example.com]/", "http://[::1", "http://::1/", "http://[::1]x/", "http://x[::1]/", "http://[::1%lo]/",
        "http://[::1%25lo]/", "http://[127.0.0.1]/", "http://[]/", "http://[:]/",
        // Ports.
        "http://example.com:/", "http://example.com:0/", "http://example.com:080/", "http://example.com:65536/",
        "http://example.com:-1/", "http://example.com:+80/", "http://example.com:8 0/", "http://example.com:0x50/",
        "http://example.com:80:80/", "http://example.com:99999999999999999999/", "http://example.com:٨٠/",
        // Names.
        "http://example.com./", "http://127.0.0.1./", "http://.example.com/", "http://example..com/",
        "http://-example.com/", "http://example-.com/", "http://exa mple.com/", "http://exa%6dple.com/",
        "http://example.com%00.evil.com/", "http://exam\u{0}ple.com/", "http://example.com\u{AD}/",
        "http://еxample.com/", "http://ｅxample.com/", "http://example。com/", "http://bücher.example/",
        "http://①②⑦.⓪.⓪.①/", "http://*.example.com/", "http://a.\(String(repeating: "b", count: 64)).com/",
        // Addresses in other spellings.
        "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
        "http://0177.0.0.1/", "http://127.0.0.01/", "http://127.000.000.001/", "http://017700000001/", "http://0/",
        "http://127.0.0.1.5/", "http://256.1.1.1/", "http://127.0.0.0x1/", "http://example.0x7f/", "http://1.2.3/",
        "http://0X7F.1/", "http://a.b.1/", "http://0x/",
        // Paths.
        "http://example.com/a b", "http://example.com/é", "http://example.com/%", "http://example.com/%4",
        "http://example.com/%zz", "http://example.com/a\r\nX: y", "http://example.com/\t", "http://example.com/\u{7F}",
        "http://example.com/../a", "http://example.com/a/./b", "http://example.com/a/..", "http://example.com/%2e%2E/a",
        "http://example.com/.%2e/", "http://example.com/\"", "http://example.com/<x>", "http://example.com/{order}",
        "http://example.com/a|b", "http://example.com/a^b", "http://example.com/`", #"http://example.com/a\b"#,
        "http://example.com/[", "http://example.com/" + String(repeating: "a", count: 9000),
    ])
    func `what readers could take differently is refused`(text: String) {
        #expect(throws: FetchError.self) { try FetchURL(text) }
    }

    @Test func `the reason does not repeat the text`() {
        let error = #expect(throws: FetchError.self) { try FetchURL("http://user:hunter2@example.com/") }
        #expect("\(String(describing: error))".contains("hunter2") == false)
    }
}
