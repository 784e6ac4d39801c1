import Foundation
public import Metrics

/// Collects the process's measures and tells them in Prometheus's text form.
///
/// - Source: Prometheus text exposition format 0.0.4.
public final class PrometheusRegistry: MetricsFactory, @unchecked Sendable {
    private let lock = NSLock()
    private var series: [String: [String: any Series]] = [:]

    /// Creates an empty registry.
    public init() {}

    /// Everything collected so far, by name and labels.
    public func text() -> String {
        let snapshot = lock.withLock { series }
        var text = ""
        for (name, family) in snapshot.sorted(by: { $0.key < $1.key }) {
            guard let kind = family.values.first?.kind else { continue }
            text += "# TYPE \(name) \(kind)\n"
            for (labels, series) in family.sorted(by: { $0.key < $1.key }) { text += series.lines(name, labels) }
        }
        return text
    }

    /// Makes or finds a counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions) { Count() }
    }

    /// Makes or finds a gauge or a distribution.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate { return find(label, dimensions) { Distribution() } as any RecorderHandler }
        return find(label, dimensions) { Gauge() }
    }

    /// Makes or finds a distribution of durations, told in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions) { Distribution() }
    }

    /// Keeps the handler: the next one asks for the same numbers.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps the handler: the next one asks for the same numbers.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps the handler: the next one asks for the same numbers.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func find<Found: Series>(
        _ label: String,
        _ dimensions: [(String, String)],
        _ make: () -> Found
    ) -> Found {
        let name = Self.plain(label)
        let labels = dimensions.map { "\(Self.plain($0))=\"\(Self.quoted($1))\"" }.joined(separator: ",")
        return lock.withLock {
            if let found = series[name]?[labels] as? Found { return found }
            let made = make()
            series[name, default: [:]][labels] = made
            return made
        }
    }

    /// The name with only the characters that Prometheus takes.
    private static func plain(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// A label's value as it stands between quotation marks.
    private static func quoted(_ value: String) -> String {
        // Scalar by scalar: with a combining mark behind it, a quotation mark is another character.
        var quoted = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", "\"": quoted.append(contentsOf: ["\\", scalar])
            case "\n": quoted.append(contentsOf: ["\\", "n"])
            default: quoted.append(scalar)
            }
        }
        return String(quoted)
    }
}

/// One line, or a few, under a name and labels.
private protocol Series: AnyObject, Sendable {
    var kind: String { get }
    func lines(_ name: String, _ labels: String) -> String
}

private func line(_ name: String, _ labels: String, _ value: some CustomStringConvertible) -> String {
    labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
}

/// Only grows.
private final class Count: CounterHandler, Series, @unchecked Sendable {
    let kind = "counter"
    private let lock = NSLock()
    private var value: Int64 = 0

    func increment(by amount: Int64) { lock.withLock { value += amount } }
    func reset() { lock.withLock { value = 0 } }
    func lines(_ name: String, _ labels: String) -> String { line(name, labels, lock.withLock { value }) }
}

/// Holds the last value.
private final class Gauge: RecorderHandler, Series, @unchecked Sendable {
    let kind = "gauge"
    private let lock = NSLock()
    private var value = 0.0

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { lock.withLock { self.value = value } }
    func lines(_ name: String, _ labels: String) -> String { line(name, labels, lock.withLock { value }) }
}

/// Counts values by size; durations in seconds.
private final class Distribution: RecorderHandler, TimerHandler, Series, @unchecked Sendable {
    private static let bounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
    ]

    let kind = "histogram"
    private let lock = NSLock()
    private var counts = [Int64](repeating: 0, count: Distribution.bounds.count + 1)
    private var sum = 0.0

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        let bucket = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        lock.withLock {
            counts[bucket] += 1
            sum += value
        }
    }

    func lines(_ name: String, _ labels: String) -> String {
        let (counts, sum) = lock.withLock { (self.counts, self.sum) }
        let names = Self.bounds.map { String($0) } + ["+Inf"]
        let before = labels.isEmpty ? "" : labels + ","
        var text = ""
        var total: Int64 = 0
        for (count, bound) in zip(counts, names) {
            total += count
            text += line(name + "_bucket", before + "le=\"" + bound + "\"", total)
        }
        return text + line(name + "_sum", labels, sum) + line(name + "_count", labels, total)
    }
}
