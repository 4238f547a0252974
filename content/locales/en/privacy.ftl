### /privacy, /export, /delete

privacy =
    <b>What I keep, and for how long</b>

    • Your Telegram chat number, language, time zone, country and the other answers in /settings. No name, no phone number, no location.
    • Nudges and techniques: when, what I offered and why, and how you answered. For 12 months.
    • With your consent, encrypted: safety answers, until you change them or take the consent back; pain scores and check-ins, for 12 months. The answer about a change in sex is never kept.
    • If an answer called for a doctor or a rest, even without that consent: what is paused and why, until 12 months after the pause ends.

    The person or organisation that runs this bot holds the data. No one reads your answers. Nothing is sold or sent elsewhere, and there is no tracking. Telegram itself can read bot chats, and keeps this chat until you clear it.

    /export sends you all of it. /settings takes a consent back: nothing new is kept from then on. /delete ends everything at once.
export = Everything that is stored about you.
delete-ask = <b>Delete everything I keep about you?</b> This cannot be undone. /export makes a copy first.
delete-yes = Yes, delete everything
delete-no = No, keep it
deleted = Everything is deleted. To clear this chat too, use Telegram’s own menu. /start begins anew.
delete-kept = Nothing was deleted.
