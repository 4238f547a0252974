### Wann Hilfe nötig ist: die Karten, der Rat jeder Stufe, und was danach gefragt wird.
### Der Sinn jeder Frage ist der der Tabelle; ändere ihn nur mit einer neuen rules_version.

## Die Notfall-Karte: ein Bild, für alle gleich; E11 steht darunter für Schwangere

triage-emergency-card =
    <b>Trifft etwas davon zu, neu oder schlimmer in den letzten 2 Wochen?</b>

    • { triage-E1-question }
    • { triage-E2-question }
    • { triage-E3-question }
    • { triage-E4-question }
    • { triage-E5-question }
    • { triage-E6-question }
    • { triage-E7-question }
    • { triage-E8-question }
    • { triage-E9-question }
    • { triage-E10-question }
triage-emergency-none = Nichts davon
triage-emergency-yes = Ja, mindestens eins
triage-emergency-unsure = Weiß nicht

triage-E1-question = Taubheit, Kribbeln oder ein seltsames Gefühl an den Genitalien, am After, am Gesäß oder an der Innenseite der Oberschenkel, zum Beispiel fühlt sich das Abwischen anders an
triage-E2-question = Das Wasserlassen beginnt schwer, es geht nicht, du spürst den Drang nicht, oder du verlierst Urin, und das ist für dich nicht normal
triage-E3-question = Du kannst den Stuhl nicht halten, oder spürst nicht, wenn du musst, und das ist für dich nicht normal
triage-E4-question = Schmerz, Kribbeln, Schwäche oder Taubheit in <b>beiden</b> Beinen
triage-E5-question = Ein Bein oder Fuß, der plötzlich schwach geworden ist, schleift oder immer schwächer wird
triage-E6-question = Eine neue Veränderung beim Sex: kein Gefühl mehr, oder keine Erektion, oder sie bleibt nicht
triage-E7-question = Schmerz in der Brust zusammen mit dem Rücken, oder ein plötzlicher, reißender Schmerz, oder dazu Ohnmacht, Schwitzen oder ein pochender Bauch
triage-E8-question = Es begann nach einem schweren Unfall, etwa mit dem Auto oder einem Sturz aus der Höhe, oder schon nach einem kleinen Sturz, wenn du schwache Knochen hast, Kortison nimmst oder älter bist
triage-E9-question = Fieber oder ein sehr krankes Gefühl, <b>und</b> neue Schwäche, Taubheit oder Mühe beim Gehen
triage-E10-question = Ein hängendes Gesicht, undeutliche Sprache, Doppelbilder, plötzliche starke Kopfschmerzen, oder Schwäche auf einer Seite
triage-E11-question = Schwanger: Blutung, Fruchtwasser geht ab, regelmäßige Wehen, starke Kopfschmerzen mit Flimmern vor den Augen, oder das Baby bewegt sich weniger

triage-E1-label = Taub an Genitalien oder Gesäß
triage-E2-label = Probleme beim Wasserlassen
triage-E3-label = Stuhl nicht halten oder spüren
triage-E4-label = Beide Beine
triage-E5-label = Bein oder Fuß schwach oder schleift
triage-E6-label = Eine Veränderung beim Sex
triage-E7-label = Brust, reißender Schmerz, Ohnmacht
triage-E8-label = Nach Unfall oder Sturz
triage-E9-label = Fieber mit Schwäche oder Taubheit
triage-E10-label = Gesicht, Sprache, Sehen, Kopfschmerz
triage-E11-label = Schwanger: Blutung, Fruchtwasser, Wehen

triage-E-reason = Du hast gesagt: Mindestens eine Zeile der Notfall-Liste kann zutreffen.
triage-E1-reason = Du hast gesagt: ein neues taubes, kribbelndes oder seltsames Gefühl zwischen den Beinen oder am Gesäß.
triage-E2-reason = Du hast gesagt: neue Probleme beim Wasserlassen.
triage-E3-reason = Du hast gesagt: neue Mühe, den Stuhl zu halten oder zu spüren.
triage-E4-reason = Du hast gesagt: Schmerz, Kribbeln, Schwäche oder Taubheit in beiden Beinen.
triage-E5-reason = Du hast gesagt: ein Bein oder Fuß, der schwach ist, schleift oder schwächer wird.
triage-E6-reason = Du hast gesagt: Mindestens eine Zeile der Notfall-Liste kann zutreffen.
triage-E7-reason = Du hast gesagt: dazu Schmerz in der Brust, reißender Schmerz, Ohnmacht, Schwitzen oder ein pochender Bauch.
triage-E8-reason = Du hast gesagt: Es begann nach einem Unfall oder Sturz.
triage-E9-reason = Du hast gesagt: Fieber oder ein sehr krankes Gefühl, mit neuer Schwäche, Taubheit oder Mühe beim Gehen.
triage-E10-reason = Du hast gesagt: etwas Neues an Gesicht, Sprache, Sehen oder Kopf, oder Schwäche auf einer Seite.
triage-E11-reason = Du hast gesagt: etwas in der Schwangerschaft, von dem die Geburtsklinik gleich hören will.

