/// The ways through a flow's steps, with what is surely known on each.
///
/// A step is left to where it leads; a name is known at a step when every way there fills it.
struct FlowGraph {
    /// One way from a step to another, nil for the end.
    struct Way {
        let target: Int?
        /// What is known behind the step that was not before.
        var fills: Set<String> = []
        /// What is not known any more.
        var empties: Set<String> = []
        /// Whether the customer is asked on this way.
        var waits = false
    }

    let flow: FlowDocument
    /// The ways out of each step, in order.
    let ways: [[Way]]
    /// What is known when each step is looked at; nil for a step that no way leads to.
    let known: [Set<String>?]

    init(_ flow: FlowDocument) {
        self.flow = flow
        let ways = flow.steps.indices.map { Self.ways(out: $0, of: flow) }
        self.ways = ways
        known = Self.known(ways)
    }

    /// What is known when a step is taken: its own conditions say more.
    func knownInside(_ index: Int) -> Set<String>? {
        known[index]?.union(flow.steps[index].if.names)
    }

    /// Steps from which a way leads back without a question in between.
    var endless: [Int] {
        ways.indices.filter { start in
            var seen: Set<Int> = []
            var open = quiet(start)
            while let index = open.popLast() {
                if index == start { return true }
                if seen.insert(index).inserted { open += quiet(index) }
            }
            return false
        }
    }

    private func quiet(_ index: Int) -> [Int] {
        ways[index].filter { !$0.waits }.compactMap(\.target)
    }

    private static func known(_ ways: [[Way]]) -> [Set<String>?] {
        var known: [Set<String>?] = Array(repeating: nil, count: ways.count)
        var open = [0]
        if !known.isEmpty { known[0] = [] }
        while let index = open.popLast() {
            for way in ways[index] {
                guard let target = way.target, known.indices.contains(target) else { continue }
                let brought = (known[index] ?? []).union(way.fills).subtracting(way.empties)
                let met = known[target].map { $0.intersection(brought) } ?? brought
                if known[target] != met {
                    known[target] = met
                    open.append(target)
                }
            }
        }
        return known
    }
}

extension FlowGraph {
    private static func ways(out index: Int, of flow: FlowDocument) -> [Way] {
        let step = flow.steps[index]
        let next = index + 1 < flow.steps.count ? index + 1 : nil
        var ways = taken(step, at: index, of: flow).map { way in
            Way(target: way.target, fills: way.fills.union(step.if.names), empties: way.empties, waits: way.waits)
        }
        if !step.if.isEmpty || !step.unless.isEmpty {
            // A step passed over for one known name says that this name is known.
            let fills = step.if.isEmpty ? Set(step.unless.names) : []
            ways.append(Way(target: next, fills: fills))
        }
        return ways
    }

    private static func taken(_ step: FlowStep, at index: Int, of flow: FlowDocument) -> [Way] {
        let onward = way(step.then, at: index, of: flow)
        switch step.action {
        case .ask(let slot):
            // A slot that is filled is not asked, so the way does not surely wait.
            return onward.map { Way(target: $0.target, fills: [slot], empties: $0.empties, waits: $0.waits) }
        case .say, .fork: return onward
        case .confirm:
            let no = step.no.map { fallen($0, at: index, of: flow) } ?? []
            return (onward + no).map { Way(target: $0.target, fills: $0.fills, empties: $0.empties, waits: true) }
        case .call(let call):
            let brought = Set(call.map.filter { !$0.value.optional }.keys)
            let answered = onward.map { Way(target: $0.target, fills: brought, empties: $0.empties, waits: $0.waits) }
            return answered + call.fallbacks.flatMap { fallen($0.fallback, at: index, of: flow) }
        }
    }

    private static func fallen(_ fallback: FlowFallback, at index: Int, of flow: FlowDocument) -> [Way] {
        if fallback.handoff { return [] }
        // The slot is asked on the spot, and the same step taken again.
        if fallback.ask != nil { return [Way(target: index, waits: true)] }
        return way(fallback.then, at: index, of: flow)
    }

    /// The way to a target; going back empties what was asked from there on, so that its questions are asked again.
    private static func way(_ target: FlowTarget, at index: Int, of flow: FlowDocument) -> [Way] {
        switch target {
        case .next: return [Way(target: index + 1 < flow.steps.count ? index + 1 : nil)]
        case .end, .handoff: return [Way(target: nil)]
        case .step(let id):
            guard let place = flow.index(of: id) else { return [] }
            let asked = flow.slotsAsked(from: place, to: index)
            return [Way(target: place, empties: asked, waits: !asked.isEmpty)]
        }
    }
}

extension FlowDocument {
    /// The slots that a stretch of steps asks; none for a stretch that goes forward.
    func slotsAsked(from start: Int, to end: Int) -> Set<String> {
        start <= end ? Set(steps[start...end].compactMap(\.ask)) : []
    }
}
