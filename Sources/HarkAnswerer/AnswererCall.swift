internal import HarkFetch
internal import HarkLanguage
internal import HarkTransport

/// One question on its way.
final class AnswererCall: @unchecked Sendable {
    /// Told once how many tokens were used.
    var spent: (Int) -> Void = { _ in }

    private let loop: EventLoop
    private let settings: AnswererSettings
    private let began: Duration
    private var completion: ((AnswererDecision) -> Void)?
    private var collector: AnswerCollector?
    private var promptTokens = 0
    private var fetch: FetchHandle?
    private var patience: LoopTimer?
    private var firstWord: Duration?

    init(_ loop: EventLoop, _ settings: AnswererSettings, _ completion: @escaping (AnswererDecision) -> Void) {
        self.loop = loop
        self.settings = settings
        self.completion = completion
        began = loop.now
    }

    func begin(_ prompt: AnswererPrompt, _ language: Language, _ url: String, _ fetcher: Fetcher) {
        promptTokens = prompt.estimatedTokens
        let check = AnswerCheck(prompt, language: language, leastSupport: settings.leastSupport)
        collector = AnswerCollector(check, mostCharacters: settings.answerCharacters)
        patience = loop.schedule(after: settings.firstWord) { [weak self] in self?.finish(.refusal(.timedOut)) }
        var headers = [FetchHeader("Content-Type", "application/json"), FetchHeader("Accept", "text/event-stream")]
        if let secret = settings.secret {
            headers.append(FetchHeader("Authorization", parts: [.text("Bearer "), .secret(secret)]))
        }
        let request = FetchRequest(
            .post,
            url + "/chat/completions",
            headers: headers,
            body: prompt.body(settings),
            timeout: settings.total,
            responseBytes: settings.streamBytes
        )
        fetch = fetcher.fetch(request, onChunk: { [self] in take($0) }, completion: { [self] in end($0) })
    }

    /// Takes what has come; gives up as soon as it can't become an answer.
    private func take(_ part: FetchResponse) {
        guard completion != nil else { return }
        guard part.status == 200 else { return finish(.refusal(.status(part.status))) }
        do throws(AnswererRefusal) {
            try collector?.take(part.body)
        } catch {
            return finish(.refusal(error))
        }
        if firstWord == nil, collector?.text.isEmpty == false {
            firstWord = loop.now - began
            patience?.cancel()
        }
        if collector?.isDone == true { decide() }
    }

    /// Decides once the stream has ended.
    private func end(_ outcome: Result<FetchResponse, FetchError>) {
        guard completion != nil, let collector else { return }
        switch outcome {
        case .success(let response) where response.status != 200: finish(.refusal(.status(response.status)))
        case .failure(let error) where !collector.isFinished: finish(.refusal(Self.refusal(error, collector)))
        case .success, .failure: decide()
        }
    }

    private func decide() {
        guard let collector else { return }
        do throws(AnswererRefusal) {
            finish(.answer(try collector.answer()))
        } catch {
            finish(.refusal(error))
        }
    }

    private static func refusal(_ error: FetchError, _ collector: AnswerCollector) -> AnswererRefusal {
        switch error {
        case .timedOut: .timedOut
        case .tooLarge: .tooLong
        case .cancelled: .cancelled
        case .unreachable where !collector.text.isEmpty: .brokenOff
        default: .failed(FetchFailure(error))
        }
    }

    /// Tells the decision, once, and lets go of the connection.
    func finish(_ outcome: AnswererDecision.Outcome) {
        guard let completion else { return }
        self.completion = nil
        patience?.cancel()
        fetch?.cancel()
        fetch = nil
        let timings = AnswererDecision.Timings(firstWord: firstWord, total: loop.now - began)
        let tokens = tokens
        if collector != nil { spent(tokens.request + tokens.answer) }
        completion(AnswererDecision(outcome: outcome, timings: timings, tokens: tokens))
    }

    private var tokens: AnswererDecision.Tokens {
        guard let collector else { return AnswererDecision.Tokens() }
        let answer = AnswererPrompt.estimatedTokens(of: collector.text)
        guard let usage = collector.usage, let request = usage.promptTokens, let completion = usage.completionTokens,
            0...1_000_000 ~= request, 0...1_000_000 ~= completion
        else { return AnswererDecision.Tokens(request: promptTokens, answer: answer) }
        return AnswererDecision.Tokens(request: request, answer: completion, isEstimate: false)
    }
}
