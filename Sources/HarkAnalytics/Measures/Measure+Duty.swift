extension Measure {
    /// What the time of people comes to.
    var dutyCard: Card? {
        switch self {
        case .occupancy:
            Card(
                "Occupancy",
                .share,
                nil,
                .duty(\.occupancy),
                """
                Of the time in which agents took conversations (online and connected), the share in which they \
                had at least one in hand, with the work after the talk; one that was put aside or fell idle is \
                not in hand. Time counts on the day on which it passes, up to the last event of a conversation or of who is \
                there. Known \
                in all, by agent, day, week, month and weekday, and of one agent; not under other filters, nor \
                for a supervisor of some queues.
                """
            )
        case .concurrency:
            Card(
                "Conversations at once",
                .score,
                nil,
                .duty(\.concurrency),
                """
                How many conversations an agent had in hand at a time: the mean over the time in which there was \
                at least one, counted and known as occupancy is.
                """
            )
        default: nil
        }
    }
}
