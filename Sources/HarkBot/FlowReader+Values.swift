import HarkLanguage

// What a message names exactly, and what stands for it when it is all that a message says.
extension FlowReader {
    /// The first value that a pattern or a recogniser found; nil when there is none.
    func named(_ input: FlowInput) -> FlowAnswer? {
        if slot.type == .order || slot.type == .tracking, let match = pattern?.firstMatch(in: input.text.folded) {
            return .sure(Self.code(match))
        }
        for entity in input.entities {
            guard let value = value(of: entity), fitsPattern(value) else { continue }
            return .value(value, isSure: isSure(input))
        }
        return nil
    }

    /// What the whole message is, where its form leaves no doubt once the question is known.
    func bareAnswer(_ input: FlowInput) -> FlowAnswer {
        guard let value = bareValue(input), fitsPattern(value) else { return .none }
        return .value(value, isSure: isSure(input))
    }

    private func isSure(_ input: FlowInput) -> Bool {
        switch slot.type {
        case .date, .time, .money, .number: !FlowWords.isQuestion(input.text)
        default: true
        }
    }

    private func fitsPattern(_ value: String) -> Bool {
        pattern.map { $0.firstMatch(in: value) == value } ?? true
    }

    private func value(of entity: TextEntity) -> String? {
        let value = FlowValue.cleaned(entity.value ?? entity.text)
        switch (slot.type, entity.kind) {
        case (.order, .order), (.tracking, .tracking), (.email, .email), (.phone, .phone), (.money, .money),
            (.postalCode, .postalCode):
            return value
        case (.date, .date): return value.isDay ? String(value.prefix(10)) : nil
        case (.time, .time): return value
        case (.time, .date): return value.firstIndex(of: "T").map { String(value[$0...]) }
        default: return nil
        }
    }

    private func bareValue(_ input: FlowInput) -> String? {
        switch slot.type {
        case .order, .tracking: pattern == nil ? Self.lonelyCode(input.text) : nil
        case .phone: Self.lonelyPhone(input.text)
        case .postalCode: Self.lonelyPostalCode(input.text)
        case .number: FlowNumber.read(input.text).map(Self.plain)
        case .money: FlowNumber.read(input.text).map(money)
        case .time: FlowNumber.read(input.text).flatMap(Self.hour)
        default: nil
        }
    }

    private func money(_ amount: Double) -> String {
        slot.currency.map { Self.amount(amount, $0) } ?? Self.plain(amount)
    }

    /// "K123457": one word of letters and digits, three of them digits at least.
    private static func lonelyCode(_ text: String) -> String? {
        let word = FlowWords.bare(text).split(separator: " ").joined(separator: "-").uppercased()
        let isCode = word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D }
        guard isCode, (4...24).contains(word.count), word.count(where: \.isNumber) >= 3 else { return nil }
        return word
    }

    private static func lonelyPhone(_ text: String) -> String? {
        let folded = text.folded
        let isPhone = folded.allSatisfy { $0.isASCII && ($0.isNumber || " +-().".contains($0)) }
        let digits = folded.filter(\.isNumber)
        guard isPhone, (7...15).contains(digits.count) else { return nil }
        return (folded.hasPrefix("+") ? "+" : "") + digits
    }

    private static func lonelyPostalCode(_ text: String) -> String? {
        let code = text.folded.uppercased()
        let isCode = code.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter || " -".contains($0)) }
        guard isCode, (3...10).contains(code.count), code.contains(where: \.isNumber) else { return nil }
        return code
    }

    private static func code(_ match: String) -> String {
        String(FlowValue.cleaned(match).uppercased().filter { !$0.isWhitespace })
    }

    private static func hour(_ number: Double) -> String? {
        guard number == number.rounded(), (0...23).contains(number) else { return nil }
        return number < 10 ? "T0\(Int(number)):00" : "T\(Int(number)):00"
    }

    private static func plain(_ number: Double) -> String {
        BotJSON.number(number).spoken ?? ""
    }

    private static func amount(_ number: Double, _ currency: String) -> String {
        let cents = Int64((min(number, 1e12) * 100).rounded())
        let rest = cents % 100
        return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest) \(currency)"
    }
}

extension String {
    /// Whether this is a day of ISO 8601, with or without a time: neither a week nor a month.
    fileprivate var isDay: Bool {
        let parts = prefix { $0 != "T" }.split(separator: "-")
        return parts.count == 3 && parts.allSatisfy { Int($0) != nil }
    }
}
