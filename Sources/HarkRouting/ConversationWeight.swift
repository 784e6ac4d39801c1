public import HarkDomain

/// What a conversation takes of an agent's attention, by how it goes: quick, long and heated ones take more.
///
/// The steps are Hark's own choice, and small enough that an ordinary conversation stays near one unit.
public enum ConversationWeight {
    /// What the weight can be.
    ///
    /// - Units: hundredths of a unit.
    public static let range = 25...300

    /// Works out the weight of a conversation that is not idle; an idle one weighs nothing.
    ///
    /// - Parameters:
    ///   - gapSeconds: the time between messages of late; nil: not known yet.
    ///   - messages: how many there were.
    ///   - mood: how the customer feels.
    /// - Returns: hundredths of a unit, within ``range``.
    public static func hundredths(gapSeconds: Int?, messages: Int, mood: MoodLevel?) -> Int {
        var weight = 100
        switch gapSeconds {
        case nil: break
        case .some(..<20): weight += 50
        case .some(..<60): weight += 25
        case .some(..<180): break
        case .some(..<420): weight -= 25
        default: weight -= 50
        }
        if messages > 40 { weight += 25 }
        if messages > 100 { weight += 25 }
        switch mood {
        case .angry: weight += 75
        case .negative: weight += 35
        case .calm, nil: break
        }
        return min(max(weight, range.lowerBound), range.upperBound)
    }
}
