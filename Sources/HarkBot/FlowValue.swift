import HarkLanguage

/// How values are kept and said.
enum FlowValue {
    /// What a value is, which decides how it is said.
    enum Form {
        case plain, date, time, money, yesNo
    }

    /// The most characters of a value that a call brought.
    static let mostCharacters = 160

    /// A text on one line without what nobody sees: controls, marks of direction, runs of spaces.
    static func cleaned(_ text: String, most: Int = mostCharacters) -> String {
        var cleaned = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar.properties.isWhitespace, .lineSeparator, .paragraphSeparator: cleaned.append(" ")
            case .control, .format, .surrogate, .privateUse, .unassigned: continue
            default: cleaned.append(scalar)
            }
        }
        let line = String(cleaned).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > most ? line.prefix(most - 1) + "…" : line
    }

    /// A value as a reader of `language` knows it.
    static func spoken(_ value: String, _ form: Form, _ language: Language) -> String {
        switch form {
        case .plain: value
        case .date: day(value, language) ?? value
        case .time: value.hasPrefix("T") ? String(value.dropFirst()) : value
        case .money: amount(value) ?? value
        case .yesNo: value == "yes" ? FlowWords.yes[language] : FlowWords.no[language]
        }
    }

    /// "1 December 2026" of `2026-12-01`.
    private static func day(_ value: String, _ language: Language) -> String? {
        let parts = value.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return nil }
        if language == .chinese { return "\(parts[0])年\(parts[1])月\(parts[2])日" }
        return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
    }

    /// "€12.50" of `12.50 EUR`.
    private static func amount(_ value: String) -> String? {
        let parts = value.split(separator: " ")
        guard parts.count == 2, let sign = signs[String(parts[1])] else { return nil }
        return sign + parts[0]
    }

    private static let signs = ["EUR": "€", "USD": "$", "GBP": "£", "CNY": "¥"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension FlowSlot.Kind {
    /// How a slot's value is said; what was chosen is said by its label.
    var form: FlowValue.Form {
        switch self {
        case .date: .date
        case .time: .time
        case .money: .money
        case .yesNo: .yesNo
        default: .plain
        }
    }
}

extension FlowField.Kind {
    /// How a value of a call's answer is said.
    var form: FlowValue.Form {
        switch self {
        case .date: .date
        case .time: .time
        case .money: .money
        case .yesNo: .yesNo
        case .text, .number, .list, .options: .plain
        }
    }
}
