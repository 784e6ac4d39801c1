/// Short messages in many languages, written for measuring; none of them is in the profiles that were trained on.
enum LanguageTexts {
    /// Messages in the Latin script that are not English, by language.
    static let latin: [String: String] = [
        "es": """
        no funciona la aplicación
        ¿me pueden llamar por teléfono?
        hola buenas tardes
        quiero hablar con una persona
        se me olvidó la clave
        cancelen todo ya
        mi tarjeta fue rechazada ayer
        gracias, eso era todo
        estoy harto de ustedes
        la talla que pedí es mediana
        ¿aceptan pagos en efectivo?
        vale, lo pruebo y te digo
        ¿y el reembolso para cuándo?
        vivo en un pueblo cerca de Sevilla
        eso no es lo que yo pedí
        envíen otro igual, por favor
        qué raro, ayer sí me dejaba
        perfecto
        necesito ayuda urgente
        nunca más compro aquí
        """,
        "fr": """
        ça ne marche pas du tout
        bonsoir, une petite question
        pouvez-vous me rappeler ce soir ?
        j'ai oublié mon identifiant
        je veux parler à un conseiller
        annulez tout s'il vous plaît
        ma carte a été refusée hier
        merci, bonne journée
        c'est du vol
        la taille ne me va pas
        acceptez-vous les chèques ?
        d'accord, je vais essayer
        quand serai-je remboursée ?
        j'habite au troisième étage
        ce n'est pas ce que j'ai commandé
        encore en panne
        le livreur n'est jamais passé
        parfait
        besoin d'aide rapidement
        plus jamais chez vous
        """,
        "de": """
        die App stürzt dauernd ab
        guten Abend, kurze Frage
        können Sie mich zurückrufen?
        ich habe meine Kundennummer vergessen
        ich will mit einem Menschen sprechen
        bitte alles stornieren
        meine Karte wurde gestern abgelehnt
        danke, das war's
        das ist doch Betrug
        die Hose passt mir nicht
        nehmen Sie auch Bargeld?
        gut, ich probiere es mal aus
        wann bekomme ich die Rückzahlung?
        ich wohne im dritten Stock
        das habe ich so nicht bestellt
        geht immer noch nicht
        der Fahrer hat nicht geklingelt
        alles klar
        brauche dringend Hilfe
        nie wieder kaufe ich hier ein
        """,
        "pt": """
        o aplicativo não abre
        boa tarde, tenho uma dúvida
        podem me ligar mais tarde?
        esqueci o meu usuário
        quero falar com um atendente
        cancelem tudo agora
        meu cartão foi recusado ontem
        obrigado, era só isso
        isso é um roubo
        a camiseta ficou pequena
        aceitam pagamento em dinheiro?
        certo, vou tentar e te aviso
        e o reembolso, quando cai?
        moro no terceiro andar
        não foi isso que eu pedi
        continua sem funcionar
        o entregador nem tocou a campainha
        beleza
        socorro, é urgente
        nunca mais compro com vocês
        """,
        "it": """
        l'applicazione non si apre
        buonasera, una domanda veloce
        potete richiamarmi stasera?
        ho dimenticato il nome utente
        voglio parlare con un operatore
        annullate tutto subito
        la mia carta è stata rifiutata ieri
        grazie, a posto così
        questa è una truffa
        i pantaloni mi stanno larghi
        accettate pagamenti in contanti?
        va bene, ci provo e vi dico
        quando arriva il rimborso?
        abito al terzo piano
        non è quello che avevo ordinato
        continua a non funzionare
        il corriere non ha suonato
        perfetto
        aiuto, è urgente
        mai più da voi
        """,
        "nl": """
        de app loopt steeds vast
        goedenavond, korte vraag
        kunnen jullie mij terugbellen?
        ik ben mijn gebruikersnaam vergeten
        ik wil een medewerker spreken
        graag alles annuleren
        mijn pas werd gisteren geweigerd
        bedankt, dat was het
        dit is gewoon oplichting
        de broek past mij niet
        kan ik ook contant betalen?
        oké, ik ga het proberen
        wanneer krijg ik mijn geld?
        ik woon op de derde verdieping
        dit heb ik niet besteld
        het werkt nog steeds niet
        de bezorger heeft niet aangebeld
        prima
        dringend hulp nodig
        nooit meer koop ik hier iets
        """,
        "vi": """
        ứng dụng không mở được
        cho em hỏi chút ạ
        gọi lại cho tôi sau nhé
        tôi quên tên đăng nhập
        tôi muốn gặp nhân viên
        hủy hết giúp tôi
        thẻ của tôi bị từ chối hôm qua
        cảm ơn, vậy thôi
        lừa đảo quá
        quần mặc không vừa
        có nhận tiền mặt không?
        được, để tôi thử
        khi nào hoàn tiền vậy?
        nhà tôi ở tầng ba
        đây không phải cái tôi đặt
        vẫn lỗi như cũ
        toi khong dang nhap duoc
        tuyệt vời
        cần giúp gấp
        không bao giờ mua nữa
        """,
        "tr": """
        uygulama açılmıyor
        iyi akşamlar, bir sorum var
        beni geri arar mısınız?
        kullanıcı adımı unuttum
        bir temsilciyle görüşmek istiyorum
        hepsini iptal edin
        kartım dün reddedildi
        teşekkürler, bu kadar
        bu resmen dolandırıcılık
        pantolon bana olmadı
        nakit kabul ediyor musunuz?
        tamam, deneyip yazarım
        iade ne zaman yatar?
        üçüncü katta oturuyorum
        ben bunu istememiştim
        hâlâ çalışmıyor
        kurye zile basmadı
        harika
        acil yardım lazım
        bir daha buradan almam
        """,
        "pl": """
        aplikacja się nie otwiera
        dobry wieczór, mam pytanie
        proszę oddzwonić wieczorem
        zapomniałam loginu
        chcę rozmawiać z konsultantem
        anulujcie wszystko
        karta została wczoraj odrzucona
        dziękuję, to wszystko
        to zwykłe oszustwo
        spodnie są za małe
        czy można płacić gotówką?
        dobra, spróbuję i dam znać
        kiedy dostanę zwrot?
        mieszkam na trzecim piętrze
        nie to zamawiałem
        dalej nie działa
        kurier w ogóle nie dzwonił
        świetnie
        pilnie potrzebuję pomocy
        nigdy więcej u was nie kupię
        """,
        "cs": """
        aplikace se neotevře
        dobrý večer, mám dotaz
        můžete mi zavolat zpátky?
        zapomněl jsem přihlašovací jméno
        chci mluvit s člověkem
        zrušte všechno
        karta byla včera odmítnuta
        děkuji, to je vše
        to je podvod
        kalhoty jsou malé
        """,
        "id": """
        aplikasinya tidak bisa dibuka
        selamat sore, numpang tanya
        bisa telepon saya nanti?
        saya lupa nama pengguna
        mau bicara dengan petugas
        batalkan semuanya
        kartu saya ditolak kemarin
        makasih, itu saja
        ini penipuan namanya
        celananya kekecilan
        terima tunai tidak?
        oke nanti saya coba
        kapan dananya kembali?
        saya tinggal di lantai tiga
        bukan ini yang saya pesan
        masih rusak juga
        kurirnya tidak menelepon
        mantap
        butuh bantuan segera
        kapok belanja di sini
        """,
        "sv": """
        appen startar inte
        god kväll, en snabb fråga
        kan ni ringa upp mig?
        jag har glömt mitt användarnamn
        jag vill prata med en människa
        avbryt allting
        mitt kort nekades igår
        tack, det var allt
        det här är bedrägeri
        byxorna passar inte
        """,
        "da": """
        appen åbner ikke
        god aften, hurtigt spørgsmål
        kan I ringe til mig?
        jeg har glemt mit brugernavn
        jeg vil tale med et menneske
        annuller det hele
        mit kort blev afvist i går
        tak, det var alt
        det er jo svindel
        bukserne passer ikke
        """,
        "ro": """
        aplicația nu se deschide
        bună seara, o întrebare
        mă puteți suna înapoi?
        am uitat numele de utilizator
        vreau să vorbesc cu un om
        anulați totul
        cardul a fost refuzat ieri
        mulțumesc, atât
        asta e înșelătorie
        pantalonii sunt mici
        """,
        "fi": """
        sovellus ei aukea
        hyvää iltaa, yksi kysymys
        voitteko soittaa minulle takaisin?
        unohdin käyttäjätunnukseni
        haluan puhua ihmisen kanssa
        peruuttakaa kaikki
        korttini hylättiin eilen
        kiitos, siinä kaikki
        tämä on huijausta
        housut eivät mahdu
        """,
        "hu": """
        nem nyílik meg az alkalmazás
        jó estét, egy gyors kérdés
        vissza tudnának hívni?
        elfelejtettem a felhasználónevem
        emberrel szeretnék beszélni
        töröljenek mindent
        tegnap elutasították a kártyámat
        köszönöm, ennyi volt
        ez átverés
        kicsi rám a nadrág
        """,
        "tl": """
        hindi bumubukas ang app
        magandang gabi, may tanong ako
        pwede ba ninyo akong tawagan?
        nakalimutan ko ang pangalan ko sa account
        gusto kong makausap ang tao
        kanselahin na lahat
        tinanggihan ang card ko kahapon
        salamat, yun lang po
        panloloko ito
        maliit ang pantalon
        """,
    ]

