extension LanguageProfile {
    /// Spanish.
    static let spanish = LanguageProfile(
        codes: "es",
        words: """
            de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque \
            esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos todos uno les ni ese eso había ante \
            ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho nada muchos cual poco ella estar \
            mi tu te ti hola gracias cómo cuándo dónde quiero necesito puedo tengo está pedido días favor buenos hacer
            """,
        sentences: """
            Hola, quisiera saber dónde está mi pedido porque todavía no ha llegado
            Hice la compra hace dos semanas y nadie me contesta los correos
            ¿Cuánto tarda el envío a las islas y cuánto cuesta?
            El producto llegó roto, quiero que me devuelvan el dinero
            No puedo entrar en mi cuenta, me dice que la contraseña es incorrecta
            Muchas gracias por su ayuda, ha sido usted muy amable
            Necesito cambiar la dirección de entrega antes de que salga el paquete
            ¿Tienen esta chaqueta en otra talla o en otro color?
            Me cobraron dos veces la misma factura este mes
            Buenos días, ¿a qué hora abre la tienda mañana?
            Es una vergüenza, llevo una hora esperando y sigo sin respuesta
            Estoy muy contento con el servicio, todo perfecto
            Por favor envíeme el recibo a mi correo electrónico
            Creo que hay un error en el precio que aparece en la página
            Mañana vamos con los niños a la playa si hace buen tiempo
            Ella dijo que nosotros teníamos que hablar con el jefe
            """
    )

    /// French.
    static let french = LanguageProfile(
        codes: "fr",
        words: """
            de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la mais avec ou son lui \
            nous comme mon je vous elle ils ma mes votre vos notre tout tous cette ces été être avoir fait faire peut leur bien \
            sans si deux même aussi très où quand comment pourquoi quel quelle quoi moi toi oui non merci bonjour salut j'ai c'est \
            n'est d'un qu'il l'on suis avez êtes voudrais commande colis jours encore toujours rien chez déjà entre après avant
            """,
        sentences: """
            Bonjour, je voudrais savoir où en est ma commande passée la semaine dernière
            Je n'ai toujours pas reçu mon colis et personne ne répond au téléphone
            Combien coûte la livraison et combien de temps faut-il attendre ?
            Le produit est arrivé cassé, je souhaite être remboursé au plus vite
            Impossible de me connecter à mon compte, le mot de passe ne marche plus
            Merci beaucoup pour votre aide, vous avez été très aimable
            Est-ce que vous avez ce manteau dans une autre taille ou une autre couleur ?
            J'ai été débité deux fois pour le même achat, c'est inadmissible
            À quelle heure ouvre le magasin demain matin ?
            Pourriez-vous changer l'adresse de livraison avant l'envoi du paquet
            Cela fait une heure que j'attends et je n'ai aucune réponse
            Je suis très content du service, tout est parfait
            Veuillez m'envoyer la facture par courrier électronique
            Il y a une erreur dans le prix affiché sur votre site
            Nous irons à la mer avec les enfants s'il fait beau
            Elle a dit qu'il fallait parler avec le responsable
            """
    )

    /// Portuguese.
    static let portuguese = LanguageProfile(
        codes: "pt",
        words: """
            de que e o a do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser \
            quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse \
            eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós tenho lhe deles \
            olá obrigado obrigada quero preciso posso onde bom dia pedido encomenda dias por favor ainda fazer aqui então oi
            """,
        sentences: """
            Olá, gostaria de saber onde está a minha encomenda, ainda não chegou
            Fiz a compra há duas semanas e ninguém responde às minhas mensagens
            Quanto custa o envio e quantos dias demora até chegar?
            O produto chegou quebrado, quero o meu dinheiro de volta
            Não consigo entrar na minha conta, diz que a senha está errada
            Muito obrigado pela sua ajuda, você foi muito gentil
            Preciso mudar o endereço de entrega antes que o pacote saia
            Vocês têm essa camisa em outro tamanho ou em outra cor?
            Fui cobrado duas vezes pela mesma fatura este mês
            Bom dia, a que horas abre a loja amanhã?
            Isso é uma vergonha, estou esperando há uma hora sem resposta
            Estou muito satisfeita com o atendimento, tudo perfeito
            Por favor, me envie o recibo por e-mail
            Acho que há um erro no preço que aparece na página
            Amanhã vamos à praia com as crianças se não chover
            Ela disse que nós tínhamos que falar com o chefe
            """
    )

    /// Italian.
    static let italian = LanguageProfile(
        codes: "it",
        words: """
            di che e la il un a per in una mi non è sono ho si lo ma ti con le da cosa se come no ci io questo bene qui hai sei del \
            della nel al dei delle i gli ha più anche mio tu alla perché solo quando molto lei lui suo sua mia essere stato fatto dove \
            cui tutto tutti ancora dopo prima noi voi loro era sul dal questa quello quella senza grazie ciao buongiorno vorrei ordine \
            pacco giorni quanto quale chi niente mai già sempre fare può posso devo alle dalla degli nella poi oggi domani
            """,
        sentences: """
            Buongiorno, vorrei sapere dove si trova il mio ordine perché non è ancora arrivato
            Ho fatto l'acquisto due settimane fa e nessuno risponde alle mie mail
            Quanto costa la spedizione e quanti giorni ci vogliono?
            Il prodotto è arrivato rotto, voglio essere rimborsato
            Non riesco a entrare nel mio account, dice che la password è sbagliata
            Grazie mille per il vostro aiuto, siete stati molto gentili
            Devo cambiare l'indirizzo di consegna prima che il pacco parta
            Avete questa giacca in un'altra taglia o in un altro colore?
            Mi avete addebitato due volte lo stesso importo questo mese
            A che ora apre il negozio domani mattina?
            È una vergogna, aspetto da un'ora e non ho ricevuto risposta
            Sono molto contenta del servizio, tutto perfetto
            Per favore mandatemi la ricevuta per posta elettronica
            Credo che ci sia un errore nel prezzo che appare sulla pagina
            Domani andiamo al mare con i bambini se fa bel tempo
            Lei ha detto che dovevamo parlare con il capo
            """
    )

    /// Romanian.
    static let romanian = LanguageProfile(
        codes: "ro",
        words: """
            de și în la a cu pe nu care că un o să din este mai o se pentru sunt fi ce au am dar ca le al sau lui mi îmi ai lor fost \
            dacă acest această cum când unde eu tu el ea noi voi ei ele foarte doar după fără până între bine bună mulțumesc vreau comanda \
            colet zile meu mea tău sa ne vă te cât cine toate toți tot fac are avem aveți poate pot trebuie aici acum azi mâine încă si sa
            """,
        sentences: """
            Bună ziua, aș vrea să știu unde este comanda mea pentru că nu a ajuns încă
            Am cumpărat acum două săptămâni și nimeni nu răspunde la mesaje
            Cât costă livrarea și câte zile durează?
            Produsul a ajuns stricat, vreau banii înapoi
            Nu pot intra în contul meu, spune că parola este greșită
            Mulțumesc mult pentru ajutor, ați fost foarte amabili
            Trebuie să schimb adresa de livrare înainte să plece coletul
            Aveți geaca aceasta pe altă mărime sau altă culoare?
            La ce oră se deschide magazinul mâine dimineață?
            Este o rușine, aștept de o oră și nu primesc niciun răspuns
            Sunt foarte mulțumită de servicii, totul este perfect
            Vă rog să îmi trimiteți factura pe mail
            Mâine mergem la mare cu copiii dacă este vreme bună
            Ea a spus că trebuia să vorbim cu șeful
            """
    )
}
