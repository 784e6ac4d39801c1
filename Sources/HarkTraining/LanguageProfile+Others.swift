extension LanguageProfile {
    /// Vietnamese.
    static let vietnamese = LanguageProfile(
        codes: "vi",
        words: """
            và của là có không được cho tôi một những các trong này đã với người để khi đến từ anh chị em bạn mình như cũng ra về lại còn \
            rất gì nào đâu sao bao nhiêu thì mà nếu đang sẽ chưa vẫn phải muốn cần xin chào cảm ơn đơn hàng giao ngày tiền mua bị hết rồi \
            nhưng vì nên theo trên dưới sau trước hay hoặc đó đây ai làm nói biết thấy đi toi khong duoc cua ban don hang chua minh
            """,
        sentences: """
            Chào shop, cho mình hỏi đơn hàng của mình bao giờ thì giao đến
            Tôi đã đặt hàng hai tuần trước mà đến giờ vẫn chưa nhận được
            Phí vận chuyển là bao nhiêu và mất mấy ngày thì tới?
            Hàng bị vỡ khi giao tới, tôi muốn được hoàn tiền
            Tôi không đăng nhập được vào tài khoản, nó báo sai mật khẩu
            Cảm ơn bạn rất nhiều vì đã giúp đỡ tôi
            Tôi muốn đổi địa chỉ nhận hàng trước khi gửi đi
            Áo này còn màu khác hoặc cỡ lớn hơn không?
            Cửa hàng mở cửa lúc mấy giờ sáng mai?
            Thật là tệ, tôi đợi cả tiếng đồng hồ mà không ai trả lời
            Mình rất hài lòng với dịch vụ, mọi thứ đều tốt
            Làm ơn gửi hóa đơn qua thư cho tôi
            Ngày mai chúng tôi đi biển với các con nếu trời đẹp
            toi muon hoi don hang cua toi bao gio giao toi
            """
    )

    /// Turkish.
    static let turkish = LanguageProfile(
        codes: "tr",
        words: """
            bir ve bu da de için ne ben o mi ile çok var sen daha ama gibi değil kadar yok evet hayır bana beni sana seni benim senin onun \
            biz siz onlar olarak en her şey şu kim nasıl neden nerede zaman kaç hangi sonra önce hala henüz lütfen teşekkür ederim merhaba \
            selam sipariş siparişim kargo gün iyi günler istiyorum oldu olan oluyor geldi gelmedi misiniz mısınız musunuz ki ya hiç tamam
            """,
        sentences: """
            Merhaba, siparişimin nerede olduğunu öğrenmek istiyorum
            İki hafta önce aldım ama hala elime ulaşmadı, kimse cevap vermiyor
            Kargo ücreti ne kadar ve kaç günde gelir?
            Ürün kırık geldi, paramı geri istiyorum
            Hesabıma giriş yapamıyorum, şifrenin yanlış olduğunu söylüyor
            Yardımınız için çok teşekkür ederim, çok naziktiniz
            Paket yola çıkmadan önce teslimat adresini değiştirmem gerekiyor
            Bu ceketin başka bedeni ya da başka rengi var mı?
            Aynı fatura için benden iki kere para çekildi
            Mağaza yarın sabah saat kaçta açılıyor?
            Bu bir rezalet, bir saattir bekliyorum ve kimseden ses yok
            Hizmetinizden çok memnunum, her şey mükemmel
            Lütfen faturayı bana e-posta ile gönderin
            Hava güzel olursa yarın çocuklarla denize gideceğiz
            O bize müdürle konuşmamız gerektiğini söyledi
            """
    )

    /// Polish, Czech, Slovak and Croatian.
    static let westSlavic = LanguageProfile(
        codes: "pl cs sk hr",
        words: """
            i w nie na się z do to że jest o jak po co ale za od tak czy już tylko mi mnie jego jej ich przez może być gdzie kiedy dlaczego \
            jestem mam moje moja mój zamówienie paczka dni dzień dobry dziękuję proszę chcę jeszcze bardzo dla bez są był była ten ta tej \
            a je v se že si jsem mi jako s ne ale pro co tak už kde kdy proč moje můj objednávka balík dní dobrý děkuji prosím chci ještě \
            velmi bez jsou byl byla tohle nebo když jen som nie sú kde prečo ďakujem prosím ešte ja sam nije gdje kada hvala molim moja
            """,
        sentences: """
            Dzień dobry, chciałbym wiedzieć, gdzie jest moje zamówienie
            Paczka jeszcze nie przyszła i nikt nie odpowiada na moje wiadomości
            Ile kosztuje wysyłka i jak długo trwa dostawa?
            Produkt przyszedł uszkodzony, chcę zwrotu pieniędzy
            Nie mogę zalogować się na konto, hasło jest nieprawidłowe
            Bardzo dziękuję za pomoc, byliście bardzo mili
            Muszę zmienić adres dostawy, zanim paczka zostanie wysłana
            Czy macie tę kurtkę w innym rozmiarze albo kolorze?
            To skandal, czekam już godzinę i nie mam żadnej odpowiedzi
            Jutro jedziemy z dziećmi nad morze, jeśli będzie ładna pogoda
            Dobrý den, chtěl bych vědět, kde je moje objednávka
            Balík ještě nepřišel a nikdo mi neodpovídá na zprávy
            Kolik stojí doprava a jak dlouho to bude trvat?
            Zboží dorazilo rozbité, chci vrátit peníze
            Nemohu se přihlásit ke svému účtu, heslo prý není správné
            Moc děkuji za vaši pomoc, všechno je v pořádku
            Dobar dan, htio bih znati gdje je moja narudžba
            Paket još nije stigao i nitko ne odgovara na moje poruke
            """
    )

    /// Indonesian and Malay.
    static let malay = LanguageProfile(
        codes: "id ms",
        words: """
            yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena ada bisa sudah lebih atau oleh mereka kami kita \
            anda dia apa siapa mana kapan kenapa bagaimana berapa belum masih hanya seperti jika kalau agar tapi tetapi lagi saja banyak \
            sangat mau ingin tolong terima kasih halo selamat pagi siang pesanan paket barang hari uang beli kirim sampai boleh adalah \
            telah nak tak awak bila macam sekarang besok gak nggak ya dong kok sih nya pak bu kak gan min
            """,
        sentences: """
            Halo kak, saya mau tanya pesanan saya sudah sampai mana ya
            Barang saya belum datang juga padahal sudah dua minggu yang lalu
            Berapa ongkos kirim dan berapa hari sampai ke rumah?
            Produknya rusak waktu diterima, saya minta uang kembali
            Saya tidak bisa masuk ke akun saya, katanya kata sandi salah
            Terima kasih banyak atas bantuannya, sangat ramah sekali
            Saya perlu mengganti alamat pengiriman sebelum paket dikirim
            Apakah jaket ini ada ukuran lain atau warna lain?
            Toko buka jam berapa besok pagi?
            Ini keterlaluan, saya sudah menunggu satu jam tanpa jawaban
            Saya puas sekali dengan pelayanannya, semuanya bagus
            Tolong kirimkan kuitansi lewat surel
            Besok kami pergi ke pantai bersama anak-anak kalau cuacanya cerah
            Dia bilang kita harus bicara dengan atasan
            """
    )

    /// Finnish and Estonian.
    static let finnic = LanguageProfile(
        codes: "fi et",
        words: """
            ja on ei se että oli hän mutta ovat kun niin minä sinä me te he olen olet olemme mikä missä milloin miksi miten kuka minun sinun \
            tämä tuo jos tai vain myös vielä nyt sitten kanssa kiitos hei moi tilaus tilaukseni paketti päivää haluan voin voisin voitteko \
            en et emme ole ollut olisi hyvin kaikki mitään mitä kuin siitä sen sitä jo ma sa ta ning ka kui kus millal palun aitäh tere minu
            """,
        sentences: """
            Hei, haluaisin tietää missä tilaukseni on tällä hetkellä
            Paketti ei ole vieläkään saapunut eikä kukaan vastaa viesteihini
            Paljonko toimitus maksaa ja kuinka kauan se kestää?
            Tuote oli rikki kun se tuli, haluan rahani takaisin
            En pääse kirjautumaan tililleni, salasana ei kelpaa
            Kiitos paljon avusta, olitte todella ystävällisiä
            Minun täytyy vaihtaa toimitusosoite ennen kuin paketti lähetetään
            Onko tätä takkia muissa väreissä tai suuremmassa koossa?
            Mihin aikaan kauppa aukeaa huomenna aamulla?
            Tämä on törkeää, olen odottanut jo tunnin ilman vastausta
            Huomenna menemme lasten kanssa rannalle jos sää on hyvä
            Tere, ma soovin teada kus mu tellimus on
            Pakk ei ole ikka veel kohale jõudnud ja keegi ei vasta
            """
    )

    /// Hungarian.
    static let hungarian = LanguageProfile(
        codes: "hu",
        words: """
            a az és hogy nem is egy ez azt meg ha csak van de már mint még volt vagy én te ő mi ti ők ezt aki ami mert nagyon itt ott most \
            minden lehet kell hol mikor miért hogyan mennyi melyik kérem köszönöm szia helló jó napot rendelés csomag nap szeretnék vagyok \
            vagyunk nekem neked neki után előtt alatt között nincs sem fel ki be el azonban illetve majd sok jól
            """,
        sentences: """
            Jó napot, szeretném megkérdezni, hol tart a rendelésem
            A csomag még mindig nem érkezett meg, és senki sem válaszol
            Mennyibe kerül a szállítás, és hány nap alatt ér ide?
            A termék törötten érkezett, vissza szeretném kapni a pénzemet
            Nem tudok belépni a fiókomba, azt írja, hogy hibás a jelszó
            Nagyon köszönöm a segítségüket, igazán kedvesek voltak
            Meg kell változtatnom a szállítási címet, mielőtt elküldik
            Van ez a kabát más méretben vagy más színben?
            Hány órakor nyit holnap reggel az üzlet?
            Ez felháborító, egy órája várok, és nem kapok választ
            Nagyon elégedett vagyok a szolgáltatással, minden rendben
            Holnap a gyerekekkel a tengerhez megyünk, ha szép idő lesz
            """
    )

    /// Tagalog, and Hindi and Chinese in Latin letters.
    static let romanised = LanguageProfile(
        codes: "tl hi zh-Latn",
        words: """
            ang ng sa na mga ko ako ka po ay at hindi ito si ni kung para naman lang pa din rin mo ikaw siya kami tayo kayo sila saan kailan \
            bakit paano magkano ano sino wala may meron salamat kumusta opo yung nang dahil pero kasi lahat dito gusto pwede \
            hai mera meri nahi kya kab kahan kaise mujhe aap hum tum yeh woh ka ki ke ko se mein par aur bhi abhi tak kyun bahut accha ji \
            karo raha rahi gaya chahiye paisa wala haan kitna wo wode ni hao nihao xiexie shenme zai nali bu shi le ma meiyou zenme
            """,
        sentences: """
            Kumusta po, gusto ko lang malaman kung nasaan na ang order ko
            Hindi pa dumarating ang padala ko at walang sumasagot sa tawag
            Magkano po ang bayad sa pagpapadala at ilang araw bago dumating?
            Sira po yung produkto nang dumating, ibalik ninyo ang pera ko
            Maraming salamat po sa tulong ninyo, mababait kayo
            Bukas pupunta kami sa dagat kasama ang mga bata kung maganda ang panahon
            mera order abhi tak nahi aaya, kab tak milega batao
            mujhe paisa wapas chahiye, saman kharab nikla hai
            aap log phone kyun nahi uthate, bahut bura laga mujhe
            yeh kapda dusre rang mein milega kya, kitne ka hai
            qing wen wo de baoguo shenme shihou dao, wo yijing deng le san tian
            ni hao, wo xiang tuihuo, zhege dongxi huai le, zenme ban
            """
    )
}
