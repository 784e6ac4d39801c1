import HarkDomain
import HarkProtocol
import HarkStore
public import HarkTransport
import Metrics

/// Takes every HTTP request from the loop: pages are answered at once, the rest in tasks, a number at a time.
public final class HTTPFront: Sendable {
    private let services: Services
    private let api: API
    private let pages: Pages
    private let gate: Gate

    /// Creates the front.
    public init(_ services: Services, pages: Pages) {
        (self.services, self.pages) = (services, pages)
        api = API(services)
        gate = Gate(width: services.configuration.limits.requestsAtOnce)
    }

    /// Answers a request through `responder`, now or later.
    public func handle(_ request: HTTPRequest, _ responder: HTTPResponder) {
        if let response = immediate(request) { return responder.respond(response) }
        let needsRoom = request.path.hasPrefix("/api/") || SurveyPages.owns(request.path)
        guard !needsRoom || gate.enter() else { return responder.respond(Self.full) }
        let work = Task {
            let response = await respond(to: request)
            if needsRoom { gate.leave() }
            responder.respond(response)
        }
        if api.endsWithClient(request) { responder.whenGone { work.cancel() } }
    }

    /// Answers a request, for tests of everything but the sockets.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        if let response = immediate(request) { return response }
        let start = ContinuousClock.now
        let response = await slow(request)
        count(response, since: start)
        return response
    }

    /// What needs neither the store nor the hub.
    private func immediate(_ request: HTTPRequest) -> HTTPResponse? {
        if API.owns(request.path) || SurveyPages.owns(request.path) { return nil }
        return Pages.widgetSite(request) == nil ? pages.response(for: request) : nil
    }

    private func slow(_ request: HTTPRequest) async -> HTTPResponse {
        if SurveyPages.owns(request.path) { return await pages.surveys.respond(to: request) }
        guard let key = Pages.widgetSite(request) else { return await api.respond(to: request) }
        do {
            let sites = try await services.store.reading { store throws(StoreError) in
                try store.sites().map(\.profile)
            }
            return pages.widget(for: request, site: sites.first { $0.key == key })
        } catch {
            return Problem(.unavailable).response
        }
    }

    private static var full: HTTPResponse {
        var response = Problem(.unavailable, detail: "Too many requests are being worked on").response
        SecurityHeaders.api.apply(to: &response)
        return response
    }

    private func count(_ response: HTTPResponse, since start: ContinuousClock.Instant) {
        let labels = [("code", String(response.status))]
        Counter(label: "hark_http_requests_total", dimensions: labels, factory: services.metrics).increment()
        let elapsed = (ContinuousClock.now - start).components
        let nanoseconds = elapsed.seconds * 1_000_000_000 + elapsed.attoseconds / 1_000_000_000
        Timer(label: "hark_http_duration_seconds", factory: services.metrics).recordNanoseconds(nanoseconds)
    }
}
