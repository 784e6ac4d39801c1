import HarkServer
import Testing

struct SecretTokenTests {
    @Test func `tokens have 256 bits, differ and hide themselves`() {
        let (first, second) = (SecretToken(prefix: "hark_"), SecretToken(prefix: "hark_"))

        #expect(first.text.count == 5 + 43)
        #expect(first.text != second.text && first.hash != second.hash)
        #expect("\(first)" == "SecretToken")
    }

    @Test func `a presented token hashes like the one given out`() {
        let token = SecretToken()

        #expect(SecretToken(presented: token.text)?.hash == token.hash)
        #expect(SecretToken(presented: "short") == nil)
        #expect(SecretToken(presented: String(repeating: "x", count: 201)) == nil)
    }

    @Test func `a write's token belongs to one session and one store`() {
        let tokens = CSRFTokens(secret: Array(repeating: 7, count: 32))
        let session = SecretToken()

        #expect(tokens.isValid(tokens.token(for: session), for: session))
        #expect(!tokens.isValid(tokens.token(for: session), for: SecretToken()))
        #expect(!tokens.isValid("", for: session))
        #expect(!CSRFTokens(secret: Array(repeating: 8, count: 32)).isValid(tokens.token(for: session), for: session))
    }
}
