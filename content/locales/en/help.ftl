### /help

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
command-techniques = What suits you, by place and area
command-learn = Worth knowing, a piece at a time
command-faq = Questions people ask
command-windows = The hours in which you sit
command-interval = Minutes until a nudge, for example /interval 50
command-timezone = Where you are, for example /timezone Lisbon
command-language = The language I speak
command-history = Your notes
command-week = Three questions about your week
command-safety = Your safety answers, and what is paused
command-redflags = The emergency list
command-help = What I know
command-privacy = What is kept about you
command-export = A copy of everything
command-delete = Delete everything
