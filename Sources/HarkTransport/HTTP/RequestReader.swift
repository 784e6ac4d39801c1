internal import CLibWebSockets

/// Reads a request's header out of lws.
struct RequestReader {
    let socket: OpaquePointer
    let peer: Peer

    /// A header that must not be served.
    struct Refusal: Error {
        let response: HTTPResponse

        init(_ status: Int, _ text: String) {
            response = .problem(status, text)
        }
    }

    /// Reads method, path, query and header fields.
    func read(extraHeaders: [String]) throws(Refusal) -> HTTPRequest {
        var uri: UnsafeMutablePointer<CChar>?
        var length: Int32 = 0
        let method = lws_http_get_uri_and_method(socket, &uri, &length)
        guard let name = Self.methods[method], let uri, length > 0, uri[0] == CChar(UInt8(ascii: "/")) else {
            throw Refusal(400, "Bad request line")
        }
        let bytes = UnsafeRawBufferPointer(start: uri, count: Int(length))
        guard !bytes.contains(0), let path = String(validating: bytes, as: UTF8.self) else {
            throw Refusal(400, "Bad path")
        }
        try findClient()
        return HTTPRequest(
            method: name,
            path: path,
            query: query(),
            headers: try headers(extraHeaders),
            remoteAddress: peer.client.text,
            isTLS: peer.isTLS,
            isLoopback: peer.client.isLoopback
        )
    }

    /// Asks the header for whom a trusted proxy speaks.
    private func findClient() throws(Refusal) {
        do throws(TrustedProxies.Malformed) {
            peer.client = try peer.server.trustedProxies.client(
                behind: peer.address,
                forwardedFor: copy(WSI_TOKEN_X_FORWARDED_FOR)
            )
        } catch {
            throw Refusal(400, "Bad X-Forwarded-For")
        }
    }

    /// The announced length of the body; 0 when there is none.
    func contentLength() throws(Refusal) -> Int {
        if lws_hdr_total_length(socket, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0 {
            throw Refusal(400, "Transfer-Encoding is not taken in requests")
        }
        guard lws_hdr_total_length(socket, WSI_TOKEN_HTTP_CONTENT_LENGTH) > 0 else { return 0 }
        // Two fields come out joined by a comma, a negative one with its sign: neither is all digits.
        guard let text = copy(WSI_TOKEN_HTTP_CONTENT_LENGTH), text.utf8.count <= 18,
            text.utf8.allSatisfy(\.isDigit), let length = Int(text)
        else { throw Refusal(400, "Bad Content-Length") }
        return length
    }

    /// The value of one header field, its repetitions joined by commas.
    func copy(_ token: lws_token_indexes) -> String? {
        let length = Int(lws_hdr_total_length(socket, token))
        guard length > 0 else { return nil }
        // lws counts no commas between repetitions in the length that it reports.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: length + 16) { buffer in
            guard let base = buffer.baseAddress, lws_hdr_copy(socket, base, Int32(length + 16), token) >= 0 else {
                return nil
            }
            return String(cString: base)
        }
    }

    private func query() -> [(String, String)] {
        var parameters: [(String, String)] = []
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8192) { buffer in
            guard let base = buffer.baseAddress else { return }
            var index: Int32 = 0
            while lws_hdr_copy_fragment(socket, base, 8192, WSI_TOKEN_HTTP_URI_ARGS, index) >= 0, index < 64 {
                let part = String(cString: base)
                index += 1
                guard !part.isEmpty else { continue }
                let equals = part.firstIndex(of: "=") ?? part.endIndex
                parameters.append((String(part[..<equals]), String(part[equals...].dropFirst())))
            }
        }
        return parameters
    }

    private func headers(_ extra: [String]) throws(Refusal) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for (token, name) in Self.knownHeaders {
            guard lws_hdr_total_length(socket, token) > 0 else { continue }
            guard let value = copy(token) else { throw Refusal(400, "Bad header") }
            headers.add(name, value)
        }
        for name in extra {
            let field = name + ":"
            let length = lws_hdr_custom_length(socket, field, Int32(field.utf8.count))
            guard length >= 0 else { continue }
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(length) + 2) { buffer in
                guard let base = buffer.baseAddress else { return }
                if lws_hdr_custom_copy(socket, base, length + 2, field, Int32(field.utf8.count)) >= 0 {
                    headers.add(name, String(cString: base))
                }
            }
        }
        return headers
    }

    private static let methods: [Int32: String] = [
        0: "GET", 1: "POST", 2: "OPTIONS", 3: "PUT", 4: "PATCH", 5: "DELETE", 7: "HEAD",
    ]
    static let methodNames = methods.values.sorted()

    /// The header fields that lws knows by number.
    private static let knownHeaders: [(lws_token_indexes, String)] = (0..<WSI_TOKEN_COUNT.rawValue).compactMap {
        index in
        let token = lws_token_indexes(index)
        guard let text = lws_token_to_string(token) else { return nil }
        let name = String(cString: UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
        guard name.hasSuffix(":"), !name.hasPrefix(":") else { return nil }
        return (token, String(name.dropLast()))
    }
}
