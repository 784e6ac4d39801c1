/// How fast people write in a replay.
public enum Pace: Hashable, Sendable {
    /// Each answers as soon as the other's message has arrived.
    case unbounded
    /// So many times as fast as a person who reads and types.
    case times(Double)

    /// How long the writer of a text takes.
    ///
    /// A person types about five letters a second; more than half a minute nobody waits for.
    func pause(before text: String) -> Duration? {
        guard case .times(let factor) = self, factor > 0 else { return nil }
        let seconds = min(30, 1 + Double(text.unicodeScalars.count) / 5)
        return .milliseconds(Int(seconds * 1000 / factor))
    }
}
