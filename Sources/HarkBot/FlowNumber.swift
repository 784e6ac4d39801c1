import HarkLanguage

/// Reads numbers as customers write them: digits, English words, Chinese numerals, and places in a list.
enum FlowNumber {
    /// The one number of a text; nil when there is none, or more than one.
    static func read(_ text: String) -> Double? {
        let folded = text.folded
        let runs = digitRuns(of: folded)
        if runs.count == 1 { return number(of: runs[0]) }
        guard runs.isEmpty else { return nil }
        return english(FlowWords.bare(text)) ?? chinese(folded)
    }

    /// The place that a text names among `count` things, from 0: "the second one", 第二个, "#2", "last".
    static func place(_ bare: String, of count: Int) -> Int? {
        guard count > 0 else { return nil }
        let words = bare.split(separator: " ").filter { !fillers.contains(String($0)) }
        guard words.count == 1, let word = words.first.map(String.init) else { return nil }
        let core = word.filter { !hanFillers.contains($0) }
        if core == "last" || core.hasPrefix("最后") { return count - 1 }
        let number = ordinals[core] ?? Int(core) ?? english(core).map { Int($0) } ?? chinese(core).map { Int($0) }
        guard let number, (1...count).contains(number) else { return nil }
        return number - 1
    }

    /// Stretches of digits with the marks between them.
    private static func digitRuns(of folded: String) -> [String] {
        let runs = folded.split { !($0.isASCII && $0.isNumber) && !",.".contains($0) }
        return runs.map { $0.trimmingMarks }.filter { !$0.isEmpty }
    }

    /// "1,299.5" and "1.299,50": the last mark parts the whole from the fraction unless three digits follow.
    private static func number(of run: String) -> Double? {
        guard let mark = run.lastIndex(where: { ",.".contains($0) }) else { return Double(run) }
        let tail = run[run.index(after: mark)...]
        let marks = Set(run.filter { ",.".contains($0) })
        let isGroup = tail.count == 3 && marks.count == 1 && run.first != "0"
        let whole = run[..<mark].filter(\.isNumber)
        return Double(isGroup ? whole + tail : whole + "." + tail)
    }

    private static func english(_ bare: String) -> Double? {
        var total = 0.0
        var current = 0.0
        var seen = false
        for word in bare.split(separator: " ").map(String.init) {
            if let value = words[word] {
                current += value
                seen = true
            } else if word == "hundred" {
                (current, seen) = (max(current, 1) * 100, true)
            } else if word == "thousand" {
                (total, current, seen) = (total + max(current, 1) * 1_000, 0, true)
            }
        }
        return seen ? total + current : nil
    }

    private static func chinese(_ text: String) -> Double? {
        let runs = text.split { hanDigits[$0] == nil && hanUnits[$0] == nil }
        guard runs.count == 1, let run = runs.first, run.count <= 12 else { return nil }
        var total = 0.0
        var section = 0.0
        var digit: Double?
        for character in run {
            if let value = hanDigits[character] {
                digit = (digit ?? 0) * 10 + value
            } else if character == "万" {
                (total, section, digit) = (total + (section + (digit ?? 0)) * 10_000, 0, nil)
            } else if let unit = hanUnits[character] {
                (section, digit) = (section + (digit ?? 1) * unit, nil)
            }
        }
        return total + section + (digit ?? 0)
    }

    private static let words: [String: Double] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "couple": 2, "dozen": 12, "pair": 2,
    ]
    private static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
        "9th": 9, "10th": 10,
    ]
    private static let hanDigits: [Character: Double] = [
        "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let hanUnits: [Character: Double] = ["十": 10, "百": 100, "千": 1_000, "万": 10_000]
    /// Words around a place that say nothing.
    private static let fillers: Set<String> = [
        "the", "one", "option", "number", "no", "please", "choice", "item", "i", "want", "take", "would", "like", "ill",
        "its", "it", "is", "that", "a", "an",
    ]
    private static let hanFillers: Set<Character> = [
        "第", "个", "项", "种", "条", "件", "选", "我", "要", "那", "这", "吧", "请", "的", "是", "号", "就",
    ]
}

extension Substring {
    /// This text without commas and points at its ends.
    fileprivate var trimmingMarks: String {
        let start = firstIndex(where: \.isNumber) ?? endIndex
        let end = lastIndex(where: \.isNumber).map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
