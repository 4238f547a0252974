### /help and /techniques

help =
    <b>What I know</b>
    { $commands }

    You can also type: “done”, “snooze 10”, “skip”, “stop”, “this hurts”, or a number from 0 to 10.
command-break = A technique now
command-stood = I just moved
command-snooze = Later, for example /snooze 10
command-skip = Leave this one out
command-checkin = Log how your back is
command-status = Where you stand
command-why = Why the next nudge comes when it does
command-pause = Quiet for a while, for example /pause 2h
command-resume = Speak again
command-meeting = Quiet for a meeting, for example /meeting 30
command-settings = Change your answers
command-techniques = What you can do now
command-history = Your notes
command-safety = What is paused, and how it is lifted
command-redflags = The emergency list
command-help = What I know
command-privacy = What is kept about you
command-export = A copy of everything
command-delete = Delete everything
techniques = <b>What you can do now.</b> Tap one to start it.
techniques-none = There is no guided technique for you right now. Standing up and walking a little is welcome. /why tells more.
technique-not-now = That one is not on offer for you right now. /techniques shows what is.
