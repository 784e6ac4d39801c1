import HarkHub
import HarkProtocol
import HarkTransport

extension Endpoints {
    var health: [Route] {
        [
            Route("GET", "/healthz", .anybody, "The process is alive.", type: "text/plain") { _ in .text(200, "alive\n")
            },
            Route("GET", "/readyz", .anybody, "Hark can commit.", type: "text/plain") { _ in
                if let obstacle = services.floor.obstacle() { throw Problem(.unavailable, detail: obstacle) }
                return .text(200, "ready\n")
            },
            Route("GET", "/metrics", .anybody, "Measures for Prometheus.", type: "text/plain") { _ in
                .text(200, services.metrics.text(), headers: [:])
            },
        ]
    }
}
