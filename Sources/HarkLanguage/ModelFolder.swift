public import Foundation

/// Where the trained weights lie that ship with Hark.
public enum ModelFolder {
    /// Finds the folder beside the executable, as a build leaves it or as it is installed.
    ///
    /// - Returns: `hark_HarkLanguage.resources/Models` beside the executable, else `../share/hark/models`.
    /// - Throws: `LanguageModelError.missing` when there is neither.
    public static func shipped() throws(LanguageModelError) -> URL {
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let folder = executable.deletingLastPathComponent()
        let places = ["hark_HarkLanguage.resources/Models", "../share/hark/models"]
        for place in places.map({ folder.appending(path: $0).standardizedFileURL })
        where FileManager.default.fileExists(atPath: place.path) {
            return place
        }
        throw .missing(path: folder.appending(path: places[0]).path)
    }
}
