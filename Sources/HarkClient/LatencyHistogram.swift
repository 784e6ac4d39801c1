/// Counts durations in buckets that grow with them, so that percentiles cost little memory.
///
/// A bucket is at most 1/128 of its value wide, so a percentile is right within 0.8 %.
///
/// - Source: the layout of HdrHistogram (Tene), with 7 bits of precision.
public struct LatencyHistogram: Sendable {
    private static let bits = 7
    private static let perOctave = 1 << bits

    private var counts = [Int](repeating: 0, count: perOctave * 48)
    /// How many durations were counted.
    public private(set) var count = 0
    /// The longest, in microseconds.
    public private(set) var maximum = 0
    private var sum = 0

    /// Creates an empty histogram.
    public init() {}

    /// The mean, in microseconds; 0 when empty.
    public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

    /// Counts a duration; one below zero counts as zero.
    public mutating func record(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let microseconds = max(0, Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000))
        counts[min(Self.bucket(of: microseconds), counts.count - 1)] += 1
        count += 1
        sum += microseconds
        maximum = max(maximum, microseconds)
    }

    /// Returns the duration below which a share of all lies.
    ///
    /// - Parameter share: From 0 to 1.
    /// - Returns: Microseconds; 0 when nothing was counted.
    public func percentile(_ share: Double) -> Int {
        let wanted = Int((Double(count) * share).rounded(.up))
        var passed = 0
        for (bucket, number) in counts.enumerated() where number > 0 {
            passed += number
            if passed >= wanted { return min(Self.upperEdge(of: bucket), maximum) }
        }
        return maximum
    }

    private static func bucket(of value: Int) -> Int {
        guard value >= perOctave else { return value }
        let shift = (Int.bitWidth - value.leadingZeroBitCount) - bits - 1
        return (shift + 1) * perOctave + (value >> shift) - perOctave
    }

    private static func upperEdge(of bucket: Int) -> Int {
        guard bucket >= perOctave else { return bucket }
        let shift = bucket / perOctave - 1
        return ((bucket % perOctave + perOctave + 1) << shift) - 1
    }
}
