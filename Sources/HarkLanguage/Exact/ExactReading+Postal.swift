/// Postal codes.
extension ExactReading {
    /// Reads the postal code that a number belongs to.
    mutating func readPostalCode(at index: Int) -> Int? {
        let isBehindLetters = pieces[index].isGlued && piece(index - 1).form == .word && !piece(index - 1).isTaken
        return isBehindLetters ? readPostalWord(at: index - 1) : readPostalNumber(at: index)
    }

    /// Reads a US ZIP code or a code behind 邮编, "postcode" and the like, at a number.
    private mutating func readPostalNumber(at index: Int) -> Int? {
        let number = pieces[index]
        guard startsFreely(index), number.length >= 4, number.length <= 6 else { return nil }
        if number.length == 5 {
            let plus = piece(index + 2)
            let isLong =
                sign(index + 1) == 0x2D && piece(index + 1).isGlued && plus.isGlued && plus.form == .number
                && plus.length == 4
            let end = isLong ? index + 3 : index + 1
            guard isLong || isState(index - 1) || hasWord(.postal, before: index), endsFreely(end) else { return nil }
            claim(.postalCode, index, end, value: text(Int(number.start)..<Int(pieces[end - 1].end)))
            return end
        }
        guard hasWord(.postal, before: index), endsFreely(index + 1) else { return nil }
        claim(.postalCode, index, index + 1, value: text(number.range))
        return index + 1
    }

    /// A state by its two capitals, such as the CA of "CA 94103".
    private func isState(_ index: Int) -> Bool {
        let word = piece(index)
        guard word.form == .word, word.length == 2, pieces[index + 1].gap == .space,
            scalars[word.range].allSatisfy({ $0 &- 0x41 < 26 })
        else { return false }
        return Self.states.contains(text(word.range))
    }

    private static let states = Set(
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR \
        PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR
        """.split(separator: " ").map(String.init)
    )

    /// Reads a British (SW1A 1AA) or Canadian (K1A 0B6) code at a word.
    private mutating func readPostalWord(at index: Int) -> Int? {
        let word = pieces[index]
        guard word.length <= 2, !word.isGlued || piece(index - 1).form != .number && piece(index - 1).form != .word,
            piece(index + 1).form == .number, piece(index + 1).isGlued,
            let code = alphanumerics(from: Int(word.start))
        else { return nil }
        guard let value = Self.canadian(code.text) ?? Self.british(code.text) else { return nil }
        // Without its space, it needs capitals.
        guard code.hasSpace || scalars[Int(word.start)] &- 0x41 < 26 && hasWord(.postal, before: index) else {
            return nil
        }
        guard ScalarClass(scalar(code.end)) != .latin, ScalarClass(scalar(code.end)) != .digit,
            claim(.postalCode, in: Int(word.start)..<code.end, value: value)
        else { return nil }
        return firstPiece(endingAfter: code.end - 1) + 1
    }

    /// Five to seven letters and digits in capitals, with at most one space before the last three.
    private func alphanumerics(from start: Int) -> (text: [UInt32], end: Int, hasSpace: Bool)? {
        var text: [UInt32] = []
        var hasSpace = false
        var place = start
        while text.count < 8 {
            let scalar = scalar(place)
            if scalar == 0x20, !hasSpace, text.count >= 2 {
                hasSpace = true
            } else if scalar &- 0x30 < 10 || scalar | 0x20 &- 0x61 < 26 {
                text.append(scalar >= 0x61 ? scalar & 0xDF : scalar)
            } else {
                break
            }
            if hasSpace, text.count >= 5, place - start >= 5, self.scalar(place - 3) == 0x20 {
                return (text, place + 1, true)
            }
            place += 1
        }
        return !hasSpace && (5...7).contains(text.count) ? (text, place, false) : nil
    }

    private static func canadian(_ code: [UInt32]) -> String? {
        guard code.count == 6, pattern(code) == "A9A9A9",
            !"DFIOQUWZ".unicodeScalars.contains(where: { $0.value == code[0] }),
            ![code[2], code[4]].contains(where: { scalar in "DFIOQU".unicodeScalars.contains { $0.value == scalar } })
        else { return nil }
        return spaced(code)
    }

    private static func british(_ code: [UInt32]) -> String? {
        let forms: Set = ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"]
        guard forms.contains(pattern(code)),
            !code.suffix(2).contains(where: { scalar in "CIKMOV".unicodeScalars.contains { $0.value == scalar } }),
            areas.contains(String(String.UnicodeScalarView(code.prefix { $0 >= 0x41 }.compactMap(Unicode.Scalar.init))))
        else { return nil }
        return spaced(code)
    }

    private static let areas = Set(
        """
        AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G \
        GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL \
        OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF \
        WN WR WS WV YO ZE
        """.split(separator: " ").map(String.init)
    )

    private static func pattern(_ code: [UInt32]) -> String {
        String(code.map { $0 < 0x41 ? "9" : "A" as Character })
    }

    private static func spaced(_ code: [UInt32]) -> String {
        let text = code.compactMap(Unicode.Scalar.init).map(Character.init)
        return String(text.dropLast(3)) + " " + String(text.suffix(3))
    }
}
