import Foundation
public import HarkDomain

extension VolumeQuestion {
    /// Forecasts arrivals, given in any order.
    ///
    /// The same arrivals and the same question have the same answer.
    public func answer(_ arrivals: [Timestamp]) -> VolumeAnswer {
        let clock = WallClock(zone, step)
        let history = VolumeHistory(arrivals, clock, zone: zone, since: since, now: now)
        guard history.stretches.count >= step.fewestKnown else {
            return .tooLittle(step: step, known: history.stretches.count, needed: step.fewestKnown)
        }
        guard history.counts.contains(where: { $0 > 0 }) else {
            return .nothingCame(step: step, known: history.stretches.count)
        }
        let ahead = Array(clock.stretches(from: history.end).prefix(horizon))
        let outlook = VolumeOutlook(history, ahead, specialDays: specialDays)
        return outlook.map { outlook in
            .known(forecast(history, outlook.open, chosen(outlook, ahead, history, arrivals)))
        }
            ?? .tooLittle(step: step, known: history.stretches.count, needed: step.fewestKnown)
    }

    private func forecast(
        _ history: VolumeHistory,
        _ open: OpenTimes,
        _ said: VolumeSaying
    ) -> VolumeForecast {
        let outcome = outcome(history)
        return VolumeForecast(
            step: step,
            zone: zone,
            madeAt: now,
            history: zip(history.stretches, history.counts).suffix(step.shown).map { stretch, count in
                VolumeCount(at: Timestamp(milliseconds: stretch.start), count: count)
            },
            points: said.points,
            model: said.model,
            backtest: said.backtest,
            others: said.methods,
            anomalies: history.anomalies(open),
            staffing: staffing(said.points),
            outcome: outcome.suffix(step.shown),
            record: record(outcome, history)
        )
    }

    private func staffing(_ points: [VolumePoint]) -> VolumeStaffing? {
        guard let measured = work, step.isPartOfDay else { return nil }
        let staffing = Staffing(work: measured.work, target: target, shrinkage: shrinkage)
        let heads = points.map { point in
            let seconds = Double(point.end.milliseconds - point.at.milliseconds) / 1000
            let need = staffing.need(contacts: point.point.mean * measured.personShare, seconds: seconds)
            return VolumeHeads(at: point.at, heads: need.heads, expectedShare: need.serviceLevel)
        }
        return VolumeStaffing(target: target, work: measured.work, heads: heads)
    }
}
