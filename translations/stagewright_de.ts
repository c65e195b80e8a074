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
    <message>
        <source>%1 stands on %2</source>
        <translation>%1 beruht auf %2</translation>
    </message>
    <message>
        <source>%1 copies %3 from %2</source>
        <translation>%1 kopiert %3 aus %2</translation>
    </message>
    <message>
        <source>%1 mounts %3 from %2</source>
        <translation>%1 bindet %3 aus %2 ein</translation>
    </message>
    <message>
        <source>%1 runs a trigger that reads %3 from %2</source>
        <translation>%1 führt einen Auslöser aus, der %3 aus %2 liest</translation>
    </message>
    <message>
        <source>%1 reads %3 from the %2</source>
        <translation>%1 liest %3 aus %2</translation>
    </message>
    <message>
        <source>%1 keeps %3 in cache %2</source>
        <translation>%1 behält %3 im Cache %2</translation>
    </message>
    <message>
        <source>Named context %1</source>
        <translation>Benannter Kontext %1</translation>
    </message>
    <message>
        <source>Cache %1</source>
        <translation>Cache %1</translation>
    </message>
    <message>
        <source>Unknown image %1</source>
        <translation>Unbekanntes Image %1</translation>
    </message>
</context>
<context>
    <name>ArgumentRows</name>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>No default</source>
        <translation>Keine Vorgabe</translation>
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
    <message>
        <source>This image is gone</source>
        <translation>Dieses Image ist nicht mehr da</translation>
    </message>
    <message>
        <source>This name must be mended first: it is no image</source>
        <translation>Dieser Name muss zuerst berichtigt werden: Er ist kein Image</translation>
    </message>
</context>
<context>
    <name>ConnectTool</name>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
</context>
<context>
    <name>EditPreview</name>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>GraphContent</name>
    <message>
        <source>comes later in the file</source>
        <translation>steht weiter unten in der Datei</translation>
    </message>
    <message>
        <source>copies from itself</source>
        <translation>kopiert aus sich selbst</translation>
    </message>
    <message>
        <source>goes round in a circle</source>
        <translation>führt im Kreis</translation>
    </message>
    <message>
        <source>no such stage</source>
        <translation>keine solche Stage</translation>
    </message>
    <message>
        <source>neither a stage nor an image</source>
        <translation>weder Stage noch Image</translation>
    </message>
    <message>
        <source>needs a build argument</source>
        <translation>braucht ein Build-Argument</translation>
    </message>
    <message>
        <source>line %1 does not parse</source>
        <translation>Zeile %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1, ships %2</source>
        <translation>%1, ausgeliefert wird %2</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n Stage</numerusform>
            <numerusform>%n Stages</numerusform>
        </translation>
    </message>
    <message>
        <source>needs ARG %1</source>
        <translation>braucht ARG %1</translation>
    </message>
    <message>
        <source>depends on ARG %1</source>
        <translation>hängt von ARG %1 ab</translation>
    </message>
    <message>
        <source>Cache mount %1: kept between builds, never in the image</source>
        <translation>Cache-Mount %1: bleibt zwischen Builds, nie im Image</translation>
    </message>
    <message>
        <source>build context</source>
        <translation>Build-Kontext</translation>
    </message>
    <message>
        <source>The folder that is sent to the builder</source>
        <translation>Der Ordner, den der Builder bekommt</translation>
    </message>
</context>
<context>
    <name>GraphExport</name>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Graphviz (*.dot)</source>
        <translation>Graphviz (*.dot)</translation>
    </message>
    <message>
        <source>Mermaid (*.mmd)</source>
        <translation>Mermaid (*.mmd)</translation>
    </message>
</context>
<context>
    <name>ReconnectTool</name>
    <message>
        <source>This line stands for several: open it first, to choose one</source>
        <translation>Diese Linie steht für mehrere: Öffnen Sie sie zuerst, um eine zu wählen</translation>
    </message>
    <message>
        <source>What this line reads is changed in the text</source>
        <translation>Was diese Linie liest, wird im Text geändert</translation>
    </message>
    <message>
        <source>A stage has one FROM: drag the other end to choose another base</source>
        <translation>Eine Stage hat ein FROM: Ziehen Sie das andere Ende, um eine andere Basis zu wählen</translation>
    </message>
