internal import COpenSSL

/// Which TLS is spoken, and how a certificate is loaded.
enum TLSPolicy {
    /// TLS 1.2: forward secrecy and authenticated encryption only.
    static let ciphers12 = [
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
    ].joined(separator: ":")
    /// TLS 1.3.
    static let ciphers13 = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"

    /// Restricts a server's context to this policy.
    static func apply(to context: OpaquePointer) {
        _ = hark_ssl_ctx_require_tls12(context)
        hark_ssl_ctx_save_memory(context)
    }

    /// Loads certificate and key into a context.
    static func load(_ files: TLSFiles, into context: OpaquePointer) throws(TransportError) {
        ERR_clear_error()
        guard SSL_CTX_use_certificate_chain_file(context, files.certificate) == 1 else {
            throw .certificateInvalid(path: files.certificate, reason: lastReason())
        }
        guard SSL_CTX_use_PrivateKey_file(context, files.privateKey, SSL_FILETYPE_PEM) == 1 else {
            throw keyFailure(files)
        }
        guard SSL_CTX_check_private_key(context) == 1 else {
            throw .keyMismatch(certificate: files.certificate, privateKey: files.privateKey)
        }
    }

    /// Tries the files in a context of their own, so that a bad pair never touches the one in use.
    static func check(_ files: TLSFiles) throws(TransportError) {
        guard let scratch = SSL_CTX_new(TLS_server_method()) else { throw .context("SSL_CTX_new") }
        defer { SSL_CTX_free(scratch) }
        try load(files, into: scratch)
    }

    private static func keyFailure(_ files: TLSFiles) -> TransportError {
        let code = ERR_peek_last_error()
        // A key that can be read but belongs to another certificate is refused while it is loaded.
        if ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH || ERR_GET_REASON(code) == X509_R_KEY_TYPE_MISMATCH {
            return .keyMismatch(certificate: files.certificate, privateKey: files.privateKey)
        }
        return .certificateInvalid(path: files.privateKey, reason: lastReason())
    }

    private static func lastReason() -> String {
        let code = ERR_peek_last_error()
        guard let text = ERR_reason_error_string(code) else { return "unreadable" }
        return String(cString: text)
    }
}
