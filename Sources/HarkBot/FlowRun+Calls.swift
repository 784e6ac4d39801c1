import Foundation
import HarkLanguage

// Calls: what is sent, and what comes of the answer.
extension FlowRun {
    /// The call with its places filled; nil when a value does not fit its place.
    func request(_ call: FlowCall) -> FlowRequest? {
        guard let url = FlowAddress.filled(call.url, { value($0) ?? "" }) else { return nil }
        let body = call.body?.filled(json)
        return FlowRequest(
            method: call.method,
            url: url,
            headers: call.headers.mapValues(\.source),
            body: body,
            timeoutSeconds: call.timeout,
            idempotencyKey: key(call.method, url, body)
        )
    }

    /// Takes what a call brought, or falls back.
    mutating func goOn(after result: BotCallResult) -> FlowOutcome.Next {
        guard flow.steps.indices.contains(state.step), let call = flow.steps[state.step].call else { return giveUp() }
        let then = flow.steps[state.step].then
        if call.method != .get, result.mayHaveActed { state.hasActed = true }
        switch result {
        case .answered(status: 200..<300, let json):
            guard take(json, by: call.map) else { return fallen(to: call.failed) }
            return follow(then) ?? walk()
        case .answered(status: 404, _), .answered(status: 410, _):
            return fallen(to: call.notFound ?? call.failed)
        case .answered(status: 409, _), .answered(status: 422, _):
            return fallen(to: call.refused ?? call.failed)
        case .answered, .failed: return fallen(to: call.failed)
        }
    }

    private mutating func fallen(to fallback: FlowFallback) -> FlowOutcome.Next {
        fall(to: fallback, .lookupFailed) ?? walk()
    }

    /// Takes the fields out of an answer; false when one is missing or of another type.
    private mutating func take(_ json: BotJSON, by map: [String: FlowField]) -> Bool {
        for (name, field) in map.sorted(by: { $0.key < $1.key }) {
            state.values[name] = nil
            state.lists[name] = nil
            let found = json[path: field.path] ?? .null
            if found == .null {
                guard field.optional else { return false }
                continue
            }
            guard let taken = field.taken(from: found) else { return false }
            guard state.hasRoom(for: taken.list, named: name), state.hasRoom(for: taken.text, named: name) else {
                return false
            }
            state.values[name] = taken.text
            if field.type == .options { state.lists[name] = taken.list }
        }
        return true
    }

    /// A value as JSON: a number slot is a number, yes and no are true and false.
    private func json(_ name: String) -> BotJSON {
        guard let value = value(name) else { return .null }
        switch flow.slots[name]?.type {
        case .number: return Double(value).map(BotJSON.number) ?? .text(value)
        case .yesNo: return .bool(value == "yes")
        default: return .text(value)
        }
    }

    /// The same for the same call, so that what adds something is done once in a conversation.
    ///
    /// What replaces something may be replaced again, so there the customer's message counts too.
    private func key(_ method: BotCall.Method, _ url: String, _ body: BotJSON?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let sent = body.flatMap { try? encoder.encode($0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let replaces = method == .put || method == .delete
        let moment = replaces ? state.moment.map { "\($0.timeIntervalSince1970)" } ?? "" : ""
        return Fingerprint.hex([flow.id, method.rawValue, url, sent, moment].joined(separator: "\n"))
    }
}

extension BotCallResult {
    /// Whether the server may have done what it was asked; it has not when it said that the call is wrong.
    fileprivate var mayHaveActed: Bool {
        if case .answered(status: 400..<500, _) = self { false } else { true }
    }
}

extension FlowField {
    /// The most items of a list, and of a list to choose from.
    private static let mostItems = 8

    /// The value as it is kept; nil when it is of another type.
    func taken(from json: BotJSON) -> (text: String, list: [BotChoice])? {
        switch type {
        case .options: options(json).map { (String($0.count), $0) }
        case .list: list(json).map { ($0, []) }
        default: scalar(json).map { ($0, []) }
        }
    }

    private func scalar(_ json: BotJSON) -> String? {
        guard let spoken = json.spoken else { return nil }
        let value = FlowValue.cleaned(spoken)
        switch (type, json) {
        case (.yesNo, .bool(let isTrue)): return isTrue ? "yes" : "no"
        case (.yesNo, _): return nil
        case (.number, .number), (.money, .number): return value
        case (.number, _): return Double(value).map { _ in value }
        case (.money, _): return Double(value.prefix { $0 != " " }).map { _ in value }
        case (.date, .text): return Self.isDay(value) ? value : nil
        case (.time, .text), (.text, _): return value
        default: return nil
        }
    }

    private func list(_ json: BotJSON) -> String? {
        guard case .list(let items) = json else { return nil }
        let texts = items.prefix(Self.mostItems).compactMap(\.spoken)
        guard texts.count == min(items.count, Self.mostItems) else { return nil }
        let rest = items.count > Self.mostItems ? ["…"] : []
        return FlowValue.cleaned((texts + rest).joined(separator: ", "))
    }

    private func options(_ json: BotJSON) -> [BotChoice]? {
        guard case .list(let items) = json else { return nil }
        let choices = items.prefix(Self.mostItems).compactMap { item -> BotChoice? in
            guard let id = item[path: id]?.spoken, let label = item[path: label]?.spoken else { return nil }
            let choice = BotChoice(id: FlowValue.cleaned(id, most: 40), label: FlowValue.cleaned(label, most: 60))
            return choice.id.isEmpty || choice.label.isEmpty || BotChoice.reserved.contains(choice.id) ? nil : choice
        }
        return choices.count == min(items.count, Self.mostItems) ? choices : nil
    }

    private static func isDay(_ value: String) -> Bool {
        let parts = value.prefix(10).split(separator: "-")
        return parts.count == 3 && parts[0].count == 4 && parts.allSatisfy { Int($0) != nil }
    }
}
