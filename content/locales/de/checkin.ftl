### Der Check-in, und was danach gefragt wird. Die Karten und der Rat stehen in triage.ftl.

checkin-pain = <b>Wie geht es deinem Rücken heute, von 0 bis 10?</b> 0 ist kein Schmerz, 10 der schlimmste, den du dir denken kannst.
checkin-where = <b>Wo ist es?</b> Tippe alles an, was zutrifft.
checkin-interference = <b>Wie sehr hat es dich gestört?</b>
interference-none = Gar nicht
interference-some = Ein wenig
interference-much = Sehr
interference-stopped = Konnte manches nicht tun
checkin-new = <b>Ist etwas neu oder anders?</b>
checkin-front = <b>Zuallererst: { $question }?</b>
checkin-again = <b>Noch einmal</b>, mit dem, was du gerade gesagt hast:
checkin-unfinished = Das gehört zu den Fragen, die du nicht zu Ende beantwortet hast.
alarm-heard =
    <b>Was du geschrieben hast, kann wichtig sein.</b> Darum schau bitte zuerst hierauf:

    { $questions }
fix = Antworten verbessern
fix-offered = Vertippt? Zehn Minuten lang kannst du neu antworten.
fix-too-late = Das lässt sich hier nicht mehr ändern. /checkin hält fest, wie es jetzt ist, /safety zeigt, was ruht.
recheck = Vor einer Weile war dein Wert hoch. <b>Wie ist es jetzt?</b>
# Die drei Fragen der PEG-Skala (Krebs 2009), sinngemäß übersetzt; keine geprüfte Fassung.
peg-pain = Welche Zahl beschreibt am besten deine <b>Schmerzen im Durchschnitt</b> in der letzten Woche? 0 ist kein Schmerz, 10 der schlimmste, den du dir vorstellen kannst.
peg-enjoyment = Welche Zahl beschreibt am besten, wie sehr Schmerzen in der letzten Woche deine <b>Lebensfreude</b> beeinträchtigt haben? 0 ist gar nicht, 10 völlig.
peg-activity = Welche Zahl beschreibt am besten, wie sehr Schmerzen in der letzten Woche deine <b>allgemeinen Tätigkeiten</b> beeinträchtigt haben? 0 ist gar nicht, 10 völlig.
week-no-log = Du führst kein Schmerztagebuch bei mir, darum frage ich nicht nach deiner Woche. /settings ändert das.
checkin-done = Festgehalten. Danke.
checkin-closed = Dieser Check-in ist geschlossen. /checkin öffnet einen neuen.
checkin-no-log = Du führst kein Schmerztagebuch bei mir, darum wird hiervon nichts gespeichert. Also nur die zwei Listen, auf die es ankommt.
which = <b>Welche Zeile war es?</b> Du musst es nicht sagen. Bitte ruf zuerst an.
which-ask = Zeile auswählen
which-noted = Notiert. Bitte hol jetzt Hilfe, falls noch nicht geschehen.
rather-not-say = Das möchte ich nicht sagen
advice-called = Angerufen, oder bin unterwegs
advice-seen = Jemand hat daraufgeschaut
advice-again = Noch einmal zeigen
advice-tell = Jemandem sagen
advice-called-emergency = Gut. Sag dort, welche Zeile es war, und wann es begann. Fahr nicht selbst. Ich frage später, wie es ging; hier ruht solange alles.
advice-called-urgent = Gut. Sag dort, was du mir gesagt hast, und seit wann. Ich frage später, wie es ging; Übungen ruhen solange.
advice-tell-how = Leite die nächste Nachricht an jemanden in deiner Nähe weiter.
advice-tell-emergency =
    Ich habe ein Warnzeichen am Rücken und soll jetzt Hilfe holen. Kannst du kommen, oder für mich anrufen? { $country ->
        [none] Bitte die Nummer des Rettungsdienstes in diesem Land.
       *[other] Die Nummer des Rettungsdienstes ({ $country }): { $ambulance }.
    } Ich soll nicht selbst fahren.
