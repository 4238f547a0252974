### /settings

settings =
    <b>Your settings</b>
    Hours: { $windows }
    Nudge after: { $limit } minutes
    Timing: { $spread }
    Time zone: { $zone }
    Emergency numbers: { $numbers ->
        [none] several, each with its country
       *[other] { $numbers }
    }
    Place: { $place }
    Steps on: { $mode }
    Pictures: { $pictures }
    Length: { $dose }
    Daily check-in: { $checkin }

    Tap one to change it.
setting-windows = Hours
setting-limit = Minutes
setting-spread = Timing
setting-zone = Time zone
setting-place = Place
setting-mode = Phone or watch
setting-pictures = Pictures
setting-dose = Length
setting-profile = Safety answers
setting-checkin = Check-in
setting-summary = Weekly summary
setting-consents = Consents
setting-adult = Age
changed = Saved.
changed-plan = Saved. { $line }
ask-language = <b>Which language?</b>
ask-dose =
    <b>How long shall I let you hold a move?</b>

    Gentle: 5 seconds. Normal: 10 to 15. Longer: up to 30, once two weeks have gone well. In your first week, and on sore days, it is gentle anyway.
ask-summary = <b>Shall I sum up your week on Fridays?</b>
dose-gentle = Gentle
dose-normal = Normal
dose-longer = Longer
ask-pictures =
    <b>Shall I show each step as a moving picture?</b>

    It saves data to leave them out: about 50 kB a step, the first time only.
ask-spread =
    <b>May a nudge come up to { $minutes } minutes later?</b>

    Many people sit the same hours. Spread out a little, they are not all reminded in the same second. Your own delay is always the same.
spread-late = Up to { $minutes } min later is fine
spread-dot = On the dot
