### Eine Übung, Schritt für Schritt.

routine-intro =
    <b>{ $name }</b>
    { $stop }

    { $about } Beweg dich langsam, bleib da, wo es angenehm ist, und atme weiter. Es ploppt vielleicht, vielleicht nicht. Das ist nicht das Ziel: nie erzwingen.

    { $warm_up ->
        [none] { "" }
       *[other] Es beginnt mit Aufwärmen: { $warm_up }.{ " " }
    }{ $steps ->
        [one] Ein Schritt
       *[other] { $steps } Schritte
    }, es beginnt in { $seconds } Sekunden.
# Under a picture: three short lines.
routine-intro-shown =
    <b>{ $name }</b> · { $steps ->
        [one] Ein Schritt
       *[other] { $steps } Schritte
    }, es beginnt in { $seconds } Sekunden.{ $warm_up ->
        [none] { "" }
       *[other] { " " }Es beginnt mit Aufwärmen: { $warm_up }.
    }
    { $stop }
    Beweg dich langsam. Es ploppt vielleicht, vielleicht nicht. Das ist nicht das Ziel: nie erzwingen. Wo es leuchtet, spürst du es vielleicht.
routine-step =
    { $text }
    <i>{ $bar ->
        [none] { "" }
       *[other] { $bar }{ " " }
    }{ $breath ->
        [in] Einatmen · { "" }
        [out] Ausatmen · { "" }
        [steady] Weiteratmen · { "" }
       *[none] { "" }
    }{ $seconds } Sekunden · Schritt { $step } von { $steps }</i>
routine-pause = Pause
routine-go = ▶ Weiter
routine-go-now = ▶ Jetzt beginnen
routine-next = Nächster
routine-back = Zurück
routine-stop = Stopp
routine-hurts = Das tut weh
routine-paused = Angehalten. Weiter geht es, wenn du magst.
routine-late = Ich war kurz weg. Machen wir da weiter, wo wir waren?
routine-gone = Hier hören wir auf, denn diese Übung ist für dich nicht mehr im Angebot. Alles andere bleibt, wie es ist. /techniques zeigt, was geht.
routine-stopped = Aufgehört. Das ist in Ordnung. { $line }
routine-stopped-hurts = Aufgehört. Ruh dich in einer bequemen Lage aus.
routine-done = Geschafft, das genügt für jetzt. { $line }
routine-done-ask =
    Geschafft, das genügt für jetzt. <b>Wie geht es deinem Rücken?</b>

    { $line }
feeling-better = Besser
feeling-same = Gleich
feeling-worse = Schlechter
felt-better = Gut. { $line }
felt-same = Danke, notiert. { $line }
felt-worse = Danke, dass du es sagst. Schauen wir uns das an.
