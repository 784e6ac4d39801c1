import Yams

// Single values. Numbers are read here and not by Yams, whose numbers in base 60 can overflow.

extension YAMLPlace {
    /// A text that is not blank; numbers and yes or no have to be quoted to be texts.
    package func text() throws(RoutingFault) -> String {
        guard let scalar = node.scalar, !scalar.string.allSatisfy(\.isWhitespace) else { throw fault("must be a text") }
        if scalar.style == .plain, node.null != nil || node.bool != nil || plainNumber != nil {
            throw fault("must be a text: put \(scalar.string) in quotes")
        }
        return scalar.string
    }

    /// True when exactly this word stands here.
    package func says(_ word: String) -> Bool { node.scalar?.string == word }

    /// A number within a range.
    package func number(_ range: ClosedRange<Double>) throws(RoutingFault) -> Double {
        guard let number = plainNumber, number.isFinite else { throw fault("must be a number") }
        guard range.contains(number) else { throw fault("must be \(Self.spelled(range))") }
        return number
    }

    /// A whole number within a range.
    package func whole(_ range: ClosedRange<Int>) throws(RoutingFault) -> Int {
        guard let number = plain.flatMap({ Int($0) }) else { throw fault("must be a whole number") }
        guard range.contains(number) else { throw fault("must be \(range.lowerBound) to \(range.upperBound)") }
        return number
    }

    /// `true` or `false`.
    package func isOn() throws(RoutingFault) -> Bool {
        guard node.scalar?.style == .plain, let value = node.bool else { throw fault("must be true or false") }
        return value
    }

    /// One of the names of a closed set.
    package func oneOf<Name: RawRepresentable & CaseIterable>(_ type: Name.Type) throws(RoutingFault) -> Name
    where Name.RawValue == String {
        guard let name = node.scalar.flatMap({ Name(rawValue: $0.string) }) else {
            throw fault("must be one of \(Name.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return name
    }

    /// The digits of a number, without the bars that may part them.
    private var plain: String? {
        guard let scalar = node.scalar, scalar.style == .plain else { return nil }
        return scalar.string.filter { $0 != "_" }
    }

    private var plainNumber: Double? { plain.flatMap { Double($0) } }

    private static func spelled(_ range: ClosedRange<Double>) -> String {
        let (low, high) = (range.lowerBound, range.upperBound)
        return high == .greatestFiniteMagnitude ? "\(low) or more" : "\(low) to \(high)"
    }
}
