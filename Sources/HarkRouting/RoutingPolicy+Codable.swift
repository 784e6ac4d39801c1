import HarkDomain

// What is left out of a document keeps its default.

extension RoutingPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case choice, priorityCreditSeconds, stickySeconds, relaxation, overflow, reservesScarceSkills, weights
    }

    /// Reads a policy; what is left out keeps its default, and a credit of null means strict priority.
    ///
    /// - Throws: `DecodingError` when a value is of the wrong type or an unknown choice.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        choice = try values.decodeIfPresent(Choice.self, forKey: .choice) ?? choice
        if values.contains(.priorityCreditSeconds) {
            priorityCreditSeconds = try values.decode(Int?.self, forKey: .priorityCreditSeconds)
        }
        stickySeconds = try values.decodeIfPresent(Int.self, forKey: .stickySeconds) ?? stickySeconds
        relaxation = try values.decodeIfPresent([Relaxation].self, forKey: .relaxation) ?? []
        overflow = try values.decodeIfPresent([Overflow].self, forKey: .overflow) ?? []
        reservesScarceSkills = try values.decodeIfPresent(Bool.self, forKey: .reservesScarceSkills) ?? true
        weights = try values.decodeIfPresent(Weights.self, forKey: .weights) ?? weights
    }

    /// Writes all values, strict priority as null.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(choice, forKey: .choice)
        try values.encode(priorityCreditSeconds, forKey: .priorityCreditSeconds)
        try values.encode(stickySeconds, forKey: .stickySeconds)
        try values.encode(relaxation, forKey: .relaxation)
        try values.encode(overflow, forKey: .overflow)
        try values.encode(reservesScarceSkills, forKey: .reservesScarceSkills)
        try values.encode(weights, forKey: .weights)
    }
}

extension RoutingPolicy.Weights: Codable {
    private enum CodingKeys: String, CodingKey {
        case fit, spare, idle, waiting
    }

    /// Reads weights; what is left out keeps its default.
    ///
    /// - Throws: `DecodingError` when a value is not a whole number.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        fit = try values.decodeIfPresent(Int.self, forKey: .fit) ?? fit
        spare = try values.decodeIfPresent(Int.self, forKey: .spare) ?? spare
        idle = try values.decodeIfPresent(Int.self, forKey: .idle) ?? idle
        waiting = try values.decodeIfPresent(Int.self, forKey: .waiting) ?? waiting
    }

    /// Writes all values.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(fit, forKey: .fit)
        try values.encode(spare, forKey: .spare)
        try values.encode(idle, forKey: .idle)
        try values.encode(waiting, forKey: .waiting)
    }
}

extension Overflow: Codable {
    private enum CodingKeys: String, CodingKey {
        case to, afterSeconds, atLength, whenNobodyIsOnline
    }

    /// Reads a rule; the queue is its id's text.
    ///
    /// - Throws: `DecodingError` when the queue is left out or no id.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard let queue = QueueID(try values.decode(String.self, forKey: .to)) else {
            throw DecodingError.dataCorruptedError(forKey: .to, in: values, debugDescription: "not the id of a queue")
        }
        self.init(
            to: queue,
            afterSeconds: try values.decodeIfPresent(Int.self, forKey: .afterSeconds),
            atLength: try values.decodeIfPresent(Int.self, forKey: .atLength),
            whenNobodyIsOnline: try values.decodeIfPresent(Bool.self, forKey: .whenNobodyIsOnline) ?? false
        )
    }

    /// Writes the rule, the queue as its id's text.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(to.text, forKey: .to)
        try values.encodeIfPresent(afterSeconds, forKey: .afterSeconds)
        try values.encodeIfPresent(atLength, forKey: .atLength)
        try values.encode(whenNobodyIsOnline, forKey: .whenNobodyIsOnline)
    }
}
