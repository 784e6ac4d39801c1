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
