extension Setting {
    /// The variable of the environment that sets it: `HARK_LIMITS_FRAME_BYTES` for `limits.frameBytes`.
    var variable: String {
        var name = "HARK_"
        var wasLower = false
        for letter in key {
            if letter.isUppercase, wasLower { name += "_" }
            name += letter == "." ? "_" : letter.uppercased()
            wasLower = letter.isLowercase
        }
        return name
    }
}

extension Configuration {
    /// Returns the variables that begin with `HARK_` but name no key, sorted: probably misspelt.
    public static func unknownVariables(in environment: [String: String]) -> [String] {
        let known = Set(settings.map(\.variable))
        return environment.keys.filter { $0.hasPrefix("HARK_") && !known.contains($0) }.sorted()
    }
}
