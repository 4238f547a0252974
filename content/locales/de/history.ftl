### /history: die eigenen Notizen.

history =
    <b>Deine Notizen</b>
    { $lines }

    { $breaks ->
        [one] Eine Pause
       *[other] { $breaks } Pausen
    } in den letzten 7 Tagen.
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
