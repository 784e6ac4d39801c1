import HarkLanguage

/// What must hold between the parts of a flow that each are well formed.
struct FlowCheck {
    let flow: FlowDocument
    let document: YAMLDocument
    /// Where the flow stands in its document; empty for a file that holds one flow.
    var place: [String] = []

    /// All that is wrong, in the order of the document.
    var faults: [BotFault] {
        nameFaults + flow.slots.keys.sorted().flatMap(slotFaults) + flow.steps.indices.flatMap(stepFaults) + wayFaults
    }

    /// The names that a flow knows without being told.
    static let builtIn: Set<String> = ["language"]

    private var filled: Set<String> { Set(flow.slots.keys).union(flow.fields.keys).union(Self.builtIn) }

    private var nameFaults: [BotFault] {
        var faults: [BotFault] = []
        for name in flow.slots.keys.sorted() where !name.wholeMatch(ofName: false) || Self.builtIn.contains(name) {
            faults.append(fault("\(name) is no name for a slot: letters and digits", "slots", name))
        }
        if flow.fields.count > FlowDocument.mostMapped {
            faults.append(fault("take more than \(FlowDocument.mostMapped) values from calls", "steps"))
        }
        var seen: Set<String> = []
        for (index, step) in flow.steps.enumerated() {
            guard let id = step.id, !seen.insert(id).inserted else { continue }
            faults.append(fault("\(id) is the id of two steps", "steps", index, "id"))
        }
        return faults
    }

    private func slotFaults(_ name: String) -> [BotFault] {
        guard let slot = flow.slots[name] else { return [] }
        var faults: [BotFault] = []
        if !slotsAsked.contains(name) { faults.append(fault("is never asked", "slots", name)) }
        if let list = slot.optionsFrom, flow.fields[list]?.type != .options {
            faults.append(fault("\(list) is nothing that a call maps as options", "slots", name, "optionsFrom"))
        }
        if let pattern = slot.pattern { faults += patternFaults(pattern, "slots", name, "pattern") }
        return faults
    }

    private var slotsAsked: Set<String> {
        let fallbacks = flow.steps.flatMap { ($0.call?.fallbacks.map(\.fallback) ?? []) + ($0.no.map { [$0] } ?? []) }
        return Set(flow.steps.compactMap(\.ask) + fallbacks.compactMap(\.ask))
    }

    private func patternFaults(_ source: String, _ path: any CustomStringConvertible...) -> [BotFault] {
        do throws(LinearPattern.Invalid) {
            let isBroad = try LinearPattern(source).matchesEmptyText
            return isBroad ? [document.fault("matches the empty text", at: place + path.map(\.description))] : []
        } catch {
            return [document.fault("is not a usable pattern: \(error.reason)", at: place + path.map(\.description))]
        }
    }

    private func stepFaults(_ index: Int) -> [BotFault] {
        let step = flow.steps[index]
        var faults: [BotFault] = []
        if let slot = step.ask { faults += slotFault(slot, "steps", index, "ask") }
        faults += targetFault(step.then, "steps", index, "then")
        if let no = step.no { faults += fallbackFaults(no, "steps", index, "no") }
        for key in ["if", "unless"] { faults += conditionFaults(key == "if" ? step.if : step.unless, key, index) }
        if let call = step.call { faults += callFaults(call, index) }
        return faults
    }

    private func conditionFaults(_ conditions: FlowConditions, _ key: String, _ index: Int) -> [BotFault] {
        conditions.names.flatMap { name -> [BotFault] in
            guard filled.contains(name) else {
                return [fault("\(name) is filled by nothing", "steps", index, key, name)]
            }
            guard let options = flow.slots[name]?.options, !options.isEmpty else { return [] }
            let unknown = conditions.plainValues(of: name).filter { value in !options.contains { $0.id == value } }
            return unknown.map { fault("\($0) is no option of \(name)", "steps", index, key, name) }
        }
    }

    private func callFaults(_ call: FlowCall, _ index: Int) -> [BotFault] {
        var faults: [BotFault] = []
        if let reason = FlowAddress.fault(of: call.url) { faults.append(fault(reason, "steps", index, "call", "url")) }
        for (key, template) in [("url", call.url)] + (call.body?.templates.map { ("body", $0) } ?? [])
        where !template.secrets.isEmpty {
            faults.append(fault("may not hold secrets; headers may", "steps", index, "call", key))
        }
        for name in call.map.keys.sorted() {
            if !name.wholeMatch(ofName: false) || Self.builtIn.contains(name) {
                faults.append(fault("is no name: letters and digits", "steps", index, "call", "map", name))
            }
            if flow.slots[name] != nil { faults.append(fault("is a slot", "steps", index, "call", "map", name)) }
            if flow.fields[name] != call.map[name], flow.fields[name]?.type != call.map[name]?.type {
                faults.append(fault("is of another type in another call", "steps", index, "call", "map", name))
            }
        }
        for (key, fallback) in call.fallbacks {
            if fallback.say == nil { faults.append(fault("needs say", "steps", index, "call", key)) }
            faults += fallbackFaults(fallback, "steps", index, "call", key)
        }
        return faults
    }

    private func fallbackFaults(_ fallback: FlowFallback, _ path: any CustomStringConvertible...) -> [BotFault] {
        let path = path.map(\.description)
        var faults: [BotFault] = []
        if let slot = fallback.ask { faults += slotFault(slot, at: path + ["ask"]) }
        faults += targetFault(fallback.then, at: path + ["then"])
        return faults
    }

    private func slotFault(_ slot: String, _ path: any CustomStringConvertible...) -> [BotFault] {
        slotFault(slot, at: path.map(\.description))
    }

    private func slotFault(_ slot: String, at path: [String]) -> [BotFault] {
        flow.slots[slot] == nil ? [document.fault("\(slot) is no slot", at: place + path)] : []
    }

    private func targetFault(_ target: FlowTarget, _ path: any CustomStringConvertible...) -> [BotFault] {
        targetFault(target, at: path.map(\.description))
    }

    private func targetFault(_ target: FlowTarget, at path: [String]) -> [BotFault] {
        guard case .step(let id) = target, flow.index(of: id) == nil else { return [] }
        return [document.fault("leads to \(id), which is no step", at: place + path)]
    }

    func fault(_ reason: String, _ path: any CustomStringConvertible...) -> BotFault {
        document.fault(reason, at: place + path.map(\.description))
    }
}
