<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccessibleGraph</name>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>External image %1</source>
        <translation>Externes Image %1</translation>
    </message>
</context>
<context>
    <name>ConnectRules</name>
    <message>
        <source>A stage cannot copy from itself</source>
        <translation>Eine Stage kann nicht aus sich selbst kopieren</translation>
    </message>
    <message>
        <source>This stage is gone</source>
        <translation>Diese Stage gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The FROM line of this stage must be mended first</source>
        <translation>Zuerst muss die FROM-Zeile dieser Stage in Ordnung gebracht werden</translation>
    </message>
    <message>
        <source>%1 comes before %2 in the file: stages can only copy from earlier ones</source>
        <translation>%1 steht in der Datei vor %2: Stages können nur aus früheren kopieren</translation>
    </message>
</context>
<context>
    <name>ConnectTool</name>
    <message>
        <source>Copy to %1</source>
        <translation>Nach %1 kopieren</translation>
    </message>
</context>
<context>
    <name>Size</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1 PB</source>
        <translation>%1 PB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 kilobytes</source>
        <translation>%1 Kilobyte</translation>
    </message>
    <message>
        <source>%1 megabytes</source>
        <translation>%1 Megabyte</translation>
    </message>
    <message>
        <source>%1 gigabytes</source>
        <translation>%1 Gigabyte</translation>
    </message>
    <message>
        <source>%1 terabytes</source>
        <translation>%1 Terabyte</translation>
    </message>
    <message>
        <source>%1 petabytes</source>
        <translation>%1 Petabyte</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>StageItem</name>
    <message>
        <source>ships</source>
        <translation>wird ausgeliefert</translation>
    </message>
    <message>
        <source>ships %1</source>
        <translation>%1 ausgeliefert</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message numerus="yes">
        <source>… %n more instruction(s)</source>
        <translation>
            <numerusform>… %n weitere Anweisung</numerusform>
            <numerusform>… %n weitere Anweisungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepStatus</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>built</source>
        <translation>gebaut</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht benötigt</translation>
    </message>
