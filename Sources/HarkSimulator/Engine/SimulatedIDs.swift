import HarkDomain

extension ID {
    /// The id of the thing at an index.
    static func simulated(_ index: Int) -> Self { Self(rawValue: Int64(index) + 1) }

    /// The index of the thing.
    var index: Int { Int(rawValue) - 1 }
}

extension Timestamp {
    /// The moment so many seconds after the start.
    init(seconds: Double) { self.init(milliseconds: Int64((seconds * 1000).rounded())) }

    /// Seconds since the start.
    var seconds: Double { Double(milliseconds) / 1000 }
}
