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

    /// What it will weigh on who gets it: one unit, or what the way it goes says.
    func weightWhenHeld(_ record: ConversationRecord) -> Int {
        guard plan.weighing else { return 100 }
        return ConversationWeight.hundredths(
            gapSeconds: record.context.gapMilliseconds.map { $0 / 1000 },
            messages: record.context.messages,
            mood: record.flag?.level
        )
    }
}
