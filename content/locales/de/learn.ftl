### /learn und /faq: was man weiß, kurz erzählt. Die Quellen stehen in content/lessons.toml.
### Ein Titel kann unter einer Erinnerung stehen, auf einem gesperrten Bildschirm: kein Wort über Schmerz darin.

learn = <b>Wissenswert.</b> Jedes dauert eine halbe Minute.
lesson =
    <b>{ $title }</b>

    { $text }
learn-next = Das nächste
learn-all = Alle
learn-faq = Fragen
left-out =
    <b>Was wir weglassen, und warum</b>

    { $pieces }
left-out-line =
    <b>{ $name }</b>
    { $why }
faq = <b>Was viele fragen.</b> Tippe auf eine Frage.
faq-answer =
    <b>{ $question }</b>

    { $answer }
answer-crack = Viele nennen es so. Das Geräusch ist Gas in einem Gelenk. In Studien mit Fachleuten ging es denen, die es hörten, nicht besser als den anderen. /break hat eine sanfte Dehnung für dich. Hör auf, wenn etwas sticht, ausstrahlt, taub wird oder dir schwindlig ist. { -offer }

lesson-why-move-title = Warum kurze Pausen
lesson-why-move-text = Kurze Pausen mit Bewegung machen viele weniger müde. Kurz und oft ist besser als lang und selten: Fünf Minuten nach jeder Stunde schlagen eine Viertelstunde nach zweien. Darum melde ich mich, bevor du steif bist.
lesson-pop-title = Das Geräusch, und was es nicht ist
lesson-pop-text =
    Das Geräusch ist Gas in der Flüssigkeit eines Gelenks, wenn sich zwei Flächen trennen. Nichts kommt an seinen Platz zurück, und kein Druck entweicht.

    Es ploppt vielleicht, vielleicht nicht. Das ist nicht das Ziel, und ohne Geräusch war es nicht umsonst. Nie erzwingen, und keine Bewegung dafür wiederholen.
lesson-proof-title = Was die Studien sagen
lesson-proof-text = In einer Studie mit Menschen im Büro, die noch nichts am Rücken hatten, bekamen die mit aktiven Pausen oder häufigem Wechsel der Haltung seltener etwas. Eine andere Übersicht fand, dass zusätzliche Pausen vielleicht nichts ändern. Pausen lohnen sich also, und mehr kann dir niemand versprechen.
lesson-walk-title = Ein kurzer Gang zählt
lesson-walk-text = Aufstehen und gehen ist die Pause mit den besten Studien. Du brauchst keine Matte und keine Schuhe. Wenn dir heute keine Übung passt, tut es ein kurzer Gang auch.
lesson-active-title = In Bewegung bleiben, sanft
lesson-active-text = Bei einem einfach nur steifen Rücken raten Leitlinien, so aktiv zu bleiben, wie es angenehm ist, und nicht tagelang zu liegen. Meist wird es in ein paar Wochen besser. Wenn nicht, oder wenn etwas Neues beginnt, lass daraufschauen.
lesson-breathe-title = Ausatmen bei der Bewegung
lesson-breathe-text = Ein langsames Ausatmen hilft deinen Muskeln loszulassen. Wenn du die Luft anhältst, gehst du zu weit. Unter jedem Schritt sage ich, wie du atmest, wo es hilft.
lesson-left-out-title = Vier Bewegungen, die hier fehlen
lesson-left-out-text = Wir haben fünf Artikel darüber gelesen, wie man einen steifen Rücken zu Hause lockert. Vier ihrer Bewegungen gibt es hier nicht: die Zehen berühren, die Brücke mit Drehung, die Faszienrolle am unteren Rücken und den Kopf über die Bettkante. Die Liste sagt, warum.
lesson-stop-signs-title = Wann du aufhörst
lesson-stop-signs-text = Eine leichte Dehnung ist gut. Hör sofort auf, wenn es sticht, an einer Stelle sitzt, ausstrahlt, taub wird, kribbelt oder dir schwindlig ist: Tippe auf „Das tut weh“, oder schreib „aua“. Dann frage ich zuerst, was wichtig ist, und lasse diese Übung eine Weile weg.
lesson-strong-title = Was länger hält
lesson-strong-text = Bewegungen von einer Minute sind ein Anfang. Auf Dauer hilft, was du jede Woche tust: gehen, schwimmen, Pilates, Yoga, oder die Körpermitte stärken. Nimm, was dir gefällt, denn das wirst du tun.
lesson-desk-title = Dein Schreibtisch
lesson-desk-text = Keine Haltung ist den ganzen Tag die richtige. Wechsle oft: zurücklehnen, nach vorn rücken, aufstehen, beim Telefonieren gehen. Füße flach, Bildschirm auf Augenhöhe, Maus in der Nähe. Die nächste Haltung ist die beste.
lesson-someone-title = Wer daraufschauen kann
lesson-someone-text = Jemand aus der Arztpraxis oder Physiotherapie kann deinen Rücken ansehen und sagen, was für dich richtig ist. Nichts hier ersetzt das. Wenn es nach zwei Wochen nicht besser ist, mach einen Termin. /redflags zeigt, was nicht warten sollte.

faq-crack-question = Kommt dabei das Geräusch?
faq-crack-answer = Es ploppt vielleicht, vielleicht nicht. Das ist nicht das Ziel, und ohne Geräusch war es nicht umsonst. Nie erzwingen, und keine Bewegung dafür wiederholen.
faq-pop-missing-question = Nichts hat sich getan. War es falsch?
faq-pop-missing-answer = Nein. Eine leichte Dehnung und ruhiges Atmen, mehr ist es nicht. Mehr Kraft bringt dir nichts.
faq-hurts-question = Etwas tut weh. Was nun?
faq-hurts-answer = Hör auf, und tippe auf „Das tut weh“ oder schreib „aua“. Ich frage zuerst, was wichtig ist. Wenn etwas taub oder schwach ist, oder du Blase oder Darm nicht kontrollieren kannst, schick jetzt /redflags.
faq-how-often-question = Wie oft ist genug?
faq-how-often-answer = Steh jedes Mal auf, wenn ich dich erinnere, wenn du kannst. Drei angeleitete Übungen am Tag genügen, und dieselbe Drehung nicht zweimal in zwei Stunden. Danach bitte ich dich nur noch zu gehen.
faq-friend-question = Darf jemand drücken oder ziehen?
faq-friend-answer = Bitte nicht. Niemand sollte auf deinen Rücken drücken, daran rucken oder darauf stehen, und niemand deinen Nacken drehen. Nur du spürst, wo Schluss ist.
faq-device-question = Ist das ärztlicher Rat?
faq-device-answer = Nein. Es sind allgemeine Hinweise, kein Medizinprodukt. Ich kann nicht sagen, was du hast. Die Arztpraxis oder Physiotherapie kann es.
faq-who-reads-question = Wer liest meine Antworten?
faq-who-reads-answer = Niemand. Alles läuft von selbst, und niemand achtet auf deine Antworten. Im Notfall ruf an, schreib nicht mir. /privacy sagt, was gespeichert wird.
faq-quiet-question = Wie bekomme ich Ruhe?
faq-quiet-answer = „/pause 2h“, „/meeting 30“ oder einfach „auslassen“. Jede Ruhezeit endet von selbst. /settings ändert deine Zeiten.
faq-watch-question = Wie geht das auf meiner Uhr?
faq-watch-answer = Wähl „Uhr“ in /settings: Dann kommt jeder Schritt als eigene Nachricht. Antworte mit der Stimme oder tippe: „fertig“, „später 10“, „auslassen“, „stopp“, „tut weh“.
