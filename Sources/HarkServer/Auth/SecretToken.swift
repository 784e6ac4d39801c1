import Crypto
import Foundation

/// A random secret that is given out once and kept as a hash only.
public struct SecretToken: Sendable, CustomStringConvertible {
    /// The secret as text.
    public let text: String

    /// Creates a token of 256 random bits after a prefix that tells what it is.
    public init(prefix: String = "") {
        text = prefix + Self.base64URL(Self.randomBytes(32))
    }

    /// Takes a token that somebody presented; nil when it cannot be one.
    public init?(presented text: String) {
        guard (20...200).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// The SHA-256 of the text: all that is stored.
    ///
    /// A plain hash is enough for 256 random bits, and looking it up leaks nothing of use by time.
    public var hash: [UInt8] { Self.sha256(text) }

    /// Hides the secret wherever a token is printed.
    public var description: String { "SecretToken" }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    static func sha256(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// Makes the token that a session's pages must send with each write, from the session's own token.
///
/// Made by a keyed hash, it needs no place in the store and can be told again to the page that asks who it is.
public struct CSRFTokens: Sendable {
    private let key: SymmetricKey

    /// Creates the maker with a key drawn from the store's secret.
    public init(secret: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Data("hark csrf".utf8),
            outputByteCount: 32
        )
    }

    /// Returns the token for a session.
    public func token(for session: SecretToken) -> String {
        SecretToken.base64URL(HMAC<SHA256>.authenticationCode(for: Data(session.text.utf8), using: key))
    }

    /// True when `presented` is the session's token; it takes the same time wherever the first difference is.
    public func isValid(_ presented: String, for session: SecretToken) -> Bool {
        let left = SHA256.hash(data: Data(presented.utf8))
        return left == SHA256.hash(data: Data(token(for: session).utf8))
    }
}
