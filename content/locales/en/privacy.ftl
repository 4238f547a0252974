### /privacy, /export, /delete

privacy =
    <b>What I keep, and for how long</b>

    • Your Telegram chat number, language, time zone, country and sitting hours. No name, no phone number, no location.
    • Nudges and techniques: when, and how you answered. For 12 months.
    • With your consent: safety answers, pain scores and check-ins. Encrypted, for 12 months. The answer about a change in sex is never kept.
    • If an answer called for a doctor: that techniques are paused, until that is lifted.

    The person or organisation that runs this bot holds the data. No one reads your answers. Nothing is sold or sent elsewhere, and there is no tracking. Telegram itself can read bot chats, and keeps this chat until you clear it.

    /export sends you all of it. /settings takes a consent back. /delete ends everything at once.
export = Everything that is stored about you.
delete-ask = <b>Delete everything I keep about you?</b> This cannot be undone. /export makes a copy first.
delete-yes = Yes, delete everything
delete-no = No, keep it
deleted = Everything is deleted. To clear this chat too, use Telegram’s own menu. /start begins anew.
delete-kept = Nothing was deleted.
