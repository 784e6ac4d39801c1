import HarkTransport

/// Finds the route for a method and path.
struct Router: Sendable {
    /// What was found.
    enum Match {
        case route(Route, variables: [String: String])
        case otherMethods([String])
        case nothing
    }

    private struct Pattern: Sendable {
        let segments: [Substring]
        let route: Route
    }

    private let patterns: [Pattern]

    init(_ routes: [Route]) {
        patterns = routes.map { Pattern(segments: $0.path.split(separator: "/"), route: $0) }
    }

    func match(_ method: String, _ path: String) -> Match {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let wanted = method == "HEAD" ? "GET" : method
        var methods: [String] = []
        for pattern in patterns {
            guard let variables = Self.variables(pattern.segments, Array(segments)) else { continue }
            if pattern.route.method == wanted { return .route(pattern.route, variables: variables) }
            methods.append(pattern.route.method)
            if pattern.route.method == "GET" { methods.append("HEAD") }
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods)
    }

    /// The values of the pattern's variables, or nil when the path does not fit.
    private static func variables(_ pattern: [Substring], _ path: [Substring]) -> [String: String]? {
        guard pattern.count == path.count else { return nil }
        var variables: [String: String] = [:]
        for (part, segment) in zip(pattern, path) {
            if part.hasPrefix("{") {
                variables[String(part.dropFirst().dropLast())] = String(segment)
            } else if part != segment {
                return nil
            }
        }
        return variables
    }
}
