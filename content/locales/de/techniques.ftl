### Die Worte der Übungen. Eine Nachricht für jeden Schritt: Was zu tun ist, steht in den ersten 40 Zeichen.
### Schritte, Sekunden und Seiten stehen in content/techniques/; ein neuer Wortlaut muss ihren Sinn behalten.
### Wie man atmet, steht unter jedem Schritt; der Schritt selbst muss es nicht sagen.

## stand-and-walk

technique-stand-and-walk-name = Aufstehen und gehen
technique-stand-and-walk-about = Eine Minute auf den Füßen, in deinem Tempo.
technique-stand-and-walk-stop = Hör auf und setz dich, wenn dir schwindlig oder unwohl ist, oder etwas wehtut.
technique-stand-and-walk-step-stand = Steh langsam auf. Füße auseinander, die Arme hängen.
technique-stand-and-walk-step-walk = Geh ein wenig durchs Zimmer, oder auf der Stelle, wenn kein Platz ist.
technique-stand-and-walk-step-rest = Bleib einen Moment stehen. Lass die Schultern sinken.

## Aufwärmen

technique-torso-twist-light-name = Leichte Drehungen
technique-torso-twist-light-about = Kleine, leichte Drehungen auf dem Stuhl zum Aufwärmen.
technique-torso-twist-light-stop = Hör auf, wenn eine Drehung sticht, ausstrahlt oder dir schwindlig wird.
technique-torso-twist-light-step-sit = Setz dich aufrecht hin, beide Füße flach. Kreuz die Arme vor der Brust.
technique-torso-twist-light-step-turn-right = Dreh dich ein wenig nach rechts und zurück. Fünfmal, langsam und leicht. Nicht drücken.
technique-torso-twist-light-step-turn-left = Dreh dich ein wenig nach links und zurück. Fünfmal, langsam und leicht. Nicht drücken.

technique-arm-circles-name = Armkreise
technique-arm-circles-about = Kleine Kreise, die Schultern und oberen Rücken wärmen.
technique-arm-circles-stop = Hör auf, wenn eine Schulter wehtut, oder ein Arm kribbelt oder taub wird.
technique-arm-circles-step-ready = Steh oder sitz mit Abstand zum Tisch. Lass die Arme hängen.
technique-arm-circles-step-forward = Kreise mit beiden Armen vorwärts, fünfmal. Klein und langsam.
technique-arm-circles-step-backward = Kreise mit beiden Armen rückwärts, fünfmal. Genauso groß.
technique-arm-circles-step-rest = Lass die Arme hängen. Lass die Schultern sinken.

technique-cat-cow-name = Katze und Kuh
technique-cat-cow-about = Auf Händen und Knien senkt und hebt sich dein Rücken mit dem Atem.
technique-cat-cow-stop = Hör auf, wenn es im Rücken zwickt, oder Handgelenke oder Knie wehtun.
technique-cat-cow-step-kneel = Geh auf Hände und Knie. Die Hände unter den Schultern, die Knie unter den Hüften.
technique-cat-cow-step-cow = Lass den Bauch sinken, langsam. Schau ein wenig nach vorn.
technique-cat-cow-step-cat = Mach den Rücken rund, langsam. Zieh das Kinn ein.
technique-cat-cow-step-rest = Ruh dich mit geradem Rücken aus. Setz dich dann zurück und lass dir Zeit.

technique-pelvic-tilt-name = Beckenkippen
technique-pelvic-tilt-about = Auf dem Rücken drückst du das Kreuz nach unten und lässt wieder los.
technique-pelvic-tilt-stop = Hör auf, wenn es zwickt, oder Schmerz in ein Bein zieht.
technique-pelvic-tilt-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach.
technique-pelvic-tilt-step-press = Drück das Kreuz sanft zum Boden. Halte es dort.
technique-pelvic-tilt-step-let-go = Lass wieder los. Der Rücken darf sich ein wenig heben.

## Am Schreibtisch

