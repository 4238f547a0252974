### /history: the person's own notes.

history =
    <b>Your notes</b>
    { $lines }

    { $trend }

    { $breaks ->
        [one] One break
       *[other] { $breaks } breaks
    } in the last 7 days.
history-span = { $given } { $days } days
history-as-list = As a list
history-sentence =
    <b>The last { $days } days:</b> { $logged ->
        [0] no score
        [one] one day with a score, { $low } to { $high }
       *[other] { $logged } days with a score, { $low } to { $high }
    }, { $breaks ->
        [one] one break
       *[other] { $breaks } breaks
    }.
chart-pain = How your back was, 0 to 10
chart-no-pain = no pain
chart-worst = worst
chart-breaks = breaks
chart-mean = mean of the day
chart-span = lowest to highest
chart-not-logged = not logged
chart-red-flag = a doctor was advised
chart-seen = you were seen
trend-unknown = For a trend I need three days with a score in each of two weeks.
trend-same = About the same as the week before: { $now } in the middle.
trend-lower = Lower than the week before: { $now } in the middle, { $before } before.
trend-higher = Higher than the week before: { $now } in the middle, { $before } before. /redflags shows what should not wait.
history-empty =
    No check-ins yet. /checkin logs one.

    { $breaks ->
        [one] One break
       *[other] { $breaks } breaks
    } in the last 7 days.
history-no-log =
    You keep no pain log with me. /settings changes that.

    { $breaks ->
        [one] One break
       *[other] { $breaks } breaks
    } in the last 7 days.
history-line =
    { $day }: { $pain ->
        [none] no score
       *[other] { $pain } of 10
    }{ $where ->
        [none] { "" }
       *[other] { ", " }{ $where }
    }{ $tier ->
        [none] { "" }
        [stop] { " · a technique was stopped" }
        [routine] { " · worth booking a look" }
        [urgent] { " · doctor or nurse line the same day" }
       *[emergency] { " · emergency advice" }
    }
history-why = Why? { $day }
history-explained =
    { $line }

    <b>Why</b>
    { $reasons }

    <i>Rules { $rules }, version { $version }.</i>
reason-gone = rule { $rule }, which is no longer in use
history-gone = That check-in is no longer kept.
site-name-neck = neck
site-name-upper-back = between the shoulder blades
site-name-mid-back = mid back
site-name-low-left = lower back left
site-name-low-centre = lower back centre
site-name-low-right = lower back right
site-name-hip-left = left buttock or hip
site-name-hip-right = right buttock or hip
site-name-leg-left = left leg
site-name-leg-right = right leg
site-name-leg-both = both legs
site-name-elsewhere = somewhere else
site-name-none = no pain

## The weekly summary

summary =
    <b>Your week</b>
    { $lines }
summary-breaks =
    { $breaks ->
        [one] One break.
       *[other] { $breaks } breaks.
    }
summary-hour = Most often around { $hour }.
summary-helped = You felt better after “{ $name }”.
summary-week = Three questions about it
summary-off = No weekly summary
summary-stopped = No more summaries. /settings brings them back.
