public import HarkDomain

// The members of a profile that are alike in events, greetings and the API.
extension JSONWriter {
    /// Writes who a member of the staff is and what this person can do.
    public mutating func profile(_ profile: AgentProfile) {
        member("id", profile.id)
        member("name", profile.name)
        member("role", profile.role.rawValue)
        member("languages", profile.languages)
        objects("skills", profile.skills) { writer, skill in
            writer.member("name", skill.name)
            writer.member("level", skill.level)
        }
    }

    /// Writes what a queue is and how it hands conversations out.
    public mutating func profile(_ profile: QueueProfile) {
        member("id", profile.id)
        member("name", profile.name)
        member("assignment", profile.assignment.rawValue)
        member("offerSeconds", profile.offerSeconds)
        member("wrapUpSeconds", profile.wrapUpSeconds)
    }

    /// Writes what a site is and who may embed it.
    public mutating func profile(_ profile: SiteProfile) {
        member("id", profile.id)
        member("key", profile.key)
        member("name", profile.name)
        member("bot", profile.hasBot)
        member("origins", profile.origins)
    }
}
