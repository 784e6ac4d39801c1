public import FoundationEssentials

/// The order service of the demo shop: a dozen orders in memory, for the bot's flows to ask and change.
///
/// A value without clock, chance or sockets: the same requests have the same answers. Dates count from the day that
/// it is given. What it is asked twice under one `Idempotency-Key` it does once.
///
/// - `GET /orders/{number}?language=en` tells an order.
/// - `POST /orders/{number}/returns` takes `{"item", "reason"}` and gives a return label.
/// - `PUT /orders/{number}/address` takes `{"email", "street", "postalCode", "city"}` until the parcel is packed.
/// - `POST /orders/{number}/refunds` takes `{"email", "reason"}` once a return has arrived, or for a cancelled order.
public struct OrderService: Sendable {
    /// What the service says: a status of HTTP and a JSON text.
    public struct Answer: Sendable, Hashable {
        /// The status of HTTP.
        public let status: Int
        /// The JSON, in UTF-8.
        public let body: [UInt8]
    }

    /// The longest body that is read.
    static let mostBytes = 10_000
    /// How many answers are kept for calls that are repeated.
    static let mostKept = 1_000

    private let secret: String
    var orders: [String: Order]
    private var kept: [String: (call: String, answer: Answer)] = [:]
    private var keys: [String] = []

    /// Opens the shop.
    ///
    /// - Parameters:
    ///   - secret: what callers must bring as `Authorization: Bearer`.
    ///   - today: the day from which the dates of the orders count.
    public init(secret: String, today: Date) {
        self.secret = secret
        let day = OrderDay(today)
        orders = Dictionary(uniqueKeysWithValues: Order.ofTheDemo(day).map { ($0.number, $0) })
    }

    /// Answers one request.
    ///
    /// - Parameters:
    ///   - method: the method in capitals.
    ///   - path: the path with its query, as it stands in the request.
    ///   - headers: the headers, whatever the case of their names.
    ///   - body: what was sent.
    /// - Returns: an answer to every request, also to nonsense.
    public mutating func handle(
        method: String,
        path: String,
        headers: [String: String],
        body: [UInt8]
    ) -> Answer {
        let named = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        guard named["authorization"] == "Bearer \(secret)", !secret.isEmpty else {
            return .refusal(401, "unauthorized")
        }
        guard body.count <= Self.mostBytes else { return .refusal(413, "tooLarge") }
        let request = OrderRequest(method: method, path: path, body: body)
        guard method != "GET", let key = named["idempotency-key"], !key.isEmpty else { return answer(request) }
        return answerOnce(request, under: String(key.prefix(200)))
    }

    /// The same key with the same call has the same answer; with another call it is refused.
    private mutating func answerOnce(_ request: OrderRequest, under key: String) -> Answer {
        if let known = kept[key] {
            return known.call == request.fingerprint ? known.answer : .refusal(422, "keyIsTaken")
        }
        let answer = answer(request)
        guard answer.status < 500 else { return answer }
        kept[key] = (request.fingerprint, answer)
        keys.append(key)
        if keys.count > Self.mostKept { kept[keys.removeFirst()] = nil }
        return answer
    }

    private mutating func answer(_ request: OrderRequest) -> Answer {
        guard request.segments.first == "orders", request.segments.count >= 2, request.segments.count <= 3 else {
            return .refusal(404, "noSuchPage")
        }
        guard let number = OrderRequest.number(request.segments[1]), let order = orders[number] else {
            return .refusal(404, "noSuchOrder")
        }
        switch (request.method, request.segments.dropFirst(2).first) {
        case ("GET", nil): return .json(200, OrderView(order, language: request.query["language"]))
        case ("POST", "returns"): return takeReturn(of: order, request)
        case ("PUT", "address"): return changeAddress(of: order, request)
        case ("POST", "refunds"): return refund(order, request)
        case (_, nil), (_, "returns"), (_, "address"), (_, "refunds"): return .refusal(405, "methodNotAllowed")
        default: return .refusal(404, "noSuchPage")
        }
    }
}

extension OrderService.Answer {
    /// An answer that carries a value.
    static func json(_ status: Int, _ value: some Encodable) -> Self {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(value) else { return Self(status: 500, body: Array("{}".utf8)) }
        return Self(status: status, body: Array(data))
    }

    /// An answer that says why not.
    static func refusal(_ status: Int, _ reason: String) -> Self {
        json(status, ["error": reason])
    }
}
