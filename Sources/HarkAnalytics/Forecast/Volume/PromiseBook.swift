public import Foundation
public import HarkDomain

/// Which promises of forecasts are kept, to be held against what comes.
///
/// Of a day the first promise counts that is made a day to a week before it begins, when duties are planned. Of a half
/// hour the newest counts that was made before its day began. Once a stretch has begun its promise never changes.
public struct PromiseBook: Sendable {
    /// The steps whose promises are kept.
    public static let steps: [VolumeStep] = [.day, .halfHour]

    /// The least and the most time from the promise of a day until it begins.
    private static let daysAhead: ClosedRange<Duration> = .seconds(86_400) ... .seconds(7 * 86_400)

    private let zone: TimeZone
    private var known: [Timestamp: VolumePromise]

    /// Begins with what is kept for stretches to come.
    public init(_ promises: [VolumePromise] = [], zone: TimeZone) {
        self.zone = zone
        known = Dictionary(promises.map { ($0.at, $0) }) { $0.madeAt > $1.madeAt ? $0 : $1 }
    }

    /// What is kept, in the order of time.
    public var promises: [VolumePromise] { known.values.sorted { $0.at < $1.at } }

    /// Takes in what a forecast promises.
    ///
    /// - Returns: What has to be kept in the place of what was kept before, in the order of time.
    public mutating func take(_ forecast: VolumeForecast, at now: Timestamp) -> [VolumePromise] {
        let taken = forecast.promises.filter { counts($0, of: forecast.step, at: max(now, $0.madeAt)) }
        for promise in taken { known[promise.at] = promise }
        return taken
    }

    private func counts(_ promise: VolumePromise, of step: VolumeStep, at now: Timestamp) -> Bool {
        let before = known[promise.at]
        return switch step {
        case .day: before == nil && Self.daysAhead.contains(promise.at - now)
        case .halfHour: isOfLaterDay(promise.at, than: now) && before.map { $0.madeAt < promise.madeAt } ?? true
        case .hour, .week: false
        }
    }

    private func isOfLaterDay(_ moment: Timestamp, than now: Timestamp) -> Bool {
        ReportDay.today(moment, in: zone) > ReportDay.today(now, in: zone)
    }
}

extension VolumeStep {
    /// For how many days promises are kept after their stretch has begun: as long as they are held against what came.
    public var daysPromised: Int { self == .day ? 400 : 84 }
}
