import COpenSSL
import Foundation
import Glibc

/// The certificate and key of TLS: whether they can be read, belong together and are still good.
enum CertificateCheck {
    static func findings(certificate: String, privateKey: String) -> [Finding] {
        if certificate.isEmpty { return [.ok("certificate", "none is configured: no TLS")] }
        guard let leaf = read(certificate, { PEM_read_bio_X509($0, nil, nil, nil) }) else {
            return [missing(certificate, "certificate")]
        }
        defer { X509_free(leaf) }
        guard let key = read(privateKey, { PEM_read_bio_PrivateKey($0, nil, nil, nil) }) else {
            return [missing(privateKey, "private key")]
        }
        defer { EVP_PKEY_free(key) }
        var findings = [
            validity(
                daysSinceStart: days(since: X509_get0_notBefore(leaf)),
                daysLeft: -days(since: X509_get0_notAfter(leaf))
            )
        ]
        if X509_check_private_key(leaf, key) != 1 {
            findings.append(.fault("certificate", "\(privateKey) is the key of another certificate"))
        }
        return findings + rights(privateKey)
    }

    static func validity(daysSinceStart: Int, daysLeft: Int) -> Finding {
        if daysSinceStart < 0 { return .fault("certificate", "is good in \(-daysSinceStart) days only") }
        switch daysLeft {
        case ..<0: return .fault("certificate", "ended \(-daysLeft) days ago")
        case ..<21: return .warning("certificate", "ends in \(daysLeft) days")
        default: return .ok("certificate", "good for \(daysLeft) more days")
        }
    }

    /// A server without these files serves plain HTTP on its own, so a missing one is no fault yet.
    private static func missing(_ path: String, _ what: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            return .warning("certificate", "\(path) is not there: no TLS")
        }
        return .fault("certificate", "\(path) is no \(what) that can be read")
    }

    private static func rights(_ privateKey: String) -> [Finding] {
        var status = stat()
        guard stat(privateKey, &status) == 0, status.st_mode & 0o077 != 0 else { return [] }
        return [.warning("certificate", "\(privateKey) can be read by others: chmod 600")]
    }

    private static func days(since time: UnsafePointer<ASN1_TIME>?) -> Int {
        var days: Int32 = 0
        var seconds: Int32 = 0
        ASN1_TIME_diff(&days, &seconds, time, nil)
        return seconds < 0 ? Int(days) - 1 : Int(days)
    }

    private static func read<Value>(_ path: String, _ reader: (OpaquePointer?) -> Value?) -> Value? {
        guard let file = BIO_new_file(path, "r") else { return nil }
        defer { BIO_free(file) }
        return reader(file)
    }
}
