/// English words and sayings of a shop's customers, written for Hark, and what works on other words.
///
/// The open lexicons know everyday feelings; these lines add what goes wrong and right around an order, so that the
/// first day's messages are read well. One line per strength, from −4 to 4; commas part the words.
enum EnglishValence {
    /// Words and sayings by strength.
    static let words = """
        3.5 to die for, made my day, over the moon, out of this world, second to none, life saver, lifesaver, five stars, 5 stars, five star, \
        hats off, could n't be happier, could not be happier, could n't ask for more, can not thank you enough, ca n't thank you enough
        2.5 works great, works perfectly, works like a charm, works flawlessly, worked great, worked perfectly, great job, good job, well done, \
        nice job, good work, great work, great service, excellent service, amazing service, highly recommend, highly recommended, \
        strongly recommend, definitely recommend, would recommend, must have, must see, must read, top notch, first class, high quality, best ever, \
        thumbs up, shout out, shoutout, kudos, props to, never disappoints, never disappointed, never fails, \
        does n't disappoint, did n't disappoint, ca n't go wrong, wo n't regret, wo n't be disappointed, will not be disappointed, worth every, \
        you rock, you guys rock, you 're the best, much appreciated, appreciate it, thx, thanx, tysm, ty, thank you, thank u, thanks, cheers, \
        keep it up, the bomb, the shit, bad ass, badass, hell yeah, hell yes, go to, ca n't wait, can not wait, blown away
        1.5 works fine, works well, worked well, works good, works now, working now, is working again, up and running, good to go, all good, all set, \
        no problem, no problems, no worries, no complaints, no issues, no issue, no trouble, no doubt, no hassle, no regrets, on time, \
        ahead of schedule, right away, in no time, quick response, quick reply, fast response, prompt, promptly, speedy, fast shipping, fast delivery, \
        quick delivery, arrived early, came early, arrived safely, arrived on time, arrived quickly, came quickly, got it today, \
        sorted it, got it sorted, all sorted, fixed it, got it fixed, fixed my, resolved, solved, refunded, replaced, upgraded, reimbursed, \
        well made, well built, well worth, worth it, worth the, worth a, easy to, user friendly, as described, as expected, as advertised, exactly what, \
        just what i, good value, great value, good deal, great deal, good price, great price, bargain, back up, back online, \
        looking forward, look forward, ca n't complain, can not complain, not bad, not too bad, not half bad, \
        nothing but good, better than, more than happy, ca n't beat, hard to beat, above and beyond, went out of, crave, delish, yum, yummy, yay, \
        woohoo, woot, phew, delicious, tasty, comfy, sturdy, durable, sleek, crisp, authentic, tender, hilarious, gem, courteous, \
        knowledgeable, responsive, spotless, flawless, seamless, hassle free, heartfelt, touching, riveting, engrossing, poignant, memorable, timeless
        -1 how much longer, how many times, for hours, hours now, hours and, days ago, weeks ago, still, yet again, another hour, \
        on hold, hold for, waited, waiting, wait time, waiting for, been waiting, so slow, slow, slowly, expired, out of stock, sold out, back order, backorder, \
        wrong, missing, unable, ca n't access, ca n't log, ca n't login, ca n't use, ca n't open, ca n't connect, can not access, wo n't open, wo n't load, \
        not loading, not sure why, no longer, supposed to, should have, should n't have to, would have been, used to be, too much, too many, \
        too small, too big, too long, too short, too late, too slow, too loud, not enough, not even, not really, supposedly, \
        cancelled, canceled, chargeback, complaint, complain, complaining, rescheduled, rebooked, diverted, rerouted, overbooked, oversold, tarmac, \
        transferred, voicemail, disconnect, surcharge, excuse, excuses, compensation, meh, mediocre, so so, average, ok i guess, overrated, not great, \
        nothing special, bland, dull, predictable, flimsy, dated, stale, soggy, greasy, overcooked, undercooked, lukewarm, noisy, cheap looking, cheaply
        -2 still waiting, still no, still not, still have n't, still has n't, still nothing, still do n't, have n't heard, have not heard, never heard back, \
        no response, no reply, no answer, no update, no updates, no info, no information, no explanation, no apology, no help, no luck, no service, no word, no one, \
        no record, no sign of, no refund, no way to, no clue, no idea, no excuse, no sense, no signal, nobody, not working, not helpful, not happy, not impressed, not cool, \
        not okay, not acceptable, not received, not recommend, not worth, not as described, not as advertised, not what i, not fair, not good enough, \
        does n't work, did n't work, do n't work, does not work, did not work, wo n't work, is n't working, are n't working, never worked, never works, stopped working, \
        quit working, stops working, does n't help, did n't help, wo n't help, would n't help, does n't care, do n't care, does not care, \
        never arrived, never came, never received, never got, never showed, has n't arrived, have n't received, has not arrived, have not received, \
        has n't come, did n't arrive, did n't receive, did n't come, did not arrive, did not receive, not arrived, not delivered, not shipped, has n't shipped, \
        have n't got, third time, fourth time, 3rd time, second time, fifth time, nth time, time and again, over and over, again and again, every time i, \
        hung up, hang up, hangs up, hanging up, cut off, cut me off, kept me, on hold for, hold music, holding for, hours late, hour late, hours on hold, \
        hour wait, hour delay, hours waiting, long wait, wait forever, waiting forever, taking forever, takes forever, took forever, \
        wait for hours, so long, delay, delays, delayed, flight delayed, late flight, late again, running late, missed my, miss my, missed connection, \
        missed our, stranded, stuck in, stuck at, stuck on, stuck here, lost my, lost our, lost luggage, lost bag, lost bags, lost baggage, \
        lost in transit, left behind, bumped, damaged, broken, broke, breaks, cracked, torn, ripped, leaks, leaking, leaked, scratched, dented, faulty, defective, \
        malfunction, dead on arrival, wrong item, wrong size, wrong order, wrong color, wrong colour, wrong address, wrong one, wrong product, \
        missing item, missing items, missing parts, incomplete, empty box, late, overcharged, over charged, double charged, charged twice, \
        charged me, charged again, hidden fees, money back, my money, get my money, give me my, want my money, return it, returned it, send it back, sent it back, \
        sent back, took it back, fell apart, falls apart, falling apart, fall apart, came apart, came off, fell off, poor quality, low quality, \
        poorly made, badly made, looks cheap, feels cheap, cheap plastic, cheaply made, waste of, wasted, wasting my, rip off, ripoff, ripped off, overpriced, \
        let down, letdown, put off, gave up, give up, giving up, fed up, sick of, tired of, had enough, enough is enough, fix this, fix it, fix your, do something, \
        do your job, get it together, get your act, sort it out, sort this out, explain yourself, rude, unhelpful, unfriendly, dismissive, unresponsive, \
        inattentive, unprofessional, clueless, incompetent, careless, sloppy, lazy, ignored, ignoring, ignore me, refuse, refused, refuses, refusing, \
        denied, declined, rejected, locked out, hacked, error, errors, crash, crashes, crashed, crashing, glitch, glitches, glitchy, bug, bugs, buggy, freezes, freezing, \
        outage, is down, are down, went down, down again, failed, fails, failing, failure, disconnected, dropped my, drops calls, dropped calls, poor service, \
        slow service, bad service, lack of, disservice, run around, runaround, misleading, mislead, misled, false advertising, \
        bait and switch, fell flat, falls flat, falls short, fell short, went downhill, going downhill, one star, 1 star, two stars, zero stars, thumbs down, \
        would not recommend, would n't recommend, do n't recommend, do not recommend, ca n't recommend, can not recommend, think twice, buyer beware, look elsewhere, \
        switching to, switch to another, last time i, never again, never buy, never buying, never order, never use, never fly, never flying, never going back, \
        never go back, never return, never shop, wo n't be back, will not be back, wo n't be going, wo n't buy, not coming back, not be returning, never coming back, \
        do n't bother, do n't buy, do not buy, do n't waste, do not waste, save your money, steer clear, stay away, keep away, avoid, at all costs, \
        thanks a lot for nothing, yeah right, as if, smh, ugh, argh, grr, facepalm, sigh, seriously, really ?, lies, bogus, boring, tedious, \
        contrived, lifeless, uninspired, unfunny, forgettable, pointless, plodding, muddled, incoherent, inept, clunky, amateurish, bloated, half baked, tiresome, \
        what a shame, such a shame, for nothing, good luck with that, nice try, who cares, not again
        -3 worst service, worst experience, worst ever, the worst, worst customer, terrible service, horrible service, awful service, customer disservice, \
        waste your time, waste your money, waste of money, waste of time, waste time, piece of junk, piece of crap, piece of shit, pos, junk, garbage, rubbish, crap, \
        crappy, shitty, scam, scammers, scammed, scammer, con artists, fraud, fraudulent, thieves, crooks, liars, thanks for nothing, what a joke, absolute joke, \
        is a joke, are a joke, shame on you, shame on, disgrace, disgraceful, disgusting, unacceptable, unbelievable, ridiculous, outrageous, absurd, appalling, \
        atrocious, abysmal, horrendous, dreadful, deplorable, pathetic, useless, worthless, infuriating, furious, livid, outraged, enraged, fuming, pissed, pissed off, \
        nightmare, fiasco, shambles, train wreck, disaster, epic fail, epicfail, fail, sucks, suck, sucked, blows, wtf, ffs, gtfo, stfu, omfg, where the hell, what the hell, \
        what the fuck, how dare you, how dare, report you, sue you, legal action, my lawyer, my attorney, trading standards, better business bureau, never ever again
        """

