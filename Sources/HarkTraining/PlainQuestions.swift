/// Questions that customers ask a shop without any feeling: what a model of reviews takes for complaints.
enum PlainQuestions {
    /// Each topic in each frame.
    static let chinese: [String] = frames.flatMap { frame in
        topics.map { frame.replacing("…", with: $0) }
    }

    private static let frames = words(
        """
        请问… …吗 怎么… 如何… 我想… 我要… 可以…吗 能不能… 什么时候可以… 在哪里… 你好，请问怎么… 帮我… 麻烦…一下 是不是可以… 请问什么时候… 想问一下… \
        您好，我想… 多久能… …需要多久 …要多少钱 有没有办法…
        """
    )
    private static let topics = words(
        """
        查订单 我的订单在哪里 发货 修改地址 换地址 取消订单 退货 换货 退款 开发票 查物流 查快递 换颜色 换尺码 改电话 付款 货到付款 用优惠券 用积分 \
        充值 提现 注册 登录 改密码 绑定手机 联系客服 转人工 预约 送餐 加菜 换一份 开会员 续费 保修 维修 安装 下单 补货 有现货 包邮 催单 看余额 \
        订餐 订房间 退房 入住 延期 自提 送货上门 查保修期 几点上班 营业
        """
    )

    private static func words(_ list: String) -> [String] {
        list.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
