import HarkProtocol

extension JSONObject {
    /// The text called `name`, when there is one.
    func text(_ name: String) -> String? {
        if case .string(let text) = self[name] { text } else { nil }
    }

    /// The whole number called `name`, when there is one.
    func int(_ name: String) -> Int? {
        if case .int(let number) = self[name] { Int(number) } else { nil }
    }

    /// Whether `name` is there and true.
    func flag(_ name: String) -> Bool {
        self[name] == .bool(true)
    }

    /// The object called `name`, when there is one.
    func object(_ name: String) -> JSONObject? {
        if case .object(let object) = self[name] { object } else { nil }
    }

    /// The objects of the array called `name`; empty when it is absent.
    func objects(_ name: String) -> [JSONObject] {
        guard case .array(let values) = self[name] else { return [] }
        return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }
}
