import Metrics

/// What the operator sees of the facts.
struct AnalyticsMeasures: Sendable {
    private let lag: Gauge
    private let rebuilds: Counter
    private let duration: Timer

    init(_ factory: any MetricsFactory) {
        lag = Gauge(label: "hark_analytics_lag_events", factory: factory)
        rebuilds = Counter(label: "hark_analytics_rebuilds_total", factory: factory)
        duration = Timer(label: "hark_report_duration_seconds", factory: factory)
    }

    func isBehind(by positions: Int64) { lag.record(positions) }

    func begunAnew() { rebuilds.increment() }

    func took(_ time: Duration) { duration.recordNanoseconds(Int64(time / .nanoseconds(1))) }
}
