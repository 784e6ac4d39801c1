import Foundation
import HarkIntent

/// A shop's intents, a few examples each, in both languages.
enum Shop {
    static let examples: [IntentExample] =
        list(
            "order-status",
            [
                "Where is my parcel?", "When will my order arrive?", "My order has not arrived yet",
                "Track my package please", "Has my order been shipped?", "我的包裹到哪了", "快递什么时候到", "我的订单发货了吗",
            ]
        )
        + list(
            "refund",
            [
                "I want my money back", "How do I get a refund?", "Please refund my order", "When is the refund paid?",
                "Refund the damaged item", "我要退款", "退款什么时候到账", "怎么申请退款",
            ]
        )
        + list(
            "change-address",
            [
                "I need to change my delivery address", "Please send it to another address", "The address is wrong",
                "Update my shipping address", "I moved, new address", "我要改收货地址", "地址写错了怎么办", "换一个地址",
            ]
        )

    static let outOfScope = list(
        IntentExample.outOfScope,
        ["Tell me a joke", "Who won the match last night?", "What is the capital of France?", "讲个笑话", "今天天气怎么样"]
    )

    static func list(_ intent: String, _ texts: [String]) -> [IntentExample] {
        texts.map { IntentExample(text: $0, intent: intent) }
    }
}

/// Runs `body` with a file that is removed afterwards.
func withFile<Result>(_ content: Data, _ body: (URL) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID().uuidString).model")
    try content.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
}
