/// Cuts the runs of digits out of a text.
struct DigitRunFinder {
    let scalars: [UInt32]
    private var place = 0

    init(scalars: [UInt32]) {
        self.scalars = scalars
    }

    /// The next run, or nil at the end.
    mutating func next() -> DigitRun? {
        while place < scalars.count, Self.digit(scalars[place]) == nil { place += 1 }
        guard place < scalars.count else { return nil }
        var run = DigitRun()
        var joint = DigitRun.Joint.other
        while place < scalars.count, let digit = Self.digit(scalars[place]) {
            run.digits.append(digit)
            run.places.append(place)
            run.joints.append(joint)
            guard let (next, nextJoint) = pastJoint(place + 1) else {
                takeX(&run)
                place += 1
                break
            }
            (place, joint) = (next, nextJoint)
        }
        return run
    }

    /// Past the separators before a digit: at most three sorts of them, twelve code points in all.
    private func pastJoint(_ start: Int) -> (place: Int, joint: DigitRun.Joint)? {
        var index = start
        var joint = DigitRun.Joint.none
        var last = DigitRun.Joint.none
        var sorts = 0
        while index < scalars.count, index - start < 12 {
            if Self.digit(scalars[index]) != nil {
                let changes = (scalars[index] < 0x4E00) != (scalars[start - 1] < 0x4E00)
                return (index, joint == .none && changes ? .script : joint)
            }
            if !Self.isInvisible(scalars[index]) {
                guard let next = Self.joint(scalars[index]) else { return nil }
                sorts += next == last ? 0 : 1
                guard sorts <= 3 else { return nil }
                joint = joint == .none || joint == .space || joint == .line && next != .space ? next : joint
                last = next
            }
            index += 1
        }
        return nil
    }

    /// Takes the X behind seventeen digits, also behind a separator.
    private mutating func takeX(_ run: inout DigitRun) {
        guard run.count >= 17 else { return }
        var index = place + 1
        while index < scalars.count, index - place < 3, Self.joint(scalars[index]) != nil { index += 1 }
        guard index < scalars.count, scalars[index] | 0x20 == 0x78 || scalars[index] == 0xD7 else { return }
        run.digits.append(10)
        run.places.append(index)
        run.joints.append(index == place + 1 ? .none : .space)
        place = index
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x20E3: true
        default: false
        }
    }

    private static func joint(_ scalar: UInt32) -> DigitRun.Joint? {
        switch scalar {
        case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000, 0x09: .space
        case 0x0A, 0x0D, 0x2028, 0x2029: .line
        case 0x2D, 0x2010...0x2015, 0x2212, 0x5F, 0x7E: .hyphen
        case 0x2E, 0xB7, 0x2022, 0x30FB, 0x2027: .dot
        case 0x2F, 0x7C, 0x2A, 0x2C, 0x3001, 0x28, 0x29: .other
        default: nil
        }
    }

    /// The value of a digit of any of the scripts that customers write.
    static func digit(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x80 { return scalar &- 0x30 < 10 ? UInt8(scalar & 15) : nil }
        switch scalar {
        case 0x660...0x669: return UInt8(scalar - 0x660)
        case 0x6F0...0x6F9: return UInt8(scalar - 0x6F0)
        case 0x966...0x96F: return UInt8(scalar - 0x966)
        case 0x3007, 0x25CB: return 0
        case 0x4E00...0x9FFF: return han(PieceLexicon.simplified(scalar))
        default: return nil
        }
    }

    private static func han(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x96F6: 0
        case 0x4E00, 0x5E7A: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }
}
