import HarkRouting

/// What each queue knows of itself when it tells customers how long they may wait.
struct WaitBook {
    private struct Line {
        var waiting = 0
        var inHand = 0
        var service = ServiceTimes()
        let patience: Double?
    }

    private var lines: [Line]

    init(_ scenario: Scenario) {
        lines = scenario.queues.map { Line(patience: $0.patience?.meanSeconds) }
    }

    mutating func arrive(at queue: Int) { lines[queue].waiting += 1 }

    mutating func leave(_ queue: Int) { lines[queue].waiting -= 1 }

    mutating func begin(_ queue: Int) {
        lines[queue].waiting -= 1
        lines[queue].inHand += 1
    }

    mutating func end(_ queue: Int, seconds: Double) {
        lines[queue].inHand -= 1
        lines[queue].service.add(seconds: seconds)
    }

    /// What the last in line is told, once there is anything to tell it by.
    func estimate(for queue: Int) -> WaitEstimate? {
        let line = lines[queue]
        guard line.service.count >= 8 else { return nil }
        return WaitEstimate(position: line.waiting, busy: line.inHand, service: line.service, patience: line.patience)
    }
}
