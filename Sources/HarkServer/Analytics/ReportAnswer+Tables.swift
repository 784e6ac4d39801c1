import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkSatisfaction

/// The conversations behind a number.
struct ChatPageAnswer: TabledAnswer {
    let page: ChatPage

    func write(_ writer: inout JSONWriter) {
        writer.objects("conversations", page.items) { $0.item($1) }
        writer.member("next", next)
    }

    var next: String? { page.next?.text }

    var heading: [String] {
        ["\(page.items.count) conversations"] + (next.map { ["Go on with --after \($0)"] } ?? [])
    }

    var table: ReportTable {
        ReportTable(
            head: [
                "id", "startedAt", "endedAt", "queueId", "queue", "agentId", "agent", "language", "intent", "score",
                "probabilityBad", "wait", "firstResponse", "resolution",
            ],
            rows: page.items.map { item in
                [
                    .text(item.id.text), .time(item.startedAt), .time(item.endedAt), .text(item.queue?.key),
                    .text(item.queue?.name), .text(item.agent?.key), .text(item.agent?.name), .text(item.language),
                    .text(item.intent), .count(item.score), .number(item.probabilityBad), .number(item.wait),
                    .number(item.firstResponse), .number(item.resolution),
                ]
            }
        )
    }
}

/// How satisfied customers are, and which model estimates that live; as a table, agent by agent.
struct SatisfactionAnswer: TabledAnswer {
    let report: SatisfactionReport
    /// The site's models; nil where none are kept.
    let shelf: ModelShelf?

    func write(_ writer: inout JSONWriter) {
        report.write(to: &writer)
        shelf?.write(to: &writer)
    }

    var heading: [String] {
        let score = report.score
        func shown(_ name: String, _ estimate: ScoreEstimate?) -> String {
            let cells = [estimate?.value, estimate?.low, estimate?.high].map { ReportTable.shown($0) }
            return "\(name) \(cells[0]) (\(cells[1]) to \(cells[2]))"
        }
        let counted = "\(score.answered) of \(score.asked) answered, of \(report.counted) conversations"
        return [counted, shown("As they came", score.raw) + "; " + shown("corrected", score.weighted)]
    }

    var table: ReportTable {
        ReportTable(
            head: ["id", "name", "n", "raw", "value", "low", "high", "rankLow", "rankHigh", "told"],
            rows: report.score.agents.map { agent in
                [
                    .text(agent.agent.id.text), .text(agent.agent.name), .count(agent.count), .number(agent.raw),
                    .number(agent.value), .number(agent.low), .number(agent.high), .count(agent.ranks.lowerBound),
                    .count(agent.ranks.upperBound), .text(agent.isTold ? "true" : "false"),
                ]
            }
        )
    }
}

/// What is to come, stretch by stretch.
struct ForecastAnswer: TabledAnswer {
    let forecast: VolumeForecast

    func write(_ writer: inout JSONWriter) { forecast.write(to: &writer) }

    var heading: [String] {
        let model = "By \(forecast.step.rawValue), \(forecast.zone.identifier); \(forecast.model)"
        return [model] + (forecast.record.map(kept) ?? [])
    }

    /// What came of what was promised.
    private func kept(_ record: VolumeRecord) -> [String] {
        func percent(_ share: Double?) -> String { ReportTable.shown(share.map { $0 * 100 }) + " %" }
        let contacts = record.contacts
        let spans = [
            "Promised and kept, \(contacts.count) since \(record.since.iso8601)",
            "off by \(percent(contacts.wape)), the week before repeated by \(percent(record.naiveWape))",
            "\(percent(record.coverage80.value)) within the range for 80 %",
        ]
        let service = record.service.map { service in
            "Answered in time: \(percent(service.promised)) promised, \(percent(service.kept.value)) kept"
        }
        return [spans.joined(separator: "; ")] + [service].compactMap(\.self)
    }

    var table: ReportTable {
        let heads = forecast.staffing?.heads
        return ReportTable(
            head: ["at", "mean", "low80", "high80", "low95", "high95", "heads"],
            rows: forecast.points.enumerated().map { place, point in
                let numbers = [point.point.mean, point.point.low80, point.point.high80, point.point.low95]
                let end: [ReportTable.Cell] = [.number(point.point.high95), .count(heads?[place].heads)]
                return [.time(point.at)] + numbers.map { .number($0) } + end
            }
        )
    }
}

extension ReportTable {
    /// A number as people read it.
    static func shown(_ number: Double?) -> String {
        let field = CSVField.number(number.map { ($0 * 100).rounded() / 100 })
        return field.isEmpty ? "–" : field
    }
}
