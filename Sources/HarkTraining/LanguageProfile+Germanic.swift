extension LanguageProfile {
    /// German.
    static let german = LanguageProfile(
        codes: "de",
        words: """
            der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach \
            wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ich \
            du wir ihr mich mir dich dir uns euch mein meine meinen meiner kein keine wenn wo wann warum was wer welche hallo danke bitte \
            guten tag ja nein kann können möchte muss habe bin schon immer sehr hier jetzt heute morgen gibt wieder bestellung paket tage
            """,
        sentences: """
            Guten Tag, ich möchte gerne wissen, wo meine Bestellung bleibt
            Das Paket ist noch immer nicht angekommen und niemand antwortet mir
            Wie viel kostet der Versand und wie lange dauert die Lieferung?
            Die Ware war beschädigt, ich will mein Geld zurück haben
            Ich kann mich nicht anmelden, das Passwort wird nicht angenommen
            Vielen Dank für Ihre schnelle Hilfe, Sie waren sehr freundlich
            Können Sie bitte die Lieferadresse ändern, bevor das Paket verschickt wird?
            Haben Sie diese Jacke auch in einer anderen Größe oder Farbe?
            Mir wurde der Betrag zweimal vom Konto abgebucht
            Um wie viel Uhr öffnet das Geschäft morgen früh?
            Das ist eine Frechheit, ich warte seit einer Stunde auf eine Antwort
            Ich bin mit dem Service sehr zufrieden, alles bestens
            Schicken Sie mir bitte die Rechnung per Mail
            Auf Ihrer Seite stimmt der Preis nicht, da ist wohl ein Fehler
            Morgen fahren wir mit den Kindern ans Meer, wenn das Wetter schön ist
            Sie hat gesagt, dass wir mit dem Chef sprechen müssen
            """
    )

    /// Dutch.
    static let dutch = LanguageProfile(
        codes: "nl",
        words: """
            de het een en van ik te dat die in is je niet zijn op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door \
            over ze zich bij ook tot mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me zij nu ge geen omdat iets \
            worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder ja eens hier wie werd altijd doch wordt wij \
            waar wanneer waarom welke jullie onze ons hallo bedankt dank graag bestelling pakket dagen kunt kunnen wil even weer goed
            """,
        sentences: """
            Goedemiddag, ik wil graag weten waar mijn bestelling blijft
            Het pakketje is nog steeds niet aangekomen en niemand geeft antwoord
            Wat kosten de verzendkosten en hoe lang duurt de levering?
            Het product is kapot aangekomen, ik wil mijn geld terug
            Ik kan niet inloggen op mijn account, het wachtwoord klopt niet
            Hartelijk dank voor uw hulp, u was erg vriendelijk
            Kunt u het afleveradres nog wijzigen voordat het pakket wordt verstuurd?
            Hebben jullie deze jas ook in een andere maat of kleur?
            Er is twee keer hetzelfde bedrag van mijn rekening afgeschreven
            Hoe laat gaat de winkel morgenochtend open?
            Dit is schandalig, ik wacht al een uur op een reactie
            Ik ben heel tevreden over de service, alles is prima
            Stuur mij alstublieft de factuur per mail
            Volgens mij klopt de prijs op jullie website niet
            Morgen gaan we met de kinderen naar het strand als het mooi weer is
            Zij zei dat we met de baas moesten praten
            """
    )

    /// Swedish, Danish and Norwegian.
    static let nordic = LanguageProfile(
        codes: "sv da no",
        words: """
            och i att det som en på är av för med den till jag inte om har ett men var de så han hon vi du mig dig min mitt mina kan vill \
            när hur vad varför här där också från eller bara mycket hej tack beställning paket dagar ingen alla nu efter ska skulle måste \
            og at er ikke til af jeg det den der som har han hun vi dig mig min mit mine kan vil hvor hvornår hvad hvorfor her også fra \
            eller kun meget tak hej ingen alle nu efter skal må være været blive på å ikke jeg deg meg hva når hvordan noe noen takk
            """,
        sentences: """
            Hej, jag skulle vilja veta var min beställning är
            Paketet har fortfarande inte kommit och ingen svarar på mina mejl
            Vad kostar frakten och hur lång tid tar leveransen?
            Varan var trasig när den kom, jag vill ha pengarna tillbaka
            Jag kan inte logga in på mitt konto, lösenordet fungerar inte
            Tack så mycket för hjälpen, ni var väldigt trevliga
            Imorgon åker vi till havet med barnen om det blir fint väder
            Hej, jeg vil gerne vide hvor min ordre er blevet af
            Pakken er stadig ikke kommet frem og der er ingen der svarer
            Hvad koster fragten og hvor lang tid tager leveringen?
            Varen var i stykker da den kom, jeg vil have mine penge tilbage
            Jeg kan ikke logge ind på min konto, adgangskoden virker ikke
            Mange tak for hjælpen, I var meget venlige
            Hei, jeg lurer på hvor bestillingen min har blitt av
            Pakken har fortsatt ikke kommet og ingen svarer på telefonen
            Hvor mye koster det å sende og hvor lang tid tar det?
            Kan dere bytte leveringsadresse før pakken blir sendt?
            Jeg er veldig fornøyd med servicen, alt er bra
            """
    )
}
