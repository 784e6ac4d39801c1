public import HarkProtocol

extension VolumeForecast {
    /// Writes the members that `/api/v1/forecast` answers, into an object that was begun.
    public func write(to writer: inout JSONWriter) {
        writer.member("step", step.rawValue)
        writer.member("zone", zone.identifier)
        writer.objects("history", history) { writer, count in
            writer.member("at", count.at.iso8601)
            writer.member("count", count.count)
        }
        writer.objects("forecast", points) { writer, point in
            writer.member("at", point.at.iso8601)
            writer.figures(point.point)
        }
        writer.member("model", model)
        write(backtest, to: &writer)
        writer.objects("others", others) { writer, method in
            writer.member("model", method.name)
            writer.figure("mase", method.mase)
        }
        writer.objects("anomalies", anomalies) { writer, anomaly in
            writer.member("at", anomaly.at.iso8601)
            writer.member("count", anomaly.count)
            writer.figure("expected", anomaly.expected)
            writer.figure("low", anomaly.low)
            writer.figure("high", anomaly.high)
        }
        write(staffing, to: &writer)
        writeOutcome(to: &writer)
    }

    private func write(_ backtest: BacktestScore?, to writer: inout JSONWriter) {
        writer.name("backtest")
        guard let backtest else { return writer.null() }
        writer.beginObject()
        writer.figure("mase", backtest.mase)
        writer.figure("coverage80", backtest.coverage80)
        writer.figure("naiveMase", backtest.naiveMase)
        writer.endObject()
    }

    private func write(_ staffing: VolumeStaffing?, to writer: inout JSONWriter) {
        writer.name("staffing")
        guard let staffing else { return writer.null() }
        writer.beginObject()
        writer.name("target")
        writer.beginObject()
        writer.figure("share", staffing.target.share)
        writer.figure("withinSeconds", staffing.target.withinSeconds)
        writer.endObject()
        writer.member("concurrency", staffing.work.concurrency)
        writer.figure("handlingSeconds", staffing.work.handlingSeconds)
        writer.figure("patienceSeconds", staffing.work.patienceSeconds)
        writer.objects("heads", staffing.heads) { writer, heads in
            writer.member("at", heads.at.iso8601)
            writer.member("heads", heads.heads)
            writer.figure("expectedShare", heads.expectedShare)
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// The mean and the ranges.
    mutating func figures(_ point: ForecastPoint) {
        figure("mean", point.mean)
        figure("low80", point.low80)
        figure("high80", point.high80)
        figure("low95", point.low95)
        figure("high95", point.high95)
    }
}
