### /settings

settings =
    <b>Your settings</b>
    Hours: { $windows }
    Nudge after: { $limit } minutes
    Time zone: { $zone }
    Place: { $place }
    Steps on: { $mode }
    Daily check-in: { $checkin }

    Tap one to change it.
setting-windows = Hours
setting-limit = Minutes
setting-zone = Time zone
setting-place = Place
setting-mode = Phone or watch
setting-profile = Safety answers
setting-checkin = Check-in
setting-consents = Consents
setting-adult = Age
changed = Saved.
changed-plan = Saved. { $line }
ask-language = <b>Which language?</b>
language-name =
    { $code ->
        [en] English
       *[other] { $code }
    }
