import HarkDomain
import HarkFloor
import HarkHub
import HarkStore
import Logging

/// The survey plan in a file of the configuration.
struct ConfiguredSurveys: Sendable {
    private let document: ConfiguredText

    /// Reads the file, and takes it whatever its queues are called.
    ///
    /// - Throws: `ConfigurationError` with the file, the line and the place of each fault.
    init(_ document: ConfiguredText) throws(ConfigurationError) {
        self.document = document
        var queues: [String: QueueID] = [:]
        _ = try plan { name in
            if queues[name] == nil { queues[name] = QueueID(rawValue: Int64(queues.count + 1)) }
            return queues[name]
        }
    }

    /// What a version says of the file that it was published from; it differs when the file does.
    var note: String { document.note }

    /// The plan, of queues that there are.
    ///
    /// - Throws: `ConfigurationError` with the file, the line and the place of each fault.
    func plan(_ queues: (String) -> QueueID?) throws(ConfigurationError) -> SurveyPlan {
        let (plan, faults) = SurveyPlan.read(document.text, queues: queues)
        guard let plan else { throw .invalid(faults.map(document.fault)) }
        return plan
    }
}

extension Configuration {
    /// Checks the survey plan of the configuration, when there is one.
    ///
    /// Whether its queues exist is looked at when it is published.
    /// - Throws: `ConfigurationError` with every fault.
    public func checkSurveys() throws(ConfigurationError) { _ = try configuredSurveys }

    /// The survey plan of the configuration; nil when it names none.
    var configuredSurveys: ConfiguredSurveys? {
        get throws(ConfigurationError) {
            guard let surveyPlan else { return nil }
            return try ConfiguredSurveys(ConfiguredText(surveyPlan))
        }
    }
}

extension Server {
    /// Publishes the configuration's survey plan when it is not the last one that came from there.
    ///
    /// - Throws: `ConfigurationError` when a queue that it names does not exist and no plan was published yet, `Refusal`
    ///   when it can't be stored.
    public func publishSurveys() async throws {
        guard let configuredSurveys else { return }
        do {
            guard let version = try await publish(configuredSurveys) else { return }
            logger.notice("The configuration's survey plan is published", metadata: ["version": "\(version)"])
        } catch let error as ConfigurationError {
            guard let held = try store.surveyVersion() else { throw error }
            logger.error(
                "The configuration's survey plan can't be published; the last one holds on",
                metadata: ["version": "\(held.published.version)", "reason": "\(error)"]
            )
        }
    }

    /// Publishes a plan unless it came from the same file last, or says what holds already.
    private func publish(_ configured: ConfiguredSurveys) async throws -> Int? {
        let note = configured.note
        let last = try store.lastSurveyVersion(by: RoutingDesk.configuration)
        guard last?.published.note != note else { return nil }
        let plan = try configured.plan(QueueNames(try store.queues()).id).json(name: \.text)
        let held = try store.surveyVersion()?.published
        guard plan != last?.published.plan, plan != held?.plan else { return nil }
        let version = (held?.version ?? 0) + 1
        let audit = AuditEntry(
            at: hub.now,
            actor: nil,
            actorName: RoutingDesk.configuration,
            action: AuditAction.surveyPublished.rawValue,
            object: "version \(version)",
            detail: note
        )
        let command = Command.publishSurveys(plan: plan, note: note, base: version - 1, by: .system)
        if case .refused(let refusal) = await hub.administer(command, writes: [{ try AuditEntry.insert(audit, $0) }]) {
            throw refusal
        }
        return version
    }
}
