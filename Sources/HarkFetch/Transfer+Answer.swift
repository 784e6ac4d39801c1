internal import CCurl

/// What comes, and what becomes of it.
extension Transfer {
    /// Takes a line of the header; false gives up.
    func takeHead(_ line: UnsafeRawBufferPointer) -> Bool {
        failure = head.take(line)
        return failure == nil
    }

    /// Takes a piece of the body; false gives up.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bodyBytes += bytes.count
        guard bodyBytes <= responseBytes else {
            failure = .tooLarge
            return false
        }
        body.append(contentsOf: bytes)
        if onChunk != nil, body.count == bytes.count { owner?.touch(self) }
        return true
    }

    /// Hands over what has come since the last time.
    func handOver() {
        guard let onChunk, !body.isEmpty else { return }
        let chunk = FetchResponse(status: head.status, headers: head.fields, body: body)
        body = []
        onChunk(chunk)
    }

    /// What became of it, in curl's words and ours.
    func outcome(_ code: CURLcode) -> Result<FetchResponse, FetchError> {
        if let failure { return .failure(failure) }
        guard code == CURLE_OK else { return .failure(error(code)) }
        return .success(FetchResponse(status: head.status, headers: head.fields, body: body))
    }

    private func error(_ code: CURLcode) -> FetchError {
        if refused > 0, opened == 0 { return .privateAddress }
        return switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        // Without memory curl calls a line that does not end.
        case CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY: .tooLarge
        case CURLE_URL_MALFORMAT: .badRequest("curl does not take the URL")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS:
            .tls(reason(code))
        default: .unreachable(reason(code))
        }
    }

    /// curl's words, one line of plain text.
    private func reason(_ code: CURLcode) -> String {
        let own = String(cString: words)
        let text = own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
        return String(text.unicodeScalars.prefix(200).map { 0x20...0x7E ~= $0.value ? Character($0) : "?" })
    }
}
