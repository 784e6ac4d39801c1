import Foundation

extension String {
    /// This text in the form in which Hark compares texts.
    ///
    /// Compatibility forms are unified (full-width letters and punctuation become ASCII), case is dropped,
    /// typographic quotes become straight ones, invisible characters go, and runs of white space become one
    /// space. Two texts that a reader takes for the same fold to the same string.
    /// - Complexity: O(*n*) in the length of the text.
    public var folded: String {
        var folded = String.UnicodeScalarView()
        var spaceIsDue = false
        for scalar in precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                spaceIsDue = !folded.isEmpty
                continue
            }
            guard let plain = scalar.foldedForComparison else { continue }
            if spaceIsDue { folded.append(" ") }
            spaceIsDue = false
            folded.append(plain)
        }
        return String(folded)
    }
}

extension Unicode.Scalar {
    /// The plain form of this scalar, or nil for one that nobody sees.
    fileprivate var foldedForComparison: Unicode.Scalar? {
        switch self {
        case "‘", "’", "‛", "`", "´": "'"
        case "“", "”", "„": "\""
        case "‐", "‑", "‒", "–", "—": "-"
        case "。": "."
        case "、": ","
        default: isInvisible ? nil : self
        }
    }

    private var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format: true
        default: properties.isVariationSelector
        }
    }
}