</context>
<context>
    <name>dockerfile</name>
    <message>
        <source>%1 requires at least one argument</source>
        <translation>%1 verlangt mindestens ein Argument</translation>
    </message>
    <message>
        <source>FROM requires either one or three arguments</source>
        <translation>FROM verlangt entweder ein Argument oder drei</translation>
    </message>
    <message>
        <source>invalid name for build stage: %1, name can&apos;t start with a number or contain symbols</source>
        <translation>ungültiger Name für eine Stage: %1 – ein Name darf nicht mit einer Ziffer beginnen und keine Sonderzeichen enthalten</translation>
    </message>
    <message>
        <source>%1 names can not be blank</source>
        <translation>Namen in %1 dürfen nicht leer sein</translation>
    </message>
    <message>
        <source>%1 requires exactly one argument</source>
        <translation>%1 verlangt genau ein Argument</translation>
    </message>
    <message>
        <source>invalid network mode %1</source>
        <translation>ungültiger Netzwerkmodus %1</translation>
    </message>
    <message>
        <source>security %1 is not valid</source>
        <translation>%1 ist für security nicht gültig</translation>
    </message>
    <message>
        <source>%1 requires at least two arguments, but only one was provided. Destination could not be determined</source>
        <translation>%1 verlangt mindestens zwei Argumente, es ist aber nur eines angegeben. Das Ziel lässt sich nicht bestimmen</translation>
    </message>
    <message>
        <source>%1 cannot accept a heredoc as a destination</source>
        <translation>%1 nimmt kein Heredoc als Ziel an</translation>
    </message>
    <message>
        <source>VOLUME specified can not be an empty string</source>
        <translation>Ein VOLUME darf kein leerer Text sein</translation>
    </message>
    <message>
        <source>SHELL requires the arguments to be in JSON form</source>
        <translation>SHELL verlangt seine Argumente in JSON-Form</translation>
    </message>
    <message>
        <source>HEALTHCHECK NONE takes no arguments</source>
        <translation>HEALTHCHECK NONE nimmt keine Argumente an</translation>
    </message>
    <message>
        <source>Unknown type %1 in HEALTHCHECK (try CMD)</source>
        <translation>Unbekannte Art %1 in HEALTHCHECK (versuchen Sie CMD)</translation>
    </message>
    <message>
        <source>Missing command after HEALTHCHECK CMD</source>
        <translation>Nach HEALTHCHECK CMD fehlt der Befehl</translation>
    </message>
    <message>
        <source>Interval %1 cannot be less than 1ms</source>
        <translation>Der Zeitabstand %1 darf nicht unter 1ms liegen</translation>
    </message>
    <message>
        <source>strconv.ParseInt: parsing %1: invalid syntax</source>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>strconv.ParseInt: parsing %1: value out of range</source>
        <translation>%1 liegt außerhalb des zulässigen Bereichs</translation>
    </message>
    <message>
        <source>--retries cannot be negative (%1)</source>
        <translation>--retries darf nicht negativ sein (%1)</translation>
    </message>
    <message>
        <source>Chaining ONBUILD via `ONBUILD ONBUILD` isn&apos;t allowed</source>
        <translation>ONBUILD lässt sich nicht mit `ONBUILD ONBUILD` verketten</translation>
    </message>
    <message>
        <source>%1 isn&apos;t allowed as an ONBUILD trigger</source>
        <translation>%1 ist hinter ONBUILD nicht zulässig</translation>
    </message>
    <message>
        <source>dockerfile contains no stages to build</source>
        <translation>Das Dockerfile enthält keine Stage, die gebaut werden könnte</translation>
    </message>
    <message>
        <source>no build stage in current context</source>
        <translation>hier gibt es noch keine Stage</translation>
    </message>
    <message>
        <source>time: invalid duration %1</source>
        <translation>ungültige Zeitdauer %1</translation>
    </message>
    <message>
        <source>time: missing unit in duration %1</source>
        <translation>der Zeitdauer %1 fehlt die Einheit</translation>
    </message>
    <message>
        <source>time: unknown unit %1 in duration %2</source>
        <translation>unbekannte Einheit %1 in der Zeitdauer %2</translation>
    </message>
    <message>
        <source>missing a value on flag: %1</source>
        <translation>dem Flag fehlt ein Wert: %1</translation>
    </message>
    <message>
        <source>expecting boolean value for flag %1, not: %2</source>
        <translation>das Flag %1 erwartet einen Wahrheitswert, nicht: %2</translation>
    </message>
    <message>
        <source>unknown flag: --%1%2</source>
        <translation>unbekanntes Flag: --%1%2</translation>
    </message>
    <message>
        <source>duplicate flag specified: --%1</source>
        <translation>Flag doppelt angegeben: --%1</translation>
    </message>
    <message>
        <source>empty platform value from expression %1</source>
        <translation>der Ausdruck %1 ergibt eine leere Plattform</translation>
    </message>
    <message>
        <source>cannot mount from stage %1 to %2, stage needs to be defined before current command</source>
        <translation>aus der Stage %1 lässt sich nichts nach %2 einhängen: Sie muss vor diesem Befehl definiert sein</translation>
    </message>
    <message>
        <source>cannot copy from stage %1, it needs to be defined before current stage %2</source>
        <translation>aus der Stage %1 lässt sich nicht kopieren: Sie muss vor der jetzigen Stage %2 definiert sein</translation>
    </message>
    <message>
        <source>circular dependency detected on stage: %1</source>
        <translation>die Stage hängt von sich selbst ab: %1</translation>
    </message>
    <message>
        <source>invalid stage index %1</source>
        <translation>ungültige Stage-Nummer %1</translation>
    </message>
    <message>
        <source>base name (%1) needs a value for the build argument %2</source>
        <translation>der Basisname (%1) braucht einen Wert für das Build-Argument %2</translation>
    </message>
    <message>
        <source>base name (%1) should not be blank</source>
        <translation>der Basisname (%1) darf nicht leer sein</translation>
    </message>
    <message>
        <source>variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround</source>
        <translation>--from ersetzt keine Variablen; definieren Sie stattdessen eine neue Stage mit FROM und einem globalen ARG</translation>
    </message>
    <message>
        <source>%1 is no stage of this file and no valid image reference</source>
        <translation>%1 ist weder eine Stage dieser Datei noch eine gültige Image-Referenz</translation>
    </message>
    <message>
        <source>unknown instruction: %1%2</source>
        <translation>unbekannte Anweisung: %1%2</translation>
    </message>
    <message>
        <source>failed to parse csv mounts: a quote in %1 is misplaced</source>
        <translation>mount ist nicht lesbar: In %1 steht ein Anführungszeichen an der falschen Stelle</translation>
    </message>
    <message>
        <source>&apos;%1&apos; doesn&apos;t support variable expansion, define alias stage instead</source>
        <translation>„%1“ ersetzt keine Variablen; definieren Sie stattdessen eine Alias-Stage</translation>
    </message>
    <message>
        <source>failed to parse csv devices: a quote in %1 is misplaced</source>
        <translation>device ist nicht lesbar: In %1 steht ein Anführungszeichen an der falschen Stelle</translation>
    </message>
    <message>
        <source>invalid value for %1: %2</source>
        <translation>ungültiger Wert für %1: %2</translation>
    </message>
    <message>
        <source>device name already set to %1</source>
        <translation>der Name des Geräts ist bereits als %1 festgelegt</translation>
    </message>
    <message>
        <source>invalid field &apos;%1&apos; must be a key=value pair</source>
        <translation>ungültiges Feld „%1“: Es muss die Form Schlüssel=Wert haben</translation>
    </message>
    <message>
        <source>unexpected key &apos;%1&apos; in &apos;%2&apos;%3</source>
        <translation>unerwarteter Schlüssel „%1“ in „%2“%3</translation>
    </message>
    <message>
        <source>failed to process %1: %2</source>
        <translation>%1 ließ sich nicht auswerten: %2</translation>
    </message>
    <message>
        <source>illegal exclusion pattern: &quot;%1&quot;</source>
        <translation>unzulässiges Ausschlussmuster: „%1“</translation>
    </message>
    <message>
        <source>syntax error in pattern: &quot;%1&quot;</source>
        <translation>Syntaxfehler im Muster: „%1“</translation>
    </message>
