extension Endpoints {
    /// How satisfied customers are, beyond what those say who answer.
    var satisfaction: [Route] {
        report(
            .satisfaction,
            at: "/api/v1/satisfaction",
            "Ratings as they came, corrected for who answers, by agent, with what goes with bad ones.",
            gives: "Satisfaction"
        )
    }
}
