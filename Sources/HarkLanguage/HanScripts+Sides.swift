extension HanScripts {
    /// The script that a character belongs to; nil for one of both and for anything else.
    static func script(of scalar: UInt32) -> ChineseScript? {
        guard scalar &- 0x3400 < 0x6C00 else { return nil }
        switch sides[Int(scalar &- 0x3400)] {
        case 1: return .simplified
        case 2: return .traditional
        default: return nil
        }
    }

    /// For each character from U+3400 to U+9FFF 1 for simplified, 2 for traditional, 0 for both.
    private static let sides: [UInt8] = {
        var sides = [UInt8](repeating: 0, count: 0x6C00)
        let pairs = HanScripts.pairs.unicodeScalars.map { Int($0.value) - 0x3400 }
        for index in stride(from: 1, to: pairs.count, by: 2) { sides[pairs[index]] = 1 }
        for index in stride(from: 0, to: pairs.count, by: 2) { sides[pairs[index]] = 2 }
        for scalar in shared.unicodeScalars { sides[Int(scalar.value) - 0x3400] = 0 }
        return sides
    }()
}
