import Foundation

extension SimulationResult {
    /// The result as a page of its own: figures, and pictures as SVG.
    public func html(of scenario: Scenario, named name: String) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>\(name.htmlEscaped)</title>
        <style>\(Self.rules)\(LineChart.legendRules)</style></head>
        <body><h1>\(name.htmlEscaped)</h1>
        <p>\(replications) replications, \(all.customers) customers. Each figure is followed by half of its 95 % \
        interval.</p>
        \(figures(of: scenario))
        \(waits(of: scenario).html)
        \(byTime(of: scenario).html)
        \(arrivals(of: scenario).html)
        </body></html>
        """
    }

    static let rules = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2937}
        table{border-collapse:collapse}td,th{padding:.25rem .5rem;white-space:nowrap;text-align:right;border-bottom:1px solid #e5e7eb}
        td:first-child,th:first-child{text-align:left}figure{margin:2rem 0}figcaption{font-weight:600}
        svg{width:100%;font-size:11px;fill:#6b7280}.grid{stroke:#e5e7eb}.line{fill:none;stroke-width:2}
        .end{text-anchor:end}.middle{text-anchor:middle}.legend span{margin-right:1rem}
        .legend i{display:inline-block;width:.75rem;height:.75rem;margin-right:.25rem}
        """

    private func figures(of scenario: Scenario) -> String {
        let heads = [
            "queue", "wait, mean", "wait, half", "wait, 9 of 10", "waited", "gave up", "in time", "occupancy",
            "ranges held",
        ]
        let ordered = scenario.queues.map { ($0.name, queues[$0.name]) } + [("all", all)]
        let rows = ordered.compactMap { name, measures in measures.map { [name] + $0.cells } }
        let lines = rows.map { row in "<tr>" + row.map { "<td>\($0.htmlEscaped)</td>" }.joined() + "</tr>" }
        let head = heads.map { "<th>\($0)</th>" }.joined()
        return "<table><tr>\(head)</tr>\n\(lines.joined(separator: "\n"))</table>\n<p>Fairness \(fairness.number).</p>"
    }

    private func waits(of scenario: Scenario) -> LineChart {
        LineChart(
            title: "How long customers wait",
            xTitle: "so many of a hundred customers wait at most so long",
            yTitle: "seconds",
            ends: ("0", "99"),
            series: zip(scenario.queues, details.quantiles).map { .init(name: $0.name, values: $1.map { $0 }) }
        )
    }

    private func hours(of scenario: Scenario) -> (String, String) {
        (String(format: "%g", scenario.warmupSeconds / 3600), String(format: "%g", scenario.horizonSeconds / 3600))
    }

    private func byTime(of scenario: Scenario) -> LineChart {
        LineChart(
            title: "Mean wait by time of arrival",
            xTitle: "hours",
            yTitle: "seconds",
            ends: hours(of: scenario),
            series: [.init(name: "all queues", values: details.waitByPart)]
        )
    }

    private func arrivals(of scenario: Scenario) -> LineChart {
        LineChart(
            title: "Customers an hour",
            xTitle: "hours",
            yTitle: "customers",
            ends: hours(of: scenario),
            series: [.init(name: "all queues", values: details.arrivalsByPart.map { $0 })]
        )
    }
}

extension QueueMeasures {
    /// The measures as texts, in the order of the tables.
    var cells: [String] {
        [
            waitMeanSeconds.seconds, waitP50Seconds.seconds, waitP90Seconds.seconds, probabilityOfWait.percent,
            abandonment.percent, serviceLevel.percent, occupancy.percent, coverage?.percent ?? "–",
        ]
    }
}
