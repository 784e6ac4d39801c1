import HarkDomain
import HarkRouting

// What conversations weigh on those who hold them.
extension Floor {
    /// What a conversation weighs on whom it lies with: nothing when idle or put aside.
    ///
    /// - Units: hundredths of a unit.
    func weight(_ record: ConversationRecord) -> Int {
        switch record.status {
        case .active: record.isIdle ? 0 : weightWhenHeld(record)
        case .offered: weightWhenHeld(record)
        case .wrapUp: 100
        case .bot, .queued, .snoozed, .resolved: 0
        }
    }

    /// What it will weigh on who gets it.
    func weightWhenHeld(_ record: ConversationRecord) -> Int { 100 }
}
