import Dispatch
import Foundation
import HarkDomain
import HarkLanguage
import HarkSatisfaction
import HarkStore
import Logging

/// Trains the site's model of satisfaction every night, and lets the desk use what is in use.
actor SatisfactionClerk {
    /// How often it looks whether it is time.
    static let interval: Duration = .seconds(60)

    private let store: Store
    private let folder: SatisfactionModels
    private let desk: SatisfactionDesk
    private let analyzer: @Sendable () -> LanguageAnalyzer?
    private let night: Night
    private let logger: Logger
    private var used = 0
    private var lastLook: Timestamp?
    private var isBusy = false

    init(
        _ store: Store,
        _ folder: SatisfactionModels,
        desk: SatisfactionDesk,
        analyzer: @escaping @Sendable () -> LanguageAnalyzer?,
        zone: TimeZone,
        logger: Logger
    ) {
        (self.store, self.folder, self.desk, self.analyzer) = (store, folder, desk, analyzer)
        self.logger = logger
        night = Night(in: zone)
    }

    /// Uses what a command has put into use since, and trains when it is night.
    func look(at now: Timestamp) async {
        guard !isBusy else { return }
        isBusy = true
        defer { isBusy = false }
        do {
            try follow()
            guard isDue(at: now), let analyzer = analyzer() else { return }
            lastLook = now
            let report = try await train(analyzer, at: now)
            logger.notice(
                "Satisfaction trained",
                metadata: ["ratings": "\(report.ratings)", "verdict": "\(report.verdict)", "model": "\(report.inUse)"]
            )
            try follow()
        } catch StoreError.closed {
            // The server stops.
        } catch {
            logger.error("The model of satisfaction could not be kept up", metadata: ["error": "\(error)"])
        }
    }

    private func follow() throws {
        let number = try folder.shelf().currentNumber
        guard number != used else { return }
        desk.use(try folder.model(number))
        used = number
    }

    private func isDue(at now: Timestamp) -> Bool {
        night.isDue(at: now, after: lastLook, try? folder.shelf().versions.last?.trainedAt)
    }

    /// On a thread of its own: it may take minutes.
    private func train(_ analyzer: LanguageAnalyzer, at now: Timestamp) async throws -> UpkeepReport {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { [folder, store] in
                continuation.resume(
                    with: Result { try SatisfactionUpkeep(folder, by: analyzer).train(store, at: now, by: nil) }
                )
            }
        }
    }
}