technique-seated-side-bend-name = Seitbeuge im Sitzen
technique-seated-side-bend-about = Eine langsame Neigung zu jeder Seite.
technique-seated-side-bend-stop = Hör auf, wenn es beim Neigen zwickt, oder Schmerz in ein Bein zieht.
technique-seated-side-bend-step-sit = Setz dich aufrecht hin, beide Füße flach.
technique-seated-side-bend-step-hands-left = Linke Hand: halte den Sitz neben dir. Leg die rechte Hand auf den linken Oberschenkel.
technique-seated-side-bend-step-lean-left = Neig dich langsam nach links, bis du rechts eine leichte Dehnung spürst. Bleib dort.
technique-seated-side-bend-step-hands-right = Rechte Hand: halte den Sitz neben dir. Leg die linke Hand auf den rechten Oberschenkel.
technique-seated-side-bend-step-lean-right = Neig dich langsam nach rechts, bis du links eine leichte Dehnung spürst. Bleib dort.
technique-seated-side-bend-step-up = Komm langsam zur Mitte zurück.

technique-seated-crossed-leg-rotation-name = Drehung im Sitzen, Beine gekreuzt
technique-seated-crossed-leg-rotation-about = Eine langsame Drehung aus der Taille, zu jeder Seite.
technique-seated-crossed-leg-rotation-stop = Hör auf, wenn es sticht, oder Schmerz oder Kribbeln in ein Bein zieht.
technique-seated-crossed-leg-rotation-step-sit = Setz dich aufrecht auf die Vorderkante, beide Füße flach.
technique-seated-crossed-leg-rotation-step-cross-left = Leg das linke Bein über das rechte. Der rechte Ellbogen oder die Hand ruht außen am linken Knie.
technique-seated-crossed-leg-rotation-step-turn-left = Dreh dich nach links aus der Taille, und bleib dort. Der Arm ruht nur.
technique-seated-crossed-leg-rotation-step-cross-right = Leg das rechte Bein über das linke. Der linke Ellbogen oder die Hand ruht außen am rechten Knie.
technique-seated-crossed-leg-rotation-step-turn-right = Dreh dich nach rechts aus der Taille, und bleib dort. Der Arm ruht nur.
technique-seated-crossed-leg-rotation-step-centre = Komm langsam zur Mitte zurück.

technique-chair-sideways-twist-name = Drehung seitlich auf dem Stuhl
technique-chair-sideways-twist-about = Eine langsame Drehung zur Stuhllehne, auf jeder Seite.
technique-chair-sideways-twist-stop = Hör auf, wenn es sticht oder ausstrahlt, oder dir schwindlig wird.
technique-chair-sideways-twist-step-sit-right = Setz dich mit der Lehne rechts von dir. Füße flach, beide Hände an der Lehne.
technique-chair-sideways-twist-step-turn-right = Dreh dich nach rechts zur Lehne, und bleib dort. Die Hände führen nur.
technique-chair-sideways-twist-step-sit-left = Setz dich mit der Lehne links von dir. Füße flach, beide Hände an der Lehne.
technique-chair-sideways-twist-step-turn-left = Dreh dich nach links zur Lehne, und bleib dort. Die Hände führen nur.
technique-chair-sideways-twist-step-centre = Komm langsam zur Mitte zurück.

technique-elbow-butterfly-name = Schmetterling mit den Ellbogen
technique-elbow-butterfly-about = Die Ellbogen zusammen und auseinander, für den oberen Rücken.
technique-elbow-butterfly-stop = Hör auf, wenn Schulter oder Nacken wehtun, oder ein Arm kribbelt.
technique-elbow-butterfly-step-ready = Sitz oder steh aufrecht. Fingerspitzen auf die Schultern, jede Hand auf ihrer Seite.
technique-elbow-butterfly-step-close = Führ die Ellbogen vorn zusammen. Du spürst eine leichte Dehnung zwischen den Schulterblättern.
technique-elbow-butterfly-step-open = Öffne die Ellbogen wieder.

