/// The state of recognising one text: its pieces and what was found so far.
///
/// Each sort of entity is an extension of its own. They run in the order of their claim to a number (see
/// `ExactRecognizer`); a piece belongs to one entity only.
struct ExactReading {
    let scalars: [UInt32]
    var pieces: [Piece] = []
    var hits: [ExactHit] = []
    var signs = TextSigns()
    /// True behind a verb in the past tense, until one of the future.
    var tellsOfPast = false
    let clock: MessageClock

    init(_ scalars: [UInt32], clock: MessageClock) {
        self.scalars = scalars
        self.clock = clock
        cut()
    }

    /// What the zone says about how the author writes; made when it is asked for, which few texts do.
    var region: TextRegion { TextRegion(zone: clock.zone.identifier) }

    /// The piece at a place, or one that is nothing past both ends.
    @inline(__always) func piece(_ index: Int) -> Piece {
        index >= 0 && index < pieces.count ? pieces[index] : .edge
    }

    /// The code point at a place, or 0 past both ends.
    @inline(__always) func scalar(_ index: Int) -> UInt32 {
        index >= 0 && index < scalars.count ? scalars[index] : 0
    }

    /// The single sign that a piece is, or 0.
    @inline(__always) func sign(_ index: Int) -> UInt32 {
        let piece = piece(index)
        return piece.form == .sign && piece.length == 1 ? scalars[Int(piece.start)] : 0
    }

    /// The code points of a range as a string.
    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars[range] {
            if let scalar = Unicode.Scalar(scalar) { text.append(scalar) }
        }
        return String(text)
    }

    /// Records an entity of the pieces `first..<end`, and takes them.
    mutating func claim(_ kind: EntityKind, _ first: Int, _ end: Int, value: String?) {
        let range = Int(pieces[first].start)..<Int(pieces[end - 1].end)
        hits.append(ExactHit(kind: kind, range: range, value: value))
        for index in first..<end { pieces[index].isTaken = true }
    }

    /// Records an entity of a range of code points, and takes the pieces that it touches.
    ///
    /// - Returns: false when a part of it belongs to another entity.
    @discardableResult
    mutating func claim(_ kind: EntityKind, in range: Range<Int>, value: String?) -> Bool {
        let first = firstPiece(endingAfter: range.lowerBound)
        var end = first
        while end < pieces.count, Int(pieces[end].start) < range.upperBound {
            if pieces[end].isTaken { return false }
            end += 1
        }
        for index in first..<end { pieces[index].isTaken = true }
        hits.append(ExactHit(kind: kind, range: range, value: value))
        return true
    }

    /// The first piece that ends after a place.
    func firstPiece(endingAfter place: Int) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if Int(pieces[middle].end) > place { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// An entity in code points of the clean text.
struct ExactHit {
    var kind: EntityKind
    var range: Range<Int>
    var value: String?
}

/// Which recognisers a text needs, seen while it is cut.
struct TextSigns {
    /// Digits of any sort, Chinese ones too.
    var digits = 0
    var hasAt = false
    /// A full stop or a colon between letters or digits.
    var hasInnerStop = false
    var hasHan = false
    /// Some word has a role other than `plain`.
    var hasRoles = false
    /// Some number is long enough for an order or tracking number.
    var hasCodes = false

    /// False for a text that no recogniser needs to look at.
    var mayHoldEntities: Bool { digits > 0 || hasAt || hasInnerStop || hasRoles }
}
