extension PieceLexicon {
    /// Chinese words by role and value, simplified; the longest at a place wins.
    static let chineseWords: [(role: PieceRole, value: Int32, words: String)] =
        chineseNumbers + chineseDays + chineseReferences + chineseMoments + chineseMoney + chineseNumbersOfThings
        + [(.plain, 0, plainWords), (.plain, 1, wordsBehindTimes), (.plain, 2, "版本 版本号")]

    private static let chineseNumbers: [(role: PieceRole, value: Int32, words: String)] =
        ["零 〇 ○", "一", "二 两", "三", "四", "五", "六", "七", "八", "九"].enumerated().map {
            (.hanDigit, Int32($0.offset), $0.element)
        } + [
            (.hanMultiplier, 10, "十 拾"), (.hanMultiplier, 20, "廿"), (.hanMultiplier, 100, "百 佰"),
            (.hanMultiplier, 1000, "千 仟"), (.hanMultiplier, 10_000, "万"), (.hanMultiplier, 8, "亿"), (.half, 0, "半"),
        ]

    private static let chineseDays: [(role: PieceRole, value: Int32, words: String)] =
        ["一", "二", "三", "四", "五", "六"].enumerated().map {
            (.weekday, Int32($0.offset + 1), "周\($0.element) 星期\($0.element) 礼拜\($0.element)")
        } + [
            (.weekday, 7, "周日 周天 星期日 星期天 礼拜天 礼拜日"),
            (.relativeDay, RelativeDay.pack(0), "今天 今日 今儿"), (.relativeDay, RelativeDay.pack(1), "明天 明日 明儿"),
            (.relativeDay, RelativeDay.pack(2), "后天"), (.relativeDay, RelativeDay.pack(3), "大后天"),
            (.relativeDay, RelativeDay.pack(-1), "昨天 昨日 昨儿"), (.relativeDay, RelativeDay.pack(-2), "前天"),
            (.relativeDay, RelativeDay.pack(-3), "大前天"), (.relativeDay, RelativeDay.pack(0, .morning), "今早 今晨"),
            (.relativeDay, RelativeDay.pack(0, .night), "今晚 今夜"),
            (.relativeDay, RelativeDay.pack(1, .morning), "明早 明晨"),
            (.relativeDay, RelativeDay.pack(1, .night), "明晚"), (.relativeDay, RelativeDay.pack(-1, .night), "昨晚 昨夜"),
            (.relativeDay, RelativeDay.pack(-2, .night), "前晚"), (.relativeDay, RelativeDay.pack(2, .night), "后晚"),
            (.dayPart, DayPart.smallHours.rawValue, "凌晨 半夜 清晨"),
            (.dayPart, DayPart.morning.rawValue, "早上 早晨 上午 早"), (.dayPart, DayPart.noon.rawValue, "中午"),
            (.dayPart, DayPart.afternoon.rawValue, "下午 午后"), (.dayPart, DayPart.evening.rawValue, "傍晚"),
            (.dayPart, DayPart.night.rawValue, "晚上 夜里 晚间 夜晚 晚"),
        ]

    private static let chineseReferences: [(role: PieceRole, value: Int32, words: String)] = [
        (.weekReference, -2, "上上周 上上星期"), (.weekReference, -1, "上周 上个星期 上星期 上礼拜 上个礼拜 上个周"),
        (.weekReference, 0, "本周 这周 这个星期 这星期 这礼拜 这个礼拜 本星期 这个周 当周"),
        (.weekReference, 1, "下周 下个星期 下星期 下礼拜 下个礼拜 下个周"), (.weekReference, 2, "下下周 下下星期"),
        (.weekendReference, -1, "上周末 上个周末"), (.weekendReference, 0, "这周末 本周末 这个周末"),
        (.weekendReference, 1, "下周末 下个周末"), (.weekend, 0, "周末"),
        (.monthReference, -2, "上上个月 上上月"), (.monthReference, -1, "上个月 上月"),
        (.monthReference, 0, "这个月 本月 当月 这月"), (.monthReference, 1, "下个月 下月"),
        (.monthReference, 2, "下下个月 下下月"), (.yearReference, -2, "前年"), (.yearReference, -1, "去年"),
        (.yearReference, 0, "今年 本年"), (.yearReference, 1, "明年"), (.yearReference, 2, "后年"),
        (.monthEdge, 0, "月初"), (.monthEdge, 1, "月中"), (.monthEdge, 2, "月底 月末"),
        (.yearEdge, 0, "年初"), (.yearEdge, 1, "年中"), (.yearEdge, 2, "年底 年末"),
        (.edge, 0, "初"), (.edge, 1, "中"), (.edge, 2, "底 末"),
    ]