    /// Emoji whose description in VADER's list misses what people mean by them.
    static let emoji = """
        2 👍, 👌, 👏, 🙌, 🙏, 💪, 🎉, 💯, 🤗, ✅, 🌟, ⭐, 🔥, 😎, 🥳, ✨
        3 ❤, 🧡, 💛, 💚, 💙, 💜, 🖤, 💕, 💖, 💗, 💓, 💞, 🥰, 😍, 😘, 🤩, 😊, 😁, 😀, 😃, 😄, ☺
        1 🙂, 😂, 🤣, 😆, 😉, 😅, 😋, 😌
        -1 🙄, 😐, 😑, 😒, 😕, 🤔, 😬, 🙃, 🤷, 😴, ⏳, ⌛
        -2 👎, 😞, 😔, 😟, 🙁, ☹, 😣, 😖, 😫, 😩, 😢, 😭, 😰, 😥, 😓, 💔, 🤦, 🤢, 🤮, 😷, ❌, 🚫, 😨, 😱
        -3 😠, 😡, 🤬, 😤, 👿, 💩, 🖕
        """

    /// What strengthens (above 0) or weakens the next word: the steps that are added to its valence.
    static let degrees = """
        0.29 absolutely, amazingly, awfully, completely, considerably, decidedly, deeply, enormously, entirely, especially, exceptionally, \
        extremely, fabulously, flipping, frickin, fricking, friggin, frigging, fuckin, fucking, fully, greatly, hella, highly, hugely, incredibly, intensely, majorly, \
        more, most, particularly, purely, quite, really, remarkably, so, substantially, super, thoroughly, too, totally, tremendously, uber, unbelievably, \
        unusually, utterly, very, truly, seriously, genuinely, insanely, ridiculously, damn, bloody, way, far, such, soo, exceedingly, supremely, wildly, terribly, \
        always, constantly, definitely, certainly
        0.1 pretty
        -0.29 almost, barely, hardly, kinda, kind of, less, little, marginally, occasionally, partly, scarcely, slightly, somewhat, sorta, sort of, fairly, bit, \
        a little, mildly, moderately, sometimes
        """

