import HarkDomain

/// How a member of the staff lies in the table `agent`.
enum AgentRow {
    static let columns = """
        id, name, role, capacity, skills, languages, queues, isActive, availability, isConnected, since, idleSince, awayReason
        """
    static let upsert = """
        INSERT INTO agent (\(columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET
        name=excluded.name, role=excluded.role, capacity=excluded.capacity, skills=excluded.skills,
        languages=excluded.languages, queues=excluded.queues, isActive=excluded.isActive,
        availability=excluded.availability, isConnected=excluded.isConnected, since=excluded.since,
        idleSince=excluded.idleSince, awayReason=excluded.awayReason
        """
}

extension AgentRecord {
    func put(into sink: inout some ColumnSink) {
        sink.put(profile.id)
        sink.put(profile.name)
        sink.put(profile.role)
        sink.put(profile.capacity)
        sink.put(profile.skills.flatMap { [$0.name, String($0.level)] })
        sink.put(profile.languages)
        sink.put(profile.queues.map(\.rawValue))
        sink.put(profile.isActive)
        sink.put(availability)
        sink.put(isConnected)
        sink.put(since)
        sink.put(idleSince)
        sink.put(awayReason)
    }

    init(_ row: inout RowReader) throws {
        let profile = AgentProfile(
            id: row.id(),
            name: row.text(),
            role: try row.oneCase(),
            capacity: row.number(),
            skills: row.skills(),
            languages: row.texts(),
            queues: row.numbers().map(QueueID.init(rawValue:)),
            isActive: row.bool()
        )
        let availability: Availability = try row.oneCase()
        let isConnected = row.bool()
        self.init(profile: profile, since: row.time())
        (self.availability, self.isConnected, idleSince) = (availability, isConnected, row.time())
        awayReason = try row.optionalCase()
    }
}

extension RowReader {
    fileprivate mutating func skills() -> [Skill] {
        let pairs = texts()
        return stride(from: 0, to: pairs.count - 1, by: 2).map {
            Skill(name: pairs[$0], level: Int(pairs[$0 + 1]) ?? 1)
        }
    }
}

/// How a queue lies in the table `queue`.
enum QueueRow {
    static let columns = "id, name, assignment, offerSeconds, wrapUpSeconds, isActive"
    static let upsert = """
        INSERT INTO queue (\(columns)) VALUES (?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET
        name=excluded.name, assignment=excluded.assignment, offerSeconds=excluded.offerSeconds,
        wrapUpSeconds=excluded.wrapUpSeconds, isActive=excluded.isActive
        """
}

extension QueueProfile {
    func put(into sink: inout some ColumnSink) {
        sink.put(id)
        sink.put(name)
        sink.put(assignment)
        sink.put(offerSeconds)
        sink.put(wrapUpSeconds)
        sink.put(isActive)
    }

    init(_ row: inout RowReader) throws {
        self.init(
            id: row.id(),
            name: row.text(),
            assignment: try row.oneCase(),
            offerSeconds: row.number(),
            wrapUpSeconds: row.number(),
            isActive: row.bool()
        )
    }
}

/// How a site lies in the table `site`; what its widget says is set apart and stays as it is.
enum SiteRow {
    static let columns = "id, key, name, hasBot, queue, origins, isActive"
    static let upsert = """
        INSERT INTO site (\(columns)) VALUES (?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET
        key=excluded.key, name=excluded.name, hasBot=excluded.hasBot, queue=excluded.queue,
        origins=excluded.origins, isActive=excluded.isActive
        """
}

extension SiteProfile {
    func put(into sink: inout some ColumnSink) {
        sink.put(id)
        sink.put(key)
        sink.put(name)
        sink.put(hasBot)
        sink.put(queue)
        sink.put(origins)
        sink.put(isActive)
    }

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            key: row.text(),
            name: row.text(),
            hasBot: row.bool(),
            queue: row.id(),
            origins: row.texts(),
            isActive: row.bool()
        )
    }
}
