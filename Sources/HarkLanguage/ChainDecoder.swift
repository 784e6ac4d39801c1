/// Finds the best sequence of labels, sixteen labels at once, in whole numbers of 16 bits.
///
/// After each place the best score is made 0 and what lies far below is raised to a floor, so no sum overflows:
/// floor −9,000, steps ±6,000, and at most 128 weights of ±127 at a place.
struct ChainDecoder {
    /// The weight of what can't be.
    static let never: Int16 = -6_000
    private static let floor: Int16 = -9_000

    let labels: Int
    /// Labels and what fills up to a multiple of 16.
    let stride: Int
    /// `[label before × stride + label]`, then the start.
    let steps: UnsafePointer<Int16>
    let count: Int

    /// A weight that fits.
    static func bounded(_ weight: Int32) -> Int16 { Int16(max(Int32(never), min(-Int32(never), weight))) }

    /// The best label of each place, given `count × stride` scores, which are used up.
    func bestLabels(_ scores: UnsafeMutablePointer<Int16>) -> [UInt8] {
        var best = [UInt8](repeating: 0, count: count)
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count * stride) { origins in
            guard let origins = origins.baseAddress else { return }
            for label in 0..<stride { scores[label] &+= steps[stride * stride + label] }
            settle(scores)
            for place in 1..<max(count, 1) {
                for block in Swift.stride(from: 0, to: stride, by: 16) {
                    step(to: scores + place * stride, origins: origins + place * stride, block: block)
                }
                settle(scores + place * stride)
            }
            trace(scores + (count - 1) * stride, origins, &best)
        }
        return best
    }

    /// The best way to sixteen labels.
    @inline(__always)
    private func step(to scores: UnsafeMutablePointer<Int16>, origins: UnsafeMutablePointer<UInt16>, block: Int) {
        let before = scores - stride
        var best = SIMD16<Int16>(repeating: Int16.min)
        var origin = SIMD16<UInt16>()
        for label in 0..<labels {
            let sum = row(steps + label * stride + block) &+ before[label]
            let isBetter = sum .> best
            best.replace(with: sum, where: isBetter)
            origin.replace(with: SIMD16(repeating: UInt16(label)), where: isBetter)
        }
        let target = UnsafeMutableRawPointer(scores + block)
        target.storeBytes(of: best &+ row(scores + block), as: SIMD16<Int16>.self)
        UnsafeMutableRawPointer(origins + block).storeBytes(of: origin, as: SIMD16<UInt16>.self)
    }

    @inline(__always)
    private func row(_ address: UnsafePointer<Int16>) -> SIMD16<Int16> {
        UnsafeRawPointer(address).loadUnaligned(as: SIMD16<Int16>.self)
    }

    /// Makes the best score of a place 0.
    @inline(__always)
    private func settle(_ scores: UnsafeMutablePointer<Int16>) {
        var highest = scores[0]
        for label in 1..<labels { highest = max(highest, scores[label]) }
        for label in 0..<stride { scores[label] = max(scores[label] &- highest, Self.floor) }
    }

    private func trace(
        _ last: UnsafeMutablePointer<Int16>,
        _ origins: UnsafeMutablePointer<UInt16>,
        _ best: inout [UInt8]
    ) {
        var label = (0..<labels).max { last[$0] < last[$1] } ?? 0
        for place in Swift.stride(from: count - 1, through: 0, by: -1) {
            best[place] = UInt8(label)
            if place > 0 { label = Int(origins[place * stride + label]) }
        }
    }
}
