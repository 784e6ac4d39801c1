internal import CCurl
internal import Glibc
internal import HarkTransport

/// One request on its way: what curl is told of it, and what has come so far.
final class FetchTransfer {
    let request: FetchRequest
    let url: FetchURL
    let pass: ConnectionPass
    let lines: [String]
    let onChunk: (([UInt8]) -> Void)?
    let completion: (Result<FetchResponse, FetchError>) -> Void
    let limits: FetchLimits
    /// Set once curl works on it.
    private(set) var easy: UnsafeMutableRawPointer?
    private var list: UnsafeMutablePointer<curl_slist>?
    /// Why it ends, when that is known before curl says so.
    var failure: FetchError?
    var timer: LoopTimer?
    private var status = 0
    private var headerBytes = 0
    private var bodyBytes = 0
    private var fields: [FetchResponse.Field] = []
    private var body: [UInt8] = []

    init(
        _ request: FetchRequest,
        policy: FetchPolicy,
        secrets: SecretStore,
        limits: FetchLimits,
        onChunk: (([UInt8]) -> Void)?,
        completion: @escaping (Result<FetchResponse, FetchError>) -> Void
    ) throws(FetchError) {
        url = try FetchURL(request.url)
        pass = try policy.pass(for: url)
        guard request.headers.count <= 64 else { throw .badRequest("there are over 64 headers") }
        let hasBody = request.body != nil
        guard !hasBody || request.method != .get && request.method != .head else {
            throw .badRequest("\(request.method.rawValue) takes no body")
        }
        guard request.body?.count ?? 0 <= limits.requestBytes else { throw .badRequest("the body is too large") }
        var lines: [String] = []
        for header in request.headers { lines.append(try header.line(secrets)) }
        // What curl would add by itself.
        lines.append("Expect:")
        if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        (self.request, self.lines, self.limits) = (request, lines, limits)
        (self.onChunk, self.completion) = (onChunk, completion)
    }

    deinit {
        curl_slist_free_all(list)
        if let easy { curl_easy_cleanup(easy) }
    }

    /// The time that is left for all of it.
    var total: Duration { min(request.timeout ?? limits.total, limits.total) }

