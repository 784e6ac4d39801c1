import Foundation
import HarkDomain
import HarkHub
import HarkStore
import Logging

/// Lets the bot learn by itself: what customers said of its answers at the start and every night, and a search for
/// suggestions every night.
actor LearningClerk {
    /// How often it looks whether it is time.
    static let interval: Duration = .seconds(60)
    /// The hours of the night, in the site's own zone: few people write then.
    static let night = 2..<5
    /// A search that was made in the evening, or before a restart, is young enough.
    private static let young: Duration = .seconds(6 * 3_600)
    private static let waitAfterFailure: Duration = .seconds(3_600)

    private let desk: LearningDesk
    private let measures: BotMeasures
    private let workshop: BotWorkshop
    private let calendar: Calendar
    private let logger: Logger
    private var isBusy = false
    private var hasLearnt = false
    private var notBefore = Timestamp(milliseconds: 0)

    init(_ desk: LearningDesk, _ measures: BotMeasures, _ workshop: BotWorkshop, zone: TimeZone, logger: Logger) {
        (self.desk, self.measures, self.workshop, self.logger) = (desk, measures, workshop, logger)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// Does what is due now, if nothing is under way.
    func look(at now: Timestamp) async {
        guard !isBusy, now >= notBefore else { return }
        isBusy = true
        defer { isBusy = false }
        do {
            let isDue = try await isSearchDue(at: now)
            if isDue || !hasLearnt {
                await workshop.learn(try await measures.experience(at: now))
                hasLearnt = true
            }
            if isDue { try await desk.search(at: now, by: nil) }
        } catch StoreError.closed {
            // The server stops.
        } catch {
            notBefore = now + Self.waitAfterFailure
            logger.error("Learning failed", metadata: ["error": "\(type(of: error))"])
        }
    }

    private func isSearchDue(at now: Timestamp) async throws(StoreError) -> Bool {
        let moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000)
        guard Self.night.contains(calendar.component(.hour, from: moment)) else { return false }
        guard let last = try await desk.last() else { return true }
        return now - last.at >= Self.young || last.at > now
    }
}
