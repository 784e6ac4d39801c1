extension Schema {
    /// What routing knows of conversations, and the versions of the routing plan.
    static let version5 = """
        ALTER TABLE conversation ADD COLUMN demand TEXT;
        ALTER TABLE conversation ADD COLUMN context TEXT;
        ALTER TABLE conversation ADD COLUMN sla TEXT;
        ALTER TABLE conversation ADD COLUMN breach TEXT;
        ALTER TABLE conversation ADD COLUMN snoozedUntil INTEGER;
        ALTER TABLE agent ADD COLUMN awayReason TEXT;

        -- A version never changes; the last row is the plan that holds. `plan` is canonical JSON, queues by their ids.
        CREATE TABLE routingVersion (
            version INTEGER PRIMARY KEY,
            publishedAt INTEGER NOT NULL,
            publishedBy TEXT NOT NULL,
            note TEXT NOT NULL,
            plan TEXT NOT NULL
        );
        """
}
