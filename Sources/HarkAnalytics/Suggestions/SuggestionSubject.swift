public import HarkDomain

/// What a suggestion is about, and so which conversations it would change.
public enum SuggestionSubject: Hashable, Sendable {
    /// Conversations on a matter.
    case matter(Matter)
    /// Those of an agent on a matter.
    case agent(AgentID, Matter)
    /// Those that come in a part of the day, on working days or at weekends.
    case hours(isWeekend: Bool, DayPart)
    /// Those that come in a part of one day of the week: 1 for Monday to 7 for Sunday.
    case weekday(Int, DayPart)

    /// The matter, if it is about one.
    public var matter: Matter? {
        switch self {
        case .matter(let matter), .agent(_, let matter): matter
        case .hours, .weekday: nil
        }
    }

    /// Before and after a change so many days with conversations on both sides are needed to measure it.
    ///
    /// Eight weeks hold eight of a weekday; its range is the wider for having fewer.
    public var fewestDays: Int {
        switch self {
        case .matter, .agent, .hours: 10
        case .weekday: 6
        }
    }

    /// A name that stays the same from night to night; none has a line break.
    public var text: String {
        switch self {
        case .matter(let matter): "\(matter.kind.rawValue):\(matter.name)"
        case .agent(let agent, let matter): "agent:\(agent.text):\(matter.kind.rawValue):\(matter.name)"
        case .hours(let isWeekend, let part): "hours:\(isWeekend ? "weekend" : "workday"):\(part.rawValue)"
        case .weekday(let day, let part): "weekday:\(day):\(part.rawValue)"
        }
    }

    /// Reads a name; nil when it is none.
    public init?(text: String) {
        let words = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return nil }
        switch words[0] {
        case "agent":
            let parts = words[1].split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let agent = AgentID(parts[0]), let matter = Matter(text: parts[1]) else {
                return nil
            }
            self = .agent(agent, matter)
        case "hours":
            let parts = words[1].split(separator: ":").map(String.init)
            guard parts.count == 2, ["weekend", "workday"].contains(parts[0]), let part = DayPart(rawValue: parts[1])
            else { return nil }
            self = .hours(isWeekend: parts[0] == "weekend", part)
        case "weekday":
            let parts = words[1].split(separator: ":").map(String.init)
            guard parts.count == 2, let day = Int(parts[0]), (1...7).contains(day),
                let part = DayPart(rawValue: parts[1])
            else { return nil }
            self = .weekday(day, part)
        default:
            guard let matter = Matter(text: text) else { return nil }
            self = .matter(matter)
        }
    }
}

extension Matter {
    fileprivate init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
        self.init(kind: kind, name: parts[1])
    }
}

extension SuggestionSubject {
    /// Which side of a comparison a conversation is on.
    public enum Side: Hashable, Sendable {
        /// The suggestion is about it.
        case treated
        /// It is like those, but nothing was to change for it.
        case control
    }

    /// Which side a conversation is on; nil when it is on neither.
    ///
    /// The control of a matter is all other matters; of an agent on a matter the other agents on it; of a part of the day
    /// all other times.
    public func side(of chat: SuggestionChat) -> Side? {
        switch self {
        case .matter(let matter): chat.isOn(matter) ? .treated : chat.matter.map { _ in .control }
        case .agent(let agent, let matter):
            chat.isOn(matter) ? chat.agent.map { $0.id == agent ? .treated : .control } : nil
        case .hours(let isWeekend, let part):
            chat.moment.isWeekend == isWeekend && chat.moment.part == part ? .treated : .control
        case .weekday(let day, let part):
            chat.moment.weekday == day && chat.moment.part == part ? .treated : .control
        }
    }
}
