import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// The site's own words and number patterns: those of the file, and what admins add to them.
    var siteLanguage: [Route] {
        let path = "/api/v1/language"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .language),
                "The site's own words and number patterns.",
                gives: .named("Language"),
                run: language
            ),
            Route(
                "PUT",
                path,
                .staff(.update, .language),
                "Change what is added to the words and patterns of the configuration.",
                takes: .named("LanguageChange"),
                gives: .named("Language"),
                run: inTurn(changeLanguage)
            ),
        ]
    }

    private func language(_ call: Call) async throws -> HTTPResponse {
        guard let desk = services.language else { throw Refusal.notFound }
        return .object { $0.language(desk) }
    }

    private func changeLanguage(_ call: Call) async throws -> HTTPResponse {
        guard let desk = services.language else { throw Refusal.notFound }
        var document = desk.added
        try document.change(by: RequestBody(call.request))
        if let fault = document.fault { throw Refusal.invalid(field: fault.field, reason: fault.reason) }
        let counts = "\(document.words.count) words, \(document.patterns.count) patterns"
        let audit = AuditEntry(.languageChanged, by: try call.member, object: "language", detail: counts, at: now)
        let vocabulary = SiteVocabulary(document)
        try await services.floor.write([
            { try SiteVocabulary.replace(vocabulary, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        try desk.take(document)
        return .object { $0.language(desk) }
    }
}

extension LanguageDocument {
    /// Takes what was stored; what this version of Hark does not take any more is left out.
    init(_ vocabulary: SiteVocabulary) {
        words = vocabulary.words
        patterns = vocabulary.patterns.map { SitePattern(name: $0.name, pattern: $0.pattern) }
            .filter { $0.fault == nil }
    }

    fileprivate mutating func change(by body: RequestBody) throws(Refusal) {
        if let words = try body.optionalLines("words", most: Self.mostWords, longest: Self.longestWord) {
            self.words = words
        }
        if let patterns = try body.patterns { self.patterns = patterns }
    }
}

extension SiteVocabulary {
    fileprivate init(_ document: LanguageDocument) {
        self.init(
            words: document.words,
            patterns: document.patterns.map { Pattern(name: $0.name, pattern: $0.pattern) }
        )
    }
}

extension RequestBody {
    fileprivate var patterns: [SitePattern]? {
        get throws(Refusal) {
            guard let value = params.members["patterns"] else { return nil }
            guard case .array(let values) = value else {
                throw .invalid(field: "patterns", reason: "must be a list of {name,pattern}")
            }
            var patterns: [SitePattern] = []
            for value in values {
                guard case .object(let members) = value, case .string(let name)? = members["name"],
                    case .string(let pattern)? = members["pattern"]
                else { throw .invalid(field: "patterns", reason: "must be a list of {name,pattern}") }
                let line = try Self.line(pattern, field: "patterns", longest: SitePattern.longest)
                let fresh = SitePattern(name: name, pattern: line)
                if !patterns.contains(fresh) { patterns.append(fresh) }
            }
            return patterns
        }
    }
}

extension JSONWriter {
    fileprivate mutating func language(_ desk: LanguageDesk) {
        document(desk.added)
        name("configured")
        beginObject()
        document(desk.document)
        endObject()
    }

    private mutating func document(_ document: LanguageDocument) {
        member("words", document.words)
        objects("patterns", document.patterns) { writer, pattern in
            writer.member("name", pattern.name)
            writer.member("pattern", pattern.pattern)
        }
    }
}
