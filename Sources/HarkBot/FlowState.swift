/// Where a running flow stands.
public struct FlowState: Sendable, Codable, Hashable {
    /// The flow.
    public var flow: String
}
