import HarkAnswerer
import HarkBot
import HarkFetch
import HarkHub
import HarkLanguage
import HarkStore
import HarkTransport
import Logging
import Metrics
import Synchronization

/// The optional answerer on a loop of its own, since masking and checking take longer than a turn of the hub should.
///
/// Its answer streams in and is checked as it grows, so that a bad one is broken off early. A customer sees only the
/// checked whole: what was shown cannot be taken back, and whether a sentence may stand is known at its end at best.
final class AnswererDesk: Sendable {
    private let loop: EventLoop
    private let answerer: Answerer
    private let model: String
    private let logger: Logger
    private let metrics: any MetricsFactory
    private let uses: AsyncStream<AnswererUse>
    private let told: AsyncStream<AnswererUse>.Continuation
    private let keeper = Mutex<Task<Void, Never>?>(nil)

    /// Makes the answerer of a configuration; nil when it names none.
    ///
    /// - Parameters:
    ///   - bot: Says where it is and what it may cost.
    ///   - use: What was used before the start.
    ///   - mask: Finds what is personal, in the site's own forms.
    ///   - logger: Told of endpoints that fail.
    ///   - metrics: Takes outcomes, times and tokens.
    /// - Throws: `ConfigurationError`, `FetchSetupError` or `TransportError`, each saying what is wrong.
    init?(
        _ bot: Configuration.Bot,
        use: AnswererUse?,
        mask: @escaping @Sendable () -> LanguageAnalyzer?,
        logger: Logger,
        metrics: any MetricsFactory
    ) throws {
        guard !bot.answerer.url.isEmpty, let analyzer = mask() else { return nil }
        let secrets = try SecretStore(folder: bot.secrets.isEmpty ? nil : bot.secrets)
        let faults =
            AnswererCheck.faults(of: bot.answerer) + AnswererCheck.missing(bot.answerer.secret, in: secrets)
        guard faults.isEmpty else { throw ConfigurationError.invalid(faults) }
        let settings = AnswererSettings(bot.answerer)
        let loop = try EventLoop(label: "hark.answerer")
        let (uses, tell) = AsyncStream.makeStream(of: AnswererUse.self, bufferingPolicy: .bufferingNewest(1))
        answerer = Answerer(
            settings,
            fetcher: try Fetcher(
                loop: loop,
                policy: FetchPolicy([try AnswererCheck.origin(of: FetchURL(bot.answerer.url), bot.answerer)]),
                limits: Answerer.fetchLimits(settings),
                secrets: secrets
            ),
            mask: { PersonalMask(analyzer: mask() ?? analyzer) },
            use: use.map { AnswererBudgetUse(day: $0.day, tokens: $0.tokens) },
            keep: { tell.yield(AnswererUse(day: $0.day, tokens: $0.tokens)) }
        )
        (self.loop, self.uses, told, model) = (loop, uses, tell, bot.answerer.model)
        (self.logger, self.metrics) = (logger, metrics)
    }

    /// Brings it to life.
    ///
    /// - Parameter keep: Stores what has been used; the next is told once this is done, and only the newest.
    func start(keep: @escaping @Sendable (AnswererUse) async -> Void) {
        loop.start()
        keeper.withLock { $0 = Task { [uses] in for await use in uses { await keep(use) } } }
    }

    /// Calls everything off, and comes back once what was used is stored.
    func stop() async {
        loop.stop()
        loop.join()
        told.finish()
        await keeper.withLock { $0 }?.value
    }

    /// The answerer as the hub asks it.
    var port: AnswererPort {
        AnswererPort { [self] evidence, done in
            let errand = Errand()
            loop.execute { [self] in
                guard !errand.isCancelled else { return }
                errand.handle = answerer.answer(AnswererQuestion(evidence)) { [self] in done(wording($0)) }
            }
            return { [loop] in loop.execute { errand.cancel() } }
        }
    }

    private func wording(_ decision: AnswererDecision) -> BotWording {
        measure(decision)
        return BotWording(
            text: decision.answer?.text,
            account: BotExplanation.Wording(
                model: model,
                refusal: decision.refusal?.slug,
                articles: decision.answer?.citations.map(\.id) ?? [],
                support: decision.answer?.support,
                milliseconds: Int(decision.timings.total / .milliseconds(1)),
                tokens: decision.tokens.request + decision.tokens.answer
            )
        )
    }

    private func measure(_ decision: AnswererDecision) {
        let outcome = decision.refusal?.slug ?? "answered"
        Counter(label: "hark_answerer_answers_total", dimensions: [("outcome", outcome)], factory: metrics).increment()
        Counter(label: "hark_answerer_tokens_total", factory: metrics)
            .increment(by: decision.tokens.request + decision.tokens.answer)
        Timer(label: "hark_answerer_duration_seconds", factory: metrics)
            .recordNanoseconds(Int64(decision.timings.total / .nanoseconds(1)))
        switch decision.refusal {
        case .failed, .status: logger.warning("The answerer has failed", metadata: ["error": "\(outcome)"])
        default: break
        }
    }
}

/// A question from when it was put until it is answered or called off.
///
/// `@unchecked` because all of it happens on the answerer's loop.
private final class Errand: @unchecked Sendable {
    var handle: AnswererHandle?
    private(set) var isCancelled = false

    func cancel() {
        isCancelled = true
        handle?.cancel()
    }
}

extension AnswererSettings {
    fileprivate init(_ configuration: Configuration.Answerer) {
        self.init()
        url = configuration.url.hasSuffix("/") ? String(configuration.url.dropLast()) : configuration.url
        model = configuration.model
        secret = configuration.secret.isEmpty ? nil : configuration.secret
        (total, firstWord) = (configuration.total, configuration.firstWord)
        (answerTokens, answerCharacters) = (configuration.answerTokens, configuration.answerTokens * 4)
        callsPerMinute = configuration.questionsPerMinute
        tokensPerDay = configuration.tokensPerDay
    }
}

extension AnswererQuestion {
    fileprivate init(_ evidence: BotEvidence) {
        self.init(
            evidence.question,
            talk: evidence.history.map { Line($0.by == .bot ? .bot : .customer, $0.text) },
            // The bot never offers what is for the staff alone.
            passages: evidence.passages.map {
                AnswererPassage(id: $0.article, title: $0.title, text: $0.text, link: $0.url, audience: .everyone)
            },
            language: evidence.language,
            personal: evidence.personal
        )
    }
}
