package import HarkLanguage

/// How well the taggers do on texts whose right answers are known.
package enum TaggerEvaluation {
    /// How many of all were right.
    package struct Share: Sendable, Hashable {
        package var right = 0
        package var all = 0
        /// The same for words that training has not seen.
        package var rightUnseen = 0
        package var unseen = 0
        /// How often one part of speech was taken for another.
        package var confusions: [Confusion: Int] = [:]
        /// 0…1.
        package var accuracy: Double { all == 0 ? 0 : Double(right) / Double(all) }
    }

    /// A right answer and the one that was given instead.
    package struct Confusion: Sendable, Hashable {
        package let right: String
        package let given: String
    }

    /// How many spans were found.
    package struct Spans: Sendable, Hashable {
        package var hits = 0
        package var found = 0
        package var wanted = 0
        package var precision: Double { found == 0 ? 0 : Double(hits) / Double(found) }
        package var recall: Double { wanted == 0 ? 0 : Double(hits) / Double(wanted) }
        /// The harmonic mean of precision and recall, 0…1.
        package var f1: Double { found + wanted == 0 ? 0 : 2 * Double(hits) / Double(found + wanted) }

        package mutating func add<Span: Hashable>(right: Set<Span>, given: Set<Span>) {
            hits += right.intersection(given).count
            found += given.count
            wanted += right.count
        }
    }

    /// Parts of speech on given words.
    package static func speech(
        _ sentences: [UDSentence],
        known: Set<String>,
        tag: ([String]) -> [PartOfSpeech]
    ) -> Share {
        var share = Share()
        for sentence in sentences {
            for (token, given) in zip(sentence.tokens, tag(sentence.tokens.map(\.form))) {
                guard let right = token.partOfSpeech else { continue }
                let isRight = given == right
                share.all += 1
                share.right += isRight ? 1 : 0
                if !known.contains(token.form) {
                    share.unseen += 1
                    share.rightUnseen += isRight ? 1 : 0
                }
                if !isRight {
                    share.confusions[Confusion(right: right.rawValue, given: given.rawValue), default: 0] += 1
                }
            }
        }
        return share
    }

    /// Words of texts without spaces.
    package static func words(_ sentences: [UDSentence], cut: (String) -> [Range<Int>]) -> Spans {
        var spans = Spans()
        for sentence in sentences {
            spans.add(right: Set(sentence.tokens.map(\.range)), given: Set(cut(sentence.text)))
        }
        return spans
    }

    /// Names on given words: all, and by kind.
    package static func names(
        _ sentences: [(words: [String], names: [NameSpan])],
        find: ([String]) -> [NameSpan]
    ) -> (all: Spans, kinds: [EntityKind: Spans]) {
        var all = Spans()
        var kinds: [EntityKind: Spans] = [:]
        for sentence in sentences {
            let given = find(sentence.words)
            all.add(right: Set(sentence.names), given: Set(given))
            for kind in NameSpan.kinds.map(\.kind) {
                kinds[kind, default: Spans()].add(
                    right: Set(sentence.names.filter { $0.kind == kind }),
                    given: Set(given.filter { $0.kind == kind })
                )
            }
        }
        return (all, kinds)
    }
}
