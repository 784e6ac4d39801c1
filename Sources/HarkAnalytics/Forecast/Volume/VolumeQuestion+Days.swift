import HarkDomain

/// What is said of the stretches to come, by what, and how that would have done.
struct VolumeSaying {
    let points: [VolumePoint]
    let model: String
    let backtest: BacktestScore?
    let methods: [MethodScore]

    init(points: [VolumePoint], model: String, backtest: BacktestScore?, methods: [MethodScore]) {
        (self.points, self.model, self.backtest, self.methods) = (points, model, backtest, methods)
    }

    /// What an outlook says by itself.
    init(_ outlook: VolumeOutlook, methods: [MethodScore]? = nil) {
        let forecast = outlook.forecast
        points = outlook.points
        (model, backtest, self.methods) = (forecast.model, forecast.backtest, methods ?? forecast.methods)
    }
}

extension VolumeQuestion {
    /// Where stretches of a day bring fewer than so many on average, their days are asked what they bring.
    private static let few = 2.0

    /// What is said where little comes in each stretch: by the stretches or by their days, whichever was better in the past.
    ///
    /// Methods are chosen by absolute errors, which are least for what is exceeded half of the time. Where mostly nothing
    /// comes that is next to nothing, and a week of it adds up to far too little. So the two are compared by squared errors,
    /// which are least for the mean.
    /// - Source: the squared error for series that are mostly 0, Makridakis and others, "M5 Accuracy Competition" (2022).
    func chosen(
        _ outlook: VolumeOutlook,
        _ ahead: [WallStretch],
        _ history: VolumeHistory,
        _ arrivals: [Timestamp]
    ) -> VolumeSaying {
        guard step.isPartOfDay, outlook.usual < Self.few,
            let days = DayOutlook(self, outlook, ahead, history, arrivals)
        else { return VolumeSaying(outlook) }
        let forecast = outlook.forecast
        guard let trial = DayTrial(days, outlook), trial.places.count >= DayTrial.fewestPlaces else {
            return VolumeSaying(points: days.points, model: days.model, backtest: nil, methods: [])
        }
        let own = MethodScore(name: days.model, mase: trial.score.mase, weight: trial.isBetter ? 1 : 0)
        guard trial.isBetter else {
            return VolumeSaying(outlook, methods: (forecast.methods + [own]).sorted { $0.mase < $1.mase })
        }
        let single = forecast.methods.contains { $0.name == forecast.model }
        let mixed = single ? nil : forecast.backtest.map { MethodScore(name: forecast.model, mase: $0.mase, weight: 0) }
        let others = forecast.methods.map { MethodScore(name: $0.name, mase: $0.mase, weight: 0) }
        return VolumeSaying(
            points: days.points,
            model: days.model,
            backtest: trial.score,
            methods: ([own] + [mixed].compactMap { $0 } + others).sorted { $0.mase < $1.mase }
        )
    }
}
