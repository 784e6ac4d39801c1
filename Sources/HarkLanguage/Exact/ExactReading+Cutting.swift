extension ExactReading {
    /// Cuts the code points into pieces and looks up what each may do.
    mutating func cut() {
        let lexicon = PieceLexicon.shared
        pieces.reserveCapacity(scalars.count / 3 + 4)
        scalars.withUnsafeBufferPointer { scalars in
            var index = 0
            var gap = Piece.Gap.far
            while index < scalars.count {
                let start = index
                switch ScalarClass(scalars[index]) {
                case .space:
                    gap = gap == .none && scalars[index] == 0x20 ? .space : .far
                    index += 1
                    continue
                case .digit: index = cutNumber(scalars, at: start, gap)
                case .latin: index = cutWord(scalars, at: start, gap, lexicon)
                case .han: index = cutHan(scalars, at: start, gap, lexicon)
                case .sign: index = cutSign(scalars, at: start, gap)
                }
                gap = .none
            }
        }
    }

    private mutating func cutNumber(_ scalars: UnsafeBufferPointer<UInt32>, at start: Int, _ gap: Piece.Gap) -> Int {
        var index = start
        var value: Int32 = 0
        while index < scalars.count, scalars[index] &- 0x30 < 10 {
            if index - start < 9 { value = value * 10 + Int32(scalars[index] & 15) }
            index += 1
        }
        signs.digits += index - start
        if index - start > 2 { signs.hasCodes = true }
        append(start, index, .number, gap, .none, index - start > 9 ? -1 : value)
        return index
    }

    private mutating func cutWord(
        _ scalars: UnsafeBufferPointer<UInt32>,
        at start: Int,
        _ gap: Piece.Gap,
        _ lexicon: PieceLexicon
    ) -> Int {
        var index = start
        var key: UInt64 = 0
        var letters = 0
        // "Friday's" has the role of "Friday".
        var owner: (key: UInt64, letters: Int)?
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar | 0x20 &- 0x61 < 26 {
                key = key << 5 | UInt64(scalar & 31)
                letters += 1
            } else if Self.isApostrophe(scalar), index + 1 < scalars.count, scalars[index + 1] | 0x20 &- 0x61 < 26 {
                owner = scalars[index + 1] | 0x20 == 0x73 ? (key, letters + 1) : nil
            } else if ScalarClass(scalar) == .latin {
                letters = 99
            } else {
                break
            }
            index += 1
        }
        if let owner, owner.letters == letters { key = owner.key }
        let meaning = letters <= 12 ? lexicon.english.find(key) : nil
        append(start, index, .word, gap, meaning?.role ?? .none, meaning?.value ?? 0)
        pieces[pieces.count - 1].isCapital = scalars[start] &- 0x41 < 26
        return index
    }

    private static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 }

    private mutating func cutHan(
        _ scalars: UnsafeBufferPointer<UInt32>,
        at start: Int,
        _ gap: Piece.Gap,
        _ lexicon: PieceLexicon
    ) -> Int {
        signs.hasHan = true
        let first = PieceLexicon.simplified(scalars[start])
        var length = min(Int(lexicon.longest[Int(first & 4095)]), scalars.count - start)
        if length > 1, let last = pieces.last, last.role == .unit || last.role == .counter {
            length = shortened(scalars, start) ?? length
        }
        while length > 0 {
            var key: UInt64 = 0
            for index in start..<start + length {
                key = key << 16 | UInt64(PieceLexicon.simplified(scalars[index]) & 0xFFFF)
            }
            if let meaning = lexicon.chinese.find(key) {
                if meaning.role == .hanDigit { signs.digits += 1 }
                append(start, start + length, .han, gap, meaning.role, meaning.value)
                return start + length
            }
            length -= 1
        }
        append(start, start + 1, .han, gap, .none, 0)
        return start + 1
    }

    /// 1 in the midst of 三天后天气: after a unit, 前 and 后 stand alone.
    private func shortened(_ scalars: UnsafeBufferPointer<UInt32>, _ start: Int) -> Int? {
        let first = PieceLexicon.simplified(scalars[start])
        let isAgoOrLater = first == 0x524D || first == 0x540E
        return isAgoOrLater && scalars[start + 1] == 0x5929 ? 1 : nil
    }

    private mutating func cutSign(_ scalars: UnsafeBufferPointer<UInt32>, at start: Int, _ gap: Piece.Gap) -> Int {
        let scalar = scalars[start]
        var currency: Currency?
        switch scalar {
        case 0x40: signs.hasAt = true
        case 0x2E, 0x3A:
            let isInner = gap == .none && start + 1 < scalars.count && scalars[start + 1] > 0x20
            if isInner { signs.hasInnerStop = true }
        case 0x24, 0xA3, 0xA5, 0x20A0...0x20BF: currency = Currency(sign: scalar)
        case 0x25:
            append(start, start + 1, .sign, gap, .percent, 0)
            return start + 1
        case 0x660...0x96F: signs.digits += DigitRunFinder.digit(scalar) == nil ? 0 : 1
        default: break
        }
        append(start, start + 1, .sign, gap, currency == nil ? .none : .currency, currency?.rawValue ?? 0)
        return start + 1
    }

    @inline(__always)
    private mutating func append(
        _ start: Int,
        _ end: Int,
        _ form: Piece.Form,
        _ gap: Piece.Gap,
        _ role: PieceRole,
        _ value: Int32
    ) {
        if role != .none, role != .plain { signs.hasRoles = true }
        pieces.append(
            Piece(
                start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end),
                form: form,
                gap: gap,
                role: role,
                value: value
            )
        )
    }
}

/// The sort of a code point, as coarse as cutting needs it.
enum ScalarClass {
    case space, digit, latin, han, sign

    @inline(__always)
    init(_ scalar: UInt32) {
        if scalar < 0x80 {
            if scalar | 0x20 &- 0x61 < 26 {
                self = .latin
            } else if scalar &- 0x30 < 10 {
                self = .digit
            } else {
                self = scalar <= 0x20 ? .space : .sign
            }
        } else {
            self = Self.other(scalar)
        }
    }

    private static func other(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3005...0x3007, 0x25CB, 0x20000...0x323AF: .han
        case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F: .sign
        case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x1FFF, 0x3040...0x30FF, 0xAC00...0xD7AF:
            .latin
        default: .sign
        }
    }
}
