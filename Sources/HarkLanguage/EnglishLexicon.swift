/// The short lists behind English tokens.
///
/// - Source: the conventions of the UD English Web Treebank, whose train part decided between the possible forms.
enum EnglishLexicon {
    /// Words whose full stop belongs to them unless a sentence ends there.
    static let abbreviations = ShortWord.set(
        """
        mr mrs ms dr drs st sts vs etc sept oct nov dec jan feb mar apr jun jul aug inc ltd corp co llc plc jr sr gen \
        col lt capt cmdr sgt maj pvt rev hon gov sen rep reps prof pres ft mt ave blvd rd hwy apt dept univ assn bros \
        no nos vol vols ed eds pp fig figs sec para spec al et cf viz ca esp approx est ext tel ph mob attn ref \
        mon tue tues wed thu thur thurs fri sat la va wa que ont calif mass penn tex fla lb lbs oz yr yrs hr hrs \
        min mins eve conf lv arrv rec dom messrs mgr asst incl eg ect
        """
    )

    /// Abbreviations behind which no sentence ends.
    static let titles = ShortWord.set(
        "mr mrs ms dr drs st sts vs gen col lt capt sgt rev hon gov sen rep prof no nos fig e.g i.e eg ie cf viz attn approx"
    )

    /// Parts of words that stay joined to what follows their hyphen.
    static let prefixes = ShortWord.set(
        """
        e non anti pre re mid post over co pro multi ex semi sub neo counter psycho socio intra inter un mis arch \
        ultra quasi pseudo meh cross
        """
    )

    /// What single letters with a slash between them stay whole.
    static let slashed = ShortWord.set("w/o w/out b/c l/c i/c i/s b/t n/a w/e")

    /// Units that stand apart from their number.
    static let units = ShortWord.set(
        """
        am pm k mm bn mil kg mg lb lbs oz ft cm km ml hr hrs min mins sec secs yr yrs mph kwh mw mwh x hz mhz ghz kb \
        mb gb tb usd eur gbp rmb cny persons m
        """
    )

    /// Units that do so only behind a sign of money.
    static let amounts = ShortWord.set("m b t k mm bn")

    /// Ends of ordinals, which stay with their number.
    static let ordinals = ShortWord.set("st nd rd th s")

    /// Ends of names of files and hosts.
    static let extensions = ShortWord.set(
        """
        com net org gov edu mil int info biz io co uk us de fr cn jp ca au eu nz tv me in hk tw doc docx xls xlsx ppt \
        pptx pdf txt htm html jpg jpeg png gif zip exe mp3 mp4 csv xml url cfm asp php app dev shop ga unix
        """
    )

    /// Ends of hosts that are words as well ("go.in", "tell.me").
    static let hostWords = ShortWord.set("in me us io au de")

    /// First parts of the names of news groups.
    static let newsGroups = ShortWord.set("alt comp misc soc sci rec news talk ba irc www unitedway")

    /// Words that lost their start.
    static let clipped = ShortWord.set("em n til cause bout round")

    /// Codes that are one word with the dollar sign behind them.
    static let dollars = ShortWord.set("us u au a c ca hk nz s nt")

    /// Contractions without apostrophe, and how many letters of each are its first word.
    static let contractions: [ShortWord: Int] = {
        let cuts = """
            can|not do|nt i|m wo|nt ca|nt i|ve gon|na did|nt that|s else|s wan|na wan|a he|s she|s got|ta does|nt \
            there|s you|re a|lot could|nt would|nt should|nt is|nt was|nt were|nt has|nt have|nt had|nt ai|nt ar|nt \
            are|nt what|s last|night out|ta thank|you they|re they|ve you|ve you|ll it|ll we|ve here|s who|s sort|a \
            gim|me lem|me at|least in|fact let|s today|s where|s no|no
            """
        let pairs = cuts.split(whereSeparator: \.isWhitespace).compactMap { cut -> (ShortWord, Int)? in
            let parts = cut.split(separator: "|")
            return ShortWord(parts.joined()).map { ($0, parts[0].count) }
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// The word that may be one or two.
    static let its = ShortWord("its")

    /// Words before which "its" means "it's".
    static let predicates = ShortWord.set(
        """
        a an the not been so just very too all like really simply also still now for in only less getting nothing \
        called great greatly horrible easy hard cheap never always going gonna ok fine pretty necessary important
        """
    )
}
