/// What is said in English.
///
/// A line that begins with `@` names a topic (`*` for all) and a role; each line below it is one way to say it. Slots
/// stand between braces.
enum EnglishTexts {
    static let text = topics + shared

    private static let topics = """
        @order-status open
        Where is my parcel? The order is {order}.
        I ordered a {product} on {date} and it has not come yet, order {order}.
        Can you tell me when {order} will be delivered?
        The tracking of {order} has said the same since {date}.
        My {product} should have been here on {date}. What happened to it?
        Could you look up where order {order} is right now?
        The carrier says delivered, but there is nothing at my door in {city}.
        @order-status more
        It was meant to go to {city}, if that helps.
        The last scan that I can see is from {date}.
        I will be away from {soon} on, so it has to come before.
        Does that mean it is lost?
        @order-status agent
        I have found {order}: it is with the carrier and is planned for {soon}.
        The parcel with the {product} left our warehouse; the depot in {city} has it now.
        I have asked the carrier to look for {order} and you get a message from them today.
        The delivery was tried once. I have booked a second try for {soon}.
        @order-status bot
        You can follow your parcel with the link in the message about its dispatch. Most parcels take two to four days.
        @return-request open
        I want to send the {product} back. How do I do that?
        How long do I have to return something? I bought it on {date}.
        Can I return part of order {order}?
        The {product} is not what I expected, I would like to return it.
        Where do I find the label for a return of {order}?
        Is a return free if I live in {city}?
        I need a return label for a {product}.
        @return-request more
        It is unused and still in the box.
        I threw the box away, is that a problem?
        Can I hand it in at a shop in {city}?
        Do I have to say why?
        @return-request agent
        I have sent the label for {order} to your e-mail address; it is good until {soon}.
        You can return the {product} within 30 days, and the label costs nothing.
        Any parcel shop in {city} takes it. Please keep the receipt.
        I have noted the return of the {product} for you.
        @return-request bot
        You can return anything within 30 days. Choose the order in your account and print the label there.
        @refund open
        When do I get my money back for {order}? It is about {amount}.
        I returned the {product} on {date} and there is still no refund.
        You have refunded too little: I paid {amount}.
        My refund of {amount} has not arrived.
        I was told on {date} that the refund was on its way. It is not.
        Order {order} was cancelled, but {amount} was still taken.
        Please pay back {amount} for the {product}.
        @refund more
        I paid by card, the money should go there.
        My bank sees nothing of it.
        It has been more than ten days now.
        I have the receipt of the return from {date}.
        @refund agent
        The return of {order} was booked in, and {amount} goes out today.
        I have released the refund of {amount}; the bank takes three to five days.
        There was a hold on it. I have taken it off and you get {amount} by {soon}.
        The refund for the {product} went to the card that you paid with.
        @refund bot
        A refund goes out within five working days after the return has reached us, to the way you paid.
        @damaged open
        The {product} arrived broken.
        One part of my {product} does not work, order {order}.
        The zip of the {product} split the first time I used it.
        My {product} has a tear. I bought it on {date}.
        There is something wrong with the {product} that came with {order}.
        The {product} fell apart after two days.
        I unpacked the {product} and it was damaged.
        @damaged more
        I can send a picture.
        It happened on the very first day.
        I need it for a trip on {soon}.
        Is this known? Others write the same.
        @damaged agent
        I am sorry. A new {product} is on its way and should be with you on {soon}.
        I can offer you a new {product} or {amount} back, as you like.
        Please keep the broken {product}; our carrier picks it up on {soon}.
        We will repair the {product} and pay for the parcel.
        @damaged bot
        We are sorry. Send us a picture of the damage with your order number, and we replace it free of charge.
        @exchange open
        Can I swap the {product} for another size?
        I would like another colour of the {product}, order {order}.
        The {product} is too small. How does an exchange work?
        I want to exchange what came with {order}.
        Do you hold the other {product} back for me while I send this one?
        How long does an exchange take to {city}?
        @exchange more
        One size up would do.
        I would pay the difference.
        Is there one left?
        @exchange agent
        I have put the other {product} aside for you until {soon}.
        Please send yours back with this label; the new one leaves on the same day.
        The other size costs {amount} more. Is that all right?
        @exchange bot
        Choose "exchange" with the order in your account, and we send the other size when the first is on its way back.
        @size-advice open
        Which size of the {product} should I take?
        Does the {product} run small?
        I am between two sizes for the {product}. What do you advise?
        How wide is the {product}?
        Is there a table of sizes for the {product}?
        What length do I need for the {product}?
        @size-advice more
        I am 178 cm tall.
        I would wear a thick jumper under it.
        My other one is from another brand.
        @size-advice agent
        With that I would take the larger {product}.
        The {product} is cut narrow, so one size up is right.
        Most of our customers stay with their usual size there.
        @size-advice bot
        The table of sizes is on each product's page. When in doubt, take the larger size: you can exchange it.
        @shipping open
        How much is shipping to {city}?
        Do you deliver to {city}?
        How long does delivery take at the moment?
        Can I have {order} delivered by {soon}?
        Is there express delivery for the {product}?
        From which sum on is delivery free?
        @shipping more
        It is a present for {soon}.
        A parcel shop would be fine too.
        And if nobody is at home?
        @shipping agent
        Express to {city} is {amount} and comes on the next working day.
        Above {amount} delivery is free.
        To {city} it takes two to three days.
        @shipping bot
        Delivery takes two to four days and is free from 60 euros on. Express costs 9.90.
        @payment open
        My card was refused for {amount}.
        I was charged twice for {order}.
        Can I pay {order} in instalments?
        The payment of {amount} is still pending since {date}.
        Which ways to pay are there?
        My voucher was not taken off {amount}.
        @payment more
        My bank says that everything is fine on their side.
        I see {amount} twice on the statement.
        I tried it with another card as well.
        @payment agent
        The second charge of {amount} was only a hold and is gone by {soon}.
        I have sent you a new link for the payment of {order}.
        Your bank wanted one more confirmation. Please try again now.
        @payment bot
        You can pay by card, by bank transfer, on account or with a gift card.
        @invoice open
        I need an invoice for {order}.
        The invoice of {order} has the wrong address.
        Please send the invoice over {amount} again.
        Can you put our company's name on the invoice of {date}?
        Our tax number is missing on the invoice.
        @invoice more
        It has to have the date {date} on it.
        Our accounts need it this week.
        As a PDF, please.
        @invoice agent
        The new invoice for {order} is in your inbox.
        I have changed the address, and the invoice over {amount} is on its way.
        You find all invoices in your account, this one too now.
        @invoice bot
        You find each invoice as a PDF with its order in your account.
        @account open
        I can not log in to my account.
        The link to set a new password does not come.
        How do I change my e-mail address? It is {email} now.
        Please close my account.
        My account is locked since {date}.
        I have two accounts, can you join them?
        @account more
        I looked in the spam folder too.
        The address is {email}.
        It worked until {date}.
        @account agent
        I have sent a new link to {email}.
        Your account is open again.
        The address is changed to {email}.
        @account bot
        Choose "forgot password" on the login page. The link comes within a few minutes; please look in the spam folder too.
        @order-change open
        Can I still change {order}?
        Please cancel {order}.
        I took the wrong {product}, can you change it?
        The address of {order} is wrong, it must go to {city}.
        Can you add a {product} to {order}?
        I want to cancel the {product} only.
        @order-change more
        I ordered it an hour ago.
        The rest can stay as it is.
        Please send it to {city}.
        @order-change agent
        {order} is changed as you asked.
        I have cancelled the {product}, and {amount} comes back to you.
        It was packed already; please refuse the parcel and we pay {amount} back.
        @order-change bot
        You can change or cancel an order in your account until it is packed.
        @warranty open
        Is my {product} still under warranty? I bought it on {date}.
        The {product} gave up after a year. Is that covered?
        How do I claim the warranty for {order}?
        Do you repair a {product}?
        What does the warranty of the {product} cover?
        Where do I send the {product} for a repair?
        @warranty more
        I still have the receipt from {date}.
        It is only the buckle.
        How long would that take?
        @warranty agent
        The {product} is covered for two years from {date} on.
        Please send it in; the repair costs you nothing.
        We have no spare part for it, so you get a new {product}.
        @warranty bot
        Our products come with two years of warranty.

        """