advice-tell-urgent = Ich habe etwas am Rücken, von dem heute eine Arztpraxis hören soll. Kannst du mir helfen, jemanden zu erreichen?
advice-other-country = Anderes Land
ask-country = <b>Wo bist du gerade?</b>
country-name = { $name }

## Nach dem Rat

follow-seen = Ja, jemand schaut darauf
follow-not-yet = Noch nicht
follow-mistake = Aus Versehen getippt
follow-lift = Wie endet das?
follow-booked = Ja, Termin gemacht
follow-dismiss = Nicht mehr nötig
follow-easier = Es ist leichter
follow-still = Noch da
follow-over = Das ist abgeschlossen. /safety zeigt, was offen ist.
follow-noted = Notiert. Danke.
follow-seen-noted = Gut. Erinnerungen ans Aufstehen und Gehen dürfen wieder kommen. Übungen ruhen, bis du das mit /safety beendest.
# $last ist „yes“ bei der letzten Nachricht, die es dazu gibt.
follow-again =
    Du hast gesagt, dass jemand daraufschaut. Wie war es? Wenn eine Fachperson sagt, dass sanfte Bewegung in Ordnung ist, kannst du hier wieder anfangen.{ $last ->
        [yes] { " " }Das war die letzte Nachricht dazu.
       *[no] { "" }
    }
lift-later = Das kann ab { $time } enden. Richte dich bis dahin bitte nach dem, was dir in der Praxis oder am Telefon gesagt wurde.
lift-rests = Diese ruht bis { $time }. Wenn es dann noch wehtut, sollte jemand aus Arztpraxis oder Physiotherapie daraufschauen.
lift-confirm = Das bestätige ich
lift-keep = So lassen
lift-not-yet = Also bleibt es vorerst so. Wenn du dir Sorgen machst, wende dich an eine Fachperson.
suspension-lifted = Beendet. Übungen beginnen wieder auf sanfter Stufe. Wenn etwas zurückkommt, hör auf und schick /redflags.

## /safety

safety =
    <b>Deine Angaben zum Schutz</b>
    { $lines }

    /redflags zeigt die Notfall-Liste.
profile-not-kept = Ich habe keine. Darum biete ich nur die sanftesten Übungen und einen kurzen Gang an.
profile-nothing = Nichts trifft zu, also bleibt nichts weg.
profile-line = • { $name }: Wir lassen weg: { $what }.
profile-agreed = • { $name }: Eine Fachperson war einverstanden, darum kommen Übungen auf der sanftesten Stufe.
profile-kept =
    Gespeichert.
    { $lines }
profile-still =
    <b>Stimmt das noch?</b> Es ist drei Monate her.

    { $lines }
profile-still-right = Stimmt noch
profile-change = Angaben ändern
profile-agree = Fachperson ist einverstanden
profile-disagree = Das zurücknehmen
profile-agree-ask = Bitte bestätige: <b>„Eine Fachperson weiß davon und hat gesagt, dass sanfte Bewegung in Ordnung ist.“</b> Übungen beginnen dann auf der sanftesten Stufe.
profile-agreed-noted =
    Notiert. Hör beim ersten Zeichen auf, dass etwas nicht stimmt.
    { $lines }
leaves-out-all = alle Übungen (ein kurzer Gang geht immer), bis eine Fachperson einverstanden ist
leaves-out-floor = alles auf dem Boden
leaves-out-lying = alles auf dem Rücken
leaves-out-twists = alle Drehungen
safety-stop =
    { $technique ->
        [none] Eine Übung ruht, weil sie wehgetan hat.
       *[other] „{ $technique }“ ruht, weil es wehgetan hat.
    } Nach einer Woche kommt sie wieder, auf sanfter Stufe. Hat sie zweimal wehgetan, erst, wenn du es hier sagst.
safety-routine = Übungen sind auf der sanftesten Stufe, ohne Drehungen, denn ein Termin in der Arztpraxis oder Physiotherapie lohnt sich.
safety-urgent = Angeleitete Übungen ruhen: Bitte sprich heute mit einer Arztpraxis oder dem ärztlichen Notdienst, falls noch nicht geschehen.
safety-emergency = Alles ruht: Bitte hol jetzt Hilfe, falls noch nicht geschehen. /redflags zeigt die Liste noch einmal.
