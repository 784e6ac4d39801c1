/// Corrects the chances of many tests, so that all of them together seldom find what is not there.
/// - Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
enum Holm {
    /// The corrected chance of each test.
    ///
    /// - Parameters:
    ///   - chances: of the tests that are told of.
    ///   - tests: how many tests there were, those that are not told of too. They count as if they had failed, which
    ///     can only make the corrected chances larger.
    /// - Returns: a chance for each of `chances`.
    static func corrected(_ chances: [Double], of tests: Int? = nil) -> [Double] {
        let tests = tests ?? chances.count
        var corrected = chances
        var largest = 0.0
        for (rank, test) in chances.indices.sorted(by: { chances[$0] < chances[$1] }).enumerated() {
            largest = max(largest, min(1, chances[test] * Double(tests - rank)))
            corrected[test] = largest
        }
        return corrected
    }
}
