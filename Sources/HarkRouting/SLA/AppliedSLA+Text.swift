import HarkDomain

// How a conversation's clocks lie in a row: numbers between blanks, then the policy's name.
extension AppliedSLA {
    /// The clocks as one line of text, from which ``init(text:)`` makes them again.
    public var text: String {
        var numbers: [Int64?] = [Int64(priority), Int64(warnAtPercent), Int64(marks.rawValue), latest, resolvedAt]
        numbers.append(Int64(untold.count))
        for kind in SLAKind.allCases { numbers += self[kind].numbers }
        for fall in untold { numbers += fall.numbers }
        var text = ""
        text.reserveCapacity(160)
        for number in numbers {
            if let number { text += String(number) } else { text += "-" }
            text += " "
        }
        return text + policy
    }

    /// Creates the clocks from their text, or nil when it is none.
    public init?(text: String) {
        var rest = text.split(separator: " ", omittingEmptySubsequences: false)[...]
        guard let head = Self.take(6, &rest), let clocks = Self.take(SLAClock.size * SLAKind.allCases.count, &rest),
            let priority = head[0], let percent = head[1], let marks = head[2], let latest = head[3],
            let count = head[5], (0...64).contains(count), let falls = Self.take(SLAFall.size * Int(count), &rest)
        else { return nil }
        self.init(
            policy: rest.joined(separator: " "),
            priority: Int(priority),
            warnAtPercent: Int(percent),
            marks: Marks(rawValue: Int(marks)),
            latest: latest,
            resolvedAt: head[4]
        )
        for (place, kind) in SLAKind.allCases.enumerated() {
            guard let clock = SLAClock(clocks[(place * SLAClock.size)...]) else { return nil }
            self[kind] = clock
        }
        for place in 0..<Int(count) {
            guard let fall = SLAFall(falls[(place * SLAFall.size)...]) else { return nil }
            untold.append(fall)
        }
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<Substring>) -> [Int64?]? {
        let parts = rest.prefix(count)
        let numbers = parts.map { $0 == "-" ? nil : Int64($0) }
        guard parts.count == count, zip(parts, numbers).allSatisfy({ $0 == "-" || $1 != nil }) else { return nil }
        rest = rest.dropFirst(count)
        return numbers
    }
}

extension SLAClock {
    static let size = 6

    var numbers: [Int64?] { [target, spent, since, warnAt, dueAt, told.map { Int64($0.rawValue) }] }

    init?(_ slice: ArraySlice<Int64?>) {
        let numbers = Array(slice.prefix(Self.size))
        guard let spent = numbers[1] else { return nil }
        self.init()
        (target, self.spent, since) = (numbers[0], spent, numbers[2])
        (warnAt, dueAt) = (numbers[3], numbers[4])
        told = numbers[5].flatMap { Told(rawValue: Int($0)) }
    }
}

extension SLAFall {
    static let size = 4

    var numbers: [Int64?] { [Int64(SLAKind.allCases.firstIndex(of: kind) ?? 0), Int64(told.rawValue), moment, dueAt] }

    init?(_ slice: ArraySlice<Int64?>) {
        let numbers = Array(slice.prefix(Self.size))
        guard let kind = numbers[0], SLAKind.allCases.indices.contains(Int(kind)),
            let told = numbers[1].flatMap({ SLAClock.Told(rawValue: Int($0)) }), let moment = numbers[2],
            let dueAt = numbers[3]
        else { return nil }
        self.init(kind: SLAKind.allCases[Int(kind)], told: told, moment: moment, dueAt: dueAt)
    }
}