    /// What turns round what follows.
    static let negations = """
        n't, not, no, never, none, nope, nor, nothing, nowhere, without, rarely, seldom, despite, cannot, neither, hardly, barely, nobody, lack, lacks, lacked, \
        lacking, ain't, nt, dont, cant, wont, isnt, wasnt, didnt, doesnt, arent, werent, havent, hasnt, wouldnt, couldnt, shouldnt, aint, zero
        """
    /// What makes the rest weigh more.
    static let contrasts = "but, however"
    /// What undoes a negation when it stands behind it.
    static let undoers = "so, this, only, more, doubt"
    /// What makes "like" a preposition.
    static let beforeLike = """
        'd, would, id, look, looks, looked, looking, feel, feels, felt, just, sound, sounds, seem, seems, is, was, 's, more, something, things, stuff, people, much, act, acts, acting, \
        are, were, be, been, 'm, 're, anything, nothing, taste, tastes, smells, smell, not
        """
    /// What names the author.
    static let firstPersons = "i, my, me, im, mine, myself, we, our, us"
    /// How angry words are, on top of what their valence says: 15 is the most.
    static let heat = """
        15 fuck, fucking, fucker, fucked, motherfucker, wtf, stfu, gtfo, ffs, asshole, assholes, bastard, bastards, bitch, bullshit, piss off, pissed off, pissed, \
        furious, livid, fuming, outraged, enraged, infuriating, infuriated, how dare you, how dare, what the fuck, fuck you, fuck off, moron, morons, idiot, idiots, \
        scum, disgusting, hate
        10 angry, mad, shit, shitty, crap, crappy, damn, dammit, damnit, goddamn, wth, where the hell, what the hell, ridiculous, unacceptable, outrageous, \
        disgrace, disgraceful, appalling, pathetic, stupid, dumb, scam, scammers, thieves, liars, crooks, fraud, shame on you, shame on, shut up, fed up, \
        sick of, tired of, hell, joke, is a joke, are a joke, what a joke, absolute joke, worst, the worst, garbage, trash, useless, incompetent, rude, sue you
        12 😠, 😡, 🤬, 👿, 🖕
        8 😤, 🙄, 👎, 💩
        6 annoying, annoyed, annoys, irritating, irritated, frustrated, frustrating, unbelievable, ugh, argh, awful, terrible, horrible, sucks, sucked, suck, \
        waste of, lies, lying, liar, ignorant, complain, complaint, thanks for nothing, enough is enough, had enough, never again, third time, fourth time
        """
}
