import HarkLanguage

/// Tells what customers really ask and what agents really answer from the courtesies around it.
struct LearningWords {
    private let person: PersonRequest
    private let filler: LinearPattern
    private let salutation: LinearPattern
    private let mask: LearningMask

    /// The longest answer that is learnt.
    private static let longestAnswer = 900

    init(analyzer: LanguageAnalyzer?) throws(BotError) {
        person = try PersonRequest()
        filler = try Self.compiled(Self.fillers)
        salutation = try Self.compiled(Self.salutations)
        mask = LearningMask(analyzer: analyzer)
    }

    /// The question in a customer's words, masked; nil for greetings, yes and no, and wishes for a person.
    func question(_ text: String) -> String? {
        let message = Message(BotTurn(text: text))
        let count = message.stems.count
        guard count >= 2, !message.question.terms.isEmpty, !BotWords.yes.contains(message.bare),
            !BotWords.no.contains(message.bare), person.words(in: message) == nil
        else { return nil }
        let kept = substance(text).joined(separator: " ")
        return kept != text && KnowledgeTerms.terms(of: kept).isEmpty ? nil : mask.masked(kept)
    }

    /// The part of an agent's words that answers, masked; nil when there is none.
    func answer(_ text: String) -> String? {
        let sentences = substance(text)
        guard sentences.contains(where: { !$0.hasSuffix("?") && !$0.hasSuffix("？") }) else { return nil }
        let isChinese = Language.detect(text) == .chinese
        let kept = sentences.joined(separator: isChinese ? "" : " ")
        let terms = KnowledgeTerms.terms(of: kept).count { $0.weight == 1 }
        guard terms >= (isChinese ? 5 : 4), kept.count <= Self.longestAnswer else { return nil }
        return mask.masked(kept)
    }

    func masked(_ text: String) -> String { mask.masked(text) }

    /// The sentences that say something, without the salutation before them.
    private func substance(_ text: String) -> [String] {
        Self.sentences(text).compactMap { sentence in
            let folded = sentence.folded
            guard filler.firstMatch(in: folded) == nil else { return nil }
            guard let match = salutation.firstMatch(in: folded), folded.count == sentence.count else { return sentence }
            let rest = String(sentence.dropFirst(match.count).trimmingSpaces)
            return rest.isEmpty ? nil : rest
        }
    }

    private static func sentences(_ text: String) -> [String] {
        Markdown.sentences(of: text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// What agents and customers say around an answer.
    private static let fillers = [
        #"\b(let me|i.?ll|i will|i am going to|i.?m going to|allow me to|just) (quickly |just )?(check|look|see|have a look|find out|get back|ask)\b"#,
        #"\b(one|a|just a) (moment|second|minute|sec)\b|\bbear with me\b|\bplease (hold|wait)\b|\bthank(s| you) for (waiting|your patience|contacting|reaching)"#,
        #"\b(anything else|further questions?|have a (nice|good|great|lovely)|you.?re welcome|happy to help|glad to help|my name is|how (can|may) i help|sorry for the (inconvenience|wait))\b"#,
        #"稍等|请等|等一下|我(帮您|给您|来|先)?(看|查|核实|确认|了解)(一?下|看)|感谢您的(耐心|等待|联系)|久等"#,
        #"还有(什么|其他|别的).{0,6}(帮|问题|需要)|祝您|很高兴为您|不客气|我是.{0,8}(客服|工号)|抱歉给您"#,
    ]

    private static let salutations = [
        #"^(hi|hello|hey|dear|good (morning|afternoon|evening))( there)?( (mr|mrs|ms|miss)\.?)?( [a-z'-]{1,20}){0,2}( ?[,.!:]+ ?| ?$)"#,
        #"^(thanks|thank you|ok(ay)?|sure|great|perfect|cheers|kind regards|best( regards)?)( [a-z'-]{1,20}){0,2}( ?[,.!:]+ ?| ?$)"#,
        #"^(您好|你好|亲爱的?|亲|早上好|下午好|晚上好|好的|谢谢)(.{0,6}(先生|女士|小姐))?([,.!:~]+ ?|$)"#,
    ]

    private static func compiled(_ sources: [String]) throws(BotError) -> LinearPattern {
        let source = sources.map { "(?:\($0))" }.joined(separator: "|")
        do throws(LinearPattern.Invalid) {
            return try LinearPattern(source)
        } catch {
            throw .invalid([BotFault(file: "built in", keyPath: source, reason: error.reason)])
        }
    }
}
