/// One thing that the doctor looked at.
struct Finding: Equatable {
    /// How it stands.
    enum Grade: String {
        /// As it should be.
        case ok
        /// It works, but an operator should look.
        case warning
        /// It will fail.
        case fault
    }

    let grade: Grade
    let topic: String
    let text: String

    static func ok(_ topic: String, _ text: String) -> Finding { Finding(grade: .ok, topic: topic, text: text) }

    static func warning(_ topic: String, _ text: String) -> Finding {
        Finding(grade: .warning, topic: topic, text: text)
    }

    static func fault(_ topic: String, _ text: String) -> Finding { Finding(grade: .fault, topic: topic, text: text) }

    /// The finding on one line, in columns.
    var line: String { pad(grade.rawValue, 8) + pad(topic, 13) + text }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