technique-chair-back-extension-name = Oberer Rücken über die Lehne
technique-chair-back-extension-about = Zweimal langsam über eine feste Lehne, nicht öfter.
technique-chair-back-extension-stop = Hör auf, wenn der Nacken wehtut, dir schwindlig wird oder etwas taub wird.
technique-chair-back-extension-step-sit = Setz dich ganz nach hinten. Stell die Rollen fest, falls es welche gibt.
technique-chair-back-extension-step-hands = Leg die Hände an den Hinterkopf, sie tragen ihn. Zieh das Kinn ein wenig ein.
technique-chair-back-extension-step-lean = Lehn den oberen Rücken über die Lehne, wenig und langsam. Nur einen Atemzug lang.
technique-chair-back-extension-step-up = Komm langsam hoch. Die Hände tragen weiter den Kopf.

## Auf der Matte

technique-knee-to-chest-single-name = Ein Knie zur Brust
technique-knee-to-chest-single-about = Auf dem Rücken, ein Knie nach dem anderen.
technique-knee-to-chest-single-stop = Hör auf, wenn Rücken oder Hüfte zwicken, oder Schmerz in ein Bein zieht.
technique-knee-to-chest-single-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach. Der Kopf ruht.
technique-knee-to-chest-single-step-lift-left = Zieh das linke Knie zur Brust. Halte es mit beiden Händen hinter dem Oberschenkel.
technique-knee-to-chest-single-step-stay-left = Bleib mit dem linken Knie so nah, wie es dir angenehm ist.
technique-knee-to-chest-single-step-lower-left = Stell den linken Fuß langsam ab.
technique-knee-to-chest-single-step-lift-right = Zieh das rechte Knie zur Brust. Halte es mit beiden Händen hinter dem Oberschenkel.
technique-knee-to-chest-single-step-stay-right = Bleib mit dem rechten Knie so nah, wie es dir angenehm ist.
technique-knee-to-chest-single-step-lower-right = Stell den rechten Fuß langsam ab.

technique-knee-to-chest-double-name = Beide Knie zur Brust
technique-knee-to-chest-double-about = Auf dem Rücken kommen beide Knie hoch, eins nach dem anderen.
technique-knee-to-chest-double-stop = Hör auf, wenn Rücken oder Hüfte zwicken, oder Schmerz in ein Bein zieht.
technique-knee-to-chest-double-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach. Der Kopf ruht.
technique-knee-to-chest-double-step-lift = Zieh ein Knie zur Brust, dann das andere. Halte beide hinter den Oberschenkeln.
technique-knee-to-chest-double-step-stay = Bleib mit beiden Knien so nah, wie es dir angenehm ist.
technique-knee-to-chest-double-step-lower = Stell einen Fuß ab, dann den anderen. Langsam.

technique-knee-across-twist-name = Knie zur anderen Seite
technique-knee-across-twist-about = Auf dem Rücken wandert ein Knie zur anderen Seite.
technique-knee-across-twist-stop = Hör auf, wenn es sticht, oder Schmerz oder Kribbeln in ein Bein zieht.
technique-knee-across-twist-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach. Der Kopf ruht.
technique-knee-across-twist-step-lift-left = Zieh das linke Knie zur Brust. Halte es mit der rechten Hand.
technique-knee-across-twist-step-across-left = Lass das linke Knie nach rechts sinken, und bleib dort. Beide Schultern ruhen auf der Matte.
technique-knee-across-twist-step-back-left = Hol das linke Knie zurück. Stell den Fuß langsam ab.
technique-knee-across-twist-step-lift-right = Zieh das rechte Knie zur Brust. Halte es mit der linken Hand.
technique-knee-across-twist-step-across-right = Lass das rechte Knie nach links sinken, und bleib dort. Beide Schultern ruhen auf der Matte.
technique-knee-across-twist-step-back-right = Hol das rechte Knie zurück. Stell den Fuß langsam ab.

