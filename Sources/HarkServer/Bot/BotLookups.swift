import Foundation
import HarkBot
import HarkFetch
import HarkHub
import HarkTransport

/// Makes the calls of the bot's flows: to allowed origins, with secrets filled in, within limits.
///
/// `@unchecked` because all of it runs on the loop's thread.
final class BotLookups: @unchecked Sendable {
    /// Bytes of an answer that a flow reads.
    static let mostBytes = 256 * 1024

    private let loop: EventLoop
    private let fetcher: Fetcher
    private let reading = DispatchQueue(label: "hark.lookups")
    private var demo: (place: String, fetcher: Fetcher)?

    init(loop: EventLoop, policy: FetchPolicy, secrets: SecretStore) throws(FetchSetupError) {
        self.loop = loop
        fetcher = try Fetcher(loop: loop, policy: policy, limits: Self.limits, secrets: secrets)
    }

    private static var limits: FetchLimits {
        var limits = FetchLimits()
        (limits.responseBytes, limits.total) = (mostBytes, .seconds(20))
        return limits
    }

    /// Lets the demo's flows reach the demo's order service, with a secret and an origin of its own.
    ///
    /// - Throws: `FetchSetupError`.
    func reach(_ orders: DemoOrders) throws(FetchSetupError) {
        guard let address = orders.address else { return }
        let place = "http://127.0.0.1:\(address.port)"
        let fetcher = try Fetcher(
            loop: loop,
            policy: FetchPolicy([try AllowedOrigin(place, isPrivate: true)]),
            limits: Self.limits,
            secrets: try SecretStore(environment: ["HARK_SECRET_" + DemoOrders.secretName: orders.secret])
        )
        demo = (place, fetcher)
    }

    /// The calls as the hub makes them, from any thread.
    var port: LookupPort {
        LookupPort { [self] call, key, done in
            loop.execute { [self] in make(call, key, done) }
        }
    }

    private func make(_ call: BotCall, _ key: String, _ done: @escaping @Sendable (BotCallResult) -> Void) {
        do throws(FetchError) {
            let (fetcher, url) = route(call.url)
            fetcher.fetch(try request(call, to: url, key)) { [reading] outcome in
                // A server may answer with more JSON than a turn of the loop has time for.
                reading.async { done(Self.result(outcome)) }
            }
        } catch {
            done(Self.result(.failure(error)))
        }
    }

    private func request(_ call: BotCall, to url: String, _ key: String) throws(FetchError) -> FetchRequest {
        var headers = [FetchHeader("Accept", "application/json")]
        for (name, template) in call.headers.sorted(by: { $0.key < $1.key }) {
            headers.append(try FetchHeader(name, template: template))
        }
        var body: [UInt8]?
        if let json = call.body {
            guard let bytes = try? JSONEncoder().encode(json) else { throw .badRequest("the body is no JSON") }
            body = Array(bytes)
            headers.append(FetchHeader("Content-Type", "application/json"))
        }
        if call.method != .get { headers.append(FetchHeader("Idempotency-Key", key)) }
        return FetchRequest(
            FetchRequest.Method(rawValue: call.method.rawValue) ?? .get,
            url,
            headers: headers,
            body: body,
            timeout: .seconds(call.timeoutSeconds)
        )
    }

    /// Who makes a call, and where to: the demo's order service lies on whatever port it got.
    private func route(_ url: String) -> (Fetcher, String) {
        guard let demo, url.hasPrefix(DemoOrders.origin + "/") else { return (fetcher, url) }
        return (demo.fetcher, demo.place + url.dropFirst(DemoOrders.origin.count))
    }

    private static func result(_ result: Result<FetchResponse, FetchError>) -> BotCallResult {
        switch result {
        case .success(let response):
            if response.body.isEmpty { return .answered(status: response.status, json: .null) }
            guard let json = try? JSONDecoder().decode(BotJSON.self, from: Data(response.body)) else {
                // What an error says in another form is still that error.
                let isGood = 200..<300 ~= response.status
                return isGood ? .failed(.malformed) : .answered(status: response.status, json: .null)
            }
            return .answered(status: response.status, json: json)
        case .failure(let error): return .failed(failure(error))
        }
    }

    private static func failure(_ error: FetchError) -> BotCallFailure {
        switch error {
        case .refusedOrigin, .privateAddress, .badRequest, .missingSecret, .redirected: .refused
        case .timedOut: .timedOut
        case .tooLarge: .tooLarge
        case .unreachable, .tls, .cancelled, .tooBusy: .unreachable
        }
    }
}

extension BotLookups {
    /// Takes the allowed servers and the secrets from the configuration.
    ///
    /// - Throws: `FetchSetupError`, which says what is wrong.
    convenience init(loop: EventLoop, _ configuration: Configuration.Bot) throws(FetchSetupError) {
        var allowed: [AllowedOrigin] = []
        for text in configuration.lookupOrigins { allowed.append(try AllowedOrigin(text)) }
        for text in configuration.privateLookupOrigins { allowed.append(try AllowedOrigin(text, isPrivate: true)) }
        let folder = configuration.secrets.isEmpty ? nil : configuration.secrets
        try self.init(loop: loop, policy: FetchPolicy(allowed), secrets: try SecretStore(folder: folder))
    }
}
