/// Letters and digits that touch, with single hyphens inside, as in `ORD-2026-00017`.
struct AlphanumericRun {
    /// The pieces.
    var pieces: Range<Int>
    var digits = 0
    var letters = 0
    var hyphens = 0
    /// True when a letter is small.
    var hasSmall = false

    /// True for what an order number can look like.
    func isCode(digits least: Int) -> Bool { digits >= least && digits + letters <= 30 && letters <= digits + 8 }
}

extension ExactReading {
    /// The run that starts at a piece, at most twelve pieces long.
    func run(at index: Int) -> AlphanumericRun? {
        var run = AlphanumericRun(pieces: index..<index)
        var position = index
        while position < pieces.count, position - index < 16, position == index || pieces[position].isGlued {
            let piece = pieces[position]
            switch piece.form {
            case .number: run.digits += piece.length
            case .word:
                guard scalars[piece.range].allSatisfy({ $0 < 0x80 && $0 != 0x27 }) else { return nil }
                run.letters += piece.length
                if scalars[piece.range].contains(where: { $0 >= 0x61 }) { run.hasSmall = true }
            default:
                let next = self.piece(position + 1)
                let joins =
                    position > index && (sign(position) == 0x2D || sign(position) == 0x5F) && next.isGlued
                    && (next.form == .number || next.form == .word)
                guard joins else { return position == index ? nil : run.ended(position) }
                run.hyphens += 1
            }
            position += 1
        }
        return run.ended(position)
    }

    /// The tracking number in groups that starts at a piece, as printed on labels: `1Z 999 AA1 01 2345 6784`.
    func spacedRun(at index: Int) -> AlphanumericRun? {
        var run = AlphanumericRun(pieces: index..<index)
        var ends: [AlphanumericRun] = []
        var position = index
        while position - index < 12, position == index || piece(position).gap != .far, position < pieces.count {
            let piece = pieces[position]
            guard piece.form == .number || piece.form == .word && piece.length <= 3 else { break }
            if piece.form == .number { run.digits += piece.length } else { run.letters += piece.length }
            position += 1
            run = run.ended(position)
            if run.digits >= 10, !self.piece(position).isGlued || self.piece(position).form == .sign {
                ends.append(run)
            }
        }
        return ends.last { isSpacedCode($0) }
    }

    private func isSpacedCode(_ run: AlphanumericRun) -> Bool {
        guard run.pieces.count > 1, run.digits <= 34,
            pieces[run.pieces.lowerBound + 1...run.pieces.upperBound - 1].contains(where: { !$0.isGlued })
        else { return false }
        let code = text(range(run)).uppercased().filter { $0 != " " }
        let groups = pieces[run.pieces]
        return CodeForm.kind(of: code, run) == .tracking
            || run.letters == 0
                && groups.allSatisfy { $0.length >= 3 && $0.length == groups[run.pieces.lowerBound].length }
    }

    /// The code points of a run.
    func range(_ run: AlphanumericRun) -> Range<Int> {
        Int(pieces[run.pieces.lowerBound].start)..<Int(pieces[run.pieces.upperBound - 1].end)
    }
}

extension AlphanumericRun {
    fileprivate func ended(_ end: Int) -> AlphanumericRun {
        var run = self
        run.pieces = pieces.lowerBound..<end
        return run
    }
}
