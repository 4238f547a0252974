### What every conversation shares.

go-on = Go on
back = Back
noted = Noted.
answer-yes = Yes
answer-no = No
none-of-these = None of these
every-day = Every day
first-start = Please send /start first. It takes a minute.
unknown-command = I don’t know /{ $command }. Send /help to see what I know.
went-wrong = Something went wrong here, and it is not your fault. Please try that once more. If it may be an emergency, do not wait for me: call the ambulance.
group = I talk about health in private only. Please open a chat with me alone.

## What nothing understood: the list is offered, as words alone decide nothing

-offer = If this is about something new in your body, look at this list now.
not-understood = I can’t read free text well. { -offer }
offer-show = Show the list
offer-not = It’s not
offer-over = All right. What would you like?
offer-break = A break now
offer-settings = Settings
offer-help = What I know

unreadable-sticker = I can only read words. Please tap a button or type, for example “done”. { -offer }
unreadable-voice = I can’t hear voice notes. Please type it, or use your keyboard’s dictation. { -offer }
unreadable-picture = I can’t look at pictures. Please tap a button or type, for example “done”. { -offer }
unreadable-forward = I don’t read forwarded messages, as they’re someone else’s words. Please type it yourself. { -offer }
unreadable-other = I can only read words. Please tap a button or type, for example “done”. { -offer }

## What could not be read, with an example of what can

unclear-yes-no = Please answer yes or no.
not-kept = I have no consent to keep that. /settings changes what I may keep.
unclear-minutes = Please send a number of minutes, for example “30”.
unclear-clock = Please send a time of day, for example “18:30”.
unclear-score = Please send a whole number from 0 to 10, for example “4”.
unclear-until = Please say how long, for example “2h”, “18:00” or “tomorrow”.
unclear-snooze = A snooze has 1 to 60 minutes, for example “snooze 10”.
unclear-window-empty = Please send your hours, for example “Mon-Fri 09:00-12:30, 13:30-17:30”.
unclear-window-day = One of the days is not clear. Write them like “Mon-Fri 09:00-17:00”.
unclear-window-hour = One of the times is not clear. Write them from 00:00 to 24:00, like “Mon-Fri 09:00-17:00”.
unclear-window-order = The times do not follow each other. Write them like “09:00-12:30, 13:30-17:30”, or “22:00-06:00” for a night.
unclear-window-long = That is more than 16 hours in one go. Write only the hours in which you sit, like “09:00-17:00”.
unclear-zone = I do not know that place. Try a bigger city nearby, or add the country, for example “Cork, Ireland”. Or share your location.
unclear-consent = Please tap a line to tick it, then “Go on”.
unclear-consent-needed = Without reminders I cannot do anything for you. Tick “Reminders”, or send /delete: nothing is kept then.
unclear-profile = Please tap what applies, then “Go on”. Or type “none”.
unclear-limit = Please send 20 to 120 minutes, for example “45”.
unclear-place = Please type “desk” or “floor”.
unclear-dose = Please type “gentle”, “normal” or “longer”.
unclear-mode = Please type “phone” or “watch”.
unclear-where = Please tap where it hurts, then “Go on”.
unclear-interference = Please tap how much it got in the way. Or type “not at all”, “a bit” or “a lot”.
unclear-urgent = Please tap the lines that apply, then “Go on”. Or type “yes”, “no” or “not sure”.
unclear-routine = Please tap the lines that apply, then “Go on”. Or type “no”.
unclear-what = Please tap what it is. If you feel numb or weak, or are not sure, send /redflags.
unclear-span = Please type “/history 7”, “/history 30” or “/history 90”.
unclear-language = I do not speak that yet. Send /language to see which I do.
