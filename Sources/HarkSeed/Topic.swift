/// What a customer wants, as the intents of the demo shop's bot name it.
enum Topic: Int, Sendable, CaseIterable {
    case orderStatus, returnRequest, refund, damaged, exchange, sizeAdvice
    case shipping, payment, invoice, account, orderChange, warranty

    /// The intent's id.
    var id: String { Self.traits[rawValue].id }

    /// How often it is asked, among all.
    var share: Double { Self.traits[rawValue].share }

    /// How often the bot knows an answer.
    var knownToBot: Double { self == .warranty ? Planted.warrantyKnownToBot : Self.traits[rawValue].known }

    /// How many times an agent writes, in the mean.
    var turns: Double { Self.traits[rawValue].turns }

    /// The label that agents put on it.
    var label: String { Self.traits[rawValue].label }

    private struct Traits {
        let id: String
        let share, known, turns: Double
        let label: String
    }

    private static let traits = [
        Traits(id: "order-status", share: 0.24, known: 0.82, turns: 1.7, label: "delivery"),
        Traits(id: "return-request", share: 0.13, known: 0.80, turns: 1.8, label: "returns"),
        Traits(id: "refund", share: 0.10, known: 0.45, turns: 2.4, label: "refund"),
        Traits(id: "damaged", share: 0.07, known: 0.40, turns: 2.6, label: "damaged"),
        Traits(id: "exchange", share: 0.06, known: 0.70, turns: 1.9, label: "returns"),
        Traits(id: "size-advice", share: 0.09, known: 0.75, turns: 1.6, label: "advice"),
        Traits(id: "shipping", share: 0.09, known: 0.88, turns: 1.4, label: "delivery"),
        Traits(id: "payment", share: 0.06, known: 0.55, turns: 2.1, label: "payment"),
        Traits(id: "invoice", share: 0.04, known: 0.78, turns: 1.6, label: "payment"),
        Traits(id: "account", share: 0.05, known: 0.72, turns: 2.0, label: "account"),
        Traits(id: "order-change", share: 0.05, known: 0.60, turns: 1.8, label: "orders"),
        Traits(id: "warranty", share: 0.02, known: 0.10, turns: 2.0, label: "warranty"),
    ]
}
