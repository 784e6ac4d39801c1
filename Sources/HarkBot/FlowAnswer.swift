/// What a message says to a slot's question.
enum FlowAnswer: Hashable {
    /// A value; unsure when the message may as well ask something else.
    case value(String, isSure: Bool)
    /// Too much of an answer.
    case tooLong
    /// No answer.
    case none

    var value: String? {
        if case .value(let value, _) = self { value } else { nil }
    }

    static func sure(_ value: String?) -> FlowAnswer {
        value.map { .value($0, isSure: true) } ?? .none
    }
}
