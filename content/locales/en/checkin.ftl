### The check-in, and what is asked afterwards. The cards and the advice are in triage.ftl.

checkin-pain = <b>How is your back today, from 0 to 10?</b> 0 is no pain, 10 is the worst you can think of.
checkin-where = <b>Where is it?</b> Tap all that apply.
checkin-interference = <b>How much did it get in the way?</b>
interference-none = Not at all
interference-some = A bit
interference-much = A lot
interference-stopped = Could not do things
checkin-new = <b>Anything new or different?</b>
checkin-front = <b>First of all: { $question }?</b>
checkin-again = <b>Once more</b>, with what you have just said:
checkin-unfinished = That is about the questions you left in the middle.
alarm-heard =
    <b>What you wrote may matter.</b> So first of all, please look at this:

    { $questions }
fix = Correct my answers
fix-offered = A wrong tap? For ten minutes you can answer again.
fix-too-late = That can no longer be changed here. /checkin logs how it is now, /safety shows what is paused.
recheck = A while ago your score was high. <b>How is it now?</b>
# The three questions of the PEG scale (Krebs 2009), word for word: it may be used freely, but not reworded.
peg-pain = What number best describes your <b>pain on average</b> in the past week? 0 is no pain, 10 is pain as bad as you can imagine.
peg-enjoyment = What number best describes how, during the past week, pain has interfered with your <b>enjoyment of life</b>? 0 is does not interfere, 10 is completely interferes.
peg-activity = What number best describes how, during the past week, pain has interfered with your <b>general activity</b>? 0 is does not interfere, 10 is completely interferes.
week-no-log = You keep no pain log with me, so I do not ask about your week. /settings changes that.
checkin-done = Logged. Thank you.
checkin-closed = That check-in is closed. /checkin opens a new one.
checkin-no-log = You keep no pain log with me, so nothing of this is kept. So only the two lists that matter.
which = <b>Which line was it?</b> You need not say. Please make your call first.
which-ask = Choose the line
which-noted = Noted. Please get help now, if you have not.
rather-not-say = I would rather not say
advice-called = I called, or I am going
advice-seen = I was seen
advice-again = Show again
advice-tell = Tell someone
advice-called-emergency = Good. Tell them which line it was, and when it began. Do not drive yourself. I ask later how it went; everything here stays paused.
advice-called-urgent = Good. Tell them what you told me, and since when. I ask later how it went; techniques stay paused.
advice-tell-how = Forward the next message to somebody near you.
advice-tell-emergency =
    I have a warning sign with my back, and the advice is to get help now. Can you come, or call for me? { $country ->
        [none] The ambulance number of this country, please.
       *[other] The ambulance number ({ $country }) is { $ambulance }.
    } I should not drive.
advice-tell-urgent = I have something with my back that a doctor should hear of today. Can you help me get through to one?
advice-other-country = Another country
ask-country = <b>Where are you now?</b>
country-name = { $name }

## After the advice

follow-seen = Yes, being seen
follow-not-yet = Not yet
follow-mistake = I tapped by mistake
follow-lift = How is it lifted?
follow-booked = Yes, booked
follow-dismiss = Not needed any more
follow-easier = It is easier
follow-still = Still there
follow-over = That is closed. Send /safety to see what is open.
follow-noted = Noted. Thank you.
follow-seen-noted = Good. Nudges to stand and walk may come again. Techniques stay paused until you lift that with /safety.
# $last is "yes" on the last message there will be.
follow-again =
    You told me that you are being seen. How did it go? When a health professional says that gentle exercise is OK, you can lift the pause here.{ $last ->
        [yes] { " " }This was the last message about it.
       *[no] { "" }
    }
lift-later = This can be lifted from { $time } on. Until then, please go by what the doctor or nurse told you.
lift-rests = This one rests until { $time }. If it still hurts by then, it is worth a look by a doctor or physiotherapist.
lift-confirm = I confirm that
lift-keep = Leave it as it is
lift-not-yet = So it stays as it is for now. If you are worried, contact a health professional.
suspension-lifted = Lifted. Techniques start again at a gentle level. If anything comes back, stop and send /redflags.

## /safety

safety =
    <b>Your safety answers</b>
    { $lines }

    /redflags shows the emergency list.
profile-not-kept = I keep none. So I only offer the gentlest moves and a short walk.
profile-nothing = Nothing applies, so nothing is left out.
profile-line = • { $name }: we leave out { $what }.
profile-agreed = • { $name }: a health professional agreed, so techniques come at the gentlest level.
profile-kept =
    Saved.
    { $lines }
profile-still =
    <b>Is this still right?</b> It has been three months.

    { $lines }
profile-still-right = Still right
profile-change = Change answers
profile-agree = A professional said OK
profile-disagree = Take that OK back
profile-agree-ask = Please confirm: <b>“A health professional knows about this and said gentle exercise is OK.”</b> Techniques then start at the gentlest level.
profile-agreed-noted =
    Noted. Stop at the first sign that something is wrong.
    { $lines }
leaves-out-all = all techniques (a walk is always fine), until a health professional agrees
leaves-out-floor = everything on the floor
leaves-out-lying = everything on your back
leaves-out-twists = turns and twists
safety-stop =
    { $technique ->
        [none] A technique rests after it hurt.
       *[other] “{ $technique }” rests after it hurt.
    } It comes back a week later, at a gentle level. If it hurt twice, only when you say so here.
safety-routine = Techniques are at the gentlest level, without twists, as it is worth booking a doctor or physiotherapist.
safety-urgent = Guided techniques are paused: please speak to a doctor or nurse line today, if you have not.
safety-emergency = Everything is paused: please get help now, if you have not. /redflags shows the list again.