## Die Karte für heute

triage-urgent-card =
    <b>Trifft etwas davon zu?</b> Kreuz an, was stimmt.

    • { triage-U1-question }
    • { triage-U2-question }
    • { triage-U3-question }
    • { triage-U4-question }
    • { triage-U5-question }
    • { triage-U6-question }
    • { triage-U7-question }
    • { triage-U8-question }
    • { triage-U9-question }
    • { triage-U10-question }
    • { triage-U13-question }

triage-U1-question = Fieber (38 °C oder mehr), Schüttelfrost oder ein krankes Gefühl zusammen mit dem Rückenschmerz
triage-U2-question = Du nimmst ab, ohne es zu wollen
triage-U3-question = Ein Knoten, eine Schwellung, oder dein Rücken hat eine andere Form
triage-U4-question = Schmerz, der in keiner Lage und in keiner Ruhe nachlässt
triage-U5-question = Schmerz, der dich weckt und wach hält: Keine Lage hilft, oder zwei oder mehr Nächte in den letzten sieben
triage-U6-question = Schlimmer beim Husten, Niesen oder auf der Toilette beim Pressen
triage-U7-question = Schmerz vor allem weit oben, zwischen den Schulterblättern, der neu ist oder immer da
triage-U8-question = Neue Taubheit oder Kribbeln in <b>einem</b> Bein oder Arm
triage-U9-question = Neuer Rückenschmerz <b>und</b>: früher Krebs, lange Kortison, eine schwache Abwehr, gespritzte Drogen, oder kürzlich eine schwere Infektion
triage-U10-question = Unsicherer Gang, ungeschickte Hände, oder Schmerz wie ein enges Band um den Körper
triage-U13-question = Taubheit oder Kribbeln nach einer Übung, das nach 30 Minuten noch da ist

triage-U1-label = { $given } Fieber, Schüttelfrost oder krank
triage-U2-label = { $given } Abnehmen, ohne es zu wollen
triage-U3-label = { $given } Knoten, Schwellung oder neue Form
triage-U4-label = { $given } Nichts hilft dagegen
triage-U5-label = { $given } Nachts wach gehalten
triage-U6-label = { $given } Schlimmer beim Husten oder Pressen
triage-U7-label = { $given } Zwischen den Schulterblättern
triage-U8-label = { $given } Ein Bein oder Arm taub, kribbelt
triage-U9-label = { $given } Krebs, Kortison, Abwehr, Drogen
triage-U10-label = { $given } Gang, Hände oder enges Band
triage-U13-label = { $given } Taub, 30 Minuten nach der Übung

triage-U-reason = Du hast gesagt: Mindestens eine Zeile der zweiten Liste kann zutreffen.
triage-U1-reason = Du hast gesagt: Fieber, Schüttelfrost oder ein krankes Gefühl mit dem Rückenschmerz. Bitte lass binnen 24 Stunden daraufschauen.
triage-U2-reason = Du hast gesagt: Du nimmst ab, ohne es zu wollen.
triage-U3-reason = Du hast gesagt: ein Knoten, eine Schwellung, oder eine andere Form deines Rückens.
triage-U4-reason = Du hast gesagt: Schmerz, der in keiner Lage und in keiner Ruhe nachlässt.
triage-U5-reason = Du hast gesagt: Schmerz, der dich weckt und wach hält.
triage-U6-reason = Du hast gesagt: Es ist schlimmer beim Husten, Niesen oder Pressen.
triage-U7-reason = Du hast gesagt: Schmerz weit oben, zwischen den Schulterblättern.
triage-U8-reason = Du hast gesagt: neue Taubheit oder Kribbeln in einem Bein oder Arm.
triage-U9-reason = Du hast gesagt: neuer Rückenschmerz, und etwas von früher, weshalb eine Ärztin oder ein Arzt früh davon hören will.
triage-U10-reason = Du hast gesagt: unsicherer Gang, ungeschickte Hände, oder Schmerz wie ein enges Band.
triage-U11-reason = Du hast gesagt: sehr starker Schmerz.
triage-U12-reason = Du hast gesagt: Schmerz weit über dem, was bei dir üblich ist, bei zwei Check-ins.
triage-U13-reason = Du hast gesagt: Taubheit oder Kribbeln, das nach einer Übung blieb.

