public import Foundation

extension Configuration {
    /// The rules file: as configured; a default that is not here is looked for where Hark is installed.
    public var botRules: URL { Self.place(bot.rules, like: Configuration().bot.rules, under: "config") }

    /// The folder of the bot's articles, found like the rules.
    public var botArticles: URL { Self.place(bot.articles, like: Configuration().bot.articles, under: "config") }

    /// The file of the site's own words and patterns, found like the rules; nil for a default that is nowhere.
    public var languageDocument: URL? {
        let usual = Configuration().language.document
        let place = Self.place(language.document, like: usual, under: "config")
        return language.document == usual && !FileManager.default.fileExists(atPath: place.path) ? nil : place
    }

    /// The file of the routing plan; nil when none is configured.
    public var routingPlan: URL? { routing.plan.isEmpty ? nil : URL(fileURLWithPath: routing.plan) }

    /// The file of the survey plan; nil when none is configured.
    public var surveyPlan: URL? { surveys.plan.isEmpty ? nil : URL(fileURLWithPath: surveys.plan) }

    /// The file of the demo shop's routing plan, found like the rules; nil when it is nowhere.
    static var demoRoutingPlan: URL? {
        let place = place("routing/demo.yaml", like: "routing/demo.yaml", under: "config")
        return FileManager.default.fileExists(atPath: place.path) ? place : nil
    }

    /// The folder of the pages, found like the rules when none is configured.
    public var webRoot: URL {
        web.root.isEmpty ? Self.place("", like: "", under: "web") : URL(fileURLWithPath: web.root)
    }

    /// The certificate and key, when both are configured and there.
    public var certificate: (certificate: String, privateKey: String)? {
        let files = [tls.certificate, tls.privateKey]
        guard files.allSatisfy({ !$0.isEmpty && FileManager.default.isReadableFile(atPath: $0) }) else { return nil }
        return (tls.certificate, tls.privateKey)
    }

    /// A path that was set stands for itself; a default counts from `folder` in the first place that has it.
    private static func place(_ path: String, like usual: String, under folder: String) -> URL {
        guard path == usual else { return URL(fileURLWithPath: path) }
        let places = candidates(folder).map { path.isEmpty ? $0 : $0.appendingPathComponent(path) }
        return places.first { FileManager.default.fileExists(atPath: $0.path) } ?? places[0]
    }

    /// The working directory, where Hark is installed, and the checkout that it was built in.
    private static func candidates(_ folder: String) -> [URL] {
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let installed = executable.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/hark").appendingPathComponent(folder)
        var checkout = executable
        while checkout.path != "/", checkout.lastPathComponent != ".build" { checkout.deleteLastPathComponent() }
        let built = checkout.deletingLastPathComponent().appendingPathComponent(folder)
        return [URL(fileURLWithPath: folder), installed, built]
    }
}
