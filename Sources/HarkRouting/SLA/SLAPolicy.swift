public import HarkDomain

/// What customers are promised: targets by priority, and whose hours count.
public struct SLAPolicy: Hashable, Sendable {
    /// What a plan calls it.
    public var name: String
    /// The name of the hours in which its clocks run; nil: always.
    public var businessHours: String?
    /// When a clock warns, as a part of its target.
    ///
    /// - Units: hundredths, 1…99.
    public var warnAtPercent: Int
    /// What is promised.
    ///
    /// - Shape: in any order; the order counts between targets of the same priority.
    public var targets: [SLATarget]

    /// Creates a policy.
    public init(name: String, businessHours: String? = nil, warnAtPercent: Int = 80, targets: [SLATarget]) {
        (self.name, self.businessHours, self.warnAtPercent) = (name, businessHours, warnAtPercent)
        self.targets = targets
    }

    /// What holds for a conversation: of the targets for its priority or less, that for the highest.
    ///
    /// A target without a priority holds when no other does; nil: nothing is promised.
    public func target(priority: Int) -> SLATarget? {
        var best: SLATarget?
        for target in targets where target.priority ?? .min <= priority {
            if let best, target.priority ?? .min <= best.priority ?? .min { continue }
            best = target
        }
        return best
    }
}

/// What is promised from a priority up.
public struct SLATarget: Hashable, Sendable {
    /// The least priority it is for; nil: any.
    public var priority: Int?
    /// Until a person's first message.
    ///
    /// - Units: seconds of open time; nil: not promised.
    public var firstResponseSeconds: Int?
    /// From a customer's message until a person's answer, after the first response.
    ///
    /// - Units: seconds of open time; nil: not promised.
    public var nextResponseSeconds: Int?
    /// Until the conversation is resolved, without the time in which it is put aside.
    ///
    /// - Units: seconds of open time; nil: not promised.
    public var resolutionSeconds: Int?

    /// Creates a target.
    public init(
        priority: Int? = nil,
        firstResponseSeconds: Int? = nil,
        nextResponseSeconds: Int? = nil,
        resolutionSeconds: Int? = nil
    ) {
        (self.priority, self.firstResponseSeconds) = (priority, firstResponseSeconds)
        (self.nextResponseSeconds, self.resolutionSeconds) = (nextResponseSeconds, resolutionSeconds)
    }

    /// What is promised of one kind.
    public func seconds(_ kind: SLAKind) -> Int? {
        switch kind {
        case .firstResponse: firstResponseSeconds
        case .nextResponse: nextResponseSeconds
        case .resolution: resolutionSeconds
        }
    }
}