    private static let shared = """
        @* greet
        Hi!
        Hello.
        Good morning.
        Hello there.
        Hey!
        Dear team!
        @* calm
        Thanks!
        Thank you in advance.
        Many thanks.
        @* worried
        I am a little worried about it.
        I need it soon.
        I do not know what to do now.
        It would be a pity if that did not work out.
        @* annoyed
        This is taking far too long.
        I am really disappointed.
        This is not what I expected of you.
        It is the second time that I have to write about this.
        Nobody seems to care.
        @* angry
        This is unacceptable!
        I am fed up with this!
        What a terrible service!
        I will never order here again!
        This is an outrage, I want an answer now!
        @* reask
        That does not help me.
        That was not my question.
        I have already read that.
        No, I mean something else.
        @* human
        Can I talk to a person, please?
        I would rather talk to somebody.
        An agent, please.
        @* waiting
        Is anybody there?
        Hello? I am still waiting.
        How long will this take?
        Are you still there?
        @* thanks
        Great, thank you!
        Perfect, that is what I needed.
        Thank you very much for the quick help.
        Wonderful, thanks a lot!
        That was really kind, thank you.
        @* fine
        All right, thanks.
        OK.
        Good, I will wait then.
        @* unhappy
        That does not solve it for me.
        So I am no further than before.
        I had hoped for more, to be honest.
        Then I will try it elsewhere.
        @* again
        It is me again about {order}.
        I wrote before about the {product}, and nothing has happened.
        The same matter as last time, {order}.
        @* reopen
        One more thing about {order}.
        It did not work after all.
        That was not the end of it, I am afraid.
        @* miss
        I am not sure that I understand. Could you say it in other words?
        I did not get that. What is it about?
        Sorry, I have no answer to that yet. Could you put it differently?
        @* handoff
        I do not know that. Let me get somebody who does.
        A colleague of mine can answer that better. One moment.
        @* welcome
        Hello, this is {agent}.
        Hi, {agent} here.
        Good to hear from you, this is {agent}.
        Hello, thank you for waiting. I am {agent}.
        @* look
        Let me have a look.
        One moment, I look it up.
        I am checking that for you.
        @* ask
        Could you give me the order number?
        Which address was it sent to?
        Since when has it been like that?
        Is that the {product} from {order}?
        @* close
        Is there anything else that I can do for you?
        Have a nice day!
        I am glad that I could help.
        Thank you for writing, all the best.
        @* vague
        I am not quite sure, I will have to ask.
        That is a difficult one. Please try again later.
        I can not see that from here.
        @* later
        I have to ask the warehouse and will write to you again.
        The carrier has to answer first; I come back to you.
        @* result
        I have an answer for you: it is settled now.
        Thank you for your patience. It is done.
        @* gone
        You seem to be away, so I close this for now. Just write again.
        @* passed
        My colleagues of the other team know that better; I hand you over.
        @* note
        Called the carrier, they look for it.
        Customer wants a new one, not the money.
        Known to us from last week, see the other conversation.
        @* praise
        Quick and friendly.
        Solved in a few minutes, thank you.
        {agent} was very helpful.
        Just what I needed.
        @* blame
        I had to wait far too long.
        Nobody could tell me anything.
        I had to explain it three times.
        Still not solved.
        """
}
