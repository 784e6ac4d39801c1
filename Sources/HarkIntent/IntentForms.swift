import HarkLanguage

/// English words whose forms no ending tells, and what is left of short forms when an apostrophe cuts them.
enum IntentForms {
    /// The stem of "not".
    static let not = FeatureHash.of(letters("not"))

    /// For the hash of a word the stem of what it stands for: "send" for "sent", "have" for "ve", "do" for "don".
    static let plain = table(
        """
        am: m
        are: re aren
        is: isn
        was: wasn
        were: weren
        have: ve haven
        has: hasn
        had: hadn
        do: don
        does: doesn
        did: didn
        could: couldn
        will: ll won
        would: d wouldn
        should: shouldn
        not: t
        break: broke broken
        buy: bought
        choose: chose chosen
        come: came
        eat: ate
        find: found
        forget: forgot forgotten
        get: got gotten
        give: gave given
        go: gone went
        hold: held
        keep: kept
        know: knew known
        leave: left
        lose: lost
        make: made
        pay: paid
        say: said
        see: saw seen
        send: sent
        spend: spent
        steal: stole stolen
        take: taken took
        tell: told
        think: thought
        withdraw: withdrawn withdrew
        write: written wrote
        child: children
        man: men
        person: people
        woman: women
        """
    )

    /// For short forms with "not" that are written as one word, the stem of the verb.
    static let negated = table(
        """
        is: isnt
        are: arent
        was: wasnt
        were: werent
        have: havent
        has: hasnt
        had: hadnt
        do: dont
        does: doesnt
        did: didnt
        can: cannot cant
        could: couldnt
        will: wont
        would: wouldnt
        should: shouldnt
        """
    )

    private static func table(_ lines: String) -> [UInt64: UInt64] {
        var table: [UInt64: UInt64] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split { $0 == ":" || $0 == " " }
            let stem = FeatureHash.of(IntentWords.stem(letters(words[0])))
            for form in words.dropFirst() { table[FeatureHash.of(letters(form))] = stem }
        }
        return table
    }

    private static func letters(_ word: some StringProtocol) -> ArraySlice<UInt32> {
        word.unicodeScalars.map(\.value)[...]
    }
}