</context>
<context>
    <name>RowTool</name>
    <message>
        <source>Move within %1</source>
        <translation>Innerhalb von %1 verschieben</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Nach %1 verschieben</translation>
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
    <name>StageFacts</name>
    <message>
        <source>this is the image</source>
        <translation>das ist das Image</translation>
    </message>
    <message>
        <source>its layers ship</source>
        <translation>ihre Layer werden ausgeliefert</translation>
    </message>
    <message>
        <source>discarded after build</source>
        <translation>nach dem Build verworfen</translation>
    </message>
    <message>
        <source>not built for this target</source>
        <translation>für dieses Ziel nicht gebaut</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>building, %1 of %2 steps</source>
        <translation>wird gebaut, %1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 of %2 cached</source>
        <translation>%1 von %2 aus dem Cache</translation>
    </message>
    <message>
        <source>based on %1</source>
        <translation>basiert auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n instruction(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>ships</source>
        <translation>wird ausgeliefert</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteren</numerusform>
            <numerusform>%1 und %n weiteren</numerusform>
        </translation>
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
    <name>assist</name>
    <message>
        <source>Names the stage, so that others can refer to it.</source>
        <translation>Gibt der Stage einen Namen, damit andere sich auf sie beziehen können.</translation>
    </message>
    <message>
        <source>Stage %1 of this file, line %2. Instructions: %3.</source>
        <translation>Stage %1 dieser Datei, Zeile %2. Anweisungen: %3.</translation>
    </message>
    <message>
        <source>%1, which ship</source>
        <translation>%1, ausgeliefert</translation>
    </message>
    <message>
        <source>%1, which stay behind</source>
        <translation>%1, die zurückbleiben</translation>
    </message>
    <message>
        <source>The target does not need it.</source>
        <translation>Das Ziel braucht sie nicht.</translation>
    </message>
    <message>
        <source>Nobody has given it a value.</source>
        <translation>Niemand hat ihr einen Wert gegeben.</translation>
    </message>
    <message>
        <source>Places in this file: %1</source>
        <translation>Stellen in dieser Datei: %1</translation>
    </message>
    <message>
        <source>ARG on line %1 without a value: --build-arg gives it one</source>
        <translation>ARG in Zeile %1 ohne Wert: --build-arg gibt ihm einen</translation>
    </message>
    <message>
        <source>Set by the builder</source>
        <translation>Vom Builder gesetzt</translation>
    </message>
    <message>
        <source>Build argument, taken by the ARG on line %1</source>
        <translation>Build-Argument, angenommen vom ARG in Zeile %1</translation>
    </message>
    <message>
        <source>Default of the ARG on line %1, before the first FROM</source>
        <translation>Vorgabe des ARG in Zeile %1, vor dem ersten FROM</translation>
    </message>
    <message>
        <source>Default of the ARG on line %1</source>
        <translation>Vorgabe des ARG in Zeile %1</translation>
    </message>
    <message>
        <source>ENV on line %1</source>
        <translation>ENV in Zeile %1</translation>
    </message>
    <message>
        <source>Set by the base image</source>
        <translation>Vom Basis-Image gesetzt</translation>
    </message>
    <message>
        <source>Written as %1</source>
        <translation>Geschrieben als %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>Layers: %1</source>
        <translation>Layer: %1</translation>
    </message>
    <message>
        <source>External image; the local store does not have it.</source>
        <translation>Externes Image; der lokale Speicher hat es nicht.</translation>
    </message>
    <message>
        <source>Its layer: %1</source>
        <translation>Sein Layer: %1</translation>
    </message>
    <message>
        <source>Begins a stage: an image, an earlier stage or scratch, on which the instructions below work.</source>
        <translation>Beginnt eine Stage: ein Image, eine frühere Stage oder scratch, worauf die Anweisungen darunter aufbauen.</translation>
    </message>
    <message>
        <source>Declares a variable for the build. It may have a default; --build-arg gives it another value. It is not in the finished image&apos;s environment.</source>
        <translation>Deklariert eine Variable für den Build. Sie kann eine Vorgabe haben; --build-arg gibt ihr einen anderen Wert. In der Umgebung des fertigen Images ist sie nicht.</translation>
    </message>
    <message>
        <source>Sets environment variables for the instructions below and for containers of the image.</source>
        <translation>Setzt Umgebungsvariablen für die Anweisungen darunter und für Container des Images.</translation>
    </message>
    <message>
        <source>Adds key=value notes to the image&apos;s configuration.</source>
        <translation>Fügt der Konfiguration des Images Angaben der Form Schlüssel=Wert hinzu.</translation>
    </message>
    <message>
        <source>Runs a command while the image is built and keeps what it changes in the file system as a layer.</source>
        <translation>Führt einen Befehl aus, während das Image gebaut wird, und behält als Layer, was er im Dateisystem ändert.</translation>
    </message>
    <message>
        <source>Copies files from the build context, or with --from from a stage or an image.</source>
        <translation>Kopiert Dateien aus dem Build-Kontext, mit --from aus einer Stage oder einem Image.</translation>
    </message>
    <message>
        <source>Like COPY, and it also fetches URLs and git repositories and unpacks local archives.</source>
        <translation>Wie COPY, holt aber auch URLs und Git-Repositorys und entpackt lokale Archive.</translation>
    </message>
    <message>
        <source>Sets the directory for the instructions below and for containers, and creates it where it is missing.</source>
        <translation>Setzt das Verzeichnis für die Anweisungen darunter und für Container und legt es an, wo es fehlt.</translation>
    </message>
    <message>
        <source>Sets the user, and the group, that run the instructions below and containers of the image.</source>
        <translation>Setzt Benutzer und Gruppe, unter denen die Anweisungen darunter und Container des Images laufen.</translation>
    </message>
    <message>
        <source>Sets the signal that asks a container to end.</source>
        <translation>Setzt das Signal, das einen Container zum Ende auffordert.</translation>
    </message>
    <message>
        <source>Names an author. Deprecated: a label org.opencontainers.image.authors says it better.</source>
        <translation>Nennt einen Autor. Veraltet: Ein Label org.opencontainers.image.authors sagt es besser.</translation>
    </message>
    <message>
        <source>Notes the ports on which a container listens. It opens none.</source>
        <translation>Vermerkt die Ports, auf denen ein Container lauscht. Öffnet keinen.</translation>
    </message>
    <message>
        <source>Marks directories whose content does not belong to the image: a container gets a volume there.</source>
        <translation>Markiert Verzeichnisse, deren Inhalt nicht zum Image gehört: Ein Container bekommt dort ein Volume.</translation>
    </message>
    <message>
        <source>Sets what a container runs by default, or the default arguments of ENTRYPOINT. The last one counts.</source>
        <translation>Setzt, was ein Container ohne weitere Angaben ausführt, oder die Vorgaben für die Argumente von ENTRYPOINT. Das letzte zählt.</translation>
    </message>
    <message>
        <source>Sets the program that every container of the image starts; CMD and the command line give its arguments.</source>
        <translation>Setzt das Programm, das jeder Container des Images startet; CMD und die Befehlszeile geben seine Argumente.</translation>
    </message>
    <message>
        <source>Sets the shell that reads RUN, CMD and ENTRYPOINT where they are no JSON arrays.</source>
        <translation>Setzt die Shell, die RUN, CMD und ENTRYPOINT liest, wo sie keine JSON-Listen sind.</translation>
    </message>
    <message>
        <source>Sets the command that tells whether a container is well, or switches off the one of the base image.</source>
        <translation>Setzt den Befehl, der sagt, ob es einem Container gut geht, oder schaltet den des Basis-Images ab.</translation>
    </message>
    <message>
        <source>Keeps an instruction for later: it runs in builds that use this image as their base.</source>
        <translation>Hebt eine Anweisung für später auf: Sie läuft in Builds, die dieses Image als Basis nehmen.</translation>
    </message>
    <message>
        <source>Owner of the copied files: USER or USER:GROUP, by name or number.</source>
        <translation>Eigentümer der kopierten Dateien: BENUTZER oder BENUTZER:GRUPPE, als Name oder Zahl.</translation>
    </message>
    <message>
        <source>Permissions of the copied files: 0755, or u=rwX,go=rX.</source>
        <translation>Rechte der kopierten Dateien: 0755 oder u=rwX,go=rX.</translation>
    </message>
    <message>
        <source>Makes a layer that does not depend on those below it, so that it stays in the cache when the base changes.</source>
        <translation>Macht einen Layer, der nicht von denen unter ihm abhängt, sodass er im Cache bleibt, wenn sich die Basis ändert.</translation>
    </message>
    <message>
        <source>Leaves out paths that match this pattern. May be given several times.</source>
        <translation>Lässt Pfade aus, die auf dieses Muster passen. Darf mehrmals stehen.</translation>
    </message>
    <message>
        <source>Platform of the base image: linux/arm64, or $BUILDPLATFORM for a stage that runs on the machine that builds.</source>
        <translation>Plattform des Basis-Images: linux/arm64, oder $BUILDPLATFORM für eine Stage, die auf dem bauenden Rechner läuft.</translation>
    </message>
    <message>
        <source>Shows files to this command alone: of a stage, a cache, a secret, an SSH agent or memory. They do not get into the layer.</source>
        <translation>Zeigt allein diesem Befehl Dateien: einer Stage, eines Caches, eines Geheimnisses, eines SSH-Agenten oder aus dem Speicher. In den Layer kommen sie nicht.</translation>
    </message>
    <message>
        <source>Network of this command: default, none or host.</source>
        <translation>Netz dieses Befehls: default, none oder host.</translation>
    </message>
    <message>
        <source>Runs the command in a sandbox, or insecure with all rights, where the builder permits it.</source>
        <translation>Führt den Befehl in einer Sandbox aus, oder mit insecure mit allen Rechten, wo der Builder es erlaubt.</translation>
    </message>
    <message>
        <source>A device that the command may use, by its CDI name.</source>
        <translation>Ein Gerät, das der Befehl benutzen darf, mit seinem CDI-Namen.</translation>
    </message>
    <message>
        <source>Where the files come from: a stage by name or number, an image, or a named context.</source>
        <translation>Woher die Dateien kommen: eine Stage als Name oder Nummer, ein Image oder ein benannter Kontext.</translation>
    </message>
    <message>
        <source>Keeps the folders of the source paths below the destination.</source>
        <translation>Behält die Ordner der Quellpfade unter dem Ziel.</translation>
    </message>
    <message>
        <source>Keeps the .git folder of a repository that is fetched.</source>
        <translation>Behält den Ordner .git eines geholten Repositorys.</translation>
    </message>
    <message>
        <source>Digest that a fetched file must have, or commit that a repository must have.</source>
        <translation>Digest, den eine geholte Datei haben muss, oder Commit, den ein Repository haben muss.</translation>
    </message>
    <message>
        <source>Whether archives are unpacked; without it local ones are, fetched ones not.</source>
        <translation>Ob Archive entpackt werden; ohne Angabe werden es lokale, geholte nicht.</translation>
    </message>
    <message>
        <source>Time between two checks. Default: 30s.</source>
        <translation>Zeit zwischen zwei Prüfungen. Vorgabe: 30s.</translation>
    </message>
    <message>
        <source>Time after which a check counts as failed. Default: 30s.</source>
        <translation>Zeit, nach der eine Prüfung als gescheitert gilt. Vorgabe: 30s.</translation>
    </message>
    <message>
        <source>Time that the container has to start; failures in it do not count. Default: 0s.</source>
        <translation>Zeit, die der Container zum Starten hat; Fehlschläge darin zählen nicht. Vorgabe: 0s.</translation>
    </message>
    <message>
        <source>Time between checks while the container starts. Default: 5s.</source>
        <translation>Zeit zwischen Prüfungen, während der Container startet. Vorgabe: 5s.</translation>
    </message>
    <message>
        <source>Failures in a row after which the container is unhealthy. Default: 3.</source>
        <translation>Fehlschläge in Folge, nach denen der Container als krank gilt. Vorgabe: 3.</translation>
    </message>
    <message>
        <source>Files of the build context, a stage or an image, read-only by default.</source>
        <translation>Dateien des Build-Kontexts, einer Stage oder eines Images, ohne weitere Angabe nur lesbar.</translation>
    </message>
    <message>
        <source>A folder that outlives the build, for compilers and package managers.</source>
        <translation>Ein Ordner, der den Build überdauert, für Compiler und Paketverwaltungen.</translation>
    </message>
    <message>
        <source>An empty folder in memory.</source>
        <translation>Ein leerer Ordner im Speicher.</translation>
    </message>
    <message>
        <source>A secret as a file or variable; it stays out of the image.</source>
        <translation>Ein Geheimnis als Datei oder Variable; es kommt nicht ins Image.</translation>
    </message>
    <message>
        <source>The SSH agent of whoever builds.</source>
        <translation>Der SSH-Agent dessen, der baut.</translation>
    </message>
    <message>
        <source>Path where the mount appears.</source>
        <translation>Pfad, an dem das Eingehängte erscheint.</translation>
    </message>
    <message>
        <source>Stage, image or named context whose files appear.</source>
        <translation>Stage, Image oder benannter Kontext, dessen Dateien erscheinen.</translation>
    </message>
    <message>
        <source>Path of the files where they come from.</source>
        <translation>Pfad der Dateien dort, woher sie kommen.</translation>
    </message>
    <message>
        <source>Name that tells it apart from others.</source>
        <translation>Name, der es von anderen unterscheidet.</translation>
    </message>
    <message>
        <source>Permissions in octal.</source>
        <translation>Rechte in Oktal.</translation>
    </message>
    <message>
        <source>Number of the user who owns it.</source>
        <translation>Nummer des Benutzers, dem es gehört.</translation>
    </message>
    <message>
        <source>Number of the group that owns it.</source>
        <translation>Nummer der Gruppe, der es gehört.</translation>
    </message>
    <message>
        <source>The build stops where it is not handed in.</source>
        <translation>Der Build bricht ab, wo es nicht übergeben wird.</translation>
    </message>
    <message>
        <source>The command may write; what it writes is thrown away.</source>
        <translation>Der Befehl darf schreiben; was er schreibt, wird weggeworfen.</translation>
    </message>
    <message>
        <source>What happens where two commands want the cache at once.</source>
        <translation>Was geschieht, wenn zwei Befehle den Cache zugleich wollen.</translation>
    </message>
    <message>
        <source>The command may not write.</source>
        <translation>Der Befehl darf nicht schreiben.</translation>
    </message>
    <message>
        <source>Most bytes that it may hold.</source>
        <translation>Wie viele Bytes es höchstens fasst.</translation>
    </message>
    <message>
        <source>Environment variable that holds the secret instead of a file.</source>
        <translation>Umgebungsvariable, die das Geheimnis statt einer Datei hält.</translation>
    </message>
    <message>
        <source>Both may write at once.</source>
        <translation>Beide dürfen zugleich schreiben.</translation>
    </message>
    <message>
        <source>Each gets a cache of its own.</source>
        <translation>Jeder bekommt einen eigenen Cache.</translation>
    </message>
    <message>
        <source>The second waits for the first.</source>
        <translation>Der zweite wartet auf den ersten.</translation>
    </message>
    <message>
        <source>The builder&apos;s network.</source>
        <translation>Das Netz des Builders.</translation>
    </message>
    <message>
        <source>No network at all.</source>
        <translation>Gar kein Netz.</translation>
    </message>
    <message>
        <source>The network of the machine, where the builder permits it.</source>
        <translation>Das Netz des Rechners, wo der Builder es erlaubt.</translation>
    </message>
    <message>
        <source>Without special rights: the default.</source>
        <translation>Ohne besondere Rechte: die Vorgabe.</translation>
    </message>
    <message>
        <source>With all rights, where the builder permits it.</source>
        <translation>Mit allen Rechten, wo der Builder es erlaubt.</translation>
    </message>
    <message>
        <source>Image of the front end that reads this file.</source>
        <translation>Image des Frontends, das diese Datei liest.</translation>
    </message>
    <message>
        <source>The character that continues lines: a backslash, or a backtick for Windows paths.</source>
        <translation>Das Zeichen, das Zeilen fortsetzt: ein Backslash, oder ein Backtick für Windows-Pfade.</translation>
    </message>
    <message>
        <source>Which build checks are skipped, and whether findings stop the build.</source>
        <translation>Welche Prüfungen des Builds ausgelassen werden und ob Befunde den Build abbrechen.</translation>
    </message>
    <message>
        <source>Platform that is built for: linux/arm64.</source>
        <translation>Plattform, für die gebaut wird: linux/arm64.</translation>
    </message>
    <message>
        <source>Operating system that is built for.</source>
        <translation>Betriebssystem, für das gebaut wird.</translation>
    </message>
    <message>
        <source>Architecture that is built for.</source>
        <translation>Architektur, für die gebaut wird.</translation>
    </message>
    <message>
        <source>Variant of the architecture that is built for.</source>
        <translation>Variante der Architektur, für die gebaut wird.</translation>
    </message>
    <message>
        <source>Platform of the machine that builds.</source>
        <translation>Plattform des bauenden Rechners.</translation>
    </message>
    <message>
        <source>Operating system of the machine that builds.</source>
        <translation>Betriebssystem des bauenden Rechners.</translation>
    </message>
    <message>
        <source>Architecture of the machine that builds.</source>
        <translation>Architektur des bauenden Rechners.</translation>
    </message>
    <message>
        <source>Variant of the architecture of the machine that builds.</source>
        <translation>Variante der Architektur des bauenden Rechners.</translation>
    </message>
    <message>
        <source>Name of the stage that is built.</source>
        <translation>Name der Stage, die gebaut wird.</translation>
    </message>
    <message>
        <source>Asks the program to end: the default.</source>
        <translation>Bittet das Programm, sich zu beenden: die Vorgabe.</translation>
    </message>
    <message>
        <source>As Ctrl+C does.</source>
        <translation>Wie es Strg+C tut.</translation>
    </message>
    <message>
        <source>Ends in good order in nginx and others.</source>
        <translation>Geordnetes Ende bei nginx und anderen.</translation>
    </message>
    <message>
        <source>Reads the configuration anew in many programs.</source>
        <translation>Liest in vielen Programmen die Konfiguration neu.</translation>
    </message>
    <message>
        <source>What the program makes of it.</source>
        <translation>Was das Programm daraus macht.</translation>
    </message>
    <message>
        <source>Ends in good order in Apache httpd.</source>
        <translation>Geordnetes Ende bei Apache httpd.</translation>
    </message>
    <message>
        <source>Ends systemd in good order.</source>
        <translation>Geordnetes Ende bei systemd.</translation>
    </message>
    <message>
        <source>Ends the program at once; it cannot clean up.</source>
        <translation>Beendet das Programm sofort; es kann nicht aufräumen.</translation>
    </message>
    <message>
        <source>It is called %1 already</source>
        <translation>Der Name ist bereits %1</translation>
    </message>
    <message>
        <source>%1 cannot be a variable: letters, digits and underscores only, and no digit in front</source>
        <translation>%1 kann keine Variable sein: nur Buchstaben, Ziffern und Unterstriche, und vorn keine Ziffer</translation>
    </message>
    <message>
        <source>%1 is the builder&apos;s: it sets it under this name alone</source>
        <translation>%1 gehört dem Builder: Er setzt sie nur unter diesem Namen</translation>
    </message>
    <message>
        <source>There is a variable %1 already, on line %2</source>
        <translation>Es gibt bereits eine Variable %1, in Zeile %2</translation>
    </message>
    <message>
        <source>The command on line %1 sets %2 by itself: change that place by hand first</source>
        <translation>Der Befehl in Zeile %1 setzt %2 selbst: Ändern Sie zuerst diese Stelle von Hand</translation>
    </message>
    <message>
        <source>Rename variable %1 to %2</source>
        <translation>Variable %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>%1 cannot end a heredoc</source>
        <translation>%1 kann kein Heredoc beenden</translation>
    </message>
    <message>
        <source>The line that ends %1 is missing</source>
        <translation>Die Zeile, die %1 beendet, fehlt</translation>
    </message>
    <message>
        <source>A line of the heredoc says %1 itself</source>
        <translation>Eine Zeile des Heredocs lautet selbst %1</translation>
    </message>
    <message>
        <source>Rename heredoc %1 to %2</source>
        <translation>Heredoc %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>There is no name here that could be changed</source>
        <translation>Hier steht kein Name, der sich ändern ließe</translation>
    </message>
    <message>
        <source>Stage %1 of this file, based on %2. Instructions: %3.</source>
        <translation>Stage %1 dieser Datei, auf der Basis %2. Anweisungen: %3.</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>Nothing: no file at all.</source>
        <translation>Nichts: keine einzige Datei.</translation>
    </message>
</context>
<context>
    <name>convert</name>
    <message>
        <source>invalid context specifier %1 for %2</source>
        <translation>ungültige Kontextangabe %1 für %2</translation>
    </message>
    <message>
        <source>unsupported context source %1 for %2</source>
        <translation>nicht unterstützte Kontextquelle %1 für %2</translation>
    </message>
    <message>
        <source>onbuild trigger should be a single expression</source>
        <translation>ein ONBUILD-Auslöser muss eine einzelne Anweisung sein</translation>
    </message>
    <message>
        <source>*instructions.Stage is not a command type</source>
        <translation>*instructions.Stage ist keine Art von Befehl</translation>
    </message>
    <message>
        <source>dockerfile contains no stages to build</source>
        <translation>das Dockerfile enthält keine Stage zum Bauen</translation>
    </message>
    <message>
        <source>invalid context name %1: %2</source>
        <translation>ungültiger Kontextname %1: %2</translation>
    </message>
    <message>
        <source>cannot copy from stage %1, it needs to be defined before current stage %2</source>
        <translation>aus Stage %1 kann nicht kopiert werden: sie muss vor der Stage %2 stehen</translation>
    </message>
    <message>
        <source>invalid chmod parameter: &apos;%1&apos;. it should be octal string and between 0 and 07777</source>
        <translation>ungültiger Wert für chmod: &apos;%1&apos;. Er muss oktal sein und zwischen 0 und 07777 liegen</translation>
    </message>
    <message>
        <source>invalid syntax</source>
        <translation>ungültige Schreibweise</translation>
    </message>
    <message>
        <source>checksum can&apos;t be specified for multiple sources</source>
        <translation>eine Prüfsumme kann nicht für mehrere Quellen angegeben werden</translation>
    </message>
    <message>
        <source>checksum requires HTTP(S) or Git sources</source>
        <translation>eine Prüfsumme verlangt HTTP(S)- oder Git-Quellen</translation>
    </message>
    <message>
        <source>source can&apos;t be a git ref for COPY</source>
        <translation>eine Quelle von COPY kann kein Git-Verweis sein</translation>
    </message>
    <message>
        <source>inconsistent keep-git-dir configuration</source>
        <translation>widersprüchliche Angaben zu keep-git-dir</translation>
    </message>
    <message>
        <source>checksum mismatch %1 != %2</source>
        <translation>die Prüfsummen stimmen nicht überein: %1 != %2</translation>
    </message>
    <message>
        <source>source can&apos;t be a URL for COPY</source>
        <translation>eine Quelle von COPY kann keine URL sein</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH stage must contain exactly one remote ADD</source>
        <translation>die Stage für SOURCE_DATE_EPOCH muss genau ein entferntes ADD enthalten</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH stage must contain exactly one remote ADD source</source>
        <translation>die Stage für SOURCE_DATE_EPOCH muss genau eine entfernte Quelle für ADD enthalten</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH stage source must be a single HTTP(S) or Git ADD</source>
        <translation>die Quelle der Stage für SOURCE_DATE_EPOCH muss ein einzelnes HTTP(S)- oder Git-ADD sein</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH stage does not meet source-only requirements: unsupported %1 instruction</source>
        <translation>die Stage für SOURCE_DATE_EPOCH darf nur eine Quelle enthalten: die Anweisung %1 ist nicht erlaubt</translation>
    </message>
    <message>
        <source>failed to process source stage base name &quot;%1&quot;: %2</source>
        <translation>die Basis &quot;%1&quot; der Quell-Stage lässt sich nicht auswerten: %2</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH stage must use FROM scratch</source>
        <translation>die Stage für SOURCE_DATE_EPOCH muss FROM scratch verwenden</translation>
    </message>
    <message>
        <source>invalid SOURCE_DATE_EPOCH: %1</source>
        <translation>ungültiges SOURCE_DATE_EPOCH: %1</translation>
    </message>
    <message>
        <source>normalizing workdir: %1</source>
        <translation>beim Auflösen von WORKDIR: %1</translation>
    </message>
    <message>
        <source>invalid signal: %1</source>
        <translation>ungültiges Signal: %1</translation>
    </message>
    <message>
        <source>VOLUME specified can not be an empty string</source>
        <translation>ein VOLUME kann kein leerer Text sein</translation>
    </message>
    <message>
        <source>unexpected key &apos;%1&apos; for mount type &apos;%2&apos;</source>
        <translation>unerwarteter Schlüssel &apos;%1&apos; für die Art &apos;%2&apos;</translation>
    </message>
    <message>
        <source>invalid field &apos;%1&apos; must be a key=value pair</source>
        <translation>ungültiges Feld &apos;%1&apos;: es muss ein Paar key=value sein</translation>
    </message>
    <message>
        <source>invalid value for %1: %2</source>
        <translation>ungültiger Wert für %1: %2</translation>
    </message>
    <message>
        <source>invalid value %1 for %2</source>
        <translation>ungültiger Wert %1 für %2</translation>
    </message>
    <message>
        <source>unsupported mount type %1%2</source>
        <translation>nicht unterstützte Art der Einbindung %1%2</translation>
    </message>
    <message>
        <source>unsupported sharing value %1%2</source>
        <translation>nicht unterstützter Wert für sharing: %1%2</translation>
    </message>
    <message>
        <source>unexpected key &apos;%1&apos; in &apos;%2&apos;%3</source>
        <translation>unerwarteter Schlüssel &apos;%1&apos; in &apos;%2&apos;%3</translation>
    </message>
    <message>
        <source>secret mount should not have a from</source>
        <translation>ein Geheimnis darf kein from haben</translation>
    </message>
    <message>
        <source>secret mount should not define sharing</source>
        <translation>ein Geheimnis darf kein sharing haben</translation>
    </message>
    <message>
        <source>invalid secret mount. one of source, target required</source>
        <translation>ungültiges Geheimnis: source oder target ist nötig</translation>
    </message>
    <message>
        <source>both source and id can&apos;t be set</source>
        <translation>source und id können nicht zugleich gesetzt sein</translation>
    </message>
    <message>
        <source>%1 not allowed for %2 type mounts</source>
        <translation>%1 ist für Einbindungen der Art %2 nicht erlaubt</translation>
    </message>
    <message>
        <source>invalid cache sharing set for %1 mount</source>
        <translation>sharing ist für die Einbindung %1 nicht erlaubt</translation>
    </message>
    <message>
        <source>cannot mount from stage %1 to %2, stage needs to be defined before current command</source>
        <translation>Stage %1 kann nicht nach %2 eingebunden werden: sie muss vor diesem Befehl stehen</translation>
    </message>
    <message>
        <source>ssh does not support source</source>
        <translation>ssh kennt kein source</translation>
    </message>
    <message>
        <source>invalid mount target &quot;/&quot;</source>
        <translation>ungültiges Ziel der Einbindung &quot;/&quot;</translation>
    </message>
    <message>
        <source>invalid repository name (%1), cannot specify 64-byte hexadecimal strings</source>
        <translation>ungültiger Name eines Repositorys (%1): 64 hexadezimale Zeichen sind nicht erlaubt</translation>
    </message>
    <message>
        <source>invalid reference format: repository name (%1) must be lowercase</source>
        <translation>ungültige Schreibweise: der Name des Repositorys (%1) muss klein geschrieben sein</translation>
    </message>
    <message>
        <source>repository name must not be more than %1 characters</source>
        <translation>der Name des Repositorys darf nicht mehr als %1 Zeichen haben</translation>
    </message>
    <message>
        <source>invalid reference format</source>
        <translation>ungültige Schreibweise des Image-Namens</translation>
    </message>
    <message>
        <source>invalid checksum digest format</source>
        <translation>ungültige Schreibweise der Prüfsumme</translation>
    </message>
    <message>
        <source>invalid checksum digest length</source>
        <translation>ungültige Länge der Prüfsumme</translation>
    </message>
    <message>
        <source>unsupported digest algorithm</source>
        <translation>nicht unterstütztes Prüfsummenverfahren</translation>
    </message>
    <message>
        <source>No relative path specified in &quot;%1&quot;</source>
        <translation>In &quot;%1&quot; fehlt der relative Pfad</translation>
    </message>
    <message>
        <source>UNC paths are not supported</source>
        <translation>UNC-Pfade werden nicht unterstützt</translation>
    </message>
    <message>
        <source>The specified path is not on the system drive (C:)</source>
        <translation>Der angegebene Pfad liegt nicht auf dem Systemlaufwerk (C:)</translation>
    </message>
    <message>
        <source>removing drive letter: %1</source>
        <translation>beim Entfernen des Laufwerksbuchstabens: %1</translation>
    </message>
    <message>
        <source>normalizing working directory: %1</source>
        <translation>beim Auflösen des Arbeitsverzeichnisses: %1</translation>
    </message>
    <message>
        <source>invalid port: %1: no port specified</source>
        <translation>ungültiger Port: %1: es ist kein Port angegeben</translation>
    </message>
    <message>
        <source>invalid port: %1: invalid proto: %2</source>
        <translation>ungültiger Port: %1: ungültiges Protokoll: %2</translation>
    </message>
    <message>
        <source>invalid hostPort: %1</source>
        <translation>ungültiger hostPort: %1</translation>
    </message>
    <message>
        <source>invalid ranges specified for container and host Ports: %1 and %2</source>
        <translation>die Bereiche der Ports von Container und Host passen nicht zusammen: %1 und %2</translation>
    </message>
    <message>
        <source>invalid IP address %1: address %1:: missing &apos;]&apos; in address</source>
        <translation>ungültige IP-Adresse %1: Adresse %1:: es fehlt &apos;]&apos; in der Adresse</translation>
    </message>
    <message>
        <source>invalid IP address: %1</source>
        <translation>ungültige IP-Adresse: %1</translation>
    </message>
    <message>
        <source>invalid containerPort: %1</source>
        <translation>ungültiger containerPort: %1</translation>
    </message>
    <message>
        <source>device feature is only supported in Dockerfile frontend 1.14.0-labs or later</source>
        <translation>Geräte unterstützt erst das Dockerfile-Frontend ab 1.14.0-labs</translation>
    </message>
    <message>
        <source>base name (%1) should not be blank</source>
        <translation>der Name der Basis (%1) darf nicht leer sein</translation>
    </message>
    <message>
        <source>failed to process arguments for platform : %1</source>
        <translation>die Argumente der Plattform lassen sich nicht auswerten: %1</translation>
    </message>
    <message>
        <source>empty platform value from expression %1%2</source>
        <translation>der Ausdruck %1 ergibt eine leere Plattform%2</translation>
    </message>
    <message>
        <source>failed to parse platform %1: %2%3</source>
        <translation>die Plattform %1 ist nicht lesbar: %2%3</translation>
    </message>
    <message>
        <source>circular dependency detected on stage: %1</source>
        <translation>Stage hängt im Kreis von sich selbst ab: %1</translation>
    </message>
    <message>
        <source>invalid stage index %1</source>
        <translation>ungültige Nummer einer Stage: %1</translation>
    </message>
    <message>
        <source>variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround</source>
        <translation>--from ersetzt keine Variablen; stattdessen hilft eine eigene Stage mit FROM und einem ARG vor dem ersten FROM</translation>
    </message>
    <message>
        <source>failed to parse stage name %1: %2</source>
        <translation>der Name %1 der Stage ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>target stage %1 could not be found%2</source>
        <translation>die Ziel-Stage %1 wurde nicht gefunden%2</translation>
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
        <source>&apos;%1&apos; doesn&apos;t support variable expansion, define alias stage instead</source>
        <translation>„%1“ ersetzt keine Variablen; definieren Sie stattdessen eine Alias-Stage</translation>
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
        <source>illegal exclusion pattern: &quot;!&quot;</source>
        <translation>unzulässiges Ausschlussmuster: „!“</translation>
    </message>
    <message>
        <source>syntax error in pattern %1</source>
        <translation>Syntaxfehler im Muster %1</translation>
    </message>
    <message>
        <source>invalid check option %1</source>
        <translation>Unbekannte check-Option %1</translation>
    </message>
    <message>
        <source>failed to parse check option %1: strconv.ParseBool: parsing %2: invalid syntax</source>
        <translation>Die check-Option %1 ist nicht lesbar: %2 ist weder true noch false</translation>
    </message>
    <message>
        <source>failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK: %1</source>
        <translation>build-arg:BUILDKIT_DOCKERFILE_CHECK ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>failed to parse check options: %1</source>
        <translation>Die check-Optionen sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>query %1 has multiple values</source>
        <translation>die Abfrage %1 hat mehrere Werte</translation>
    </message>
    <message>
        <source>query %1 has no value</source>
        <translation>die Abfrage %1 hat keinen Wert</translation>
    </message>
    <message>
        <source>subdir conflicts: %1 vs %2</source>
        <translation>widersprüchliche Angaben zu subdir: %1 und %2</translation>
    </message>
    <message>
        <source>invalid mtime value: %1 (must be &quot;checkout&quot; or &quot;commit&quot;)</source>
        <translation>ungültiger Wert für mtime: %1 (erlaubt sind &quot;checkout&quot; und &quot;commit&quot;)</translation>
    </message>
    <message>
        <source>unexpected query %1</source>
        <translation>unerwartete Abfrage %1</translation>
    </message>
    <message>
        <source>invalid %1 value: %2</source>
        <translation>ungültiger Wert für %1: %2</translation>
    </message>
    <message>
        <source>ref conflicts: %1 vs %2</source>
        <translation>widersprüchliche Angaben zu ref: %1 und %2</translation>
    </message>
    <message>
        <source>branch conflicts with tag</source>
        <translation>Zweig und Tag widersprechen sich</translation>
    </message>
    <message>
        <source>failed to parse csv mounts: %1</source>
        <translation>die Angaben zu --mount sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>failed to parse csv devices: %1</source>
        <translation>die Angaben zu --device sind nicht lesbar: %1</translation>
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
    <message>
        <source>There would be a new problem: %1</source>
        <translation>Es gäbe ein neues Problem: %1</translation>
    </message>
    <message>
        <source>The problem would stay</source>
        <translation>Das Problem bliebe</translation>
    </message>
    <message>
        <source>The parser directives at the top would change</source>
        <translation>Die Parser-Anweisungen am Anfang würden sich ändern</translation>
    </message>
    <message>
        <source>The instruction on line %1 would become another one</source>
        <translation>Die Anweisung in Zeile %1 würde eine andere</translation>
    </message>
    <message>
        <source>There would be a new instruction: %1</source>
        <translation>Es gäbe eine neue Anweisung: %1</translation>
    </message>
    <message>
        <source>The instruction on line %1 would not become %2</source>
        <translation>Die Anweisung in Zeile %1 würde nicht zu %2</translation>
    </message>
    <message>
        <source>%1 on line %2 would say something else</source>
        <translation>%1 in Zeile %2 würde etwas anderes sagen</translation>
    </message>
    <message>
        <source>The comments at the instruction on line %1 would change</source>
        <translation>Die Kommentare bei der Anweisung in Zeile %1 würden sich ändern</translation>
    </message>
    <message>
        <source>The comments at the end would change</source>
        <translation>Die Kommentare am Ende würden sich ändern</translation>
    </message>
    <message>
        <source>A problem would go unseen: %1</source>
        <translation>Ein Problem bliebe ungesehen: %1</translation>
    </message>
    <message>
        <source>There would be %1 stages instead of %2</source>
        <translation>Es gäbe %1 statt %2 Stages</translation>
    </message>
    <message>
        <source>Stage %1 would be another one</source>
        <translation>Stage %1 würde eine andere</translation>
    </message>
    <message>
        <source>The stages would be connected differently</source>
        <translation>Die Stages wären anders verbunden</translation>
    </message>
    <message>
        <source>%1 on line %2 would get other values</source>
        <translation>%1 in Zeile %2 bekäme andere Werte</translation>
    </message>
    <message>
        <source>Paste stage %1</source>
        <translation>Stage %1 einfügen</translation>
    </message>
    <message>
        <source>Paste stages</source>
        <translation>Stages einfügen</translation>
    </message>
    <message>
        <source>Paste &apos;%1&apos;</source>
        <translation>„%1“ einfügen</translation>
    </message>
    <message>
        <source>Paste instructions</source>
        <translation>Anweisungen einfügen</translation>
    </message>
    <message>
        <source>These stages have no equal rows at their beginning</source>
        <translation>Diese Stages haben am Anfang keine gleichen Zeilen</translation>
    </message>
    <message>
        <source>Extract the common stage %1</source>
        <translation>Gemeinsame Stage %1 herauslösen</translation>
    </message>
    <message>
        <source>Choose two or more stages</source>
        <translation>Wählen Sie zwei oder mehr Stages</translation>
    </message>
    <message>
        <source>Stages %1 and %2 are not built on the same base</source>
        <translation>Die Stages %1 und %2 haben nicht dieselbe Basis</translation>
    </message>
    <message>
        <source>FROM %1 would mean the stage of that name in a copy: rename the stage first</source>
        <translation>FROM %1 würde in einer Kopie die Stage dieses Namens meinen: Benennen Sie zuerst die Stage um</translation>
    </message>
    <message>
        <source>Duplicate stage %1</source>
        <translation>Stage %1 duplizieren</translation>
    </message>
    <message>
        <source>%1 is not written plainly, but as %2: change that place by hand first</source>
        <translation>%1 steht nicht einfach da, sondern als %2: Ändern Sie diese Stelle zuerst von Hand</translation>
    </message>
    <message>
        <source>It reads from %1 already</source>
        <translation>Sie liest bereits aus %1</translation>
    </message>
    <message>
        <source>Read from %1 instead of %2</source>
        <translation>Aus %1 statt %2 lesen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no platform: write it as linux/amd64</source>
        <translation>„%1“ ist keine Plattform: Schreiben Sie sie wie linux/amd64</translation>
    </message>
    <message>
        <source>Only a RUN without errors can have a mount</source>
        <translation>Nur ein RUN ohne Fehler kann einen Mount haben</translation>
    </message>
    <message>
        <source>A mount needs a target: the folder that it is seen at</source>
        <translation>Ein Mount braucht ein Ziel: den Ordner, unter dem er zu sehen ist</translation>
    </message>
    <message>
        <source>Mount %1 at %2</source>
        <translation>%1 unter %2 einhängen</translation>
    </message>
    <message>
        <source>Stage %1 is built on %2 already</source>
        <translation>Die Stage %1 baut bereits auf %2 auf</translation>
    </message>
    <message>
        <source>Build %1 on %2</source>
        <translation>%1 auf %2 aufbauen</translation>
    </message>
    <message>
        <source>An ONBUILD instruction of the base makes this edge: change it there</source>
        <translation>Eine ONBUILD-Anweisung der Basis erzeugt diese Kante: Ändern Sie sie dort</translation>
    </message>
    <message>
        <source>Stage %1 has no platform of its own</source>
        <translation>Die Stage %1 hat keine eigene Plattform</translation>
    </message>
    <message>
        <source>Remove the platform of %1</source>
        <translation>Plattform von %1 entfernen</translation>
    </message>
    <message>
        <source>Build %1 for %2</source>
        <translation>%1 für %2 bauen</translation>
    </message>
    <message>
        <source>Stage %1 is still used by %2: choose what becomes of these references</source>
        <translation>Die Stage %1 wird noch von %2 verwendet: Wählen Sie, was aus diesen Verweisen wird</translation>
    </message>
    <message>
        <source>Delete stage %1</source>
        <translation>Stage %1 löschen</translation>
    </message>
    <message>
        <source>There are two stages named %1, and the name means the other one: rename one of them first</source>
        <translation>Es gibt zwei Stages namens %1, und der Name meint die andere: Benennen Sie zuerst eine von ihnen um</translation>
    </message>
    <message>
        <source>COPY takes &apos;%1&apos; for a pattern: rename the file first</source>
        <translation>COPY hält „%1“ für ein Muster: Benennen Sie zuerst die Datei um</translation>
    </message>
    <message>
        <source>%1 does not lie in the build context %2: a build cannot see it. Copy it there first</source>
        <translation>%1 liegt nicht im Build-Kontext %2: Ein Build kann es nicht sehen. Kopieren Sie es zuerst dorthin</translation>
    </message>
    <message>
        <source>There is no file to copy</source>
        <translation>Es gibt keine Datei zu kopieren</translation>
    </message>
    <message>
        <source>Copy dropped files to %1</source>
        <translation>Abgelegte Dateien nach %1 kopieren</translation>
    </message>
    <message>
        <source>This is no Dockerfile text (line %1): %2</source>
        <translation>Das ist kein Dockerfile-Text (Zeile %1): %2</translation>
    </message>
    <message>
        <source>The last instruction of the text is not finished</source>
        <translation>Die letzte Anweisung des Textes ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>Der Text ist leer</translation>
    </message>
    <message>
        <source>The text is written with &apos;%1&apos; as escape character, this file with &apos;%2&apos;</source>
        <translation>Der Text ist mit „%1“ als Escape-Zeichen geschrieben, diese Datei mit „%2“</translation>
    </message>
    <message>
        <source>The text holds a FROM: paste it as a stage</source>
        <translation>Der Text enthält ein FROM: Fügen Sie ihn als Stage ein</translation>
    </message>
    <message>
        <source>The text holds no instruction</source>
        <translation>Der Text enthält keine Anweisung</translation>
    </message>
    <message>
        <source>The text holds no stage: there is no FROM in it</source>
        <translation>Der Text enthält keine Stage: Es steht kein FROM darin</translation>
    </message>
    <message>
        <source>Stage %1 needs %2, which would come behind it: a stage can only use stages that come before it</source>
        <translation>Die Stage %1 braucht %2, die dann hinter ihr stünde: Eine Stage kann nur Stages verwenden, die vor ihr stehen</translation>
    </message>
    <message>
        <source>Stage %1 stands there already</source>
        <translation>Die Stage %1 steht bereits dort</translation>
    </message>
    <message>
        <source>Move stage %1</source>
        <translation>Stage %1 verschieben</translation>
    </message>
    <message>
        <source>Stage %1 stands above %2 already</source>
        <translation>Die Stage %1 steht bereits vor %2</translation>
    </message>
    <message>
        <source>Stage %1 needs %2 and cannot stand above it</source>
        <translation>Die Stage %1 braucht %2 und kann nicht davor stehen</translation>
    </message>
    <message>
        <source>Move stage %1 above %2</source>
        <translation>Stage %1 vor %2 verschieben</translation>
    </message>
    <message>
        <source>Stage %1 is the last one already</source>
        <translation>Die Stage %1 ist bereits die letzte</translation>
    </message>
    <message>
        <source>Make %1 the last stage</source>
        <translation>%1 zur letzten Stage machen</translation>
    </message>
    <message>
        <source>Line %1 would mean something else afterwards: change that place by hand first</source>
        <translation>Zeile %1 würde danach etwas anderes bedeuten: Ändern Sie diese Stelle zuerst von Hand</translation>
    </message>
    <message>
        <source>The last instruction is not finished: finish it first</source>
        <translation>Die letzte Anweisung ist nicht abgeschlossen: Schließen Sie sie zuerst ab</translation>
    </message>
    <message>
        <source>Other lines would be read differently afterwards: mend the errors of this file first</source>
        <translation>Andere Zeilen würden danach anders gelesen: Beheben Sie zuerst die Fehler dieser Datei</translation>
    </message>
    <message>
        <source>Stage %1 would read from itself</source>
        <translation>Die Stage %1 würde aus sich selbst lesen</translation>
    </message>
    <message>
        <source>Stage %1 would read from %2, which does not come before it: move %2 above %1 first</source>
        <translation>Die Stage %1 würde aus %2 lesen, die nicht vor ihr steht: Verschieben Sie zuerst %2 vor %1</translation>
    </message>
    <message>
        <source>FROM begins stage %1: it cannot be moved, copied or removed alone. Do so with the whole stage</source>
        <translation>FROM beginnt die Stage %1: Es kann nicht allein verschoben, kopiert oder entfernt werden. Nehmen Sie dafür die ganze Stage</translation>
    </message>
    <message>
        <source>Nothing can stand in front of the FROM of stage %1: it would belong to the stage before</source>
        <translation>Vor dem FROM der Stage %1 kann nichts stehen: Es würde zur Stage davor gehören</translation>
    </message>
    <message>
        <source>A stage cannot be built on itself</source>
        <translation>Eine Stage kann nicht auf sich selbst aufbauen</translation>
    </message>
    <message>
        <source>Stage %1 comes later in the file than %2: a stage can only be built on one that comes before it. Move %1 above %2 first</source>
        <translation>Die Stage %1 steht in der Datei hinter %2: Eine Stage kann nur auf einer aufbauen, die vor ihr steht. Verschieben Sie zuerst %1 vor %2</translation>
    </message>
    <message>
        <source>A variable cannot stand in --from: add a stage FROM %1 and copy from that</source>
        <translation>Eine Variable kann nicht in --from stehen: Fügen Sie eine Stage FROM %1 hinzu und kopieren Sie aus ihr</translation>
    </message>
    <message>
        <source>scratch is empty: there is nothing to copy from it</source>
        <translation>scratch ist leer: Daraus lässt sich nichts kopieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of a stage of this file, not of an image</source>
        <translation>„%1“ ist der Name einer Stage dieser Datei, nicht eines Images</translation>
    </message>
    <message>
        <source>&apos;%1&apos; would be the number of a stage, not an image</source>
        <translation>„%1“ wäre die Nummer einer Stage, kein Image</translation>
    </message>
    <message>
        <source>One FROM is needed here</source>
        <translation>Hier ist genau ein FROM nötig</translation>
    </message>
    <message>
        <source>Another name would leave the references to %1 behind: rename the stage instead</source>
        <translation>Ein anderer Name ließe die Verweise auf %1 zurück: Benennen Sie stattdessen die Stage um</translation>
    </message>
    <message>
        <source>Change &apos;%1&apos;</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>One instruction is needed here, not several</source>
        <translation>Hier ist eine einzige Anweisung nötig, nicht mehrere</translation>
    </message>
    <message>
        <source>Insert &apos;%1&apos;</source>
        <translation>„%1“ einfügen</translation>
    </message>
    <message>
        <source>The line reads so already</source>
        <translation>Die Zeile lautet bereits so</translation>
    </message>
    <message>
        <source>The line stands there already</source>
        <translation>Die Zeile steht bereits dort</translation>
    </message>
    <message>
        <source>Move &apos;%1&apos;</source>
        <translation>„%1“ verschieben</translation>
    </message>
    <message>
        <source>Move &apos;%1&apos; to %2</source>
        <translation>„%1“ nach %2 verschieben</translation>
    </message>
    <message>
        <source>Duplicate &apos;%1&apos;</source>
        <translation>„%1“ duplizieren</translation>
    </message>
    <message>
        <source>Nothing but FROM would stay in %1: split it further down</source>
        <translation>In %1 bliebe nur FROM: Teilen Sie weiter unten</translation>
    </message>
    <message>
        <source>The ONBUILD on line %1 would act in the second part: split above it, or move it down</source>
        <translation>Das ONBUILD in Zeile %1 würde im zweiten Teil wirken: Teilen Sie davor, oder verschieben Sie es nach unten</translation>
    </message>
    <message>
        <source>Split %1 at &apos;%2&apos;</source>
        <translation>%1 bei „%2“ teilen</translation>
    </message>
    <message>
        <source>Choose at least one path that the runtime stage needs</source>
        <translation>Wählen Sie mindestens einen Pfad, den die Laufzeit-Stage braucht</translation>
    </message>
    <message>
        <source>Both stages would be named %1</source>
        <translation>Beide Stages hießen %1</translation>
    </message>
    <message>
        <source>Split %1 into build and runtime</source>
        <translation>%1 in Build und Laufzeit teilen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot stand in a mount: blanks, commas, quotes and letters outside of ASCII are read differently there</source>
        <translation>„%1“ kann nicht in einem Mount stehen: Leerzeichen, Kommas, Anführungszeichen und Buchstaben außerhalb von ASCII werden dort anders gelesen</translation>
    </message>
