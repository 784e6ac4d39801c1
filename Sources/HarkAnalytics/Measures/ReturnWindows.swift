/// Within how long a customer must begin another conversation to count as having come back.
public struct ReturnWindows: Hashable, Sendable {
    /// A customer who comes back so soon most likely comes for the same.
    public var repeatDays = 7
    /// A customer who has not come back by then counts as lost.
    public var retentionDays = 30

    /// The windows when nobody says otherwise.
    public init() {}
}

/// Which of the windows a measure looks at.
enum ReturnWindow: Sendable {
    case repeated, retained

    /// How long it is.
    /// - Units: days.
    func days(of windows: ReturnWindows) -> Int {
        switch self {
        case .repeated: windows.repeatDays
        case .retained: windows.retentionDays
        }
    }
}
