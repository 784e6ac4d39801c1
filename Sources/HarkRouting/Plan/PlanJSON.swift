/// A JSON value, which is written in one way only: members by their keys' order, no blanks.
package enum PlanJSON {
    case text(String)
    case whole(Int)
    /// A number of hundredths as a number of units.
    case hundredths(Int)
    case bool(Bool)
    case null
    case list([PlanJSON])
    /// Members; those that are nil are left out.
    case object([String: PlanJSON?])

    /// The JSON text.
    package var written: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Texts as a list, or nil when there are none.
    package static func texts(_ texts: [String]) -> PlanJSON? { list(texts.map(PlanJSON.text), orNil: true) }

    /// Values as a list, or nil when there are none.
    package static func list(_ values: [PlanJSON], orNil: Bool) -> PlanJSON? {
        values.isEmpty && orNil ? nil : .list(values)
    }

    private func write(to text: inout String) {
        switch self {
        case .text(let value): Self.write(value, to: &text)
        case .whole(let value): text += "\(value)"
        case .hundredths(let value): text += Self.units(value)
        case .bool(let value): text += value ? "true" : "false"
        case .null: text += "null"
        case .list(let items): Self.write(items, "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            let present = members.compactMapValues { $0 }.sorted { $0.key < $1.key }
            Self.write(present, "{", "}", to: &text) { member, text in
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item],
        _ open: String,
        _ close: String,
        to text: inout String,
        by write: (Item, inout String) -> Void
    ) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            write(item, &text)
        }
        text += close
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case _ where mustBeEscaped(scalar):
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// True for what JSON or YAML does not take as it is: controls, line breaks, the mark of the byte order.
    private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func units(_ hundredths: Int) -> String {
        let (units, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(units)" }
        return rest % 10 == 0 ? "\(units).\(rest / 10)" : "\(units).\(rest < 10 ? "0" : "")\(rest)"
    }
}
