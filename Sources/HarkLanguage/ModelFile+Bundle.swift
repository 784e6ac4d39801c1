extension ModelFile {
    /// Maps one of the files that ship with Hark.
    /// - Throws: `LanguageModelError` when it is missing, of another version, or damaged.
    package static func bundled(_ name: String) throws(LanguageModelError) -> ModelFile {
        try ModelFile(at: ModelFolder.shipped().appending(path: name))
    }
}
