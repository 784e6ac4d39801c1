import Foundation

extension Redactor {
    /// Takes the last digits out of Hark's own masks: `[card •••• 4242]` becomes `[card]`.
    package static func withoutLastDigits(_ text: String) -> String {
        guard text.contains("••••") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: " ••••") {
            result += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            if let end = rest.firstIndex(of: "]"), rest.distance(from: rest.startIndex, to: end) <= 6 {
                rest = rest[end...]
            }
        }
        return result + rest
    }
}
