/// One request and its answer.
final class HTTPExchange {
    var request: HTTPRequest
    /// The length that the client announced.
    let contentLength: Int
    var response: HTTPResponse?
    /// What is done when the client goes away before there is an answer.
    var whenGone: (@Sendable () -> Void)?
    private var head: [UInt8] = []
    private var written = 0

    init(request: HTTPRequest, contentLength: Int) {
        self.request = request
        self.contentLength = contentLength
    }

    func prepare(_ response: HTTPResponse, closes: Bool) {
        self.response = response
        whenGone = nil
        head = response.head(closes: closes)
        written = 0
    }

    /// The client is gone.
    func abandon() {
        whenGone?()
        whenGone = nil
    }

    private var bodyCount: Int {
        guard let response, request.method != "HEAD", response.status != 304, response.status != 204 else { return 0 }
        return response.body.count
    }

    /// Whether every byte of the answer has been handed out.
    var isWritten: Bool { written == head.count + bodyCount }

    /// Hands out the next piece, at most as long as `scratch`.
    func takeNext(scratch: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        if written < head.count {
            count = min(scratch.count, head.count - written)
            for index in 0..<count { scratch[index] = head[written + index] }
            written += count
        }
        let start = written - head.count
        let length = min(scratch.count - count, bodyCount - start)
        guard start >= 0, length > 0, let response, let base = scratch.baseAddress else { return count }
        response.body.withUnsafeBufferPointer { body in
            guard let source = body.baseAddress else { return }
            (base + count).update(from: source + start, count: length)
        }
        written += length
        return count + length
    }
}