## Sehr starker Schmerz: so wie öffentliche Hinweise ihn beschreiben

triage-severe = Ist der Schmerz immer da, und so schlimm, dass Denken, Reden oder Schlafen schwerfällt, oder dass du dich kaum bewegen, aufstehen, zur Toilette gehen, waschen oder anziehen kannst?

## Die Karte fürs Termin-Machen

triage-routine-card =
    <b>Und eins davon?</b>

    • { triage-R1-question }
    • { triage-R5-question }
    • { triage-R6-question }

triage-R1-question = Schmerz seit mehr als 6 Wochen
triage-R5-question = Ein Klicken oder Reiben, das schlimmer wird
triage-R6-question = Eine Nacht vom Schmerz geweckt, und eine andere Lage half

triage-R1-label = { $given } Mehr als 6 Wochen
triage-R5-label = { $given } Klicken, das schlimmer wird
triage-R6-label = { $given } Einmal geweckt, neue Lage half

triage-R1-reason = Du hast gesagt: Schmerz seit mehr als 6 Wochen.
triage-R1a-reason = Du hast gesagt: Schmerz, der nach 2 Wochen nicht besser ist. Mancherorts kannst du selbst einen Termin in der Physiotherapie machen.
triage-R1b-reason = Du hast gesagt: Schmerz seit mehr als 12 Wochen. /export macht eine Kopie deiner Notizen für den Termin.
triage-R2-reason = Du hast gesagt: Der Schmerz hält dich von manchem ab.
triage-R3-reason = Du hast gesagt: drei Tage nacheinander mehr, als bei dir üblich ist.
triage-R4-reason = Du hast gesagt: schlimmer nach einer Übung, mehr als einmal oder einen ganzen Tag lang.
triage-R5-reason = Du hast gesagt: ein Klicken oder Reiben, das schlimmer wird.
triage-R6-reason = Du hast gesagt: eine Nacht vom Schmerz geweckt.
triage-R7-reason = Du hast gesagt: zum ersten Mal Rückenschmerz, in einem Alter, in dem man es erwähnen sollte.
triage-R8-reason = Du hast gesagt: morgens lange steif, und mit Bewegung wird es besser.
triage-R9-reason = Du hast gesagt: drei oder mehr Schübe in drei Monaten.
triage-R10-reason = Du hast gesagt: Rückenschmerz, und du bist schwanger. Eine Hebamme kannst du gut fragen.

## Die Stopp-Karte

triage-stop-card = <b>Hör auf, und ruh dich in einer bequemen Lage aus.</b> Was ist es?

triage-X1-question = Plötzlich starker Schmerz
triage-X2-question = Stechend, an einer Stelle, oder ausstrahlend
triage-X3-question = Taub oder kribbelnd, oder ein Bein nicht zu spüren
triage-X4-question = Schwindlig, übel, oder Doppelbilder
triage-X5-question = Nur unangenehm, oder zu schwer
triage-X6-question = Ein Klicken, das schlimmer wird

triage-X1-label = Plötzlich starker Schmerz
triage-X2-label = Stechend, eine Stelle, ausstrahlend
triage-X3-label = Taub, kribbelt, Bein nicht zu spüren
triage-X4-label = Schwindlig, übel, Doppelbilder
triage-X5-label = Nur unangenehm, oder zu schwer
triage-X6-label = Ein Klicken, das schlimmer wird

