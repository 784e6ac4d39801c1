/// A light suffix stripper that brings the forms of an English word together.
///
/// It takes off plural, past and -ing endings and a few noun endings, and knows the irregular forms that are
/// common in shop talk. It never makes two unrelated everyday words alike at the price of missing some pairs.
/// - Source: step 1 of M. F. Porter, "An algorithm for suffix stripping" (1980), with a reduced set of
///   later endings.
public enum EnglishStemmer {
    /// Returns the stem of a folded word.
    ///
    /// - Complexity: O(*n*) in the length of the word.
    public static func stem(_ word: String) -> String {
        if let stem = irregular[word] { return stem }
        guard word.utf8.count > 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        let singular = withoutPlural(word)
        if let stem = irregular[singular] { return stem }
        let present = withoutPastOrParticiple(singular)
        if let stem = irregular[present] { return stem }
        return withSoftEnd(withoutNounEnding(present))
    }

    private static let irregular: [String: String] = [
        "paid": "pay", "payment": "pay", "sent": "send", "lost": "lose", "bought": "buy", "broke": "break",
        "broken": "break", "torn": "tear", "tore": "tear", "came": "come", "gone": "go", "went": "go",
        "delivery": "deliver", "shipment": "ship", "taken": "take", "took": "take", "given": "give", "gave": "give",
        "forgot": "forget", "forgotten": "forget", "chosen": "choose", "chose": "choose", "cancellation": "cancel",
        "cancelation": "cancel", "logged": "log", "login": "log", "wrote": "write", "written": "write",
        "bigger": "big", "smaller": "small", "children": "child", "people": "person", "news": "news", "this": "this",
        "was": "was", "has": "has", "does": "does", "during": "during", "nothing": "nothing", "thing": "thing",
        "something": "something", "anything": "anything", "everything": "everything", "string": "string",
        "spring": "spring", "bring": "bring", "address": "address", "addresses": "address", "plus": "plus",
        "status": "status", "bonus": "bonus", "always": "always", "lens": "lens",
    ]

    private static func withoutPlural(_ word: String) -> String {
        if word.hasSuffix("sses") { return String(word.dropLast(2)) }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        if word.hasSuffix("xes") || word.hasSuffix("ches") || word.hasSuffix("shes") { return String(word.dropLast(2)) }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
        return word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    private static func withoutPastOrParticiple(_ word: String) -> String {
        if word.hasSuffix("ied") { return word.dropLast(3) + "y" }
        for ending in ["ing", "ed"] where word.hasSuffix(ending) {
            let base = String(word.dropLast(ending.count))
            guard base.count > 2 || ending == "ing" && base.count > 1, hasVowel(base), !word.hasSuffix("eed") else {
                return word
            }
            return undoubled(base)
        }
        return word
    }

    /// Takes "shipp" to "ship", but leaves "bill" and "miss" alone.
    private static func undoubled(_ base: String) -> String {
        guard let last = base.last, base.count > 3, base.dropLast().last == last else { return base }
        return "lsz".contains(last) && base.count < 6 || "aeiou".contains(last) ? base : String(base.dropLast())
    }

    private static func withoutNounEnding(_ word: String) -> String {
        for (ending, shortest) in [("ment", 5), ("ness", 4), ("able", 4), ("ly", 4)]
        where word.hasSuffix(ending) && word.count - ending.count >= shortest {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    /// Drops a final e and writes a final y as i, so that "change" meets "chang(ing)" and "try" meets "tri(ed)".
    private static func withSoftEnd(_ word: String) -> String {
        guard word.count > 3 else { return word }
        if word.hasSuffix("e") { return String(word.dropLast()) }
        return word.hasSuffix("y") ? word.dropLast() + "i" : word
    }

    private static func hasVowel(_ word: String) -> Bool {
        word.contains { "aeiouy".contains($0) }
    }
}
