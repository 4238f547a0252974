### /learn and /faq: what is known, told shortly. Sources stand in content/lessons.toml.
### A title may stand under a reminder, on a locked screen: no word about pain in it.

learn = <b>Worth knowing.</b> Each takes half a minute.
lesson =
    <b>{ $title }</b>

    { $text }
learn-next = Next one
learn-all = All of them
learn-faq = Questions
left-out =
    <b>What we leave out, and why</b>

    { $pieces }
left-out-line =
    <b>{ $name }</b>
    { $why }
faq = <b>Questions people ask.</b> Tap one.
faq-answer =
    <b>{ $question }</b>

    { $answer }
answer-crack = Lots of people call it that. The sound is gas in a joint. Studies of professional care found that people felt no better when they heard it than when they did not. /break has a gentle stretch for you. Stop if anything is sharp, shooting, numb or dizzy. { -offer }

lesson-why-move-title = Why short breaks
lesson-why-move-text = Short movement breaks help many people feel less tired. Small and often beats long and seldom: five minutes after each hour is better than a quarter of an hour after two. That is why I speak up before you are stiff.
lesson-pop-title = The sound, and what it is not
lesson-pop-text =
    A pop is gas in the fluid of a joint, as two surfaces part. Nothing is put back in place, and no pressure gets out.

    A pop may or may not happen. It isn’t the goal, and no pop doesn’t mean it didn’t work. Never force it or repeat a move to get one.
lesson-proof-title = What the studies say
lesson-proof-text = In one study of office workers without back trouble, those who took active breaks or often shifted their posture got new back trouble less often. Another review found that extra breaks might change nothing. So breaks are worth it, and nobody can promise you more.
lesson-walk-title = A walk counts
lesson-walk-text = Standing up and walking is the break with the best studies behind it. You need no mat and no shoes. If a technique does not suit you today, a walk does as well.
lesson-active-title = Keep going, gently
lesson-active-text = Doctors’ guidance for a plain stiff back is to stay as active as you comfortably can, and not to rest in bed for days. Most new episodes get better within some weeks. If yours does not, or something new begins, have it looked at.
lesson-breathe-title = Breathe out as you move
lesson-breathe-text = A slow breath out helps your muscles let go. If you hold your breath, you are going too far. Under each step I say how to breathe where it helps.
lesson-left-out-title = Four moves you will not find here
lesson-left-out-text = We read five articles on easing a stiff back at home. Four of their moves are not in here: touching your toes, a bridge with a twist, the foam roller on the low back, and the head over the edge of the bed. The list says why.
lesson-stop-signs-title = When to stop
lesson-stop-signs-text = A mild stretch is fine. Stop at once if it is sharp, in one spot, shooting, numb, tingling or dizzy: tap “This hurts”, or type “ouch”. I then ask what matters first, and leave that technique out for a while.
lesson-strong-title = What lasts longer
lesson-strong-text = Moves of a minute are a start. What helps in the long run is what you do each week: walking, swimming, Pilates, yoga, or making your middle stronger. Pick the one that you like, as that is the one you will do.
lesson-desk-title = Your desk
lesson-desk-text = No posture is right all day. Change it often: sit back, sit forward, stand, walk while you are on the phone. Feet flat, the screen at eye height, the mouse near. The next posture is the best one.
lesson-someone-title = Who can look at it
lesson-someone-text = A doctor or a physiotherapist can look at your back and tell what is right for you. Nothing here takes the place of that. If it is no better after two weeks, book one. /redflags shows what should not wait.

faq-crack-question = Will it make that sound?
faq-crack-answer = A pop may or may not happen. It isn’t the goal, and no pop doesn’t mean it didn’t work. Never force it or repeat a move to get one.
faq-pop-missing-question = Nothing moved. Was it wrong?
faq-pop-missing-answer = No. A mild stretch and easy breathing are all there is to it. More force gives you nothing.
faq-hurts-question = Something hurts. What now?
faq-hurts-answer = Stop, and tap “This hurts” or type “ouch”. I ask what matters first. If you feel numb or weak, or cannot control your bladder or bowels, send /redflags now.
faq-how-often-question = How often is enough?
faq-how-often-answer = Stand up each time that I remind you, if you can. Three guided techniques a day are enough, and the same turn not twice within two hours. After that I only ask you to walk.
faq-friend-question = May a friend push or pull?
faq-friend-answer = Please not. Nobody should press, jerk or stand on your back, and nobody should turn your neck. You alone feel where to stop.
faq-device-question = Is this medical advice?
faq-device-answer = No. It is general information, not a medical device. I cannot tell what you have. A doctor or a physiotherapist can.
faq-who-reads-question = Who reads what I answer?
faq-who-reads-answer = No one. I am automatic, and nobody watches your replies. In an emergency, call; do not write to me. /privacy says what is kept.
faq-quiet-question = How do I get some quiet?
faq-quiet-answer = “/pause 2h”, “/meeting 30” or just “skip”. Each pause ends by itself. /settings changes your hours.
faq-watch-question = How does it work on my watch?
faq-watch-answer = Choose “Watch” in /settings: each step then comes as a message of its own. Answer by voice or by typing: “done”, “snooze 10”, “skip”, “stop”, “this hurts”.