triage-X1-reason = Du hast gesagt: plötzlich starker Schmerz.
triage-X2-reason = Du hast gesagt: stechender Schmerz, an einer Stelle, oder ausstrahlend.
triage-X3-reason = Du hast gesagt: Taubheit oder Kribbeln.
triage-X4-reason = Du hast gesagt: schwindlig, übel, oder Doppelbilder. Setz oder leg dich hin, bis es vorbei ist.
triage-X5-reason = Du hast gesagt: unangenehm, oder zu schwer.
triage-X6-reason = Du hast gesagt: ein Klicken, das schlimmer wird.
triage-X7-reason = Du hast gesagt: danach mehr Schmerz als davor.

## Wo es wehtut

triage-site-neck = { $given } Nacken
triage-site-upper-back = { $given } Zwischen Schulterblättern
triage-site-mid-back = { $given } Mittlerer Rücken
triage-site-low-left = { $given } Unterer Rücken, links
triage-site-low-centre = { $given } Unterer Rücken, Mitte
triage-site-low-right = { $given } Unterer Rücken, rechts
triage-site-hip-left = { $given } Gesäß oder Hüfte links
triage-site-hip-right = { $given } Gesäß oder Hüfte rechts
triage-site-leg-left = { $given } Linkes Bein
triage-site-leg-right = { $given } Rechtes Bein
triage-site-leg-both = { $given } Beide Beine
triage-site-elsewhere = { $given } Woanders
triage-site-none = { $given } Heute kein Schmerz

## Der Rat. Eine Nummer steht nie ohne ihr Land.

# Wenn das Land nicht bekannt ist; die Auswahl steht darunter.
-triage-numbers = <b>112</b> in Europa und vielen anderen Orten, <b>911</b> in den USA und Kanada, <b>999</b> im Vereinigten Königreich, <b>000</b> in Australien
# Unter der Nummer, für Schwangere.
triage-maternity =
    { $country ->
        [none] <b>Wenn es um die Schwangerschaft geht, ruf jetzt deine Geburtsklinik oder den Rettungsdienst an.</b>
       *[other] <b>Wenn es um die Schwangerschaft geht, ruf jetzt deine Geburtsklinik oder die { $ambulance } an ({ $country }).</b>
    } Bei starker Blutung, oder Schmerz ohne Pause, ruf den Rettungsdienst. Sag, in welcher Woche du bist.
triage-call =
    { $country ->
        [none] <b>Ruf jetzt den Rettungsdienst deines Landes:</b> { -triage-numbers }.
       *[other] <b>Ruf jetzt { $ambulance } an ({ $country }, Rettungsdienst).</b>
    }{ $also ->
        [none] { "" }
       *[other] { " " }Auch ({ $country }): { $also }.
    }{ $pregnant ->
        [yes] { "" }

            { triage-maternity }
       *[no] { "" }
    }
triage-advice-emergency =
    { triage-call }

    Oder lass dich in die nächste Notaufnahme bringen. Fahr nicht selbst.

    Sag dort: „Ich habe Rückenschmerzen, und …“, dann die Zeile der Liste, die zutrifft. Sag, wann es begann.

    Es kann ein Zeichen für etwas sein, das jetzt ärztliche Hilfe braucht. Bitte warte nicht ab, ob es vorbeigeht. Hier ruht solange alles.
triage-advice-emergency-unsure =
    <b>Wenn du es nicht weißt, hol dir jetzt Rat am Telefon.</b>

    { triage-call }

    Sag: „Ich habe Rückenschmerzen, und ich weiß nicht, ob …“, dann die Zeile der Liste. Man sagt dir, was als Nächstes zu tun ist. Fahr nicht selbst.

    Es kann ein Zeichen für etwas sein, das jetzt ärztliche Hilfe braucht. Fragen ist nie falsch. Hier ruht solange alles.

triage-line =
    { $advice_line ->
        [none] Ruf deine Arztpraxis an, oder den nächsten ärztlichen Notdienst.
       *[other] Ruf deine Arztpraxis an, oder den ärztlichen Notdienst ({ $country }): <b>{ $advice_line }</b>.
    }
triage-worse =
    { $country ->
        [none] Wenn es schnell schlimmer wird, oder etwas von der Notfall-Liste beginnt, ruf den Rettungsdienst: { -triage-numbers }.
       *[other] Wenn es schnell schlimmer wird, oder etwas von der Notfall-Liste beginnt, ruf den Rettungsdienst ({ $country }): <b>{ $ambulance }</b>.
    }
