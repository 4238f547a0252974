### /help

help =
    <b>Was ich kann</b>
    { $commands }

    Du kannst auch schreiben: „fertig“, „später 10“, „auslassen“, „stopp“, „tut weh“, oder eine Zahl von 0 bis 10.
command-break = Jetzt eine Übung
command-stood = Gerade bewegt
command-snooze = Später, zum Beispiel /snooze 10
command-skip = Diese auslassen
command-checkin = Festhalten, wie es deinem Rücken geht
command-status = Wo du stehst
command-why = Warum die nächste Erinnerung dann kommt
command-pause = Eine Weile Ruhe, zum Beispiel /pause 2h
command-resume = Wieder sprechen
command-meeting = Ruhe für eine Besprechung, zum Beispiel /meeting 30
command-settings = Deine Antworten ändern
command-techniques = Was zu dir passt, nach Ort und Stelle
command-learn = Wissenswertes, eins auf einmal
command-faq = Was viele fragen
command-windows = Die Stunden, in denen du sitzt
command-interval = Minuten bis zur Erinnerung, zum Beispiel /interval 50
command-timezone = Wo du bist, zum Beispiel /timezone Wien
command-language = Die Sprache, die ich spreche
command-history = Deine Notizen
command-week = Drei Fragen zu deiner Woche
command-safety = Deine Angaben zum Schutz, und was ruht
command-redflags = Die Notfall-Liste
command-help = Was ich kann
command-privacy = Was über dich gespeichert ist
command-export = Eine Kopie von allem
command-delete = Alles löschen
