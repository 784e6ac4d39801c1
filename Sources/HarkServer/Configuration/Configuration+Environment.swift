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
    /// Returns the variables that begin with `HARK_` but name no key, sorted: probably misspelt; secrets have any name.
    public static func unknownVariables(in environment: [String: String]) -> [String] {
        let known = Set(settings.map(\.variable))
        return environment.keys.filter { name in
            name.hasPrefix("HARK_") && !name.hasPrefix("HARK_SECRET_") && !known.contains(name)
        }.sorted()
    }
}
