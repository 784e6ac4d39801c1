// What the ways through a flow must keep: every step can be reached, no way turns in a circle without a question,
// and nothing is said or sent that may not be known by then.
extension FlowCheck {
    var wayFaults: [BotFault] {
        let graph = FlowGraph(flow)
        return unreachable(graph) + circles(graph) + unknownValues(graph)
    }

    private func unreachable(_ graph: FlowGraph) -> [BotFault] {
        graph.known.indices.filter { graph.known[$0] == nil }.map { fault("is never reached", "steps", $0) }
    }

    private func circles(_ graph: FlowGraph) -> [BotFault] {
        graph.endless.prefix(1).map { fault("leads back to itself without a question in between", "steps", $0) }
    }

    private func unknownValues(_ graph: FlowGraph) -> [BotFault] {
        questions
            + flow.steps.indices.flatMap { index in
                unknownValues(at: index, knowing: graph.knownInside(index) ?? [])
            }
    }

    /// A slot may be asked anywhere, so its words can rely on nothing but themselves.
    private var questions: [BotFault] {
        flow.slots.keys.sorted().flatMap { name -> [BotFault] in
            guard let slot = flow.slots[name] else { return [] }
            return unknown(slot.ask, [], ["slots", name, "ask"])
                + (slot.invalid.map { unknown($0, [], ["slots", name, "invalid"]) } ?? [])
        }
    }

    private func unknownValues(at index: Int, knowing known: Set<String>) -> [BotFault] {
        let step = flow.steps[index]
        let path = ["steps", "\(index)"]
        var faults: [BotFault] = []
        if let say = step.say { faults += unknown(say, known, path + ["say"]) }
        if let confirm = step.confirm { faults += unknown(confirm, known, path + ["confirm"]) }
        if let say = step.no?.say { faults += unknown(say, known, path + ["no", "say"]) }
        guard let call = step.call else { return faults }
        faults += unknown(call.url, known, path + ["call", "url"])
        for template in call.body?.templates ?? [] { faults += unknown(template, known, path + ["call", "body"]) }
        for (key, fallback) in call.fallbacks {
            if let say = fallback.say { faults += unknown(say, known, path + ["call", key, "say"]) }
        }
        return faults
    }

    private func unknown(_ text: FlowText, _ known: Set<String>, _ path: [String]) -> [BotFault] {
        text.places.flatMap { place in
            let secrets = place.template.secrets.map { fault("may not hold secrets", at: path + place.path, $0) }
            return secrets + unknown(place.template, known, path + place.path)
        }
    }

    private func unknown(_ template: FlowTemplate, _ known: Set<String>, _ path: [String]) -> [BotFault] {
        template.variables.filter { !known.union(Self.builtIn).contains($0) }.map { name in
            let isFilled = flow.slots[name] != nil || flow.fields[name] != nil
            let reason =
                isFilled ? "may not be known here; ask for it before, or guard with if" : "is filled by nothing"
            return fault("{\(name)} \(reason)", at: path, name)
        }
    }

    private func fault(_ reason: String, at path: [String], _ name: String) -> BotFault {
        document.fault(reason, at: place + path)
    }
}
