import HarkDomain
import HarkProtocol

extension Transcript {
    /// The transcript for people: a line per event, further lines of a text set in.
    public var text: String {
        var text = "Conversation \(conversation.text)\n"
        var day = ""
        for line in lines {
            let (date, time) = line.moment
            if date != day { text += "\n\(date) (UTC)\n" }
            day = date
            text += "\(time)  \(Self.plain(line.sentence.whole))\n"
        }
        return text
    }

    /// The text without what a terminal would obey, its lines set in.
    static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": plain += "\n          "
            case "\t": plain += " "
            default: if scalar.properties.generalCategory != .control { plain.unicodeScalars.append(scalar) }
            }
        }
        return plain
    }
}

extension Transcript.Line {
    /// The day and the time of day, in UTC.
    var moment: (date: String, time: String) {
        let text = at.iso8601
        return (String(text.prefix(10)), String(text.dropFirst(11).prefix(8)))
    }

    /// The event in words; a type that cannot be read is named as it is.
    var sentence: EventSentence {
        guard let body = try? payload.body(type: type) else { return EventSentence(happening: type) }
        return EventSentence(body, by: by)
    }
}
