public import HarkDomain

extension RoutingBar {
    /// Returns the reason in plain English, as the command line tells it.
    public func words(at now: Timestamp) -> String {
        switch self {
        case .offline: "not available"
        case .queue: "serves another queue"
        case .excluded(let until): "let it pass, gets it again in \(seconds(until, now)) s"
        case .skill(let need): "lacks \(need.name) at level \(need.level)"
        case .language(let language): "does not speak \(language)"
        case .full(let spare): "full: \(spare.units) units left"
        case .sticky(_, let until): "kept for the last agent for \(seconds(until, now)) s"
        case .reserved(let other): "left to \(other), which has nobody else"
        }
    }

    private func seconds(_ until: Timestamp, _ now: Timestamp) -> Int64 {
        max(0, (until.milliseconds - now.milliseconds + 999) / 1000)
    }
}

extension Int {
    /// Hundredths of a unit as units with two places.
    fileprivate var units: String {
        let rest = String(magnitude % 100)
        return (self < 0 ? "-" : "") + "\(magnitude / 100)." + (rest.count == 1 ? "0" : "") + rest
    }
}
