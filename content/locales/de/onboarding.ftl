### /start: die ersten Fragen. Jede kann in /settings neu beantwortet werden.

welcome =
    <b>Hallo, ich bin Limber.</b>
    Ich erinnere dich an Bewegung, in den Stunden, in denen du sitzt.
    Ich führe dich durch eine kurze, sanfte Übung auf einmal.
    Ich frage, wie es deinem Rücken geht, und sage, wann jemand daraufschauen sollte.

    Das sind allgemeine Hinweise, kein Medizinprodukt. Alles läuft von selbst: Niemand liest deine Antworten, und ich kann nicht sagen, was du hast.

    <b>Bist du 18 oder älter?</b>
ask-adult = <b>Bist du 18 oder älter?</b> Übungen sind für Erwachsene.
adult-yes = Ja, 18 oder älter
adult-no = Nein, jünger

ask-consents =
    <b>Was darf ich für dich tun?</b> Tippe zum Ankreuzen. Alles kannst du jederzeit in /settings zurücknehmen.

    • <b>Erinnerungen</b>: Ich schreibe dir in deinen Sitzzeiten. Das braucht es.
    • <b>Schmerztagebuch</b>: Ich halte fest, wie es deinem Rücken geht. Das sind Gesundheitsdaten.
    • <b>Angaben zum Schutz</b>: Ich halte fest, was dein Körper nicht tun soll, und lasse weg, was nicht dazu passt. Das sind Gesundheitsdaten. Ohne sie biete ich nur die sanftesten Übungen und einen kurzen Gang an.

    Gesundheitsdaten werden verschlüsselt gespeichert und gehören dir: /export gibt dir eine Kopie, /delete löscht alles. Telegram selbst kann unseren Chat sehen. Mehr in /privacy.
consent-reminders = { $given } Erinnerungen
consent-pain-log = { $given } Schmerztagebuch
consent-safety = { $given } Angaben zum Schutz

ask-zone =
    <b>Wo bist du?</b> Damit ich nach deiner Uhr gehe.

    Tippe auf eine Zeile, schreib eine Stadt, zum Beispiel „Köln“, oder teile deinen Standort: Ich lese Zeitzone und Land daraus und vergesse den Ort.
which-zone =
    { $count ->
        [one] <b>Meinst du diesen Ort?</b> Tippe darauf, oder schreib eine größere Stadt in der Nähe, mit ihrem Land.
       *[other] <b>Welcher Ort ist es?</b> Wenn er nicht dabei ist, schreib eine Stadt mit ihrem Land, zum Beispiel „Graz, Österreich“.
    }
# Ohne Land gibt es auch keine Nummern dazu; und von manchen Ländern haben wir keine.
zone-kept =
    <b>{ $place }.</b> Dort ist es { $time }. { $numbers ->
        [none] Die Notrufnummern dieses Landes habe ich nicht. Im Notfall zeige ich deshalb mehrere, jede mit ihrem Land.
       *[other] Notrufnummern: { $numbers }.
    } Stimmt das nicht? Schick /timezone.
zone-kept-without-country =
    <b>{ $place }.</b> Dort ist es { $time }. Dein Land kenne ich nicht. Im Notfall zeige ich deshalb mehrere Nummern, jede mit ihrem Land. Mit /timezone und deiner Stadt änderst du das.

ask-profile =
    <b>Trifft etwas davon auf dich zu?</b> Was nicht dazu passt, lasse ich weg. Tippe zum Ankreuzen.
gate-disc = { $given } Bandscheibenvorfall
gate-osteoporosis = { $given } Schwache Knochen, lange Kortison
gate-recent-injury = { $given } Kürzlich am Rücken verletzt, operiert
gate-pregnant = { $given } Schwanger
gate-neck-or-dizzy = { $given } Nackenleiden oder Schwindel
gate-hip = { $given } Künstliche Hüfte oder Hüftleiden
gate-wrist-knee = { $given } Handgelenke oder Knie tun weh
gate-no-floor = { $given } Komme nicht auf den Boden

ask-windows =
    <b>Wann sitzt du?</b>

    Tippe auf eine Zeile, oder schreib deine eigenen Zeiten, zum Beispiel „Mo-Fr 09:00-12:30, 13:30-17:30“. Eine Nachtschicht ist „22:00-06:00“.
ask-limit =
    <b>Nach wie vielen Minuten im Sitzen soll ich dich erinnern?</b>

    Tippe auf eine Zahl, oder schreib 20 bis 120. Viele mögen 50.
limit-button = { $minutes } Min.
ask-place =
    <b>Wo kannst du dich bewegen?</b>
place-desk = Nur am Schreibtisch
place-floor = Schreibtisch oder Boden
ask-checkin =
    <b>Soll ich einmal am Tag fragen, wie es deinem Rücken geht?</b>

    Tippe auf eine Zeit, schreib eine, zum Beispiel „18:30“, oder lass es aus.
checkin-at = { $hour }:00
checkin-off = Aus
ask-mode =
    <b>Wie liest du mich?</b>

    Handy: eine Nachricht, die sich mit jedem Schritt ändert. Uhr: für jeden Schritt eine neue Nachricht, damit sie dein Handgelenk erreicht.
mode-phone = Handy
mode-watch = Uhr

ready =
    <b>Alles bereit.</b> { $line }

    /break beginnt jetzt eine Übung. /help zeigt den Rest.
ready-suspended =
    <b>Alles bereit.</b> Nach deinen Antworten soll zuerst eine Ärztin oder ein Arzt daraufschauen. Angeleitete Übungen ruhen deshalb. { $line }

    /safety zeigt, wie das endet. /help zeigt den Rest.
welcome-back = Schön, dass du da bist.
plan = { $line }
