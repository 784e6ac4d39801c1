import HarkDomain

extension VolumeHistory {
    /// What was out of the ordinary at open times, in the order of time.
    func anomalies(_ open: OpenTimes) -> [VolumeAnomaly] {
        let week = open.day * open.week
        let slots = values.indices.filter { open.row(of: $0) != nil }
        let watch = watch(week: week)
        let series = slots.map { values[$0] }
        return watch.anomalies(in: series).compactMap { anomaly in
            let slot = Int64(slots[anomaly.peak]) + firstSlot
            guard let place = stretches.firstIndex(where: { $0.slot == slot }) else { return nil }
            return self.anomaly(at: place, anomaly, watch.bound, value: series[anomaly.peak])
        }
    }

    /// Two weeks have to be known; the last four say what is usual, of weeks the last half year.
    private func watch(week: Int) -> AnomalyWatch {
        var watch = AnomalyWatch()
        let step = clock.step
        (watch.season, watch.around) = (week, 0)
        watch.fewest = step == .week ? 8 : step == .day ? 4 * week : 2 * week
        watch.window = step == .week ? 26 : step == .day ? 8 * week : 4 * week
        watch.gap = step.isPartOfDay ? step.perDay / 8 : 1
        return watch
    }

    /// The bounds lie as far from what is usual as the score says, on the scale of square roots.
    private func anomaly(at place: Int, _ anomaly: Anomaly, _ bound: Double, value: Double) -> VolumeAnomaly {
        let usual = anomaly.usual.squareRoot()
        let reach = bound * abs((value.squareRoot() - usual) / anomaly.score)
        let (low, high) = (max(0, usual - reach), usual + reach)
        return VolumeAnomaly(
            at: Timestamp(milliseconds: stretches[place].start),
            count: counts[place],
            expected: anomaly.usual,
            low: low * low,
            high: high * high
        )
    }
}
