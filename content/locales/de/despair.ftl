### Was gesagt wird, wenn jemand vom Sterben schreibt oder davon, sich etwas anzutun: immer dasselbe, und nichts wird gefragt.
### Eine Nummer steht nie ohne ihr Land. Kein Wort hier urteilt, und keins verspricht, was ein Bot nicht kann.

despair =
    <b>Gut, dass du das schreibst.</b> Du musst das nicht allein tragen.

    { $country ->
        [none] <b>Wenn du dir etwas antun könntest, ruf jetzt den Rettungsdienst deines Landes an:</b> { -triage-numbers }.
       *[other] <b>Wenn du dir etwas antun könntest, ruf jetzt { $ambulance } an ({ $country }, Rettungsdienst).</b>
    }

    { $country ->
        [none] Jemand zum Reden:
       *[other] Jemand zum Reden ({ $country }):
    }
    { $lines }

    Oder sag es jemandem in deiner Nähe. „Mir geht es nicht gut, bitte bleib bei mir“ reicht.

    Ich bin nur ein Programm, und niemand liest hier mit. Wenn ich dich falsch verstanden habe, mach einfach weiter.
despair-line =
    { $hours ->
        [always] • { $name }: <b>{ $number }</b>, rund um die Uhr
        [unknown] • { $name }: <b>{ $number }</b>
       *[other] • { $name }: <b>{ $number }</b>, täglich { $hours }
    }
despair-finder = • Hilfetelefone in jedem Land: findahelpline.com
