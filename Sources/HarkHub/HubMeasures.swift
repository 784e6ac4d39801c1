import HarkDomain
import Metrics

/// What the hub counts for the operator; names and units as Prometheus has them.
struct HubMeasures {
    private let events: Counter
    private let batches: Counter
    private let failures: Counter
    private let faults: Counter
    private let unreadMessages: Counter
    private let commit: Timer
    private let visitors: Gauge
    private let staff: Gauge
    private let waiting: Gauge
    private let open: Gauge

    init(_ factory: any MetricsFactory) {
        events = Counter(label: "hark_events_committed_total", factory: factory)
        batches = Counter(label: "hark_batches_committed_total", factory: factory)
        failures = Counter(label: "hark_batches_failed_total", factory: factory)
        faults = Counter(label: "hark_log_faults_total", factory: factory)
        unreadMessages = Counter(label: "hark_messages_unread_total", factory: factory)
        commit = Timer(label: "hark_commit_duration_seconds", factory: factory)
        visitors = Gauge(label: "hark_visitor_sockets", factory: factory)
        staff = Gauge(label: "hark_staff_sockets", factory: factory)
        waiting = Gauge(label: "hark_waiting_conversations", factory: factory)
        open = Gauge(label: "hark_resident_conversations", factory: factory)
    }

    func committed(events count: Int, in duration: Duration) {
        events.increment(by: count)
        batches.increment()
        commit.recordNanoseconds(
            duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
        )
    }

    func failed() { failures.increment() }

    func unread() { unreadMessages.increment() }

    func damaged(rows count: Int) { faults.increment(by: count) }

    func observe(_ sockets: SocketCounts, waiting: Int, resident: Int) {
        visitors.record(sockets.visitors)
        staff.record(sockets.staff)
        self.waiting.record(waiting)
        open.record(resident)
    }
}
