### One technique, step by step.

routine-intro =
    <b>{ $name }</b>
    { $stop }

    { $about } Move slowly, stay where it is comfortable, keep breathing. A pop may or may not happen. It is not the goal: never force one.

    { $warm_up ->
        [none] { "" }
       *[other] It starts with a warm-up: { $warm_up }.{ " " }
    }{ $steps ->
        [one] One step
       *[other] { $steps } steps
    }, starting in { $seconds } seconds.
# Under a picture: three short lines.
routine-intro-shown =
    <b>{ $name }</b> · { $steps ->
        [one] One step
       *[other] { $steps } steps
    }, starting in { $seconds } seconds.{ $warm_up ->
        [none] { "" }
       *[other] { " " }It starts with a warm-up: { $warm_up }.
    }
    { $stop }
    Move slowly. A pop may or may not happen. It is not the goal: never force one. Where it glows, you may feel it.
routine-step =
    { $text }
    <i>{ $bar ->
        [none] { "" }
       *[other] { $bar }{ " " }
    }{ $breath ->
        [in] Breathe in · { "" }
        [out] Breathe out · { "" }
        [steady] Keep breathing · { "" }
       *[none] { "" }
    }{ $seconds } seconds · step { $step } of { $steps }</i>
routine-pause = Pause
routine-go = ▶ Go on
routine-go-now = ▶ Start now
routine-next = Next
routine-back = Back
routine-stop = Stop
routine-hurts = This hurts
routine-paused = Paused. Go on when you like.
routine-late = I lost touch for a moment. Shall we go on where we were?
routine-gone = We end this one here, as it is not on offer for you any more. Everything else stays as it is. /techniques shows what is.
routine-stopped = Stopped. That is fine. { $line }
routine-stopped-hurts = Stopped. Rest in an easy position.
routine-done = Done, that is enough for now. { $line }
routine-done-ask =
    Done, that is enough for now. <b>How is your back?</b>

    { $line }
feeling-better = Better
feeling-same = Same
feeling-worse = Worse
felt-better = Good. { $line }
felt-same = Thanks, noted. { $line }
felt-worse = Thanks for telling me. Let us look at that.
