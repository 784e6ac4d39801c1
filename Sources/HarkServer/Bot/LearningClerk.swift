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
    private static let waitAfterFailure: Duration = .seconds(3_600)

    private let desk: LearningDesk
    private let measures: BotMeasures
    private let workshop: BotWorkshop
    private let night: Night
    private let logger: Logger
    private var isBusy = false
    private var hasLearnt = false
    private var notBefore = Timestamp(milliseconds: 0)

    init(_ desk: LearningDesk, _ measures: BotMeasures, _ workshop: BotWorkshop, zone: TimeZone, logger: Logger) {
        (self.desk, self.measures, self.workshop, self.logger) = (desk, measures, workshop, logger)
        night = Night(in: zone)
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
        guard night.isDue(at: now) else { return false }
        return night.isDue(at: now, after: try await desk.last()?.at)
    }
}
