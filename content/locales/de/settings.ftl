### /settings

settings =
    <b>Deine Einstellungen</b>
    Sitzzeiten: { $windows }
    Erinnern nach: { $limit } Minuten
    Zeitpunkt: { $spread }
    Zeitzone: { $zone }
    Notrufnummern: { $numbers ->
        [none] mehrere, jede mit ihrem Land
       *[other] { $numbers }
    }
    Ort: { $place }
    Schritte auf: { $mode }
    Bilder: { $pictures }
    Dauer: { $dose }
    Täglicher Check-in: { $checkin }

    Tippe auf etwas, um es zu ändern.
setting-windows = Sitzzeiten
setting-limit = Minuten
setting-spread = Zeitpunkt
setting-zone = Zeitzone
setting-place = Ort
setting-mode = Handy oder Uhr
setting-pictures = Bilder
setting-dose = Dauer
setting-profile = Angaben zum Schutz
setting-checkin = Check-in
setting-summary = Wochenrückblick
setting-consents = Einwilligungen
setting-adult = Alter
changed = Gespeichert.
changed-plan = Gespeichert. { $line }
ask-language = <b>Welche Sprache?</b>
ask-dose =
    <b>Wie lange soll ich dich eine Bewegung halten lassen?</b>

    Sanft: 5 Sekunden. Normal: 10 bis 15. Länger: bis 30, wenn zwei Wochen gut gegangen sind. In deiner ersten Woche und an schlechten Tagen ist es immer sanft.
ask-summary = <b>Soll ich freitags deine Woche zusammenfassen?</b>
dose-gentle = Sanft
dose-normal = Normal
dose-longer = Länger
ask-pictures =
    <b>Soll ich jeden Schritt als bewegtes Bild zeigen?</b>

    Ohne Bilder sparst du Daten: etwa 50 kB je Schritt, nur beim ersten Mal.
ask-spread =
    <b>Darf eine Erinnerung bis zu { $minutes } Minuten später kommen?</b>

    Viele sitzen zu denselben Zeiten. Ein wenig verteilt, werden nicht alle in derselben Sekunde erinnert. Deine Verzögerung ist immer die gleiche.
spread-late = Bis { $minutes } Min. später ist gut
spread-dot = Auf die Minute
