/// One key of the configuration: its name, its place on `Configuration`, what it takes and means.
public struct Setting: Sendable {
    typealias Place<Value> = any WritableKeyPath<Configuration, Value> & Sendable

    /// The place of a value and what it may be.
    enum Kind: Sendable {
        case text(Place<String>)
        case choice(Place<String>, [String])
        case path(Place<String>)
        case list(Place<[String]>)
        case flag(Place<Bool>)
        case number(Place<Int>, ClosedRange<Int>, unit: String)
        case decimal(Place<Double>, ClosedRange<Double>)
        case seconds(Place<Duration>, ClosedRange<Int>)
    }

    /// The key path in the file, such as `limits.frameBytes`.
    public let key: String
    /// What it means, in one sentence.
    public let summary: String
    let kind: Kind

    init(_ key: String, _ kind: Kind, _ summary: String) {
        (self.key, self.kind, self.summary) = (key, kind, summary)
    }

    /// What the value may be, for people.
    public var domain: String {
        switch kind {
        case .text: "text"
        case .path: "path"
        case .list: "list of texts"
        case .flag: "true or false"
        case .choice(_, let names): names.joined(separator: ", ")
        case .number(_, let range, let unit): "\(range.lowerBound)…\(range.upperBound) \(unit)"
        case .decimal(_, let range): "\(range.lowerBound)…\(range.upperBound)"
        case .seconds(_, let range): "\(range.lowerBound)…\(range.upperBound) s"
        }
    }

    /// What a value of another kind or out of range is told.
    var demand: String {
        switch kind {
        case .text, .path: "must be a text"
        case .list: "must be a list of texts"
        case .flag: "must be true or false"
        case .choice: "must be one of \(domain)"
        case .number, .seconds: "must be a whole number, \(domain)"
        case .decimal: "must be a number, \(domain)"
        }
    }

    /// The value as YAML.
    func spelled(in configuration: Configuration) -> String {
        switch kind {
        case .text(let place), .choice(let place, _), .path(let place): quoted(configuration[keyPath: place])
        case .list(let place): "[" + configuration[keyPath: place].map(quoted).joined(separator: ", ") + "]"
        case .flag(let place): "\(configuration[keyPath: place])"
        case .number(let place, _, _): "\(configuration[keyPath: place])"
        case .decimal(let place, _): "\(configuration[keyPath: place])"
        case .seconds(let place, _): "\(configuration[keyPath: place].components.seconds)"
        }
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
