extension AgentGroup {
    private static let day = 86_400.0

    /// True when the group works at this time, in seconds from the start.
    func isOnDuty(at time: Double) -> Bool {
        if let duty { return duty.contains(time) }
        let hour = time.truncatingRemainder(dividingBy: Self.day) / 3600
        return shifts.isEmpty || shifts.contains { $0.fromHour <= hour && hour < $0.toHour }
    }

    /// When a shift next begins or ends; nil when none does.
    func nextChange(after time: Double) -> Double? {
        if let duty { return duty.nextBound(after: time) }
        let midnight = (time / Self.day).rounded(.down) * Self.day
        let bounds = shifts.flatMap { [$0.fromHour, $0.toHour] }.map { $0 * 3600 }
        return bounds.flatMap { [midnight + $0, midnight + Self.day + $0] }.filter { $0 > time }.min()
    }

    /// How long of a stretch of time the group works, in seconds.
    func secondsOnDuty(from start: Double, to end: Double) -> Double {
        guard end > start else { return 0 }
        if let duty { return duty.seconds(from: start, to: end) }
        guard !shifts.isEmpty else { return end - start }
        var (time, sum) = (start, 0.0)
        while time < end {
            let next = min(end, nextChange(after: time) ?? end)
            if isOnDuty(at: time) { sum += next - time }
            time = next
        }
        return sum
    }
}
