internal import Foundation
public import HarkFetch
internal import HarkTransport

/// Asks an OpenAI-compatible server to word an answer from passages, and shows none that it can't check.
///
/// On its loop, as its fetcher. The model gets the masked question and passages that everybody may read, and no tools;
/// what it writes is text, held against those passages before anybody sees it. Without an address it refuses all.
public final class Answerer: @unchecked Sendable {
    private let settings: AnswererSettings
    private let fetcher: Fetcher
    private let mask: @Sendable () -> PersonalMask
    private let keep: @Sendable (AnswererBudgetUse) -> Void
    private var budget: AnswererBudget {
        didSet { if budget.use != oldValue.use { keep(budget.use) } }
    }

    /// Makes an answerer.
    ///
    /// - Parameters:
    ///   - settings: Where it is and what it may cost.
    ///   - fetcher: Asks the server; see ``fetchLimits(_:)``. Its policy must allow the address.
    ///   - mask: Gives what takes out what is personal, as the site has it now.
    ///   - use: What was used before the start.
    ///   - keep: Told what is used or set aside, on the loop, whenever it changes.
    public init(
        _ settings: AnswererSettings,
        fetcher: Fetcher,
        mask: @escaping @Sendable () -> PersonalMask,
        use: AnswererBudgetUse? = nil,
        keep: @escaping @Sendable (AnswererBudgetUse) -> Void = { _ in }
    ) {
        (self.settings, self.fetcher, self.mask, self.keep) = (settings, fetcher, mask, keep)
        budget = AnswererBudget(
            callsPerMinute: settings.callsPerMinute,
            tokensPerDay: settings.tokensPerDay,
            use: use
        )
    }

    /// The limits that its fetcher should have.
    public static func fetchLimits(_ settings: AnswererSettings) -> FetchLimits {
        var limits = FetchLimits()
        limits.concurrent = 4
        limits.waiting = 8
        limits.responseBytes = settings.streamBytes
        limits.total = settings.total
        limits.silenceSeconds = nil
        return limits
    }

    /// Tokens used since the day began (UTC).
    public var tokensToday: Int { budget.tokensToday }

    /// Asks for an answer; the decision comes later, once, and never from within this call.
    ///
    /// - Parameters:
    ///   - question: What to ask.
    ///   - completion: Gets the decision.
    /// - Returns: The way to call it off, for when the conversation has a new owner.
    @discardableResult
    public func answer(
        _ question: AnswererQuestion,
        completion: @escaping (AnswererDecision) -> Void
    ) -> AnswererHandle {
        let call = AnswererCall(fetcher.loop, settings, completion)
        guard let url = settings.url else { return refuse(call, .off) }
        let canary = Self.canary()
        guard let prompt = AnswererPrompt(question, mask: mask(), canary: canary) else {
            return refuse(call, .noPassages)
        }
        let most = prompt.estimatedTokens + settings.answerTokens
        let day = Self.day
        guard budget.take(tokens: most, now: fetcher.loop.now, day: day) else { return refuse(call, .overBudget) }
        call.spent = { [weak self] used in self?.budget.settle(taken: most, used: used, day: day) }
        call.begin(prompt, question.language, url, fetcher)
        return AnswererHandle(call: call)
    }

    private func refuse(_ call: AnswererCall, _ refusal: AnswererRefusal) -> AnswererHandle {
        fetcher.loop.schedule(after: .zero) { call.finish(.refusal(refusal)) }
        return AnswererHandle(call: call)
    }

    private static func canary() -> String {
        "HK" + (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36, uppercase: true) }.joined()
    }

    private static var day: Int { Int(Date().timeIntervalSince1970 / 86_400) }
}

/// The way to call a question off.
public struct AnswererHandle: Sendable {
    let call: AnswererCall

    /// Calls it off, on the loop; unless there is a decision already, it is ``AnswererRefusal/cancelled`` before this returns.
    public func cancel() { call.finish(.refusal(.cancelled)) }
}