</context>
<context>
    <name>edit</name>
    <message>
        <source>&apos;%1&apos; is no name of an image or a stage</source>
        <translation>„%1“ ist kein Name eines Images oder einer Stage</translation>
    </message>
    <message>
        <source>Stage %1 comes later in the file: a stage can only be built on one that comes before it</source>
        <translation>Die Stage %1 steht weiter unten in der Datei: Eine Stage kann nur auf einer aufbauen, die vor ihr steht</translation>
    </message>
    <message>
        <source>The instruction in front is not finished; a new stage would become part of it</source>
        <translation>Die Anweisung davor ist nicht abgeschlossen; eine neue Stage würde ein Teil von ihr</translation>
    </message>
    <message>
        <source>There is no such stage any more</source>
        <translation>Diese Stage gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Add a stage on %1</source>
        <translation>Stage auf %1 hinzufügen</translation>
    </message>
    <message>
        <source>Add stage %1</source>
        <translation>Stage %1 hinzufügen</translation>
    </message>
    <message>
        <source>A stage cannot copy from itself</source>
        <translation>Eine Stage kann nicht aus sich selbst kopieren</translation>
    </message>
    <message>
        <source>Stage %1 comes later in the file than %2: a stage can only copy from one that comes before it. Move %1 above %2 first</source>
        <translation>Die Stage %1 steht in der Datei hinter %2: Eine Stage kann nur aus einer kopieren, die vor ihr steht. Verschieben Sie zuerst %1 vor %2</translation>
    </message>
    <message>
        <source>A path and a destination are needed, each on one line</source>
        <translation>Nötig sind ein Pfad und ein Ziel, beide jeweils in einer Zeile</translation>
    </message>
    <message>
        <source>&apos;&lt;&lt;&apos; would start a heredoc; such a path cannot be copied</source>
        <translation>„&lt;&lt;“ würde ein Heredoc beginnen; ein solcher Pfad lässt sich nicht kopieren</translation>
    </message>
    <message>
        <source>The instruction in front is not finished; the new line would become part of it</source>
        <translation>Die Anweisung davor ist nicht abgeschlossen; die neue Zeile würde ein Teil von ihr</translation>
    </message>
    <message>
        <source>Copy %1 from %2 to %3</source>
        <translation>%1 von %2 nach %3 kopieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name for a stage: it must start with a letter and hold letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos; only</source>
        <translation>„%1“ ist kein Name für eine Stage: Er muss mit einem Buchstaben beginnen und darf nur Buchstaben, Ziffern, „-“, „_“ und „.“ enthalten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a meaning of its own and cannot name a stage</source>
        <translation>„%1“ hat eine eigene Bedeutung und kann keine Stage benennen</translation>
    </message>
    <message>
        <source>There is a stage named &apos;%1&apos; already</source>
        <translation>Eine Stage namens „%1“ gibt es bereits</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an image that this file uses; a stage of that name would hide it</source>
        <translation>„%1“ ist ein Image, das diese Datei verwendet; eine Stage dieses Namens würde es verdecken</translation>
    </message>
    <message>
        <source>There is no such line any more</source>
        <translation>Diese Zeile gibt es nicht mehr</translation>
    </message>
    <message>
        <source>A --from with a number counts this image; put a name there first</source>
        <translation>Ein --from mit einer Nummer zählt dieses Image mit; setzen Sie dort zuerst einen Namen ein</translation>
    </message>
    <message>
        <source>Stage %1 needs a base: choose another one instead</source>
        <translation>Die Stage %1 braucht eine Basis: Wählen Sie stattdessen eine andere</translation>
    </message>
    <message>
        <source>An ONBUILD instruction of the base of %1 makes this edge</source>
        <translation>Diese Kante stammt aus einer ONBUILD-Anweisung der Basis von %1</translation>
    </message>
    <message>
        <source>Remove &apos;%1&apos;</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove the mount %1</source>
        <translation>Mount %1 entfernen</translation>
    </message>
    <message>
        <source>The FROM line of %1 has an error; mend it first</source>
        <translation>Die FROM-Zeile von %1 enthält einen Fehler; beheben Sie ihn zuerst</translation>
    </message>
    <message>
        <source>%1 does not name %2 plainly, but as %3: change that place by hand first</source>
        <translation>%1 nennt %2 nicht direkt, sondern als %3: Ändern Sie diese Stelle zuerst von Hand</translation>
    </message>
    <message>
        <source>%1 has no name</source>
        <translation>%1 hat keinen Namen</translation>
    </message>
    <message>
        <source>Other stages refer to %1 by its name</source>
        <translation>Andere Stages beziehen sich auf %1 mit diesem Namen</translation>
    </message>
    <message>
        <source>The name of %1 stands on a line of its own; remove it by hand</source>
        <translation>Der Name von %1 steht in einer eigenen Zeile; entfernen Sie ihn von Hand</translation>
    </message>
    <message>
        <source>Remove the name of stage %1</source>
        <translation>Namen der Stage %1 entfernen</translation>
    </message>
    <message>
        <source>Name stage %1</source>
        <translation>Stage %1 benennen</translation>
    </message>
    <message>
        <source>Rename stage %1 to %2</source>
        <translation>Stage %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>The stage is called %1 already</source>
        <translation>Die Stage heißt bereits %1</translation>
    </message>
