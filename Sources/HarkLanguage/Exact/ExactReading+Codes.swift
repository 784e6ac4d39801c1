/// Order and tracking numbers in the forms that work without a site's own patterns.
extension ExactReading {
    /// Finds all codes: behind words such as "order" and 运单号, and in the carriers' own forms.
    mutating func readCodes() {
        guard signs.hasCodes else { return }
        var index = 0
        var seesOrder = false
        while index < pieces.count {
            let piece = pieces[index]
            if piece.role == .order { seesOrder = true }
            index = readCode(at: index, seesOrder) ?? index + 1
        }
    }

    private mutating func readCode(at index: Int, _ seesOrder: Bool) -> Int? {
        let piece = pieces[index]
        guard !piece.isTaken else { return nil }
        switch piece.role {
        case .order: return readNamed(.order, after: index) ?? readFormed(at: index)
        case .tracking, .carrier: return readNamed(.tracking, after: index) ?? readFormed(at: index)
        default: break
        }
        if sign(index) == 0x23 { return readHash(at: index) }
        guard piece.form == .number || piece.form == .word,
            !piece.isGlued || self.piece(index - 1).form == .han || startsRun(index)
        else { return nil }
        return readFormed(at: index) ?? (seesOrder ? readLoose(at: index) : nil)
    }

    /// True behind a bracket, a colon and the like.
    private func startsRun(_ index: Int) -> Bool {
        let before = sign(index - 1)
        return before != 0 && ![0x2D, 0x5F, 0x2F, 0x2E, 0x40, 0x23, 0x24, 0x2B, 0x26, 0x3D].contains(before)
    }

    /// Reads "order number 12345", 订单号是A10023, "tracking number: 1Z…", 顺丰 SF….
    private mutating func readNamed(_ kind: EntityKind, after index: Int) -> Int? {
        var position = index + 1
        var isNamed = pieces[index].form == .han && pieces[index].length > 2
        var words = 0
        while words < 6, piece(position).gap != .far || piece(position).form == .number {
            let next = piece(position)
            guard next.role == .codeNoun || next.role == .link || next.role == kind.nameRole || isCodeJoint(position)
            else { break }
            // "KO-12345" behind "order" is a code, its "no" is not.
            if next.form == .word, piece(position + 1).isGlued, piece(position + 1).form == .number { break }
            isNamed = isNamed || next.role != .link
            position += 1
            words += 1
        }
        if kind == .tracking, startsCode(position, after: index), let run = spacedRun(at: position) {
            return claimCode(.tracking, run)
        }
        guard let run = run(at: position), startsCode(position, after: index), isPlausible(run, kind, isNamed) else {
            return nil
        }
        let isCarried = kind == .order && CodeForm.kind(of: text(range(run)).uppercased(), run) == .tracking
        return claimCode(isCarried ? .tracking : kind, run)
    }

    private func isCodeJoint(_ index: Int) -> Bool {
        let sign = sign(index)
        return sign == 0x3A || sign == 0x23 || sign == 0x2E || sign == 0x28 || sign == 0x22 || sign == 0x201C
            || sign == 0x3010
    }

    private func startsCode(_ position: Int, after index: Int) -> Bool {
        let piece = piece(position)
        return (piece.gap != .far || position == index + 1) && !piece.isTaken
    }

    private func isPlausible(_ run: AlphanumericRun, _ kind: EntityKind, _ isNamed: Bool) -> Bool {
        let isNumber = run.letters == 0
        guard run.isCode(digits: kind == .tracking ? 8 : isNamed ? 3 : isNumber ? 5 : 4) else { return false }
        // Words with digits ("iphone15") and dates are no codes.
        if run.hasSmall, !isNamed, run.hyphens == 0, run.digits < 5 { return false }
        let first = pieces[run.pieces.lowerBound]
        if isNumber, run.hyphens == 2, first.length == 4, run.digits <= 8 { return false }
        if run.hyphens == 0, let last = run.pieces.last,
            pieces[last].role == .ordinalEnding || pieces[last].role == .unit
        {
            return false
        }
        let after = piece(run.pieces.upperBound)
        return
            !(isNumber
            && (after.role == .currency || after.role == .percent || after.role == .yearMark
                || after.role == .monthMark))
    }

    private mutating func claimCode(_ kind: EntityKind, _ run: AlphanumericRun) -> Int? {
        guard !pieces[run.pieces].contains(where: \.isTaken) else { return nil }
        let range = range(run)
        let value = text(range).uppercased().filter { $0 != " " }
        claim(kind, run.pieces.lowerBound, run.pieces.upperBound, value: value)
        return run.pieces.upperBound
    }

    /// `#A10023`, `#12345`; four digits alone are a flat more often.
    private mutating func readHash(at index: Int) -> Int? {
        let isFree = !pieces[index].isGlued || piece(index - 1).form == .han || startsRun(index)
        guard isFree, piece(index + 1).isGlued, let run = run(at: index + 1), !run.hasSmall,
            run.isCode(digits: run.letters == 0 ? 5 : 4)
        else { return nil }
        return claimCode(.order, run)
    }

    /// Codes that their own form gives away.
    private mutating func readFormed(at index: Int) -> Int? {
        guard let run = run(at: index), run.digits >= 5 else { return nil }
        let code = text(range(run)).uppercased()
        guard let kind = CodeForm.kind(of: code, run) else { return nil }
        return claimCode(kind, run)
    }

    /// A code such as KO-12345 in a text that spoke of an order before.
    private mutating func readLoose(at index: Int) -> Int? {
        guard pieces[index].form == .word, let run = run(at: index), !run.hasSmall, run.letters <= 5, run.digits >= 5,
            run.isCode(digits: 5)
        else { return nil }
        return claimCode(.order, run)
    }
}

extension EntityKind {
    /// The role of words that name this kind.
    fileprivate var nameRole: PieceRole { self == .tracking ? .tracking : .order }
}
