/// When somebody is there: spans of time, in order and apart.
struct DutySpans: Sendable, Hashable {
    private var starts: [Double] = []
    private var ends: [Double] = []
    /// Seconds in all spans before each.
    private var before: [Double] = []

    /// Puts spans in order, joins those that touch, and leaves out what is none.
    init(_ spans: [(from: Double, to: Double)]) {
        var sum = 0.0
        for span in spans.filter({ $0.from < $0.to }).sorted(by: { $0.from < $1.from }) {
            if let last = ends.last, span.from <= last {
                ends[ends.count - 1] = max(last, span.to)
            } else {
                if let start = starts.last, let end = ends.last { sum += end - start }
                starts.append(span.from)
                ends.append(span.to)
                before.append(sum)
            }
        }
    }

    /// True from a span's start on, until its end.
    func contains(_ time: Double) -> Bool {
        let index = begun(at: time) - 1
        return index >= 0 && time < ends[index]
    }

    /// When a span next begins or ends; nil when none does.
    func nextBound(after time: Double) -> Double? {
        let begun = begun(at: time)
        if begun > 0, ends[begun - 1] > time { return ends[begun - 1] }
        return begun < starts.count ? starts[begun] : nil
    }

    /// How long of a stretch of time is in spans.
    func seconds(from start: Double, to end: Double) -> Double {
        end > start ? seconds(until: end) - seconds(until: start) : 0
    }

    private func seconds(until time: Double) -> Double {
        let index = begun(at: time) - 1
        guard index >= 0 else { return 0 }
        return before[index] + min(time, ends[index]) - starts[index]
    }

    /// How many spans have begun.
    private func begun(at time: Double) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
