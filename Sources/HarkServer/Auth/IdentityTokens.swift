import Crypto
import Foundation
public import HarkDomain
public import HarkHub
import JWTKit

/// Identity tokens: a company signs who its customer is (JWT, HS256) with its site's key, and the client
/// of the customer brings the token with its hello.
///
/// A site's key is derived from the data directory's secret, so it is never stored.
/// - Source: RFC 7519; HKDF after RFC 5869.
public struct IdentityTokens: Sendable {
    private let secret: SymmetricKey

    /// Creates the keys of all sites of a data directory.
    public init(secret: [UInt8]) {
        self.secret = SymmetricKey(data: secret)
    }

    /// Returns a site's key as the company keeps it: 64 hexadecimal digits, used as they are.
    public func key(of site: SiteID) -> String {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Data("hark identity \(site)".utf8),
            outputByteCount: 32
        )
        return key.withUnsafeBytes { StaffCredential.key(Array($0)) }
    }

    /// Returns whom a token names, or nil when it is forged, of another site, over, or malformed.
    public func verify(_ token: String, of site: SiteID) async -> VerifiedIdentity? {
        guard token.utf8.count <= 4096 else { return nil }
        let keys = await JWTKeyCollection().add(hmac: HMACKey(from: key(of: site)), digestAlgorithm: .sha256)
        guard let claims = try? await keys.verify(token, as: Claims.self) else { return nil }
        return VerifiedIdentity(
            subject: claims.sub.value,
            name: claims.name,
            email: claims.email,
            phone: claims.phoneNumber,
            segments: claims.segments
        )
    }

    private struct Claims: JWTPayload {
        let sub: SubjectClaim
        let exp: ExpirationClaim
        let name: String?
        let email: String?
        let phoneNumber: String?
        let segments: [String]?

        /// Claims by the names that the JWT registry gives them.
        enum CodingKeys: String, CodingKey {
            case sub, exp, name, email, segments
            case phoneNumber = "phone_number"
        }

        func verify(using algorithm: some JWTAlgorithm) async throws {
            try exp.verifyNotExpired()
            guard (1...256).contains(sub.value.utf8.count) else {
                throw JWTError.claimVerificationFailure(failedClaim: sub, reason: "length")
            }
        }
    }
}
