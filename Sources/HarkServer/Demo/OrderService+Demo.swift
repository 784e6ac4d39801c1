import FoundationEssentials

/// One order of the demo shop.
struct Order: Sendable, Hashable {
    /// How far an order has come.
    enum State: String, Sendable, Codable {
        case placed, packed, shipped, delivered, returned, cancelled
    }

    /// A thing that was ordered.
    struct Item: Sendable, Hashable {
        let sku: String
        let en: String
        let zh: String
        var returnable = true
    }

    let number: String
    let email: String
    let state: State
    let items: [Item]
    let total: String
    /// The day on which the shop looks at the order.
    let today: OrderDay
    /// When it comes or came, in days from today.
    let arrives: Int
    var address = "1 Mill Lane, 10115 Berlin"
    var returns: [String] = []
    var refund: String?

    var daysSinceDelivery: Int? { state == .delivered ? -arrives : nil }
    var lastDayToReturn: String { today.adding(arrives + OrderService.daysToReturn).text }
    /// Three working days to refund and five for the bank, as days.
    var refundDay: String { today.adding(8).text }

    func belongs(to email: String?) -> Bool { email?.lowercased() == self.email }
}

extension Order {
    /// The orders of the demo; the number's first digit tells the state.
    static func ofTheDemo(_ today: OrderDay) -> [Order] {
        func order(
            _ number: String,
            _ email: String,
            _ state: State,
            _ arrives: Int,
            _ total: String,
            _ items: Item...
        ) -> Order {
            Order(
                number: number,
                email: email,
                state: state,
                items: items,
                total: total,
                today: today,
                arrives: arrives
            )
        }
        return [
            order("KO-100001", "maya@example.com", .placed, 4, "189.00 EUR", tent),
            order("KO-100002", "li.na@example.com", .placed, 3, "74.50 EUR", lamp, bottle),
            order("KO-200001", "tom@example.com", .packed, 2, "129.00 EUR", boots),
            order("KO-300001", "maya@example.com", .shipped, 1, "89.90 EUR", jacket),
            order("KO-300002", "wang.wei@example.com", .shipped, 2, "64.00 EUR", backpack, socks),
            order("KO-300003", "noor@example.com", .shipped, -4, "45.00 EUR", stove),
            order("KO-400001", "maya@example.com", .delivered, -6, "214.90 EUR", boots, jacket),
            order("KO-400002", "li.na@example.com", .delivered, -20, "99.00 EUR", backpack),
            order("KO-400003", "sam@example.com", .delivered, -75, "119.00 EUR", sleepingBag),
            order("KO-400004", "noor@example.com", .delivered, -3, "19.80 EUR", fuel, bottle),
            order("KO-500001", "tom@example.com", .returned, -15, "129.00 EUR", boots),
            order("KO-600001", "wang.wei@example.com", .cancelled, 0, "350.00 EUR", tent, sleepingBag),
        ]
    }

    private static let tent = Item(sku: "TENT2", en: "Ridge 2 tent", zh: "山脊双人帐篷")
    private static let lamp = Item(sku: "LAMP1", en: "Glow headlamp", zh: "微光头灯")
    private static let bottle = Item(sku: "BOTTLE1", en: "Steel bottle", zh: "不锈钢水壶")
    private static let boots = Item(sku: "BOOT7", en: "Trail boots", zh: "越野登山靴")
    private static let jacket = Item(sku: "JACK3", en: "Rain jacket", zh: "防雨冲锋衣")
    private static let backpack = Item(sku: "PACK40", en: "Trailhead 40 backpack", zh: "步道40升背包")
    private static let socks = Item(sku: "SOCK2", en: "Wool socks", zh: "羊毛袜")
    private static let stove = Item(sku: "STOVE1", en: "Ember stove", zh: "余烬炉头")
    private static let sleepingBag = Item(sku: "BAG5", en: "Down sleeping bag", zh: "羽绒睡袋")
    private static let fuel = Item(sku: "FUEL4", en: "Fuel canister", zh: "燃料罐", returnable: false)
}

/// An order as it is told.
struct OrderView: Encodable {
    struct Item: Encodable {
        let id: String
        let label: String
    }

    let number: String
    let status: String
    let total: String
    let summary: String
    let address: String
    /// What may still be sent back.
    let returnable: [Item]
    /// The day on which it comes or came.
    let arrives: String?
    /// The day until which things may be sent back.
    let returnBy: String?
    let isLate: Bool
    let refund: String?

    init(_ order: Order, language: String?) {
        func name(_ item: Order.Item) -> String { language == "zh" ? item.zh : item.en }
        let isOpen = order.daysSinceDelivery.map { $0 <= OrderService.daysToReturn } ?? false
        let open = order.items.filter { $0.returnable && !order.returns.contains($0.sku) }
        let isGone = order.state == .cancelled || order.state == .returned
        number = order.number
        status = order.state.rawValue
        total = order.total
        summary = order.items.map(name).joined(separator: language == "zh" ? "、" : ", ")
        address = order.address
        returnable = isOpen ? open.map { Item(id: $0.sku, label: name($0)) } : []
        arrives = isGone ? nil : order.today.adding(order.arrives).text
        returnBy = isOpen ? order.lastDayToReturn : nil
        isLate = order.state == .shipped && order.arrives < 0
        refund = order.refund
    }
}

/// A day of the calendar, in UTC.
struct OrderDay: Sendable, Hashable {
    private let days: Int

    init(_ moment: Date) {
        days = Int((moment.timeIntervalSince1970 / 86_400).rounded(.down))
    }

    private init(days: Int) {
        self.days = days
    }

    func adding(_ more: Int) -> OrderDay { OrderDay(days: days + more) }

    /// The day as `2026-11-29`.
    ///
    /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    var text: String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(Self.two(month))-\(Self.two(day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
