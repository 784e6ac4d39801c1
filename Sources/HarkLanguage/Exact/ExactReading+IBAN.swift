/// International bank account numbers.
extension ExactReading {
    /// Finds all of them, in one piece or split by spaces, hyphens and dots.
    mutating func readIBANs() {
        for index in pieces.indices.dropLast() where pieces[index].form == .word && pieces[index].length == 2 {
            let next = pieces[index + 1]
            // "at 62 …" must have its check digits alone or touching: "AT61" and "AT 61 1904 …".
            guard next.form == .number, next.isGlued || next.gap == .space && next.length == 2, !pieces[index].isTaken,
                startsFreely(index),
                let length = IBAN.length(country: scalars[pieces[index].range]),
                let end = end(ofIBAN: length, from: Int(pieces[index].start))
            else { continue }
            let range = Int(pieces[index].start)..<end
            claim(.bankAccount, in: range, value: Self.masked(text(range)))
        }
    }

    private func end(ofIBAN length: Int, from start: Int) -> Int? {
        var check = IBAN.Check()
        var place = start
        var gap = 0
        var letters = 0
        var isSplit = false
        while place < scalars.count, check.count < length {
            let scalar = scalars[place]
            if scalar &- 0x30 < 10 || scalar | 0x20 &- 0x61 < 26 {
                check.add(scalar)
                letters = scalar >= 0x41 ? (gap == 0 ? letters + 1 : 1) : 0
                // Words of a sentence are no part of an account.
                guard letters <= 4 || !isSplit else { return nil }
                gap = 0
            } else {
                guard scalar == 0x20 || scalar == 0x2D || scalar == 0x2E || scalar == 0x0A || scalar == 0xA0, gap < 2
                else { return nil }
                gap += 1
                isSplit = true
            }
            place += 1
        }
        let next = ScalarClass(scalar(place))
        return check.count == length && check.isValid && next != .digit && (next != .latin || place == scalars.count)
            ? place : nil
    }
}
