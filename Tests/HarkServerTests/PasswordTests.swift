import Foundation
import Testing

@testable import HarkServer

struct PasswordTests {
    @Test func `a password matches its own hash only`() throws {
        let hash = try Argon2id.hash("correct horse")

        #expect(Argon2id.verify("correct horse", against: hash))
        #expect(!Argon2id.verify("correct horse ", against: hash))
        #expect(!Argon2id.verify("", against: hash))
    }

    @Test func `the hash carries the parameters and a fresh salt`() throws {
        let hash = try Argon2id.hash("correct horse")

        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try Argon2id.hash("correct horse") != hash)
    }

    @Test(arguments: ["", "plain", "$argon2id$v=19$m=4294967295,t=2,p=1$AAAA$AAAA", "$argon2i$v=19$m=8,t=1,p=1$a$b"])
    func `nothing matches what is no hash`(encoded: String) {
        #expect(!Argon2id.verify("correct horse", against: encoded))
    }

    @Test func `an unknown person costs as much work as a known one`() async throws {
        let hash = try Argon2id.hash("correct horse")
        func work(_ encoded: String) -> Int {
            let start = threadTime()
            #expect(!Argon2id.verify("wrong horse", against: encoded))
            return threadTime() - start
        }
        _ = work(Argon2id.nobody)

        let (known, unknown) = (work(hash), work(Argon2id.nobody))

        #expect(unknown > known / 3 && unknown < known * 3, "\(known) \(unknown)")
        #expect(try await PasswordHasher(atOnce: 1).verify("correct horse", against: nil) == false)
    }

    /// What this thread has computed so far, in nanoseconds.
    private func threadTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test func `too many waiting passwords are refused`() async throws {
        let hasher = PasswordHasher(atOnce: 1)

        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<(PasswordHasher.maximumWaiting + 4) {
                group.addTask {
                    do {
                        _ = try await hasher.verify("x", against: nil)
                        return false
                    } catch { return error as? AuthError == .busy }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(refused > 0 && refused <= 4)
    }

    @Test func `a password has 8 to 256 bytes`() throws {
        #expect(throws: AuthError.passwordLength) { try PasswordRules.checked("1234567") }
        #expect(throws: AuthError.passwordLength) { try PasswordRules.checked(String(repeating: "x", count: 257)) }
        #expect(try PasswordRules.checked("密码密") == "密码密")
        #expect(try PasswordRules.checked("12345678") == "12345678")
    }
}
