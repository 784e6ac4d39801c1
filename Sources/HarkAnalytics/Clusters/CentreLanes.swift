/// Centres laid out so that the distances of a point to four of them are worked out at once.
///
/// The sum for each centre is added up in the order of the dimensions, so it is the same as one by one.
struct CentreLanes: Sendable {
    /// The nearest centre of a point, how far it is, and how far the second nearest.
    struct Nearest {
        var label = 0
        var distance = Double.infinity
        var second = Double.infinity
    }

    private let dimensions: Int
    /// Four centres after the other; of each four a vector for each dimension.
    private var lanes: [SIMD4<Double>]
    private let count: Int

    /// Lays out centres that stand one after the other.
    init(_ centres: [Double], dimensions: Int) {
        self.dimensions = dimensions
        count = centres.count / dimensions
        lanes = Array(repeating: SIMD4(repeating: 0), count: (count + 3) / 4 * dimensions)
        for (index, value) in centres.enumerated() {
            let (centre, dimension) = index.quotientAndRemainder(dividingBy: dimensions)
            lanes[centre / 4 * dimensions + dimension][centre % 4] = value
        }
    }

    /// Asks all centres how far they are from a point; of equally near ones the first counts.
    ///
    /// Distances are squared.
    @inline(__always)
    func nearest(to point: UnsafePointer<Double>) -> Nearest {
        var nearest = Nearest()
        lanes.withUnsafeBufferPointer { lanes in
            for first in stride(from: 0, to: count, by: 4) {
                var sums = SIMD4<Double>(repeating: 0)
                for dimension in 0..<dimensions {
                    let difference = SIMD4(repeating: point[dimension]) - lanes[first / 4 * dimensions + dimension]
                    sums += difference * difference
                }
                for lane in 0..<min(4, count - first) { nearest.take(sums[lane], first + lane) }
            }
        }
        return nearest
    }
}

extension CentreLanes.Nearest {
    @inline(__always)
    fileprivate mutating func take(_ distance: Double, _ label: Int) {
        if distance < self.distance {
            second = self.distance
            self.distance = distance
            self.label = label
        } else if distance < second {
            second = distance
        }
    }
}
