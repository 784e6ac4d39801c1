import Crypto
import Foundation
import HarkDomain
import HarkHub
import HarkServer
import Testing

struct IdentityTokenTests {
    private let site = SiteID(rawValue: 7)
    private let tokens = IdentityTokens(secret: Array(repeating: 9, count: 32))

    /// Signs claims as a company's server does, by RFC 7515 alone.
    private func sign(_ claims: String, key: String, algorithm: String = "HS256") -> String {
        func encoded(_ data: Data) -> String {
            data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        let head = encoded(Data(#"{"alg":"\#(algorithm)","typ":"JWT"}"#.utf8)) + "." + encoded(Data(claims.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(head.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return head + "." + encoded(Data(code))
    }

    /// A token that says it needs no signature.
    private func unsigned(_ claims: String) -> String {
        let token = sign(claims, key: "", algorithm: "none")
        return String(token[..<(token.lastIndex(of: ".") ?? token.endIndex)]) + "."
    }

    private let later = Int(Date().timeIntervalSince1970) + 3600

    @Test func `a signed identity is taken with its claims`() async {
        let token = sign(#"{"sub":"c-1","exp":\#(later),"name":"Ana\u202e Ruiz"}"#, key: tokens.key(of: site))

        let identity = await tokens.verify(token, of: site)

        #expect(identity?.subject == "c-1")
        #expect(identity?.name == "Ana Ruiz")
    }

    @Test func `what is forged, over or malformed is not taken`() async {
        let key = tokens.key(of: site)
        let other = tokens.key(of: SiteID(rawValue: 8))
        let bad = [
            "", "abc", "a.b.c", sign(#"{"sub":"c-1","exp":\#(later)}"#, key: other),
            sign(#"{"sub":"c-1","exp":1}"#, key: key), sign(#"{"sub":"","exp":\#(later)}"#, key: key),
            sign(#"{"sub":"c-1"}"#, key: key), sign(#"{"exp":\#(later)}"#, key: key),
            unsigned(#"{"sub":"c-1","exp":\#(later)}"#),
            sign(#"{"sub":"c-1","exp":\#(later)}"#, key: key) + "A", String(repeating: "a", count: 10_000),
        ]

        for token in bad { #expect(await tokens.verify(token, of: site) == nil, "\(token.prefix(60))") }
    }

    @Test func `each site has a key of its own`() {
        #expect(tokens.key(of: site).count == 64)
        #expect(tokens.key(of: site) != tokens.key(of: SiteID(rawValue: 8)))
    }
}
