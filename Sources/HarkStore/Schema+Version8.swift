extension Schema {
    /// What customers are asked, when, and the versions of the survey plan.
    static let version8 = #"""
        -- `askedAt` is when the rating was asked for that stands; `ask` are the questions, empty for the standard survey.
        ALTER TABLE conversation ADD COLUMN customerMessages INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversation ADD COLUMN askedAt INTEGER;
        ALTER TABLE conversation ADD COLUMN ask TEXT;
        ALTER TABLE conversation ADD COLUMN surveyAnswers TEXT;

        -- A version never changes; the last row is the plan that holds. `plan` is canonical JSON, queues by their ids.
        CREATE TABLE surveyVersion (
            version INTEGER PRIMARY KEY,
            publishedAt INTEGER NOT NULL,
            publishedBy TEXT NOT NULL,
            note TEXT NOT NULL,
            plan TEXT NOT NULL
        );

        UPDATE conversation SET
            customerMessages = (
                SELECT count(*) FROM event
                WHERE stream = conversation.id AND type = 'message.posted' AND authorKind = 'visitor'
            ),
            askedAt = (
                SELECT at FROM event WHERE stream = conversation.id AND type = 'survey.requested'
                ORDER BY seq DESC LIMIT 1
            );
        -- A rating that was not given before the conversation went on was called off.
        UPDATE conversation SET askedAt = NULL WHERE askedAt IS NOT NULL AND EXISTS (
            SELECT 1 FROM event AS reopened
            WHERE reopened.stream = conversation.id AND reopened.type = 'conversation.reopened'
                AND reopened.seq > (
                    SELECT max(seq) FROM event WHERE stream = conversation.id AND type = 'survey.requested'
                )
                AND NOT EXISTS (
                    SELECT 1 FROM event AS answered
                    WHERE answered.stream = conversation.id AND answered.type = 'survey.answered'
                        AND answered.seq < reopened.seq AND answered.at >= conversation.askedAt
                )
        );
        """#
}
