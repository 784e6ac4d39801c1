import HarkLanguage

/// Tells whether a message asks for a person, so that no rules file can take that way out from a customer.
struct PersonRequest {
    private let asking: [LinearPattern]
    private let notAsking: [LinearPattern]

    init() throws(BotError) {
        asking = try Self.compiled(Self.asks)
        notAsking = try Self.compiled(Self.asksNot)
    }

    /// The words that ask for a person, or nil.
    func words(in message: Message) -> String? {
        for pattern in asking {
            guard let match = pattern.firstMatch(in: message.folded) else { continue }
            let isExcluded = notAsking.contains { $0.firstMatch(in: message.folded) != nil }
            return isExcluded ? nil : match
        }
        return nil
    }

    private static let asks = [
        #"\b(talk|speak|chat|in touch|connect|transfer|put|pass|switch|escalate|reach|contact|get)(ing)?\b.{0,24}"#
            + #"\b(person|human|agent|someone|somebody|representative|rep|operator|staff|real people|colleague|"#
            + #"manager|supervisor|advisor|adviser|assistant|customer (service|support|care|assistance))\b"#,
        #"\b(real|actual|live|human) (person|human|agent|people|support|operator|representative|being|chat)\b"#,
        #"^[^\pL\pN]*(an? )?(human|person|agent|operator|representative|customer (service|support))( please| now)?[^\pL\pN]*$"#,
        #"\b(human|person|agent|operator|representative)[^\pL\pN]+(please|pls|now)\b"#,
        #"\b(need|want|give me|prefer)( to have)? (an? )?(human|person|agent|operator|representative|manager)\b"#,
        #"\bnot an? (ro)?bot\b"#,
        #"(转|接|找|要|叫|换|联系|接通|需要|想跟|想和|呼叫|来)(到|个|一下|一位|一个|你们|你们的)?(真人|人工|客服|活人|专员|经理|主管)"#,
        #"人工(客服|服务|坐席|专员)|^[^\pL\pN]*(人工|客服|真人)[^\pL\pN]*$"#,
        #"(跟|和|与)(个|一个|真)?(真|活)?人(工)?(说|聊|谈|讲|沟通|对话)|找(个|一个)(真|活)?人|不(要|想)(跟|和)?机器人"#,
    ]

    private static let asksNot = [
        #"\b(do ?n[o']?t|no need to|not) (want|need|wish|have|like)?( to)? ?(talk|speak|chat|contact|an? (human|person|agent))\b"#,
        #"\bare you (an? )?(real|actual|human|live|person|ro?bot)\b"#,
        #"(不用|不要|不需要|不想|无需|别)(再)?(转|找|接|要)?(人工|真人)"#,
        #"你(们)?是(不是)?(真人|人工|机器人)"#,
    ]

    private static func compiled(_ sources: [String]) throws(BotError) -> [LinearPattern] {
        var patterns: [LinearPattern] = []
        for source in sources {
            do throws(LinearPattern.Invalid) {
                patterns.append(try LinearPattern(source))
            } catch {
                throw .invalid([BotFault(file: "built in", keyPath: source, reason: error.reason)])
            }
        }
        return patterns
    }
}