    /// Makes the handle that curl works on.
    ///
    /// - Returns: nil when there is no memory for it.
    func prepare() -> UnsafeMutableRawPointer? {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        let owner = Unmanaged.passUnretained(self).toOpaque()
        hark_curl_set_pointer(easy, CURLOPT_PRIVATE, owner)
        hark_curl_set_text(easy, CURLOPT_URL, url.text)
        protect(easy)
        setMethod(easy)
        for line in lines { list = curl_slist_append(list, line) }
        hark_curl_set_list(easy, CURLOPT_HTTPHEADER, list)
        hark_curl_set_data(easy, CURLOPT_HEADERFUNCTION, takeHeader)
        hark_curl_set_pointer(easy, CURLOPT_HEADERDATA, owner)
        hark_curl_set_data(easy, CURLOPT_WRITEFUNCTION, takeBody)
        hark_curl_set_pointer(easy, CURLOPT_WRITEDATA, owner)
        hark_curl_set_open(easy, openSocket)
        hark_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, owner)
        return easy
    }

    /// Everything that curl could do unasked is turned off.
    private func protect(_ easy: UnsafeMutableRawPointer) {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_PATH_AS_IS, 1), (CURLOPT_FORBID_REUSE, 1),
            (CURLOPT_FRESH_CONNECT, 1), (CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_SSLVERSION, 6), (CURLOPT_NETRC, 0),
            (CURLOPT_DISALLOW_USERNAME_IN_URL, 1), (CURLOPT_QUICK_EXIT, 1), (CURLOPT_DNS_CACHE_TIMEOUT, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connect / .milliseconds(1))),
        ]
        for (option, value) in numbers { hark_curl_set_number(easy, option, value) }
        if let seconds = limits.silenceSeconds {
            hark_curl_set_number(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
            hark_curl_set_number(easy, CURLOPT_LOW_SPEED_TIME, seconds)
        }
        hark_curl_set_text(easy, CURLOPT_PROXY, "")
        hark_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        hark_curl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "gzip")
    }

    private func setMethod(_ easy: UnsafeMutableRawPointer) {
        switch request.method {
        case .get: hark_curl_set_number(easy, CURLOPT_HTTPGET, 1)
        case .head: hark_curl_set_number(easy, CURLOPT_NOBODY, 1)
        case .post, .put, .patch, .delete:
            let bytes = request.body ?? []
            hark_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
            // Without any bytes curl would ask its read function for some.
            hark_curl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "")
            if !bytes.isEmpty {
                bytes.withUnsafeBufferPointer { buffer in
                    let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
                    _ = hark_curl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start)
                }
            }
            hark_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    // MARK: What comes

    /// Takes a line of the header; false ends the transfer.
    fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerBytes else { return fail(.tooLarge) }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // Of several headers, such as those of 100 and 200, the last one counts.
            fields = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].trimmingWhiteSpace
            fields.append(FetchResponse.Field(name: line[..<colon].lowercased(), value: value))
        }
        return true
    }

    /// Takes a piece of the body; false ends the transfer.
    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        bodyBytes += bytes.count
        guard bodyBytes <= min(request.responseBytes ?? limits.responseBytes, limits.responseBytes) else {
            return fail(.tooLarge)
        }
        noteStatus()
        guard let onChunk, 200..<300 ~= status else {
            body.append(contentsOf: bytes)
            return true
        }
        onChunk(Array(bytes))
        return failure == nil
    }

    /// Opens the socket of a connection, once its address is found to be good.
    fileprivate func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let start = UnsafeRawPointer(address).advanced(by: MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(address.pointee.addrlen))
        guard let peer = PeerAddress(socketAddress: bytes) else { return refuse() }
        // Both kinds of addresses have the port after the family.
        let port = UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        guard pass.admits(peer, port: Int(port)) else { return refuse() }
        return hark_curl_socket(address)
    }

    private func refuse() -> curl_socket_t {
        _ = fail(.privateAddress)
        return -1
    }

    private func fail(_ error: FetchError) -> Bool {
        failure = failure ?? error
        return false
    }

    private func noteStatus() {
        guard status == 0, let easy else { return }
        var code = 0
        hark_curl_status(easy, &code)
        status = code
    }

    // MARK: The end

    /// What the caller is told once curl has ended.
    func result(_ code: CURLcode) -> Result<FetchResponse, FetchError> {
        noteStatus()
        if let failure, code != CURLE_OK || failure == .cancelled { return .failure(failure) }
        guard code == CURLE_OK else { return .failure(Self.error(code)) }
        guard !(300..<400 ~= status) else { return .failure(.redirected) }
        return .success(FetchResponse(status: status, headers: fields, body: body))
    }

    private static func error(_ code: CURLcode) -> FetchError {
        let reason = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge
        case CURLE_URL_MALFORMAT: return .badRequest(reason)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .tls(reason)
        default: return .unreachable(reason)
        }
    }
}

/// curl hands a line of the header to the transfer.
private func takeHeader(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let owner else { return 0 }
    let transfer = Unmanaged<FetchTransfer>.fromOpaque(owner).takeUnretainedValue()
    return transfer.take(header: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

/// curl hands a piece of the body to the transfer.
private func takeBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let owner else { return 0 }
    let transfer = Unmanaged<FetchTransfer>.fromOpaque(owner).takeUnretainedValue()
    return transfer.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

/// curl wants a socket for an address that it has looked up.
private func openSocket(
    _ owner: UnsafeMutableRawPointer?,
    _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let owner, let address else { return -1 }
    return Unmanaged<FetchTransfer>.fromOpaque(owner).takeUnretainedValue().open(address)
}

extension Substring {
    fileprivate var trimmingWhiteSpace: String {
        let isSpace = { (character: Character) in character.isWhitespace }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
