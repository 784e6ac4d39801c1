import HarkDomain
import HarkProtocol
import HarkTransport

/// JSON-RPC over one WebSocket: calls with their answers, notifications both ways; on the loop.
final class RPCConnection {
    typealias Completion = (Result<JSONObject, ClientError>) -> Void

    var onOpen: () -> Void = {}
    var onNotification: (String, JSONObject) -> Void = { _, _ in }
    var onClose: (Int, String) -> Void = { _, _ in }

    /// How many frames have come.
    private(set) var received = 0

    private let socket: any ClientSocket
    private var calls: [Int64: Completion] = [:]
    private var lastID: Int64 = 0

    init(_ socket: any ClientSocket) {
        self.socket = socket
    }

    func connect(to url: String, options: WebSocketClient.Options) throws(TransportError) {
        socket.onOpen = { [weak self] in self?.onOpen() }
        socket.onText = { [weak self] bytes in self?.receive(bytes) }
        socket.onClose = { code, reason in self.end(code, reason) }
        try socket.connect(to: url, options: options)
    }

    func call(_ method: Method, _ params: (inout JSONWriter) -> Void, _ completion: @escaping Completion) {
        lastID += 1
        calls[lastID] = completion
        socket.send(frame(method, id: lastID, params))
    }

    func notify(_ method: Method, _ params: (inout JSONWriter) -> Void) {
        socket.send(frame(method, id: nil, params))
    }

    func close() { socket.close(code: 1000, reason: "") }

    /// Takes the socket for lost though it has not said so, since nobody answers at its other end.
    func abandon() {
        socket.onText = nil
        socket.onClose = nil
        socket.close(code: 1000, reason: "")
        end(1006, "silent")
    }

    private func frame(_ method: Method, id: Int64?, _ params: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.name("jsonrpc")
        writer.plain("2.0")
        if let id {
            writer.name("id")
            writer.int(id)
        }
        writer.member("method", method.rawValue)
        writer.name("params")
        writer.beginObject()
        params(&writer)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    private func receive(_ bytes: UnsafeRawBufferPointer) {
        received += 1
        guard case .object(let frame)? = try? JSONReader.read(bytes) else {
            return socket.close(code: 1007, reason: "no frame")
        }
        if let method = frame.text("method") {
            onNotification(method, frame.object("params") ?? JSONObject())
        } else if let id = frame.int("id"), let completion = calls.removeValue(forKey: Int64(id)) {
            completion(Self.outcome(of: frame))
        }
    }

    private static func outcome(of frame: JSONObject) -> Result<JSONObject, ClientError> {
        if let result = frame.object("result") { return .success(result) }
        guard let error = frame.object("error") else { return .failure(.malformed("neither result nor error")) }
        let data = error.object("data") ?? JSONObject()
        let refusal = ServerRefusal(
            number: error.int("code") ?? 0,
            slug: data.text("slug") ?? "",
            message: error.text("message") ?? "",
            isTemporary: data.flag("temporary"),
            field: data.text("field"),
            retryAfter: data.int("retryAfterMs").map { .milliseconds($0) }
        )
        return .failure(.refused(refusal))
    }

    private func end(_ code: Int, _ reason: String) {
        let open = calls
        calls = [:]
        for (_, completion) in open.sorted(by: { $0.key < $1.key }) {
            completion(.failure(.disconnected(code: code, reason: reason)))
        }
        onClose(code, reason)
        onOpen = {}
        onNotification = { _, _ in }
        onClose = { _, _ in }
    }
}
