extension Measure {
    /// Everything that is to be said of it.
    public var card: Card { countCard ?? timeCard ?? shareCard ?? dutyCard ?? verdictCard }

    private var countCard: Card? {
        switch self {
        case .chats: Card("Conversations", .count, nil, .count([]), "Conversations that customers began.")
        case .offered:
            Card(
                "Came to people",
                .count,
                nil,
                .count(.offered),
                "Conversations that waited for a person or were given to one at some time."
            )
        case .handled:
            Card(
                "Answered by people",
                .count,
                nil,
                .count(.handled),
                "Conversations in which a person wrote to the customer."
            )
        default: nil
        }
    }

    private var timeCard: Card? {
        switch self {
        case .wait:
            Card(
                "Wait",
                .milliseconds,
                .less,
                .time(.firstWait, .offered),
                """
                How long a conversation waits until a person first has it, or until it ends without one; by the clock, \
                closed hours included. Who left and came back waited both times; a wait after a transfer is not in it.
                """
            )
        case .firstResponse:
            Card(
                "First response",
                .milliseconds,
                .less,
                .time(.firstResponse, .handled),
                """
                From the first time that a conversation comes to people until a person writes to the customer; by the \
                clock, closed hours included. What nobody answered is not in it: see abandonment.
                """
            )
        case .firstResponseOpen:
            Card(
                "First response in business hours",
                .milliseconds,
                .less,
                .time(.firstResponseOpen, .handled),
                """
                What of the first response lies within the business hours of the queue by the routing plan that was in \
                force when the person wrote; a queue without hours is always open.
                """
            )
        case .nextResponse:
            Card(
                "Next response",
                .milliseconds,
                .less,
                .time(.nextResponse, .handled),
                """
                The mean time that the customer of a conversation waited for each further answer of a person, from the \
                first message that was not answered; then the mean over the conversations that have one.
                """
            )
        case .handleTime:
            Card(
                "Handle time",
                .milliseconds,
                nil,
                .time(.handling, .hadPerson),
                """
                How long people had a conversation, all of them together, with the work after the talk and without the \
                times for which it was put aside. Who has several at once has each of them.
                """
            )
        case .resolutionTime:
            Card(
                "Resolution time",
                .milliseconds,
                .less,
                .time(.resolution, .ended),
                """
                From the beginning of a conversation that has ended until its last end, without the times between an end \
                and a reopening; by the clock.
                """
            )
        default: nil
        }
    }
}
