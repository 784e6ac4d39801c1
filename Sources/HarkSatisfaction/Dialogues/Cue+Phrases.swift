extension Cue {
    /// The phrases of a cue in English and Chinese, in lower case without apostrophes.
    var phrases: [String] {
        let lines =
            switch self {
            case .refusal: Self.refusals
            case .negative: Self.negatives
            case .agreement: Self.agreements
            case .correction: Self.corrections
            case .alternative: Self.alternatives
            case .frustration: Self.frustrations
            case .confusion: Self.confusions
            case .thanks: "thanks,thank you,thank u,thx,appreciate,谢谢,感谢,多谢,谢了"
            case .praise: Self.praises
            case .farewell: Self.farewells
            case .apology: "sorry,apologize,apologise,apologies,unfortunately,regret,抱歉,对不起,不好意思,很遗憾"
            case .failure: Self.failures
            case .success: Self.successes
            case .moreHelp: Self.offersOfMore
            case .confirmation: Self.confirmations
            case .handOff: Self.handOffs
            case .stalling: Self.stalls
            }
        return lines.split(separator: ",").map(String.init)
    }

    private static let refusals = "no,nope,nah,not really,not that,不,不是,不用,不要,没,没有"

    private static let negatives = """
        no,not,dont,doesnt,didnt,cant,cannot,wont,isnt,arent,wasnt,havent,hasnt,never,none,nothing,neither,nor,without,\
        不,没,没有,未,别
        """

    private static let agreements = """
        yes,yeah,yep,yup,sure,ok,okay,alright,correct,right,exactly,of course,是的,对,对的,好,好的,嗯,可以,行,没错
        """

    private static let corrections = """
        i said,i meant,i mean,thats not,that is not,thats wrong,not what i,i asked,i already,already told,already said,\
        as i said,like i said,i told you,i just told,i just said,i didnt ask,i did not ask,i didnt say,i wanted,\
        i was asking,i was looking for,you didnt,you did not,you havent,you said,didnt answer,actually,wrong,incorrect,\
        not the one,mistake,misunderstood,我说的是,我问的是,我是说,不是这个,不是问,我说了,不对,错了,刚才说,刚说了,已经说,说过了,不是这样
        """

    private static let alternatives = """
        another,something else,somewhere else,anything else,different,other,others,instead,else,how about,what about,\
        rather,more options,change,换,别的,其他,其它,另外,另一
        """

    private static let frustrations = """
        useless,ridiculous,waste,still not,still no,still waiting,frustrating,frustrated,annoying,annoyed,forget it,\
        never mind,nevermind,not helpful,unhelpful,terrible,awful,horrible,bad,worst,disappointed,disappointing,\
        too expensive,unacceptable,complain,complaint,stupid,hate,boring,not interested,dont like,didnt like,dont want,\
        again and again,not again,how many times,没用,垃圾,失望,投诉,差评,太慢,怎么还,到底,还没,还是不,算了,无语,骗人,太差,什么态度,不满意,烦
        """

    private static let confusions = """
        what do you mean,dont understand,do not understand,dont know,not sure,huh,confused,confusing,i guess,hmm,hm,um,\
        why,what is that,never heard,havent heard,havent seen,什么意思,不明白,不懂,为什么,怎么回事,不知道,不清楚
        """

    private static let praises = """
        great,perfect,excellent,awesome,wonderful,amazing,fantastic,good,nice,love,cool,helpful,sounds good,lovely,works,\
        brilliant,happy,很好,太好,不错,满意,真棒,完美,喜欢
        """

    private static let farewells = """
        bye,goodbye,good bye,thats all,that is all,thats it,that will be all,all i need,all i needed,nothing else,\
        have a good,have a great,have a nice,再见,拜拜,没有了,没了,就这些,没别的
        """

    private static let failures = """
        cannot,cant,unable,couldnt,could not,not able,failed,failure,error,not available,unavailable,not find,no results,\
        didnt find,did not find,do not have,dont have,does not have,doesnt have,there are no,there is no,there arent,\
        there isnt,not found,no longer,sold out,fully booked,not successful,unsuccessful,wasnt able,dont see,dont know,\
        do not know,not sure,try again,went wrong,does not,nothing that,no matches,not offer,无法,不能,找不到,不支持,失败,没找到,\
        没查到,不清楚,不符合,没有符合,没有,暂时
        """

    private static let successes = """
        booked,confirmed,has been,have been,reserved,successful,successfully,reference number,all set,purchased,here is,\
        here are,i found,i have found,there are,recommend,is located,completed,为您,成功,推荐,已经,办理好,好了,帮您
        """

    private static let offersOfMore = """
        anything else,something else,else i can,what else,youre welcome,you are welcome,enjoy your,have a good,\
        have a great,have a nice,have a wonderful,have a lovely,good day,bye,goodbye,还有什么,还有其他,其他问题,不客气,再见,\
        祝您,请问还有
        """

    private static let confirmations = """
        confirm,please confirm,is that correct,is this correct,is that right,is that okay,you would like,do you want,\
        you want,do you mean,does that,would you like,请确认,是吗,对吗,确认,您是想
        """

    private static let handOffs = """
        transfer,transferring,transferred,connect you,human agent,colleague,supervisor,specialist,representative,\
        escalate,department,another team,call our,call us,contact our,转接,转人工,人工客服,同事,专员,主管,联系客服
        """

    private static let stalls = """
        one moment,a moment,please wait,please hold,let me check,hold on,be patient,working on,bear with,稍等,请稍,等一下,\
        耐心,核实,等待
        """
}
