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

    /// The simplified form of a traditional or formal character of the words above, or the character itself.
    static func simplified(_ scalar: UInt32) -> UInt32 {
        variants.find(UInt64(scalar)).map { UInt32(bitPattern: $0.value) } ?? scalar
    }

    /// Each character before the one that stands for it.
    private static let variants: PackedTable = {
        var table = PackedTable()
        let pairs = """
            後后 週周 禮礼 點点 號号 兩两 個个 這这 鐘钟 鈷钟 萬万 億亿 塊块 錢钱 時时 剛刚 單单 訂订 遾递 運运 \
            證证 電电 話话 機机 編编 賬账 帳账 戶户 銀银 圓元 円元 歐欧 鏊镑 聯联 繫系 絡络 壹一 貳二 贰二 叁三 \
            參三 肆四 伍五 陸六 陆六 柒七 捌八 玖九
            """
        for pair in pairs.split(separator: " ").map({ $0.unicodeScalars.map(\.value) }) {
            table.insert(UInt64(pair[0]), Meaning(role: .none, value: Int32(pair[1])))
        }
        return table
    }()
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
