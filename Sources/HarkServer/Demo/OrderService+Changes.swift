// What customers may have changed, and when the state of an order forbids it.
extension OrderService {
    /// The days after delivery within which things may come back.
    static let daysToReturn = 60

    mutating func takeReturn(of order: Order, _ request: OrderRequest) -> Answer {
        guard let fields = request.fields, let sku = fields["item"], let reason = fields["reason"], reason.isShort
        else {
            return .refusal(400, "itemAndReasonNeeded")
        }
        guard let place = order.items.firstIndex(where: { $0.sku == sku }) else { return .refusal(400, "noSuchItem") }
        guard order.state == .delivered, let age = order.daysSinceDelivery else { return .refusal(409, "notDelivered") }
        guard age <= Self.daysToReturn else { return .refusal(409, "tooLate") }
        guard order.items[place].returnable else { return .refusal(409, "notReturnable") }
        guard !order.returns.contains(sku) else { return .refusal(409, "alreadyReturned") }
        orders[order.number]?.returns.append(sku)
        let label = "RT-\(order.number.dropFirst(3))-\(order.returns.count + 1)"
        return .json(201, ["label": label, "order": order.number, "sendBy": order.lastDayToReturn])
    }

    mutating func changeAddress(of order: Order, _ request: OrderRequest) -> Answer {
        guard let fields = request.fields, let street = fields["street"], let code = fields["postalCode"],
            let city = fields["city"], [street, code, city].allSatisfy(\.isShort)
        else { return .refusal(400, "streetPostalCodeAndCityNeeded") }
        guard order.belongs(to: fields["email"]) else { return .refusal(422, "otherEmail") }
        guard order.state == .placed else { return .refusal(409, "alreadyPacked") }
        let address = "\(street), \(code) \(city)"
        orders[order.number]?.address = address
        return .json(200, ["order": order.number, "address": address])
    }

    mutating func refund(_ order: Order, _ request: OrderRequest) -> Answer {
        guard let fields = request.fields, let reason = fields["reason"], reason.isShort else {
            return .refusal(400, "reasonNeeded")
        }
        guard order.belongs(to: fields["email"]) else { return .refusal(422, "otherEmail") }
        guard order.state == .returned || order.state == .cancelled else { return .refusal(409, "nothingToRefund") }
        guard order.refund == nil else { return .refusal(409, "alreadyRefunded") }
        let reference = "RF-\(order.number.dropFirst(3))"
        orders[order.number]?.refund = reference
        return .json(201, ["reference": reference, "amount": order.total, "by": order.refundDay])
    }
}

extension String {
    /// Whether this says something, and not too much.
    fileprivate var isShort: Bool { !isEmpty && utf8.count <= 1_000 && contains { !$0.isWhitespace } }
}
