import Testing

@testable import HarkBot

struct PassageTests {
    private let engine: BotEngine

    init() throws {
        engine = try .demo()
    }

    @Test(arguments: [
        ("account-and-password", "I want to change my email address", "Open Profile"),
        ("account-and-password", "do I need an account to order", "order as a guest"),
        ("account-and-password", "I forgot my password", "Choose Forgot password"),
        ("change-or-cancel-order", "it is already packed, can you stop it", "we cannot stop it"),
        ("damaged-items", "you sent the wrong item", "what you received instead"),
        ("damaged-items", "a part is missing", "missing part"),
        ("delivery-times", "do you ship to Norway", "4 to 7 working days"),
        ("delivery-times", "is there express delivery", "next working day"),
        ("discount-codes", "my code is not accepted", "its last day"),
        ("discount-codes", "how do I get a code as a student", "15 %"),
        ("exchanges", "what if the new item costs more", "charge or refund the difference"),
        ("invoices", "invoice for my company with VAT number", "VAT number at the checkout"),
        ("payment-methods", "why was my payment declined", "confirm the payment"),
        ("returns", "can I return a climbing rope", "seal unbroken"),
        ("returns", "how do I return something", "within 60 days"),
        ("shipping-costs", "how much is delivery to Switzerland", "€14.90"),
        ("warranty", "do you repair zips", "workshop repairs"),
        ("stock", "do your stores have it", "which stores have the item"),
        ("parcel-tracking", "the tracking has not changed for days", "without a scan"),
        ("delivery-times-zh", "可以寄到挪威吗", "4 到 7 个工作日"),
        ("shipping-costs-zh", "需要交关税吗", "不需要再付费"),
        ("shipping-costs-zh", "满多少包邮", "满 60 欧元"),
        ("warranty-zh", "维修要多少钱", "15 到 40 欧元"),
        ("warranty-zh", "帐篷保修几年", "保修五年"),
        ("returns-zh", "攀岩绳能退吗", "封条完好"),
        ("sizes-zh", "不合身可以换吗", "60 天内免费换"),
        ("gift-cards-zh", "怎么使用礼品卡结算", "输入卡号"),
        ("gift-cards-zh", "礼品卡有效期多久", "有效期五年"),
    ])
    func `the paragraph that was asked for is picked`(id: String, question: String, part: String) throws {
        let article = try #require(engine.articlesByID[id])

        let passage = ArticlePassages(article).best(for: KnowledgeQuestion(question))

        #expect(passage.contains(part), "\(passage)")
    }

    @Test func `nothing that stands out means the opening`() throws {
        for article in engine.articles {
            let opening = try #require(Markdown.paragraphs(of: article.markdown).first?.sentences.first)
            #expect(ArticlePassages(article).best(for: KnowledgeQuestion("zorgle")).hasPrefix(opening))
        }
    }
}
