/// What a password must be.
public enum PasswordRules {
    /// The length in bytes of UTF-8.
    public static let length = 8...256

    /// Returns the password as it is hashed.
    ///
    /// - Throws: `passwordLength` when it is too short or too long.
    public static func checked(_ password: String) throws(AuthError) -> String {
        guard length.contains(password.utf8.count) else { throw .passwordLength }
        return password
    }
}