</context>
<context>
    <name>lint</name>
    <message>
        <source>Duplicate stage name &quot;%1&quot;, stage names should be unique</source>
        <translation>Der Stage-Name „%1“ kommt doppelt vor; Stage-Namen sollten eindeutig sein</translation>
    </message>
    <message>
        <source>Stage names should be unique</source>
        <translation>Stage-Namen sollten eindeutig sein</translation>
    </message>
    <message>
        <source>Change &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>„%1“ in „%2“ ändern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; keywords&apos; casing do not match</source>
        <translation>Die Schlüsselwörter „%1“ und „%2“ sind nicht einheitlich groß- oder kleingeschrieben</translation>
    </message>
    <message>
        <source>The &apos;as&apos; keyword should match the case of the &apos;from&apos; keyword</source>
        <translation>Das Schlüsselwort „as“ sollte so geschrieben sein wie „from“: groß oder klein</translation>
    </message>
    <message>
        <source>Stage name &apos;%1&apos; should be lowercase</source>
        <translation>Der Stage-Name „%1“ sollte kleingeschrieben sein</translation>
    </message>
    <message>
        <source>Stage names should be lowercase</source>
        <translation>Stage-Namen sollten kleingeschrieben sein</translation>
    </message>
</context>
<context>
    <name>stagewright::app::DockerfileDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Reload from disk</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Tidy layout</source>
        <translation>Graph ordnen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::DockerfileEditor</name>
    <message>
        <source>Dockerfile text</source>
        <translation>Text des Dockerfiles</translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphView</name>
    <message>
        <source>Stage graph, %1</source>
        <translation>Stage-Graph, %1</translation>
    </message>
