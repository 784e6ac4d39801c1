import HarkDomain
import HarkRouting

// What conversations weigh on those who hold them.
extension Floor {
    /// What a conversation weighs on whom it lies with: nothing when idle or put aside.
    ///
    /// - Units: hundredths of a unit.
    func weight(_ record: ConversationRecord) -> Int {
        switch record.status {
        case .active: record.isIdle ? 0 : weightInHands(record)
        case .offered, .wrapUp: Self.ordinary
        case .bot, .queued, .snoozed, .resolved: 0
        }
    }

    /// What a conversation weighs on who gets it; it grows and shrinks in that person's hands only.
    static let ordinary = 100

    /// One unit, or what the way it goes says.
    private func weightInHands(_ record: ConversationRecord) -> Int {
        guard plan.weighing else { return Self.ordinary }
        return ConversationWeight.hundredths(
            gapSeconds: record.context.gapMilliseconds.map { $0 / 1000 },
            messages: record.context.messages,
            mood: record.flag?.level
        )
    }
}
