### /privacy, /export, /delete

privacy =
    <b>Was ich speichere, und wie lange</b>

    • Deine Chat-Nummer bei Telegram, Sprache, Zeitzone, Land und die übrigen Antworten in /settings. Kein Name, keine Telefonnummer, kein Standort.
    • Erinnerungen und Übungen: wann, was ich anbot und warum, und wie du geantwortet hast. 12 Monate lang.
    • Mit deiner Einwilligung, verschlüsselt: Angaben zum Schutz, bis du sie änderst oder die Einwilligung zurücknimmst; Schmerzwerte und Check-ins, 12 Monate lang. Die Antwort zu einer Veränderung beim Sex wird nie gespeichert.
    • Wenn eine Antwort nach ärztlichem Rat oder Ruhe verlangte, auch ohne diese Einwilligung: was ruht und warum, bis 12 Monate nach dem Ende.

    Die Person oder Stelle, die diesen Bot betreibt, hält die Daten. Niemand liest deine Antworten. Nichts wird verkauft oder weitergegeben, und nichts verfolgt dich. Telegram selbst kann Chats mit Bots lesen und behält diesen Chat, bis du ihn leerst.

    /export schickt dir alles. /settings nimmt eine Einwilligung zurück: Ab dann wird nichts Neues gespeichert. /delete beendet alles auf einmal.
export = Alles, was über dich gespeichert ist.
delete-ask = <b>Alles löschen, was ich über dich habe?</b> Das lässt sich nicht zurücknehmen. /export macht vorher eine Kopie.
delete-yes = Ja, alles löschen
delete-no = Nein, behalten
deleted = Alles ist gelöscht. Um auch diesen Chat zu leeren, nutze das Menü von Telegram. /start beginnt von vorn.
delete-kept = Nichts wurde gelöscht.
