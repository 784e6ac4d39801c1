import HarkLanguage

/// The words of a text that may tell what it is about.
enum TopicWords {
    /// The words, in order, folded; a run of Chinese is one of them.
    ///
    /// One letter of an alphabet says nothing: it is what is left of "it's". Nor do numbers, and
    /// letters that hang together with three digits or more, such as those of the order number `KO-48213`.
    static func words(of text: String) -> [String] {
        var (words, word) = ([String](), "")
        var isChinese = false
        func close() {
            words += isChinese ? [word] : Self.apart(word)
            word = ""
        }
        for character in text.folded {
            let kind = Kind(character)
            guard kind != .gap else {
                close()
                continue
            }
            if isChinese != (kind == .chinese) { close() }
            isChinese = kind == .chinese
            word.append(character)
        }
        close()
        return words.filter { !$0.isEmpty }
    }

    /// What is between the hyphens, unless there are so many digits.
    private static func apart(_ joined: String) -> [String] {
        guard joined.count(where: \.isNumber) < 3 else { return [] }
        let parts = joined.split(separator: "-").map(String.init)
        return parts.filter { !$0.allSatisfy(\.isNumber) && ($0.count > 1 || !$0.allSatisfy(\.isCased)) }
    }

    private enum Kind {
        case chinese, joined, gap

        init(_ character: Character) {
            let isHan = character.unicodeScalars.first?.properties.isIdeographic ?? false
            let isJoined = character.isLetter || character.isNumber || character == "-"
            self = isHan ? .chinese : isJoined ? .joined : .gap
        }
    }
}
