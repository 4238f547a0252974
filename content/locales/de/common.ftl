### Was jedes Gespräch teilt.

go-on = Weiter
back = Zurück
noted = Notiert.
answer-yes = Ja
answer-no = Nein
none-of-these = Nichts davon
every-day = Jeden Tag
first-start = Bitte schick zuerst /start. Es dauert eine Minute.
unknown-command = /{ $command } kenne ich nicht. /help zeigt, was ich kann.
went-wrong = Hier ist etwas schiefgegangen, und es liegt nicht an dir. Bitte versuch es noch einmal. Wenn es ein Notfall sein kann, warte nicht auf mich: Ruf den Rettungsdienst.
group = Über Gesundheit spreche ich nur unter vier Augen. Bitte öffne einen Chat mit mir allein.

## Was nichts verstanden hat: Die Liste wird angeboten, denn Worte allein entscheiden nichts

-offer = Wenn es um etwas Neues an deinem Körper geht, sieh dir jetzt bitte diese Liste an.
not-understood = Freien Text verstehe ich nicht gut. { -offer }
offer-show = Liste zeigen
offer-not = Darum geht es nicht
offer-over = Alles klar. Was möchtest du tun?
offer-break = Pause machen
offer-settings = Einstellungen
offer-help = Was ich kann

unreadable-sticker = Ich kann nur Worte lesen. Bitte tippe auf eine Taste oder schreib zum Beispiel „fertig“. { -offer }
unreadable-voice = Sprachnachrichten kann ich nicht hören. Bitte schreib es, oder nutze das Diktat deiner Tastatur. { -offer }
unreadable-picture = Bilder kann ich nicht ansehen. Bitte tippe auf eine Taste oder schreib zum Beispiel „fertig“. { -offer }
unreadable-forward = Weitergeleitetes lese ich nicht, denn es sind die Worte anderer. Bitte schreib es selbst. { -offer }
unreadable-other = Ich kann nur Worte lesen. Bitte tippe auf eine Taste oder schreib zum Beispiel „fertig“. { -offer }

## Was nicht zu lesen war, mit einem Beispiel dafür, was geht

unclear-yes-no = Bitte antworte mit Ja oder Nein.
not-kept = Dafür fehlt mir deine Einwilligung. /settings ändert, was ich speichern darf.
unclear-minutes = Bitte schick eine Zahl von Minuten, zum Beispiel „30“.
unclear-clock = Bitte schick eine Uhrzeit, zum Beispiel „18:30“.
unclear-score = Bitte schick eine ganze Zahl von 0 bis 10, zum Beispiel „4“.
unclear-until = Bitte sag, wie lange, zum Beispiel „2h“, „18:00“ oder „morgen“.
unclear-snooze = Später heißt 1 bis 60 Minuten, zum Beispiel „später 10“.
unclear-window-empty = Bitte schick deine Zeiten, zum Beispiel „Mo-Fr 09:00-12:30, 13:30-17:30“.
unclear-window-day = Einer der Tage ist nicht klar. Schreib sie so: „Mo-Fr 09:00-17:00“.
unclear-window-hour = Eine der Zeiten ist nicht klar. Schreib sie von 00:00 bis 24:00, so: „Mo-Fr 09:00-17:00“.
unclear-window-order = Die Zeiten folgen nicht aufeinander. Schreib sie so: „09:00-12:30, 13:30-17:30“, oder „22:00-06:00“ für eine Nacht.
unclear-window-long = Das sind mehr als 16 Stunden am Stück. Schreib nur die Zeiten, in denen du sitzt, so: „09:00-17:00“.
unclear-zone = Diesen Ort kenne ich nicht. Versuch eine größere Stadt in der Nähe, oder schreib das Land dazu, zum Beispiel „Graz, Österreich“. Oder teile deinen Standort.
unclear-consent = Bitte tippe auf eine Zeile, um sie anzukreuzen, dann auf „Weiter“.
unclear-consent-needed = Ohne Erinnerungen kann ich nichts für dich tun. Kreuz „Erinnerungen“ an, oder schick /delete: Dann bleibt nichts gespeichert.
unclear-profile = Bitte tippe an, was zutrifft, dann „Weiter“. Oder schreib „keine“.
unclear-limit = Bitte schick 20 bis 120 Minuten, zum Beispiel „45“.
unclear-place = Bitte schreib „Schreibtisch“ oder „Boden“.
unclear-dose = Bitte schreib „sanft“, „normal“ oder „länger“.
unclear-mode = Bitte schreib „Handy“ oder „Uhr“.
unclear-where = Bitte tippe an, wo es wehtut, dann „Weiter“.
unclear-interference = Tippe bitte an, wie sehr es dich gestört hat. Oder schreib „gar nicht“, „ein wenig“ oder „sehr“.
unclear-urgent = Bitte tippe die Zeilen an, die zutreffen, dann „Weiter“. Oder schreib „ja“, „nein“ oder „weiß nicht“.
unclear-routine = Bitte tippe die Zeilen an, die zutreffen, dann „Weiter“. Oder schreib „nein“.
unclear-what = Bitte tippe an, was es ist. Wenn etwas taub oder schwach ist, oder du es nicht weißt, schick /redflags.
unclear-span = Bitte schreib „/history 7“, „/history 30“ oder „/history 90“.
unclear-language = Das spreche ich noch nicht. /language zeigt, was ich spreche.
