import HarkStatistics

/// Names of people and places, all invented or common.
enum Names {
    static let first = [
        "Maya", "Tom", "Li Wei", "Ana", "Jonas", "Priya", "Omar", "Elif", "Noah", "Sofia", "Ivan", "Grace", "Hugo",
        "Mei",
        "Lena", "Samir", "Nora", "Pavel", "Chloe", "Mateo", "Yuki", "Ada", "Finn", "Zara", "Leo", "Iris", "Otto",
        "Nina",
    ]
    static let last = [
        "Berger", "Okafor", "Chen", "Silva", "Novak", "Rao", "Haddad", "Demir", "Larsen", "Rossi", "Petrov", "Walsh",
        "Martin", "Lin", "Huber", "Aziz", "Kowalski", "Moreau", "Garcia", "Tanaka", "Byrne", "Khan", "Fischer", "Costa",
    ]
    static let chineseLast = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"]
    static let chineseFirst = ["伟", "芳", "娜", "敏", "静", "磊", "洋", "艳", "勇", "杰", "婷", "超", "明", "丽", "强", "雪"]
    static let cities = [
        "Vienna", "Graz", "Berlin", "Hamburg", "Zurich", "Lyon", "Leeds", "Porto", "Turin", "Prague", "Cork", "Ghent",
    ]
    static let chineseCities = ["北京", "上海", "广州", "成都", "杭州", "武汉", "西安", "南京", "青岛", "厦门"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Names of agents, no two alike for the first few hundred.
    static func agents(_ count: Int, _ chance: inout SeededRandom) -> [String] {
        let order = chance.permutation(first.count * last.count)
        return (0..<count).map { number in
            let place = order[number % order.count]
            let turn = number / order.count
            return "\(first[place % first.count]) \(last[place / first.count])" + (turn > 0 ? " \(turn + 1)" : "")
        }
    }

    /// The name of a customer.
    static func customer(isChinese: Bool, _ chance: inout SeededRandom) -> String {
        isChinese ? chance.pick(chineseLast) + chance.pick(chineseFirst) : "\(chance.pick(first)) \(chance.pick(last))"
    }

    /// A date near a day, as customers write it.
    static func date(month: Int, day: Int, isChinese: Bool) -> String {
        isChinese ? "\(month)月\(day)日" : "\(day) \(months[(month + 11) % 12])"
    }
}
