### /start: the first questions. Each can be answered again in /settings.

welcome =
    <b>Hello, I am Limber.</b>
    I remind you to move in the hours in which you sit.
    I guide you through one short, gentle technique at a time.
    I ask how your back is, and say when it is time to see someone.

    This is general information, not a medical device. It is automatic: no one reads your answers, and I cannot tell what you have.

    <b>Are you 18 or older?</b>
ask-adult = <b>Are you 18 or older?</b> Techniques are for adults.
adult-yes = Yes, 18 or older
adult-no = No, younger

ask-consents =
    <b>What may I do for you?</b> Tap to tick. You can take each back at any time in /settings.

    • <b>Reminders</b>: I write to you in your sitting hours. This one is needed.
    • <b>Pain log</b>: I keep how your back is. This is health data.
    • <b>Safety answers</b>: I keep what your body should not do, and leave out techniques that do not suit it. This is health data. Without it I only offer the gentlest moves and a short walk.

    Health data is stored encrypted, and is yours: /export gives you a copy, /delete ends it. Telegram itself can see our chat. More in /privacy.
consent-reminders = { $given } Reminders
consent-pain-log = { $given } Pain log
consent-safety = { $given } Safety answers

ask-zone =
    <b>Where are you?</b> So that I go by your clock.

    Tap one, type a city, for example “Lisbon”, or share your location: I read the time zone and the country from it and forget the place.
which-zone =
    { $count ->
        [one] <b>Is it this one?</b> Tap it, or type a bigger city nearby, with its country.
       *[other] <b>Which one is it?</b> If it isn’t there, type a city with its country, for example “Cork, Ireland”.
    }
# Without a country there are no numbers of one; and of some countries we have none.
zone-kept =
    <b>{ $place }.</b> It’s { $time } there. { $numbers ->
        [none] I don’t have that country’s emergency numbers, so in an emergency I show several, each with its country.
       *[other] Emergency numbers: { $numbers }.
    } Not right? Send /timezone.
zone-kept-without-country =
    <b>{ $place }.</b> It’s { $time } there. I don’t know your country, so in an emergency I show several numbers, each with its country. To change that, send /timezone and your city.

ask-profile =
    <b>Does any of these apply to you?</b> I leave out what does not suit it. Tap to tick.
gate-disc = { $given } Slipped or bulging disc
gate-osteoporosis = { $given } Weak bones, or long on steroids
gate-recent-injury = { $given } Recent back injury or surgery
gate-pregnant = { $given } Pregnant
gate-neck-or-dizzy = { $given } Neck problem or dizzy spells
gate-hip = { $given } Hip replacement or hip trouble
gate-wrist-knee = { $given } Sore wrists or knees
gate-no-floor = { $given } Cannot get down to the floor

ask-windows =
    <b>When do you sit?</b>

    Tap one, or type your own hours, for example “Mon-Fri 09:00-12:30, 13:30-17:30”. A night shift is “22:00-06:00”.
ask-limit =
    <b>After how many minutes of sitting shall I nudge you?</b>

    Tap one, or type 20 to 120. Many people like 50.
limit-button = { $minutes } min
ask-place =
    <b>Where can you move?</b>
place-desk = At my desk only
place-floor = Desk, or on the floor
ask-checkin =
    <b>Shall I ask once a day how your back is?</b>

    Tap a time, type one, for example “18:30”, or leave it off.
checkin-at = { $hour }:00
checkin-off = Off
ask-mode =
    <b>How do you read me?</b>

    Phone: one message that changes with each step. Watch: a new message for each step, so that it reaches your wrist.
mode-phone = Phone
mode-watch = Watch

ready =
    <b>All set.</b> { $line }

    /break starts one now. /help shows the rest.
ready-suspended =
    <b>All set.</b> Your answers call for a doctor first, so guided techniques are paused. { $line }

    /safety shows how that is lifted. /help shows the rest.
welcome-back = Good to see you.
plan = { $line }
