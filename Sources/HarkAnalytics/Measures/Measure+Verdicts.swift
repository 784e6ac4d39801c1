extension Measure {
    /// What customers said, did and will most likely say, and what it cost.
    var verdictCard: Card {
        switch self {
        case .csat:
            Card(
                "CSAT",
                .score,
                .more,
                .mean(.score, 1...5),
                """
                The mean of customers' last ratings of conversations, 1 to 5. A rating that nobody asked for, which a \
                client may send after any end, counts too.
                """
            )
        case .csatShare:
            Card(
                "Satisfied",
                .share,
                .more,
                .share(of: .rated, .satisfied),
                "Of the conversations that customers rated, the share whose last rating is 4 or 5."
            )
        case .nps:
            Card(
                "NPS",
                .score,
                .more,
                .promoters,
                """
                The share of customers who would recommend the company with 9 or 10 minus that of those with 0 to 6, in \
                hundredths, of those who were asked and answered: −100 to 100.
                """
            )
        case .responseRate:
            Card(
                "Response rate",
                .share,
                .more,
                .share(of: .asked, .answered),
                """
                Of the conversations whose customers were asked for a rating, the share that was rated. Where a \
                conversation went on before it was rated, the survey was called off and nobody counts as asked; a \
                rating that nobody asked for is no answer.
                """
            )
        case .retention:
            Card(
                "Retention",
                .share,
                .more,
                .returned(.retained, .satisfied),
                """
                Of the conversations that were rated 4 or 5, the share whose customer began another one within the days of \
                reports.retentionDays (\(ReturnWindows().retentionDays)); those younger than that do not count yet. \
                Hark does not see what customers buy. A visitor who was never identified is another customer on another device.
                """
            )
        case .repeatRate:
            Card(
                "Repeat rate",
                .share,
                .less,
                .returned(.repeated, .endedOnce),
                """
                Of the conversations that ended, the share whose customer began another one within the days of \
                reports.repeatDays (\(ReturnWindows().repeatDays)) after its beginning; those younger than that do not count yet.
                """
            )
        case .costPerContact:
            Card(
                "Cost per contact",
                .money,
                .less,
                .cost(.hadPerson),
                """
                The handle time of a conversation that a person had, at the cost of an hour in the configuration \
                (reports.costPerHour). Who has several at once is charged for each, so this is what a conversation \
                would cost alone; without a configured cost there is no value.
                """
            )
        default:
            Card(
                "Expected bad ratings",
                .share,
                .less,
                .mean(.probabilityBad, 0...1),
                """
                The share of ratings of 1 or 2 that the satisfaction model expects if every customer answered: the mean of \
                the last chance that it gave to each conversation it read.
                """
            )
        }
    }
}
