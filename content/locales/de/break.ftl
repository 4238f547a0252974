### Die Erinnerung, und was eine Taste oder ein Wort daraus macht. Die Bitte steht in den ersten 40 Zeichen.

nudge =
    Zeit für Bewegung: { $name }, { $minutes } Min.

    Fang an, oder sag mir, dass du dich schon bewegt hast. Du kannst auch „fertig“, „später 10“ oder „auslassen“ schreiben.
nudge-short =
    Zeit für Bewegung: Steh nur kurz auf.

    Diesmal nur eine Minute. Du kannst auch „fertig“ oder „auslassen“ schreiben.
nudge-lesson = 💡 Eine halbe Minute wert: { $title }. /learn
nudge-start = ▶ Los
nudge-start-short = ▶ Eine Minute
nudge-snooze = In { $minutes } Min.
nudge-skip = Auslassen
nudge-moved = Gerade bewegt
nudge-started = Schon dabei.
nudge-past = Das ist lange vorbei. Ich melde mich mit der nächsten Erinnerung.
snoozed =
    { $minutes ->
        [one] Dann in einer Minute. { $line }
       *[other] Dann in { $minutes } Minuten. { $line }
    }
snooze-enough = Das war dreimal hintereinander. Steh jetzt kurz auf, oder schreib „auslassen“.
already-snoozed = Das ist schon verschoben. { $line }
skipped = Ausgelassen. { $line }
moved = Schön. Ich zähle ab jetzt. { $line }
already-done = Das hatte ich schon. { $line }

day-off = Heute keine Antwort: Hast du frei?
day-off-yes = Ja, heute frei
day-off-no = Nein, mach weiter
day-off-answered = Danke. { $line }

## Wann die nächste kommt

next-at = Nächste Erinnerung: { $time }.
next-none = Es ist keine Erinnerung geplant: Deine Sitzzeiten lassen keinen Platz dafür, oder Erinnerungen sind aus. /settings ändert beides.
next-stopped = Erinnerungen ruhen, bis jemand daraufgeschaut hat. /safety zeigt mehr.

## Ruhezeiten und Besprechungen

hold-pause = Ruhe bis { $time }. { $line }
hold-meeting = Ruhe für deine Besprechung bis { $time }. { $line }
resumed = Da bin ich wieder. { $line }

## /status und /why

status =
    <b>Wo du stehst</b>
    { $lines }
status-since = Du sitzt seit { $time }.
status-hold-meeting = In einer Besprechung bis { $time }.
status-hold-call = Im Gespräch bis { $time }.
status-hold-driving = Am Steuer bis { $time }.
status-hold-quiet = Ruhe bis { $time }.
status-hold-busy = Beschäftigt bis { $time }.
status-hold-pause = Pause bis { $time }.
status-routine = Übungen sind auf der sanftesten Stufe, ohne Drehungen. Ein Termin in der Arztpraxis oder Physiotherapie lohnt sich. /safety zeigt mehr.
status-urgent = Angeleitete Übungen ruhen: Bitte sprich mit einer Arztpraxis oder dem ärztlichen Notdienst. /safety zeigt mehr.
status-emergency = Alles ruht: Bitte hol jetzt Hilfe, falls noch nicht geschehen. /safety zeigt mehr.
status-resting =
    { $count ->
        [one] { $names } ruht vorerst.
       *[other] Es ruhen vorerst: { $names }.
    }
rest-all = Angeleitete Übungen ruhen bis { $time }, weil es sehr wehtat. Aufstehen und Gehen ist in Ordnung, wenn es leicht fällt.

why =
    <b>Warum dann?</b>
    { $lines }
why-no-window = Es ist keine Erinnerung geplant, denn deine Sitzzeiten lassen keinen Platz dafür, oder Erinnerungen sind aus.
why-last-waiting = Die letzte Erinnerung, { $time }, wartet noch auf dich.
why-last-started = Die letzte hast du begonnen, { $time }.
why-last-snoozed = Die letzte hast du verschoben, { $time }.
why-last-skipped = Die letzte hast du ausgelassen, { $time }.
why-last-moved = Bei der letzten hattest du dich gerade bewegt, { $time }.
why-last-unanswered = Die letzte, { $time }, blieb ohne Antwort.
why-last-held = Um { $time } war ich still: Du hattest darum gebeten.
why-last-late = Um { $time } war ich zu spät, also habe ich nichts gesagt.
why-last-done = Die letzte hast du gemacht, { $time }.
why-next-limit = Die nächste kommt { $time }: { $minutes } Minuten nach deiner letzten Bewegung.
why-next-window = Die nächste kommt { $time }: { $minutes } Minuten nach Beginn deiner Sitzzeit.
why-next-asked = Die nächste kommt { $time }: { $minutes } Minuten nach der letzten Erinnerung.
why-next-snooze = Die nächste kommt { $time }, wie du es wolltest.
why-next-hold = Die nächste kommt { $time }, kurz nach deiner Ruhezeit.
why-next-quiet = Die nächste kommt { $time }, nach deinem freien Tag.
why-spread = Bis zu { $minutes } Minuten sind darin schon dazugezählt, damit nicht alle in derselben Sekunde erinnert werden. /settings ändert das.
why-choice-suspended = Es war nur ein kurzer Gang: Übungen ruhen.
why-choice-under-age = Es war nur ein kurzer Gang: Übungen sind für Erwachsene.
why-choice-pain = Es war nur ein kurzer Gang: Deine Schmerzen waren an dem Tag stark.
why-choice-profile = Es war nur ein kurzer Gang: Deine Angaben und dein Ort lassen sonst nichts übrig.
why-choice-enough = Es war ein kurzer Gang: Drei Übungen am Tag genügen.
why-choice-just-done = Es war ein kurzer Gang: Den Rest hattest du gerade erst gemacht.
why-choice-gentlest = Es war eine der sanftesten Übungen, weil ich keine Angaben zum Schutz von dir habe.
why-choice-chosen = „{ $name }“ hast du selbst gewählt.
why-choice-favourite = „{ $name }“ gehört zu deinen Lieblingen.
why-choice-reported = „{ $name }“ ist für die Stelle, die du zuletzt genannt hast.
why-choice-helped = Nach „{ $name }“ ging es dir schon besser.
why-choice-new = „{ $name }“ hast du noch nicht versucht.
why-choice-spread = „{ $name }“ bewegt dich anders als heute zuvor.
why-choice-turn = „{ $name }“ war an der Reihe: lange nicht gemacht.
