internal import HarkLanguage

/// The numbers of a text, in digits and in words, each in one form.
enum NumberWords {
    /// The numbers, such as `30`, `4.90`, `2026-11-27`; an English or Chinese word for one gives its digits.
    static func numbers(in text: String) -> Set<String> {
        var numbers: Set<String> = []
        var digits = ""
        var letters = ""
        var han = ""
        func close() {
            if let number = plain(digits) { numbers.insert(number) }
            if let number = english[letters] { numbers.insert(number) }
            if let number = chinese(han) { numbers.insert(number) }
            (digits, letters, han) = ("", "", "")
        }
        for scalar in CleanText(text).scalars.compactMap(Unicode.Scalar.init) {
            let isDigit = ("0"..."9").contains(scalar)
            let isMark = !digits.isEmpty && (scalar == "." || scalar == "," || scalar == ":")
            let isHan = hanDigits[scalar] != nil || scalar == "十" || scalar == "百"
            let isLetter = scalar.properties.isAlphabetic && !isHan && scalar.isASCII
            if !(isDigit || isMark) && !digits.isEmpty || !isLetter && !letters.isEmpty || !isHan && !han.isEmpty {
                close()
            }
            if isDigit || isMark {
                digits.unicodeScalars.append(scalar)
            } else if isHan {
                han.unicodeScalars.append(scalar)
            } else if isLetter {
                letters += String(scalar).lowercased()
            }
        }
        close()
        return numbers
    }

    /// `4.90` and `4.9`, `1,000` and `1000` as one.
    private static func plain(_ digits: String) -> String? {
        var text = digits
        while let last = text.last, !last.isNumber { text.removeLast() }
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ",")
        if parts.count > 1, parts.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) {
            text = parts.joined()
        }
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        let isWhole = text.allSatisfy(\.isNumber)
        return isWhole ? String(text.drop { $0 == "0" }.isEmpty ? "0" : text.drop { $0 == "0" }) : text
    }

    /// The words that say how many; "one" says more often "somebody".
    private static let english: [String: String] = {
        let small =
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            + "seventeen eighteen nineteen twenty"
        let tens = "thirty forty fifty sixty seventy eighty ninety hundred"
        var words = ["thousand": "1000", "twice": "2", "dozen": "12"]
        for (index, word) in small.split(separator: " ").enumerated() { words[String(word)] = String(index + 2) }
        for (index, word) in tens.split(separator: " ").enumerated() { words[String(word)] = String(index * 10 + 30) }
        return words
    }()

    private static let hanDigits: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// `三十` as 30; 一 and 两 alone are words more often than numbers.
    private static func chinese(_ text: String) -> String? {
        guard !text.isEmpty, text != "一" else { return nil }
        var total = 0
        var digit: Int?
        for scalar in text.unicodeScalars {
            if let value = hanDigits[scalar] {
                digit = value
            } else {
                total += (digit ?? 1) * (scalar == "百" ? 100 : 10)
                digit = nil
            }
        }
        return String(total + (digit ?? 0))
    }
}
