/// A dialogue of several turns: what it needs to know, and what it does step by step.
public struct FlowDocument: Sendable, Hashable, Codable {
    /// The name by which rules, intents and explanations refer to it.
    public let id: String
    /// What it is for, for the people who keep it.
    public let title: String
    /// After how long a silence it is forgotten.
    ///
    /// - Units: minutes, 1…1440.
    public let minutes: Int
    let slots: [String: FlowSlot]
    let steps: [FlowStep]

    static let mostSlots = 10
    static let mostSteps = 60
    static let mostMapped = 12

    /// Reads a flow strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "id", "title", "minutes", "slots", "steps")
        id = try strict.id("id")
        title = try strict.text("title")
        minutes = try strict.whole("minutes", in: 1...1_440, or: 30)
        slots = try strict.value("slots", or: [:])
        steps = try strict.required("steps")
        guard (1...Self.mostSteps).contains(steps.count) else {
            throw strict.fault("must be one to \(Self.mostSteps)", at: "steps")
        }
        guard slots.count <= Self.mostSlots else { throw strict.fault("are more than \(Self.mostSlots)", at: "slots") }
    }

    /// Reads a file that holds one flow, and checks it.
    package static func read(_ file: TextFile) throws(BotError) -> FlowDocument {
        let document = try YAMLDocument(file.text, file: file.name)
        let flow = try document.decode(FlowDocument.self)
        let faults = FlowCheck(flow: flow, document: document).faults
        guard faults.isEmpty else { throw .invalid(faults) }
        return flow
    }

    /// What calls fill in, by name; the first call that names it says what it must be.
    var fields: [String: FlowField] {
        steps.compactMap(\.call).reduce(into: [:]) { $0.merge($1.map) { first, _ in first } }
    }

    /// The index of the step with an id.
    func index(of id: String) -> Int? {
        steps.firstIndex { $0.id == id }
    }

    /// A fingerprint of all that a stored state relies on; it does not change with the wording.
    var digest: String {
        let parts = slots.keys.sorted().map { name in
            let slot = slots[name]
            return "\(name):\(slot?.type.rawValue ?? "") \(slot?.options.map(\.id) ?? [])"
        }
        return Fingerprint.hex((parts + steps.map(\.shape)).joined(separator: "\n"))
    }
}

extension FlowStep {
    /// What the step does, without its words.
    fileprivate var shape: String {
        let kind =
            switch action {
            case .ask(let slot): "ask \(slot)"
            case .say: "say"
            case .confirm: "confirm"
            case .call(let call): "call \(call.method.rawValue) \(call.url.source) \(call.map.keys.sorted())"
            case .fork: "fork"
            }
        return "\(id ?? "") \(kind) \(then.name)"
    }
}

/// A short hash that is the same on every machine; it guards against mistakes, not against attackers.
enum Fingerprint {
    /// FNV-1a, 64 bits, as 16 hexadecimal digits.
    static func hex(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
