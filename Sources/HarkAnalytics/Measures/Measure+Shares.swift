extension Measure {
    /// Shares of conversations.
    var shareCard: Card? {
        switch self {
        case .abandonment:
            Card(
                "Abandonment",
                .share,
                .less,
                .share(of: .offered, .abandoned),
                """
                Of the conversations that came to people, the share that ended because the customer left or ended it before \
                a person had written.
                """
            )
        case .containment:
            Card(
                "Containment",
                .share,
                .more,
                .share(of: .botEnded, .contained),
                """
                Of the conversations that have ended and in which the bot spoke, the share that no person was asked into and \
                no person had. Those whose customer just stayed away do not count.
                """
            )
        case .resolutionRate:
            Card(
                "Resolution rate",
                .share,
                .more,
                .share(of: .ended, .solved),
                """
                Of the conversations that have ended, the share that ended with an answer: a person who had written to the \
                customer, or a bot that had answered, or a customer ended it after one of these; unless the customer said that it \
                was not solved. What the customer left or what fell silent does not count as resolved. The last end counts.
                """
            )
        case .reopeningRate:
            Card(
                "Reopening rate",
                .share,
                .less,
                .share(of: .endedOnce, .reopened),
                "Of the conversations that ended at least once, the share that went on after an end."
            )
        case .transferRate:
            Card(
                "Transfer rate",
                .share,
                .less,
                .share(of: .hadPerson, .transferred),
                """
                Of the conversations that a person had, the share that people handed on to a queue, a person or the bot. \
                What a supervisor took over, or Hark moved, is no transfer.
                """
            )
        case .slaBreachRate:
            Card(
                "SLA breach rate",
                .share,
                .less,
                .share(of: .offered, .breached),
                """
                Of the conversations that came to people, the share in which a target of an SLA was missed; those to which \
                none applied count as kept.
                """
            )
        case .afterHours:
            Card(
                "After hours",
                .share,
                nil,
                .share(of: .offered, .afterHours),
                """
                Of the conversations that came to people, the share that came while their queue was closed by the routing \
                plan that was in force then.
                """
            )
        default: nil
        }
    }
}