</context>
<context>
    <name>stagewright::app::Minimap</name>
    <message>
        <source>Overview of the graph</source>
        <translation>Übersicht des Graphen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::NameEditor</name>
    <message>
        <source>Name of the stage</source>
        <translation>Name der Stage</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsView</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show in text</source>
        <translation>Im Text zeigen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ScintillaBuffer</name>
    <message>
        <source>Typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::SummaryCard</name>
    <message>
        <source>Ships %1 of %2</source>
        <translation>Ausgeliefert: %1 von %2</translation>
    </message>
    <message>
        <source>Ships %1</source>
        <translation>Ausgeliefert: %1</translation>
    </message>
    <message>
        <source>Nothing stays behind</source>
        <translation>Nichts bleibt zurück</translation>
    </message>
    <message>
        <source>%1 stay behind</source>
        <translation>%1 bleiben zurück</translation>
    </message>
    <message>
        <source>%1 stay behind in %2</source>
        <translation>%1 bleiben in %2 zurück</translation>
    </message>
</context>
<context>
    <name>stagewright::app::TextView</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>syntax</name>
    <message>
        <source>when using JSON array syntax, arrays must be comprised of strings only</source>
        <translation>in der JSON-Schreibweise darf die Liste nur Zeichenketten enthalten</translation>
    </message>
    <message>
        <source>%1 must have two arguments</source>
        <translation>%1 muss zwei Argumente haben</translation>
    </message>
    <message>
        <source>Syntax error - can&apos;t find = in %1. Must be of the form: name=value</source>
        <translation>Syntaxfehler: In %1 fehlt das =. Die Form ist: Name=Wert</translation>
    </message>
    <message>
        <source>failed to process %1: %2</source>
        <translation>%1 ließ sich nicht auswerten: %2</translation>
    </message>
    <message>
        <source>the Dockerfile cannot be empty</source>
        <translation>das Dockerfile darf nicht leer sein</translation>
    </message>
    <message>
        <source>file with no instructions</source>
        <translation>die Datei enthält keine Anweisungen</translation>
    </message>
    <message>
        <source>dockerfile line greater than max allowed size of %1</source>
        <translation>eine Zeile des Dockerfiles ist länger als die erlaubten %1</translation>
    </message>
    <message>
        <source>only one %1 parser directive can be used</source>
        <translation>die Parser-Direktive %1 darf nur einmal vorkommen</translation>
    </message>
    <message>
        <source>invalid escape token &apos;%1&apos; does not match ` or \</source>
        <translation>ungültiges Escape-Zeichen „%1“: Erlaubt sind ` und \</translation>
    </message>
    <message>
        <source>unterminated heredoc</source>
        <translation>das Heredoc ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>invalid pattern (%1) in substitution: %2</source>
        <translation>ungültiges Muster (%1) in der Ersetzung: %2</translation>
    </message>
    <message>
        <source>invalid escape &apos;\%1&apos;</source>
        <translation>ungültige Escape-Folge „\%1“</translation>
    </message>
    <message>
        <source>variables are nested too deeply</source>
        <translation>die Variablen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>unexpected end of statement while looking for matching %1</source>
        <translation>unerwartetes Ende der Anweisung: Das zugehörige %1 fehlt</translation>
    </message>
    <message>
        <source>unexpected end of statement while looking for matching single-quote</source>
        <translation>unerwartetes Ende der Anweisung: Das schließende einfache Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>unexpected end of statement while looking for matching double-quote</source>
        <translation>unerwartetes Ende der Anweisung: Das schließende doppelte Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>syntax error: missing &apos;}&apos;</source>
        <translation>Syntaxfehler: „}“ fehlt</translation>
    </message>
    <message>
        <source>syntax error: bad substitution</source>
        <translation>Syntaxfehler: unzulässige Ersetzung</translation>
    </message>
    <message>
        <source>unsupported modifier (%1) in substitution</source>
        <translation>nicht unterstützter Modifikator (%1) in der Ersetzung</translation>
    </message>
    <message>
        <source>is not allowed to be empty</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>is not allowed to be unset</source>
        <translation>muss gesetzt sein</translation>
    </message>
    <message>
        <source>syntax error: missing &apos;/&apos; in ${}</source>
        <translation>Syntaxfehler: „/“ fehlt in ${}</translation>
    </message>
</context>
</TS>