technique-crossed-leg-knee-pull-name = Gekreuzte Beine herziehen
technique-crossed-leg-knee-pull-about = Auf dem Rücken, die Beine gekreuzt, ziehst du das untere Bein zu dir.
technique-crossed-leg-knee-pull-stop = Hör auf, wenn Knie oder Hüfte zwicken, oder Schmerz in ein Bein zieht.
technique-crossed-leg-knee-pull-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach. Der Kopf ruht.
technique-crossed-leg-knee-pull-step-cross-left = Leg das linke Bein über das rechte. Fass das rechte Bein hinter dem Oberschenkel.
technique-crossed-leg-knee-pull-step-draw-left = Linkes Bein oben: Zieh beide Beine zu dir, bis du eine leichte Dehnung spürst. Bleib dort.
technique-crossed-leg-knee-pull-step-lower-left = Füße ab, und nimm das linke Bein herunter.
technique-crossed-leg-knee-pull-step-cross-right = Leg das rechte Bein über das linke. Fass das linke Bein hinter dem Oberschenkel.
technique-crossed-leg-knee-pull-step-draw-right = Rechtes Bein oben: Zieh beide Beine zu dir, bis du eine leichte Dehnung spürst. Bleib dort.
technique-crossed-leg-knee-pull-step-lower-right = Füße ab, und nimm das rechte Bein herunter.

technique-supine-knee-drop-twist-name = Knie sinken lassen
technique-supine-knee-drop-twist-about = Auf dem Rücken sinken beide Knie zur einen Seite, dann zur anderen.
technique-supine-knee-drop-twist-stop = Hör auf, wenn es sticht, oder Schmerz oder Kribbeln in ein Bein zieht.
technique-supine-knee-drop-twist-step-lie = Leg dich auf den Rücken, Knie gebeugt, Füße flach. Arme zur Seite, Handflächen nach oben.
technique-supine-knee-drop-twist-step-drop-left = Lass beide Knie nach links sinken, so weit es leicht geht. Beide Schultern bleiben unten.
technique-supine-knee-drop-twist-step-stay-left = Bleib mit den Knien links. Ein Kissen darunter hilft, wenn sie hängen.
technique-supine-knee-drop-twist-step-drop-right = Lass beide Knie nach rechts sinken, so weit es leicht geht. Beide Schultern bleiben unten.
technique-supine-knee-drop-twist-step-stay-right = Bleib mit den Knien rechts. Ein Kissen darunter hilft, wenn sie hängen.
technique-supine-knee-drop-twist-step-back = Hol die Knie zurück zur Mitte. Der Bauch macht die Arbeit.

technique-bridge-name = Brücke
technique-bridge-about = Auf dem Rücken gehen deine Hüften dreimal auf und ab.
technique-bridge-stop = Hör auf, wenn der Rücken wehtut, ein Bein krampft oder dir schwindlig ist.
technique-bridge-step-lie = Leg dich auf den Rücken, Knie gebeugt. Füße flach, hüftbreit. Arme neben dir.
technique-bridge-step-lift = Spann den Po an und heb die Hüften. Schultern, Hüften und Knie bilden eine gerade Linie.
technique-bridge-step-stay = Bleib oben in dieser Linie. Kein Hohlkreuz.
technique-bridge-step-lower = Senk die Hüften langsam.

## Mit Vorsicht: nie von einer Erinnerung angeboten

technique-knees-to-chest-rock-name = Kleines Schaukeln
technique-knees-to-chest-rock-about = Die Knie an der Brust, wiegst du dich ganz wenig von Seite zu Seite.
technique-knees-to-chest-rock-stop = Hör auf, wenn Nacken oder Rücken wehtun, oder dir schwindlig wird.
technique-knees-to-chest-rock-step-lie = Leg dich auf den Rücken, auf eine dicke Matte. Beug beide Knie, Füße flach.
technique-knees-to-chest-rock-step-hug = Zieh ein Knie zur Brust, dann das andere. Halte beide hinter den Oberschenkeln.
technique-knees-to-chest-rock-step-rock = Wieg dich von Seite zu Seite, nur ein wenig. Der Kopf bleibt auf der Matte.
technique-knees-to-chest-rock-step-lower = Stell einen Fuß ab, dann den anderen.