</context>
<context>
    <name>lint</name>
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
    <message>
        <source>lint violation found for rules: %1</source>
        <translation>Verstöße gegen die Regeln: %1</translation>
    </message>
    <message>
        <source>All commands within the Dockerfile should use the same casing (either upper or lower)</source>
        <translation>Alle Schlüsselwörter eines Dockerfiles sollten gleich geschrieben sein: alle groß oder alle klein</translation>
    </message>
    <message>
        <source>Attempting to Copy file that is excluded by .dockerignore</source>
        <translation>Eine Datei wird kopiert, die .dockerignore ausschließt</translation>
    </message>
    <message>
        <source>Rename the earlier stage &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>Die frühere Stage „%1“ in „%2“ umbenennen</translation>
    </message>
    <message>
        <source>Duplicate stage name %1, stage names should be unique</source>
        <translation>Der Stage-Name %1 kommt mehrmals vor; Stage-Namen sollten eindeutig sein</translation>
    </message>
    <message>
        <source>EXPOSE instruction should not define an IP address or host-port mapping, found &apos;%1&apos;</source>
        <translation>EXPOSE sollte weder IP-Adresse noch Host-Port nennen, hier steht „%1“</translation>
    </message>
    <message>
        <source>IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release</source>
        <translation>EXPOSE sollte weder IP-Adresse noch Host-Port nennen. Künftig ist das ein Fehler</translation>
    </message>
    <message>
        <source>Defined protocol &apos;%1&apos; in EXPOSE instruction should be lowercase</source>
        <translation>Das Protokoll in „%1“ sollte bei EXPOSE kleingeschrieben sein</translation>
    </message>
    <message>
        <source>Protocol in EXPOSE instruction should be lowercase</source>
        <translation>Das Protokoll sollte bei EXPOSE kleingeschrieben sein</translation>
    </message>
    <message>
        <source>FROM --platform flag should not use constant value %1</source>
        <translation>FROM --platform sollte nicht fest auf %1 stehen</translation>
    </message>
    <message>
        <source>Remove --platform</source>
        <translation>--platform entfernen</translation>
    </message>
    <message>
        <source>FROM --platform flag should not use a constant value</source>
        <translation>FROM --platform sollte keinen festen Wert haben</translation>
    </message>
    <message>
        <source>Base image %1 was pulled with platform &quot;%2&quot;, expected &quot;%3&quot; for current build</source>
        <translation>Das Basis-Image %1 ist für die Plattform „%2“, gebaut wird aber für „%3“</translation>
    </message>
    <message>
        <source>Base image platform does not match expected target platform</source>
        <translation>Die Plattform des Basis-Images ist nicht die des Ziels</translation>
    </message>
    <message>
        <source>Default value for ARG %1 results in empty or invalid base image name</source>
        <translation>Mit den Vorgabewerten der ARGs wird aus %1 kein gültiger Image-Name</translation>
    </message>
    <message>
        <source>Default value for global ARG results in an empty or invalid base image name</source>
        <translation>Mit den Vorgabewerten der globalen ARGs entsteht ein leerer oder ungültiger Image-Name</translation>
    </message>
    <message>
        <source>Part the comment from the instruction by an empty one</source>
        <translation>Den Kommentar durch einen leeren von der Anweisung trennen</translation>
    </message>
    <message>
        <source>Comment for %1 should follow the format: `# %2 &lt;description&gt;`</source>
        <translation>Der Kommentar zu %1 sollte die Form `# %2 &lt;description&gt;` haben</translation>
    </message>
    <message>
        <source>Comment for build stage or argument should follow the format: `# &lt;arg/stage name&gt; &lt;description&gt;`. If this is not intended to be a description comment, add an empty line or comment between the instruction and the comment.</source>
        <translation>Der Kommentar zu einer Stage oder einem Argument sollte die Form `# &lt;arg/stage name&gt; &lt;description&gt;` haben. Soll er keine Beschreibung sein, trennt ihn ein leerer Kommentar von der Anweisung.</translation>
    </message>
    <message>
        <source>Write it as %1</source>
        <translation>Als %1 schreiben</translation>
    </message>
    <message>
        <source>JSON arguments recommended for %1 to prevent unintended behavior related to OS signals</source>
        <translation>Für %1 ist die JSON-Form zu empfehlen, damit Signale ankommen wie gedacht</translation>
    </message>
    <message>
        <source>JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals</source>
        <translation>Für ENTRYPOINT und CMD ist die JSON-Form zu empfehlen, damit Signale ankommen wie gedacht</translation>
    </message>
    <message>
        <source>&quot;%1 key=value&quot; should be used instead of legacy &quot;%1 key value&quot; format</source>
        <translation>Statt der alten Form „%1 Name Wert“ sollte „%1 Name=Wert“ stehen</translation>
    </message>
    <message>
        <source>Write it as %1=value</source>
        <translation>Als %1=Wert schreiben</translation>
    </message>
    <message>
        <source>Legacy key/value format with whitespace separator should not be used</source>
        <translation>Die alte Form mit Leerzeichen zwischen Name und Wert sollte nicht verwendet werden</translation>
    </message>
    <message>
        <source>Replace it by the label org.opencontainers.image.authors</source>
        <translation>Durch das Label org.opencontainers.image.authors ersetzen</translation>
    </message>
    <message>
        <source>Maintainer instruction is deprecated in favor of using label</source>
        <translation>MAINTAINER ist veraltet; ein Label tritt an seine Stelle</translation>
    </message>
    <message>
        <source>The MAINTAINER instruction is deprecated, use a label instead to define an image author</source>
        <translation>MAINTAINER ist veraltet; den Autor eines Images nennt ein Label</translation>
    </message>
    <message>
        <source>Remove the %1 that has no effect</source>
        <translation>Das wirkungslose %1 entfernen</translation>
    </message>
    <message>
        <source>Multiple %1 instructions should not be used in the same stage because only the last one will be used</source>
        <translation>Eine Stage sollte nur ein %1 haben, weil nur das letzte gilt</translation>
    </message>
    <message>
        <source>Multiple instructions of the same type should not be used in the same stage</source>
        <translation>Anweisungen, von denen nur die letzte gilt, sollten in einer Stage nur einmal vorkommen</translation>
    </message>
    <message>
        <source>Remove the empty lines</source>
        <translation>Die leeren Zeilen entfernen</translation>
    </message>
    <message>
        <source>Empty continuation line</source>
        <translation>Leere Zeile in einer fortgesetzten Anweisung</translation>
    </message>
    <message>
        <source>Empty continuation lines will become errors in a future release</source>
        <translation>Leere Zeilen in einer fortgesetzten Anweisung werden künftig Fehler sein</translation>
    </message>
    <message>
        <source>Setting platform to predefined %1 in FROM is redundant as this is the default behavior</source>
        <translation>Die Plattform %1 in FROM zu setzen ist überflüssig: sie gilt ohnehin</translation>
    </message>
    <message>
        <source>Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior</source>
        <translation>Die Plattform $TARGETPLATFORM in FROM zu setzen ist überflüssig: sie gilt ohnehin</translation>
    </message>
    <message>
        <source>Rename the stage &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>Die Stage „%1“ in „%2“ umbenennen</translation>
    </message>
    <message>
        <source>Stage name should not use the same name as reserved stage %1</source>
        <translation>Eine Stage sollte nicht so heißen wie das vorbelegte %1</translation>
    </message>
    <message>
        <source>Reserved words should not be used as stage names</source>
        <translation>Vorbelegte Wörter sollten keine Stage-Namen sein</translation>
    </message>
    <message>
        <source>Do not use ARG or ENV instructions for sensitive data (%1 %2)</source>
        <translation>ARG und ENV sind kein Ort für Geheimnisse (%1 %2)</translation>
    </message>
    <message>
        <source>Sensitive data should not be used in the ARG or ENV commands</source>
        <translation>Geheimnisse gehören nicht in ARG oder ENV</translation>
    </message>
    <message>
        <source>FROM argument &apos;%1&apos; is not declared</source>
        <translation>Das Argument „%1“ in FROM ist nicht deklariert</translation>
    </message>
    <message>
        <source>FROM argument &apos;%1&apos; is not declared (did you mean %2?)</source>
        <translation>Das Argument „%1“ in FROM ist nicht deklariert (meinten Sie %2?)</translation>
    </message>
    <message>
        <source>FROM command must use declared ARGs</source>
        <translation>FROM darf nur deklarierte ARGs verwenden</translation>
    </message>
    <message>
        <source>Usage of undefined variable &apos;$%1&apos;</source>
        <translation>Die Variable „$%1“ ist nicht definiert</translation>
    </message>
    <message>
        <source>Usage of undefined variable &apos;$%1&apos; (did you mean $%2?)</source>
        <translation>Die Variable „$%1“ ist nicht definiert (meinten Sie $%2?)</translation>
    </message>
    <message>
        <source>Variables should be defined before their use</source>
        <translation>Variablen sollten definiert sein, bevor sie verwendet werden</translation>
    </message>
    <message>
        <source>Relative workdir %1 can have unexpected results if the base image changes</source>
        <translation>Das relative Arbeitsverzeichnis %1 führt woandershin, wenn sich das Basis-Image ändert</translation>
    </message>
    <message>
        <source>Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes</source>
        <translation>Ein relatives Arbeitsverzeichnis ohne vorhergehendes absolutes führt woandershin, wenn sich das Basis-Image ändert</translation>
    </message>
    <message>
        <source>Command &apos;%1&apos; should match the case of the command majority (lowercase)</source>
        <translation>Das Schlüsselwort „%1“ sollte geschrieben sein wie die meisten: klein</translation>
    </message>
    <message>
        <source>Command &apos;%1&apos; should match the case of the command majority (uppercase)</source>
        <translation>Das Schlüsselwort „%1“ sollte geschrieben sein wie die meisten: groß</translation>
    </message>
    <message>
        <source>Attempting to Add file %1 that is excluded by .dockerignore</source>
        <translation>ADD nimmt %1, was .dockerignore ausschließt</translation>
    </message>
    <message>
        <source>Attempting to Copy file %1 that is excluded by .dockerignore</source>
        <translation>COPY nimmt %1, was .dockerignore ausschließt</translation>
    </message>
    <message>
        <source>This comment hides a finding: mend what is found</source>
        <translation>Dieser Kommentar verbirgt einen Befund: besser beheben, was gefunden wurde</translation>
    </message>
    <message>
        <source>Comments should not switch rules off</source>
        <translation>Kommentare sollten keine Regeln abschalten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; depends on the directory before: write it from the root</source>
        <translation>&apos;%1&apos; hängt vom Verzeichnis davor ab: von der Wurzel an schreiben</translation>
    </message>
    <message>
        <source>Start at the root</source>
        <translation>Bei der Wurzel beginnen</translation>
    </message>
    <message>
        <source>WORKDIR should be absolute</source>
        <translation>WORKDIR sollte absolut sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no sense in a build: no system is running</source>
        <translation>&apos;%1&apos; hat in einem Bau keinen Sinn: dort läuft kein System</translation>
    </message>
    <message>
        <source>Some commands make no sense in a build</source>
        <translation>Manche Befehle haben in einem Bau keinen Sinn</translation>
    </message>
    <message>
        <source>The last USER of a stage should not be root</source>
        <translation>Der letzte USER einer Stage sollte nicht root sein</translation>
    </message>
    <message>
        <source>The last user should not be root</source>
        <translation>Der letzte Benutzer sollte nicht root sein</translation>
    </message>
    <message>
        <source>Use WORKDIR to change the directory: a cd ends with its RUN</source>
        <translation>Das Verzeichnis mit WORKDIR wechseln: ein cd endet mit seinem RUN</translation>
    </message>
    <message>
        <source>Make it a WORKDIR</source>
        <translation>In ein WORKDIR verwandeln</translation>
    </message>
    <message>
        <source>WORKDIR changes the directory, not cd</source>
        <translation>Das Verzeichnis wechselt WORKDIR, nicht cd</translation>
    </message>
    <message>
        <source>Do not use sudo: a RUN already is the user that USER names; switch with USER root</source>
        <translation>Kein sudo verwenden: ein RUN läuft schon als der Benutzer, den USER nennt; mit USER root wechseln</translation>
    </message>
    <message>
        <source>sudo has no place in a build</source>
        <translation>sudo hat in einem Bau nichts zu suchen</translation>
    </message>
    <message>
        <source>Name the tag of &apos;%1&apos;: without one it is latest, which changes</source>
        <translation>Das Tag von &apos;%1&apos; nennen: ohne ist es latest, und das ändert sich</translation>
    </message>
    <message>
        <source>Base images should have a tag</source>
        <translation>Basis-Images sollten ein Tag haben</translation>
    </message>
    <message>
        <source>The tag latest changes: name a release of &apos;%1&apos;</source>
        <translation>Das Tag latest ändert sich: eine Version von &apos;%1&apos; nennen</translation>
    </message>
    <message>
        <source>The tag latest changes</source>
        <translation>Das Tag latest ändert sich</translation>
    </message>
    <message>
        <source>Pin the versions (package=version) of: %1</source>
        <translation>Versionen festlegen (paket=version) für: %1</translation>
    </message>
    <message>
        <source>apt packages should have a version</source>
        <translation>apt-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>The package lists stay in this layer: remove /var/lib/apt/lists/* in the same RUN</source>
        <translation>Die Paketlisten bleiben in dieser Schicht: /var/lib/apt/lists/* im selben RUN entfernen</translation>
    </message>
    <message>
        <source>Remove the lists at the end of the RUN</source>
        <translation>Die Listen am Ende des RUN entfernen</translation>
    </message>
    <message>
        <source>The lists of apt should be removed after installing</source>
        <translation>Die Listen von apt sollten nach dem Installieren entfernt werden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is copied and then unpacked, and stays in a layer: ADD does both at once</source>
        <translation>&apos;%1&apos; wird kopiert, dann entpackt und bleibt in einer Schicht: ADD macht beides zugleich</translation>
    </message>
    <message>
        <source>ADD unpacks archives itself</source>
        <translation>ADD entpackt Archive selbst</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no port: they end at 65535</source>
        <translation>&apos;%1&apos; ist kein Port: sie enden bei 65535</translation>
    </message>
    <message>
        <source>Ports end at 65535</source>
        <translation>Ports enden bei 65535</translation>
    </message>
    <message>
        <source>Only the last HEALTHCHECK of a stage counts</source>
        <translation>Nur das letzte HEALTHCHECK einer Stage zählt</translation>
    </message>
    <message>
        <source>Only the last HEALTHCHECK counts</source>
        <translation>Nur das letzte HEALTHCHECK zählt</translation>
    </message>
    <message>
        <source>Pin the versions (package==version) of: %1</source>
        <translation>Versionen festlegen (paket==version) für: %1</translation>
    </message>
    <message>
        <source>pip packages should have a version</source>
        <translation>pip-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>apt-get install asks before it installs, and nobody can answer: add -y</source>
        <translation>apt-get install fragt vor dem Installieren, und niemand kann antworten: -y ergänzen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 ergänzen</translation>
    </message>
    <message>
        <source>apt-get install should not ask</source>
        <translation>apt-get install sollte nicht fragen</translation>
    </message>
    <message>
        <source>apt-get installs recommended packages too: add --no-install-recommends</source>
        <translation>apt-get installiert auch empfohlene Pakete: --no-install-recommends ergänzen</translation>
    </message>
    <message>
        <source>apt-get install should take no recommended packages</source>
        <translation>apt-get install sollte keine empfohlenen Pakete mitnehmen</translation>
    </message>
    <message>
        <source>Pin the versions (package@version) of: %1</source>
        <translation>Versionen festlegen (paket@version) für: %1</translation>
    </message>
    <message>
        <source>npm packages should have a version</source>
        <translation>npm-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>apk packages should have a version</source>
        <translation>apk-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>apk add leaves its index in the layer: add --no-cache</source>
        <translation>apk add lässt seinen Index in der Schicht: --no-cache ergänzen</translation>
    </message>
    <message>
        <source>apk add should keep no index</source>
        <translation>apk add sollte keinen Index behalten</translation>
    </message>
    <message>
        <source>Use COPY for files and folders: ADD also unpacks archives and loads URLs</source>
        <translation>Für Dateien und Ordner COPY verwenden: ADD entpackt auch Archive und lädt URLs</translation>
    </message>
    <message>
        <source>COPY is for files, ADD for archives and URLs</source>
        <translation>COPY ist für Dateien, ADD für Archive und URLs</translation>
    </message>
    <message>
        <source>Several sources go into a directory: end &apos;%1&apos; with /</source>
        <translation>Mehrere Quellen gehören in ein Verzeichnis: &apos;%1&apos; mit / beenden</translation>
    </message>
    <message>
        <source>Several sources need a directory</source>
        <translation>Mehrere Quellen brauchen ein Verzeichnis</translation>
    </message>
    <message>
        <source>No stage before this one is named &apos;%1&apos;: it is taken for an image</source>
        <translation>Keine Stage davor heißt &apos;%1&apos;: es gilt als Image</translation>
    </message>
    <message>
        <source>COPY --from should name a stage</source>
        <translation>COPY --from sollte eine Stage nennen</translation>
    </message>
    <message>
        <source>A stage cannot copy from itself</source>
        <translation>Eine Stage kann nicht aus sich selbst kopieren</translation>
    </message>
    <message>
        <source>Write this as a JSON array: the shell in between takes the signals</source>
        <translation>Als JSON-Liste schreiben: die Shell dazwischen nimmt die Signale</translation>
    </message>
    <message>
        <source>CMD and ENTRYPOINT should be JSON arrays</source>
        <translation>CMD und ENTRYPOINT sollten JSON-Listen sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not come from a trusted registry</source>
        <translation>&apos;%1&apos; kommt aus keiner vertrauten Registry</translation>
    </message>
    <message>
        <source>Images should come from trusted registries</source>
        <translation>Images sollten aus vertrauten Registrys kommen</translation>
    </message>
    <message>
        <source>apt is made for people and may change: use apt-get or apt-cache</source>
        <translation>apt ist für Menschen gemacht und kann sich ändern: apt-get oder apt-cache verwenden</translation>
    </message>
    <message>
        <source>apt is for people, apt-get for scripts</source>
        <translation>apt ist für Menschen, apt-get für Skripte</translation>
    </message>
    <message>
        <source>Pin the versions (gem:version) of: %1</source>
        <translation>Versionen festlegen (gem:version) für: %1</translation>
    </message>
    <message>
        <source>gems should have a version</source>
        <translation>Gems sollten eine Version haben</translation>
    </message>
    <message>
        <source>The platform &apos;%1&apos; is fixed: leave it to --platform of the build</source>
        <translation>Die Plattform &apos;%1&apos; ist festgelegt: sie besser --platform des Baus überlassen</translation>
    </message>
    <message>
        <source>FROM should not name a platform</source>
        <translation>FROM sollte keine Plattform nennen</translation>
    </message>
    <message>
        <source>yum asks before it installs, and nobody can answer: add -y</source>
        <translation>yum fragt vor dem Installieren, und niemand kann antworten: -y ergänzen</translation>
    </message>
    <message>
        <source>yum install should not ask</source>
        <translation>yum install sollte nicht fragen</translation>
    </message>
    <message>
        <source>yum leaves its caches in the layer: end the RUN with yum clean all</source>
        <translation>yum lässt seine Cachess in der Schicht: das RUN mit yum clean all beenden</translation>
    </message>
    <message>
        <source>Clean up at the end of the RUN</source>
        <translation>Am Ende des RUN aufräumen</translation>
    </message>
    <message>
        <source>yum should clean up after itself</source>
        <translation>yum sollte hinter sich aufräumen</translation>
    </message>
    <message>
        <source>Pin the versions (package-version) of: %1</source>
        <translation>Versionen festlegen (paket-version) für: %1</translation>
    </message>
    <message>
        <source>yum packages should have a version</source>
        <translation>yum-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>zypper asks before it acts, and nobody can answer: add -y</source>
        <translation>zypper fragt, bevor es handelt, und niemand kann antworten: -y ergänzen</translation>
    </message>
    <message>
        <source>zypper should not ask</source>
        <translation>zypper sollte nicht fragen</translation>
    </message>
    <message>
        <source>zypper %1 replaces the distribution of the base image: take a newer base instead</source>
        <translation>zypper %1 ersetzt die Distribution des Basis-Images: stattdessen eine neuere Basis nehmen</translation>
    </message>
    <message>
        <source>zypper dist-upgrade changes the distribution</source>
        <translation>zypper dist-upgrade ändert die Distribution</translation>
    </message>
    <message>
        <source>zypper leaves its caches in the layer: end the RUN with zypper clean</source>
        <translation>zypper lässt seine Cachess in der Schicht: das RUN mit zypper clean beenden</translation>
    </message>
    <message>
        <source>zypper should clean up after itself</source>
        <translation>zypper sollte hinter sich aufräumen</translation>
    </message>
    <message>
        <source>zypper packages should have a version</source>
        <translation>zypper-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>dnf asks before it installs, and nobody can answer: add -y</source>
        <translation>dnf fragt vor dem Installieren, und niemand kann antworten: -y ergänzen</translation>
    </message>
    <message>
        <source>dnf install should not ask</source>
        <translation>dnf install sollte nicht fragen</translation>
    </message>
    <message>
        <source>%1 leaves its caches in the layer: end the RUN with %1 clean all</source>
        <translation>%1 lässt seine Cachess in der Schicht: das RUN mit %1 clean all beenden</translation>
    </message>
    <message>
        <source>dnf should clean up after itself</source>
        <translation>dnf sollte hinter sich aufräumen</translation>
    </message>
    <message>
        <source>dnf packages should have a version</source>
        <translation>dnf-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>pip leaves its cache in the layer: add --no-cache-dir</source>
        <translation>pip lässt seinen Cache in der Schicht: --no-cache-dir ergänzen</translation>
    </message>
    <message>
        <source>pip should keep no cache</source>
        <translation>pip sollte keinen Cache behalten</translation>
    </message>
    <message>
        <source>%1 cannot be the trigger of an ONBUILD</source>
        <translation>%1 kann kein Auslöser eines ONBUILD sein</translation>
    </message>
    <message>
        <source>Some instructions cannot be triggers</source>
        <translation>Manche Anweisungen können keine Auslöser sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; uses a variable that the same ENV sets: it still has its old value</source>
        <translation>&apos;%1&apos; verwendet eine Variable, die dasselbe ENV setzt: sie hat noch ihren alten Wert</translation>
    </message>
    <message>
        <source>Split the ENV</source>
        <translation>Das ENV teilen</translation>
    </message>
    <message>
        <source>An ENV cannot use what it sets itself</source>
        <translation>Ein ENV kann nicht verwenden, was es selbst setzt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; depends on the base image: no WORKDIR stands before</source>
        <translation>&apos;%1&apos; hängt vom Basis-Image ab: davor steht kein WORKDIR</translation>
    </message>
    <message>
        <source>A relative COPY needs a WORKDIR</source>
        <translation>Ein relatives COPY braucht ein WORKDIR</translation>
    </message>
    <message>
        <source>useradd with such a high id makes huge log files: add -l</source>
        <translation>useradd mit so hoher Nummer erzeugt riesige Protokolldateien: -l ergänzen</translation>
    </message>
    <message>
        <source>useradd with a high id makes a huge file</source>
        <translation>useradd mit hoher Nummer erzeugt eine riesige Datei</translation>
    </message>
    <message>
        <source>wget fills the log with its progress bar: add --progress=dot:giga, -nv or -q</source>
        <translation>wget füllt das Protokoll mit seinem Fortschrittsbalken: --progress=dot:giga, -nv oder -q ergänzen</translation>
    </message>
    <message>
        <source>wget should not draw a progress bar</source>
        <translation>wget sollte keinen Fortschrittsbalken zeichnen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no key for a label: lower-case letters, digits and single . - _ /, and no name of Docker&apos;s own</source>
        <translation>&apos;%1&apos; taugt nicht als Schlüssel eines Labels: Kleinbuchstaben, Ziffern und einzelne . - _ /, und kein Name von Docker selbst</translation>
    </message>
    <message>
        <source>Write it in lower case</source>
        <translation>Klein schreiben</translation>
    </message>
    <message>
        <source>Keys of labels have a form</source>
        <translation>Schlüssel von Labels haben eine Form</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is missing</source>
        <translation>Das Label &apos;%1&apos; fehlt</translation>
    </message>
    <message>
        <source>Labels of the schema should be there</source>
        <translation>Labels des Schemas sollten da sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is not in the schema</source>
        <translation>Das Label &apos;%1&apos; steht nicht im Schema</translation>
    </message>
    <message>
        <source>Only labels of the schema should be there</source>
        <translation>Nur Labels des Schemas sollten da sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is empty</source>
        <translation>Das Label &apos;%1&apos; ist leer</translation>
    </message>
    <message>
        <source>Labels should not be empty</source>
        <translation>Labels sollten nicht leer sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no URL</source>
        <translation>Das Label &apos;%1&apos; ist keine URL</translation>
    </message>
    <message>
        <source>The label should be a URL</source>
        <translation>Das Label sollte eine URL sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no time like 2026-08-21T10:00:00Z</source>
        <translation>Das Label &apos;%1&apos; ist keine Zeit wie 2026-08-21T10:00:00Z</translation>
    </message>
    <message>
        <source>The label should be a time</source>
        <translation>Das Label sollte eine Zeit sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no SPDX identifier of a licence</source>
        <translation>Das Label &apos;%1&apos; ist keine SPDX-Kennung einer Lizenz</translation>
    </message>
    <message>
        <source>The label should be a licence</source>
        <translation>Das Label sollte eine Lizenz sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no git hash: 7 or 40 hexadecimal digits</source>
        <translation>Das Label &apos;%1&apos; ist kein Git-Hash: 7 oder 40 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>The label should be a git hash</source>
        <translation>Das Label sollte ein Git-Hash sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no semantic version like 1.2.3</source>
        <translation>Das Label &apos;%1&apos; ist keine semantische Version wie 1.2.3</translation>
    </message>
    <message>
        <source>The label should be a version</source>
        <translation>Das Label sollte eine Version sein</translation>
    </message>
    <message>
        <source>No HEALTHCHECK: nobody notices when the program hangs</source>
        <translation>Kein HEALTHCHECK: niemand merkt, wenn das Programm hängt</translation>
    </message>
    <message>
        <source>An image should check its health</source>
        <translation>Ein Image sollte sein Befinden prüfen</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; is no e-mail address</source>
        <translation>Das Label &apos;%1&apos; ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>The label should be an e-mail address</source>
        <translation>Das Label sollte eine E-Mail-Adresse sein</translation>
    </message>
    <message>
        <source>This RUN could be part of the one before</source>
        <translation>Dieses RUN könnte Teil des vorigen sein</translation>
    </message>
    <message>
        <source>Merge it with the RUN before</source>
        <translation>Mit dem RUN davor vereinen</translation>
    </message>
    <message>
        <source>RUNs in a row can be one</source>
        <translation>RUN-Anweisungen in Folge können eine sein</translation>
    </message>
    <message>
        <source>yarn leaves its cache in the layer: end the RUN with yarn cache clean</source>
        <translation>yarn lässt seinen Cache in der Schicht: das RUN mit yarn cache clean beenden</translation>
    </message>
    <message>
        <source>yarn should clean up after itself</source>
        <translation>yarn sollte hinter sich aufräumen</translation>
    </message>
    <message>
        <source>Only ARG may stand before the first FROM</source>
        <translation>Vor dem ersten FROM darf nur ARG stehen</translation>
    </message>
    <message>
        <source>A Dockerfile starts with FROM</source>
        <translation>Ein Dockerfile beginnt mit FROM</translation>
    </message>
    <message>
        <source>Go packages should have a version</source>
        <translation>Go-Pakete sollten eine Version haben</translation>
    </message>
    <message>
        <source>Some names are not free for stages</source>
        <translation>Manche Namen sind für Stages nicht frei</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a secret, and stays in the image: mount it with RUN --mount=type=secret</source>
        <translation>&apos;%1&apos; sieht nach einem Geheimnis aus und bleibt im Image: mit RUN --mount=type=secret einbinden</translation>
    </message>
    <message>
        <source>ARG and ENV are no place for secrets</source>
        <translation>ARG und ENV sind kein Ort für Geheimnisse</translation>
    </message>
    <message>
        <source>FROM has the platform of the build anyway</source>
        <translation>FROM hat ohnehin die Plattform des Baus</translation>
    </message>
    <message>
        <source>A platform that checks for root cannot tell who &apos;%1&apos; is: use the number</source>
        <translation>Eine Plattform, die auf root prüft, weiß nicht, wer &apos;%1&apos; ist: die Nummer verwenden</translation>
    </message>
    <message>
        <source>USER should be a number</source>
        <translation>USER sollte eine Nummer sein</translation>
    </message>
    <message>
        <source>This copies the whole file system of &apos;%1&apos;</source>
        <translation>Das kopiert das ganze Dateisystem von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>COPY should not take a whole file system</source>
        <translation>COPY sollte kein ganzes Dateisystem nehmen</translation>
    </message>
    <message>
        <source>MAINTAINER is no longer used</source>
        <translation>MAINTAINER wird nicht mehr verwendet</translation>
    </message>
    <message>
        <source>This stage uses wget and curl: one of them is enough</source>
        <translation>Diese Stage verwendet wget und curl: eines davon genügt</translation>
    </message>
    <message>
        <source>One of wget and curl is enough</source>
        <translation>Eines von wget und curl genügt</translation>
    </message>
    <message>
        <source>Only the last CMD of a stage counts</source>
        <translation>Nur das letzte CMD einer Stage zählt</translation>
    </message>
    <message>
        <source>Only the last CMD counts</source>
        <translation>Nur das letzte CMD zählt</translation>
    </message>
    <message>
        <source>Only the last ENTRYPOINT of a stage counts</source>
        <translation>Nur das letzte ENTRYPOINT einer Stage zählt</translation>
    </message>
    <message>
        <source>Only the last ENTRYPOINT counts</source>
        <translation>Nur das letzte ENTRYPOINT zählt</translation>
    </message>
    <message>
        <source>Use SHELL to choose another shell: /bin/sh stays what the base image made it</source>
        <translation>Eine andere Shell mit SHELL wählen: /bin/sh bleibt, was das Basis-Image daraus macht</translation>
    </message>
    <message>
        <source>Make it a SHELL</source>
        <translation>In ein SHELL verwandeln</translation>
    </message>
    <message>
        <source>SHELL changes the shell, not a link</source>
        <translation>Die Shell wechselt SHELL, keine Verknüpfung</translation>
    </message>
    <message>
        <source>A failure in front of a pipe goes unnoticed: set the shell option pipefail with SHELL</source>
        <translation>Ein Fehler vor einer Pipe bleibt unbemerkt: die Shell-Option pipefail mit SHELL setzen</translation>
    </message>
    <message>
        <source>Set a shell that notices</source>
        <translation>Eine Shell setzen, die es merkt</translation>
    </message>
    <message>
        <source>A pipe should fail where any of its parts fails</source>
        <translation>Eine Pipe sollte scheitern, wenn einer ihrer Teile scheitert</translation>
    </message>
    <message>
        <source>Remove the one before</source>
        <translation>Das vorige entfernen</translation>
    </message>
    <message>
        <source>line %1: a text belongs here</source>
        <translation>Zeile %1: hierher gehört ein Text</translation>
    </message>
    <message>
        <source>line %1: true or false belongs here</source>
        <translation>Zeile %1: hierher gehört true oder false</translation>
    </message>
    <message>
        <source>line %1: a list belongs here: [A, B]</source>
        <translation>Zeile %1: hierher gehört eine Liste: [A, B]</translation>
    </message>
    <message>
        <source>line %1: pairs belong here: key: value</source>
        <translation>Zeile %1: hierher gehören Paare: Schlüssel: Wert</translation>
    </message>
    <message>
        <source>line %1: &apos;%2&apos; is no level: error, warning, info or style</source>
        <translation>Zeile %1: &apos;%2&apos; ist keine Stufe: error, warning, info oder style</translation>
    </message>
    <message>
        <source>line %1: &apos;%2&apos; is no type of a label: text, url, rfc3339, spdx, hash, semver or email</source>
        <translation>Zeile %1: &apos;%2&apos; ist keine Art eines Labels: text, url, rfc3339, spdx, hash, semver oder email</translation>
    </message>
    <message>
        <source>line %1: unknown key; &apos;%2&apos; is meant?</source>
        <translation>Zeile %1: unbekannter Schlüssel; ist &apos;%2&apos; gemeint?</translation>
    </message>
    <message>
        <source>line %1: no valid YAML: %2</source>
        <translation>Zeile %1: kein gültiges YAML: %2</translation>
    </message>
    <message>
        <source>Nothing in the stage &apos;%1&apos; makes &apos;%2&apos;: the build will fail here</source>
        <translation>Nichts in der Stage &apos;%1&apos; erzeugt &apos;%2&apos;: der Bau wird hier scheitern</translation>
    </message>
    <message>
        <source>COPY --from should name paths that the stage makes</source>
        <translation>COPY --from sollte Pfade nennen, die die Stage erzeugt</translation>
    </message>
    <message>
        <source>This copies the whole file system of &apos;%1&apos;: name what is needed, or start FROM scratch</source>
        <translation>Das kopiert das ganze Dateisystem von &apos;%1&apos;: nennen, was gebraucht wird, oder mit FROM scratch beginnen</translation>
    </message>
    <message>
        <source>COPY --from should take what is needed, not a whole file system</source>
        <translation>COPY --from sollte nehmen, was gebraucht wird, kein ganzes Dateisystem</translation>
    </message>
    <message>
        <source>Every new value of &apos;%1&apos; runs line %2 again, which does not use it: declare it further down</source>
        <translation>Jeder neue Wert von &apos;%1&apos; führt Zeile %2 erneut aus, die ihn nicht verwendet: weiter unten deklarieren</translation>
    </message>
    <message>
        <source>An ARG that changes with every build should come late</source>
        <translation>Ein ARG, das sich mit jedem Bau ändert, sollte spät kommen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a stage further down: FROM looks backwards and takes an image of this name</source>
        <translation>&apos;%1&apos; ist eine Stage weiter unten: FROM sucht rückwärts und nimmt ein Image dieses Namens</translation>
    </message>
    <message>
        <source>FROM tells upper case from lower case: the stage is named &apos;%1&apos;</source>
        <translation>FROM unterscheidet Groß und Klein: die Stage heißt &apos;%1&apos;</translation>
    </message>
    <message>
        <source>No stage is named &apos;%1&apos;, so this is an image; is the stage &apos;%2&apos; meant?</source>
        <translation>Keine Stage heißt &apos;%1&apos;, also ist das ein Image; ist die Stage &apos;%2&apos; gemeint?</translation>
    </message>
    <message>
        <source>A FROM or mount that means a stage should find it</source>
        <translation>Ein FROM oder Mount, der eine Stage meint, sollte sie finden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty here: an ARG before the first FROM must be declared again in the stage</source>
        <translation>&apos;%1&apos; ist hier leer: ein ARG vor dem ersten FROM muss in der Stage erneut deklariert werden</translation>
    </message>
    <message>
        <source>Declare it with ARG %1</source>
        <translation>Mit ARG %1 deklarieren</translation>
    </message>
    <message>
        <source>An ARG before the first FROM should be declared again where it is used</source>
        <translation>Ein ARG vor dem ersten FROM sollte dort erneut deklariert werden, wo es verwendet wird</translation>
    </message>
    <message>
        <source>This frees nothing: %1 of &apos;%2&apos; stay in a layer before</source>
        <translation>Das gibt nichts frei: %1 von &apos;%2&apos; bleiben in einer früheren Layer</translation>
    </message>
    <message>
        <source>This frees nothing: &apos;%1&apos; stays in the layer of line %2</source>
        <translation>Das gibt nichts frei: &apos;%1&apos; bleibt in der Layer von Zeile %2</translation>
    </message>
    <message>
        <source>Files should be removed in the RUN that makes them</source>
        <translation>Dateien sollten in dem RUN entfernt werden, das sie erzeugt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a secret, and this layer ships: mount it with RUN --mount=type=secret</source>
        <translation>&apos;%1&apos; sieht nach einem Geheimnis aus, und diese Layer wird ausgeliefert: mit RUN --mount=type=secret einbinden</translation>
    </message>
    <message>
        <source>Secrets should not be in the layers of an image</source>
        <translation>Geheimnisse sollten in keiner Layer eines Images stehen</translation>
    </message>
    <message>
        <source>With every change of any file &apos;%1&apos; (line %2) runs again: copy %3 first, and this behind it</source>
        <translation>Bei jeder Änderung irgendeiner Datei läuft &apos;%1&apos; (Zeile %2) erneut: zuerst %3 kopieren, dies danach</translation>
    </message>
    <message>
        <source>Dependencies should be installed before all sources are copied</source>
        <translation>Abhängigkeiten sollten installiert werden, bevor alle Quellen kopiert werden</translation>
    </message>
    <message>
        <source>Nothing uses this stage, and without a name it cannot be a target</source>
        <translation>Nichts verwendet diese Stage, und ohne Namen kann sie kein Ziel sein</translation>
    </message>
    <message>
        <source>Nothing uses the stage &apos;%1&apos;: only --target %1 builds it</source>
        <translation>Nichts verwendet die Stage &apos;%1&apos;: nur --target %1 baut sie</translation>
    </message>
    <message>
        <source>Every stage should be used</source>
        <translation>Jede Stage sollte verwendet werden</translation>
    </message>
    <message>
        <source>Mend it as ShellCheck proposes</source>
        <translation>So beheben, wie ShellCheck es vorschlägt</translation>
    </message>
    <message>
        <source>The password of this URL ships with the image: change it, and mount it with RUN --mount=type=secret</source>
        <translation>Das Passwort dieser URL wird mit dem Image ausgeliefert: ändern und mit RUN --mount=type=secret einbinden</translation>
    </message>
    <message>
        <source>This private key ships with the image: replace it, and mount it with RUN --mount=type=secret</source>
        <translation>Dieser private Schlüssel wird mit dem Image ausgeliefert: ersetzen und mit RUN --mount=type=secret einbinden</translation>
    </message>
    <message>
        <source>This looks like a key of %1, and ships with the image: revoke it, and mount it with RUN --mount=type=secret</source>
        <translation>Das sieht nach einem Schlüssel von %1 aus und wird mit dem Image ausgeliefert: widerrufen und mit RUN --mount=type=secret einbinden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; sounds like a secret, and everybody who has the image can read it: mount it with RUN --mount=type=secret</source>
        <translation>&apos;%1&apos; klingt nach einem Geheimnis, und jeder, der das Image hat, kann es lesen: mit RUN --mount=type=secret einbinden</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Edits, builds and weighs multi-stage Dockerfiles.</source>
        <translation>Bearbeitet, baut und wiegt mehrstufige Dockerfiles.</translation>
    </message>
    <message>
        <source>Save a picture of the window and exit.</source>
        <translation>Ein Bild des Fensters speichern und beenden.</translation>
    </message>
    <message>
        <source>Size of the window: 1440x900.</source>
        <translation>Größe des Fensters: 1440x900.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light (hell), dark (dunkel) oder system.</translation>
    </message>
    <message>
        <source>Select a stage.</source>
        <translation>Eine Stage auswählen.</translation>
    </message>
    <message>
        <source>Start with a new Dockerfile.</source>
        <translation>Mit einem neuen Dockerfile beginnen.</translation>
    </message>
    <message>
        <source>Dockerfile, or a folder with one.</source>
        <translation>Dockerfile oder ein Ordner, der eines enthält.</translation>
    </message>
</context>
<context>
    <name>stagewright::app::Actions</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Stagewright</source>
        <translation>Ü&amp;ber Stagewright</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Alles aus&amp;wählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Weiters&amp;uchen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>Rückwär&amp;ts suchen</translation>
    </message>
    <message>
        <source>&amp;Go to Line…</source>
        <translation>&amp;Gehe zu Zeile…</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graph</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>Gl&amp;iederung</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Layer</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>&amp;Build Log</source>
        <translation>&amp;Build-Log</translation>
    </message>
    <message>
        <source>Ne&amp;xt Pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation>&amp;Vorheriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Reveal Counterpart</source>
        <translation>Gegen&amp;stück zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ve&amp;rgrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Fit Graph</source>
        <translation>Graph &amp;einpassen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>Den ganzen Graphen zeigen</translation>
    </message>
    <message>
        <source>Fit &amp;Selection</source>
        <translation>&amp;Auswahl einpassen</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>Vollb&amp;ild</translation>
    </message>
    <message>
        <source>Reset &amp;Window Layout</source>
        <translation>Fensteranordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Add Stage</source>
        <translation>Stage &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Eine Stage hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Rename Stage…</source>
        <translation>Stage &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Copy from Another Stage…</source>
        <translation>Aus anderer Stage &amp;kopieren…</translation>
    </message>
    <message>
        <source>Remove &amp;Edge</source>
        <translation>Kante &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Tidy</source>
        <translation>&amp;Ordnen</translation>
    </message>
    <message>
        <source>Lay the graph out anew</source>
        <translation>Den Graphen neu anordnen</translation>
    </message>
    <message>
        <source>Set as &amp;Target</source>
        <translation>Als Build-&amp;Ziel festlegen</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>&amp;Bauen</translation>
    </message>
    <message>
        <source>Build &amp;Selected Stage</source>
        <translation>Ausgewählte &amp;Stage bauen</translation>
    </message>
    <message>
        <source>&amp;Cancel Build</source>
        <translation>Build &amp;abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Next Problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>&amp;Previous Problem</source>
        <translation>&amp;Vorheriges Problem</translation>
    </message>
    <message>
        <source>Can I Build &amp;Here?</source>
        <translation>Ist Bauen &amp;hier möglich?</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>Go to &amp;Stage…</source>
        <translation>Gehe zu &amp;Stage …</translation>
    </message>
    <message>
        <source>&amp;Fix Problem at the Caret…</source>
        <translation>Problem an der Schreibmarke &amp;beheben …</translation>
    </message>
    <message>
        <source>Fix &amp;All Safe Problems…</source>
        <translation>&amp;Alle sicheren Probleme beheben …</translation>
    </message>
    <message>
        <source>Reduce &amp;Motion</source>
        <translation>&amp;Bewegung verringern</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ArgumentsPanel</name>
    <message>
        <source>Build arguments</source>
        <translation>Build-Argumente</translation>
    </message>
    <message>
        <source>The file declares no ARG before its first FROM. An ARG there can choose the base of a stage.</source>
        <translation>Die Datei hat kein ARG vor dem ersten FROM. Ein ARG dort kann die Basis einer Stage wählen.</translation>
    </message>
    <message>
        <source>Default value of %1</source>
        <translation>Vorgabe von %1</translation>
    </message>
    <message>
        <source>Take the default again</source>
        <translation>Wieder die Vorgabe nehmen</translation>
    </message>
    <message>
        <source>%1
Decides the base of: %2</source>
        <translation>%1
Bestimmt die Basis von: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n Stage</numerusform>
            <numerusform>%n Stages</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>stagewright::app::BuildController</name>
    <message>
        <source>Building %1 from %2
</source>
        <translation>%1 wird aus %2 gebaut
</translation>
    </message>
    <message>
        <source>Cancelling…
</source>
        <translation>Wird abgebrochen…
</translation>
    </message>
    <message>
        <source>The builder %1 does not start: %2. Install the package stagewright, or set STAGEWRIGHT_PROGRAM to the program&apos;s path.</source>
        <translation>Der Builder %1 startet nicht: %2. Installieren Sie das Paket stagewright, oder setzen Sie STAGEWRIGHT_PROGRAM auf den Pfad des Programms.</translation>
    </message>
    <message>
        <source>The build was cancelled.</source>
        <translation>Der Build wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The builder ended unexpectedly (signal %1). Nothing of yours is lost; build again, and its steps so far come from the cache.</source>
        <translation>Der Builder endete unerwartet (Signal %1). Es ging nichts verloren; beim nächsten Build kommen die bisherigen Schritte aus dem Cache.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The builder gave up (exit code %1) without saying why; see the build log.</source>
        <translation>Der Builder gab ohne Begründung auf (Rückgabewert %1); siehe Build-Protokoll.</translation>
    </message>
    <message>
        <source>No sizes: %1
</source>
        <translation>Keine Größen: %1
</translation>
    </message>
    <message>
        <source>✔ Built %1 in %2
</source>
        <translation>✔ %1 gebaut in %2
</translation>
    </message>
</context>
<context>
    <name>stagewright::app::BuildLog</name>
    <message>
        <source>Build log</source>
        <translation>Build-Protokoll</translation>
    </message>
    <message>
        <source>Nothing was built yet. Build ▸ Build starts the embedded builder.</source>
        <translation>Noch wurde nichts gebaut. Build ▸ Bauen startet den eingebauten Builder.</translation>
    </message>
</context>
<context>
    <name>stagewright::app::BuildPane</name>
    <message>
        <source>No sizes yet. Build ▸ Build shows here what every layer weighs.</source>
        <translation>Noch keine Größen. Nach Build ▸ Bauen steht hier, was jede Schicht wiegt.</translation>
    </message>
    <message>
        <source>The program %1 does not start: %2</source>
        <translation>Das Programm %1 startet nicht: %2</translation>
    </message>
    <message>
        <source>Install the package stagewright, or set STAGEWRIGHT_PROGRAM to the program&apos;s path.</source>
        <translation>Installieren Sie das Paket stagewright, oder setzen Sie STAGEWRIGHT_PROGRAM auf den Pfad des Programms.</translation>
    </message>
    <message>
        <source>No history of %1: %2</source>
        <translation>Kein Verlauf von %1: %2</translation>
    </message>
    <message>
        <source>%1 — what ships, to scale</source>
        <translation>%1 – was ausgeliefert wird, maßstäblich</translation>
    </message>
</context>
<context>
    <name>stagewright::app::BuildTracker</name>
    <message>
        <source>warning: %1
</source>
        <translation>Warnung: %1
</translation>
    </message>
    <message>
        <source>  ⚡ cached</source>
        <translation>  ⚡ aus dem Cache</translation>
    </message>
    <message>
        <source>  ✔ done in %1</source>
        <translation>  ✔ fertig in %1</translation>
    </message>
</context>
<context>
    <name>stagewright::app::CodeTools</name>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Quick fixes</source>
        <translation>Schnellkorrekturen</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>deklariert</translation>
    </message>
    <message>
        <source>No stage, variable or heredoc stands at the caret.</source>
        <translation>An der Einfügemarke steht keine Stage, keine Variable und kein Heredoc.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no quick fix for this line.</source>
        <translation>Für diese Zeile gibt es keine Schnellkorrektur.</translation>
    </message>
</context>
<context>
    <name>stagewright::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ConnectPopup</name>
    <message>
        <source>Connect %1 to %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>COPY --&amp;from</source>
        <translation>COPY --&amp;from</translation>
    </message>
    <message>
        <source>RUN --&amp;mount</source>
        <translation>RUN --&amp;mount</translation>
    </message>
    <message>
        <source>F&amp;ROM (its base)</source>
        <translation>F&amp;ROM (seine Basis)</translation>
    </message>
    <message>
        <source>Path in %1</source>
        <translation>Pfad in %1</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
</context>
<context>
    <name>stagewright::app::DiffView</name>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
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
    <name>stagewright::app::FileController</name>
    <message>
        <source>%1 is read-only. You can edit it and save it under another name.</source>
        <translation>%1 ist schreibgeschützt. Sie können die Datei bearbeiten und unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>Open Dockerfile</source>
        <translation>Dockerfile öffnen</translation>
    </message>
    <message>
        <source>Dockerfiles (Dockerfile* *.Dockerfile Containerfile*);;All files (*)</source>
        <translation>Dockerfiles (Dockerfile* *.Dockerfile Containerfile*);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The example is not installed. Install the package stagewright, or start from a checkout.</source>
        <translation>Das Beispiel ist nicht installiert. Installieren Sie das Paket stagewright, oder starten Sie aus einem Checkout.</translation>
    </message>
    <message>
        <source>Save Dockerfile</source>
        <translation>Dockerfile speichern</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>%1 was deleted or moved by another program. Save writes it again.</source>
        <translation>%1 wurde von einem anderen Programm gelöscht oder verschoben. Speichern schreibt die Datei neu.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Recover unsaved text</source>
        <translation>Nicht gespeicherten Text wiederherstellen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Gesuchter Text</translation>
    </message>
    <message>
        <source>Find in text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Wrong pattern: %1</source>
        <translation>Falsches Muster: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>stagewright::app::FixDialog</name>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>Möglichkeiten</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Making sure that nothing else changes…</source>
        <translation>Es wird geprüft, dass sich sonst nichts ändert …</translation>
    </message>
    <message>
        <source>✔ Nothing else changes, and no new problem comes.</source>
        <translation>✔ Sonst ändert sich nichts, und kein neues Problem kommt hinzu.</translation>
    </message>
    <message>
        <source>✖ This fix cannot be applied here: %1</source>
        <translation>✖ Das lässt sich hier nicht anwenden: %1</translation>
    </message>
</context>
<context>
    <name>stagewright::app::FocusChip</name>
    <message>
        <source>Show all stages again</source>
        <translation>Wieder alle Stages zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Only what %1 needs · %n stage(s) hidden · Show all</source>
        <translation>
            <numerusform>Nur was %1 braucht · %n Stage verborgen · Alle zeigen</numerusform>
            <numerusform>Nur was %1 braucht · %n Stages verborgen · Alle zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphActions</name>
    <message>
        <source>&amp;Export Graph…</source>
        <translation>Graph &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Print Graph…</source>
        <translation>Graph &amp;drucken …</translation>
    </message>
    <message>
        <source>Pa&amp;lette</source>
        <translation>Pa&amp;lette</translation>
    </message>
    <message>
        <source>&amp;Arguments</source>
        <translation>&amp;Argumente</translation>
    </message>
    <message>
        <source>Focus on &amp;Target</source>
        <translation>Nur was das &amp;Ziel braucht</translation>
    </message>
    <message>
        <source>&amp;Build Context</source>
        <translation>&amp;Build-Kontext</translation>
    </message>
    <message>
        <source>&amp;Cache Mounts</source>
        <translation>&amp;Cache-Mounts</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Find in Graph</source>
        <translation>Im Graphen &amp;suchen</translation>
    </message>
    <message>
        <source>Collap&amp;se All Stages</source>
        <translation>Alle Stages &amp;einklappen</translation>
    </message>
    <message>
        <source>E&amp;xpand All Stages</source>
        <translation>Alle Stages &amp;ausklappen</translation>
    </message>
    <message>
        <source>Open or Close the &amp;Bundle</source>
        <translation>&amp;Bündel öffnen oder schließen</translation>
    </message>
    <message>
        <source>&amp;Quick Add…</source>
        <translation>&amp;Schnell hinzufügen …</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Move U&amp;p in the Text</source>
        <translation>Im Text nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down in the Text</source>
        <translation>Im Text nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Split Stage at This Row</source>
        <translation>Stage an dieser Zeile &amp;teilen</translation>
    </message>
    <message>
        <source>Split into &amp;Build and Runtime</source>
        <translation>In &amp;Build und Laufzeit teilen</translation>
    </message>
    <message>
        <source>&amp;Extract Common Base</source>
        <translation>Gemeinsame &amp;Basis herausziehen</translation>
    </message>
    <message>
        <source>Move to the &amp;End</source>
        <translation>Ans &amp;Ende verschieben</translation>
    </message>
    <message>
        <source>Align &amp;Left</source>
        <translation>&amp;Links ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;Right</source>
        <translation>&amp;Rechts ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;Top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;Bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Distribute &amp;Horizontally</source>
        <translation>&amp;Waagrecht verteilen</translation>
    </message>
    <message>
        <source>Distribute &amp;Vertically</source>
        <translation>&amp;Senkrecht verteilen</translation>
    </message>
    <message>
        <source>S&amp;how in Graph</source>
        <translation>Im Graphen &amp;zeigen</translation>
    </message>
    <message>
        <source>A&amp;rrange</source>
        <translation>&amp;Anordnen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphDocks</name>
    <message>
        <source>Export graph</source>
        <translation>Graph exportieren</translation>
    </message>
    <message>
        <source>The graph was not exported: %1</source>
        <translation>Der Graph wurde nicht exportiert: %1</translation>
    </message>
    <message>
        <source>Print graph</source>
        <translation>Graph drucken</translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphPane</name>
    <message>
        <source>Mend the line of that stage first: it does not parse.</source>
        <translation>Richten Sie zuerst die Zeile dieser Stage: Sie ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Move stage %1</source>
        <translation>Stage %1 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>%n Knoten verschieben</numerusform>
            <numerusform>%n Knoten verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>What a stage reads from the build context or a cache is deleted with its instruction: select the row.</source>
        <translation>Was eine Stage aus dem Build-Kontext oder einem Cache liest, wird mit seiner Anweisung gelöscht: Wählen Sie die Zeile.</translation>
    </message>
    <message>
        <source>Save the Dockerfile first: COPY takes files of its folder.</source>
        <translation>Speichern Sie das Dockerfile zuerst: COPY nimmt Dateien seines Ordners.</translation>
    </message>
    <message>
        <source>Select a stage first: an instruction belongs to one.</source>
        <translation>Wählen Sie zuerst eine Stage: Eine Anweisung gehört zu einer.</translation>
    </message>
    <message>
        <source>The first stage has none before it that it could copy from.</source>
        <translation>Vor der ersten Stage steht keine, aus der sie kopieren könnte.</translation>
    </message>
    <message>
        <source>line %1, %2: %3</source>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>An image goes from the graph when no line names it any more.</source>
        <translation>Ein Image verschwindet aus dem Graphen, wenn keine Zeile es mehr nennt.</translation>
    </message>
    <message>
        <source>Delete %1, although other lines need it?</source>
        <translation>%1 löschen, obwohl andere Zeilen es brauchen?</translation>
    </message>
    <message>
        <source>Select the stages that start alike first: a click with Ctrl adds one.</source>
        <translation>Wählen Sie zuerst die Stages, die gleich beginnen: Ein Klick mit Strg nimmt eine dazu.</translation>
    </message>
    <message>
        <source>This stage is the first one.</source>
        <translation>Diese Stage ist die erste.</translation>
    </message>
    <message>
        <source>This stage is the last one.</source>
        <translation>Diese Stage ist die letzte.</translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphSearch</name>
    <message>
        <source>Find in graph</source>
        <translation>Im Graphen suchen</translation>
    </message>
    <message>
        <source>Stage, instruction, image…</source>
        <translation>Stage, Anweisung, Image …</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphView</name>
    <message>
        <source>Stage graph, %1</source>
        <translation>Stage-Graph, %1</translation>
    </message>
    <message>
        <source>Start with a base image</source>
        <translation>Beginnen Sie mit einem Basis-Image</translation>
    </message>
    <message>
        <source>Double-click here, or type FROM in the text</source>
        <translation>Doppelklicken Sie hier, oder tippen Sie FROM in den Text</translation>
    </message>
    <message>
        <source>Insert into %1</source>
        <translation>In %1 einfügen</translation>
    </message>
    <message>
        <source>Make it the base of %1</source>
        <translation>Zur Basis von %1 machen</translation>
    </message>
    <message>
        <source>Insert a stage here</source>
        <translation>Hier eine Stage einfügen</translation>
    </message>
    <message>
        <source>Drop it on a stage</source>
        <translation>Auf einer Stage ablegen</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Eine Stage hinzufügen</translation>
    </message>
    <message>
        <source>This line stood for several: select one of them, then delete it</source>
        <translation>Diese Linie stand für mehrere: Wählen Sie eine davon und löschen Sie sie dann</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Select more nodes first: drag a frame around them, or click with Ctrl</source>
        <translation>Wählen Sie zuerst mehr Knoten: Ziehen Sie einen Rahmen, oder klicken Sie mit Strg</translation>
    </message>
</context>
<context>
    <name>stagewright::app::InfoBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::LayersView</name>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>History of the image</source>
        <translation>Verlauf des Images</translation>
    </message>
    <message>
        <source>#</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Size as a bar</source>
        <translation>Größe als Balken</translation>
    </message>
    <message>
        <source>%1
Layer %2</source>
        <translation>%1
Schicht %2</translation>
    </message>
</context>
<context>
    <name>stagewright::app::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>FROM: stands on</source>
        <translation>FROM: baut auf</translation>
    </message>
    <message>
        <source>COPY --from: takes files</source>
        <translation>COPY --from: übernimmt Dateien</translation>
    </message>
    <message>
        <source>RUN --mount: sees files while it runs</source>
        <translation>RUN --mount: sieht Dateien, während es läuft</translation>
    </message>
    <message>
        <source>bytes that ship</source>
        <translation>ausgelieferte Bytes</translation>
    </message>
    <message>
        <source>bytes that stay behind</source>
        <translation>zurückbleibende Bytes</translation>
    </message>
    <message>
        <source>the image</source>
        <translation>das Image</translation>
    </message>
    <message>
        <source>not built for this target</source>
        <translation>für dieses Ziel nicht gebaut</translation>
    </message>
    <message>
        <source>files of the build context</source>
        <translation>Dateien des Build-Kontexts</translation>
    </message>
    <message>
        <source>cache mount</source>
        <translation>Cache-Mount</translation>
    </message>
</context>
<context>
    <name>stagewright::app::MainWindow</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Graph and text</source>
        <translation>Graph und Text</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>%1[*] – Stagewright</source>
        <translation>%1[*] – Stagewright</translation>
    </message>
    <message>
        <source>Stagewright</source>
        <translation>Stagewright</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Build target</source>
        <translation>Build-Ziel</translation>
    </message>
    <message>
        <source>The stage that is built and ships</source>
        <translation>Die Stage, die gebaut und ausgeliefert wird</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go to Pane</source>
        <translation>&amp;Gehe zu Bereich</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Stage</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>B&amp;uild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Gehe zu Zeile</translation>
    </message>
    <message>
        <source>Line:</source>
        <translation>Zeile:</translation>
    </message>
    <message>
        <source>About Stagewright</source>
        <translation>Über Stagewright</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Stagewright %1&lt;/h3&gt;&lt;p&gt;Edits, builds and weighs multi-stage Dockerfiles.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It uses Qt %2 and QScintilla (GPL 3).&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Stagewright %1&lt;/h3&gt;&lt;p&gt;Bearbeitet, baut und wiegt mehrstufige Dockerfiles.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Sie verwendet Qt %2 und QScintilla (GPL 3).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>★ %1 (last)</source>
        <translation>★ %1 (letzte)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Undo Typing</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Build log</source>
        <translation>Build-Protokoll</translation>
    </message>
    <message>
        <source>Panes below</source>
        <translation>Bereiche unten</translation>
    </message>
    <message>
        <source>Embedded builder</source>
        <translation>Eingebauter Builder</translation>
    </message>
    <message>
        <source>✔ Embedded builder ready</source>
        <translation>✔ Eingebauter Builder bereit</translation>
    </message>
    <message>
        <source>⚠ Embedded builder with limits</source>
        <translation>⚠ Eingebauter Builder mit Einschränkungen</translation>
    </message>
    <message>
        <source>✖ Cannot build here</source>
        <translation>✖ Hier kann nicht gebaut werden</translation>
    </message>
    <message>
        <source>Building does not work on this machine: %1. What to do: %2.</source>
        <translation>Auf diesem Rechner kann nicht gebaut werden: %1. Abhilfe: %2.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>The builder has not answered yet.</source>
        <translation>Der Builder hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Can I build here?</source>
        <translation>Kann ich hier bauen?</translation>
    </message>
    <message>
        <source>Select an edge first: a click on its line in the graph.</source>
        <translation>Wählen Sie zuerst eine Kante: ein Klick auf ihre Linie im Graphen.</translation>
    </message>
    <message>
        <source>Select a stage that comes after another one: it can copy from those above it.</source>
        <translation>Wählen Sie eine Stage, vor der eine andere steht: Sie kann aus denen über ihr kopieren.</translation>
    </message>
    <message>
        <source>Stages to copy from</source>
        <translation>Stages, aus denen kopiert werden kann</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>Problems  %1</source>
        <translation>Probleme  %1</translation>
    </message>
    <message>
        <source>▶ Building…</source>
        <translation>▶ Wird gebaut …</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>Delete stage</source>
        <translation>Stage löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete with %n line(s)</source>
        <translation>
            <numerusform>Mit %n Zeile löschen</numerusform>
            <numerusform>Mit %n Zeilen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Put children on its base</source>
        <translation>Kinder auf seine Basis stellen</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Unsaved text would be lost in a crash: %1</source>
        <translation>Nicht gespeicherter Text ginge bei einem Absturz verloren: %1</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>ein Befehl</translation>
    </message>
    <message>
        <source>a stage</source>
        <translation>eine Stage</translation>
    </message>
    <message>
        <source>a problem</source>
        <translation>ein Problem</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>stage on line %1</source>
        <translation>Stage in Zeile %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message numerus="yes">
        <source>of %n lines</source>
        <translation>
            <numerusform>von %n Zeile</numerusform>
            <numerusform>von %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>RUN commands were not looked at: %1</source>
        <translation>RUN-Befehle wurden nicht geprüft: %1</translation>
    </message>
    <message>
        <source>There is no problem at the caret.</source>
        <translation>An der Schreibmarke ist kein Problem.</translation>
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
    <name>stagewright::app::Outline</name>
    <message>
        <source>Outline of stages</source>
        <translation>Gliederung der Stages</translation>
    </message>
    <message>
        <source>%1 (line %2 does not parse)</source>
        <translation>%1 (Zeile %2 ist nicht lesbar)</translation>
    </message>
    <message>
        <source>Stage or instruction</source>
        <translation>Stage oder Anweisung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>stagewright::app::Palette</name>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Add or search…</source>
        <translation>Hinzufügen oder suchen …</translation>
    </message>
    <message>
        <source>Search the palette</source>
        <translation>Palette durchsuchen</translation>
    </message>
    <message>
        <source>apt-get install, no lists left</source>
        <translation>apt-get install ohne Reste</translation>
    </message>
    <message>
        <source>apk add</source>
        <translation>apk add</translation>
    </message>
    <message>
        <source>go build with caches</source>
        <translation>go build mit Caches</translation>
    </message>
    <message>
        <source>npm ci with a cache</source>
        <translation>npm ci mit Cache</translation>
    </message>
    <message>
        <source>pip install with a cache</source>
        <translation>pip install mit Cache</translation>
    </message>
    <message>
        <source>cargo build with a cache</source>
        <translation>cargo build mit Cache</translation>
    </message>
    <message>
        <source>a secret while it runs</source>
        <translation>ein Geheimnis, solange es läuft</translation>
    </message>
    <message>
        <source>a user without rights (Debian)</source>
        <translation>ein Nutzer ohne Rechte (Debian)</translation>
    </message>
    <message>
        <source>a script as heredoc</source>
        <translation>ein Skript als Heredoc</translation>
    </message>
    <message>
        <source>New stage</source>
        <translation>Neue Stage</translation>
    </message>
    <message>
        <source>Empty stage (scratch)</source>
        <translation>Leere Stage (scratch)</translation>
    </message>
    <message>
        <source>Build stage, Go</source>
        <translation>Build-Stage, Go</translation>
    </message>
    <message>
        <source>Build stage, Node</source>
        <translation>Build-Stage, Node</translation>
    </message>
    <message>
        <source>Runtime stage from the stage before</source>
        <translation>Laufzeit-Stage aus der davor</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemFilterBar</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Information</numerusform>
            <numerusform>%n Informationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter of the problems</source>
        <translation>Filter der Probleme</translation>
    </message>
    <message>
        <source>Filter by message, rule or stage</source>
        <translation>Nach Meldung, Regel oder Stage filtern</translation>
    </message>
    <message>
        <source>Mends what can be mended without changing what the file means; shows first what would change</source>
        <translation>Behebt, was sich beheben lässt, ohne die Bedeutung der Datei zu ändern; zeigt erst, was sich ändern würde</translation>
    </message>
    <message>
        <source>Show or hide problems of this severity</source>
        <translation>Probleme dieser Schwere zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>All sources (%1)</source>
        <translation>Alle Quellen (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Fix all safe problems (%1)…</source>
        <translation>Alle sicheren Probleme beheben (%1) …</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsModel</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
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
        <source>%1 in line %2: %3, rule %4</source>
        <translation>%1 in Zeile %2: %3, Regel %4</translation>
    </message>
    <message>
        <source>What the rule %1 says</source>
        <translation>Was die Regel %1 sagt</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
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
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsPane</name>
    <message>
        <source>Keeps what the file means.</source>
        <translation>Die Bedeutung der Datei bleibt.</translation>
    </message>
    <message>
        <source>Changes the image as the rule asks for: look whether you want that.</source>
        <translation>Ändert das Image so, wie es die Regel will: Prüfen Sie, ob Sie das möchten.</translation>
    </message>
    <message>
        <source>Left as it is, line %1 [%2]: %3</source>
        <translation>Bleibt, wie es ist, Zeile %1 [%2]: %3</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No fix is known for %1: F1 in the table of problems tells about the rule.</source>
        <translation>Für %1 ist nichts bekannt, was es behebt: F1 in der Tabelle der Probleme erklärt die Regel.</translation>
    </message>
    <message>
        <source>The text has changed meanwhile: nothing was mended.</source>
        <translation>Der Text hat sich inzwischen geändert: Nichts wurde behoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) can be mended safely</source>
        <translation>
            <numerusform>%n Problem lässt sich sicher beheben</numerusform>
            <numerusform>%n Probleme lassen sich sicher beheben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %n problem(s)</source>
        <translation>
            <numerusform>%n Problem beheben</numerusform>
            <numerusform>%n Probleme beheben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsView</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show all problems</source>
        <translation>Alle Probleme zeigen</translation>
    </message>
    <message>
        <source>Problems and rule</source>
        <translation>Probleme und Regel</translation>
    </message>
    <message>
        <source>The problems of a Dockerfile are shown here while it is open.</source>
        <translation>Hier stehen die Probleme eines Dockerfiles, solange es offen ist.</translation>
    </message>
    <message numerus="yes">
        <source>The filter hides all %n problem(s).</source>
        <translation>
            <numerusform>Der Filter verbirgt %n Problem.</numerusform>
            <numerusform>Der Filter verbirgt alle %n Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems so far. The scripts in RUN are being looked at…</source>
        <translation>Bisher keine Probleme. Die Skripte in RUN werden noch geprüft …</translation>
    </message>
    <message>
        <source>✔ No problems: nothing that a build would stop at, and nothing that the checks object to.</source>
        <translation>✔ Keine Probleme: nichts, woran ein Build scheitern würde, und nichts, was die Prüfungen beanstanden.</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>No fix is known</source>
        <translation>Nichts bekannt, was es behebt</translation>
    </message>
    <message>
        <source>Show in &amp;text</source>
        <translation>Im &amp;Text zeigen</translation>
    </message>
    <message>
        <source>&amp;About the rule %1</source>
        <translation>&amp;Über die Regel %1</translation>
    </message>
</context>
<context>
    <name>stagewright::app::QuickAdd</name>
    <message>
        <source>RUN make · COPY . . · FROM alpine AS final</source>
        <translation>RUN make · COPY . . · FROM alpine AS final</translation>
    </message>
</context>
<context>
    <name>stagewright::app::Recovery</name>
    <message>
        <source>Stagewright ended before a new Dockerfile was saved. Its text of %1 is kept.</source>
        <translation>Stagewright endete, bevor ein neues Dockerfile gespeichert war. Sein Text von %1 ist erhalten.</translation>
    </message>
    <message>
        <source>Stagewright ended before changes of %1 were saved. Their text of %2 is kept.</source>
        <translation>Stagewright endete, bevor Änderungen an %1 gespeichert waren. Ihr Text von %2 ist erhalten.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::RenameBox</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>stagewright::app::RulePage</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>About the rule</source>
        <translation>Über die Regel</translation>
    </message>
    <message>
        <source>Close the page of the rule</source>
        <translation>Die Seite der Regel schließen</translation>
    </message>
    <message>
        <source># %1
This program has no page about the rule.</source>
        <translation># %1
Dieses Programm hat keine Seite über die Regel.</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr über %1</translation>
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
    <name>stagewright::app::Searcher</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>Alle ersetzen</translation>
    </message>
</context>
<context>
    <name>stagewright::app::StackedBar</name>
    <message>
        <source>Layers to scale</source>
        <translation>Schichten maßstäblich</translation>
    </message>
</context>
<context>
    <name>stagewright::app::StatusLine</name>
    <message>
        <source> · ships %1</source>
        <translation> · liefert %1 aus</translation>
    </message>
    <message>
        <source> · ships %1 of %2</source>
        <translation> · liefert %1 von %2 aus</translation>
    </message>
    <message>
        <source>State of the document</source>
        <translation>Zustand des Dokuments</translation>
    </message>
    <message>
        <source>Position of the caret</source>
        <translation>Position der Schreibmarke</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Die Probleme zeigen</translation>
    </message>
    <message>
        <source>What this machine can build</source>
        <translation>Was dieser Rechner bauen kann</translation>
    </message>
    <message>
        <source>No file open</source>
        <translation>Keine Datei geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>✖ %n error(s)</source>
        <translation>
            <numerusform>✖ %n Fehler</numerusform>
            <numerusform>✖ %n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>✔ parsed</source>
        <translation>✔ gelesen</translation>
    </message>
    <message numerus="yes">
        <source> · %n stage(s)</source>
        <translation>
            <numerusform> · %n Stage</numerusform>
            <numerusform> · %n Stages</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n warning(s)</source>
        <translation>
            <numerusform>⚠ %n Warnung</numerusform>
            <numerusform>⚠ %n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>✖ has errors</source>
        <translation>✖ hat Fehler</translation>
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
    <name>stagewright::app::TextActions</name>
    <message>
        <source>&amp;Complete</source>
        <translation>&amp;Vervollständigen</translation>
    </message>
    <message>
        <source>Show &amp;Parameters</source>
        <translation>&amp;Parameter anzeigen</translation>
    </message>
    <message>
        <source>Go to &amp;Definition</source>
        <translation>Zur &amp;Definition</translation>
    </message>
    <message>
        <source>Show &amp;References</source>
        <translation>Ve&amp;rweise anzeigen</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Umbe&amp;nennen…</translation>
    </message>
    <message>
        <source>&amp;Quick Fix…</source>
        <translation>Schnell&amp;korrektur…</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>&amp;Ersetzen…</translation>
    </message>
    <message>
        <source>&amp;Format Document</source>
        <translation>Dokument &amp;formatieren</translation>
    </message>
    <message>
        <source>Toggle C&amp;omment</source>
        <translation>Kommentar &amp;umschalten</translation>
    </message>
    <message>
        <source>Move Lines &amp;Up</source>
        <translation>Zeilen nach &amp;oben</translation>
    </message>
    <message>
        <source>Move Lines Do&amp;wn</source>
        <translation>Zeilen nach un&amp;ten</translation>
    </message>
    <message>
        <source>Select Next &amp;Occurrence</source>
        <translation>Nächstes Vorkommen aus&amp;wählen</translation>
    </message>
    <message>
        <source>&amp;Toggle Fold</source>
        <translation>Auf- oder &amp;zuklappen</translation>
    </message>
    <message>
        <source>Fold All &amp;Stages</source>
        <translation>Alle &amp;Stages zuklappen</translation>
    </message>
    <message>
        <source>Unfold &amp;All</source>
        <translation>&amp;Alles aufklappen</translation>
    </message>
    <message>
        <source>The file is formatted already.</source>
        <translation>Die Datei ist bereits formatiert.</translation>
    </message>
    <message>
        <source>Format Document</source>
        <translation>Dokument formatieren</translation>
    </message>
</context>
<context>
    <name>stagewright::app::TextHead</name>
    <message>
        <source>Open file</source>
        <translation>Geöffnete Datei</translation>
    </message>
    <message>
        <source>Place of the caret</source>
        <translation>Ort der Schreibmarke</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
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
    <message>
        <source>Toggle Comment</source>
        <translation>Kommentar umschalten</translation>
    </message>
    <message>
        <source>Move Lines Up</source>
        <translation>Zeilen nach oben</translation>
    </message>
    <message>
        <source>Move Lines Down</source>
        <translation>Zeilen nach unten</translation>
    </message>
</context>
<context>
    <name>stagewright::app::TypingHelp</name>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Vervollständigung</translation>
    </message>
</context>
<context>
    <name>stagewright::app::WelcomePage</name>
    <message>
        <source>RECENT</source>
        <translation>ZULETZT GEÖFFNET</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Stagewright</source>
        <translation>Stagewright</translation>
    </message>
    <message>
        <source>See what a multi-stage Dockerfile builds, and what it leaves behind.</source>
        <translation>Sehen Sie, was ein mehrstufiges Dockerfile baut und was es zurücklässt.</translation>
    </message>
    <message>
        <source>Open Dockerfile…</source>
        <translation>Dockerfile öffnen…</translation>
    </message>
    <message>
        <source>New Dockerfile</source>
        <translation>Neues Dockerfile</translation>
    </message>
    <message>
        <source>Look at the example</source>
        <translation>Beispiel ansehen</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
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
