/// E-mail and web addresses.
extension ExactReading {
    /// Finds all addresses.
    mutating func readLinks() {
        guard signs.hasAt || signs.hasInnerStop else { return }
        var place = 0
        var from = 0
        while place < scalars.count {
            switch scalars[place] {
            case 0x40: place = readEmail(at: place, from: &from)
            case 0x3A where scalar(place + 1) == 0x2F && scalar(place + 2) == 0x2F:
                place = readSchemed(at: place, from: &from)
            case 0x2E: place = readBare(at: place, from: &from)
            default: place += 1
            }
        }
    }

    /// `local@domain`, in the characters that people use.
    private mutating func readEmail(at place: Int, from: inout Int) -> Int {
        var start = place
        while start > from, place - start < 64, isLocal(scalars[start - 1]) { start -= 1 }
        while start < place, scalars[start] == 0x2E || scalars[start] == 0x2D { start += 1 }
        let domain = domainEnd(from: place + 1)
        guard start < place, scalar(place - 1) != 0x2E, let domain, domain.labels > 1,
            !scalars[domain.lastLabel..<domain.end].contains(where: { $0 < 0x41 && $0 != 0x2D }),
            domain.end - domain.lastLabel > 1
        else { return place + 1 }
        from = domain.end
        claim(.email, in: start..<domain.end, value: text(start..<domain.end).lowercased())
        return domain.end
    }

    private func isLocal(_ scalar: UInt32) -> Bool {
        isLabel(scalar) || scalar == 0x2E || scalar == 0x5F || scalar == 0x25 || scalar == 0x2B || scalar == 0x27
            || scalar == 0x26
    }

    private func isLabel(_ scalar: UInt32) -> Bool {
        scalar &- 0x30 < 10 || scalar | 0x20 &- 0x61 < 26 || scalar == 0x2D
    }

    /// Follows the labels of a domain, at most 253 code points of them.
    private func domainEnd(from start: Int) -> (end: Int, lastLabel: Int, labels: Int)? {
        var place = start
        var lastLabel = start
        var labels = 0
        while place - start < 253 {
            let labelStart = place
            while place < scalars.count, place - start < 253, isLabel(scalars[place]) { place += 1 }
            guard place > labelStart, scalars[labelStart] != 0x2D else {
                return labels == 0 ? nil : (labelStart - 1, lastLabel, labels)
            }
            while scalars[place - 1] == 0x2D { place -= 1 }
            (lastLabel, labels) = (labelStart, labels + 1)
            guard scalar(place) == 0x2E, isLabel(scalar(place + 1)), scalar(place + 1) != 0x2D else { break }
            place += 1
        }
        return (place, lastLabel, labels)
    }

    /// `https://…`, up to white space, quotes and Chinese text.
    private mutating func readSchemed(at place: Int, from: inout Int) -> Int {
        var start = place
        while start > from, place - start < 8, scalars[start - 1] | 0x20 &- 0x61 < 26 { start -= 1 }
        while start < place, !["http", "https", "ftp"].contains(text(start..<place).lowercased()) { start += 1 }
        guard start < place, let end = addressEnd(from: place + 3), end > place + 3 else { return place + 3 }
        from = end
        let address = text(start..<end)
        claim(.url, in: start..<end, value: Self.lowerHost(address))
        return end
    }

    private static func lowerHost(_ address: String) -> String {
        guard let slashes = address.range(of: "://") else { return address }
        let host = address[slashes.upperBound...].prefix { !"/?#".contains($0) }
        return address[..<slashes.upperBound].lowercased() + host.lowercased() + address[host.endIndex...]
    }

    /// The end of an address: trailing punctuation and a bracket that was opened before it are left out.
    private func addressEnd(from start: Int) -> Int? {
        guard isLabel(scalar(start)) else { return nil }
        var end = start
        var open = 0
        while end < scalars.count, end - start < 2048, isAddress(scalars[end]) {
            if scalars[end] == 0x28 { open += 1 }
            if scalars[end] == 0x29 {
                guard open > 0 else { break }
                open -= 1
            }
            end += 1
        }
        while end > start, isTrailing(scalars[end - 1]) { end -= 1 }
        return end
    }

    private func isAddress(_ scalar: UInt32) -> Bool {
        guard scalar > 0x20, scalar < 0x7F else { return false }
        return scalar != 0x22 && scalar != 0x3C && scalar != 0x3E && scalar != 0x5B && scalar != 0x5D && scalar != 0x60
            && scalar != 0x7B && scalar != 0x7D && scalar != 0x7C && scalar != 0x5C && scalar != 0x5E
    }

    private func isTrailing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5F: true
        default: false
        }
    }

    /// `www.example.com/x` and `example.com`, by their top-level domain.
    private mutating func readBare(at place: Int, from: inout Int) -> Int {
        guard place > from, isLabel(scalars[place - 1]), isLabel(scalar(place + 1)) else { return place + 1 }
        var start = place
        while start > from, place - start < 63, isLabel(scalars[start - 1]) { start -= 1 }
        while start < place, scalars[start] == 0x2D { start += 1 }
        guard start < place, scalar(start - 1) != 0x40, let domain = domainEnd(from: start) else { return place + 1 }
        guard scalar(domain.end) != 0x40, isKnown(domain, from: start) else {
            // An e-mail address is found by its @.
            return max(place + 1, scalar(domain.end) == 0x40 ? place + 1 : domain.end)
        }
        var end = domain.end
        if [0x2F, 0x3F, 0x23].contains(scalar(end)) || scalar(end) == 0x3A && scalar(end + 1) &- 0x30 < 10 {
            end = addressEnd(from: start) ?? end
        }
        from = end
        claim(.url, in: start..<end, value: Self.lowerHost("https://" + text(start..<end)))
        return end
    }

    private func isKnown(_ domain: (end: Int, lastLabel: Int, labels: Int), from start: Int) -> Bool {
        guard domain.labels > 1, domain.end - domain.lastLabel <= 7 else { return false }
        let last = text(domain.lastLabel..<domain.end)
        let isWWW = domain.labels > 2 && text(start..<start + 4).lowercased() == "www."
        if isWWW { return last.utf8.count > 1 && last.utf8.allSatisfy { $0 | 0x20 &- 0x61 < 26 } }
        guard scalars[start..<domain.lastLabel].contains(where: { $0 | 0x20 &- 0x61 < 26 }) else { return false }
        if TopLevelDomain.plain.contains(last.lowercased()) {
            return last == last.lowercased() || last == last.uppercased()
        }
        // A top-level domain that is a word needs a path, or a host that no sentence ends with.
        return TopLevelDomain.words.contains(last) && (scalar(domain.end) == 0x2F || domain.labels > 2)
    }
}

/// Top-level domains that make an address of a name without `http` or `www`.
private enum TopLevelDomain {
    static let plain: Set<String> = [
        "com", "net", "org", "edu", "gov", "io", "cn", "co", "uk", "fr", "jp", "eu", "dev", "biz", "tv", "cc", "xyz",
        "hk", "tw",
        "sg", "au", "ca", "ai", "nl", "ru", "kr", "info", "app",
    ]
    static let words: Set<String> = [
        "shop", "store", "top", "de", "es", "us", "me", "in", "is", "it", "so", "to", "site", "online", "live", "link",
        "page",
        "club", "news", "ly", "gl", "be", "at", "no", "pro", "vip", "help", "pl", "se", "ch", "nz", "mobi", "wiki",
    ]
}