    private static let chineseMoments: [(role: PieceRole, value: Int32, words: String)] = [
        (.unit, TimeUnit.second.rawValue, "秒 秒钟"), (.unit, TimeUnit.minute.rawValue, "分钟"),
        (.unit, TimeUnit.hour.rawValue, "小时 钟头"), (.unit, TimeUnit.day.rawValue, "天"),
        (.unit, TimeUnit.week.rawValue, "星期 礼拜"), (.weekMark, TimeUnit.week.rawValue, "周"),
        (.yearMark, TimeUnit.year.rawValue, "年"), (.monthMark, TimeUnit.month.rawValue, "月 月份"),
        (.dayMark, 0, "日"), (.numberMark, 0, "号"), (.pointMark, 0, "点 点钟"), (.hourMark, 0, "时"), (.minuteMark, 0, "分"),
        (.quarterMark, 0, "刻"), (.sharpMark, 0, "整"), (.counter, 0, "个 個"),
        (.ago, 0, "前 以前 之前"), (.later, 0, "后 以后 之后 过后"), (.justNow, 0, "刚才 刚刚"),
        (.pastCue, 0, "了 过 买的 下的 收到"), (.futureCue, 0, "会 能 可以 要 想 请 再"),
        (.of, 0, "的"), (.at, 0, "在"),
    ]

    private static let chineseMoney: [(role: PieceRole, value: Int32, words: String)] = [
        (.currency, Currency.yuan.rawValue, "元 元钱 块 块钱 人民币 元人民币"),
        (.currency, Currency.dollar.rawValue, "美元 美金 美刀 刀"), (.currency, Currency.euro.rawValue, "欧元"),
        (.currency, Currency.pound.rawValue, "英镑"), (.currency, Currency.yen.rawValue, "日元 日币"),
        (.currency, Currency.hongKongDollar.rawValue, "港币 港元 港纸"),
        (.currency, Currency.taiwanDollar.rawValue, "台币 新台币"), (.currency, Currency.won.rawValue, "韩元 韩币"),
        (.currency, Currency.australianDollar.rawValue, "澳元 澳币"),
        (.currency, Currency.canadianDollar.rawValue, "加元 加币"),
        (.tenth, 0, "角 毛 毛钱"), (.hundredth, 0, "分钱"), (.percentOf, 0, "百分之"), (.tenthPart, 0, "成"),
        (.percent, 100, "百分百"), (.plain, 0, "个百分点"),
    ]

    private static let chineseNumbersOfThings: [(role: PieceRole, value: Int32, words: String)] = [
        (.order, 0, "订单 订单号 订单编号 订单号码 单号 定单 定单号"),
        (.tracking, 0, "快递 快递单号 运单 运单号 物流 物流单号 物流号 快递号 包裹号 快递单 运单号码 跟踪号 追踪号"),
        (.carrier, 0, "顺丰 中通 圆通 申通 韵达 极兔 京东 邮政 百世 德邦 丰网"),
        (.codeNoun, 0, "编号 号码 码 单"), (.link, 0, "是 为"),
        (.phone, 0, "电话 手机 手机号 联系 致电 座机 热线 拨打 打 联系方式 电话号码 微信 短信 客服电话 联络 固话 传真"),
        (.card, 0, "卡号 信用卡 银行卡 储蓄卡 借记卡 银行卡号 卡"), (.identity, 0, "身份证 身份证号 证件号 证件 身份 身份证件"),
        (.bank, 0, "账号 账户 银行账号 银行账户 开户行 收款账号"), (.postal, 0, "邮编 邮政编码 邮递区号"),
    ]

    /// Words that go with a day or a time before them.
    private static let wordsBehindTimes = """
        左右 到 到货 发货 发 下单 买 送到 送货 送 取 开门 关门 上班 下班 开始 结束 签收 付款 付 送达 寄出 寄 预约
        """

    /// Words in which a number is no number, and 下单 before 单号.
    private static let plainWords = """
        一下 一些 一样 一起 一直 一定 一般 一共 一旦 一边 一块儿 一会儿 一会 一点儿 统一 唯一 第一 第二 第三 \
        百货 百度 万分 一切 一律 一致 单一 之一 五金 六神 七匹狼 九阳 千克 百搭 四川 三亚 八折 九折 五折 六折 七折 \
        上下 前台 后台 前面 后面 今后 一口 一家 一路 一方 十足 一流 一带 中国 中心 中文 其中 中间 \
        当中 中旬 末日 底部 到底 初次 一成不变 成功 成为 完成 成本 成人 成品 成员 成都 成交 成年 半价 半天 半身 点击 点评 点头 有点 \
        差点 缺点 优点 重点 地点 特点 热点 快点 早点 晚点 分类 分享 分别 部分 充分 分期 时间 时候 有时 同时 及时 小时候 \
        整个 整理 整体 刻意 立刻 深刻 大概 天气 天猫 日常 日本 日子 年轻 年龄 月饼 月亮 中年 早就 早已 后来 然后 最后 \
        售后 前几天 后果 晚了 太晚 早日 早期 提前 目前 当前
        """
}
