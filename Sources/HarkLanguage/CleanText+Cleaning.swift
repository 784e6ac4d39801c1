extension CleanText {
    /// Cleans a text.
    ///
    /// - Complexity: O(*n*) in the length of the text, whatever it holds.
    package init(_ text: String) {
        var text = text
        let plain = text.withUTF8 { bytes in bytes.allSatisfy(isPlain) ? bytes.map(UInt32.init) : nil }
        if let plain {
            self.init(scalars: plain, origins: Array(0...Int32(plain.count)))
        } else {
            var cleaning = Cleaning(text)
            cleaning.run()
            self = cleaning.result
        }
    }
}

/// True for ASCII that is visible or white space and starts no entity.
private func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != 0x26 || byte &- 0x09 < 5
}

/// The state of cleaning one text.
private struct Cleaning {
    private let source: [UInt32]
    /// Where each scalar of `source` stands in the original; empty where all stand at their own index.
    private let places: [Int32]
    private let length: Int
    private(set) var result = CleanText(scalars: [], origins: [])

    init(_ text: String) {
        let scalars = text.unicodeScalars.map(\.value)
        length = scalars.count
        (source, places) = scalars.contains(0x26) ? Self.withoutEntities(scalars) : (scalars, [])
        result.scalars.reserveCapacity(scalars.count)
        result.origins.reserveCapacity(scalars.count + 1)
    }

    private static func withoutEntities(_ scalars: [UInt32]) -> (scalars: [UInt32], places: [Int32]) {
        var decoded: [UInt32] = []
        var places: [Int32] = []
        var index = 0
        while index < scalars.count {
            let entity = scalars[index] == 0x26 ? HTMLEntity.read(scalars, at: index) : nil
            decoded.append(entity?.scalar ?? scalars[index])
            places.append(Int32(index))
            index += entity?.length ?? 1
        }
        return (decoded, places)
    }

    mutating func run() {
        var index = 0
        while index < source.count { index = step(from: index) }
        result.origins.append(Int32(length))
    }

    private func place(_ index: Int) -> Int32 {
        places.isEmpty ? Int32(truncatingIfNeeded: index) : places[index]
    }

    /// Cleans one scalar, or one stretch that melts together; returns where the next starts.
    private mutating func step(from start: Int) -> Int {
        let scalar = source[start]
        let next = start + 1
        let isAlone = next == source.count || !Normalisation.joins(source[next])
        if isAlone {
            if Normalisation.keeps(scalar) { return put(scalar, from: start) }
            if let folded = Self.foldedWidth(scalar) { return put(folded, from: start) }
        }
        if Normalisation.hides(scalar) {
            if holdsEmojiTogether(at: start) { return put(scalar, from: start) }
            result.hidden.append(place(start))
            return next
        }
        return melt(from: start)
    }

    private mutating func put(_ scalar: UInt32, from index: Int) -> Int {
        result.scalars.append(scalar)
        result.origins.append(place(index))
        return index + 1
    }

    /// The ASCII form of a full-width sign: most of what changes in Chinese texts.
    private static func foldedWidth(_ scalar: UInt32) -> UInt32? {
        if scalar &- 0xFF01 < 0x5E { return scalar &- 0xFEE0 }
        return scalar == 0x3000 || scalar == 0xA0 ? 0x20 : nil
    }

    /// True for a joiner between pictographs, and for what chooses or ends the form of one.
    private func holdsEmojiTogether(at index: Int) -> Bool {
        let scalar = source[index]
        guard CodePoints.kind(scalar) == .emojiPart, let last = result.scalars.last else { return false }
        let next = index + 1 < source.count ? source[index + 1] : 0
        switch CodePoints.kind(last) {
        case .emoji, .emojiPart: return scalar != 0x200D || CodePoints.kind(next) == .emoji || next == 0x2640
        default: return scalar == 0xFE0F && next == 0x20E3
        }
    }

    private mutating func melt(from start: Int) -> Int {
        var end = start + 1
        let limit = min(source.count, start + Normalisation.longestStretch)
        while end < limit, Normalisation.joins(source[end]) { end += 1 }
        Normalisation.append(source[start..<end], to: &result.scalars)
        let origin = place(start)
        while result.origins.count < result.scalars.count { result.origins.append(origin) }
        return end
    }
}
