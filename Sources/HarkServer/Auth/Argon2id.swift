internal import CArgon2

/// Hashes passwords with Argon2id.
///
/// - Source: OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane; RFC 9106 for the salt and tag.
public enum Argon2id {
    static let passes: UInt32 = 2
    static let memoryKiB: UInt32 = 19 * 1024
    static let lanes: UInt32 = 1
    static let tagBytes = 32

    /// Returns the encoded hash of a password, which carries its salt and parameters.
    ///
    /// - Throws: `hashingFailed` when the memory for it cannot be had.
    public static func hash(_ password: String) throws(AuthError) -> String {
        let salt = SecretToken.randomBytes(16)
        let length = argon2_encodedlen(passes, memoryKiB, lanes, 16, UInt32(tagBytes), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let bytes = Array(password.utf8)
        let code = argon2id_hash_encoded(
            passes,
            memoryKiB,
            lanes,
            bytes,
            bytes.count,
            salt,
            salt.count,
            tagBytes,
            &encoded,
            length
        )
        guard code == ARGON2_OK.rawValue else { throw .hashingFailed }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// True when `password` is the one that `encoded` was made from.
    public static func verify(_ password: String, against encoded: String) -> Bool {
        let bytes = Array(password.utf8)
        return argon2id_verify(encoded, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    /// The hash of a password that nobody knows: unknown people cost as much time as known ones.
    static let nobody = (try? hash(SecretToken().text)) ?? ""
}
