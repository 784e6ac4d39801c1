import HarkAnalytics

extension ChatQuery {
    /// The query with what the configuration says of all reports: the cost of an hour, and when a customer is back.
    func configured(by reports: Configuration.Reports) -> ChatQuery {
        var query = self
        query.costPerHour = reports.costPerHour > 0 ? reports.costPerHour : nil
        (query.returns.repeatDays, query.returns.retentionDays) = (reports.repeatDays, reports.retentionDays)
        return query
    }
}
