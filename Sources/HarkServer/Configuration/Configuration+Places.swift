public import Foundation

extension Configuration {
    /// The rules file: as configured; a default that is not here is looked for where Hark is installed.
    public var botRules: URL { Self.place(bot.rules, like: Configuration().bot.rules, under: "config") }

    /// The folder of the bot's articles, found like the rules.
    public var botArticles: URL { Self.place(bot.articles, like: Configuration().bot.articles, under: "config") }

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

    /// A path that was set stands for itself; a default counts from `folder` here, else from the installed one.
    private static func place(_ path: String, like usual: String, under folder: String) -> URL {
        guard path == usual else { return URL(fileURLWithPath: path) }
        let here = URL(fileURLWithPath: folder)
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let installed = executable.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/hark").appendingPathComponent(folder)
        let base = FileManager.default.fileExists(atPath: here.path) ? here : installed
        return path.isEmpty ? base : base.appendingPathComponent(path)
    }
}
