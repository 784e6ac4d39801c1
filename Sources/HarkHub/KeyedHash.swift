import Crypto
import FoundationEssentials

/// Keyed hashes under keys derived from the data directory's secret.
struct KeyedHash: Sendable {
    private let key: SymmetricKey
    /// The state after the key, so that each code starts from a copy.
    private let keyed: HMAC<SHA256>

    /// Derives a key for one purpose.
    init(secret: [UInt8], purpose: String) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("hark/\(purpose)".utf8),
            using: SymmetricKey(data: secret)
        )
        key = SymmetricKey(data: Array(code))
        keyed = HMAC<SHA256>(key: key)
    }

    /// Returns the whole 32-byte code of `bytes`.
    func code(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var state = keyed
        state.update(data: Array(bytes))
        return Array(state.finalize())
    }

    /// True when `code` is the code of `bytes`, compared in constant time.
    func isValid(_ code: some Sequence<UInt8>, of bytes: some Sequence<UInt8>) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(Array(code), authenticating: Array(bytes), using: key)
    }

    /// Returns 64 bits that stand for the content of a call: its method and what it says.
    func content(_ method: String, _ parts: String?...) -> UInt64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(method.utf8.count + parts.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 2 })
        bytes.append(contentsOf: method.utf8)
        for part in parts {
            bytes.append(part == nil ? 0 : 1)
            bytes.append(contentsOf: (part ?? "").utf8)
            bytes.append(0)
        }
        var state = keyed
        bytes.withUnsafeBytes { state.update(data: $0) }
        return state.finalize().withUnsafeBytes { $0.loadUnaligned(as: UInt64.self).bigEndian }
    }
}
