import HarkProtocol

extension JSONWriter {
    /// A member that is a number, or null.
    mutating func number(_ name: StaticString, _ value: Double?) {
        self.name(name)
        if let value, value.isFinite { double(value) } else { null() }
    }

    /// A member that is a list of whole numbers.
    mutating func numbers(_ name: StaticString, _ values: [Int]) {
        self.name(name)
        beginArray()
        for value in values { int(value) }
        endArray()
    }
}
