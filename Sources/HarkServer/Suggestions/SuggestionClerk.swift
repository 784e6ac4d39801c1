import Foundation
import HarkDomain
import HarkStore
import Logging

/// Lets the desk look for suggestions once a night.
actor SuggestionClerk {
    /// How often it looks whether it is time.
    static let interval: Duration = .seconds(60)

    private let desk: SuggestionDesk
    private let night: Night
    private let logger: Logger
    private var tried: Timestamp?
    private var isBusy = false

    init(_ desk: SuggestionDesk, zone: TimeZone, logger: Logger) {
        (self.desk, self.logger) = (desk, logger)
        night = Night(in: zone)
    }

    /// Searches when it is time, if nothing is under way.
    func look(at now: Timestamp) async {
        guard !isBusy, night.isDue(at: now, after: tried) else { return }
        isBusy = true
        defer { isBusy = false }
        do {
            guard night.isDue(at: now, after: try await desk.last()?.at) else { return }
            try await desk.search(at: now, by: nil)
            tried = now
        } catch StoreError.closed {
            // The server stops.
        } catch Refusal.conflict {
            // The facts are being made, or somebody is searching: the next look will do.
        } catch {
            tried = now
            logger.error("Suggestions not looked for", metadata: ["error": "\(error)"])
        }
    }
}
