import Foundation

/// What values must be, by name: one of several, anything (`*`), or a number above or below a bound.
struct FlowConditions: Sendable, Hashable, Codable {
    private let tests: [String: [String]]

    init() {
        tests = [:]
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var tests: [String: [String]] = [:]
        for key in container.allKeys {
            let values = (try? container.decode(String.self, forKey: key)).map { [$0] }
            tests[key.stringValue] = try values ?? container.decode([String].self, forKey: key)
            guard tests[key.stringValue]?.isEmpty == false else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "must name a value"
                )
            }
        }
        self.tests = tests
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tests)
    }

    var isEmpty: Bool { tests.isEmpty }

    /// The names that are looked at, in order.
    var names: [String] { tests.keys.sorted() }

    /// The values that a name is compared with as they stand.
    func plainValues(of name: String) -> [String] {
        (tests[name] ?? []).filter { $0 != Self.anything && Bound($0) == nil }
    }

    func allHold(_ value: (String) -> String?) -> Bool {
        tests.allSatisfy { name, wanted in
            guard let value = value(name) else { return false }
            return wanted.contains { Self.holds($0, value) }
        }
    }

    private static let anything = "*"

    private static func holds(_ test: String, _ value: String) -> Bool {
        if test == anything { return true }
        guard let bound = Bound(test) else { return test == value }
        return bound.holds(value)
    }

    /// `> 100`, `>= 100`, `< 100` or `<= 100`; the number in front of a currency counts.
    private struct Bound {
        let sign: String
        let limit: Double

        init?(_ test: String) {
            let sign = test.prefix { "<>=".contains($0) }
            guard [">", ">=", "<", "<="].contains(sign),
                let limit = Double(test.dropFirst(sign.count).trimmingSpaces)
            else { return nil }
            (self.sign, self.limit) = (String(sign), limit)
        }

        func holds(_ value: String) -> Bool {
            guard let number = Double(value.prefix { $0 != " " }) else { return false }
            return switch sign {
            case ">": number > limit
            case ">=": number >= limit
            case "<": number < limit
            default: number <= limit
            }
        }
    }
}
