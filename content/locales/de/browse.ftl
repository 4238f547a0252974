### /techniques: Fächer, Listen und Karten.

techniques =
    <b>Übungen für dich.</b> Wo bist du, oder was möchtest du bewegen?

    Was nicht zu deinen Angaben passt, fehlt hier: /safety zeigt es.
techniques-none = Gerade gibt es keine angeleitete Übung für dich. Aufstehen und ein wenig gehen ist immer willkommen. /why und /safety sagen mehr.
techniques-list = <b>{ $name }.</b> Tippe auf eine Übung, um sie zu sehen.
techniques-list-empty = <b>{ $name }.</b> Hier ist vorerst nichts.
technique-not-now = Diese ist gerade nicht für dich im Angebot. /techniques zeigt, was geht.
technique-line = { $name } · { $minutes } Min.
technique-card =
    <b>{ $name }</b>
    { $stop }

    { $about }
    { $position }{ $things ->
        [none] { "" }
       *[other] { " · " }{ $things }
    } · { $minutes } Min. · { $sides ->
        [both] { $times ->
            [one] einmal auf jeder Seite
           *[other] { $times }-mal auf jeder Seite
        }
       *[none] { $times ->
            [one] einmal
           *[other] { $times }-mal
        }
    }
    { $cautions }{ $care ->
        [yes]
            { "" }

            Diese Übung will Vorsicht. Von mir aus biete ich sie nie an.
       *[no] { "" }
    }
shelf-desk = Am Schreibtisch
shelf-floor = Auf dem Boden
shelf-low-back = Unterer Rücken
shelf-mid-back = Mittlerer Rücken
shelf-upper-back = Oberer Rücken
shelf-shoulders = Schultern
shelf-side = Seiten
shelf-hips = Hüften
shelf-favourites = ★ Meine Lieblinge
shelf-hidden = Von mir ausgeblendet
shelf-left-out = Was wir weglassen
do-it-now = ▶ Jetzt machen
favourite-on = ☆ Liebling
favourite-off = ★ Kein Liebling mehr
hidden-on = Nicht anbieten
hidden-off = Wieder anbieten
position-seated = Im Sitzen
position-standing = Im Stehen
position-standing-or-seated = Im Stehen oder Sitzen
position-hands-and-knees = Auf Händen und Knien
position-lying = Auf dem Rücken
position-floor-seated = Auf dem Boden sitzend
thing-chair = ein Stuhl
thing-mat = eine Matte
thing-pillow = ein Kissen
thing-blanket = eine gefaltete Decke

## Warum eine gewählte Übung nicht beginnt

not-now-suspended = Übungen ruhen für dich. /safety zeigt, warum, und wie das endet.
not-now-under-age = Übungen sind für Erwachsene. Aufstehen und gehen ist für alle.
not-now-pain = Deine Schmerzen sind heute stark, darum keine Übung. Ruh dich aus, oder geh ein wenig, wenn das leicht geht.
not-now-profile = Nach deinen Angaben bleibt diese weg. /safety zeigt sie.
not-now-unknown = Ich habe keine Angaben zum Schutz von dir und biete deshalb nur die sanftesten an. /settings ändert das.
not-now-resting = Diese ruht für dich, weil sie wehgetan hat. /safety sagt mehr.
not-now-twists = Vorerst keine Drehungen für dich, bis jemand aus Arztpraxis oder Physiotherapie daraufgeschaut hat. /safety sagt mehr.
not-now-enough = Heute waren es drei Übungen: Das genügt. Ein kurzer Gang ist immer willkommen.
not-now-just-done = Du hast dich gerade erst gedreht. Gönn deinem Rücken zwei Stunden, oder nimm eine ohne Drehung.
