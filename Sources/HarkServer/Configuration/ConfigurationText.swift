extension Configuration {
    /// The effective values as YAML, for `hark config print`.
    public func yaml() -> String {
        Self.written { setting in "\(setting.spelled(in: self))" }
    }

    /// Every key with its default, range and meaning, for `hark config doc`.
    public static func documentation() -> String {
        let defaults = Configuration()
        return settings.map { setting in
            """
            \(setting.key)
                \(setting.summary)
                Default \(setting.spelled(in: defaults)); \(setting.domain).

            """
        }.joined(separator: "\n")
    }

    private static func written(_ value: (Setting) -> String) -> String {
        var text = ""
        var open: ArraySlice<Substring> = []
        for setting in settings {
            let parts = setting.key.split(separator: ".")
            let sections = parts.dropLast()
            let shared = zip(open, sections).prefix { $0 == $1 }.count
            for (depth, name) in sections.enumerated().dropFirst(shared) { text += indent(depth) + "\(name):\n" }
            text += indent(sections.count) + "\(parts.last ?? ""): \(value(setting))\n"
            open = sections
        }
        return text
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
