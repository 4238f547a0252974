### The nudge, and what a tap or a word makes of it. Its ask is in the first 40 characters.

nudge =
    Time to move: { $name }, { $minutes } min.

    Start it, or tell me you just moved. You can also type “done”, “snooze 10” or “skip”.
nudge-short =
    Time to move: just stand up for a minute.

    Only one minute this time. You can also type “done” or “skip”.
nudge-lesson = 💡 Worth half a minute: { $title }. /learn
nudge-start = ▶ Start
nudge-start-short = ▶ One minute
nudge-snooze = In { $minutes } min
nudge-skip = Skip
nudge-moved = I just moved
nudge-started = On it.
nudge-past = That one is long past. I will be back with the next.
snoozed =
    { $minutes ->
        [one] In one minute, then. { $line }
       *[other] In { $minutes } minutes, then. { $line }
    }
snooze-enough = That was three in a row. Stand up for a moment now, or type “skip”.
already-snoozed = That is snoozed already. { $line }
skipped = Left out. { $line }
moved = Nice. I count from now. { $line }
already-done = Got it the first time. { $line }

day-off = No answer today: is it a day off?
day-off-yes = Yes, day off
day-off-no = No, go on
day-off-answered = Thanks. { $line }

## When the next one comes

next-at = Next nudge: { $time }.
next-none = No nudge is planned: your sitting hours leave no room for one, or reminders are off. /settings changes both.
next-stopped = Nudges are paused until you have been seen. /safety shows more.

## Pauses and meetings

hold-pause = Quiet until { $time }. { $line }
hold-meeting = Quiet for your meeting until { $time }. { $line }
resumed = I am back. { $line }

## /status and /why

status =
    <b>Where you stand</b>
    { $lines }
status-since = Sitting since { $time }.
status-hold-meeting = In a meeting until { $time }.
status-hold-call = On a call until { $time }.
status-hold-driving = Driving until { $time }.
status-hold-quiet = Quiet until { $time }.
status-hold-busy = Busy until { $time }.
status-hold-pause = Paused until { $time }.
status-routine = Techniques are at the gentlest level, without twists. Worth booking a doctor or physiotherapist. /safety shows more.
status-urgent = Guided techniques are paused: please speak to a doctor or nurse line. /safety shows more.
status-emergency = Everything is paused: please get help now if you have not. /safety shows more.
status-resting =
    { $count ->
        [one] { $names } rests for now.
       *[other] Resting for now: { $names }.
    }
rest-all = Guided techniques rest until { $time }, as it hurt a lot. Standing up and walking is fine if it is easy.

why =
    <b>Why then?</b>
    { $lines }
why-no-window = No nudge is planned, as your sitting hours leave no room for one, or reminders are off.
why-last-waiting = The last nudge, { $time }, still waits for you.
why-last-started = You started the last one, { $time }.
why-last-snoozed = You snoozed the last one, { $time }.
why-last-skipped = You left out the last one, { $time }.
why-last-moved = You had just moved at the last one, { $time }.
why-last-unanswered = The last one, { $time }, stayed unanswered.
why-last-held = I kept quiet at { $time }: you had asked for that.
why-last-late = I was too late at { $time }, so I said nothing.
why-last-done = You did the last one, { $time }.
why-next-limit = The next comes { $time }: { $minutes } minutes after you last moved.
why-next-window = The next comes { $time }: { $minutes } minutes into your sitting hours.
why-next-asked = The next comes { $time }: { $minutes } minutes after the last nudge.
why-next-snooze = The next comes { $time }, as you snoozed.
why-next-hold = The next comes { $time }, a little after your quiet time.
why-next-quiet = The next comes { $time }, after your day off.
why-spread = That time has up to { $minutes } minutes added, so that not everyone is reminded in the same second. /settings changes that.
why-choice-suspended = It was a short walk only: techniques are paused.
why-choice-under-age = It was a short walk only: techniques are for adults.
why-choice-pain = It was a short walk only: your pain was high that day.
why-choice-profile = It was a short walk only: your answers and your place leave nothing else.
why-choice-enough = It was a short walk: three techniques a day are enough.
why-choice-just-done = It was a short walk: you did the rest only just now.
why-choice-gentlest = It was one of the gentlest moves, as I keep no safety answers of yours.
why-choice-chosen = You chose “{ $name }” yourself.
why-choice-favourite = “{ $name }” is one of your favourites.
why-choice-reported = “{ $name }” is for the place that you named in your last check-in.
why-choice-helped = You felt better after “{ $name }” before.
why-choice-new = You have not tried “{ $name }” yet.
why-choice-spread = “{ $name }” moves you in another way than before today.
why-choice-turn = It was the turn of “{ $name }”: not done for a while.
