import Foundation

/// Hashes and checks passwords on threads of its own, a few at once: each takes memory and a core.
public actor PasswordHasher {
    /// How many may wait; one more is refused.
    public static let maximumWaiting = 64

    private let queue = OperationQueue()
    private var waiting = 0

    /// Creates a hasher that works on `atOnce` passwords at a time.
    public init(atOnce: Int) {
        queue.maxConcurrentOperationCount = atOnce
        queue.qualityOfService = .utility
    }

    /// Returns the encoded hash of a password.
    public func hash(_ password: String) async throws(AuthError) -> String {
        try await run { () throws(AuthError) in try Argon2id.hash(password) }
    }

    /// True when `password` matches; with no hash it takes as long and is false.
    public func verify(_ password: String, against encoded: String?) async throws(AuthError) -> Bool {
        try await run { () throws(AuthError) in
            Argon2id.verify(password, against: encoded ?? Argon2id.nobody) && encoded != nil
        }
    }

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(AuthError) -> Value
    ) async throws(AuthError) -> Value {
        guard waiting < Self.maximumWaiting else { throw .busy }
        waiting += 1
        defer { waiting -= 1 }
        let result: Result<Value, AuthError> = await withCheckedContinuation { continuation in
            queue.addOperation {
                do throws(AuthError) {
                    continuation.resume(returning: .success(try work()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
