import Crypto
import FoundationEssentials

/// Keyed hashes under keys derived from the data directory's secret.
struct KeyedHash: Sendable {
    private let key: SymmetricKey

    /// Derives a key for one purpose.
    init(secret: [UInt8], purpose: String) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("hark/\(purpose)".utf8), using: SymmetricKey(data: secret))
        key = SymmetricKey(data: Array(code))
    }

    /// Returns the whole 32-byte code of `bytes`.
    func code(of bytes: some Sequence<UInt8>) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(bytes), using: key))
    }

    /// True when `code` is the code of `bytes`, compared in constant time.
    func isValid(_ code: some Sequence<UInt8>, of bytes: some Sequence<UInt8>) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(Array(code), authenticating: Array(bytes), using: key)
    }

    /// Returns 64 bits that stand for the content of a call: its method and what it says.
    func content(_ method: String, _ parts: String?...) -> UInt64 {
        var bytes = Array(method.utf8)
        for part in parts {
            bytes.append(part == nil ? 0 : 1)
            bytes.append(contentsOf: (part ?? "").utf8)
            bytes.append(0)
        }
        return code(of: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
