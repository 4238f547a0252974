### /history: die eigenen Notizen.

history =
    <b>Deine Notizen</b>
    { $lines }

    { $trend }

    { $breaks ->
        [one] Eine Pause
       *[other] { $breaks } Pausen
    } in den letzten 7 Tagen.
history-span = { $given } { $days } Tage
history-as-list = Als Liste
history-sentence =
    <b>Die letzten { $days } Tage:</b> { $logged ->
        [0] keine Zahl
        [one] ein Tag mit Zahl, { $low } bis { $high }
       *[other] { $logged } Tage mit Zahl, { $low } bis { $high }
    }, { $breaks ->
        [one] eine Pause
       *[other] { $breaks } Pausen
    }.
chart-pain = Wie es deinem Rücken ging, 0 bis 10
chart-no-pain = keiner
chart-worst = stärkster
chart-breaks = Pausen
chart-mean = Mittel des Tages
chart-span = niedrigste bis höchste
chart-not-logged = nicht notiert
chart-red-flag = Rat zum Arztbesuch
chart-seen = es wurde daraufgeschaut
trend-unknown = Für einen Verlauf brauche ich in zwei Wochen je drei Tage mit einer Zahl.
trend-same = Etwa wie in der Woche davor: { $now } in der Mitte.
trend-lower = Niedriger als in der Woche davor: { $now } in der Mitte, davor { $before }.
trend-higher = Höher als in der Woche davor: { $now } in der Mitte, davor { $before }. /redflags zeigt, was nicht warten sollte.
history-empty =
    Noch kein Check-in. /checkin hält einen fest.

    { $breaks ->
        [one] Eine Pause
       *[other] { $breaks } Pausen
    } in den letzten 7 Tagen.
history-no-log =
    Du führst kein Schmerztagebuch bei mir. /settings ändert das.

    { $breaks ->
        [one] Eine Pause
       *[other] { $breaks } Pausen
    } in den letzten 7 Tagen.
history-line =
    { $day }: { $pain ->
        [none] ohne Zahl
       *[other] { $pain } von 10
    }{ $where ->
        [none] { "" }
       *[other] { ", " }{ $where }
    }{ $tier ->
        [none] { "" }
        [stop] { " · eine Übung abgebrochen" }
        [routine] { " · Termin lohnt sich" }
        [urgent] { " · am selben Tag zur Ärztin oder zum Arzt" }
       *[emergency] { " · Rat zum Notfall" }
    }
history-why = Warum? { $day }
history-explained =
    { $line }

    <b>Warum</b>
    { $reasons }

    <i>Regeln { $rules }, Fassung { $version }.</i>
reason-gone = Regel { $rule }, die es nicht mehr gibt
history-gone = Dieser Check-in ist nicht mehr gespeichert.
site-name-neck = Nacken
site-name-upper-back = zwischen den Schulterblättern
site-name-mid-back = mittlerer Rücken
site-name-low-left = unterer Rücken links
site-name-low-centre = unterer Rücken Mitte
site-name-low-right = unterer Rücken rechts
site-name-hip-left = Gesäß oder Hüfte links
site-name-hip-right = Gesäß oder Hüfte rechts
site-name-leg-left = linkes Bein
site-name-leg-right = rechtes Bein
site-name-leg-both = beide Beine
site-name-elsewhere = woanders
site-name-none = keine Schmerzen

## Der Wochenrückblick

summary =
    <b>Deine Woche</b>
    { $lines }
summary-breaks =
    { $breaks ->
        [one] Eine Pause.
       *[other] { $breaks } Pausen.
    }
summary-hour = Am häufigsten gegen { $hour }.
summary-helped = Nach „{ $name }“ ging es dir besser.
summary-week = Drei Fragen dazu
summary-off = Kein Wochenrückblick
summary-stopped = Kein Rückblick mehr. /settings bringt ihn zurück.