technique-long-sit-trunk-rotation-name = Drehung auf dem Boden
technique-long-sit-trunk-rotation-about = Auf dem Boden sitzend drehst du dich ein wenig zu jeder Seite.
technique-long-sit-trunk-rotation-stop = Hör auf, wenn es sticht, oder Schmerz oder Kribbeln in ein Bein zieht.
technique-long-sit-trunk-rotation-step-sit = Setz dich auf eine gefaltete Decke, Beine lang und leicht geöffnet. Die Knie dürfen sich beugen.
technique-long-sit-trunk-rotation-step-turn-left = Dreh dich nach links, die Hände neben dir am Boden. Bleib dort.
technique-long-sit-trunk-rotation-step-turn-right = Dreh dich nach rechts, die Hände neben dir am Boden. Bleib dort.
technique-long-sit-trunk-rotation-step-centre = Komm langsam zur Mitte zurück.

technique-supine-toe-hold-name = Beide Beine halten
technique-supine-toe-hold-about = Auf dem Rücken hältst du die Beine hinter den Oberschenkeln oder Schienbeinen. Wenn das schwer ist, lass es.
technique-supine-toe-hold-stop = Hör auf, wenn Rücken oder Hüfte zwicken, oder Schmerz in ein Bein zieht.
technique-supine-toe-hold-step-lie = Leg dich auf den Rücken, auf eine Matte. Beug beide Knie, Füße flach. Der Kopf ruht.
technique-supine-toe-hold-step-lift = Heb ein Bein, dann das andere. Halte beide hinter den Oberschenkeln oder Schienbeinen.
technique-supine-toe-hold-step-stay = Bleib so nah, wie es dir angenehm ist. Die Knie dürfen sich beugen.
technique-supine-toe-hold-step-lower = Stell einen Fuß ab, dann den anderen.

## Hinweise, die mehrere Übungen teilen

caution-firm-chair = Nimm einen Stuhl, der nicht rollt und nicht kippt.
caution-no-arms = Nimm einen Stuhl ohne Armlehnen.
caution-firm-back = Nimm einen Stuhl, der nicht rollt und nicht kippt. Die Lehne muss fest sein und bis zu den Schulterblättern reichen.
caution-carry-head = Die Hände tragen den Kopf die ganze Zeit.
caution-clear-space = Lass eine Armlänge Platz um dich.
caution-mat = Nimm eine Matte oder gefaltete Decke, auf festem Boden.
caution-cushion = Ein Kissen unter den Knien, oder Fäuste statt flacher Hände, ist gut.
caution-pillow = Leg ein Kissen bereit.
caution-bent-knees = Beug die Knie, so viel du magst.
caution-no-pull = Hände und Arme ziehen und drücken nie.
caution-no-neck = Dein Gewicht kommt nie auf den Nacken.
caution-slow = Geh langsam, und nie so weit, wie du kannst.
caution-enough = Einmal genügt: nicht immer wieder.

## Was wir weglassen, und warum

left-out-toe-touch-name = Die Zehen berühren
left-out-toe-touch-why = Ein Artikel nimmt es zum Aufwärmen. Es beugt den Rücken so weit es geht, bevor er warm ist. Fachleute für Knochen nennen es unter dem, was man bei schwachen Knochen lässt. Armkreise wärmen dich auch.
left-out-bridge-with-twist-name = Brücke mit Drehung
left-out-bridge-with-twist-why = Ein Artikel hebt die Hüften und dreht den Rücken, beide Hände darunter. Das ist viel auf einmal, und die Hände können da nicht sein. Wir bieten die Brücke und das Sinken der Knie an, jedes für sich.
left-out-foam-roll-lumbar-name = Faszienrolle am unteren Rücken
left-out-foam-roll-lumbar-why = Ein Artikel liegt auf dem Bauch, den unteren Rücken auf der Rolle. Das geht gar nicht. Viele aus der Physiotherapie raten, den unteren Rücken nicht zu rollen. Das ist Meinung, kein Beweis.
left-out-bed-edge-head-hang-name = Kopf über die Bettkante
left-out-bed-edge-head-hang-why = Ein Artikel lässt den Kopf hängen, ohne Halt darunter. Ein weit zurückgebeugter Nacken kann, wenn auch selten, seinen Adern schaden, und dir kann schwindlig werden, oder du fällst. Der Schmetterling bewegt den oberen Rücken auch.
