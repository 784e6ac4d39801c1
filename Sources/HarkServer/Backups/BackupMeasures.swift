import HarkDomain
import Metrics

/// What the operator sees of backups, made by the clock or by hand.
struct BackupMeasures: Sendable {
    private let lastSuccess: Gauge
    private let failures: Counter
    private let duration: Timer

    init(_ factory: any MetricsFactory) {
        lastSuccess = Gauge(label: "hark_backup_last_success_seconds", factory: factory)
        failures = Counter(label: "hark_backup_failures_total", factory: factory)
        duration = Timer(label: "hark_backup_duration_seconds", factory: factory)
    }

    func made(at time: Timestamp) { lastSuccess.record(Double(time.milliseconds) / 1000) }

    func took(_ time: Duration) { duration.recordNanoseconds(time.wholeMilliseconds * 1_000_000) }

    func failed() { failures.increment() }
}
