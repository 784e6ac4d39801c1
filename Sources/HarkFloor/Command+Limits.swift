import HarkDomain

extension Command {
    /// The first parameter whose text is longer than it may be.
    var tooLongField: String? {
        switch self {
        case .postMessage(let data): Self.field("text", data.text, TextLimit.message)
        case .addNote(let data): Self.field("text", data.text, TextLimit.message)
        case .start(let data): Self.field("text", data.text, TextLimit.message)
        case .submitSurvey(let data):
            Self.field("comment", data.comment, TextLimit.comment)
                ?? data.answers.lazy.compactMap {
                    Self.field("answers.\($0.question)", $0.value.text, TextLimit.answer)
                }.first
        case .resolve(let data):
            Self.field("disposition", data.disposition, TextLimit.disposition)
                ?? Self.field("note", data.note, TextLimit.message)
        case .transfer(_, _, _, let reason), .assign(_, _, _, let reason), .prioritise(_, _, _, let reason),
            .escalate(_, _, let reason):
            Self.field("reason", reason, TextLimit.reason)
        case .requestHelp(_, _, let text): Self.field("text", text, TextLimit.reason)
        default: nil
        }
    }

    private static func field(_ name: String, _ text: String?, _ limit: Int) -> String? {
        guard let text, !TextLimit.allows(text, limit) else { return nil }
        return name
    }
}
