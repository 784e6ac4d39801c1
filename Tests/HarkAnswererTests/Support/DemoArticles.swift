import Foundation

@testable import HarkAnswerer

/// The demo's articles as passages.
enum DemoArticles {
    static func passage(_ id: String) throws -> AnswererPassage {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../config/knowledge").standardized
        let file = try String(contentsOf: root.appending(path: id + ".md"), encoding: .utf8)
        let parts = file.components(separatedBy: "---\n")
        let title = parts[1].split(separator: "\n").first { $0.hasPrefix("title: ") }?.dropFirst(7) ?? ""
        let text = parts[2...].joined(separator: "---\n").replacing("**", with: "").replacing("## ", with: "")
        return AnswererPassage(id: id, title: String(title), text: text, link: "/help/\(id)", audience: .everyone)
    }

    static func ids() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../config/knowledge").standardized
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".md") }
            .map { String($0.dropLast(3)) }.sorted()
    }
}

/// What a model might write about an article: in other words, but true; or made up.
enum WordedAnswers {
    static let faithful: [(article: String, text: String)] = [
        ("returns", "You have 60 days after delivery to return unused items, and returns within the EU are free."),
        ("returns", "Please print the return label under Orders in your account. The original box is best."),
        ("returns", "Opened food can't be sent back."),
        ("returns", "Ropes and harnesses can be returned only if the seal is unbroken."),
        ("shipping-costs", "Standard delivery is €4.90, or free for orders of €60 and more."),
        ("shipping-costs", "Sending an order to Norway costs €14.90, with customs and import tax included."),
        ("gift-cards", "Yes, gift cards are valid for five years, both online and in the stores."),
        ("gift-cards", "You can combine up to five gift cards with other ways to pay."),
        ("gift-cards", "What is left stays on your card."),
        ("refunds", "The refund is made within 3 working days after your return reaches us."),
        ("refunds", "Your bank may take up to 5 more working days to show the refund."),
        ("warranty", "The warranty is two years, and five years for Kestrel tents and backpacks."),
        (
            "warranty",
            "Yes, our workshop can repair zips even after the warranty, and you get the price before we begin."
        ),
        ("delivery-times", "Standard delivery takes 2 to 4 working days. There is no delivery on Sundays."),
        ("delivery-times", "Yes, we ship to Norway; a parcel takes 4 to 7 working days."),
        ("exchanges", "An exchange is free: choose Exchange under Orders and pick the new size."),
        ("payment-methods", "You can pay with PayPal, and in three instalments for orders of €100 or more."),
        ("store-hours", "The stores are open from 10:00 to 19:00, Monday to Saturday, and closed on Sundays."),
        ("late-parcel", "If the parcel can't be found, we send the order again for free or refund it in full."),
        ("delivery-address", "You can change the address under Orders until your order is packed."),
        ("delivery-times-zh", "标准配送一般 2 到 4 个工作日送达，周日和节假日不派送。"),
        ("delivery-times-zh", "可以寄往挪威，需要 4 到 7 个工作日。"),
        ("refunds-zh", "我们收到您的退货后，3 个工作日内会原路退款。"),
        ("refunds-zh", "银行入账最多还要 5 个工作日。"),
        ("shipping-costs-zh", "订单满 60 欧元可以免运费，否则标准配送收费 4.90 欧元。"),
        ("shipping-costs-zh", "寄到瑞士的运费是 14.90 欧元，价格已包含关税和进口税。"),
        ("gift-cards-zh", "礼品卡的有效期是五年，线上和门店都可以使用。"),
        ("gift-cards-zh", "最多可以同时用五张礼品卡。"),
        ("payment-methods-zh", "可以用微信支付或支付宝付款，满 100 欧元还可以免息分三期。"),
        ("payment-methods-zh", "支付失败不会扣款，请换一种支付方式再试。"),
        ("warranty-zh", "商品保修两年，Kestrel 自有品牌的背包和帐篷保修五年。"),
        ("warranty-zh", "拉链和接缝都可以修理，过保也能修，动手之前会告诉您价格。"),
        ("returns-zh", "收货后 60 天内，没有使用过的商品可以退货，欧盟境内免费。"),
        ("returns-zh", "已经开封的食品和定制商品是不能退货的。"),
    ]

    static let invented: [(article: String, text: String)] = [
        ("returns", "Your refund was issued yesterday and a courier will pick the item up tomorrow morning."),
        ("returns", "Worn shoes are accepted too as long as you attach the invoice."),
        ("returns", "As an apology we give you a voucher for your next purchase."),
        ("shipping-costs", "Delivery to Canada and Australia is free for members of our loyalty club."),
        ("shipping-costs", "You can avoid customs duty by declaring the parcel as a gift."),
        ("gift-cards", "Gift cards can be exchanged for cash at any branch of your bank."),
        ("gift-cards", "Send me the number of your card and I will check its balance for you."),
        ("refunds", "We guarantee compensation when your bank delays the payment."),
        ("warranty", "The manufacturer replaces damaged sleeping bags without asking for a receipt."),
        ("warranty", "Accidental damage, theft and loss are covered as well."),
        ("delivery-times", "Our drivers call you before they arrive and carry heavy furniture upstairs."),
        ("payment-methods", "Cryptocurrency such as Bitcoin is accepted with a discount."),
        ("store-hours", "Our store in Vienna has a cafe and a climbing wall for children."),
        ("late-parcel", "The courier lost your parcel because of the strike at the airport."),
        ("delivery-times-zh", "我们的司机会提前打电话，并把大件家具搬上楼。"),
        ("refunds-zh", "如果银行延误，我们会赔偿您双倍损失。"),
        ("shipping-costs-zh", "会员寄往加拿大和澳大利亚享受免费空运。"),
        ("gift-cards-zh", "您可以把卡号发给我，我帮您兑换成现金。"),
        ("payment-methods-zh", "我们也接受比特币，并且有额外折扣。"),
        ("warranty-zh", "意外摔坏、被盗或丢失也在赔付范围之内。"),
        ("returns-zh", "穿过的鞋子附上发票也能换新，快递员明天上门取件。"),
        ("returns-zh", "为表示歉意，我们送您一张优惠券。"),
    ]
}
