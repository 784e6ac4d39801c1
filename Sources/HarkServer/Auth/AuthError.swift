/// Why somebody was not let in, or a password not taken.
public enum AuthError: Error, Equatable, Sendable {
    /// Name or password is wrong; which of them is never told.
    case wrongCredentials
    /// The API token is not good, or is no bearer token at all.
    case wrongToken
    /// Too many failures; come back after that many milliseconds.
    case throttled(retryAfterMs: Int)
    /// Too many passwords wait to be checked.
    case busy
    /// The password is shorter than 8 or longer than 256 bytes.
    case passwordLength
    /// The memory for hashing could not be had.
    case hashingFailed
}
