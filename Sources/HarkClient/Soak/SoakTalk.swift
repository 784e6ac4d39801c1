/// One customer's conversation in a soak.
final class SoakTalk {
    let number: Int
    let customer: CustomerClient
    var conversation: String?
    /// How many messages to write before the goodbye.
    var left: Int
    /// How many messages have no answer yet.
    var unanswered = 0
    private var written = 0

    init(_ number: Int, _ customer: CustomerClient, messages: Int) {
        (self.number, self.customer, left) = (number, customer, messages)
    }

    /// A text that nobody else writes, short as people's mostly are.
    func nextText() -> String {
        written += 1
        let story = written % 40 == 0 ? String(repeating: "a long story, 很长的故事; ", count: 120) : ""
        return "Customer \(number), message \(written). \(story)Where is it? 在哪里？"
    }

    static let goodbye = "Goodbye from customer "
}
