/// A rising curve through points: the nearest one in squares.
///
/// - Source: Barlow, Bartholomew, Bremner, Brunk, "Statistical Inference under Order Restrictions" (1972): adjacent
///   violators are pooled. Between points it is a straight line, outside of them level, as in scikit-learn.
public struct IsotonicCurve: Sendable, Equatable, Codable {
    /// The places of the points, in rising order.
    public let places: [Double]
    /// The height at each place, in rising order.
    public let heights: [Double]

    /// Fits a curve.
    ///
    /// - Parameters:
    ///   - places: where something was measured.
    ///   - heights: what was measured there.
    ///   - weights: how much each counts; 1 each when nil.
    /// - Precondition: there is at least one point, and a height for each place.
    public init(_ places: [Double], _ heights: [Double], weights: [Double]? = nil) {
        precondition(!places.isEmpty && places.count == heights.count, "there is not one height for each place")
        var blocks: [Block] = []
        for point in Self.merged(places, heights, weights) {
            blocks.append(point)
            while blocks.count > 1, blocks[blocks.count - 2].height >= blocks[blocks.count - 1].height {
                let last = blocks.removeLast()
                blocks[blocks.count - 1].take(last)
            }
        }
        self.places = blocks.flatMap { $0.first < $0.last ? [$0.first, $0.last] : [$0.first] }
        self.heights = blocks.flatMap { $0.first < $0.last ? [$0.height, $0.height] : [$0.height] }
    }

    /// The height at a place.
    public func height(at place: Double) -> Double {
        let after = places.partitioningIndex { $0 >= place }
        guard after < places.count else { return heights[places.count - 1] }
        guard after > 0, places[after] > place else { return heights[after] }
        let share = (place - places[after - 1]) / (places[after] - places[after - 1])
        return heights[after - 1] + share * (heights[after] - heights[after - 1])
    }

    /// Points that are pooled to one height.
    private struct Block {
        var first: Double
        var last: Double
        var weight: Double
        var height: Double

        mutating func take(_ other: Block) {
            last = other.last
            height = (height * weight + other.height * other.weight) / (weight + other.weight)
            weight += other.weight
        }
    }

    /// The points in the order of their places, those of one place together.
    private static func merged(_ places: [Double], _ heights: [Double], _ weights: [Double]?) -> [Block] {
        var points: [Block] = []
        for index in places.indices.sorted(by: { places[$0] < places[$1] }) {
            let place = places[index]
            let point = Block(first: place, last: place, weight: weights?[index] ?? 1, height: heights[index])
            if points.last?.last == place { points[points.count - 1].take(point) } else { points.append(point) }
        }
        return points
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element belongs to the second part, when all of the first part come before.
    func partitioningIndex(_ belongsToSecondPart: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