triage-advice-urgent =
    <b>Sprich heute mit einer Arztpraxis oder dem ärztlichen Notdienst.</b> { triage-line }

    { $reasons }

    Das kann ein Zeichen für etwas sein, das ärztliche Hilfe braucht. Es muss keins sein, und wir können es nicht sagen.

    Angeleitete Übungen ruhen. Aufstehen und ein wenig gehen ist willkommen, soweit es angenehm ist.

    { triage-worse }
triage-advice-routine =
    <b>Ein Termin lohnt sich: Arztpraxis oder Physiotherapie, in den nächsten Tagen oder Wochen.</b>

    { $reasons }

    Übungen gehen auf der sanftesten Stufe weiter, ohne Drehungen. /export macht eine Kopie deiner Notizen zum Mitnehmen.
triage-advice-stop =
    <b>Hör auf, und ruh dich in einer bequemen Lage aus.</b>

    { $reasons }

    Diese Übung lassen wir vorerst weg; /safety sagt dir mehr. In 10 Minuten fragen wir, wie es dir geht.

## Dieselbe Karte für alle, unterhalb eines Notfalls (der feste Modus des Betreibers)

triage-advice-static =
    <b>Wann jemand daraufschauen sollte</b>

    Sprich heute mit einer Arztpraxis oder dem ärztlichen Notdienst bei: hohem Fieber, ungewolltem Abnehmen, einem Knoten oder einer anderen Form, Schmerz, der durch nichts nachlässt oder dich wach hält, Schmerz zwischen den Schulterblättern, Taubheit oder Kribbeln, unsicherem Gang, oder sehr starkem Schmerz. { triage-line }

    Mach einen Termin in der Arztpraxis oder Physiotherapie bei Schmerz, der nach 2 Wochen nicht besser ist, immer wiederkommt, oder dich von manchem abhält.

    Angeleitete Übungen ruhen solange. Aufstehen und ein wenig gehen ist willkommen, soweit es angenehm ist.

    { triage-worse }

## Wenn jede Antwort Nein war

triage-all-no = Heute nichts von dieser Liste. Das ist keine ärztliche Untersuchung. Wenn du dir Sorgen machst, wende dich an eine Fachperson.

## Danach. $last ist „yes“ bei der letzten Nachricht, die es dazu gibt.

triage-alone = Das war die letzte Nachricht dazu. Dieser Bot wacht nicht über dich: Niemand liest deine Antworten. Angeleitete Übungen ruhen, bis du das mit /safety beendest.
triage-follow-up-emergency =
    { $last ->
        [yes] Hast du Hilfe bekommen? Wenn nicht, ruf bitte jetzt an.

            { triage-alone }
       *[no] Hast du Hilfe bekommen? Wenn nicht, ruf bitte jetzt an: Es lohnt sich immer noch.
    }
triage-follow-up-urgent =
    { $last ->
        [yes] Hast du mit einer Arztpraxis oder dem ärztlichen Notdienst gesprochen?

            { triage-alone }
       *[no] Hast du mit einer Arztpraxis oder dem ärztlichen Notdienst gesprochen? Wenn es schlimmer ist, oder etwas Neues begann, ruf bitte heute an.
    }
triage-follow-up-routine =
    { $last ->
        [yes] Hast du einen Termin in der Arztpraxis oder Physiotherapie? Das fragen wir zum letzten Mal.
       *[no] Hast du einen Termin in der Arztpraxis oder Physiotherapie? Deine Notizen liegen unter /export bereit.
    }
triage-follow-up-stop =
    { $last ->
        [yes] Ist das, was { $technique ->
            [none] die Übung
           *[other] „{ $technique }“
        } ausgelöst hat, inzwischen weg? Wenn es noch da ist, sollte jemand aus Arztpraxis oder Physiotherapie daraufschauen.
       *[no] Wie ist es jetzt, nach { $technique ->
            [none] der Übung
           *[other] „{ $technique }“
        }? Bleib in einer Lage, die leicht ist.
    }

## Wie es endet

triage-clear-professional = Bitte bestätige: <b>„Eine Fachperson hat es geprüft und gesagt, dass sanfte Bewegung in Ordnung ist.“</b> Danach fragen wir beide Listen noch einmal.
triage-clear-settled = Ist es seit 3 vollen Tagen weg? Danach fragen wir beide Listen noch einmal, und den Wert von heute.
triage-clear-mistake = Verrutscht? Dann beide Listen noch einmal von vorn. Ist jede Antwort Nein, endet das hier.
