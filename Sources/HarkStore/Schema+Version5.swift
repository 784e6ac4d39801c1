extension Schema {
    /// What routing knows of conversations, and the versions of the routing plan.
    static let version5 = #"""
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

        -- What entry rules look at, folded from what the log tells of older conversations: the page's address, the last
        -- intent, an empty text for who was not here before, then kinds of entities; each text ends with a line feed. The
        -- data as the staff see it ends at the first line feed of a payload.
        CREATE TEMP TABLE told AS
            SELECT stream, seq, type,
                substr(text, 1, instr(text || char(10), char(10)) - 1) AS wire
            FROM (
                SELECT stream, seq, type, CAST(payload AS TEXT) AS text FROM event
                WHERE type IN ('conversation.started', 'message.analysed')
            );
        CREATE INDEX temp.toldByStream ON told(stream, type, seq);
        CREATE TEMP TABLE learnt AS
            SELECT stream,
                coalesce(max(CASE type WHEN 'conversation.started' THEN json_extract(wire, '$.page.url') END), '') AS page,
                coalesce((
                    SELECT json_extract(last.wire, '$.intent') FROM told AS last
                    WHERE last.stream = told.stream AND last.type = 'message.analysed'
                        AND json_extract(last.wire, '$.intent') IS NOT NULL
                    ORDER BY last.seq DESC LIMIT 1
                ), '') AS intent,
                coalesce((
                    SELECT group_concat('entity' || char(10) || kind || char(10), '') FROM (
                        SELECT DISTINCT json_extract(entity.value, '$.type') AS kind
                        FROM told AS some, json_each(some.wire, '$.entities') AS entity
                        WHERE some.stream = told.stream AND some.type = 'message.analysed' ORDER BY kind
                    )
                ), '') AS entities
            FROM told GROUP BY stream;
        UPDATE conversation SET context = (
            SELECT replace(replace(page, '\', '\\'), char(10), '\n') || char(10)
                || replace(replace(intent, '\', '\\'), char(10), '\n') || char(10) || char(10) || entities
            FROM learnt WHERE stream = conversation.id
        ) WHERE id IN (SELECT stream FROM learnt WHERE page || intent || entities <> '');
        DROP TABLE learnt;
        DROP TABLE told;
        """#
}