    /// Messages in scripts that Hark does not read.
    static let otherScripts = """
        荷物がまだ届いていません
        注文番号を教えてください
        返品したいのですが
        ログインできません
        ありがとうございます
        配送状況の確認をお願いします
        サイズを交換できますか
        領収書をメールで送ってください
        주문한 상품이 아직 안 왔어요
        환불해 주세요
        배송 조회 부탁드립니다
        안녕하세요
        Где моя посылка?
        Верните деньги
        не могу войти в аккаунт
        спасибо большое
        Де моє замовлення?
        أين طلبي؟
        أريد استرداد المال
        لا أستطيع تسجيل الدخول
        שלום, איפה ההזמנה שלי
        พัสดุของฉันอยู่ที่ไหน
        ขอเงินคืน
        मेरा ऑर्डर कहाँ है
        मुझे रिफंड चाहिए
        πού είναι η παραγγελία μου
        θέλω τα χρήματά μου πίσω
        ჩემი შეკვეთა სად არის
        """

    /// English messages.
    static let english = """
        the app keeps crashing
        good evening, quick question
        can you call me back?
        i forgot my username
        i want to speak to a human
        cancel everything
        my card was declined yesterday
        thanks, that's all
        this is a scam
        the trousers don't fit
        do you take cash?
        ok i'll try it and let you know
        when do i get my refund?
        i live on the third floor
        that's not what i ordered
        still broken
        the driver never rang the bell
        perfect
        need help asap
        never buying here again
        hi
        hello?
        ok
        yes please
        no
        thx
        lol
        omg finally
        any update?
        where's my stuff
        order 12345 pls
        track A-10023
        u guys are the best
        r u there
        what's the difference between the two plans
        it says error 504
        does it ship to Spain?
        I'm in São Paulo until Friday
        my name is José García and I need an invoice
        the café machine arrived with a dent
        is the Müller jacket back in stock
        wrong colour
        size 10 uk
        refund
        invoice
        password reset
        agent
        huge disappointment
        very happy with it
        not great not terrible
        """

    /// Simplified Chinese messages, some with Latin words in them.
    static let simplified = """
        应用打不开了
        晚上好，问个问题
        能给我回个电话吗
        我忘记用户名了
        转人工
        全部取消
        昨天我的卡被拒了
        谢谢，没别的了
        骗子
        裤子太小了
        可以付现金吗
        好的我试试
        退款什么时候到账
        我住三楼
        这不是我订的东西
        还是坏的
        快递员没按门铃
        我要退 tent 订单A1234
        iPhone 15 Pro Max 有货吗
        帮我查一下 order 12345
        APP登录不了
        收到货了，质量很好
        客服在吗
        发票抬头写错了
        """

    /// Traditional Chinese messages.
    static let traditional = """
        應用程式打不開
        請問客服在嗎
        我想查詢訂單進度
        退款什麼時候會到帳
        這不是我訂的東西
        昨天我的卡被拒絕了
        可以換貨嗎
        謝謝你們的幫忙
        運費怎麼算
        還沒收到貨
        發票開錯了
        送錯地址了
        """

    /// The lines of a text.
    static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
