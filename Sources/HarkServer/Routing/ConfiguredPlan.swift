import Foundation
import HarkDomain
import HarkHub
import HarkRouting

/// The routing plan in a file of the configuration.
struct ConfiguredPlan: Sendable {
    private let document: ConfiguredText
    /// The queues as the file names them, in alphabetical order.
    let queueNames: [String]

    /// Reads the file, and takes it whatever its queues are called.
    ///
    /// - Throws: `ConfigurationError` with the file, the line and the place of each fault.
    init(_ url: URL) throws(ConfigurationError) {
        document = try ConfiguredText(url)
        var queues: [String: QueueID] = [:]
        _ = try Self.plan(document) { name in
            if queues[name] == nil { queues[name] = QueueID(rawValue: Int64(queues.count + 1)) }
            return queues[name]
        }
        queueNames = queues.keys.sorted()
    }

    /// What a version says of the file that it was published from; it differs when the file does.
    var note: String { document.note }

    /// The plan, of queues that there are.
    ///
    /// - Throws: `ConfigurationError` with the file, the line and the place of each fault.
    func plan(_ queues: (String) -> QueueID?) throws(ConfigurationError) -> RoutingPlan {
        try Self.plan(document, queues)
    }

    private static func plan(
        _ document: ConfiguredText,
        _ queues: (String) -> QueueID?
    ) throws(ConfigurationError) -> RoutingPlan {
        let (plan, faults) = RoutingPlan.read(document.text, queues: queues)
        guard let plan else { throw .invalid(faults.map(document.fault)) }
        return plan
    }
}

extension Configuration {
    /// Checks the routing plan of the configuration, when there is one.
    ///
    /// Whether its queues exist is looked at when it is published.
    /// - Throws: `ConfigurationError` with every fault.
    public func checkRouting() throws(ConfigurationError) { _ = try configuredPlan }

    /// The routing plan of the configuration; nil when it names none.
    var configuredPlan: ConfiguredPlan? {
        get throws(ConfigurationError) {
            guard let routingPlan else { return nil }
            return try ConfiguredPlan(routingPlan)
        }
    }

    /// The plan of the demo shop; nil where Hark's own configuration is not at hand.
    static var demoPlan: ConfiguredPlan? {
        get throws(ConfigurationError) {
            guard let demoRoutingPlan else { return nil }
            return try ConfiguredPlan(demoRoutingPlan)
        }
    }
}
