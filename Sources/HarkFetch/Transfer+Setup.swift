internal import CCurl
internal import HarkTransport

/// What curl is told.
extension Transfer {
    /// Sets curl up for the request; false when there is no memory for it.
    func begin(_ limits: FetchLimits, _ authorities: String?, owner: Fetcher) -> Bool {
        guard let target, let easy = curl_easy_init() else { return false }
        self.easy = easy
        self.owner = owner
        setDefaults(easy, limits)
        hark_curl_set_text(easy, CURLOPT_URL, target.url.text)
        if let authorities { hark_curl_set_text(easy, CURLOPT_CAINFO, authorities) }
        setMethod(easy)
        setLines(easy, target.lines)
        setCallbacks(easy)
        return true
    }

    /// Takes away all that curl would do by itself.
    private func setDefaults(_ easy: UnsafeMutableRawPointer, _ limits: FetchLimits) {
        hark_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        hark_curl_set_text(easy, CURLOPT_PROXY, "")
        hark_curl_set_text(easy, CURLOPT_NOPROXY, "*")
        hark_curl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "gzip")
        hark_curl_set_text(easy, CURLOPT_USERAGENT, "Hark")
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NETRC, 0), (CURLOPT_PATH_AS_IS, 1),
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)), (CURLOPT_HTTP09_ALLOWED, 0),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, hark_curl_tls_1_2), (CURLOPT_FRESH_CONNECT, 1), (CURLOPT_FORBID_REUSE, 1),
            // A look-up that hangs must not hold the loop up when its request is called off.
            (CURLOPT_QUICK_EXIT, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connect / .milliseconds(1))),
            (CURLOPT_LOW_SPEED_LIMIT, limits.silenceSeconds == nil ? 0 : 1),
            (CURLOPT_LOW_SPEED_TIME, limits.silenceSeconds ?? 0),
        ]
        for (option, number) in numbers { hark_curl_set_number(easy, option, number) }
    }

    private func setMethod(_ easy: UnsafeMutableRawPointer) {
        switch request.method {
        case .get: hark_curl_set_number(easy, CURLOPT_HTTPGET, 1)
        case .head: hark_curl_set_number(easy, CURLOPT_NOBODY, 1)
        case .post, .put, .patch, .delete:
            let body = request.body ?? []
            hark_curl_set_number(easy, CURLOPT_POST, 1)
            hark_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            body.withUnsafeBytes { bytes in
                let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                if let start { hark_curl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start) }
            }
            if body.isEmpty { hark_curl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "") }
            hark_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func setLines(_ easy: UnsafeMutableRawPointer, _ own: [String]) {
        // Without a colon's value curl leaves out what it would add.
        let hasType = request.headers.contains { $0.name.lowercased() == "content-type" }
        for line in own + ["Expect:"] + (hasType ? [] : ["Content-Type:"]) { lines = curl_slist_append(lines, line) }
        hark_curl_set_list(easy, CURLOPT_HTTPHEADER, lines)
    }

    private func setCallbacks(_ easy: UnsafeMutableRawPointer) {
        let transfer = Unmanaged.passUnretained(self).toOpaque()
        let fetcher = owner.map { Unmanaged.passUnretained($0).toOpaque() }
        words.pointee = 0
        hark_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, words)
        hark_curl_set_pointer(easy, CURLOPT_PRIVATE, transfer)
        hark_curl_set_data(easy, CURLOPT_WRITEFUNCTION, curlBody)
        hark_curl_set_pointer(easy, CURLOPT_WRITEDATA, transfer)
        hark_curl_set_data(easy, CURLOPT_HEADERFUNCTION, curlHead)
        hark_curl_set_pointer(easy, CURLOPT_HEADERDATA, transfer)
        hark_curl_set_open(easy, curlOpen)
        hark_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, transfer)
        hark_curl_set_close(easy, curlClose)
        if let fetcher { hark_curl_set_pointer(easy, CURLOPT_CLOSESOCKETDATA, fetcher) }
    }

    /// A socket for an address that the name led to, if it may be used.
    func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: Int32 = 0
        let count = Int(hark_curl_address(address, &bytes, &port))
        guard let pass = target?.pass, count > 0, pass.admits(PeerAddress(Array(bytes.prefix(count))), port: Int(port))
        else {
            refused += 1
            return hark_curl_no_socket
        }
        opened += 1
        return hark_curl_socket(address)
    }
}

private let curlBody: hark_curl_data = { bytes, size, count, owner in
    let all = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return Transfer.of(owner)?.takeBody(all) == true ? all.count : 0
}

private let curlHead: hark_curl_data = { bytes, size, count, owner in
    let all = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return Transfer.of(owner)?.takeHead(all) == true ? all.count : 0
}

private let curlOpen: hark_curl_open = { owner, _, address in
    guard let transfer = Transfer.of(owner), let address else { return hark_curl_no_socket }
    return transfer.open(address)
}

/// Called for each socket before it is closed: a watch on it must go first.
private let curlClose: hark_curl_close = { owner, socket in
    Fetcher.of(owner)?.unwatch(socket)
    return close(socket)
}
