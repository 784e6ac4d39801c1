import HarkDomain
import HarkTransport

extension Route {
    /// True for what answers with numbers: a parameter that was overlooked would make them other numbers.
    var isReport: Bool {
        path.hasPrefix("/api/v1/reports/") || path.hasPrefix("/api/v1/satisfaction")
            || path.hasPrefix("/api/v1/forecast")
    }

    /// Refuses a parameter that the route does not know, and one that is given twice.
    func checkQuery(_ request: HTTPRequest) throws(Refusal) {
        var seen: Set<String> = []
        for (name, _) in request.query {
            guard query.contains(where: { $0.name == name }) else {
                throw .invalid(field: String(name.prefix(80)), reason: "is no parameter of this path")
            }
            guard seen.insert(name).inserted else { throw .invalid(field: name, reason: "is given more than once") }
        }
    }
}
