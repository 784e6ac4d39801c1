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
        var section = ""
        for setting in settings {
            let parts = setting.key.split(separator: ".")
            if let first = parts.first, first != section {
                section = String(first)
                text += "\(section):\n"
            }
            text += "  \(parts.dropFirst().joined(separator: ".")): \(value(setting))\n"
        }
        return text
    }
}
