/// Addresses of pages, mailboxes and people.
extension EnglishScanner {
    private static let schemes = ["http://", "https://", "ftp://", "www.", "mailto:"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// Most characters before the @ of a mailbox.
    /// - Source: RFC 5321, 4.5.3.1.1
    private static let longestMailbox = 64

    /// Reads an address that starts at an index; nil where none does.
    mutating func link(at start: Int) -> Int? {
        if isSchemeStart(scalars[start]), Self.schemes.contains(where: { isPrefix($0, start) }) {
            return put(start, endOfLink(start), .url)
        }
        return mailbox(at: start)
    }

    /// Reads "@name" or a "#topic".
    mutating func handle(at start: Int) -> Int? {
        var end = start + 1
        while isAlphanumeric(end) || scalar(end) == 0x5F { end += 1 }
        return end > start + 1 ? put(start, end, .handle) : nil
    }

    private func isSchemeStart(_ scalar: UInt32) -> Bool {
        switch scalar | 0x20 {
        case 0x68, 0x66, 0x77, 0x6D: true
        default: false
        }
    }

    private func isPrefix(_ prefix: [UInt32], _ start: Int) -> Bool {
        guard start + prefix.count < chunk.upperBound else { return false }
        for (offset, letter) in prefix.enumerated() where CodePoints.lower(scalars[start + offset]) != letter {
            return false
        }
        return true
    }

    /// The end of an address: the chunk's without closing punctuation.
    private func endOfLink(_ start: Int) -> Int {
        var end = start
        var depth = 0
        while end < chunk.upperBound, isPartOfLink(end) {
            if scalars[end] == 0x28 { depth += 1 }
            if scalars[end] == 0x29 { depth -= 1 }
            if depth < 0 { break }
            end += 1
        }
        while end > start + 1, isClosing(scalars[end - 1]), scalars[end - 1] != 0x29 { end -= 1 }
        return end
    }

    private func isPartOfLink(_ index: Int) -> Bool {
        switch scalars[index] {
        case 0x22, 0x3C, 0x3E, 0x5D, 0x7D, 0x201C, 0x201D, 0x3002, 0x3001: false
        default: kind(index) != .han
        }
    }

    private func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x2019, 0x2026: true
        default: false
        }
    }

    /// Reads "name@host".
    private mutating func mailbox(at start: Int) -> Int? {
        var at = start
        while at < start + Self.longestMailbox, isAlphanumeric(at) || isLocalSign(scalar(at)) { at += 1 }
        guard scalar(at) == 0x40, isAlphanumeric(at + 1) else { return nil }
        var end = at + 1
        while isAlphanumeric(end) || isHostSign(scalar(end)) && isAlphanumeric(end + 1) { end += 1 }
        return put(start, end, .email)
    }

    private func isLocalSign(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x5F, 0x25, 0x2B, 0x2D: true
        default: false
        }
    }

    private func isHostSign(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x2D || scalar == 0x5F }
}
