/// What was estimated of the turns before: last, mean, highest, and a mean in which older ones fade.
struct TurnTrail: Sendable {
    static let count = 4
    private static let fading = 0.6

    private var number = 0.0
    private var last = 0.0
    private var sum = 0.0
    private var highest = 0.0
    private var faded = 0.0

    /// The four numbers; all 0 before the first turn.
    var values: [Double] { [last, number > 0 ? sum / number : 0, highest, faded] }

    /// The mean of all turns before.
    var mean: Double { number > 0 ? sum / number : 0 }

    /// Takes what was estimated of one more turn.
    mutating func add(_ value: Double) {
        highest = number > 0 ? max(highest, value) : value
        number += 1
        last = value
        sum += value
        faded = Self.fading * faded + (1 - Self.fading) * value
    }
}
