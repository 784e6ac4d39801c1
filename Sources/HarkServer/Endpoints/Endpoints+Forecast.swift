extension Endpoints {
    /// How much is to come, and how many people it takes.
    var forecast: [Route] {
        report(
            .forecast,
            at: "/api/v1/forecast",
            "The volume to come with its ranges, how such forecasts would have done, and the heads that it takes.",
            gives: "VolumeForecast",
            problems: [409]
        )
    }
}
