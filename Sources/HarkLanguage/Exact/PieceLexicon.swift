/// What words mean to the exact recognisers, by packed letters.
///
/// English words of up to twelve letters take five bits a letter, Chinese ones of up to four characters sixteen
/// bits each, so that a look-up is one multiplication and mostly one comparison.
struct PieceLexicon: Sendable {
    /// One meaning.
    struct Meaning: Sendable {
        var role: PieceRole
        var value: Int32
    }

    static let shared = PieceLexicon()

    private(set) var english = PackedTable()
    private(set) var chinese = PackedTable()
    /// The length of the longest Chinese word by the low bits of its first character; 0 for most.
    private(set) var longest = [UInt8](repeating: 0, count: 4096)

    private init() {
        for (role, value, words) in Self.englishWords + Self.chineseWords {
            for word in words.split(separator: " ") { add(word, Meaning(role: role, value: value)) }
        }
    }

    private mutating func add(_ word: Substring, _ meaning: Meaning) {
        let scalars = word.unicodeScalars.map(\.value)
        if let first = scalars.first, first >= 0x80 {
            chinese.insert(scalars.reduce(0) { $0 << 16 | UInt64($1) }, meaning)
            let slot = Int(first & 4095)
            longest[slot] = max(longest[slot], UInt8(scalars.count))
        } else {
            english.insert(scalars.reduce(0) { $0 << 5 | UInt64($1 & 31) }, meaning)
        }
    }

    /// Traditional characters of the words above in their simplified form.
    static func simplified(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x5F8C: 0x540E  // 後
        case 0x9031: 0x5468  // 週
        case 0x79AE: 0x793C  // 禮
        case 0x9EDE: 0x70B9  // 點
        case 0x865F: 0x53F7  // 號
        case 0x5169: 0x4E24  // 兩
        case 0x500B: 0x4E2A  // 個
        case 0x9019: 0x8FD9  // 這
        case 0x9418, 0x9237: 0x949F  // 鐘
        case 0x842C: 0x4E07  // 萬
        case 0x5104: 0x4EBF  // 億
        case 0x584A: 0x5757  // 塊
        case 0x9322: 0x94B1  // 錢
        case 0x6642: 0x65F6  // 時
        case 0x525B: 0x521A  // 剛
        case 0x55AE: 0x5355  // 單
        case 0x8A02: 0x8BA2  // 訂
        case 0x907E: 0x9012  // 遞
        case 0x904B: 0x8FD0  // 運
        case 0x8EAB: 0x8EAB  // 身
        case 0x8B49: 0x8BC1  // 證
        case 0x96FB: 0x7535  // 電
        case 0x8A71: 0x8BDD  // 話
        case 0x6A5F: 0x673A  // 機
        case 0x7DE8: 0x7F16  // 編
        case 0x8CEC, 0x5E33: 0x8D26  // 賬, 帳
        case 0x6236, 0x6237: 0x6237  // 戶
        case 0x9280: 0x94F6  // 銀
        case 0x5713, 0x5186: 0x5143  // 圓, 円
        case 0x6B50: 0x6B27  // 歐
        case 0x93CA: 0x9551  // 鎊
        case 0x806F: 0x8054  // 聯
        case 0x7E6B: 0x7CFB  // 繫
        case 0x7D61: 0x7EDC  // 絡
        case 0x58F9: 0x4E00  // 壹
        case 0x8CB3, 0x8D30: 0x4E8C  // 貳, 贰
        case 0x53C1, 0x53C3: 0x4E09  // 叁, 參
        case 0x8086: 0x56DB  // 肆
        case 0x4F0D: 0x4E94  // 伍
        case 0x9678, 0x9646: 0x516D  // 陸, 陆
        case 0x67D2: 0x4E03  // 柒
        case 0x634C: 0x516B  // 捌
        case 0x7396: 0x4E5D  // 玖
        default: scalar
        }
    }
}

/// A hash table from packed words to meanings.
struct PackedTable: Sendable {
    private var keys = [UInt64](repeating: 0, count: 2048)
    private var meanings = [PieceLexicon.Meaning](repeating: .init(role: .none, value: 0), count: 2048)

    mutating func insert(_ key: UInt64, _ meaning: PieceLexicon.Meaning) {
        var slot = Self.slot(of: key)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & 2047 }
        keys[slot] = key
        meanings[slot] = meaning
    }

    func find(_ key: UInt64) -> PieceLexicon.Meaning? {
        var slot = Self.slot(of: key)
        while keys[slot] != 0 {
            if keys[slot] == key { return meanings[slot] }
            slot = (slot + 1) & 2047
        }
        return nil
    }

    private static func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 53)
    }
}
