/// Cards, identity numbers and bank accounts.
extension ExactReading {
    /// Finds all of them, however their digits are split.
    mutating func readSecrets() {
        guard signs.digits >= 8 else { return }
        readIBANs()
        var finder = DigitRunFinder(scalars: scalars)
        while let run = finder.next() {
            read(run)
        }
    }

    /// Finds the secrets of a run; what lies on both sides of one is a run of its own.
    ///
    /// So a text gives the same secrets after some of them were masked.
    private mutating func read(_ run: DigitRun) {
        var rest = [run]
        while let run = rest.popLast() {
            guard run.count >= 8, let range = claimFirst(in: run) else { continue }
            rest.append(run.slice(range.upperBound..<run.count))
            rest.append(run.slice(0..<range.lowerBound))
        }
    }

    private mutating func claimFirst(in run: DigitRun) -> Range<Int>? {
        var start = 0
        while start < run.count {
            if let found = secret(in: run, from: start) {
                let range = run.range(start..<found.end)
                if claim(found.kind, in: range, value: Self.masked(text(range))) { return start..<found.end }
            }
            start = run.nextGroup(after: start)
        }
        return nil
    }

    /// The secret that starts at a digit, by the certainty of its check.
    private func secret(in run: DigitRun, from start: Int) -> (kind: EntityKind, end: Int)? {
        if let end = ResidentID.end(in: run, from: start), isFree(run, start..<end) { return (.idNumber, end) }
        if let end = card(in: run, from: start) { return (.paymentCard, end) }
        if let end = oldResidentID(in: run, from: start) { return (.idNumber, end) }
        if let end = socialSecurity(in: run, from: start) { return (.idNumber, end) }
        return account(in: run, from: start).map { (.bankAccount, $0) }
    }

    private func card(in run: DigitRun, from start: Int) -> Int? {
        let ends = PaymentCard.lengths(run.digits[start...]).map { start + $0 }.filter { end in
            run.endsGroup(end) && PaymentCard.isValid(run.digits[start..<end]) && isFree(run, start..<end)
        }
        guard let end = ends.last(where: { $0 == run.length }) ?? ends.last else { return nil }
        return run.isCardLike(start..<end) || hasContext(.card, before: run, start) ? end : nil
    }

    private func oldResidentID(in run: DigitRun, from start: Int) -> Int? {
        let end = start + 15
        guard run.endsGroup(end), ResidentID.isOld(run.digits[start..<end]), isFree(run, start..<end),
            hasContext(.identity, before: run, start)
        else { return nil }
        return end
    }

    private func socialSecurity(in run: DigitRun, from start: Int) -> Int? {
        let end = start + 9
        guard run.endsGroup(end), SocialSecurity.isValid(run.digits[start..<end]), isFree(run, start..<end) else {
            return nil
        }
        let isShaped =
            run.joints[start + 3] == .hyphen && run.joints[start + 5] == .hyphen
            && run.isApart(start..<end, from: .hyphen)
            && run.isSplit(start..<end, as: [3, 2, 4])
        return isShaped || hasContext(.socialSecurity, before: run, start) ? end : nil
    }

    /// Sixteen to nineteen digits behind 卡号, or eight to nineteen behind "bank account" and 银行账号.
    private func account(in run: DigitRun, from start: Int) -> Int? {
        let end = run.endOfItem(from: start)
        guard (8...19).contains(end - start), isFree(run, start..<end) else { return nil }
        if end - start >= 16, hasContext(.card, before: run, start, han: true) { return end }
        guard hasContext(.bank, before: run, start) else { return nil }
        return end - start >= 15 || hasBankAccount(before: run, start) ? end : nil
    }

    /// True when no letter or digit touches a stretch that could make it a part of a code.
    private func isFree(_ run: DigitRun, _ range: Range<Int>) -> Bool {
        if range.lowerBound == 0, touchesCode(before: run.places[0]) { return false }
        return range.upperBound < run.length || !touchesCode(after: run.places[range.upperBound - 1])
    }

    /// A short word in capitals or a word with digits before a number makes a code of it; "card4111…" is none.
    private func touchesCode(before place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 12, scalars[start - 1] < 0x80, ScalarClass(scalars[start - 1]) == .latin {
            start -= 1
        }
        guard start < place else { return scalar(place - 1) == 0x5F }
        let piece = pieces[firstPiece(endingAfter: start)]
        if piece.isTaken || [.card, .bank, .identity, .socialSecurity].contains(piece.role) { return false }
        if start > 0, ScalarClass(scalars[start - 1]) == .digit { return true }
        return place - start <= 4 && scalars[start..<place].allSatisfy { $0 < 0x61 } || place - start == 1
    }

    private func touchesCode(after place: Int) -> Bool {
        var end = place + 1
        while end < scalars.count, end - place < 12, scalars[end] < 0x80, ScalarClass(scalars[end]) == .latin {
            end += 1
        }
        let length = end - place - 1
        guard length > 0, !pieces[firstPiece(endingAfter: place + 1)].isTaken else { return false }
        return length == 1 || length <= 3 && scalars[place + 1..<end].allSatisfy { $0 < 0x61 }
            || ScalarClass(scalar(end)) == .digit && length < 3
    }

    private func hasContext(_ role: PieceRole, before run: DigitRun, _ start: Int, han: Bool = false) -> Bool {
        var index = firstPiece(endingAfter: run.places[start]) - 1
        let first = index
        while index >= 0, first - index < 8 {
            let piece = pieces[index]
            if piece.role == role, !han || piece.form == .han && piece.length > 1 { return true }
            if piece.isTaken || sign(index) == 0x2022 { return false }
            if piece.form == .sign, [0x2E, 0x21, 0x3F, 0x3B, 0x3002].contains(sign(index)), !(index == first) {
                return false
            }
            index -= 1
        }
        return false
    }

    /// "bank account 12345678": a word for the bank and one for the account, or 银行账号.
    private func hasBankAccount(before run: DigitRun, _ start: Int) -> Bool {
        var index = firstPiece(endingAfter: run.places[start]) - 1
        let first = index
        var words = 0
        while index >= 0, first - index < 8 {
            let piece = pieces[index]
            if piece.isTaken || sign(index) == 0x2022 { break }
            if piece.role == .bank { words += piece.form == .han && piece.length > 2 ? 2 : 1 }
            index -= 1
        }
        return words >= 2
    }

    /// A secret with all but its last four letters and digits hidden.
    static func masked(_ text: String) -> String { "•••• " + SecretMask.lastFour(text) }
}
