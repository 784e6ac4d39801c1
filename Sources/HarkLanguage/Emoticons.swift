/// Faces that are written in plain signs: :-) T_T (╯°□°)╯ orz [微笑].
package enum Emoticons {
    /// Western faces, and Eastern ones in a line.
    private static let faces = """
        :) :-) :)) :-)) :))) =) =)) :] :-] :} :> :-> ;) ;-) ;)) ;] ;P ;-P ;p ;D ;-D :D :-D :DD =D 8D 8-D xD XD XDD :'D
        :P :-P :p :-p =P =p :b :-b :o) :^) :c) :3 :-3 >:3 8-) B-) :* :-* :-x :X :x =* ;* <3 </3 <33 <333
        :( :-( :(( :-(( :((( =( :[ :-[ :{ :< :-< :c :-c :C :'( :'-( :,( ;( ;-( ;_; ;__; >:( >:-( >:[ >=( D:
        :') :'-) :/ :-/ :\\ :-\\ =/ =\\ :| :-| =| :O :-O :o :-o =O =o 8O 8-O :0 :-0 :$ :-$ :S :-S :s :-s :@ :-@ >:O
        :& :-& :# :-# :! :-! |-) |-O %-) %-( O:) O:-) 0:) 0:-) 3:) >:) >:-) >:D }:) }:-) :-E :-?
        (: (-: (; ): )-: )': (= ^^ ^_^ ^.^ ^-^ ^__^ ^o^ ^O^ ^3^ ^_~ ^^; ^_^; ^^' -_- -__- -___- -.- -_-; -_-' -_-# ~_~ >_< >.<
        >_> <_< ._. .__. ._.; *_* *.* *-* *o* +_+ x_x X_X x.x X.X @_@ @.@ $_$ #_# =_= =.= =^.^= o_o O_O o_O O_o o.o O.O o.O O.o
        0_0 0.0 0_o o_0 u_u U_U u.u v_v T_T T.T TT_TT T^T T-T TwT QAQ QwQ QQ Q_Q QvQ Y_Y y_y t_t ;-; ;w; ;A; OwO owo UwU uwu ÓwÒ
        OAO OTL orz Orz ORZ OTZ sto \\o/ \\O/ \\m/ o/ \\o \\(^o^)/ d(^_^)b <(^_^)> (y) (Y) (n) (N) (L) ¬_¬ ಠ_ಠ ಥ_ಥ ╥_╥ ╯﹏╰
        ⊙_⊙ ⊙﹏⊙ ⊙▽⊙ ﹁_﹁ →_→ ←_← ＞﹏＜ ≧▽≦ ≧ω≦ ≥﹏≤ ●ω● °ω° ´ω｀ ･ω･ ω ¯\\_(ツ)_/¯ ¯\\(ツ)/¯ ┐(´д｀)┌ ╮(╯▽╰)╭ ╮(╯_╰)╭ ╮(﹀_﹀)╭ ┑(￣▽￣)┍
        ┻━┻ ┬─┬ ┬─┬ノ(゜-゜ノ) (╯°□°)╯︵┻━┻ ヾ(≧▽≦*)o ヽ(✿ﾟ▽ﾟ)ノ o(╥﹏╥)o o(╯□╰)o o(*￣▽￣*)o o(>_<)o o(^_^)o o(T_T)o _(:з」∠)_ _(:з)∠)_ づ￣3￣)づ
        """

    /// Names that apps for Chinese put in brackets for a face.
    private static let bracketed = """
        微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 冷汗 抓狂 吐 偷笑 愉快 可爱 白眼 傲慢 饥饿 困 惊恐 流汗 \
        憨笑 悠闲 大兵 奋斗 咒骂 疑问 嘘 晕 折磨 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 糗大了 坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 吓 \
        可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 加油 汗 天啊 社会社会 旺柴 好的 打脸 哇 翻白眼 叹气 苦涩 裂开 \
        嘴唇 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 合十 啤酒 咖啡 蛋糕 玫瑰 凋谢 菜刀 炸弹 便便 月亮 太阳 庆祝 礼物 红包 发 福 烟花 爆竹 \
        猪头 跳跳 发抖 转圈 怒 哭 笑 泪 哈哈 嘻嘻 允悲 费解 拜拜 吃惊 怒骂 思考 感冒 喵喵 二哈 摊手 偷乐 赞 鲜花 心 伤心 挖鼻 哼 生气 愤怒 怒火 \
        悲伤 酸 给力 威武 蜡烛 互粉 顶 飞吻 呵呵 笑哭 笑cry doge good ok OK NO no 666 捂脸哭 比心 爱你 爱慕 感谢 抱抱 点赞 差评 好评 踩
        """

    /// Signs that make up faces in round brackets and hardly anything else.
    private static let faceSigns: Set<UInt32> = scalars(
        "°□ω▽ﾟ゜∀дДﾉノ益ಠಥ╥≧≦≥≤^_>＜<￣¯´｀`・･•ˇεз╯╰﹏⊙●○◕‿◡✿~～*;T'\"-.oO0xXuUQqvVwW=+/\\︵づヘ︿зシツ꒪♥☆★"
    )
    private static let certainSigns: Set<UInt32> = scalars("□ω▽ﾟ゜∀дД益ಠಥ╥≧≦￣¯´｀ˇε╯╰﹏⊙◕‿◡✿︿ツз")

    private static let byStart: [UInt32: [[UInt32]]] = {
        let plain = faces.split(whereSeparator: \.isWhitespace).map { String($0) }
        let named = bracketed.split(whereSeparator: \.isWhitespace).map { "[\($0)]" }
        let all = Set((plain + named).map { CleanText($0).scalars }).filter { $0.count > 1 }
        return Dictionary(grouping: all) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
    }()

    /// For each ASCII sign, whether a face starts with it.
    private static let asciiStarts: [Bool] = (0..<128).map { byStart[$0] != nil || $0 == 0x28 }

    private static func scalars(_ text: String) -> Set<UInt32> {
        Set(text.unicodeScalars.map(\.value) + CleanText(text).scalars).subtracting([0x20])
    }

    /// The end of the face that starts at an index, or nil.
    ///
    /// A face that starts or ends with a letter or a digit must stand alone, and so must one that looks to the left.
    /// - Complexity: O(1).
    package static func end(in scalars: [UInt32], from start: Int, to end: Int) -> Int? {
        let first = scalars[start]
        if first < 128, !asciiStarts[Int(first)] { return nil }
        if let known = byStart[first]?.first(where: { matches($0, scalars, start, end) }) { return start + known.count }
        return first == 0x28 ? bracketedFace(scalars, start, end) : nil
    }

    private static func matches(_ face: [UInt32], _ scalars: [UInt32], _ start: Int, _ end: Int) -> Bool {
        guard start + face.count <= end else { return false }
        for offset in 1..<face.count where scalars[start + offset] != face[offset] { return false }
        return standsAlone(start..<(start + face.count), scalars, end)
    }

    private static func standsAlone(_ face: Range<Int>, _ scalars: [UInt32], _ end: Int) -> Bool {
        let before = face.lowerBound > 0 ? CodePoints.kind(scalars[face.lowerBound - 1]) : .space
        let after = face.upperBound < end ? CodePoints.kind(scalars[face.upperBound]) : .space
        let last = scalars[face.upperBound - 1]
        let opensWithWord = isWord(CodePoints.kind(scalars[face.lowerBound]))
        let closesWithWord = isWord(CodePoints.kind(last))
        if isLeftward(scalars[face.lowerBound]), before != .space || after != .space { return false }
        if opensWithWord || closesWithWord, isWord(before) && before != .han { return false }
        if closesWithWord || last == 0x2F || last == 0x5C, isWord(after) && after != .han { return false }
        if before == .digit, scalars[face.lowerBound] == 0x3A || scalars[face.lowerBound] == 0x2F { return false }
        return after != .digit
    }

    /// True for what opens "(:" and "D:", which are more often a bracket or a letter with a colon.
    private static func isLeftward(_ first: UInt32) -> Bool { first == 0x28 || first == 0x29 || first == 0x44 }

    private static func isWord(_ kind: CodePointKind) -> Bool { kind.isLetter || kind == .digit }

    /// The end of a face in round brackets that no list knows, with the arms behind it.
    private static func bracketedFace(_ scalars: [UInt32], _ start: Int, _ end: Int) -> Int? {
        var index = start + 1
        var certain = 0
        let limit = min(end, start + 12)
        while index < limit, scalars[index] != 0x29 {
            guard faceSigns.contains(scalars[index]) else { return nil }
            if certainSigns.contains(scalars[index]) { certain += 1 }
            index += 1
        }
        guard index < limit, index - start >= 3 else { return nil }
        let isMirrored =
            scalars[start + 1] == scalars[index - 1] && index - start == 4
            && CodePoints.kind(scalars[start + 2]) != CodePoints.kind(scalars[start + 1])
        guard certain > 0 || isMirrored else { return nil }
        index += 1
        let armLimit = min(end, index + 4)
        while index < armLimit, certain > 0, certainSigns.contains(scalars[index]) || scalars[index] == 0x30CE {
            index += 1
        }
        return index
    }
}
