/// What is said in Chinese, laid out as ``EnglishTexts``.
enum ChineseTexts {
    static let text = topics + shared

    private static let topics = """
        @order-status open
        我的包裹到哪里了？订单号是{order}。
        我{date}买的{product}还没有收到，订单{order}。
        请问{order}什么时候能送到？
        {order}的物流从{date}开始就没有更新了。
        {product}本来应该{date}到的，怎么回事？
        快递显示已签收，但是我在{city}没有收到。
        @order-status more
        地址是{city}的。
        最后一次更新是{date}。
        我{soon}以后就不在家了。
        是不是丢件了？
        @order-status agent
        查到了，{order}在快递那里，预计{soon}送到。
        {product}已经发出，现在在{city}的站点。
        我已经请快递核实{order}，今天会有答复。
        @order-status bot
        您可以点发货通知里的链接查看物流，一般两到四天送达。
        @return-request open
        我想退{product}，怎么操作？
        {date}买的还能退货吗？
        订单{order}可以只退一部分吗？
        {product}和我想的不一样，想退掉。
        {order}的退货单在哪里打印？
        @return-request more
        还没有用过，包装也在。
        包装扔了可以吗？
        需要写原因吗？
        @return-request agent
        {order}的退货单已经发到您的邮箱，{soon}前有效。
        {product}三十天内都可以退，运费我们承担。
        已经帮您登记{product}的退货。
        @return-request bot
        三十天内可以退货，请在账户的订单里打印退货单。
        @refund open
        {order}的退款什么时候到？一共{amount}。
        {product}{date}就退回去了，钱还没有退。
        退款金额不对，我付的是{amount}。
        说好{date}退款，一直没有到账。
        订单{order}取消了，怎么还是扣了{amount}？
        @refund more
        我是用卡付的。
        银行说没有看到这笔钱。
        已经超过十天了。
        @refund agent
        {order}的退货已经入库，{amount}今天退出。
        我已经处理了{amount}的退款，三到五天到账。
        {product}的退款会退回原来的卡。
        @refund bot
        我们收到退货后五个工作日内退款，原路退回。
        @damaged open
        {product}收到的时候就是坏的。
        {order}里的{product}有一个零件坏了。
        {product}的拉链第一次用就裂开了。
        {date}买的{product}破了一个洞。
        {product}用了两天就散架了。
        @damaged more
        我可以发照片。
        第一天就这样了。
        {soon}要出门用的。
        @damaged agent
        很抱歉，新的{product}已经安排，预计{soon}到。
        可以给您换新的{product}，或者退{amount}。
        我们免费维修{product}，运费也由我们承担。
        @damaged bot
        很抱歉，请把照片和订单号发给我们，我们免费更换。
        @exchange open
        {product}可以换尺码吗？
        {order}想换一个颜色。
        {product}太小了，怎么换？
        换货到{city}要多久？
        @exchange more
        大一码就可以。
        差价我补。
        还有货吗？
        @exchange agent
        另一个{product}已经给您留到{soon}。
        请用这张单子寄回，新的当天发出。
        @exchange bot
        请在账户的订单里选“换货”，我们会寄出另一个尺码。
        @size-advice open
        {product}该选什么尺码？
        {product}偏小吗？
        {product}有尺码表吗？
        我在两个码之间，{product}怎么选？
        @size-advice more
        我一米七八。
        里面还要穿厚衣服。
        @size-advice agent
        这样的话建议{product}选大一码。
        {product}版型偏窄，大一码合适。
        @size-advice bot
        每个商品页都有尺码表，拿不准就选大一码，可以换。
        @shipping open
        寄到{city}运费多少？
        {city}可以送吗？
        现在发货要多久？
        {order}能在{soon}前送到吗？
        满多少包邮？
        @shipping more
        是{soon}要送人的。
        放快递柜也可以。
        @shipping agent
        到{city}加急{amount}，下一个工作日到。
        满{amount}包邮。
        @shipping bot
        一般两到四天送达，满六十欧元包邮。
        @payment open
        付{amount}的时候卡被拒了。
        {order}扣了两次款。
        {amount}的付款从{date}起一直在处理中。
        可以分期付款吗？
        优惠券没有抵扣。
        @payment more
        银行说他们那边没有问题。
        账单上有两笔{amount}。
        @payment agent
        第二笔{amount}只是预授权，{soon}前会取消。
        我给您发了{order}的新付款链接。
        @payment bot
        可以刷卡、转账、货到付款或者用礼品卡。
        @invoice open
        我需要{order}的发票。
        {order}的发票抬头错了。
        请重新发一下{amount}的发票。
        发票上没有税号。
        @invoice more
        日期要写{date}。
        这周财务就要。
        @invoice agent
        {order}的新发票已经发到您的邮箱。
        抬头已经改好，{amount}的发票马上发出。
        @invoice bot
        发票可以在账户的订单里下载。
        @account open
        我登录不了账户。
        重设密码的邮件收不到。
        我想把邮箱改成{email}。
        账户从{date}起被锁了。
        @account more
        垃圾邮件里也没有。
        邮箱是{email}。
        @account agent
        新的链接已经发到{email}。
        账户已经解锁。
        @account bot
        请在登录页点“忘记密码”，几分钟内会收到邮件，也请看看垃圾邮件。
        @order-change open
        {order}还能改吗？
        请取消{order}。
        {product}买错了，可以改吗？
        {order}的地址错了，要寄到{city}。
        @order-change more
        一个小时前下的单。
        其他的不变。
        @order-change agent
        {order}已经按您说的改好了。
        {product}已经取消，{amount}会退给您。
        @order-change bot
        打包之前都可以在账户里修改或者取消订单。
        @warranty open
        {product}是{date}买的，还在保修期吗？
        {product}用了一年就坏了，保修吗？
        {order}怎么申请保修？
        {product}可以修吗？
        @warranty more
        {date}的小票还在。
        只是扣子坏了。
        @warranty agent
        {product}从{date}起保修两年。
        请寄过来，维修免费。
        @warranty bot
        我们的产品保修两年。

        """

