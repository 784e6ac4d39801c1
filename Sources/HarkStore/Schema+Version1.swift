extension Schema {
    /// The log, the projections that are written with it, and the tables of administration.
    static let version1 = log + projections + administration

    private static let log = """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value NOT NULL
        ) WITHOUT ROWID;

        -- The log. `stream` is the conversation's number, 0 for the floor; `authorID` is 0 for bot and system.
        -- `keyID` names the key that `payload` is sealed with, 0 for none.
        CREATE TABLE event (
            position INTEGER PRIMARY KEY,
            stream INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            customerPrev INTEGER,
            at INTEGER NOT NULL,
            type TEXT NOT NULL,
            authorKind TEXT NOT NULL,
            authorID INTEGER NOT NULL,
            authorName TEXT,
            clientID TEXT,
            contentHash INTEGER,
            keyID INTEGER NOT NULL,
            payload BLOB NOT NULL,
            checksum INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX eventByStream ON event(stream, seq);
        CREATE UNIQUE INDEX eventByClientID ON event(stream, authorID, clientID) WHERE clientID IS NOT NULL;

        """

    private static let projections = """
        CREATE TABLE conversation (
            id INTEGER PRIMARY KEY,
            site INTEGER NOT NULL,
            visitor INTEGER NOT NULL,
            startedAt INTEGER NOT NULL,
            contact INTEGER,
            language TEXT,
            status TEXT NOT NULL,
            queue INTEGER NOT NULL,
            queueName TEXT NOT NULL,
            assignee INTEGER,
            assigneeName TEXT,
            epoch INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            queuedAt INTEGER,
            rank INTEGER NOT NULL,
            resolvedAt INTEGER,
            reason TEXT,
            disposition TEXT,
            labels TEXT,
            handoffSeq INTEGER NOT NULL,
            handoffReason TEXT,
            summary TEXT,
            helpRequestedAt INTEGER,
            helpText TEXT,
            offer INTEGER,
            offerAgent INTEGER,
            offerAgentName TEXT,
            offerExpiresAt INTEGER,
            wrapUpUntil INTEGER,
            lastAgent INTEGER,
            lastAgentName TEXT,
            participants TEXT,
            surveyScore INTEGER,
            surveySolved TEXT,
            surveyComment TEXT,
            surveyAt INTEGER,
            checksum INTEGER NOT NULL,
            head INTEGER NOT NULL,
            customerHead INTEGER NOT NULL,
            lastCustomerSeq INTEGER NOT NULL,
            lastCustomerAt INTEGER NOT NULL,
            lastAnswerSeq INTEGER NOT NULL,
            lastAnswerKind TEXT,
            lastAnswerID INTEGER,
            lastAnswerName TEXT,
            otherAnswerSeq INTEGER NOT NULL,
            otherAnswerKind TEXT,
            otherAnswerID INTEGER,
            otherAnswerName TEXT,
            lastMessageAt INTEGER NOT NULL,
            unansweredSince INTEGER,
            isIdle INTEGER NOT NULL,
            choices TEXT,
            botOutcome TEXT,
            botState TEXT
        );
        CREATE INDEX conversationOpen ON conversation(id) WHERE status <> 'resolved';
        CREATE INDEX conversationByVisitor ON conversation(visitor, site, id);
        CREATE INDEX conversationByContact ON conversation(contact, id) WHERE contact IS NOT NULL;
        CREATE INDEX conversationResolved ON conversation(resolvedAt) WHERE resolvedAt IS NOT NULL;

        CREATE TABLE agent (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            capacity INTEGER NOT NULL,
            skills TEXT,
            languages TEXT,
            queues TEXT,
            isActive INTEGER NOT NULL,
            availability TEXT NOT NULL,
            isConnected INTEGER NOT NULL,
            since INTEGER NOT NULL,
            idleSince INTEGER NOT NULL
        );

        CREATE TABLE queue (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            assignment TEXT NOT NULL,
            offerSeconds INTEGER NOT NULL,
            wrapUpSeconds INTEGER NOT NULL,
            isActive INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX queueByName ON queue(name) WHERE isActive;

        CREATE TABLE site (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            name TEXT NOT NULL,
            hasBot INTEGER NOT NULL,
            queue INTEGER NOT NULL,
            origins TEXT,
            isActive INTEGER NOT NULL,
            greeting TEXT,
            starters TEXT
        );
        CREATE UNIQUE INDEX siteByKey ON site(key) WHERE isActive;

        CREATE TABLE acknowledgement (
            item TEXT PRIMARY KEY,
            agent INTEGER NOT NULL,
            agentName TEXT NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE readMark (
            conversation INTEGER NOT NULL,
            party TEXT NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (conversation, party)
        ) WITHOUT ROWID;

        """

    private static let administration = """
        -- What a member of the staff logs in with; the profile is the row of `agent` with the same id.
        CREATE TABLE account (
            id INTEGER PRIMARY KEY REFERENCES agent(id) DEFERRABLE INITIALLY DEFERRED,
            email TEXT NOT NULL,
            emailKey TEXT NOT NULL UNIQUE,
            passwordHash TEXT NOT NULL,
            passwordChangedAt INTEGER NOT NULL,
            createdAt INTEGER NOT NULL
        );

        CREATE TABLE session (
            tokenHash BLOB PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            csrfHash BLOB NOT NULL,
            createdAt INTEGER NOT NULL,
            lastSeenAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sessionByAccount ON session(account);
        CREATE INDEX sessionByExpiry ON session(expiresAt);

        CREATE TABLE apiToken (
            id INTEGER PRIMARY KEY,
            tokenHash BLOB NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            lastUsedAt INTEGER,
            revokedAt INTEGER
        );
        CREATE INDEX apiTokenByAccount ON apiToken(account);

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            actor INTEGER,
            actorName TEXT NOT NULL,
            action TEXT NOT NULL,
            object TEXT NOT NULL,
            detail TEXT NOT NULL
        );
        CREATE TRIGGER auditIsNeverChanged BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
        CREATE TRIGGER auditIsNeverDeleted BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;

        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            name TEXT,
            email TEXT,
            phone TEXT,
            attributes TEXT,
            createdAt INTEGER NOT NULL
        );

        CREATE TABLE contactIdentity (
            site INTEGER NOT NULL,
            subject TEXT NOT NULL,
            contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
            PRIMARY KEY (site, subject)
        ) WITHOUT ROWID;
        CREATE INDEX contactIdentityByContact ON contactIdentity(contact);

        CREATE TABLE visitor (
            id INTEGER PRIMARY KEY,
            site INTEGER NOT NULL,
            contact INTEGER REFERENCES contact(id) ON DELETE SET NULL,
            tokensValidFrom INTEGER NOT NULL,
            firstSeenAt INTEGER NOT NULL
        );
        CREATE INDEX visitorByContact ON visitor(contact) WHERE contact IS NOT NULL;

        CREATE TABLE cannedResponse (
            id INTEGER PRIMARY KEY,
            shortCode TEXT NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (shortCode, language)
        );

        CREATE TABLE label (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            colour TEXT
        );
        """
}
