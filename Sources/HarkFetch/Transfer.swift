internal import CCurl
internal import HarkTransport

/// One request on its way through curl, used on the loop alone.
final class Transfer: @unchecked Sendable {
    let request: FetchRequest
    let timeout: Duration
    let responseBytes: Int
    var deadline: LoopTimer?
    var isSettled = false

    var easy: UnsafeMutableRawPointer?
    var onChunk: ((FetchResponse) -> Void)?
    private var completion: ((Result<FetchResponse, FetchError>) -> Void)?
    var target: (url: FetchURL, pass: ConnectionPass, lines: [String])?
    var head: AnswerHead
    /// The body, or what of it has not been handed over.
    var body: [UInt8] = []
    var bodyBytes = 0
    /// Why this end gave up, which curl does not know.
    var failure: FetchError?
    var opened = 0
    var refused = 0
    weak var owner: Fetcher?
    var lines: UnsafeMutablePointer<curl_slist>?
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(
        _ request: FetchRequest,
        _ limits: FetchLimits,
        _ onChunk: ((FetchResponse) -> Void)?,
        _ completion: @escaping (Result<FetchResponse, FetchError>) -> Void
    ) {
        self.request = request
        self.onChunk = onChunk
        self.completion = completion
        timeout = min(request.timeout ?? limits.total, limits.total)
        responseBytes = max(0, min(request.responseBytes ?? limits.responseBytes, limits.responseBytes))
        head = AnswerHead(mostBytes: limits.headerBytes)
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        end()
        words.deallocate()
    }

    /// Checks all that can be checked before anything is sent.
    func prepare(_ policy: FetchPolicy, _ secrets: SecretStore, _ limits: FetchLimits) throws(FetchError) {
        let url = try FetchURL(request.url)
        let pass = try policy.pass(for: url)
        guard request.headers.count <= 64 else { throw .badRequest("there are more than 64 headers") }
        if let body = request.body {
            guard request.method != .get, request.method != .head else { throw .badRequest("this method has no body") }
            guard body.count <= limits.requestBytes else { throw .badRequest("the body is too large") }
        }
        var lines: [String] = []
        for header in request.headers { lines.append(try header.line(secrets)) }
        target = (url, pass, lines)
    }

    /// Frees what curl holds for it.
    func end() {
        if let easy { curl_easy_cleanup(easy) }
        curl_slist_free_all(lines)
        easy = nil
        lines = nil
    }

    func complete(_ outcome: Result<FetchResponse, FetchError>) {
        let completion = completion
        self.completion = nil
        onChunk = nil
        body = []
        completion?(outcome)
    }

    static func of(easy: UnsafeMutableRawPointer) -> Transfer? {
        var owner: UnsafeMutablePointer<CChar>?
        guard hark_curl_owner(easy, &owner) == CURLE_OK, let owner else { return nil }
        return of(UnsafeMutableRawPointer(owner))
    }

    static func of(_ owner: UnsafeMutableRawPointer?) -> Transfer? {
        owner.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}