    private static let shared = """
        @* greet
        您好，
        你好，
        麻烦问一下，
        在吗？
        @* calm
        谢谢！
        麻烦了。
        @* worried
        我有点担心。
        我很急用。
        不知道怎么办了。
        @* annoyed
        也太慢了吧。
        真的很失望。
        这已经是第二次问了。
        一直没有人管。
        @* angry
        太差劲了！
        这种服务简直离谱！
        我再也不会买了！
        我要投诉，马上给我答复！
        @* reask
        这没有用。
        我问的不是这个。
        这个我已经看过了。
        @* human
        转人工。
        我想找人工客服。
        @* waiting
        有人吗？
        还在吗？等很久了。
        还要等多久？
        @* thanks
        太好了，谢谢！
        解决了，非常感谢。
        服务很好，谢谢你。
        @* fine
        好的，谢谢。
        好的。
        那我再等等。
        @* unhappy
        还是没有解决。
        等于没有说。
        算了，我找别家。
        @* again
        又是我，还是{order}的事。
        之前问过{product}，一直没有处理。
        @* reopen
        还有一个问题，{order}。
        还是不行。
        @* miss
        不好意思，我没有明白，可以换个说法吗？
        抱歉，这个我还不会，请换个说法。
        @* handoff
        这个我不清楚，帮您转人工。
        @* welcome
        您好，我是{agent}。
        您好，让您久等了，我是{agent}。
        @* look
        我帮您查一下。
        请稍等。
        @* ask
        请问订单号是多少？
        是{order}里的{product}吗？
        从什么时候开始的？
        @* close
        还有什么可以帮您？
        祝您生活愉快！
        感谢您的咨询。
        @* vague
        我不太确定，需要问一下。
        我这边看不到，请过一会儿再试。
        @* later
        我要和仓库核实，之后再联系您。
        @* result
        有结果了，已经处理好。
        @* gone
        您好像不在，我先关闭会话，有需要请再联系。
        @* passed
        另一组的同事更清楚，我帮您转过去。
        @* note
        已经联系快递核实。
        客户要换新，不要退款。
        @* praise
        又快又好。
        {agent}很耐心。
        @* blame
        等得太久了。
        说了三遍还没有解决。
        """
}
