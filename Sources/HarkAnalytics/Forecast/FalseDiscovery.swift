/// How small a chance has to be when many are looked at.
enum FalseDiscovery {
    /// The largest chance that counts, so that on average at most a share of what counts is chance alone; below 0 when
    /// none does.
    /// - Source: Benjamini, Hochberg, "Controlling the False Discovery Rate" (1995).
    static func bound(_ chances: [Double], share: Double) -> Double {
        let sorted = chances.sorted()
        let last = sorted.indices.last { sorted[$0] <= share * Double($0 + 1) / Double(sorted.count) }
        return last.map { sorted[$0] } ?? -1
    }
}
