<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QDialog</name>
    <message>
        <source>Run #%1 is training.</source>
        <translation>Lauf #%1 trainiert.</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>Ein Lauf trainiert.</translation>
    </message>
    <message>
        <source>Hand over to the background</source>
        <translation>An den Hintergrund übergeben</translation>
    </message>
    <message>
        <source>Saves at this step and continues in candlewright-cli; this window shows it again when opened.</source>
        <translation>Speichert bei diesem Schritt und macht in candlewright-cli weiter; dieses Fenster zeigt den Lauf wieder, sobald es geöffnet wird.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Anhalten und speichern</translation>
    </message>
    <message>
        <source>Finishes this step and writes a checkpoint. You can continue later.</source>
        <translation>Beendet diesen Schritt und schreibt einen Checkpoint. Später lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Fenster offen lassen</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
    <message>
        <source>Stop run #%1?</source>
        <translation>Lauf #%1 anhalten?</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Tick what is to be judged.</source>
        <translation>Ankreuzen, was beurteilt werden soll.</translation>
    </message>
    <message>
        <source>An ensemble needs at least two: tick another one.</source>
        <translation>Ein Ensemble braucht mindestens zwei: noch eines ankreuzen.</translation>
    </message>
    <message>
        <source>Weights and bands are fitted on the validation part, so it cannot judge them: choose another part.</source>
        <translation>Gewichte und Bänder werden am Validierungsteil angepasst, also kann er sie nicht beurteilen: einen anderen Teil wählen.</translation>
    </message>
    <message>
        <source>The open prices have no window of that length in this part.</source>
        <translation>Die offenen Kurse haben in diesem Teil kein Fenster dieser Länge.</translation>
    </message>
    <message>
        <source> (%1 of work)</source>
        <translation> (%1 Arbeit)</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>Epoche %1, Schritt %2</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2, validation</source>
        <translation>pct_MAE %1, Persistenz %2, Validierung</translation>
    </message>
    <message>
        <source>Best by validation</source>
        <translation>Bester nach Validierung</translation>
    </message>
    <message>
        <source>Also kept</source>
        <translation>Auch aufbewahrt</translation>
    </message>
    <message>
        <source>Curves, log and settings</source>
        <translation>Kurven, Protokoll und Einstellungen</translation>
    </message>
    <message>
        <source>Not in a checkpoint yet</source>
        <translation>Noch in keinem Checkpoint</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the checkpoints of step %1</source>
        <translation>die Checkpoints von Schritt %1</translation>
    </message>
    <message>
        <source>all %1 steps</source>
        <translation>alle %1 Schritte</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Finishes this step, then writes a checkpoint (about %1).</source>
        <translation>Beendet diesen Schritt und schreibt dann einen Checkpoint (etwa %1).</translation>
    </message>
    <message>
        <source>Finishes this step, then writes a checkpoint.</source>
        <translation>Beendet diesen Schritt und schreibt dann einen Checkpoint.</translation>
    </message>
    <message>
        <source>You can continue later as if it had never stopped.</source>
        <translation>Später geht es weiter, als hätte es nie angehalten.</translation>
    </message>
    <message>
        <source>Writes nothing more. You can continue from %1; the %2 steps since then are lost.</source>
        <translation>Schreibt nichts mehr. Weiter geht es ab %1; die %2 Schritte seitdem sind verloren.</translation>
    </message>
    <message>
        <source>Writes nothing more. No checkpoint is on disk: all %1 steps are lost, a later start begins anew.</source>
        <translation>Schreibt nichts mehr. Kein Checkpoint liegt auf der Platte: alle %1 Schritte sind verloren, ein späterer Start beginnt neu.</translation>
    </message>
    <message numerus="yes">
        <source>Trains %Ln more steps, validates and writes a checkpoint</source>
        <translation>
            <numerusform>Trainiert noch %Ln Schritt, validiert und schreibt einen Checkpoint</numerusform>
            <numerusform>Trainiert noch %Ln Schritte, validiert und schreibt einen Checkpoint</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: about %2.</source>
        <translation>%1: etwa %2.</translation>
    </message>
    <message>
        <source>It goes on while you read this. These are safe on disk:</source>
        <translation>Es läuft weiter, während Sie dies lesen. Das ist sicher auf der Platte:</translation>
    </message>
    <message>
        <source>Then start the next run in the queue</source>
        <translation>Danach den nächsten Lauf der Warteschlange starten</translation>
    </message>
    <message>
        <source>Stop after epoch %1</source>
        <translation>Nach Epoche %1 anhalten</translation>
    </message>
    <message>
        <source>#%1 stops after epoch %2.</source>
        <translation>#%1 hält nach Epoche %2 an.</translation>
    </message>
    <message>
        <source>Training is at step %1 of %2, in epoch %3.</source>
        <translation>Das Training ist bei Schritt %1 von %2, in Epoche %3.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>The chart shows nothing yet.</source>
        <translation>Das Diagramm zeigt noch nichts.</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows; Save as CSV writes all.</source>
        <translation>Die ersten %1 von %2 Zeilen; Als CSV speichern schreibt alle.</translation>
    </message>
</context>
<context>
    <name>candlewright</name>
    <message>
        <source>averaged weights (EMA), raw weights, optimizer</source>
        <translation>gemittelte Gewichte (EMA), rohe Gewichte, Optimierer</translation>
    </message>
    <message>
        <source>weights, optimizer</source>
        <translation>Gewichte, Optimierer</translation>
    </message>
    <message>
        <source>Evaluate judges it on the %1.</source>
        <translation>Auswerten beurteilt ihn: %1.</translation>
    </message>
    <message>
        <source>It was freed before it was evaluated.</source>
        <translation>Er wurde freigegeben, bevor er ausgewertet war.</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>The forecaster has no bands.</source>
        <translation>Das Prognosemodell hat keine Bänder.</translation>
    </message>
    <message>
        <source>Its file was freed; its figures are kept.</source>
        <translation>Seine Datei wurde freigegeben; seine Zahlen bleiben.</translation>
    </message>
    <message>
        <source>It was saved without a validation.</source>
        <translation>Er wurde ohne Validierung gespeichert.</translation>
    </message>
    <message>
        <source>Persistence %1</source>
        <translation>Persistenz %1</translation>
    </message>
    <message>
        <source>figures only</source>
        <translation>nur Zahlen</translation>
    </message>
    <message>
        <source>freed %1</source>
        <translation>freigegeben %1</translation>
    </message>
    <message>
        <source>best validation %1</source>
        <translation>bester nach Validierung, %1</translation>
    </message>
    <message>
        <source>among the best %1</source>
        <translation>unter den besten %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>among the last %1</source>
        <translation>unter den letzten %1</translation>
    </message>
    <message>
        <source>until the next is saved</source>
        <translation>bis der nächste gespeichert ist</translation>
    </message>
    <message>
        <source>%1 on disk, %2 · rule: the last %3 and the best %4 of each stage</source>
        <translation>%1 auf der Platte, %2 · Regel: die letzten %3 und die besten %4 jeder Stufe</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>Weniger ist besser</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Star: the best by validation</source>
        <translation>Stern: der beste nach der Validierung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Val loss</source>
        <translation>Val. Verlust</translation>
    </message>
    <message>
        <source>Val pct_MAE</source>
        <translation>Val. pct_MAE</translation>
    </message>
    <message>
        <source>% of last close</source>
        <translation>% vom letzten Schluss</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>Against tomorrow = today, where it was evaluated</source>
        <translation>Gegen morgen = heute, wo ausgewertet wurde</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>How much less error than tomorrow = today; more is better</source>
        <translation>Wie viel weniger Fehler als morgen = heute; mehr ist besser</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Bootstrap over symbols</source>
        <translation>Bootstrap über Symbole</translation>
    </message>
    <message>
        <source>Than persistence</source>
        <translation>Als Persistenz</translation>
    </message>
    <message>
        <source>By the interval: better or worse only if it leaves out zero</source>
        <translation>Nach dem Intervall: besser oder schlechter nur, wenn es die Null auslässt</translation>
    </message>
    <message>
        <source>90 % band</source>
        <translation>90-%-Band</translation>
    </message>
    <message>
        <source>% inside</source>
        <translation>% darin</translation>
    </message>
    <message>
        <source>Share of closes inside the 90 % band; 90 is calibrated</source>
        <translation>Anteil der Schlusskurse im 90-%-Band; 90 ist kalibriert</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of its manifest, which holds those of its files</source>
        <translation>Seines Verzeichnisses, das die seiner Dateien enthält</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation>Behalten, weil</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>in der Zeit</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Name of the file without its ending, or of the symbol column</source>
        <translation>Name der Datei ohne Endung oder Wert der Spalte symbol</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Rows after repair</source>
        <translation>Zeilen nach der Reparatur</translation>
    </message>
    <message>
        <source>Last bar</source>
        <translation>Letzter Balken</translation>
    </message>
    <message>
        <source>Time of the newest bar</source>
        <translation>Zeit des neuesten Balkens</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schluss</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>All closes, oldest at the left</source>
        <translation>Alle Schlusskurse, der älteste links</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Cells and rows that the reader changed; less is better</source>
        <translation>Zellen und Zeilen, die beim Lesen geändert wurden; weniger ist besser</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Spaces between bars that the calendar does not explain; less is better</source>
        <translation>Abstände zwischen Balken, die der Kalender nicht erklärt; weniger ist besser</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>in time: its last bars are kept from training; symbol: all of it is</source>
        <translation>in der Zeit: die letzten Balken bleiben dem Training vorenthalten; Symbol: das ganze Symbol</translation>
    </message>
    <message>
        <source>First bar</source>
        <translation>Erster Balken</translation>
    </message>
    <message>
        <source>Time of the oldest bar</source>
        <translation>Zeit des ältesten Balkens</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>The usual time from bar to bar</source>
        <translation>Der übliche Abstand von Balken zu Balken</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Bars whose return is more than 8 robust deviations; kept as they are</source>
        <translation>Balken, deren Rendite mehr als 8 robuste Abweichungen beträgt; bleiben wie sie sind</translation>
    </message>
    <message>
        <source>Zero volume</source>
        <translation>Ohne Volumen</translation>
    </message>
    <message>
        <source>% of bars</source>
        <translation>% der Balken</translation>
    </message>
    <message>
        <source>Share of bars without volume</source>
        <translation>Anteil der Balken ohne Volumen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files could not be read</source>
        <translation>
            <numerusform>%Ln Datei konnte nicht gelesen werden</numerusform>
            <numerusform>%Ln Dateien konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 %2 (was %3), %4</source>
        <translation>%1 %2 (war %3), %4</translation>
    </message>
    <message>
        <source>outlier, kept</source>
        <translation>Ausreißer, behalten</translation>
    </message>
    <message>
        <source>gap: %1 to %2</source>
        <translation>Lücke: %1 bis %2</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Time of the bar</source>
        <translation>Zeit des Balkens</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Column that was changed</source>
        <translation>Spalte, die geändert wurde</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>other windows</source>
        <translation>andere Fenster</translation>
    </message>
    <message>
        <source>Too few windows.</source>
        <translation>Zu wenige Fenster.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Symbols with less error than the baseline, shown or not</source>
        <translation>Symbole mit weniger Fehler als die Baseline, gezeigt oder nicht</translation>
    </message>
    <message>
        <source>Before the correction over the runs</source>
        <translation>Vor der Korrektur über die Läufe</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Line of the run in charts</source>
        <translation>Linie des Laufs in Diagrammen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Short number in this workspace</source>
        <translation>Kurze Nummer in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Right of the line and hollow: less error than %1. Left and filled: more. Hatched: no difference shown. Body: 95 % interval of the median, whisker: 10th to 90th percentile of the symbols</source>
        <translation>Rechts der Linie und hohl: weniger Fehler als %1. Links und gefüllt: mehr. Schraffiert: kein Unterschied gezeigt. Körper: 95-%-Intervall des Medians, Docht: 10. bis 90. Perzentil der Symbole</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Median over symbols of the difference of skill, in points: 100 x (error of %1 - its error) / error of tomorrow = today; more is better</source>
        <translation>Median über die Symbole des Skill-Unterschieds, in Punkten: 100 x (Fehler von %1 - eigener Fehler) / Fehler von morgen = heute; mehr ist besser</translation>
    </message>
    <message>
        <source>Bootstrap over symbols and blocks of windows</source>
        <translation>Bootstrap über Symbole und Blöcke von Fenstern</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>Symbols with less error than %1, of those that both judged</source>
        <translation>Symbole mit weniger Fehler als %1, von denen, die beide beurteilt haben</translation>
    </message>
    <message>
        <source>Than %1</source>
        <translation>Als %1</translation>
    </message>
    <message>
        <source>Paired over symbols, Holm at 5 % over the runs</source>
        <translation>Gepaart über Symbole, Holm bei 5 % über die Läufe</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>No run was judged on the same windows as %1.</source>
        <translation>Kein Lauf wurde auf denselben Fenstern beurteilt wie %1.</translation>
    </message>
    <message>
        <source>%1 is better than %2.</source>
        <translation>%1 ist besser als %2.</translation>
    </message>
    <message>
        <source>%1 is worse than %2.</source>
        <translation>%1 ist schlechter als %2.</translation>
    </message>
    <message>
        <source>No difference between %1 and %2 shown.</source>
        <translation>Kein Unterschied zwischen %1 und %2 gezeigt.</translation>
    </message>
    <message>
        <source>Too few windows to compare %1 with %2.</source>
        <translation>Zu wenige Fenster, um %1 mit %2 zu vergleichen.</translation>
    </message>
    <message>
        <source>%1 is better than %2, alone among %3 runs.</source>
        <translation>%1 ist besser als %2, als einziger von %3 Läufen.</translation>
    </message>
    <message>
        <source>%1 of %2 runs are better than %3: %4.</source>
        <translation>%1 von %2 Läufen sind besser als %3: %4.</translation>
    </message>
    <message>
        <source>None of the other %1 runs is shown to be better than %2.</source>
        <translation>Von den anderen %1 Läufen ist keiner nachweislich besser als %2.</translation>
    </message>
    <message>
        <source>None of the %1 runs is shown to be better than %2.</source>
        <translation>Von den %1 Läufen ist keiner nachweislich besser als %2.</translation>
    </message>
    <message>
        <source>Worse: %1.</source>
        <translation>Schlechter: %1.</translation>
    </message>
    <message>
        <source>%1 comparisons; the words allow for that (Holm).</source>
        <translation>%1 Vergleiche; die Worte berücksichtigen das (Holm).</translation>
    </message>
    <message>
        <source>Too few windows for this figure.</source>
        <translation>Zu wenige Fenster für diese Zahl.</translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation>95-%-Intervall %1</translation>
    </message>
    <message>
        <source>Diebold-Mariano, p = %1, before the correction over all symbols</source>
        <translation>Diebold-Mariano, p = %1, vor der Korrektur über alle Symbole</translation>
    </message>
    <message>
        <source>The forecaster has no samples.</source>
        <translation>Das Prognosemodell hat keine Stichproben.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Origins whose whole horizon lies in the part</source>
        <translation>Ursprünge, deren ganzer Horizont im Teil liegt</translation>
    </message>
    <message>
        <source>Right of the line and hollow: less error than tomorrow = today. Left and filled: more. Hatched: no difference shown</source>
        <translation>Rechts der Linie und hohl: weniger Fehler als morgen = heute. Links und gefüllt: mehr. Schraffiert: kein Unterschied gezeigt</translation>
    </message>
    <message>
        <source>How much less error than tomorrow = today on the same windows; more is better</source>
        <translation>Wie viel weniger Fehler als morgen = heute auf denselben Fenstern; mehr ist besser</translation>
    </message>
    <message>
        <source>Diebold-Mariano test, corrected over the symbols of the table</source>
        <translation>Diebold-Mariano-Test, korrigiert über die Symbole der Tabelle</translation>
    </message>
    <message>
        <source>pct_MAE</source>
        <translation>pct_MAE</translation>
    </message>
    <message>
        <source>Mean absolute error; less is better</source>
        <translation>Mittlerer absoluter Fehler; weniger ist besser</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>The same for tomorrow = today on the same windows</source>
        <translation>Dasselbe für morgen = heute auf denselben Fenstern</translation>
    </message>
    <message>
        <source>MASE</source>
        <translation>MASE</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Error against the mean step of a day before the part; less is better</source>
        <translation>Fehler gegen den mittleren Schritt eines Tages vor dem Teil; weniger ist besser</translation>
    </message>
    <message>
        <source>MAPE</source>
        <translation>MAPE</translation>
    </message>
    <message>
        <source>% of actual</source>
        <translation>% vom Eingetretenen</translation>
    </message>
    <message>
        <source>Mean absolute percentage error; less is better</source>
        <translation>Mittlerer absoluter prozentualer Fehler; weniger ist besser</translation>
    </message>
    <message>
        <source>CRPS</source>
        <translation>CRPS</translation>
    </message>
    <message>
        <source>Error of the whole distribution; less is better</source>
        <translation>Fehler der ganzen Verteilung; weniger ist besser</translation>
    </message>
    <message>
        <source>price_MAE</source>
        <translation>price_MAE</translation>
    </message>
    <message>
        <source>its currency</source>
        <translation>seine Währung</translation>
    </message>
    <message>
        <source>Mean absolute error in the file&apos;s currency; never averaged over symbols</source>
        <translation>Mittlerer absoluter Fehler in der Währung der Datei; nie über Symbole gemittelt</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>Ursprünge</translation>
    </message>
    <message>
        <source>First and last origin that was judged</source>
        <translation>Erster und letzter beurteilter Ursprung</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln Symbol</numerusform>
            <numerusform>%Ln Symbole</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is drawn.</source>
        <translation>%1 wird gezeichnet.</translation>
    </message>
    <message>
        <source>%1 evaluated</source>
        <translation>%1 ausgewertet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>held-out symbols, never seen in training</source>
        <translation>zurückgehaltene Symbole, im Training nie gesehen</translation>
    </message>
    <message>
        <source>validation part of the trained symbols</source>
        <translation>Validierungsteil der trainierten Symbole</translation>
    </message>
    <message>
        <source>test part of the trained symbols, later in time</source>
        <translation>Testteil der trainierten Symbole, später in der Zeit</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2 · %3 windows of %4 symbols: %5 · horizon %6 bars</source>
        <translation>pct_MAE %1, Persistenz %2 · %3 Fenster von %4 Symbolen: %5 · Horizont %6 Balken</translation>
    </message>
    <message>
        <source>, data %1</source>
        <translation>, Daten %1</translation>
    </message>
    <message>
        <source> · context %1 bars</source>
        <translation> · Kontext %1 Balken</translation>
    </message>
    <message>
        <source>top_k %1</source>
        <translation>top_k %1</translation>
    </message>
    <message>
        <source>top_p %1</source>
        <translation>top_p %1</translation>
    </message>
    <message>
        <source>All of the gain is in</source>
        <translation>Der ganze Gewinn liegt in</translation>
    </message>
    <message>
        <source>All of the extra error is in</source>
        <translation>Der ganze zusätzliche Fehler liegt in</translation>
    </message>
    <message>
        <source>%1 of the gain is in</source>
        <translation>%1 des Gewinns liegen in</translation>
    </message>
    <message>
        <source>%1 of the extra error is in</source>
        <translation>%1 des zusätzlichen Fehlers liegen in</translation>
    </message>
    <message>
        <source> Elsewhere it errs more than tomorrow = today.</source>
        <translation> Anderswo irrt es sich mehr als morgen = heute.</translation>
    </message>
    <message>
        <source> Elsewhere it errs less than tomorrow = today.</source>
        <translation> Anderswo irrt es sich weniger als morgen = heute.</translation>
    </message>
    <message>
        <source>Skill %1 there and %2 elsewhere.</source>
        <translation>Skill dort %1, anderswo %2.</translation>
    </message>
    <message>
        <source>Better than tomorrow = today in %1 of %2 windows.</source>
        <translation>Besser als morgen = heute in %1 von %2 Fenstern.</translation>
    </message>
    <message>
        <source>Worse than tomorrow = today in %1 of %2 windows.</source>
        <translation>Schlechter als morgen = heute in %1 von %2 Fenstern.</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2</source>
        <translation>pct_MAE %1, Persistenz %2</translation>
    </message>
    <message>
        <source>: %1 less error.</source>
        <translation>: %1 weniger Fehler.</translation>
    </message>
    <message>
        <source>: %1 more error.</source>
        <translation>: %1 mehr Fehler.</translation>
    </message>
    <message>
        <source> Too near each other to share out.</source>
        <translation> Zu nah beieinander, um aufgeteilt zu werden.</translation>
    </message>
    <message>
        <source>Always told: windows whose mean error passes that of persistence, and the reverse for a symbol that is better.</source>
        <translation>Immer genannt: Fenster, deren mittlerer Fehler den der Persistenz übersteigt; bei einem besseren Symbol umgekehrt.</translation>
    </message>
    <message>
        <source>%1 steps %2 to %3.</source>
        <translation>%1 Schritt %2 bis %3.</translation>
    </message>
    <message>
        <source>The first sixth of the steps holds %1.</source>
        <translation>Das erste Sechstel der Schritte enthält %1.</translation>
    </message>
    <message>
        <source>Told where one half of the steps holds at least %1.</source>
        <translation>Genannt, wo eine Hälfte der Schritte mindestens %1 enthält.</translation>
    </message>
    <message>
        <source>Error by step</source>
        <translation>Fehler nach Schritt</translation>
    </message>
    <message>
        <source>Its forecasts end too low in %1 of the windows.</source>
        <translation>In %1 der Fenster enden die Prognosen zu tief.</translation>
    </message>
    <message>
        <source>Its forecasts end too high in %1 of the windows.</source>
        <translation>In %1 der Fenster enden die Prognosen zu hoch.</translation>
    </message>
    <message>
        <source>Mean residual at the last step %1 of the last close. Without the median of each step %2 of the extra error would go.</source>
        <translation>Mittleres Residuum beim letzten Schritt: %1 vom letzten Schluss. Ohne den Median jedes Schritts fielen %2 des zusätzlichen Fehlers weg.</translation>
    </message>
    <message>
        <source>Told where at least %1 of the extra error would go and %2 of the windows end on one side. The medians are of these windows, so that a forecast could not have known them.</source>
        <translation>Genannt, wo mindestens %1 des zusätzlichen Fehlers wegfielen und %2 der Fenster auf einer Seite enden. Die Mediane stammen aus diesen Fenstern, eine Prognose konnte sie also nicht kennen.</translation>
    </message>
    <message>
        <source>Residual by step</source>
        <translation>Residuum nach Schritt</translation>
    </message>
    <message>
        <source>the calm third of the windows</source>
        <translation>dem ruhigen Drittel der Fenster</translation>
    </message>
    <message>
        <source>the middle third of the windows</source>
        <translation>dem mittleren Drittel der Fenster</translation>
    </message>
    <message>
        <source>the wild third of the windows</source>
        <translation>dem wilden Drittel der Fenster</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>Thirds by the volatility of the context; told where one holds at least %1.</source>
        <translation>Drittel nach der Volatilität des Kontexts; genannt, wo eines mindestens %1 enthält.</translation>
    </message>
    <message>
        <source>Skill by regime</source>
        <translation>Skill nach Marktlage</translation>
    </message>
    <message>
        <source>%1 of %2 windows. </source>
        <translation>%1 von %2 Fenstern. </translation>
    </message>
    <message>
        <source>%1 Told where these windows hold at least %2 and %3 times their part of the windows.</source>
        <translation>%1 Genannt, wo diese Fenster mindestens %2 und das %3-Fache ihres Anteils enthalten.</translation>
    </message>
    <message>
        <source>A jump: a bar of the horizon moves by more than %1 standard deviations of the context.</source>
        <translation>Ein Sprung: ein Balken des Horizonts bewegt sich um mehr als %1 Standardabweichungen des Kontexts.</translation>
    </message>
    <message>
        <source>windows with a jump ahead</source>
        <translation>Fenstern mit einem Sprung voraus</translation>
    </message>
    <message>
        <source>Jumps explain little.</source>
        <translation>Sprünge erklären wenig.</translation>
    </message>
    <message>
        <source>%1 of %2 windows have one ahead. </source>
        <translation>In %1 von %2 Fenstern liegt einer voraus. </translation>
    </message>
    <message>
        <source> Told where at least a tenth of the windows has one and they hold no more than their part.</source>
        <translation> Genannt, wo mindestens ein Zehntel der Fenster einen hat und sie nicht mehr als ihren Anteil enthalten.</translation>
    </message>
    <message>
        <source>windows with repaired data in the context</source>
        <translation>Fenstern mit reparierten Daten im Kontext</translation>
    </message>
    <message>
        <source>Repaired: the reader changed a cell.</source>
        <translation>Repariert: beim Lesen wurde eine Zelle geändert.</translation>
    </message>
    <message>
        <source>%1 one stretch of windows.</source>
        <translation>%1 einer Strecke von Fenstern.</translation>
    </message>
    <message>
        <source>%1 of %2 windows, from %3 to %4.</source>
        <translation>%1 von %2 Fenstern, von %3 bis %4.</translation>
    </message>
    <message>
        <source>The quarter of the windows, one after the other, that holds most; told from %1 on.</source>
        <translation>Das zusammenhängende Viertel der Fenster, das am meisten enthält; genannt ab %1.</translation>
    </message>
    <message>
        <source>Bands are too narrow.</source>
        <translation>Die Bänder sind zu schmal.</translation>
    </message>
    <message>
        <source>Bands are too wide.</source>
        <translation>Die Bänder sind zu breit.</translation>
    </message>
    <message>
        <source>The 90 % band covers %1 of the closes, the 50 % band %2.</source>
        <translation>Das 90-%-Band enthält %1 der Schlusskurse, das 50-%-Band %2.</translation>
    </message>
    <message>
        <source>Told where the 90 % band holds under %1 or over %2.</source>
        <translation>Genannt, wo das 90-%-Band weniger als %1 oder mehr als %2 enthält.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>It forecasts candles that cannot be.</source>
        <translation>Es werden unmögliche Kerzen vorhergesagt.</translation>
    </message>
    <message>
        <source>Of the forecast bars %1 % have a high or low that does not fit, %2 % jump further than the symbol ever did.</source>
        <translation>Von den vorhergesagten Balken haben %1 % ein Hoch oder Tief, das nicht passt, %2 % springen weiter als das Symbol je.</translation>
    </message>
    <message>
        <source>Told from %1 of the forecast bars on.</source>
        <translation>Genannt ab %1 der vorhergesagten Balken.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>windows with a gap</source>
        <translation>Fenstern mit einer Lücke</translation>
    </message>
    <message>
        <source>A gap: bars are missing inside context or horizon.</source>
        <translation>Eine Lücke: in Kontext oder Horizont fehlen Balken.</translation>
    </message>
    <message>
        <source>Fixed rules on these %1 windows: a description, not a cause.</source>
        <translation>Feste Regeln auf diesen %1 Fenstern: eine Beschreibung, keine Ursache.</translation>
    </message>
    <message>
        <source> Volatility, jumps, gaps and repairs need the open prices of this symbol.</source>
        <translation> Volatilität, Sprünge, Lücken und Reparaturen brauchen die geöffneten Preise dieses Symbols.</translation>
    </message>
    <message>
        <source>bars ahead</source>
        <translation>Balken voraus</translation>
    </message>
    <message>
        <source>On the calendar that the bars show</source>
        <translation>Nach dem Kalender, den die Balken zeigen</translation>
    </message>
    <message>
        <source>The forecast: the mean over the sample paths, or the model&apos;s point</source>
        <translation>Die Prognose: das Mittel über die Pfade, oder der Punkt des Modells</translation>
    </message>
    <message>
        <source>From last close</source>
        <translation>Ab letztem Schluss</translation>
    </message>
    <message>
        <source>tomorrow = today is 0</source>
        <translation>morgen = heute ist 0</translation>
    </message>
    <message>
        <source>50 % band</source>
        <translation>50-%-Band</translation>
    </message>
    <message>
        <source>Half of the sample paths lie inside</source>
        <translation>Die Hälfte der Pfade liegt darin</translation>
    </message>
    <message>
        <source>Nine of ten sample paths lie inside</source>
        <translation>Neun von zehn Pfaden liegen darin</translation>
    </message>
    <message>
        <source>Not evaluated on %1 yet: nothing is known of how far this forecast may be trusted.</source>
        <translation>Noch nicht auf %1 ausgewertet: nicht bekannt, wie weit dieser Prognose zu trauen ist.</translation>
    </message>
    <message>
        <source>past forecasts of %1: %2 windows, horizon %3 bars, %4</source>
        <translation>frühere Prognosen von %1: %2 Fenster, Horizont %3 Balken, %4</translation>
    </message>
    <message>
        <source> · pct_MAE %1, persistence %2</source>
        <translation> · pct_MAE %1, Persistenz %2</translation>
    </message>
    <message>
        <source> · the 90 % band held %1 %</source>
        <translation> · das 90-%-Band enthielt %1 %</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>gradients, moments</source>
        <translation>Gradienten, Momente</translation>
    </message>
    <message>
        <source>activations of a batch</source>
        <translation>Aktivierungen eines Stapels</translation>
    </message>
    <message>
        <source>%1 runs, about %2, %3 at most</source>
        <translation>%1 Läufe, etwa %2, höchstens %3</translation>
    </message>
    <message>
        <source>%1 runs, time unknown until measured, %2 at most</source>
        <translation>%1 Läufe, Zeit bis zur Messung unbekannt, höchstens %2</translation>
    </message>
    <message>
        <source>warm-up ends: %1</source>
        <translation>Aufwärmen endet: %1</translation>
    </message>
    <message>
        <source>Warm-up is longer than the run.</source>
        <translation>Das Aufwärmen ist länger als der Lauf.</translation>
    </message>
    <message>
        <source>%1 warm-up steps, but %2 epochs of %3 steps are %4. The rate would not pass %5.</source>
        <translation>%1 Schritte Aufwärmen, aber %2 Epochen zu %3 Schritten sind %4. Die Rate käme nicht über %5 hinaus.</translation>
    </message>
    <message>
        <source>Set %1 epochs (preset)</source>
        <translation>%1 Epochen setzen (Vorgabe)</translation>
    </message>
    <message>
        <source>No warm-up</source>
        <translation>Kein Aufwärmen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>pct_MAE, validation</source>
        <translation>pct_MAE, Validierung</translation>
    </message>
    <message>
        <source>% of the last close</source>
        <translation>% vom letzten Schluss</translation>
    </message>
    <message>
        <source>Skill, validation</source>
        <translation>Skill, Validierung</translation>
    </message>
    <message>
        <source>% less error than persistence</source>
        <translation>% weniger Fehler als Persistenz</translation>
    </message>
    <message>
        <source>Loss, validation</source>
        <translation>Verlust, Validierung</translation>
    </message>
    <message>
        <source>of the newest stage</source>
        <translation>der neuesten Stufe</translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation>Verlust, Training</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>L2, before clipping</source>
        <translation>L2, vor dem Kappen</translation>
    </message>
    <message>
        <source>Time of a step</source>
        <translation>Zeit eines Schritts</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>%1, epoch %2, step %3</source>
        <translation>%1, Epoche %2, Schritt %3</translation>
    </message>
    <message>
        <source>val</source>
        <translation>Val.</translation>
    </message>
    <message>
        <source>persistence %1</source>
        <translation>Persistenz %1</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message>
        <source>, horizon %1 bars</source>
        <translation>, Horizont %1 Balken</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2 · validation after epoch %3: %4 windows of %5 trained symbols%6</source>
        <translation>pct_MAE %1, Persistenz %2 · Validierung nach Epoche %3: %4 Fenster von %5 trainierten Symbolen%6</translation>
    </message>
    <message>
        <source>%1epoch %2 validated: loss %3</source>
        <translation>%1Epoche %2 validiert: Verlust %3</translation>
    </message>
    <message>
        <source>, skill %1 %</source>
        <translation>, Skill %1 %</translation>
    </message>
    <message>
        <source>Interrupted: its process is gone. Continue goes on from the newest checkpoint.</source>
        <translation>Unterbrochen: der Prozess ist weg. Fortsetzen macht beim neuesten Checkpoint weiter.</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>Paused at step %1, memory kept.</source>
        <translation>Pause bei Schritt %1, Speicher behalten.</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>best so far: checkpoint %1 kept, %2 MB</source>
        <translation>bisher bester: Checkpoint %1 behalten, %2 MB</translation>
    </message>
    <message>
        <source>checkpoint %1 saved, %2 MB</source>
        <translation>Checkpoint %1 gespeichert, %2 MB</translation>
    </message>
    <message>
        <source>paused at step %1</source>
        <translation>Pause bei Schritt %1</translation>
    </message>
    <message>
        <source>continued at step %1</source>
        <translation>weiter bei Schritt %1</translation>
    </message>
    <message>
        <source>held-out symbols</source>
        <translation>zurückgehaltene Symbole</translation>
    </message>
    <message>
        <source>validation part</source>
        <translation>Validierungsteil</translation>
    </message>
    <message>
        <source>test part</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>evaluate on %1</source>
        <translation>auswerten: %1</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>This validation made no forecasts.</source>
        <translation>Diese Validierung machte keine Prognosen.</translation>
    </message>
    <message>
        <source>No checkpoint was validated yet.</source>
        <translation>Noch wurde kein Checkpoint validiert.</translation>
    </message>
    <message>
        <source>Validation at step %1, persistence %2</source>
        <translation>Validierung bei Schritt %1, Persistenz %2</translation>
    </message>
    <message>
        <source>This checkpoint has not been evaluated on the %1. Evaluate does it.</source>
        <translation>Dieser Checkpoint wurde noch nicht ausgewertet (%1). Auswerten holt das nach.</translation>
    </message>
    <message>
        <source>No checkpoint has been judged by its forecasts yet.</source>
        <translation>Noch wurde kein Checkpoint nach seinen Prognosen beurteilt.</translation>
    </message>
    <message>
        <source>This evaluation does not say.</source>
        <translation>Diese Auswertung sagt es nicht.</translation>
    </message>
    <message>
        <source>No symbol could be compared with tomorrow = today.</source>
        <translation>Kein Symbol ließ sich mit morgen = heute vergleichen.</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Not a run: what runs are compared with.</source>
        <translation>Kein Lauf: womit Läufe verglichen werden.</translation>
    </message>
    <message>
        <source>persistence (tomorrow = today)</source>
        <translation>Persistenz (morgen = heute)</translation>
    </message>
    <message>
        <source>Persistence has no such figure.</source>
        <translation>Persistenz hat keine solche Zahl.</translation>
    </message>
    <message>
        <source>On the windows of #%1</source>
        <translation>Auf den Fenstern von #%1</translation>
    </message>
    <message>
        <source>#%1 was not validated yet.</source>
        <translation>#%1 wurde noch nicht validiert.</translation>
    </message>
    <message>
        <source>By definition: skill is measured against it.</source>
        <translation>Nach Definition: der Skill wird daran gemessen.</translation>
    </message>
    <message>
        <source>by definition</source>
        <translation>nach Definition</translation>
    </message>
    <message>
        <source>%1, untrained</source>
        <translation>%1, untrainiert</translation>
    </message>
    <message>
        <source>Only validation judges a model before its first step.</source>
        <translation>Ein Modell vor seinem ersten Schritt beurteilt nur die Validierung.</translation>
    </message>
    <message>
        <source>before step %1</source>
        <translation>vor Schritt %1</translation>
    </message>
    <message>
        <source>The run has no such setting.</source>
        <translation>Der Lauf hat keine solche Einstellung.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Empty.</source>
        <translation>Leer.</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Einstellungen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Ticked runs are compared in the other panels</source>
        <translation>Angehakte Läufe werden in den anderen Ansichten verglichen</translation>
    </message>
    <message>
        <source>Preset and what differs</source>
        <translation>Vorgabe und was abweicht</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From start to end, or until now</source>
        <translation>Vom Start bis zum Ende, oder bis jetzt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Equal fingerprints: the same prices, to the last digit</source>
        <translation>Gleiche Fingerabdrücke: dieselben Preise, bis zur letzten Ziffer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>window or command line</source>
        <translation>Fenster oder Befehlszeile</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>The one whose figures are shown; choose another in Checkpoints</source>
        <translation>Der, dessen Zahlen gezeigt werden; einen anderen unter Checkpoints wählen</translation>
    </message>
    <message>
        <source>Setting %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>less is better</source>
        <translation>weniger ist besser</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Of the validation windows; kinds of loss that differ are named; %1</source>
        <translation>Der Validierungsfenster; abweichende Arten von Verlust werden genannt; %1</translation>
    </message>
    <message>
        <source>Mean absolute error over the validation windows, mean over symbols; %1</source>
        <translation>Mittlerer absoluter Fehler über die Validierungsfenster, Mittel über Symbole; %1</translation>
    </message>
    <message>
        <source>How much less error than tomorrow = today on the validation windows; more is better</source>
        <translation>Wie viel weniger Fehler als morgen = heute auf den Validierungsfenstern; mehr ist besser</translation>
    </message>
    <message>
        <source>Error against the mean step of a bar before the part; %1</source>
        <translation>Fehler gegen den mittleren Schritt eines Balkens vor dem Teil; %1</translation>
    </message>
    <message>
        <source>Error of the whole distribution; %1</source>
        <translation>Fehler der ganzen Verteilung; %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>% right</source>
        <translation>% richtig</translation>
    </message>
    <message>
        <source>Share of steps with the right sign; 50 is a coin</source>
        <translation>Anteil der Schritte mit dem richtigen Vorzeichen; 50 ist ein Münzwurf</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Checkpoints on disk</source>
        <translation>Checkpoints auf der Platte</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Its curves are shown</source>
        <translation>Seine Kurven werden gezeigt</translation>
    </message>
    <message>
        <source>Click to show its curves</source>
        <translation>Klick zeigt seine Kurven</translation>
    </message>
    <message>
        <source>Not started yet.</source>
        <translation>Noch nicht gestartet.</translation>
    </message>
    <message>
        <source>No checkpoint yet.</source>
        <translation>Noch kein Checkpoint.</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>%1 has none of the endings csv, png, svg and pdf.</source>
        <translation>%1 hat keine der Endungen csv, png, svg und pdf.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>%1: copied as a table.</source>
        <translation>%1: als Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Copy with context</source>
        <translation>Mit Zusammenhang kopieren</translation>
    </message>
    <message>
        <source>%1: copied with what its figures need beside them.</source>
        <translation>%1: kopiert mit dem, was die Zahlen neben sich brauchen.</translation>
    </message>
    <message>
        <source>Save as %1...</source>
        <translation>Speichern als %1...</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>less error on %1 of %2 symbols</source>
        <translation>weniger Fehler bei %1 von %2 Symbolen</translation>
    </message>
    <message>
        <source>%1 is better than %2: %3</source>
        <translation>%1 ist besser als %2: %3</translation>
    </message>
    <message>
        <source>%1 is worse than %2: %3</source>
        <translation>%1 ist schlechter als %2: %3</translation>
    </message>
    <message>
        <source>No difference between %1 and %2 shown: %3</source>
        <translation>Kein Unterschied zwischen %1 und %2 gezeigt: %3</translation>
    </message>
    <message>
        <source>Too few windows to compare %1 with %2: %3</source>
        <translation>Zu wenige Fenster, um %1 mit %2 zu vergleichen: %3</translation>
    </message>
    <message>
        <source>Median change %1 points of skill</source>
        <translation>Änderung im Median %1 Punkte Skill</translation>
    </message>
    <message>
        <source>, 95 % interval %1</source>
        <translation>, 95-%-Intervall %1</translation>
    </message>
    <message>
        <source>more error on none</source>
        <translation>mehr Fehler bei keinem</translation>
    </message>
    <message>
        <source>more error on %1</source>
        <translation>mehr Fehler bei %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Compare this one (A) with the chosen one (B)</source>
        <translation>Diesen (A) mit dem gewählten (B) vergleichen</translation>
    </message>
    <message>
        <source>It is B.</source>
        <translation>Es ist B.</translation>
    </message>
    <message>
        <source>Its figures stand for the run (B)</source>
        <translation>Seine Zahlen stehen für den Lauf (B)</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Two checkpoints compares it with B</source>
        <translation>Zwei Checkpoints vergleicht ihn mit B</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>The chosen one: its figures stand for the run</source>
        <translation>Der gewählte: seine Zahlen stehen für den Lauf</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>weights, gradients, moments</source>
        <translation>Gewichte, Gradienten, Momente</translation>
    </message>
    <message>
        <source>at the peak of a step</source>
        <translation>in der Spitze eines Schritts</translation>
    </message>
    <message>
        <source>Schedule %1</source>
        <translation>Zeitplan %1</translation>
    </message>
    <message>
        <source>No steps of decay</source>
        <translation>Keine Abklingschritte</translation>
    </message>
    <message>
        <source>End at 0</source>
        <translation>Bei 0 enden</translation>
    </message>
    <message>
        <source>Learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>Set %1 (least)</source>
        <translation>%1 setzen (kleinster)</translation>
    </message>
    <message>
        <source>Set %1 (most)</source>
        <translation>%1 setzen (größter)</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Set %1 (preset)</source>
        <translation>%1 setzen (Vorgabe)</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>messen</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Known where the jobs before it have a known time.</source>
        <translation>Bekannt, wo die Aufträge davor eine bekannte Zeit haben.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>As the last run like it.</source>
        <translation>Wie der letzte Lauf dieser Art.</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange pausiert.</translation>
    </message>
    <message>
        <source>A job before it has no known time.</source>
        <translation>Ein Auftrag davor hat keine bekannte Zeit.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Unknown until measured: no run like it has ended here yet.</source>
        <translation>Unbekannt, bis gemessen wird: noch kein Lauf dieser Art ging hier zu Ende.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GiB, on the run&apos;s device</source>
        <translation>GiB, auf dem Gerät des Laufs</translation>
    </message>
    <message>
        <source>No step left the last close.</source>
        <translation>Kein Schritt verließ den letzten Schluss.</translation>
    </message>
    <message>
        <source>price_RMSE</source>
        <translation>price_RMSE</translation>
    </message>
    <message>
        <source>Root mean square error in the file&apos;s currency; never averaged over symbols</source>
        <translation>Wurzel des mittleren quadratischen Fehlers in der Währung der Datei; nie über Symbole gemittelt</translation>
    </message>
    <message>
        <source>Share of steps that end on the forecast&apos;s side of the last close</source>
        <translation>Anteil der Schritte, die auf der vorhergesagten Seite des letzten Schlusses enden</translation>
    </message>
    <message>
        <source>of DM</source>
        <translation>von DM</translation>
    </message>
    <message>
        <source>Diebold-Mariano, before the correction over the symbols of the table</source>
        <translation>Diebold-Mariano, vor der Korrektur über die Symbole der Tabelle</translation>
    </message>
    <message>
        <source>Share of closes inside the 50 % band; 50 is calibrated</source>
        <translation>Anteil der Schlusskurse im 50-%-Band; 50 ist kalibriert</translation>
    </message>
    <message>
        <source>80 % band</source>
        <translation>80-%-Band</translation>
    </message>
    <message>
        <source>Share of closes inside the 80 % band; 80 is calibrated</source>
        <translation>Anteil der Schlusskurse im 80-%-Band; 80 ist kalibriert</translation>
    </message>
    <message>
        <source>Impossible</source>
        <translation>Unmöglich</translation>
    </message>
    <message>
        <source>candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Forecast bars whose high or low does not hold open and close</source>
        <translation>Vorhergesagte Balken, deren Hoch oder Tief Eröffnung und Schluss nicht umfasst</translation>
    </message>
    <message>
        <source>Jumps</source>
        <translation>Sprünge</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Forecast bars that move further than the symbol ever did</source>
        <translation>Vorhergesagte Balken, die sich weiter bewegen als das Symbol je</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>skill by month</source>
        <translation>Skill nach Monat</translation>
    </message>
    <message>
        <source>Skill over the months of the origins, oldest at the left</source>
        <translation>Skill über die Monate der Ursprünge, der älteste links</translation>
    </message>
    <message>
        <source>No whole window.</source>
        <translation>Kein ganzes Fenster.</translation>
    </message>
    <message>
        <source>The folder&apos;s asset_metadata.json does not say.</source>
        <translation>Die asset_metadata.json des Ordners sagt es nicht.</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie vorgefunden</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>As the folder&apos;s asset_metadata.json says</source>
        <translation>Wie die asset_metadata.json des Ordners sagt</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Which parts of the split hold bars of it: train, val, test, held_out</source>
        <translation>Welche Teile der Aufteilung Balken davon haben: train, val, test, held_out</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>as found, or what it has of: repaired, gaps, outliers; refused for a file that is not used</source>
        <translation>wie vorgefunden, oder was davon zutrifft: repariert, Lücken, Ausreißer; abgelehnt bei einer Datei, die nicht benutzt wird</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>equal bars</source>
        <translation>gleiche Balken</translation>
    </message>
    <message>
        <source>equal but for a factor</source>
        <translation>gleich bis auf einen Faktor</translation>
    </message>
    <message>
        <source>same bars in two files</source>
        <translation>dieselben Balken in zwei Dateien</translation>
    </message>
    <message>
        <source>%1 leaks found: a model has seen what it is judged on.</source>
        <translation>%1 Lecks gefunden: ein Modell hat gesehen, worauf es beurteilt wird.</translation>
    </message>
    <message>
        <source>No leak found between the parts of %1 symbols.</source>
        <translation>Kein Leck zwischen den Teilen von %1 Symbolen gefunden.</translation>
    </message>
    <message>
        <source>No leak found in %1 pairs of a trained and a held-out symbol, nor between the parts of a symbol.</source>
        <translation>Kein Leck in %1 Paaren aus einem trainierten und einem zurückgehaltenen Symbol gefunden, auch nicht zwischen den Teilen eines Symbols.</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <source>What the two parts have in common</source>
        <translation>Was die beiden Teile gemeinsam haben</translation>
    </message>
    <message>
        <source>What a model learns from or is chosen on</source>
        <translation>Woraus ein Modell lernt oder wonach es gewählt wird</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Its part of the split</source>
        <translation>Sein Teil der Aufteilung</translation>
    </message>
    <message>
        <source>Leaks into</source>
        <translation>Dringt ein in</translation>
    </message>
    <message>
        <source>What is judged</source>
        <translation>Was beurteilt wird</translation>
    </message>
    <message>
        <source>Bars of the judged part that are shared</source>
        <translation>Balken des beurteilten Teils, die gemeinsam sind</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Of the shared bars in the judged part</source>
        <translation>Der gemeinsamen Balken im beurteilten Teil</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>The same questions as of candlewright-cli data check</source>
        <translation>Dieselben Fragen wie von candlewright-cli data check</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>pass, warn or fail</source>
        <translation>pass, warn oder fail</translation>
    </message>
    <message>
        <source>That did not pass; named in the tool tip</source>
        <translation>Die nicht bestanden; im Tooltip genannt</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>interpolated from %1 and %2</source>
        <translation>interpoliert aus %1 und %2</translation>
    </message>
    <message>
        <source>as on %1, the nearest known</source>
        <translation>wie am %1, dem nächsten bekannten</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>aufgefüllt</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negativ</translation>
    </message>
    <message>
        <source>widened to hold open and close</source>
        <translation>geweitet, um Eröffnung und Schluss zu umfassen</translation>
    </message>
    <message>
        <source>row left out: wrong number of fields</source>
        <translation>Zeile ausgelassen: falsche Zahl von Feldern</translation>
    </message>
    <message>
        <source>row left out: its time cannot be read</source>
        <translation>Zeile ausgelassen: ihre Zeit ist nicht lesbar</translation>
    </message>
    <message>
        <source>row left out: a later row has its time</source>
        <translation>Zeile ausgelassen: eine spätere Zeile hat ihre Zeit</translation>
    </message>
    <message>
        <source>row left out: a price of zero or less</source>
        <translation>Zeile ausgelassen: ein Kurs von null oder weniger</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Bar counted from 0; of a row that was left out the line of the file</source>
        <translation>Balken, gezählt ab 0; bei einer ausgelassenen Zeile die Zeile der Datei</translation>
    </message>
    <message>
        <source>As the file has it</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>What the model sees in its place</source>
        <translation>Was das Modell an seiner Stelle sieht</translation>
    </message>
    <message>
        <source>What the reader did; the rule&apos;s name is in the tool tip</source>
        <translation>Was beim Lesen geschah; der Name der Regel steht im Tooltip</translation>
    </message>
    <message>
        <source>The row was left out.</source>
        <translation>Die Zeile wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Bar counted from 0</source>
        <translation>Balken, gezählt ab 0</translation>
    </message>
    <message>
        <source>Close before</source>
        <translation>Schluss davor</translation>
    </message>
    <message>
        <source>Close of the bar before</source>
        <translation>Schluss des Balkens davor</translation>
    </message>
    <message>
        <source>Close of the bar</source>
        <translation>Schluss des Balkens</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rendite</translation>
    </message>
    <message>
        <source>Change from close to close</source>
        <translation>Änderung von Schluss zu Schluss</translation>
    </message>
    <message>
        <source>What the reader did</source>
        <translation>Was beim Lesen geschah</translation>
    </message>
    <message>
        <source>kept as it is</source>
        <translation>behalten, wie er ist</translation>
    </message>
    <message>
        <source>Nothing is trained on it; all that is judged of it counts as the held-out part</source>
        <translation>Nichts wird darauf trainiert; alles, was davon beurteilt wird, zählt als zurückgehaltener Teil</translation>
    </message>
    <message>
        <source>Bars to train on</source>
        <translation>Balken zum Trainieren</translation>
    </message>
    <message>
        <source>Bars that validate</source>
        <translation>Balken, die validieren</translation>
    </message>
    <message>
        <source>Bars kept for the test; of a held-out symbol all that are judged</source>
        <translation>Balken für den Test; bei einem zurückgehaltenen Symbol alle, die beurteilt werden</translation>
    </message>
    <message>
        <source>Training windows, every training_stride bars</source>
        <translation>Trainingsfenster, alle training_stride Balken</translation>
    </message>
    <message>
        <source>Windows whose whole horizon lies in the validation part</source>
        <translation>Fenster, deren ganzer Horizont im Validierungsteil liegt</translation>
    </message>
    <message>
        <source>Windows whose whole horizon lies in what is judged</source>
        <translation>Fenster, deren ganzer Horizont in dem liegt, was beurteilt wird</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>held out by the folder</source>
        <translation>vom Ordner zurückgehalten</translation>
    </message>
    <message>
        <source>too short for a window of lookback and horizon</source>
        <translation>zu kurz für ein Fenster aus Lookback und Horizont</translation>
    </message>
    <message>
        <source>%1 validate</source>
        <translation>%1 validieren</translation>
    </message>
    <message>
        <source>%1 test</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>Add the run in %1 to Runs</source>
        <translation>Den Lauf in %1 zu Läufe hinzufügen</translation>
    </message>
    <message>
        <source>Start the next run from the %1 model in %2</source>
        <translation>Den nächsten Lauf vom %1-Modell in %2 aus beginnen</translation>
    </message>
    <message>
        <source>Open the prices in %1</source>
        <translation>Die Kurse in %1 öffnen</translation>
    </message>
    <message>
        <source>%1 holds neither prices nor a model nor a run.</source>
        <translation>%1 enthält weder Kurse noch ein Modell noch einen Lauf.</translation>
    </message>
    <message>
        <source>Take the settings in %1 into the run configuration</source>
        <translation>Die Einstellungen in %1 in die Laufkonfiguration übernehmen</translation>
    </message>
    <message>
        <source>%1 is no readable JSON.</source>
        <translation>%1 ist kein lesbares JSON.</translation>
    </message>
    <message>
        <source>%1 holds no settings of a run.</source>
        <translation>%1 enthält keine Einstellungen eines Laufs.</translation>
    </message>
    <message>
        <source>%1 lies in no model folder.</source>
        <translation>%1 liegt in keinem Modellordner.</translation>
    </message>
    <message>
        <source>Nothing is known to do with %1.</source>
        <translation>Mit %1 lässt sich hier nichts anfangen.</translation>
    </message>
    <message>
        <source>Tick %1</source>
        <translation>%1 anhaken</translation>
    </message>
    <message>
        <source>Take the tick from %1</source>
        <translation>Haken von %1 entfernen</translation>
    </message>
    <message>
        <source>Last good: epoch %1.</source>
        <translation>Zuletzt gut: Epoche %1.</translation>
    </message>
    <message>
        <source>No checkpoint was kept.</source>
        <translation>Kein Checkpoint wurde behalten.</translation>
    </message>
    <message>
        <source>%1 failed at step %2: %3. %4</source>
        <translation>%1 scheiterte bei Schritt %2: %3. %4</translation>
    </message>
    <message>
        <source>%1 was interrupted at step %2: its process is gone.</source>
        <translation>%1 wurde bei Schritt %2 unterbrochen: sein Prozess ist weg.</translation>
    </message>
    <message>
        <source>%1 is paused at step %2; %3 free on its disk.</source>
        <translation>%1 pausiert bei Schritt %2; %3 frei auf der Platte.</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>%1: %2 (validation)</source>
        <translation>%1: %2 (Validierung)</translation>
    </message>
    <message>
        <source>validation, %</source>
        <translation>Validierung, %</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 bis %3</translation>
    </message>
    <message>
        <source>share of the extra error, %</source>
        <translation>Anteil am Mehrfehler, %</translation>
    </message>
    <message>
        <source>of windows</source>
        <translation>von Fenstern</translation>
    </message>
    <message>
        <source>pct_MAE, %</source>
        <translation>pct_MAE, %</translation>
    </message>
    <message>
        <source>persistence, %</source>
        <translation>Persistenz, %</translation>
    </message>
    <message>
        <source>other figures</source>
        <translation>weitere Zahlen</translation>
    </message>
    <message>
        <source>%1 is better than %2 on these windows.</source>
        <translation>%1 ist auf diesen Fenstern besser als %2.</translation>
    </message>
    <message>
        <source>%1 is worse than %2 on these windows.</source>
        <translation>%1 ist auf diesen Fenstern schlechter als %2.</translation>
    </message>
    <message>
        <source>Too few windows to tell %1 from %2.</source>
        <translation>Zu wenige Fenster, um %1 von %2 zu unterscheiden.</translation>
    </message>
    <message>
        <source>pct_MAE %1 of %2, %3 of %4, persistence %5, on the windows that both judged; %4 errs less in %6 of %7.</source>
        <translation>pct_MAE %1 von %2, %3 von %4, Persistenz %5, auf den Fenstern, die beide beurteilt haben; %4 irrt in %6 von %7 weniger.</translation>
    </message>
    <message>
        <source>Always told of two runs: Diebold-Mariano on the error of %1 minus that of %2, window by window, of this symbol alone.</source>
        <translation>Wird bei zwei Läufen immer gesagt: Diebold-Mariano auf den Fehler von %1 minus den von %2, Fenster für Fenster, nur für dieses Symbol.</translation>
    </message>
    <message>
        <source> p = %1.</source>
        <translation> p = %1.</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Exponential moving average of the points so far; it lags behind</source>
        <translation>Exponentieller gleitender Mittelwert der bisherigen Punkte; er hinkt hinterher</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>Gauß</translation>
    </message>
    <message>
        <source>Weighted mean of both sides; the width is its standard deviation</source>
        <translation>Gewichtetes Mittel beider Seiten; die Breite ist seine Standardabweichung</translation>
    </message>
    <message>
        <source>Running median of both sides; a single spike leaves no trace</source>
        <translation>Laufender Median beider Seiten; eine einzelne Spitze hinterlässt keine Spur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln held out</source>
        <translation>
            <numerusform>%Ln zurückgehalten</numerusform>
            <numerusform>%Ln zurückgehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars</source>
        <translation>
            <numerusform>%Ln Balken</numerusform>
            <numerusform>%Ln Balken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with repairs</source>
        <translation>
            <numerusform>%Ln mit Reparaturen</numerusform>
            <numerusform>%Ln mit Reparaturen</numerusform>
        </translation>
    </message>
    <message>
        <source>no repairs</source>
        <translation>keine Reparaturen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The folder that it lies in</source>
        <translation>Der Ordner, in dem es liegt</translation>
    </message>
    <message>
        <source>%1 (did you mean %2?)</source>
        <translation>%1 (meinten Sie %2?)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows. A verdict, and a reason, need 30 at least and three times as many as overlap.</source>
        <translation>
            <numerusform>%Ln Fenster. Ein Urteil und ein Grund brauchen mindestens 30 und dreimal so viele, wie sich überlappen.</numerusform>
            <numerusform>%Ln Fenster. Ein Urteil und ein Grund brauchen mindestens 30 und dreimal so viele, wie sich überlappen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln steps (10 %)</source>
        <translation>
            <numerusform>%Ln Schritt setzen (10 %)</numerusform>
            <numerusform>%Ln Schritte setzen (10 %)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, pct_MAE %1 % (persistence %2 %, %Ln windows)</source>
        <translation>
            <numerusform>, pct_MAE %1 % (Persistenz %2 %, %Ln Fenster)</numerusform>
            <numerusform>, pct_MAE %1 % (Persistenz %2 %, %Ln Fenster)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln Fenster</numerusform>
            <numerusform>%Ln Fenster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>checkpoint %1 is not on disk any more; its figures stay</source>
        <translation>Checkpoint %1 ist nicht mehr auf der Platte; seine Zahlen bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%1 after %Ln steps, %2 s</source>
        <translation>
            <numerusform>%1 nach %Ln Schritt, %2 s</numerusform>
            <numerusform>%1 nach %Ln Schritten, %2 s</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>A job of a higher one goes first; within one the order is yours.</source>
        <translation>Ein Auftrag mit höherem geht vor; bei gleichem ist die Reihenfolge Ihre.</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>It waits in another window of this workspace, which starts it.</source>
        <translation>Er wartet in einem anderen Fenster dieses Arbeitsbereichs, das ihn beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows to train on</source>
        <translation>
            <numerusform>%Ln Fenster zum Trainieren</numerusform>
            <numerusform>%Ln Fenster zum Trainieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln symbols</source>
        <translation>
            <numerusform>von %Ln Symbol</numerusform>
            <numerusform>von %Ln Symbolen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 judge %Ln held-out symbols</source>
        <translation>
            <numerusform>%1 beurteilen %Ln zurückgehaltenes Symbol</numerusform>
            <numerusform>%1 beurteilen %Ln zurückgehaltene Symbole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols give no training window</source>
        <translation>
            <numerusform>%Ln Symbol gibt kein Trainingsfenster</numerusform>
            <numerusform>%Ln Symbole geben kein Trainingsfenster</numerusform>
        </translation>
    </message>
    <message>
        <source>greedy, one path</source>
        <translation>gierig, ein Pfad</translation>
    </message>
    <message>
        <source>%1 samples, temperature %2, %3, seed %4</source>
        <translation>%1 Stichproben, Temperatur %2, %3, Seed %4</translation>
    </message>
    <message>
        <source>Use of the card</source>
        <translation>Auslastung der Karte</translation>
    </message>
    <message>
        <source>% of the time</source>
        <translation>% der Zeit</translation>
    </message>
    <message>
        <source>Temperature of the card</source>
        <translation>Temperatur der Karte</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>use, %</source>
        <translation>Auslastung, %</translation>
    </message>
    <message>
        <source>Paired over %1, %2</source>
        <translation>Gepaart über %1, %2</translation>
    </message>
    <message>
        <source>Paired over %1, %2: %3, horizon %4 bars.</source>
        <translation>Gepaart über %1, %2: %3, Horizont %4 Balken.</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 %2 to %3 %, median %4 %</source>
        <translation>%1 %2 bis %3 %, Median %4 %</translation>
    </message>
    <message>
        <source>skill</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>%1 of %2: %3, horizon %4 bars, persistence %5</source>
        <translation>%1 von %2: %3, Horizont %4 Balken, Persistenz %5</translation>
    </message>
    <message>
        <source>This checkpoint has not been evaluated on the %1. Choose it in Checkpoints to evaluate it.</source>
        <translation>Dieser Checkpoint wurde noch nicht ausgewertet (%1). In Checkpoints gewählt, kann er ausgewertet werden.</translation>
    </message>
    <message>
        <source>As %1 began.</source>
        <translation>So begann %1.</translation>
    </message>
    <message>
        <source>The ticked runs of this model began with a pct_MAE of %1 to %2, on the same windows.</source>
        <translation>Die angehakten Läufe dieses Modells begannen mit einem pct_MAE von %1 bis %2, auf denselben Fenstern.</translation>
    </message>
    <message>
        <source>at its chosen checkpoint</source>
        <translation>an seinem gewählten Checkpoint</translation>
    </message>
    <message>
        <source>at its last validation</source>
        <translation>an seiner letzten Validierung</translation>
    </message>
    <message>
        <source>at its last validation up to step %1</source>
        <translation>an seiner letzten Validierung bis Schritt %1</translation>
    </message>
    <message>
        <source>chosen checkpoint</source>
        <translation>gewählter Checkpoint</translation>
    </message>
    <message>
        <source>up to step %1</source>
        <translation>bis Schritt %1</translation>
    </message>
    <message>
        <source>Validation, %1</source>
        <translation>Validierung, %1</translation>
    </message>
    <message>
        <source>Test part, %1</source>
        <translation>Testteil, %1</translation>
    </message>
    <message>
        <source>Held-out symbols, %1</source>
        <translation>Zurückgehaltene Symbole, %1</translation>
    </message>
    <message>
        <source>%1, archived</source>
        <translation>%1, archiviert</translation>
    </message>
    <message>
        <source>No checkpoint was saved at that validation.</source>
        <translation>Bei dieser Validierung wurde kein Checkpoint gesichert.</translation>
    </message>
    <message>
        <source>Evaluations single out some steps only.</source>
        <translation>Auswertungen heben nur einige Schritte hervor.</translation>
    </message>
    <message>
        <source>Not evaluated on this symbol yet.</source>
        <translation>Auf diesem Symbol noch nicht ausgewertet.</translation>
    </message>
    <message>
        <source>Past error here</source>
        <translation>Bisheriger Fehler hier</translation>
    </message>
    <message>
        <source>Of this model&apos;s past forecasts of the symbol at this step. Less is better</source>
        <translation>Der bisherigen Prognosen dieses Modells für das Symbol bei diesem Schritt. Weniger ist besser</translation>
    </message>
    <message>
        <source>tomorrow = today on the same windows</source>
        <translation>morgen = heute auf denselben Fenstern</translation>
    </message>
    <message>
        <source>On all %1 symbols of that evaluation: %2, mean skill %3</source>
        <translation>Auf allen %1 Symbolen dieser Auswertung: %2, mittlerer Skill %3</translation>
    </message>
    <message>
        <source>. %1 is the best of the %2, so expect less than its %3 from here on.</source>
        <translation>. %1 ist das beste der %2, also ist ab hier weniger als seine %3 zu erwarten.</translation>
    </message>
    <message>
        <source>. %1 is number %2 of %3.</source>
        <translation>. %1 ist Nummer %2 von %3.</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>candlewright::AnnotateRun</name>
    <message>
        <source>Tags of #%1</source>
        <translation>Schlagwörter von #%1</translation>
    </message>
    <message>
        <source>Rename #%1</source>
        <translation>#%1 umbenennen</translation>
    </message>
    <message>
        <source>Note on #%1</source>
        <translation>Notiz zu #%1</translation>
    </message>
    <message>
        <source>Take #%1 out of the archive</source>
        <translation>#%1 aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Archive #%1</source>
        <translation>#%1 archivieren</translation>
    </message>
</context>
<context>
    <name>candlewright::BarStrip</name>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>%1: error %2 points against %3</source>
        <translation>%1: Fehler %2 Punkte gegen %3</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>Persistenz</translation>
    </message>
</context>
<context>
    <name>candlewright::BeforeLaunch</name>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>an oder aus</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time, about</source>
        <translation>Zeit, etwa</translation>
    </message>
    <message>
        <source>Memory, about</source>
        <translation>Speicher, etwa</translation>
    </message>
    <message>
        <source>Disk, at most</source>
        <translation>Platte, höchstens</translation>
    </message>
    <message>
        <source>The steps are not counted yet.</source>
        <translation>Die Schritte sind noch nicht gezählt.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The same run from a terminal</source>
        <translation>Derselbe Lauf im Terminal</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Go to the first error</source>
        <translation>Zum ersten Fehler</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Not counted yet.</source>
        <translation>Noch nicht gezählt.</translation>
    </message>
    <message>
        <source>%1 an epoch</source>
        <translation>%1 je Epoche</translation>
    </message>
    <message>
        <source>%1 windows, %2 steps an epoch of the first stage, %3 weights</source>
        <translation>%1 Fenster, %2 Schritte je Epoche der ersten Stufe, %3 Gewichte</translation>
    </message>
    <message>
        <source>%1 steps/s, as #%2</source>
        <translation>%1 Schritte/s, wie #%2</translation>
    </message>
    <message>
        <source>As long a step as run #%1, the last like it: %2 steps/s with validations and checkpoints.</source>
        <translation>Ein Schritt so lang wie bei Lauf #%1, dem letzten dieser Art: %2 Schritte/s mit Validierungen und Checkpoints.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>until measured</source>
        <translation>bis gemessen wird</translation>
    </message>
    <message>
        <source>No run like this one has ended here yet. The matrix products alone would take %1.</source>
        <translation>Noch ist hier kein Lauf wie dieser zu Ende gegangen. Allein die Matrixprodukte bräuchten %1.</translation>
    </message>
    <message>
        <source>the computer&apos;s memory</source>
        <translation>der Speicher des Rechners</translation>
    </message>
    <message>
        <source>An estimate for %1.</source>
        <translation>Eine Schätzung für %1.</translation>
    </message>
    <message>
        <source>Memory: %1, estimate</source>
        <translation>Speicher: %1, Schätzung</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (und %2 weitere)</translation>
    </message>
    <message>
        <source>Measure one step</source>
        <translation>Einen Schritt messen</translation>
    </message>
    <message>
        <source>Use the largest batch that fits</source>
        <translation>Größten passenden Stapel nehmen</translation>
    </message>
    <message>
        <source>Tensors at the peak of a measured step.</source>
        <translation>Tensoren in der Spitze eines gemessenen Schritts.</translation>
    </message>
    <message>
        <source>Memory: %1, measured</source>
        <translation>Speicher: %1, gemessen</translation>
    </message>
    <message>
        <source>measured: %1 a step</source>
        <translation>gemessen: %1 je Schritt</translation>
    </message>
    <message>
        <source>From one measured step and a part of a validation of each stage.</source>
        <translation>Aus einem gemessenen Schritt und einem Teil einer Validierung jeder Stufe.</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung abbrechen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln Symbol</numerusform>
            <numerusform>%Ln Symbole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Training windows of %Ln symbols.</source>
        <translation>
            <numerusform>Trainingsfenster von %Ln Symbol.</numerusform>
            <numerusform>Trainingsfenster von %Ln Symbolen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From a measured step of %Ln windows.</source>
        <translation>
            <numerusform>Aus einem gemessenen Schritt mit %Ln Fenster.</numerusform>
            <numerusform>Aus einem gemessenen Schritt mit %Ln Fenstern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Memory: %1, from a step of %Ln windows</source>
        <translation>
            <numerusform>Speicher: %1, aus einem Schritt mit %Ln Fenster</numerusform>
            <numerusform>Speicher: %1, aus einem Schritt mit %Ln Fenstern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Largest batch that fits: %Ln windows</source>
        <translation>
            <numerusform>Größter Stapel, der passt: %Ln Fenster</numerusform>
            <numerusform>Größter Stapel, der passt: %Ln Fenster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Largest batch that fits, by the estimate: %Ln windows</source>
        <translation>
            <numerusform>Größter Stapel, der nach der Schätzung passt: %Ln Fenster</numerusform>
            <numerusform>Größter Stapel, der nach der Schätzung passt: %Ln Fenster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::BenchBar</name>
    <message>
        <source>Bench</source>
        <translation>Werkbank</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Symbol before</source>
        <translation>Voriges Symbol</translation>
    </message>
    <message>
        <source>Symbol after</source>
        <translation>Nächstes Symbol</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Window before</source>
        <translation>Voriges Fenster</translation>
    </message>
    <message>
        <source>Window after</source>
        <translation>Nächstes Fenster</translation>
    </message>
    <message>
        <source>Find  Ctrl+K</source>
        <translation>Suchen  Strg+K</translation>
    </message>
    <message>
        <source>Find a command, run, symbol or setting</source>
        <translation>Befehl, Lauf, Symbol oder Einstellung suchen</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>#%1 and %2 more</source>
        <translation>#%1 und %2 weitere</translation>
    </message>
    <message>
        <source>#%1 live</source>
        <translation>#%1 läuft</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>neuestes</translation>
    </message>
</context>
<context>
    <name>candlewright::CandleChart</name>
    <message>
        <source>Candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Candles of %1</source>
        <translation>Kerzen von %1</translation>
    </message>
    <message>
        <source>no bars</source>
        <translation>keine Balken</translation>
    </message>
    <message>
        <source>; %1 ends at %2</source>
        <translation>; %1 endet bei %2</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>Volumen %1</translation>
    </message>
    <message>
        <source>%1 median %2</source>
        <translation>%1 Median %2</translation>
    </message>
    <message>
        <source>, 90 % %1 to %2</source>
        <translation>, 90 % %1 bis %2</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Balken %1</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>open</source>
        <translation>Eröffnung</translation>
    </message>
    <message>
        <source>high</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Schluss</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>%1 median</source>
        <translation>%1 Median</translation>
    </message>
    <message>
        <source>%1 %2 % low</source>
        <translation>%1 %2 % unten</translation>
    </message>
    <message>
        <source>%1 %2 % high</source>
        <translation>%1 %2 % oben</translation>
    </message>
    <message>
        <source>%1 sample %2</source>
        <translation>%1 Stichprobe %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars, %1 to %2, last close %3</source>
        <translation>
            <numerusform>%Ln Balken, %1 bis %2, letzter Schluss %3</numerusform>
            <numerusform>%Ln Balken, %1 bis %2, letzter Schluss %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::CheckpointsPanel</name>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Fork...</source>
        <translation>Abzweigen...</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Verify file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <source>Delete...</source>
        <translation>Löschen...</translation>
    </message>
    <message>
        <source>Show freed</source>
        <translation>Freigegebene zeigen</translation>
    </message>
    <message>
        <source>Checkpoints whose files were freed, with their figures</source>
        <translation>Checkpoints, deren Dateien freigegeben wurden, mit ihren Zahlen</translation>
    </message>
    <message>
        <source>Checkpoints of the current run</source>
        <translation>Checkpoints des aktuellen Laufs</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Choose one in Runs.</source>
        <translation>Unter Läufe einen wählen.</translation>
    </message>
    <message>
        <source>%1 has no checkpoint yet</source>
        <translation>%1 hat noch keinen Checkpoint</translation>
    </message>
    <message>
        <source>A run saves one at the end of each epoch, and when it is stopped.</source>
        <translation>Ein Lauf speichert einen am Ende jeder Epoche und beim Anhalten.</translation>
    </message>
    <message>
        <source>%1. Skill by the newest evaluation of each checkpoint on the %2, against tomorrow = today on the same windows.</source>
        <translation>%1. Skill nach der neuesten Auswertung jedes Checkpoints (%2), gegen morgen = heute auf denselben Fenstern.</translation>
    </message>
    <message>
        <source>No checkpoint is selected.</source>
        <translation>Kein Checkpoint gewählt.</translation>
    </message>
    <message>
        <source>Its file was freed.</source>
        <translation>Seine Datei wurde freigegeben.</translation>
    </message>
    <message>
        <source>Its stage makes no forecasts.</source>
        <translation>Seine Stufe macht keine Prognosen.</translation>
    </message>
    <message>
        <source>The run trains, and looks after its checkpoints itself.</source>
        <translation>Der Lauf trainiert und kümmert sich selbst um seine Checkpoints.</translation>
    </message>
    <message>
        <source>%1 is whole: every file has the content that was saved.</source>
        <translation>%1 ist vollständig: jede Datei hat den Inhalt, der gespeichert wurde.</translation>
    </message>
    <message>
        <source>Export %1 as a model folder</source>
        <translation>%1 als Modellordner exportieren</translation>
    </message>
    <message>
        <source>%1 was exported to %2, %3.</source>
        <translation>%1 wurde nach %2 exportiert, %3.</translation>
    </message>
    <message>
        <source>It is the run&apos;s best checkpoint: evaluations, forecasts and exports of the run take it.</source>
        <translation>Er ist der beste Checkpoint des Laufs: Auswertungen, Prognosen und Exporte des Laufs nehmen ihn.</translation>
    </message>
    <message>
        <source>It is the newest one: Continue would go on from an older one.</source>
        <translation>Er ist der neueste: Fortsetzen würde bei einem älteren weitermachen.</translation>
    </message>
    <message>
        <source>%1 began from it: it could not be repeated.</source>
        <translation>%1 begann bei ihm: das ließe sich nicht wiederholen.</translation>
    </message>
    <message>
        <source>Nothing else needs it.</source>
        <translation>Sonst braucht ihn niemand.</translation>
    </message>
    <message>
        <source>Delete a checkpoint</source>
        <translation>Checkpoint löschen</translation>
    </message>
    <message>
        <source>Delete %1, %2?</source>
        <translation>%1 löschen, %2?</translation>
    </message>
    <message>
        <source>Its figures stay. The file cannot be brought back.</source>
        <translation>Seine Zahlen bleiben. Die Datei kommt nicht zurück.</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>Datei löschen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The run is gone.</source>
        <translation>Der Lauf ist weg.</translation>
    </message>
    <message>
        <source>%1 was deleted, %2 are free again. Its figures stay.</source>
        <translation>%1 wurde gelöscht, %2 sind wieder frei. Seine Zahlen bleiben.</translation>
    </message>
    <message>
        <source>Compare with it (A)</source>
        <translation>Damit vergleichen (A)</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Loads its weights and forecasts the bars ahead of the current symbol</source>
        <translation>Lädt seine Gewichte und prognostiziert die kommenden Balken des aktuellen Symbols</translation>
    </message>
</context>
<context>
    <name>candlewright::ColumnButton</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>Welche Spalten zu sehen sind</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>%1 as a candle</source>
        <translation>%1 als Kerze</translation>
    </message>
    <message>
        <source>The usual ones</source>
        <translation>Die üblichen</translation>
    </message>
</context>
<context>
    <name>candlewright::CorrelationMap</name>
    <message>
        <source>symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Correlation of returns</source>
        <translation>Korrelation der Renditen</translation>
    </message>
    <message>
        <source>%1 symbols</source>
        <translation>%1 Symbole</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 und %2: %3</translation>
    </message>
    <message>
        <source>too few bars in common</source>
        <translation>zu wenige gemeinsame Balken</translation>
    </message>
</context>
<context>
    <name>candlewright::CorrelationPanel</name>
    <message>
        <source>No symbol is listed in Datasets.</source>
        <translation>In Datensätze ist kein Symbol aufgeführt.</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Moves with</source>
        <translation>Bewegt sich mit</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>of returns</source>
        <translation>der Renditen</translation>
    </message>
    <message>
        <source>Pearson&apos;s, over the steps that both have</source>
        <translation>Nach Pearson, über die Schritte, die beide haben</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>in common</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>Steps from one bar to the next that both have</source>
        <translation>Schritte von einem Balken zum nächsten, die beide haben</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>A trained symbol that moves like a held-out one tells much of it</source>
        <translation>Ein trainiertes Symbol, das sich wie ein zurückgehaltenes bewegt, verrät viel davon</translation>
    </message>
    <message>
        <source>Pairs by correlation</source>
        <translation>Paare nach Korrelation</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Noch keine Kurse</translation>
    </message>
    <message>
        <source>Open a folder: its symbols are then compared.</source>
        <translation>Einen Ordner öffnen: dann werden seine Symbole verglichen.</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>trained and held out</source>
        <translation>trainiert und zurückgehalten</translation>
    </message>
    <message>
        <source>The first %1 of %2 symbols that Datasets lists; filter there for others. Like stands beside like.</source>
        <translation>Die ersten %1 von %2 Symbolen, die Datensätze aufführt; dort nach anderen filtern. Ähnliches steht bei Ähnlichem.</translation>
    </message>
    <message>
        <source>%1 symbols, %2 pairs with at least %3 bars in common. Like stands beside like.</source>
        <translation>%1 Symbole, %2 Paare mit mindestens %3 gemeinsamen Balken. Ähnliches steht bei Ähnlichem.</translation>
    </message>
    <message numerus="yes">
        <source>Comparing %Ln symbols</source>
        <translation>
            <numerusform>%Ln Symbol wird verglichen</numerusform>
            <numerusform>%Ln Symbole werden verglichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::CurveChart</name>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>high</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>%1 off scale</source>
        <translation>%1 außerhalb der Skala</translation>
    </message>
</context>
<context>
    <name>candlewright::CurvesPanel</name>
    <message>
        <source>x axis</source>
        <translation>x-Achse</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Share of run</source>
        <translation>Anteil des Laufs</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>log. y</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>No ticked run has this metric. Tick runs in Runs.</source>
        <translation>Kein angehakter Lauf hat dieses Maß. Läufe unter Läufe anhaken.</translation>
    </message>
    <message>
        <source>persistence %1</source>
        <translation>Persistenz %1</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message>
        <source>difference to #%1</source>
        <translation>Unterschied zu #%1</translation>
    </message>
    <message>
        <source>seeds as mean, lowest to highest</source>
        <translation>Seeds als Mittel, tiefster bis höchster</translation>
    </message>
    <message>
        <source>%1 runs in %2 groups: median, 10 to 90 %</source>
        <translation>%1 Läufe in %2 Gruppen: Median, 10 bis 90 %</translation>
    </message>
    <message>
        <source>Lines of the ticked runs</source>
        <translation>Linien der angehakten Läufe</translation>
    </message>
    <message>
        <source>Each run</source>
        <translation>Jeder Lauf</translation>
    </message>
    <message>
        <source>Seeds as one</source>
        <translation>Seeds vereint</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Every ticked run is a line</source>
        <translation>Jeder angehakte Lauf ist eine Linie</translation>
    </message>
    <message>
        <source>Runs that differ only by seed: their mean, with a band from the lowest to the highest</source>
        <translation>Läufe, die sich nur im Seed unterscheiden: ihr Mittel, mit einem Band vom tiefsten zum höchsten</translation>
    </message>
    <message>
        <source>Runs with the same settings but the seed: their median, with a band from the 10th to the 90th percentile</source>
        <translation>Läufe mit gleichen Einstellungen bis auf den Seed: ihr Median, mit einem Band vom 10. zum 90. Perzentil</translation>
    </message>
    <message>
        <source>Difference to current</source>
        <translation>Unterschied zum aktuellen</translation>
    </message>
    <message>
        <source>Every line minus that of the current run at the same place of the x axis</source>
        <translation>Jede Linie minus die des aktuellen Laufs an derselben Stelle der x-Achse</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Schreiben anhalten</translation>
    </message>
    <message>
        <source>Save every point as CSV...</source>
        <translation>Jeden Punkt als CSV speichern...</translation>
    </message>
    <message>
        <source>All that the store has of this metric and these runs, also where a long run is drawn as an outline</source>
        <translation>Alles, was der Speicher von dieser Größe und diesen Läufen hat, auch wo ein langer Lauf als Umriss gezeichnet ist</translation>
    </message>
    <message>
        <source>Save every point of %1</source>
        <translation>Jeden Punkt von %1 speichern</translation>
    </message>
    <message>
        <source>%1 was written: %2 points.</source>
        <translation>%1 wurde geschrieben: %2 Punkte.</translation>
    </message>
    <message>
        <source>%1 was not written: stopped.</source>
        <translation>%1 wurde nicht geschrieben: angehalten.</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, noch %1</translation>
    </message>
    <message>
        <source>Writing: %1 %%2</source>
        <translation>Schreibt: %1 %%2</translation>
    </message>
</context>
<context>
    <name>candlewright::DatasetsPanel</name>
    <message>
        <source>Open folder...</source>
        <translation>Ordner öffnen...</translation>
    </message>
    <message>
        <source>CSV or Parquet, one file a symbol or one long file. Your files are only read.</source>
        <translation>CSV oder Parquet, eine Datei je Symbol oder eine lange Datei. Eigene Dateien werden nur gelesen.</translation>
    </message>
    <message>
        <source>Find a symbol</source>
        <translation>Symbol suchen</translation>
    </message>
    <message>
        <source>Which symbols</source>
        <translation>Welche Symbole</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Symbols of the folder</source>
        <translation>Symbole des Ordners</translation>
    </message>
    <message>
        <source>Reading prices</source>
        <translation>Preise werden gelesen</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The prices could not be read</source>
        <translation>Die Preise konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Ordner öffnen...</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Noch keine Preise</translation>
    </message>
    <message>
        <source>Open a folder, or drop one here.</source>
        <translation>Einen Ordner öffnen oder hier ablegen.</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Repaired %1</source>
        <translation>Repariert %1</translation>
    </message>
    <message>
        <source>Gaps %1</source>
        <translation>Lücken %1</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Report...</source>
        <translation>Bericht...</translation>
    </message>
    <message>
        <source>Leaks and checks of this folder</source>
        <translation>Lecks und Prüfungen dieses Ordners</translation>
    </message>
    <message>
        <source>Held out %1</source>
        <translation>Zurückgehalten %1</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>Abgelehnt %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln Symbol</numerusform>
            <numerusform>%Ln Symbole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars</source>
        <translation>
            <numerusform>%Ln Balken</numerusform>
            <numerusform>%Ln Balken</numerusform>
        </translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation>gelesen in %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells repaired, nothing else changed</source>
        <translation>
            <numerusform>%Ln Zelle repariert, sonst nichts geändert</numerusform>
            <numerusform>%Ln Zellen repariert, sonst nichts geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Words that must all hold: AAPL, class:crypto, part:val, folder:unseen, frequency:1d, quality:gaps, bars&gt;2000, repairs&gt;0</source>
        <translation>Wörter, die alle gelten müssen: AAPL, class:crypto, part:val, folder:unseen, frequency:1d, quality:gaps, bars&gt;2000, repairs&gt;0</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, noch %1</translation>
    </message>
</context>
<context>
    <name>candlewright::DiagnosticsPanel</name>
    <message>
        <source>calm third</source>
        <translation>ruhiges Drittel</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>mittleres Drittel</translation>
    </message>
    <message>
        <source>wild third</source>
        <translation>wildes Drittel</translation>
    </message>
    <message>
        <source>jump ahead</source>
        <translation>Sprung voraus</translation>
    </message>
    <message>
        <source>no jump</source>
        <translation>kein Sprung</translation>
    </message>
    <message>
        <source>gap inside</source>
        <translation>Lücke darin</translation>
    </message>
    <message>
        <source>no gap</source>
        <translation>keine Lücke</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Error by step</source>
        <translation>Fehler nach Schritt</translation>
    </message>
    <message>
        <source>pct_MAE, %</source>
        <translation>pct_MAE, %</translation>
    </message>
    <message>
        <source>bars ahead</source>
        <translation>Balken voraus</translation>
    </message>
    <message>
        <source>Residual by step</source>
        <translation>Residuum nach Schritt</translation>
    </message>
    <message>
        <source>forecast − actual, % · band 10 to 90 %</source>
        <translation>Prognose − eingetreten, % · Band 10 bis 90 %</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>eingetreten</translation>
    </message>
    <message>
        <source>Skill by regime</source>
        <translation>Skill nach Marktlage</translation>
    </message>
    <message>
        <source>%, against persistence · hollow: better</source>
        <translation>%, gegen Persistenz · hohl: besser</translation>
    </message>
    <message>
        <source>PIT</source>
        <translation>PIT</translation>
    </message>
    <message>
        <source>density · flat = calibrated</source>
        <translation>Dichte · flach = kalibriert</translation>
    </message>
    <message>
        <source>rank of the actual</source>
        <translation>Rang des Eingetretenen</translation>
    </message>
    <message>
        <source>as promised</source>
        <translation>wie versprochen</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>% of closes inside</source>
        <translation>% der Schlusskurse darin</translation>
    </message>
    <message>
        <source>promised, %</source>
        <translation>versprochen, %</translation>
    </message>
    <message>
        <source>No bar of the horizon is judged.</source>
        <translation>Kein Balken des Horizonts ist beurteilt.</translation>
    </message>
    <message>
        <source>The forecaster has no bands.</source>
        <translation>Das Prognosemodell hat keine Bänder.</translation>
    </message>
    <message>
        <source>#%1 has not been evaluated</source>
        <translation>#%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>An evaluation shows here how the errors of the current symbol are spread.</source>
        <translation>Eine Auswertung zeigt hier, wie die Fehler des aktuellen Symbols verteilt sind.</translation>
    </message>
    <message>
        <source>Reading forecasts</source>
        <translation>Prognosen werden gelesen</translation>
    </message>
    <message>
        <source>%1 is not in this evaluation</source>
        <translation>%1 ist nicht in dieser Auswertung</translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation>Kein Symbol</translation>
    </message>
    <message>
        <source>Choose a symbol in Symbols.</source>
        <translation>Unter Symbole eines wählen.</translation>
    </message>
    <message>
        <source>persist.</source>
        <translation>Persist.</translation>
    </message>
    <message>
        <source>Open the folder of prices that holds %1: volatility, jumps and gaps are read from it.</source>
        <translation>Den Ordner der Preise öffnen, der %1 enthält: Volatilität, Sprünge und Lücken werden daraus gelesen.</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>versprochen</translation>
    </message>
    <message>
        <source>%1 of %2 windows, those that %3 judged too</source>
        <translation>%1 von %2 Fenstern, die auch %3 beurteilt hat</translation>
    </message>
    <message>
        <source>%1, %2, %3 bars ahead · %4</source>
        <translation>%1, %2, %3 Balken voraus · %4</translation>
    </message>
    <message>
        <source> · %1 judged none of these windows</source>
        <translation> · %1 hat keines dieser Fenster beurteilt</translation>
    </message>
    <message>
        <source>density · flat = calibrated · bars %1, outline %2</source>
        <translation>Dichte · flach = kalibriert · Balken %1, Umriss %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln Fenster</numerusform>
            <numerusform>%Ln Fenster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::DifferencePanel</name>
    <message>
        <source>Baseline run</source>
        <translation>Vergleichslauf</translation>
    </message>
    <message>
        <source>skill, points</source>
        <translation>Skill, Punkte</translation>
    </message>
    <message>
        <source>Runs against the baseline run</source>
        <translation>Läufe gegen den Vergleichslauf</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message>
        <source>No run is ticked</source>
        <translation>Kein Lauf ist angehakt</translation>
    </message>
    <message>
        <source>Tick runs in Runs: each is compared with the current one.</source>
        <translation>Läufe unter Läufe anhaken: jeder wird mit dem aktuellen verglichen.</translation>
    </message>
    <message>
        <source>%1 has not been evaluated</source>
        <translation>%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>Runs are compared on the windows of an evaluation of their chosen checkpoints.</source>
        <translation>Läufe werden auf den Fenstern einer Auswertung ihrer gewählten Checkpoints verglichen.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>The runs cannot be compared</source>
        <translation>Die Läufe lassen sich nicht vergleichen</translation>
    </message>
</context>
<context>
    <name>candlewright::DockTitle</name>
    <message>
        <source>Title of %1</source>
        <translation>Titel von %1</translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <translation>Menü von %1</translation>
    </message>
    <message>
        <source>Float %1</source>
        <translation>%1 ablösen</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>candlewright::DropSign</name>
    <message>
        <source>What letting go does</source>
        <translation>Was Loslassen bewirkt</translation>
    </message>
</context>
<context>
    <name>candlewright::EngineThread</name>
    <message>
        <source>%1: %2 of %3 %4</source>
        <translation>%1: %2 von %3 %4</translation>
    </message>
    <message>
        <source>The checkpoints written so far are whole; continue from the newest.</source>
        <translation>Die bisher geschriebenen Checkpoints sind vollständig; beim neuesten fortsetzen.</translation>
    </message>
</context>
<context>
    <name>candlewright::EvaluateDialog</name>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>What is judged, next to tomorrow = today on the same windows</source>
        <translation>Was beurteilt wird, neben morgen = heute auf denselben Fenstern</translation>
    </message>
    <message>
        <source>Forecasters</source>
        <translation>Prognosemodelle</translation>
    </message>
    <message>
        <source>%1, checkpoint %2</source>
        <translation>%1, Checkpoint %2</translation>
    </message>
    <message>
        <source>persistence (tomorrow = today)</source>
        <translation>Persistenz (morgen = heute)</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>seasonal naive</source>
        <translation>saisonal naiv</translation>
    </message>
    <message>
        <source>random walk</source>
        <translation>Irrfahrt</translation>
    </message>
    <message>
        <source>Of several</source>
        <translation>Von mehreren</translation>
    </message>
    <message>
        <source>the first is judged, the others stand beside it</source>
        <translation>das erste wird beurteilt, die anderen stehen daneben</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>ihr Mittel</translation>
    </message>
    <message>
        <source>their median</source>
        <translation>ihr Median</translation>
    </message>
    <message>
        <source>weighted by the inverse of each one&apos;s error</source>
        <translation>gewichtet mit dem Kehrwert des Fehlers</translation>
    </message>
    <message>
        <source>stacked, weights that sum to one</source>
        <translation>gestapelt, Gewichte mit Summe eins</translation>
    </message>
    <message>
        <source>Weights are fitted on the validation part, for each symbol.</source>
        <translation>Gewichte werden am Validierungsteil angepasst, für jedes Symbol.</translation>
    </message>
    <message>
        <source>Judged on</source>
        <translation>Beurteilt auf</translation>
    </message>
    <message>
        <source>validation part of the trained symbols</source>
        <translation>Validierungsteil der trainierten Symbole</translation>
    </message>
    <message>
        <source>test part of the trained symbols, later in time</source>
        <translation>Testteil der trainierten Symbole, später in der Zeit</translation>
    </message>
    <message>
        <source>held-out symbols, never seen in training</source>
        <translation>zurückgehaltene Symbole, im Training nie gesehen</translation>
    </message>
    <message>
        <source>Last bars of each held-out symbol</source>
        <translation>Letzte Balken jedes zurückgehaltenen Symbols</translation>
    </message>
    <message>
        <source>as laid out</source>
        <translation>wie angelegt</translation>
    </message>
    <message>
        <source>Horizon, bars</source>
        <translation>Horizont, Balken</translation>
    </message>
    <message>
        <source>Bars between windows</source>
        <translation>Balken zwischen Fenstern</translation>
    </message>
    <message>
        <source>Sample paths</source>
        <translation>Stichprobenpfade</translation>
    </message>
    <message>
        <source>Greedy: one path of the likeliest tokens, no bands</source>
        <translation>Greedy: ein Pfad der wahrscheinlichsten Token, keine Bänder</translation>
    </message>
    <message>
        <source>Of models that draw tokens; the others answer as always.</source>
        <translation>Für Modelle, die Token ziehen; die anderen antworten wie immer.</translation>
    </message>
    <message>
        <source>Mend impossible candles before judging</source>
        <translation>Unmögliche Kerzen vor dem Beurteilen richten</translation>
    </message>
    <message>
        <source>How many there were is told either way.</source>
        <translation>Wie viele es waren, wird in jedem Fall gesagt.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>wie gezogen</translation>
    </message>
    <message>
        <source>calibrated on the validation part (conformal)</source>
        <translation>am Validierungsteil kalibriert (conformal)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Open the prices on which it is to be judged.</source>
        <translation>Die Kurse öffnen, auf denen beurteilt werden soll.</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln windows</source>
        <translation>
            <numerusform>Etwa %Ln Fenster</numerusform>
            <numerusform>Etwa %Ln Fenster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> of %Ln symbols, as the open prices are cut.</source>
        <translation>
            <numerusform> von %Ln Symbol, wie die offenen Kurse geteilt sind.</numerusform>
            <numerusform> von %Ln Symbolen, wie die offenen Kurse geteilt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1, as it took last time.</source>
        <translation>Etwa %1, wie beim letzten Mal.</translation>
    </message>
    <message>
        <source>How long it takes is not known before the first one; the job bar then says what is left.</source>
        <translation>Wie lange es dauert, ist vor dem ersten Mal nicht bekannt; die Auftragsleiste sagt dann, was noch bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Held-out symbols have judged %Ln times so far: the best of many looks is flattered.</source>
        <translation>
            <numerusform>Die zurückgehaltenen Symbole haben bisher %Ln-mal geurteilt: der beste von vielen Blicken schmeichelt.</numerusform>
            <numerusform>Die zurückgehaltenen Symbole haben bisher %Ln-mal geurteilt: der beste von vielen Blicken schmeichelt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::FilterEdit</name>
    <message>
        <source>%1: filter</source>
        <translation>%1: Filter</translation>
    </message>
</context>
<context>
    <name>candlewright::FirstBatchPanel</name>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>settings changed since</source>
        <translation>Einstellungen seither geändert</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>of the batch</source>
        <translation>des Stapels</translation>
    </message>
    <message>
        <source>In the order in which the first step takes them</source>
        <translation>In der Reihenfolge, in der der erste Schritt sie nimmt</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Zuletzt bekannt</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Time of the last bar of the context</source>
        <translation>Zeit des letzten Balkens des Kontexts</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>of the input</source>
        <translation>der Eingabe</translation>
    </message>
    <message>
        <source>Over all variates of the window, after normalisation</source>
        <translation>Über alle Variaten des Fensters, nach der Normalisierung</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Windows of the first batch</source>
        <translation>Fenster des ersten Stapels</translation>
    </message>
    <message>
        <source>Bars of the window, before normalisation</source>
        <translation>Balken des Fensters, vor der Normalisierung</translation>
    </message>
    <message>
        <source>After normalisation</source>
        <translation>Nach der Normalisierung</translation>
    </message>
    <message>
        <source>what the model gets</source>
        <translation>was das Modell bekommt</translation>
    </message>
    <message>
        <source>bar of the window</source>
        <translation>Balken des Fensters</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>Was das Modell sieht</translation>
    </message>
    <message>
        <source>The windows of the first step as the run configuration stands now, before and after normalisation.</source>
        <translation>Die Fenster des ersten Schritts, wie die Laufkonfiguration jetzt steht, vor und nach der Normalisierung.</translation>
    </message>
    <message>
        <source>Read the first batch</source>
        <translation>Den ersten Stapel lesen</translation>
    </message>
    <message>
        <source>Reading the first batch</source>
        <translation>Der erste Stapel wird gelesen</translation>
    </message>
    <message>
        <source>Windows are cut and normalised as in training; an untrained model is made for it.</source>
        <translation>Fenster werden geschnitten und normalisiert wie im Training; dafür entsteht ein untrainiertes Modell.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The first batch could not be made</source>
        <translation>Der erste Stapel ließ sich nicht bilden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>the first %1 of %2 windows</source>
        <translation>die ersten %1 von %2 Fenstern</translation>
    </message>
    <message>
        <source>%1, before normalisation</source>
        <translation>%1, vor der Normalisierung</translation>
    </message>
    <message>
        <source>%1 bars of context, %2 to forecast</source>
        <translation>%1 Balken Kontext, %2 vorherzusagen</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>to forecast</source>
        <translation>vorherzusagen</translation>
    </message>
    <message>
        <source>here ends the context</source>
        <translation>hier endet der Kontext</translation>
    </message>
    <message>
        <source>The last bars are only forecast, never part of the input.</source>
        <translation>Die letzten Balken werden nur vorhergesagt, sie sind nie Teil der Eingabe.</translation>
    </message>
    <message>
        <source>Mean and deviation are those of the context; the bars after it are what the model learns to forecast.</source>
        <translation>Mittel und Abweichung sind die des Kontexts; die Balken danach lernt das Modell vorherzusagen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln Fenster</numerusform>
            <numerusform>%Ln Fenster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::ForecastPanel</name>
    <message>
        <source>Bars ahead</source>
        <translation>Balken voraus</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Forecast by step</source>
        <translation>Prognose nach Schritt</translation>
    </message>
    <message>
        <source>the random walk with the symbol&apos;s volatility</source>
        <translation>die Irrfahrt mit der Volatilität des Symbols</translation>
    </message>
    <message>
        <source>The forecast of %1 by %2</source>
        <translation>Die Prognose von %1 durch %2</translation>
    </message>
    <message>
        <source>%1 · last bar %2, close %3</source>
        <translation>%1 · letzter Balken %2, Schluss %3</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>No symbol is chosen</source>
        <translation>Kein Symbol gewählt</translation>
    </message>
    <message>
        <source>Open prices, then choose a symbol.</source>
        <translation>Preise öffnen, dann ein Symbol wählen.</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Wartet in der Schlange</translation>
    </message>
    <message>
        <source>Forecasting</source>
        <translation>Prognose läuft</translation>
    </message>
    <message>
        <source>No forecast of %1</source>
        <translation>Keine Prognose von %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Drawn by %1, with bands, beside what its past forecasts of %2 were worth.</source>
        <translation>Gezeichnet von %1, mit Bändern, neben dem, was frühere Prognosen von %2 taugten.</translation>
    </message>
    <message>
        <source>Forecast ahead</source>
        <translation>Vorausschau</translation>
    </message>
    <message>
        <source>point, bands 50, 80, 90 %, sample paths · dashed: persistence</source>
        <translation>Punkt, Bänder 50, 80, 90 %, Pfade · gestrichelt: Persistenz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars ahead of the last one</source>
        <translation>
            <numerusform>%Ln Balken nach dem letzten</numerusform>
            <numerusform>%Ln Balken nach dem letzten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::FormGroup</name>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Group %1, %2 changed, %3 errors</source>
        <translation>Gruppe %1, %2 geändert, %3 Fehler</translation>
    </message>
</context>
<context>
    <name>candlewright::FormRow</name>
    <message>
        <source>Reset %1 to the preset</source>
        <translation>%1 auf die Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Error in %1: %2</source>
        <translation>Fehler in %1: %2</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 hat %2</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use %1 for %2</source>
        <translation>%1 für %2 nehmen</translation>
    </message>
</context>
<context>
    <name>candlewright::GroupList</name>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen der Einstellungen</translation>
    </message>
    <message>
        <source>Group %1, %2 changed, %3 errors</source>
        <translation>Gruppe %1, %2 geändert, %3 Fehler</translation>
    </message>
</context>
<context>
    <name>candlewright::HeatMap</name>
    <message>
        <source>Skill by row and column</source>
        <translation>Skill nach Zeile und Spalte</translation>
    </message>
    <message>
        <source>Rows of the map</source>
        <translation>Zeilen der Karte</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 Zeilen, %2 Spalten</translation>
    </message>
</context>
<context>
    <name>candlewright::HistogramChart</name>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
</context>
<context>
    <name>candlewright::JobBar</name>
    <message>
        <source>Progress of the job</source>
        <translation>Fortschritt des Auftrags</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop...</source>
        <translation>Anhalten...</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Notices, %1 not read</source>
        <translation>Mitteilungen, %1 ungelesen</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>Schlange %1</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange pausiert.</translation>
    </message>
    <message>
        <source>Nothing is running. The queue is empty.</source>
        <translation>Nichts läuft. Die Warteschlange ist leer.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>%1 epoch %2</source>
        <translation>%1 Epoche %2</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n threads</source>
        <translation>
            <numerusform>%1, %n Thread</numerusform>
            <numerusform>%1, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
</context>
<context>
    <name>candlewright::JobProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>Länge unbekannt</translation>
    </message>
</context>
<context>
    <name>candlewright::KeptQueue</name>
    <message>
        <source>Another window has the queue of this workspace. It comes here when that one ends.</source>
        <translation>Ein anderes Fenster hat die Schlange dieses Arbeitsbereichs. Sie kommt hierher, wenn es endet.</translation>
    </message>
    <message numerus="yes">
        <source>The queue of before is back, paused: %Ln jobs wait.</source>
        <translation>
            <numerusform>Die Schlange von vorher ist zurück, pausiert: %Ln Auftrag wartet.</numerusform>
            <numerusform>Die Schlange von vorher ist zurück, pausiert: %Ln Aufträge warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs of the kept queue could not be read and were left out.</source>
        <translation>
            <numerusform>%Ln Auftrag der behaltenen Schlange war nicht lesbar und wurde weggelassen.</numerusform>
            <numerusform>%Ln Aufträge der behaltenen Schlange waren nicht lesbar und wurden weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::LeaksPanel</name>
    <message>
        <source>Leaks between parts</source>
        <translation>Lecks zwischen Teilen</translation>
    </message>
    <message>
        <source>Checks of the folder</source>
        <translation>Prüfungen des Ordners</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Show this panel again to look for leaks.</source>
        <translation>Diese Ansicht wieder zeigen, um nach Lecks zu suchen.</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Noch keine Kurse</translation>
    </message>
    <message>
        <source>Open a folder: what is judged is then compared with what is learnt.</source>
        <translation>Einen Ordner öffnen: was beurteilt wird, wird dann mit dem Gelernten verglichen.</translation>
    </message>
    <message>
        <source>Looking for leaks</source>
        <translation>Suche nach Lecks</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The folder could not be checked</source>
        <translation>Der Ordner ließ sich nicht prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols, bar by bar</source>
        <translation>
            <numerusform>%Ln Symbol, Balken für Balken</numerusform>
            <numerusform>%Ln Symbole, Balken für Balken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::LineagePanel</name>
    <message>
        <source>Line of the run in charts</source>
        <translation>Linie des Laufs in Diagrammen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Below and to the right of the one it began from</source>
        <translation>Unter und rechts von dem, bei dem er begann</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Val pct_MAE</source>
        <translation>Val. pct_MAE</translation>
    </message>
    <message>
        <source>% of last close</source>
        <translation>% vom letzten Schluss</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>Weniger ist besser</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>Differs from its parent</source>
        <translation>Abweichung vom Ausgangslauf</translation>
    </message>
    <message>
        <source>It was not validated yet.</source>
        <translation>Er wurde noch nicht validiert.</translation>
    </message>
    <message>
        <source>It was not forked from another run.</source>
        <translation>Er wurde nicht von einem anderen Lauf abgezweigt.</translation>
    </message>
    <message>
        <source>its parent was deleted</source>
        <translation>sein Ausgangslauf wurde gelöscht</translation>
    </message>
    <message>
        <source>No ticked run was forked</source>
        <translation>Kein angehakter Lauf wurde abgezweigt</translation>
    </message>
    <message>
        <source>Checkpoints &gt; Fork... begins a run from a checkpoint of another; both then stand here.</source>
        <translation>Checkpoints &gt; Abzweigen... beginnt einen Lauf bei einem Checkpoint eines anderen; beide stehen dann hier.</translation>
    </message>
    <message>
        <source>Families of the ticked runs</source>
        <translation>Familien der angehakten Läufe</translation>
    </message>
    <message>
        <source>%1 %2 instead of %3</source>
        <translation>%1 %2 statt %3</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>same settings, data and version</source>
        <translation>gleiche Einstellungen, Daten und Version</translation>
    </message>
</context>
<context>
    <name>candlewright::LivePanel</name>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Start one, or choose one in Runs.</source>
        <translation>Einen starten oder unter Läufe wählen.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop...</source>
        <translation>Anhalten...</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Forecast ahead</source>
        <translation>Vorausschau</translation>
    </message>
    <message>
        <source>Draws the bars beyond the last one of the current symbol.</source>
        <translation>Zeichnet die Balken nach dem letzten des aktuellen Symbols.</translation>
    </message>
    <message>
        <source>Judges the best checkpoint on every held-out symbol, or on the test part where none is held out.</source>
        <translation>Beurteilt den besten Checkpoint auf jedem zurückgehaltenen Symbol, oder auf dem Testteil, wo keines zurückgehalten ist.</translation>
    </message>
    <message>
        <source>x axis</source>
        <translation>x-Achse</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>log. y</translation>
    </message>
    <message>
        <source>Robust range</source>
        <translation>Robuster Bereich</translation>
    </message>
    <message>
        <source>The y axis covers 98 % of the points; the others get a triangle with their number.</source>
        <translation>Die y-Achse umfasst 98 % der Punkte; die anderen bekommen ein Dreieck mit ihrer Zahl.</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>No point yet</source>
        <translation>Noch kein Punkt</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>pct_MAE</source>
        <translation>pct_MAE</translation>
    </message>
    <message>
        <source>% of the last close, validation</source>
        <translation>% vom letzten Schluss, Validierung</translation>
    </message>
    <message>
        <source>Skill against persistence</source>
        <translation>Skill gegen Persistenz</translation>
    </message>
    <message>
        <source>% less error</source>
        <translation>% weniger Fehler</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>Schritte/s</translation>
    </message>
    <message>
        <source>Validation whose forecasts are shown</source>
        <translation>Validierung, deren Prognosen gezeigt werden</translation>
    </message>
    <message>
        <source>Play epochs</source>
        <translation>Epochen abspielen</translation>
    </message>
    <message>
        <source>The first validation draws its forecasts here.</source>
        <translation>Die erste Validierung zeichnet ihre Prognosen hier.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>gestartet %1</translation>
    </message>
    <message>
        <source>from the command line, process %1</source>
        <translation>von der Befehlszeile, Prozess %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No validation with forecasts yet: the %1 stage is judged by its loss.</source>
        <translation>Noch keine Validierung mit Prognosen: die Stufe %1 wird nach ihrem Verlust beurteilt.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>eins</translation>
    </message>
    <message>
        <source>Newest validation forecasts</source>
        <translation>Neueste Validierungsprognosen</translation>
    </message>
    <message>
        <source>Validation forecasts</source>
        <translation>Validierungsprognosen</translation>
    </message>
    <message>
        <source> · dotted: the epochs before</source>
        <translation> · gepunktet: die Epochen davor</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2</source>
        <translation>pct_MAE %1, Persistenz %2</translation>
    </message>
    <message>
        <source>price_MAE</source>
        <translation>price_MAE</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GiB, on the run&apos;s device</source>
        <translation>GiB, auf dem Gerät des Laufs</translation>
    </message>
    <message>
        <source>price_MAE of %1</source>
        <translation>price_MAE von %1</translation>
    </message>
    <message>
        <source>its currency, validation</source>
        <translation>seine Währung, Validierung</translation>
    </message>
    <message>
        <source>Use of the card</source>
        <translation>Auslastung der Karte</translation>
    </message>
    <message>
        <source>% and °C</source>
        <translation>% und °C</translation>
    </message>
    <message>
        <source>Made as this run validates: %1</source>
        <translation>So erzeugt, wie dieser Lauf validiert: %1</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source> · band 90 %</source>
        <translation> · Band 90 %</translation>
    </message>
</context>
<context>
    <name>candlewright::LogPanel</name>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>Bei der neuesten Zeile bleiben</translation>
    </message>
    <message>
        <source>Log of the current run</source>
        <translation>Protokoll des aktuellen Laufs</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Kein Lauf gewählt.</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Warnings %1</source>
        <translation>Warnungen %1</translation>
    </message>
    <message>
        <source>Errors %1</source>
        <translation>Fehler %1</translation>
    </message>
</context>
<context>
    <name>candlewright::MainWindow</name>
    <message>
        <source>Candlewright</source>
        <translation>Candlewright</translation>
    </message>
    <message>
        <source>Over the whole window</source>
        <translation>Über das ganze Fenster</translation>
    </message>
    <message>
        <source>Copy and save</source>
        <translation>Kopieren und speichern</translation>
    </message>
    <message>
        <source>Run configuration</source>
        <translation>Laufkonfiguration</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Settings diff</source>
        <translation>Einstellungsvergleich</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Where and when</source>
        <translation>Wo und wann</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Forecast ahead</source>
        <translation>Vorausschau</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>This panel shows no chart and no table</source>
        <translation>Diese Ansicht zeigt kein Diagramm und keine Tabelle</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>Open a folder of prices</source>
        <translation>Ordner mit Preisen öffnen</translation>
    </message>
    <message>
        <source>A run needs prices: open a folder first, or use the demo market.</source>
        <translation>Ein Lauf braucht Preise: zuerst einen Ordner öffnen oder den Demomarkt nehmen.</translation>
    </message>
    <message>
        <source>Stopping: the step is finished and saved, then the window closes.</source>
        <translation>Hält an: der Schritt wird beendet und gespeichert, dann schließt das Fenster.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Selection before</source>
        <translation>Vorige Auswahl</translation>
    </message>
    <message>
        <source>Selection after</source>
        <translation>Nächste Auswahl</translation>
    </message>
    <message>
        <source>Find a command, run, symbol or setting</source>
        <translation>Befehl, Lauf, Symbol oder Einstellung suchen</translation>
    </message>
    <message>
        <source>Copy or save what the panel shows...</source>
        <translation>Inhalt der Ansicht kopieren oder speichern...</translation>
    </message>
    <message>
        <source>Click into a panel first: its charts and tables are then offered.</source>
        <translation>Zuerst in eine Ansicht klicken: ihre Diagramme und Tabellen werden dann angeboten.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open a folder of prices...</source>
        <translation>Ordner mit Preisen öffnen...</translation>
    </message>
    <message>
        <source>Use the demo market</source>
        <translation>Demomarkt verwenden</translation>
    </message>
    <message>
        <source>Show the workspace&apos;s folder</source>
        <translation>Ordner des Arbeitsbereichs zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Symbol before</source>
        <translation>Voriges Symbol</translation>
    </message>
    <message>
        <source>Symbol after</source>
        <translation>Nächstes Symbol</translation>
    </message>
    <message>
        <source>Window before</source>
        <translation>Voriges Fenster</translation>
    </message>
    <message>
        <source>Window after</source>
        <translation>Nächstes Fenster</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>%1: from the next start on.</source>
        <translation>%1: ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Launch again with changes...</source>
        <translation>Mit Änderungen neu starten...</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>Pause oder weiter</translation>
    </message>
    <message>
        <source>Stop...</source>
        <translation>Anhalten...</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Reset this layout</source>
        <translation>Diese Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Panel over the whole window</source>
        <translation>Ansicht über das ganze Fenster</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (an)</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>nicht jetzt</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>%1  now %2</source>
        <translation>%1  jetzt %2</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Pin comparison...</source>
        <translation>Vergleich anheften...</translation>
    </message>
    <message>
        <source>Open a pinned comparison</source>
        <translation>Angehefteten Vergleich öffnen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Share as HTML...</source>
        <translation>Als HTML teilen...</translation>
    </message>
    <message>
        <source>%1 is no longer pinned. Edit &gt; Undo brings it back.</source>
        <translation>%1 ist nicht mehr angeheftet. Bearbeiten &gt; Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
        <source>No run is ticked.</source>
        <translation>Kein Lauf ist angehakt.</translation>
    </message>
    <message>
        <source>Tick the runs to be compared first.</source>
        <translation>Zuerst die Läufe anhaken, die verglichen werden sollen.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Pin comparison</source>
        <translation>Vergleich anheften</translation>
    </message>
    <message>
        <source>Keeps the ticked runs, their checkpoints, the layout and its places under a name.</source>
        <translation>Merkt sich die angehakten Läufe, ihre Checkpoints, die Anordnung und ihre Plätze unter einem Namen.</translation>
    </message>
    <message>
        <source>%1 was pinned: Compare &gt; Open a pinned comparison.</source>
        <translation>%1 ist angeheftet: Vergleichen &gt; Angehefteten Vergleich öffnen.</translation>
    </message>
    <message>
        <source>%1: as it was pinned.</source>
        <translation>%1: wie angeheftet.</translation>
    </message>
    <message>
        <source>%1: runs that are gone were left out: %2.</source>
        <translation>%1: Läufe, die es nicht mehr gibt, fehlen: %2.</translation>
    </message>
    <message>
        <source>Tick the runs to be shared first.</source>
        <translation>Zuerst die Läufe anhaken, die geteilt werden sollen.</translation>
    </message>
    <message>
        <source>Share the comparison as one file</source>
        <translation>Den Vergleich als eine Datei teilen</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>%1 UTC.</source>
        <translation>%1 UTC.</translation>
    </message>
    <message>
        <source>%1 was written: one file, with all figures and charts of the ticked runs.</source>
        <translation>%1 wurde geschrieben: eine Datei mit allen Zahlen und Diagrammen der angehakten Läufe.</translation>
    </message>
    <message>
        <source>Two checkpoints</source>
        <translation>Zwei Checkpoints</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Renditen</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>First batch</source>
        <translation>Erster Stapel</translation>
    </message>
    <message>
        <source>Leaks and checks</source>
        <translation>Lecks und Prüfungen</translation>
    </message>
    <message>
        <source>All shortcuts...</source>
        <translation>Alle Tastenkürzel...</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Anordnungen</translation>
    </message>
    <message>
        <source>%1, the first of %2</source>
        <translation>%1, das erste von %2</translation>
    </message>
    <message>
        <source>Start from %1</source>
        <translation>Von %1 aus beginnen</translation>
    </message>
    <message>
        <source>Adding the run in %1</source>
        <translation>Der Lauf in %1 wird hinzugefügt</translation>
    </message>
    <message>
        <source>The run in %1 is in Runs now.</source>
        <translation>Der Lauf in %1 steht jetzt unter Läufe.</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>%1 Not known, and left out: %2.</source>
        <translation>%1 Unbekannt und ausgelassen: %2.</translation>
    </message>
    <message>
        <source>There is a layout %1 already: choose another name.</source>
        <translation>Eine Anordnung %1 gibt es schon: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Name der Anordnung</translation>
    </message>
    <message>
        <source>Save this layout as</source>
        <translation>Diese Anordnung speichern als</translation>
    </message>
    <message>
        <source>Save the layout %1</source>
        <translation>Die Anordnung %1 speichern</translation>
    </message>
    <message>
        <source>Rename the layout %1</source>
        <translation>Die Anordnung %1 umbenennen</translation>
    </message>
    <message>
        <source>Delete the layout %1</source>
        <translation>Die Anordnung %1 löschen</translation>
    </message>
    <message>
        <source>The layout %1 is gone. Edit &gt; Undo brings it back.</source>
        <translation>Die Anordnung %1 ist weg. Bearbeiten &gt; Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>Save this layout as...</source>
        <translation>Diese Anordnung speichern als...</translation>
    </message>
    <message>
        <source>Rename this layout...</source>
        <translation>Diese Anordnung umbenennen...</translation>
    </message>
    <message>
        <source>Delete this layout</source>
        <translation>Diese Anordnung löschen</translation>
    </message>
    <message>
        <source>The built-in layouts keep their names. Save one under a name of your own first.</source>
        <translation>Eingebaute Anordnungen behalten ihre Namen. Zuerst eine unter eigenem Namen speichern.</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>Parallel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings of %1 are in the run configuration.</source>
        <translation>
            <numerusform>%Ln Einstellung von %1 steht in der Laufkonfiguration.</numerusform>
            <numerusform>%Ln Einstellungen von %1 stehen in der Laufkonfiguration.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click into a panel first: the keys then move its border.</source>
        <translation>Zuerst in eine Ansicht klicken: die Tasten bewegen dann ihren Rand.</translation>
    </message>
    <message>
        <source>Roomy tables</source>
        <translation>Luftige Tabellen</translation>
    </message>
    <message>
        <source>Green and red candles</source>
        <translation>Grüne und rote Kerzen</translation>
    </message>
    <message>
        <source>Evaluate otherwise...</source>
        <translation>Anders auswerten...</translation>
    </message>
    <message>
        <source>Size of the panel</source>
        <translation>Größe der Ansicht</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Breiter</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Schmaler</translation>
    </message>
    <message>
        <source>Taller</source>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Niedriger</translation>
    </message>
</context>
<context>
    <name>candlewright::MemoryBar</name>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Memory of the run</source>
        <translation>Speicher des Laufs</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 gemessen</translation>
    </message>
    <message>
        <source>%1 expected, %2 to %3</source>
        <translation>%1 erwartet, %2 bis %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>candlewright::NamedDocuments</name>
    <message>
        <source>Keep %1</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
</context>
<context>
    <name>candlewright::OverviewStrip</name>
    <message>
        <source>Overview of all bars</source>
        <translation>Überblick über alle Balken</translation>
    </message>
</context>
<context>
    <name>candlewright::Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Runs, newest first</source>
        <translation>Läufe, neueste zuerst</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a command, run, symbol or setting</source>
        <translation>Befehl, Lauf, Symbol oder Einstellung suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>&gt;  commands    #  runs    @  symbols    :  settings        Tab  next group    Ctrl+Enter  add    Esc  close</source>
        <translation>&gt;  Befehle    #  Läufe    @  Symbole    :  Einstellungen        Tab  nächste Gruppe    Strg+Eingabe  dazu    Esc  zu</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
</context>
<context>
    <name>candlewright::ParallelChart</name>
    <message>
        <source>%1 lines over %2 axes, %3 inside the brushes</source>
        <translation>%1 Linien über %2 Achsen, %3 innerhalb der Bereiche</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>candlewright::ParallelPanel</name>
    <message>
        <source>Only ticked</source>
        <translation>Nur angehakte</translation>
    </message>
    <message>
        <source>Without the runs that are not ticked</source>
        <translation>Ohne die Läufe, die nicht angehakt sind</translation>
    </message>
    <message>
        <source>Runs over settings and figures</source>
        <translation>Läufe über Einstellungen und Werte</translation>
    </message>
    <message>
        <source>There are no two runs to be compared</source>
        <translation>Es gibt keine zwei Läufe zum Vergleichen</translation>
    </message>
    <message>
        <source>Nothing differs between the runs</source>
        <translation>Die Läufe unterscheiden sich in nichts</translation>
    </message>
    <message>
        <source>Runs with other settings or figures become lines here, one a run.</source>
        <translation>Läufe mit anderen Einstellungen oder Werten werden hier zu Linien, eine je Lauf.</translation>
    </message>
    <message>
        <source>Drag on an axis to keep a range. Losses of another kind have no place on the axis.</source>
        <translation>Auf einer Achse ziehen, um einen Bereich zu behalten. Verluste anderer Art haben keinen Platz auf der Achse.</translation>
    </message>
    <message>
        <source>Drag on an axis to keep a range; by keys: left and right, Return, up and down.</source>
        <translation>Auf einer Achse ziehen, um einen Bereich zu behalten; mit Tasten: links und rechts, Eingabe, auf und ab.</translation>
    </message>
    <message>
        <source>Take away the brush: %1</source>
        <translation>Bereich aufheben: %1</translation>
    </message>
    <message>
        <source>%1. A click takes the brush away.</source>
        <translation>%1. Ein Klick hebt den Bereich auf.</translation>
    </message>
    <message>
        <source>runs inside: %1</source>
        <translation>Läufe darin: %1</translation>
    </message>
</context>
<context>
    <name>candlewright::QueuePanel</name>
    <message>
        <source>Sooner</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Schlange pausieren</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Nothing waits. Add to queue puts a run here.</source>
        <translation>Nichts wartet. „In die Warteschlange“ stellt einen Lauf hierher.</translation>
    </message>
    <message>
        <source>Remove %1 from the queue</source>
        <translation>%1 aus der Schlange nehmen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>Aus der Schlange nehmen</translation>
    </message>
    <message>
        <source>If a run fails</source>
        <translation>Wenn ein Lauf scheitert</translation>
    </message>
    <message>
        <source>go on with the next</source>
        <translation>mit dem nächsten weitermachen</translation>
    </message>
    <message>
        <source>pause the queue</source>
        <translation>die Schlange pausieren</translation>
    </message>
    <message>
        <source>If a run fails:</source>
        <translation>Wenn ein Lauf scheitert:</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>endet %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The first job that waits starts as soon as nothing runs.</source>
        <translation>Der erste wartende Auftrag beginnt, sobald nichts läuft.</translation>
    </message>
    <message>
        <source>Before all others of its priority.</source>
        <translation>Vor allen anderen seines Vorrangs.</translation>
    </message>
    <message>
        <source>Priority of the chosen job</source>
        <translation>Vorrang des gewählten Auftrags</translation>
    </message>
    <message>
        <source>Priority of the chosen job:</source>
        <translation>Vorrang des gewählten Auftrags:</translation>
    </message>
    <message>
        <source>Priority %1 for %2</source>
        <translation>Vorrang %1 für %2</translation>
    </message>
    <message>
        <source>Another window has the queue of this workspace: its jobs are dim, and come here when it ends. What is added here runs here, and is kept from then on.</source>
        <translation>Ein anderes Fenster hat die Schlange dieses Arbeitsbereichs: ihre Aufträge stehen blass und kommen hierher, wenn es endet. Was hier hinzukommt, läuft hier und wird ab dann behalten.</translation>
    </message>
    <message>
        <source>What runs goes on; no run is started. Forecasts and evaluations do not wait for it.</source>
        <translation>Was läuft, läuft weiter; kein Lauf wird begonnen. Prognosen und Auswertungen warten nicht darauf.</translation>
    </message>
</context>
<context>
    <name>candlewright::RateChart</name>
    <message>
        <source>Learning rate over the run</source>
        <translation>Lernrate über den Lauf</translation>
    </message>
    <message>
        <source>highest rate %1, last rate %2 at step %3</source>
        <translation>höchste Rate %1, letzte Rate %2 bei Schritt %3</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>run ends: step %1</source>
        <translation>Lauf endet: Schritt %1</translation>
    </message>
</context>
<context>
    <name>candlewright::ReturnsPanel</name>
    <message>
        <source>Returns of</source>
        <translation>Renditen von</translation>
    </message>
    <message>
        <source>This symbol</source>
        <translation>Dieses Symbol</translation>
    </message>
    <message>
        <source>All symbols</source>
        <translation>Alle Symbole</translation>
    </message>
    <message>
        <source>Returns from close to close</source>
        <translation>Renditen von Schluss zu Schluss</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>if they were normal</source>
        <translation>wären sie normalverteilt</translation>
    </message>
    <message>
        <source>Nothing moves: there is no return to count.</source>
        <translation>Nichts bewegt sich: es gibt keine Rendite zu zählen.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>in deviations from the mean</source>
        <translation>in Abweichungen vom Mittel</translation>
    </message>
    <message>
        <source>of a normal distribution</source>
        <translation>einer Normalverteilung</translation>
    </message>
    <message>
        <source>Nothing moves: there is no return to order.</source>
        <translation>Nichts bewegt sich: es gibt keine Rendite zu ordnen.</translation>
    </message>
    <message>
        <source>No symbol is selected</source>
        <translation>Kein Symbol gewählt</translation>
    </message>
    <message>
        <source>Choose one in Datasets.</source>
        <translation>Unter Datensätze eines wählen.</translation>
    </message>
    <message>
        <source>mean %1 %, deviation %2 %</source>
        <translation>Mittel %1 %, Abweichung %2 %</translation>
    </message>
    <message>
        <source>each symbol in its own deviations</source>
        <translation>jedes Symbol in seinen eigenen Abweichungen</translation>
    </message>
    <message>
        <source>skewness %1, excess kurtosis %2</source>
        <translation>Schiefe %1, Exzess %2</translation>
    </message>
    <message>
        <source>%1 % beyond three deviations, %2 % if they were normal</source>
        <translation>%1 % jenseits von drei Abweichungen, %2 % bei Normalverteilung</translation>
    </message>
    <message>
        <source>correlation with the return before %1</source>
        <translation>Korrelation mit der Rendite davor %1</translation>
    </message>
    <message>
        <source>deviations from the symbol&apos;s mean; the ends hold what lies beyond</source>
        <translation>Abweichungen vom Mittel des Symbols; die Enden fassen, was darüber hinaus liegt</translation>
    </message>
    <message>
        <source>log return, %; the ends hold what lies beyond</source>
        <translation>logarithmische Rendite, %; die Enden fassen, was darüber hinaus liegt</translation>
    </message>
    <message>
        <source>all symbols</source>
        <translation>alle Symbole</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message numerus="yes">
        <source>Counting the returns of %Ln symbols</source>
        <translation>
            <numerusform>Die Renditen von %Ln Symbol werden gezählt</numerusform>
            <numerusform>Die Renditen von %Ln Symbolen werden gezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln returns</source>
        <translation>
            <numerusform>%Ln Rendite</numerusform>
            <numerusform>%Ln Renditen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunConfigurationPanel</name>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>Settings of #%1</source>
        <translation>Einstellungen von #%1</translation>
    </message>
    <message>
        <source>1 error in %1</source>
        <translation>1 Fehler in %1</translation>
    </message>
    <message>
        <source>%1 errors, first in %2</source>
        <translation>%1 Fehler, erster in %2</translation>
    </message>
    <message>
        <source>Not yet: open a folder of prices first.</source>
        <translation>Noch nicht: zuerst einen Ordner mit Preisen öffnen.</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>It starts by itself when the jobs before it have ended.</source>
        <translation>Er beginnt von selbst, wenn die Aufträge davor zu Ende sind.</translation>
    </message>
    <message>
        <source>Compare with a run...</source>
        <translation>Mit einem Lauf vergleichen...</translation>
    </message>
    <message>
        <source>Compare with a run</source>
        <translation>Mit einem Lauf vergleichen</translation>
    </message>
    <message>
        <source>More of the run configuration</source>
        <translation>Mehr zur Laufkonfiguration</translation>
    </message>
    <message>
        <source>No run of %1 yet</source>
        <translation>Noch kein Lauf von %1</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>Save as preset...</source>
        <translation>Als Vorgabe speichern...</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorgabe speichern</translation>
    </message>
    <message>
        <source>Save preset %1</source>
        <translation>Vorgabe %1 speichern</translation>
    </message>
    <message>
        <source>Rename %1...</source>
        <translation>%1 umbenennen...</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>Umbenennen...</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
        <source>Rename preset %1</source>
        <translation>Vorgabe %1 umbenennen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete preset %1</source>
        <translation>Vorgabe %1 löschen</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung abbrechen</translation>
    </message>
    <message>
        <source>Measure one step</source>
        <translation>Einen Schritt messen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>One step of %1</source>
        <translation>Ein Schritt von %1</translation>
    </message>
    <message>
        <source>A step can be measured when the form has no error.</source>
        <translation>Ein Schritt lässt sich messen, wenn das Formular keinen Fehler hat.</translation>
    </message>
    <message>
        <source>A step is measured when nothing else runs.</source>
        <translation>Ein Schritt wird gemessen, wenn sonst nichts läuft.</translation>
    </message>
    <message>
        <source>up to %1 fit</source>
        <translation>bis zu %1 passen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln runs to queue</source>
        <translation>
            <numerusform>%Ln Lauf in die Schlange</numerusform>
            <numerusform>%Ln Läufe in die Schlange</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf starten</numerusform>
            <numerusform>%Ln Läufe starten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunDraft</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shown in all lists; empty = preset and what differs.</source>
        <translation>Steht in allen Listen; leer = Vorgabe und was abweicht.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The family of models; each has presets and settings of its own.</source>
        <translation>Die Modellfamilie; jede hat eigene Vorgaben und Einstellungen.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen bei</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>Zufallsgewichte</translation>
    </message>
    <message>
        <source>Model folder to start from, in the Hugging Face layout; empty = random weights.</source>
        <translation>Modellordner, bei dem begonnen wird, im Aufbau von Hugging Face; leer = Zufallsgewichte.</translation>
    </message>
    <message>
        <source>These values make more than %1 runs.</source>
        <translation>Diese Werte ergeben mehr als %1 Läufe.</translation>
    </message>
    <message>
        <source>Leave some of them out.</source>
        <translation>Einige davon weglassen.</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>Eine Vorgabe braucht einen Namen.</translation>
    </message>
    <message>
        <source>%1 is a preset of ours.</source>
        <translation>%1 ist eine eingebaute Vorgabe.</translation>
    </message>
    <message>
        <source>A preset of yours.</source>
        <translation>Eine eigene Vorgabe.</translation>
    </message>
</context>
<context>
    <name>candlewright::RunMenu</name>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>What can be done with the current run</source>
        <translation>Was mit dem aktuellen Lauf getan werden kann</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Launch again with changes...</source>
        <translation>Mit Änderungen neu starten...</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>Umbenennen...</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Tags...</source>
        <translation>Schlagwörter...</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Note...</source>
        <translation>Notiz...</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>Notiz zum Lauf</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Kein Lauf gewählt.</translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>Er läuft.</translation>
    </message>
    <message>
        <source>It is finished.</source>
        <translation>Er ist beendet.</translation>
    </message>
    <message>
        <source>No checkpoint has been judged by its forecasts yet.</source>
        <translation>Noch wurde kein Checkpoint nach seinen Prognosen beurteilt.</translation>
    </message>
    <message>
        <source>Out of sight, unless it is ticked or the view shows archived runs too</source>
        <translation>Nicht zu sehen, außer er ist angehakt oder die Ansicht zeigt auch archivierte Läufe</translation>
    </message>
    <message>
        <source>Moves the run to the workspace&apos;s trash.</source>
        <translation>Legt den Lauf in den Papierkorb des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>%1 is back from the archive.</source>
        <translation>%1 ist aus dem Archiv zurück.</translation>
    </message>
    <message>
        <source>%1 was archived: out of sight once it is not ticked. Edit &gt; Undo brings it back.</source>
        <translation>%1 wurde archiviert und ist nicht mehr zu sehen, sobald er nicht angehakt ist. Bearbeiten &gt; Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
        <source>%1 was moved to the trash. Edit &gt; Undo brings it back.</source>
        <translation>%1 liegt im Papierkorb. Bearbeiten &gt; Rückgängig holt ihn zurück.</translation>
    </message>
</context>
<context>
    <name>candlewright::RunNotices</name>
    <message>
        <source>Queue done</source>
        <translation>Warteschlange fertig</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs ended.</source>
        <translation>
            <numerusform>%Ln Auftrag ist beendet.</numerusform>
            <numerusform>%Ln Aufträge sind beendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunsPanel</name>
    <message>
        <source>Filter runs: state:finished skill&gt;0</source>
        <translation>Läufe filtern: state:finished skill&gt;0</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Runs of the workspace</source>
        <translation>Läufe des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Runs appear here as soon as one starts, from this window or from the command line.</source>
        <translation>Läufe erscheinen hier, sobald einer beginnt, von diesem Fenster oder von der Befehlszeile.</translation>
    </message>
    <message>
        <source>Show its curves</source>
        <translation>Seine Kurven zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>The best of many looks at the same windows is flattered.</source>
        <translation>Der beste von vielen Blicken auf dieselben Fenster ist geschmeichelt.</translation>
    </message>
    <message>
        <source>Values at</source>
        <translation>Werte bei</translation>
    </message>
    <message>
        <source>Values at best</source>
        <translation>Werte beim besten</translation>
    </message>
    <message>
        <source>Values at last</source>
        <translation>Werte beim letzten</translation>
    </message>
    <message>
        <source>Values at step</source>
        <translation>Werte bei Schritt</translation>
    </message>
    <message>
        <source>Best: of each run&apos;s chosen checkpoint. Last: of its last validation. Step: of the last validation up to that step</source>
        <translation>Beste: am gewählten Checkpoint jedes Laufs. Letzte: an seiner letzten Validierung. Schritt: an der letzten Validierung bis zu diesem Schritt</translation>
    </message>
    <message>
        <source>Step of the values</source>
        <translation>Schritt der Werte</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>One row for each value of a column; a click opens it</source>
        <translation>Eine Zeile für jeden Wert einer Spalte; ein Klick öffnet sie</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Archived runs too</source>
        <translation>Auch archivierte Läufe</translation>
    </message>
    <message>
        <source>Words, state:finished, skill&gt;0, tag:nov, learning_rate&lt;1e-4, started&gt;2026-11-01, joined by and, or, not and parentheses</source>
        <translation>Wörter, state:finished, skill&gt;0, tag:nov, learning_rate&lt;1e-4, started&gt;2026-11-01, verbunden durch and, or, not und Klammern</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>By %1 (%2)</source>
        <translation>Nach %1 (%2)</translation>
    </message>
    <message>
        <source>Each run %1: validation by its own validation part, skill by the newest evaluation of that checkpoint on the %2, always against tomorrow = today on the same windows.</source>
        <translation>Jeder Lauf %1: Validierung nach seinem eigenen Validierungsteil, Skill nach der neuesten Auswertung dieses Checkpoints auf: %2, immer gegen morgen = heute auf denselben Fenstern.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>brushed in Parallel</source>
        <translation>eingegrenzt in Parallel</translation>
    </message>
    <message>
        <source>%1 archived</source>
        <translation>%1 archiviert</translation>
    </message>
    <message numerus="yes">
        <source>%1 judged %Ln times so far</source>
        <translation>
            <numerusform>%1 bisher %Ln-mal beurteilt</numerusform>
            <numerusform>%1 bisher %Ln-mal beurteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep this view...</source>
        <translation>Diese Ansicht behalten...</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>Eine Ansicht vergessen</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Diese Ansicht behalten</translation>
    </message>
    <message>
        <source>Columns, filter, sort, values and groups of the table, under a name.</source>
        <translation>Spalten, Filter, Sortierung, Werte und Gruppen der Tabelle, unter einem Namen.</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Ansicht %1</translation>
    </message>
</context>
<context>
    <name>candlewright::ScatterChart</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 %3, %4 %5</source>
        <translation>%1: %2 %3, %4 %5</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>candlewright::ScatterPanel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Skill, evaluated</source>
        <translation>Skill, ausgewertet</translation>
    </message>
    <message>
        <source>pct_MAE, validation</source>
        <translation>pct_MAE, Validierung</translation>
    </message>
    <message>
        <source>Loss, validation</source>
        <translation>Verlust, Validierung</translation>
    </message>
    <message>
        <source>Only ticked</source>
        <translation>Nur angehakte</translation>
    </message>
    <message>
        <source>Without the runs that are not ticked</source>
        <translation>Ohne die Läufe, die nicht angehakt sind</translation>
    </message>
    <message>
        <source>Setting against metric</source>
        <translation>Einstellung gegen Maß</translation>
    </message>
    <message>
        <source>No setting with numbers differs</source>
        <translation>Keine Einstellung mit Zahlen unterscheidet sich</translation>
    </message>
    <message>
        <source>Once runs differ in a learning rate, a batch size or the like, each becomes a dot here.</source>
        <translation>Sobald Läufe sich in Lernrate, Stapelgröße oder dergleichen unterscheiden, wird hier jeder ein Punkt.</translation>
    </message>
    <message>
        <source>No run was evaluated</source>
        <translation>Kein Lauf wurde ausgewertet</translation>
    </message>
    <message>
        <source>No run was validated yet</source>
        <translation>Noch wurde kein Lauf validiert</translation>
    </message>
    <message>
        <source>Evaluate runs, or choose a metric of validation.</source>
        <translation>Läufe auswerten oder ein Maß der Validierung wählen.</translation>
    </message>
    <message>
        <source>Dots appear with the first validation.</source>
        <translation>Mit der ersten Validierung erscheinen Punkte.</translation>
    </message>
    <message>
        <source>% · %1</source>
        <translation>% · %1</translation>
    </message>
    <message>
        <source>% of last close</source>
        <translation>% vom letzten Schluss</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs.</source>
        <translation>
            <numerusform>%Ln Lauf.</numerusform>
            <numerusform>%Ln Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rank correlation %1</source>
        <translation>Rangkorrelation %1</translation>
    </message>
    <message>
        <source>, 95 % interval %1 to %2</source>
        <translation>, 95-%-Intervall %1 bis %2</translation>
    </message>
    <message>
        <source>Under %1 runs this says little.</source>
        <translation>Unter %1 Läufen sagt das wenig.</translation>
    </message>
</context>
<context>
    <name>candlewright::Screenshots</name>
    <message>
        <source>%1 cannot be made. Name a folder that can be written.</source>
        <translation>%1 kann nicht angelegt werden. Einen Ordner nennen, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Name a folder that can be.</source>
        <translation>%1 kann nicht geschrieben werden. Einen Ordner nennen, bei dem es geht.</translation>
    </message>
</context>
<context>
    <name>candlewright::SettingsDiffPanel</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Settings that differ between the ticked runs</source>
        <translation>Einstellungen, in denen sich die angehakten Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Tick two runs or more</source>
        <translation>Zwei oder mehr Läufe anhaken</translation>
    </message>
    <message>
        <source>What differs between their settings is listed here.</source>
        <translation>Worin sich ihre Einstellungen unterscheiden, steht dann hier.</translation>
    </message>
    <message>
        <source>No setting differs</source>
        <translation>Keine Einstellung unterscheidet sich</translation>
    </message>
    <message>
        <source>Settings, data, version, device and seed of the %1 ticked runs are the same.</source>
        <translation>Einstellungen, Daten, Version, Gerät und Seed der %1 angehakten Läufe sind gleich.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
</context>
<context>
    <name>candlewright::SettingsForm</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No setting differs from %1.</source>
        <translation>Keine Einstellung weicht von %1 ab.</translation>
    </message>
</context>
<context>
    <name>candlewright::ShortcutKeys</name>
    <message>
        <source>Back from a panel over the whole window</source>
        <translation>Zurück von einer Ansicht über das ganze Fenster</translation>
    </message>
    <message>
        <source>%1 is no command.</source>
        <translation>%1 ist kein Befehl.</translation>
    </message>
    <message>
        <source>%1 keeps its keys.</source>
        <translation>%1 behält seine Tasten.</translation>
    </message>
    <message>
        <source>%1 alone belongs to charts and to typing: add Ctrl or Alt.</source>
        <translation>%1 allein gehört Diagrammen und dem Tippen: Strg oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot;: choose other keys, or take them away there first.</source>
        <translation>%1 gehört zu „%2“: andere Tasten wählen, oder sie dort zuerst wegnehmen.</translation>
    </message>
</context>
<context>
    <name>candlewright::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a command or its keys</source>
        <translation>Einen Befehl oder seine Tasten suchen</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Ein Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>As built</source>
        <translation>Wie eingebaut</translation>
    </message>
    <message>
        <source>No command answers these words.</source>
        <translation>Kein Befehl passt zu diesen Wörtern.</translation>
    </message>
    <message>
        <source>New keys of the chosen command</source>
        <translation>Neue Tasten des gewählten Befehls</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>The usual ones</source>
        <translation>Die üblichen</translation>
    </message>
    <message>
        <source>All as built</source>
        <translation>Alle wie eingebaut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In charts: arrows, + −, Home, L R S B. In Window: [ ] N Shift+N.</source>
        <translation>In Diagrammen: Pfeile, + −, Pos1, L R S B. In Fenster: [ ] N Umschalt+N.</translation>
    </message>
    <message>
        <source>All shortcuts are as built.</source>
        <translation>Alle Tastenkürzel sind wie eingebaut.</translation>
    </message>
    <message>
        <source>Choose a command, press its new keys, then Set.</source>
        <translation>Einen Befehl wählen, seine neuen Tasten drücken, dann Setzen.</translation>
    </message>
    <message>
        <source>%1 keeps its keys.</source>
        <translation>%1 behält seine Tasten.</translation>
    </message>
    <message>
        <source>%1 has no keys now.</source>
        <translation>%1 hat jetzt keine Tasten.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>candlewright::SkillBars</name>
    <message>
        <source>skill, %</source>
        <translation>Skill, %</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
</context>
<context>
    <name>candlewright::SkillCandleView</name>
    <message>
        <source>Skill against the baseline</source>
        <translation>Skill gegen die Baseline</translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation>95-%-Intervall %1</translation>
    </message>
</context>
<context>
    <name>candlewright::SlopeChart</name>
    <message>
        <source>From %1 to %2: up %3 of %4</source>
        <translation>Von %1 zu %2: %3 von %4 nach oben</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after, %4 points</source>
        <translation>%1: vorher %2, nachher %3, %4 Punkte</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>candlewright::SmoothingChoice</name>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Kind of smoothing</source>
        <translation>Art der Glättung</translation>
    </message>
</context>
<context>
    <name>candlewright::SplitPanel</name>
    <message>
        <source>No prices yet</source>
        <translation>Noch keine Kurse</translation>
    </message>
    <message>
        <source>Open a folder: how it is split for a run is then edited here.</source>
        <translation>Einen Ordner öffnen: hier lässt sich dann einstellen, wie er für einen Lauf aufgeteilt wird.</translation>
    </message>
    <message>
        <source>Parts are given in</source>
        <translation>Teile sind angegeben in</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Of each symbol, where the folder lays out no val part</source>
        <translation>Von jedem Symbol, wo der Ordner keinen Teil val vorgibt</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Of each symbol, where the folder lays out no test part</source>
        <translation>Von jedem Symbol, wo der Ordner keinen Teil test vorgibt</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Bars left out between parts, so that no window of one reaches into the next</source>
        <translation>Balken, die zwischen Teilen ausgelassen werden, damit kein Fenster des einen in den nächsten reicht</translation>
    </message>
    <message>
        <source>Parts of the current symbol</source>
        <translation>Teile des aktuellen Symbols</translation>
    </message>
    <message>
        <source>Drag a border: the parts of all symbols follow.</source>
        <translation>Eine Grenze ziehen: die Teile aller Symbole folgen.</translation>
    </message>
    <message>
        <source>Windows of each symbol</source>
        <translation>Fenster jedes Symbols</translation>
    </message>
    <message>
        <source>Move the border of a part</source>
        <translation>Die Grenze eines Teils verschieben</translation>
    </message>
    <message>
        <source>the run cannot start</source>
        <translation>der Lauf kann nicht beginnen</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Give parts in another unit</source>
        <translation>Teile in einer anderen Einheit angeben</translation>
    </message>
    <message>
        <source>Change the split</source>
        <translation>Die Aufteilung ändern</translation>
    </message>
    <message>
        <source>Hold out %1</source>
        <translation>%1 zurückhalten</translation>
    </message>
    <message>
        <source>Train on %1</source>
        <translation>Auf %1 trainieren</translation>
    </message>
</context>
<context>
    <name>candlewright::StartPage</name>
    <message>
        <source>forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Start with prices</source>
        <translation>Mit Preisen beginnen</translation>
    </message>
    <message>
        <source>Then train a small model on them: two clicks and about a minute.</source>
        <translation>Dann ein kleines Modell darauf trainieren: zwei Klicks und etwa eine Minute.</translation>
    </message>
    <message>
        <source>Use the demo market</source>
        <translation>Demomarkt verwenden</translation>
    </message>
    <message>
        <source>%1 symbols made here from seed %2. Nothing is downloaded.</source>
        <translation>%1 Symbole, hier aus Seed %2 erzeugt. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>Open a folder of prices...</source>
        <translation>Ordner mit Preisen öffnen...</translation>
    </message>
    <message>
        <source>CSV or Parquet, one file a symbol or one long file. Your files are only read.</source>
        <translation>CSV oder Parquet, eine Datei je Symbol oder eine lange Datei. Eigene Dateien werden nur gelesen.</translation>
    </message>
    <message>
        <source>or drop a folder or a CSV file anywhere on this window</source>
        <translation>oder einen Ordner oder eine CSV-Datei irgendwo auf diesem Fenster ablegen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n processor cores, %1 memory</source>
        <translation>
            <numerusform>%n Prozessorkern, %1 Speicher</numerusform>
            <numerusform>%n Prozessorkerne, %1 Speicher</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free in the workspace</source>
        <translation>%1 frei im Arbeitsbereich</translation>
    </message>
    <message>
        <source>Reading prices...</source>
        <translation>Preise werden gelesen...</translation>
    </message>
    <message>
        <source>Reading prices: %1 of %2 files</source>
        <translation>Preise werden gelesen: %1 von %2 Dateien</translation>
    </message>
    <message>
        <source>How to read a forecast</source>
        <translation>Wie eine Prognose zu lesen ist</translation>
    </message>
    <message>
        <source>example · hollow: closed higher, filled: closed lower · bands 50, 80, 90 %</source>
        <translation>Beispiel · hohl: höher geschlossen, gefüllt: tiefer · Bänder 50, 80, 90 %</translation>
    </message>
    <message>
        <source>Hollow: less error. Filled: more error. Hatched: no difference shown.</source>
        <translation>Hohl: weniger Fehler. Gefüllt: mehr Fehler. Schraffiert: kein Unterschied gezeigt.</translation>
    </message>
    <message>
        <source>Every model stands next to “tomorrow = today”</source>
        <translation>Jedes Modell steht neben „morgen = heute“</translation>
    </message>
</context>
<context>
    <name>candlewright::StatementList</name>
    <message>
        <source>sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
</context>
<context>
    <name>candlewright::StoreTrouble</name>
    <message>
        <source>The run store is damaged</source>
        <translation>Der Speicher der Läufe ist beschädigt</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Checkpoints, settings and curves lie in the run folders and are whole: a new store can be made from them. The damaged file stays beside it. Notes, tags and the forecasts of single windows were in the store alone.</source>
        <translation>Checkpoints, Einstellungen und Kurven liegen in den Ordnern der Läufe und sind ganz: daraus kann ein neuer Speicher entstehen. Die beschädigte Datei bleibt daneben. Notizen, Schlagworte und die Prognosen einzelner Fenster standen allein im Speicher.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rebuild from the run folders</source>
        <translation>Aus den Ordnern der Läufe neu aufbauen</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>Das Fenster öffnen</translation>
    </message>
    <message>
        <source>Reading the run folders...</source>
        <translation>Liest die Ordner der Läufe...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are back.</source>
        <translation>
            <numerusform>%Ln Lauf ist wieder da.</numerusform>
            <numerusform>%Ln Läufe sind wieder da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders could not be read and were left out.</source>
        <translation>
            <numerusform>%Ln Ordner konnte nicht gelesen werden und fehlt.</numerusform>
            <numerusform>%Ln Ordner konnten nicht gelesen werden und fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged file is %1.</source>
        <translation>Die beschädigte Datei ist %1.</translation>
    </message>
</context>
<context>
    <name>candlewright::SymbolPanel</name>
    <message>
        <source>No symbol is selected</source>
        <translation>Kein Symbol gewählt</translation>
    </message>
    <message>
        <source>Choose one in Datasets.</source>
        <translation>Unter Datensätze eines wählen.</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>3M</source>
        <translation>3M</translation>
    </message>
    <message>
        <source>8M</source>
        <translation>8M</translation>
    </message>
    <message>
        <source>1Y</source>
        <translation>1J</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>log.</translation>
    </message>
    <message>
        <source>Logarithmic prices</source>
        <translation>Logarithmische Preise</translation>
    </message>
    <message>
        <source>Repaired cells</source>
        <translation>Reparierte Zellen</translation>
    </message>
    <message>
        <source>Nothing was changed in this file.</source>
        <translation>In dieser Datei wurde nichts geändert.</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>nothing repaired</source>
        <translation>nichts repariert</translation>
    </message>
    <message>
        <source>no gap</source>
        <translation>keine Lücke</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>Was in der Datei gefunden wurde</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Outliers that were kept</source>
        <translation>Ausreißer, die behalten wurden</translation>
    </message>
    <message>
        <source>No bar&apos;s return is more than 8 robust deviations.</source>
        <translation>Keines Balkens Rendite übersteigt 8 robuste Abweichungen.</translation>
    </message>
    <message>
        <source>Repairs %1</source>
        <translation>Reparaturen %1</translation>
    </message>
    <message>
        <source>Outliers %1</source>
        <translation>Ausreißer %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars, %1 to %2</source>
        <translation>
            <numerusform>%Ln Balken, %1 bis %2</numerusform>
            <numerusform>%Ln Balken, %1 bis %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells repaired</source>
        <translation>
            <numerusform>%Ln Zelle repariert</numerusform>
            <numerusform>%Ln Zellen repariert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gaps</source>
        <translation>
            <numerusform>%Ln Lücke</numerusform>
            <numerusform>%Ln Lücken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln outliers, kept</source>
        <translation>
            <numerusform>%Ln Ausreißer, behalten</numerusform>
            <numerusform>%Ln Ausreißer, behalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::SymbolsPanel</name>
    <message>
        <source>Find a symbol</source>
        <translation>Symbol suchen</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Symbols of the evaluation</source>
        <translation>Symbole der Auswertung</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Kein Lauf gewählt.</translation>
    </message>
    <message>
        <source>Judges the best checkpoint on all windows.</source>
        <translation>Beurteilt den besten Checkpoint auf allen Fenstern.</translation>
    </message>
    <message>
        <source>No checkpoint has been judged by its forecasts yet.</source>
        <translation>Noch wurde kein Checkpoint nach seinen Prognosen beurteilt.</translation>
    </message>
    <message>
        <source>%1 has not been evaluated</source>
        <translation>%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>An evaluation judges its best checkpoint on every window, next to tomorrow = today.</source>
        <translation>Eine Auswertung beurteilt seinen besten Checkpoint auf jedem Fenster, neben morgen = heute.</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Choose one in Runs.</source>
        <translation>Unter Läufe einen wählen.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>No symbol could be compared with tomorrow = today.</source>
        <translation>Kein Symbol ließ sich mit morgen = heute vergleichen.</translation>
    </message>
</context>
<context>
    <name>candlewright::TableFilter</name>
    <message>
        <source>There is no column %1.</source>
        <translation>Es gibt keine Spalte %1.</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
</context>
<context>
    <name>candlewright::TableHead</name>
    <message>
        <source>Column heads</source>
        <translation>Spaltenköpfe</translation>
    </message>
</context>
<context>
    <name>candlewright::TableView</name>
    <message>
        <source>%1, pinned columns</source>
        <translation>%1, feste Spalten</translation>
    </message>
</context>
<context>
    <name>candlewright::TrashRun</name>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
</context>
<context>
    <name>candlewright::TwoCheckpointsPanel</name>
    <message>
        <source>Skill of every symbol at A and at B</source>
        <translation>Skill jedes Symbols bei A und bei B</translation>
    </message>
    <message>
        <source>skill against persistence, %</source>
        <translation>Skill gegen Persistenz, %</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message>
        <source>All symbols by their change</source>
        <translation>Alle Symbole nach ihrer Änderung</translation>
    </message>
    <message>
        <source>symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>points of skill</source>
        <translation>Punkte Skill</translation>
    </message>
    <message>
        <source>What changed, window by window</source>
        <translation>Was sich änderte, Fenster für Fenster</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Choose one in Runs.</source>
        <translation>Unter Läufe einen wählen.</translation>
    </message>
    <message>
        <source>%1 has no two checkpoints</source>
        <translation>%1 hat keine zwei Checkpoints</translation>
    </message>
    <message>
        <source>A run saves one at the end of each epoch. A and B are chosen in Checkpoints.</source>
        <translation>Ein Lauf speichert einen am Ende jeder Epoche. A und B werden unter Checkpoints gewählt.</translation>
    </message>
    <message>
        <source>%1, %2, has not been evaluated on the %3</source>
        <translation>%1, %2, ist noch nicht ausgewertet: %3</translation>
    </message>
    <message>
        <source>Two checkpoints are compared on the windows of their evaluations. Others are chosen in Checkpoints.</source>
        <translation>Zwei Checkpoints werden auf den Fenstern ihrer Auswertungen verglichen. Andere werden unter Checkpoints gewählt.</translation>
    </message>
    <message>
        <source>It cannot be judged by its forecasts any more. Choose another one in Checkpoints.</source>
        <translation>Er lässt sich nicht mehr nach seinen Prognosen beurteilen. Unter Checkpoints einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be compared</source>
        <translation>%1 und %2 lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>drawn: the %1 largest changes each way</source>
        <translation>gezeichnet: die je %1 größten Änderungen nach oben und unten</translation>
    </message>
    <message>
        <source>%1 is not in both evaluations</source>
        <translation>%1 ist nicht in beiden Auswertungen</translation>
    </message>
    <message>
        <source>%1, window by window</source>
        <translation>%1, Fenster für Fenster</translation>
    </message>
    <message>
        <source>choose a line</source>
        <translation>eine Linie wählen</translation>
    </message>
    <message>
        <source>%1, %2: %3, horizon %4 bars, persistence %5</source>
        <translation>%1, %2: %3, Horizont %4 Balken, Persistenz %5</translation>
    </message>
    <message>
        <source>pct_MAE of %1 minus %2, points, %3 · filled up: worse, hollow down: better</source>
        <translation>pct_MAE von %1 minus %2, Punkte, %3 · gefüllt nach oben: schlechter, hohl nach unten: besser</translation>
    </message>
</context>
<context>
    <name>candlewright::WhereWhenPanel</name>
    <message>
        <source>Columns of the map</source>
        <translation>Spalten der Karte</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>Nach Schritt</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>%1 has not been evaluated</source>
        <translation>%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Evaluate it in Symbols: the map shows where and when it errs.</source>
        <translation>Unter Symbole auswerten: die Karte zeigt dann, wo und wann es sich irrt.</translation>
    </message>
    <message>
        <source>Choose one in Runs.</source>
        <translation>Unter Läufe einen wählen.</translation>
    </message>
    <message>
        <source>The Symbols table shows no symbol.</source>
        <translation>Die Tabelle Symbole zeigt kein Symbol.</translation>
    </message>
    <message>
        <source>Reading forecasts.</source>
        <translation>Prognosen werden gelesen.</translation>
    </message>
    <message>
        <source>Skill by symbol and step</source>
        <translation>Skill nach Symbol und Schritt</translation>
    </message>
    <message>
        <source>Skill by symbol and month</source>
        <translation>Skill nach Symbol und Monat</translation>
    </message>
    <message>
        <source>bars ahead</source>
        <translation>Balken voraus</translation>
    </message>
    <message>
        <source>month of the last known bar, UTC</source>
        <translation>Monat des letzten bekannten Balkens, UTC</translation>
    </message>
    <message>
        <source>skill of %1 against persistence, %, %2 · a dot marks worse than −5 %</source>
        <translation>Skill von %1 gegen Persistenz, %, %2 · ein Punkt: schlechter als −5 %</translation>
    </message>
    <message>
        <source>%1 of %2 symbols so far · </source>
        <translation>bisher %1 von %2 Symbolen · </translation>
    </message>
</context>
<context>
    <name>candlewright::WhyPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>#%1 has not been evaluated</source>
        <translation>#%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>An evaluation says here where the errors of the current symbol lie.</source>
        <translation>Eine Auswertung sagt hier, wo die Fehler des aktuellen Symbols liegen.</translation>
    </message>
    <message>
        <source>Reading forecasts</source>
        <translation>Prognosen werden gelesen</translation>
    </message>
    <message>
        <source>%1 is not in this evaluation</source>
        <translation>%1 ist nicht in dieser Auswertung</translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation>Kein Symbol</translation>
    </message>
    <message>
        <source>Choose a symbol in Symbols.</source>
        <translation>Unter Symbole eines wählen.</translation>
    </message>
    <message>
        <source>%1: too few windows</source>
        <translation>%1: zu wenige Fenster</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Warum %1?</translation>
    </message>
    <message>
        <source>%1 and %2 on the %3 windows that both judged</source>
        <translation>%1 und %2 auf den %3 Fenstern, die beide beurteilt haben</translation>
    </message>
    <message>
        <source>%1 judged only %2 of these windows too</source>
        <translation>%1 hat nur %2 dieser Fenster auch beurteilt</translation>
    </message>
    <message>
        <source>%1 judged none of these windows</source>
        <translation>%1 hat keines dieser Fenster beurteilt</translation>
    </message>
</context>
<context>
    <name>candlewright::WindowPanel</name>
    <message>
        <source>Window before</source>
        <translation>Voriges Fenster</translation>
    </message>
    <message>
        <source>Window after</source>
        <translation>Nächstes Fenster</translation>
    </message>
    <message>
        <source>Next worst</source>
        <translation>Nächstschlechtes</translation>
    </message>
    <message>
        <source>Next best</source>
        <translation>Nächstbestes</translation>
    </message>
    <message>
        <source>Window before  [</source>
        <translation>Voriges Fenster  [</translation>
    </message>
    <message>
        <source>Window after  ]</source>
        <translation>Nächstes Fenster  ]</translation>
    </message>
    <message>
        <source>N: the window with the next smaller error</source>
        <translation>N: das Fenster mit dem nächstkleineren Fehler</translation>
    </message>
    <message>
        <source>Shift+N: the window with the next larger error</source>
        <translation>Umschalt+N: das Fenster mit dem nächstgrößeren Fehler</translation>
    </message>
    <message>
        <source>Error of every window</source>
        <translation>Fehler jedes Fensters</translation>
    </message>
    <message>
        <source>#%1 has not been evaluated</source>
        <translation>#%1 wurde nicht ausgewertet</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>The forecasts of an evaluation are drawn here, window by window.</source>
        <translation>Die Prognosen einer Auswertung werden hier gezeichnet, Fenster für Fenster.</translation>
    </message>
    <message>
        <source>Reading forecasts</source>
        <translation>Prognosen werden gelesen</translation>
    </message>
    <message>
        <source>%1 is not in this evaluation</source>
        <translation>%1 ist nicht in dieser Auswertung</translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation>Kein Symbol</translation>
    </message>
    <message>
        <source>Choose a symbol in Symbols.</source>
        <translation>Unter Symbole eines wählen.</translation>
    </message>
    <message>
        <source>window from %1, %2 bars · worst %3 of %4%5</source>
        <translation>Fenster ab %1, %2 Balken · Rang %3 von %4, schlechtestes zuerst%5</translation>
    </message>
    <message>
        <source> · pct_MAE %1, persistence %2</source>
        <translation> · pct_MAE %1, Persistenz %2</translation>
    </message>
    <message>
        <source>error minus persistence, points of pct_MAE · filled up: worse, hollow down: better</source>
        <translation>Fehler minus Persistenz, Punkte pct_MAE · gefüllt nach oben: schlechter, hohl nach unten: besser</translation>
    </message>
    <message>
        <source>%1 is not in the open folder.</source>
        <translation>%1 ist nicht im geöffneten Ordner.</translation>
    </message>
    <message>
        <source>did not judge this window</source>
        <translation>hat dieses Fenster nicht beurteilt</translation>
    </message>
    <message>
        <source>pct_MAE %1, persistence %2 · bands 50, 80, 90 %</source>
        <translation>pct_MAE %1, Persistenz %2 · Bänder 50, 80, 90 %</translation>
    </message>
    <message>
        <source>bands 50, 80, 90 % · dashed: persistence</source>
        <translation>Bänder 50, 80, 90 % · gestrichelt: Persistenz</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>The first %1 sample paths of the forecast  S</source>
        <translation>Die ersten %1 gezogenen Pfade der Prognose  S</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln windows</source>
        <translation>
            <numerusform>%Ln Fenster</numerusform>
            <numerusform>Alle %Ln Fenster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::figures</name>
    <message>
        <source>not finite</source>
        <translation>nicht endlich</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation>kein Unterschied gezeigt</translation>
    </message>
    <message>
        <source>too few windows</source>
        <translation>zu wenige Fenster</translation>
    </message>
    <message>
        <source>tomorrow = today</source>
        <translation>morgen = heute</translation>
    </message>
    <message>
        <source>%1 % less error than %2</source>
        <translation>%1 % weniger Fehler als %2</translation>
    </message>
    <message>
        <source>%1 % more error than %2</source>
        <translation>%1 % mehr Fehler als %2</translation>
    </message>
    <message>
        <source>No difference from %1 shown</source>
        <translation>Kein Unterschied zu %1 gezeigt</translation>
    </message>
    <message>
        <source>Too few windows to compare with %1</source>
        <translation>Zu wenige Fenster, um mit %1 zu vergleichen</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Kronos</source>
        <translation>Kronos</translation>
    </message>
    <message>
        <source>Kronos model</source>
        <translation>Kronos-Modell</translation>
    </message>
    <message>
        <source>Toto</source>
        <translation>Toto</translation>
    </message>
    <message>
        <source>Toto loss</source>
        <translation>Toto-Verlust</translation>
    </message>
    <message>
        <source>Toto augmentation</source>
        <translation>Toto-Anreicherung</translation>
    </message>
    <message>
        <source>Toto model</source>
        <translation>Toto-Modell</translation>
    </message>
    <message>
        <source>Lookback</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>Training stride</source>
        <translation>Trainingsabstand</translation>
    </message>
    <message>
        <source>Validation rows</source>
        <translation>Validierungszeilen</translation>
    </message>
    <message>
        <source>Test rows</source>
        <translation>Testzeilen</translation>
    </message>
    <message>
        <source>Split gap</source>
        <translation>Abstand der Teile</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Akkumulation</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Kappnorm</translation>
    </message>
    <message>
        <source>Beta1</source>
        <translation>Beta1</translation>
    </message>
    <message>
        <source>Beta2</source>
        <translation>Beta2</translation>
    </message>
    <message>
        <source>Ema decay</source>
        <translation>EMA-Abnahme</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Decay groups</source>
        <translation>Abnahmegruppen</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Aufwärmschritte</translation>
    </message>
    <message>
        <source>Decay steps</source>
        <translation>Abklingschritte</translation>
    </message>
    <message>
        <source>Min learning rate</source>
        <translation>Kleinste Lernrate</translation>
    </message>
    <message>
        <source>One cycle start</source>
        <translation>One cycle: Anfang</translation>
    </message>
    <message>
        <source>One cycle end</source>
        <translation>One cycle: Ende</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Am Anfang</translation>
    </message>
    <message>
        <source>Forecast windows</source>
        <translation>Prognosefenster</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Keep last</source>
        <translation>Letzte behalten</translation>
    </message>
    <message>
        <source>Keep best</source>
        <translation>Beste behalten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Kappen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>D model</source>
        <translation>Modellbreite</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Ff dim</source>
        <translation>Innere Breite</translation>
    </message>
    <message>
        <source>Tokenizer layers</source>
        <translation>Tokenizer: Schichten</translation>
    </message>
    <message>
        <source>Tokenizer d model</source>
        <translation>Tokenizer: Modellbreite</translation>
    </message>
    <message>
        <source>Tokenizer heads</source>
        <translation>Tokenizer: Köpfe</translation>
    </message>
    <message>
        <source>Tokenizer ff dim</source>
        <translation>Tokenizer: innere Breite</translation>
    </message>
    <message>
        <source>S1 bits</source>
        <translation>S1-Bits</translation>
    </message>
    <message>
        <source>S2 bits</source>
        <translation>S2-Bits</translation>
    </message>
    <message>
        <source>Attention dropout</source>
        <translation>Dropout der Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Feed forward dropout</source>
        <translation>Dropout der inneren Schicht</translation>
    </message>
    <message>
        <source>Residual dropout</source>
        <translation>Dropout der Residuen</translation>
    </message>
    <message>
        <source>Token dropout</source>
        <translation>Dropout der Tokens</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Huber delta</source>
        <translation>Huber-Delta</translation>
    </message>
    <message>
        <source>Likelihood weight</source>
        <translation>Gewicht der Likelihood</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Price noise</source>
        <translation>Preisrauschen</translation>
    </message>
    <message>
        <source>Volume noise</source>
        <translation>Volumenrauschen</translation>
    </message>
    <message>
        <source>Feature dropout</source>
        <translation>Merkmals-Dropout</translation>
    </message>
    <message>
        <source>Time mask</source>
        <translation>Zeitmaske</translation>
    </message>
    <message>
        <source>Time mask span</source>
        <translation>Spanne der Zeitmaske</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Embed dim</source>
        <translation>Einbettungsbreite</translation>
    </message>
    <message>
        <source>Mlp dim</source>
        <translation>MLP-Breite</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Length of the context that the model sees.</source>
        <translation>Länge des Kontexts, den das Modell sieht.</translation>
    </message>
    <message>
        <source>Bars to forecast after the context.</source>
        <translation>Balken, die nach dem Kontext vorhergesagt werden.</translation>
    </message>
    <message>
        <source>Distance between the starts of two training windows of a symbol.</source>
        <translation>Abstand zwischen den Anfängen zweier Trainingsfenster eines Symbols.</translation>
    </message>
    <message>
        <source>Last training bars of each symbol that validate where the folder lays out no val part; at least the horizon.</source>
        <translation>Letzte Trainingsbalken jedes Symbols, die validieren, wo der Ordner keinen Teil val anlegt; mindestens der Horizont.</translation>
    </message>
    <message>
        <source>Last bars of each symbol that are kept for the test where the folder lays out none.</source>
        <translation>Letzte Balken jedes Symbols, die für den Test bleiben, wo der Ordner keinen anlegt.</translation>
    </message>
    <message>
        <source>Bars left out between the parts.</source>
        <translation>Balken, die zwischen den Teilen ausgelassen werden.</translation>
    </message>
    <message>
        <source>Seed of the random weights, the order of the windows, dropout and draws.</source>
        <translation>Seed der Zufallsgewichte, der Reihenfolge der Fenster, des Dropouts und der Ziehungen.</translation>
    </message>
    <message>
        <source>Passes over all training windows, in each stage.</source>
        <translation>Durchgänge über alle Trainingsfenster, in jeder Stufe.</translation>
    </message>
    <message>
        <source>Windows computed at once.</source>
        <translation>Fenster, die auf einmal berechnet werden.</translation>
    </message>
    <message>
        <source>Batches whose gradients make one step; a short last step is weighted by its windows.</source>
        <translation>Stapel, deren Gradienten einen Schritt ergeben; ein kürzerer letzter Schritt wird nach seinen Fenstern gewichtet.</translation>
    </message>
    <message>
        <source>Precision of the matrix products; auto is bf16 where the device multiplies it faster, else fp32.</source>
        <translation>Genauigkeit der Matrixprodukte; auto ist bf16, wo das Gerät damit schneller multipliziert, sonst fp32.</translation>
    </message>
    <message>
        <source>Rate of AdamW; the peak of a schedule.</source>
        <translation>Rate von AdamW; die Spitze eines Zeitplans.</translation>
    </message>
    <message>
        <source>Pull of every weight towards zero, per step and rate.</source>
        <translation>Zug jedes Gewichts gegen null, je Schritt und Rate.</translation>
    </message>
    <message>
        <source>Largest L2 norm of the whole gradient; 0 switches clipping off.</source>
        <translation>Größte L2-Norm des ganzen Gradienten; 0 schaltet das Kappen aus.</translation>
    </message>
    <message>
        <source>Decay of the mean gradient; one_cycle moves it from 0.95 to 0.85 and back instead.</source>
        <translation>Abnahme des mittleren Gradienten; one_cycle bewegt sie stattdessen von 0.95 auf 0.85 und zurück.</translation>
    </message>
    <message>
        <source>Decay of the mean squared gradient.</source>
        <translation>Abnahme des mittleren quadrierten Gradienten.</translation>
    </message>
    <message>
        <source>Decay per step of the averaged weights, which are validated and saved in place of the trained ones; 0 = off.</source>
        <translation>Abnahme je Schritt der gemittelten Gewichte, die statt der trainierten validiert und gespeichert werden; 0 = aus.</translation>
    </message>
    <message>
        <source>Added to the root of the mean squared gradient.</source>
        <translation>Wird zur Wurzel des mittleren quadrierten Gradienten addiert.</translation>
    </message>
    <message>
        <source>Leave norms, biases and embeddings without weight decay.</source>
        <translation>Normen, Verschiebungen und Einbettungen ohne Gewichtsabnahme lassen.</translation>
    </message>
    <message>
        <source>How the learning rate moves over the steps of a stage.</source>
        <translation>Wie sich die Lernrate über die Schritte einer Stufe bewegt.</translation>
    </message>
    <message>
        <source>Steps in which the rate rises to its peak; 0 with one_cycle means 3 % of the steps.</source>
        <translation>Schritte, in denen die Rate zu ihrer Spitze steigt; 0 bedeutet bei one_cycle 3 % der Schritte.</translation>
    </message>
    <message>
        <source>Last steps, in which warmup_stable_decay lets the rate fall from its peak; 0 means 20 % of the steps.</source>
        <translation>Letzte Schritte, in denen warmup_stable_decay die Rate von ihrer Spitze fallen lässt; 0 bedeutet 20 % der Schritte.</translation>
    </message>
    <message>
        <source>Where warmup_cosine and warmup_stable_decay start and end.</source>
        <translation>Wo warmup_cosine und warmup_stable_decay beginnen und enden.</translation>
    </message>
    <message>
        <source>How many times the peak is above the first rate of one_cycle.</source>
        <translation>Wievielmal die Spitze über der ersten Rate von one_cycle liegt.</translation>
    </message>
    <message>
        <source>How many times the first rate is above the last one of one_cycle.</source>
        <translation>Wievielmal die erste Rate von one_cycle über der letzten liegt.</translation>
    </message>
    <message>
        <source>Rate of this stage; 0 = as in training.</source>
        <translation>Rate dieser Stufe; 0 = wie im Training.</translation>
    </message>
    <message>
        <source>Weight decay of this stage; -1 = as in training.</source>
        <translation>Gewichtsabnahme dieser Stufe; -1 = wie im Training.</translation>
    </message>
    <message>
        <source>Clipping norm of this stage; -1 = as in training.</source>
        <translation>Kappnorm dieser Stufe; -1 = wie im Training.</translation>
    </message>
    <message>
        <source>Epochs of this stage; 0 = as in training.</source>
        <translation>Epochen dieser Stufe; 0 = wie im Training.</translation>
    </message>
    <message>
        <source>Judge the forecasts before the first step too, so that curves begin with the untrained model.</source>
        <translation>Die Prognosen auch vor dem ersten Schritt beurteilen, damit die Kurven mit dem untrainierten Modell beginnen.</translation>
    </message>
    <message>
        <source>Windows that are forecast at each validation, spread evenly over symbols and time; 0 = all. The loss always covers all.</source>
        <translation>Fenster, die bei jeder Validierung vorhergesagt werden, gleichmäßig über Symbole und Zeit verteilt; 0 = alle. Der Verlust umfasst immer alle.</translation>
    </message>
    <message>
        <source>Sample paths of each forecast.</source>
        <translation>Gezogene Pfade jeder Prognose.</translation>
    </message>
    <message>
        <source>Spread of the draws; 1 is the model&apos;s own.</source>
        <translation>Streuung der Ziehungen; 1 ist die des Modells.</translation>
    </message>
    <message>
        <source>Draw from the k most likely tokens only; 0 = off, above 0 top_p is ignored.</source>
        <translation>Nur aus den k wahrscheinlichsten Tokens ziehen; 0 = aus, über 0 wird top_p übergangen.</translation>
    </message>
    <message>
        <source>Draw from the likeliest tokens that hold this share; 1 = off.</source>
        <translation>Aus den wahrscheinlichsten Tokens ziehen, die diesen Anteil halten; 1 = aus.</translation>
    </message>
    <message>
        <source>Seed of the draws, the same at every validation.</source>
        <translation>Seed der Ziehungen, bei jeder Validierung derselbe.</translation>
    </message>
    <message>
        <source>Save after so many steps; 0 = at epoch ends only.</source>
        <translation>Nach so vielen Schritten speichern; 0 = nur am Ende einer Epoche.</translation>
    </message>
    <message>
        <source>Newest checkpoints that stay on disk.</source>
        <translation>Neueste Checkpoints, die auf der Platte bleiben.</translation>
    </message>
    <message>
        <source>Best checkpoints of each stage that stay as well.</source>
        <translation>Beste Checkpoints jeder Stufe, die ebenfalls bleiben.</translation>
    </message>
    <message>
        <source>Size of a model with random weights; folder = as the model folder that the run starts from.</source>
        <translation>Größe eines Modells mit Zufallsgewichten; folder = wie der Modellordner, bei dem der Lauf beginnt.</translation>
    </message>
    <message>
        <source>What is trained: the tokenizer, the predictor with its tokenizer frozen, or one after the other.</source>
        <translation>Was trainiert wird: der Tokenizer, der Prädiktor mit eingefrorenem Tokenizer oder eins nach dem anderen.</translation>
    </message>
    <message>
        <source>Validation loss of the predictor: causal, or the reference&apos;s way, in which each step&apos;s second token sees the whole window, its future included.</source>
        <translation>Validierungsverlust des Prädiktors: kausal, oder nach Art der Referenz, in der das zweite Token jedes Schritts das ganze Fenster sieht, seine Zukunft eingeschlossen.</translation>
    </message>
    <message>
        <source>Largest size of a normalised value, in standard deviations of the context.</source>
        <translation>Größter Betrag eines normierten Werts, in Standardabweichungen des Kontexts.</translation>
    </message>
    <message>
        <source>Transformer blocks of the predictor; 0 = by size.</source>
        <translation>Transformerblöcke des Prädiktors; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Width of the predictor, a multiple of 8; 0 = by size.</source>
        <translation>Breite des Prädiktors, ein Vielfaches von 8; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Attention heads of the predictor; 0 = by size.</source>
        <translation>Aufmerksamkeitsköpfe des Prädiktors; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Inner width of the predictor&apos;s feed-forward part; 0 = by size.</source>
        <translation>Innere Breite des Feed-forward-Teils des Prädiktors; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Layers of the tokenizer&apos;s encoder and of its decoder; 0 = by size.</source>
        <translation>Schichten des Kodierers und des Dekodierers des Tokenizers; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Width of the tokenizer; 0 = by size.</source>
        <translation>Breite des Tokenizers; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Attention heads of the tokenizer; 0 = by size.</source>
        <translation>Aufmerksamkeitsköpfe des Tokenizers; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Inner width of the tokenizer&apos;s feed-forward part; 0 = by size.</source>
        <translation>Innere Breite des Feed-forward-Teils des Tokenizers; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Bits of a bar&apos;s first token; 0 = by size.</source>
        <translation>Bits des ersten Tokens eines Balkens; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Bits of a bar&apos;s second token; 0 = by size.</source>
        <translation>Bits des zweiten Tokens eines Balkens; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Share of attention weights dropped in training; -1 = by size.</source>
        <translation>Anteil der Aufmerksamkeitsgewichte, der im Training entfällt; -1 = nach Größe.</translation>
    </message>
    <message>
        <source>Share of feed-forward outputs dropped in training; -1 = by size.</source>
        <translation>Anteil der Feed-forward-Ausgaben, der im Training entfällt; -1 = nach Größe.</translation>
    </message>
    <message>
        <source>Share of attention outputs dropped in training; -1 = by size.</source>
        <translation>Anteil der Aufmerksamkeitsausgaben, der im Training entfällt; -1 = nach Größe.</translation>
    </message>
    <message>
        <source>Share of embedded tokens&apos; elements dropped in training; -1 = by size.</source>
        <translation>Anteil der Elemente eingebetteter Tokens, der im Training entfällt; -1 = nach Größe.</translation>
    </message>
    <message>
        <source>Columns that the model sees as variates of one group: all of a bar, or close alone.</source>
        <translation>Spalten, die das Modell als Variaten einer Gruppe sieht: alle eines Balkens, oder allein der Schluss.</translation>
    </message>
    <message>
        <source>What the model sees of a price: its percent log return from the close before, or the price; auto is returns for random weights and prices for a model folder.</source>
        <translation>Was das Modell von einem Preis sieht: seine prozentuale logarithmische Rendite zum Schluss davor, oder den Preis; auto ist Renditen bei Zufallsgewichten und Preise bei einem Modellordner.</translation>
    </message>
    <message>
        <source>Add RSI, volatility, ranges, momentum and ratios to moving averages as variates, computed from the past alone.</source>
        <translation>RSI, Volatilität, Spannen, Momentum und Verhältnisse zu gleitenden Mitteln als Variaten hinzufügen, allein aus der Vergangenheit berechnet.</translation>
    </message>
    <message>
        <source>What training lowers: the Huber loss of returns from the last known close, the mixture&apos;s negative log likelihood, the published fine-tuning loss, or another error of the returns.</source>
        <translation>Was das Training senkt: den Huber-Verlust der Renditen ab dem letzten bekannten Schluss, die negative Log-Likelihood der Mischung, den veröffentlichten Fine-Tuning-Verlust oder einen anderen Fehler der Renditen.</translation>
    </message>
    <message>
        <source>Return at which the Huber loss turns from square to straight.</source>
        <translation>Rendite, bei der der Huber-Verlust von quadratisch zu gerade wechselt.</translation>
    </message>
    <message>
        <source>Share of the likelihood that is added to losses that train the mean alone (huber_returns, mse, mae), so that the bands learn too; 0 = none.</source>
        <translation>Anteil der Likelihood, der zu Verlusten kommt, die allein das Mittel trainieren (huber_returns, mse, mae), damit auch die Bänder lernen; 0 = keiner.</translation>
    </message>
    <message>
        <source>Levels of the pinball loss.</source>
        <translation>Stufen des Pinball-Verlusts.</translation>
    </message>
    <message>
        <source>Spread of a factor on each bar&apos;s prices, shared by the four; 0 = off.</source>
        <translation>Streuung eines Faktors auf die Preise jedes Balkens, den vier gemeinsam; 0 = aus.</translation>
    </message>
    <message>
        <source>Spread of a factor on each bar&apos;s volume; 0 = off.</source>
        <translation>Streuung eines Faktors auf das Volumen jedes Balkens; 0 = aus.</translation>
    </message>
    <message>
        <source>Share of bars whose volume is hidden; 0 = off.</source>
        <translation>Anteil der Balken, deren Volumen verborgen wird; 0 = aus.</translation>
    </message>
    <message>
        <source>Chance that a span of bars is replaced by the context&apos;s mean; 0 = off.</source>
        <translation>Wahrscheinlichkeit, dass eine Spanne von Balken durch das Mittel des Kontexts ersetzt wird; 0 = aus.</translation>
    </message>
    <message>
        <source>Longest span that time_mask replaces.</source>
        <translation>Längste Spanne, die time_mask ersetzt.</translation>
    </message>
    <message>
        <source>Largest change of a window&apos;s price level by one random factor; 0 = off.</source>
        <translation>Größte Änderung des Preisniveaus eines Fensters durch einen Zufallsfaktor; 0 = aus.</translation>
    </message>
    <message>
        <source>Transformer layers, the last one over variates; 0 = by size.</source>
        <translation>Transformerschichten, die letzte über Variaten; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Width of the model; 0 = by size.</source>
        <translation>Breite des Modells; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Attention heads; 0 = by size.</source>
        <translation>Aufmerksamkeitsköpfe; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Inner width of the feed-forward part; 0 = by size.</source>
        <translation>Innere Breite des Feed-forward-Teils; 0 = nach Größe.</translation>
    </message>
    <message>
        <source>Share of attention weights and outputs dropped in training; -1 = by size.</source>
        <translation>Anteil der Aufmerksamkeitsgewichte und -ausgaben, der im Training entfällt; -1 = nach Größe.</translation>
    </message>
    <message>
        <source>A tiny model from random weights, about a minute on two processor cores: to see that all works.</source>
        <translation>Ein winziges Modell aus Zufallsgewichten, etwa eine Minute auf zwei Prozessorkernen: um zu sehen, dass alles geht.</translation>
    </message>
    <message>
        <source>A tiny model on a small market, validated six times on its way: about a minute on two processor cores.</source>
        <translation>Ein winziges Modell auf einem kleinen Markt, unterwegs sechsmal validiert: etwa eine Minute auf zwei Prozessorkernen.</translation>
    </message>
    <message>
        <source>A mini model from random weights, tens of minutes on a processor.</source>
        <translation>Ein Mini-Modell aus Zufallsgewichten, einige zehn Minuten auf einem Prozessor.</translation>
    </message>
    <message>
        <source>The settings of the published 15-symbol fine-tuning of Kronos-small; without --init it starts from random weights.</source>
        <translation>Die Einstellungen des veröffentlichten Fine-Tunings von Kronos-small auf 15 Symbolen; ohne --init beginnt es bei Zufallsgewichten.</translation>
    </message>
    <message>
        <source>A small model, dense windows, 20 epochs with a one-cycle rate: for a graphics card.</source>
        <translation>Ein kleines Modell, dichte Fenster, 20 Epochen mit einer One-cycle-Rate: für eine Grafikkarte.</translation>
    </message>
    <message>
        <source>A small model on contexts of up to 4096 bars, tens of minutes on a processor.</source>
        <translation>Ein kleines Modell auf Kontexten von bis zu 4096 Balken, einige zehn Minuten auf einem Prozessor.</translation>
    </message>
    <message>
        <source>The settings of the published 15-symbol fine-tuning of the base model; without --init it starts from random weights.</source>
        <translation>Die Einstellungen des veröffentlichten Fine-Tunings des Basismodells auf 15 Symbolen; ohne --init beginnt es bei Zufallsgewichten.</translation>
    </message>
    <message>
        <source>The published preset for a graphics card, with its augmentation; without --init it starts from random weights.</source>
        <translation>Die veröffentlichte Vorgabe für eine Grafikkarte, mit ihrer Anreicherung; ohne --init beginnt sie bei Zufallsgewichten.</translation>
    </message>
    <message>
        <source>The base model on contexts of up to 4096 bars: for a graphics card.</source>
        <translation>Das Basismodell auf Kontexten von bis zu 4096 Balken: für eine Grafikkarte.</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>bereitet vor</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>predictor</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>reading files</source>
        <translation>liest Dateien</translation>
    </message>
    <message>
        <source>computing tokens</source>
        <translation>berechnet Tokens</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>Share of the training windows whose log returns change their sign, chosen by the seed; at 0.5 the drift of the training years is not learnt. 0 = off.</source>
        <translation>Anteil der Trainingsfenster, deren logarithmische Renditen das Vorzeichen wechseln, vom Seed gewählt; bei 0.5 wird die Drift der Trainingsjahre nicht gelernt. 0 = aus.</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>Shift each forecast by what the tokens miss of the last known close, so that it begins there; kept beside the weights.</source>
        <translation>Jede Prognose um das verschieben, was die Tokens am letzten bekannten Schluss verfehlen, damit sie dort beginnt; wird neben den Gewichten gespeichert.</translation>
    </message>
    <message>
        <source>From zero</source>
        <translation>Ab null</translation>
    </message>
    <message>
        <source>Measure returns from 0 rather than from their mean in the context, which carries the context&apos;s trend ahead; for values = returns.</source>
        <translation>Renditen ab 0 messen statt ab ihrem Mittel im Kontext, das den Trend des Kontexts fortschreibt; für values = returns.</translation>
    </message>
    <message>
        <source>Chance that a window&apos;s log returns change their sign; at 0.5 the drift of the training years is not learnt. 0 = off.</source>
        <translation>Wahrscheinlichkeit, dass die logarithmischen Renditen eines Fensters das Vorzeichen wechseln; bei 0.5 wird die Drift der Trainingsjahre nicht gelernt. 0 = aus.</translation>
    </message>
    <message>
        <source>measuring a step</source>
        <translation>misst einen Schritt</translation>
    </message>
    <message>
        <source>measuring a validation</source>
        <translation>misst eine Validierung</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Anteil Validierung</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Anteil Test</translation>
    </message>
    <message>
        <source>Validation from</source>
        <translation>Validierung ab</translation>
    </message>
    <message>
        <source>Test from</source>
        <translation>Test ab</translation>
    </message>
    <message>
        <source>Held out symbols</source>
        <translation>Zurückgehaltene Symbole</translation>
    </message>
    <message>
        <source>Share of each symbol&apos;s bars that validates, in place of validation_rows; 0 = by rows.</source>
        <translation>Anteil der Balken jedes Symbols, der validiert, anstelle von validation_rows; 0 = nach Zeilen.</translation>
    </message>
    <message>
        <source>Share of each symbol&apos;s bars that is kept for the test, in place of test_rows; 0 = by rows.</source>
        <translation>Anteil der Balken jedes Symbols, der für den Test bleibt, anstelle von test_rows; 0 = nach Zeilen.</translation>
    </message>
    <message>
        <source>Day from which on bars validate (2023-07-01), in place of rows and share; empty = by those.</source>
        <translation>Tag, ab dem Balken validieren (2023-07-01), anstelle von Zeilen und Anteil; leer = nach diesen.</translation>
    </message>
    <message>
        <source>Day from which on bars are kept for the test (2024-01-01), in place of rows and share; empty = by those.</source>
        <translation>Tag, ab dem Balken für den Test bleiben (2024-01-01), anstelle von Zeilen und Anteil; leer = nach diesen.</translation>
    </message>
    <message>
        <source>Symbols that nothing is trained on, with commas between, beside those that the folder holds out.</source>
        <translation>Symbole, auf denen nichts trainiert wird, mit Kommas dazwischen, neben denen, die der Ordner zurückhält.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>nicht zu öffnen: %1</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>it cannot be opened for writing</source>
        <translation>nicht zum Schreiben zu öffnen</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>reading failed: %1</source>
        <translation>das Lesen schlug fehl: %1</translation>
    </message>
    <message>
        <source>copying failed: %1</source>
        <translation>das Kopieren schlug fehl: %1</translation>
    </message>
    <message>
        <source>deleting failed: %1</source>
        <translation>das Löschen schlug fehl: %1</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>die Platte ist voll</translation>
    </message>
    <message>
        <source>the disk is full: %1 bytes are needed, %2 are free</source>
        <translation>die Platte ist voll: %1 Byte werden gebraucht, %2 sind frei</translation>
    </message>
    <message>
        <source>writing failed, perhaps because the disk is full: %1 bytes are needed</source>
        <translation>das Schreiben schlug fehl, vielleicht weil die Platte voll ist: %1 Byte werden gebraucht</translation>
    </message>
    <message>
        <source>it exists already and is not an empty folder</source>
        <translation>es gibt ihn schon, und er ist nicht leer</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>der Ordner ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>this is no valid JSON: %1</source>
        <translation>kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the path and its permissions.</source>
        <translation>Prüfen Sie den Pfad und seine Rechte.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie die Platte.</translation>
    </message>
    <message>
        <source>Check that the path exists and may be written.</source>
        <translation>Prüfen Sie, ob es den Pfad gibt und ob er beschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the workspace may be written.</source>
        <translation>Prüfen Sie, ob der Arbeitsbereich beschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the folder may be written.</source>
        <translation>Prüfen Sie, ob der Ordner beschrieben werden darf.</translation>
    </message>
    <message>
        <source>Free some space, or choose another --workspace or --out.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie ein anderes --workspace oder --out.</translation>
    </message>
    <message>
        <source>Free some space, or choose another --workspace.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie ein anderes --workspace.</translation>
    </message>
    <message>
        <source>Free some space, then resume the run.</source>
        <translation>Schaffen Sie Platz, dann setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>Choose another --out.</source>
        <translation>Wählen Sie ein anderes --out.</translation>
    </message>
    <message>
        <source>Correct the file, or leave it out.</source>
        <translation>Berichtigen Sie die Datei, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>the folder holds no file of bars</source>
        <translation>der Ordner enthält keine Datei mit Balken</translation>
    </message>
    <message>
        <source>Give a folder with SYMBOL.csv files, or with train and test folders of them.</source>
        <translation>Geben Sie einen Ordner mit Dateien SYMBOL.csv oder mit Ordnern train und test davon.</translation>
    </message>
    <message>
        <source>no symbol is usable; %1</source>
        <translation>kein Symbol ist brauchbar; %1</translation>
    </message>
    <message>
        <source>all are shorter than two bars</source>
        <translation>alle sind kürzer als zwei Balken</translation>
    </message>
    <message>
        <source>See candlewright-cli data scan for what is wrong with each file.</source>
        <translation>candlewright-cli data scan sagt, was an jeder Datei falsch ist.</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>Give a file with a header and bars.</source>
        <translation>Geben Sie eine Datei mit Kopfzeile und Balken.</translation>
    </message>
    <message>
        <source>it is not a text file</source>
        <translation>keine Textdatei</translation>
    </message>
    <message>
        <source>it is not a text file with a header</source>
        <translation>keine Textdatei mit Kopfzeile</translation>
    </message>
    <message>
        <source>it is not a text file with a readable header</source>
        <translation>keine Textdatei mit lesbarer Kopfzeile</translation>
    </message>
    <message>
        <source>there is no time column</source>
        <translation>es fehlt eine Spalte mit der Zeit</translation>
    </message>
    <message>
        <source>Add a column named timestamp, timestamps, date or datetime.</source>
        <translation>Fügen Sie eine Spalte timestamp, timestamps, date oder datetime hinzu.</translation>
    </message>
    <message>
        <source>these columns are missing: %1</source>
        <translation>diese Spalten fehlen: %1</translation>
    </message>
    <message>
        <source>Add or rename the columns: %1.</source>
        <translation>Fügen Sie die Spalten hinzu, oder benennen Sie sie um: %1.</translation>
    </message>
    <message>
        <source>the column %1 appears twice</source>
        <translation>die Spalte %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>Remove or rename one of the two.</source>
        <translation>Entfernen Sie eine der beiden, oder benennen Sie sie um.</translation>
    </message>
    <message>
        <source>it is no readable Parquet file (%1)</source>
        <translation>keine lesbare Parquet-Datei (%1)</translation>
    </message>
    <message>
        <source>every %1 is missing</source>
        <translation>jeder Wert von %1 fehlt</translation>
    </message>
    <message>
        <source>no data rows are left: every row has a price of zero or less</source>
        <translation>es bleiben keine Zeilen: jede hat einen Preis von null oder weniger</translation>
    </message>
    <message>
        <source>%1 of %2 closes are missing, more than half</source>
        <translation>%1 von %2 Schlusskursen fehlen, mehr als die Hälfte</translation>
    </message>
    <message>
        <source>Give a file whose closes are known.</source>
        <translation>Geben Sie eine Datei, deren Schlusskurse bekannt sind.</translation>
    </message>
    <message>
        <source>there are no data rows</source>
        <translation>es gibt keine Zeilen mit Daten</translation>
    </message>
    <message>
        <source>no data rows are left: %1 could not be read</source>
        <translation>es bleiben keine Zeilen: %1 waren nicht lesbar</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no symbol of %2</source>
        <translation>„%1“ ist kein Symbol von %2</translation>
    </message>
    <message>
        <source>Take it out of the list, or write it as the folder does.</source>
        <translation>Nehmen Sie es aus der Liste, oder schreiben Sie es wie der Ordner.</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 ist weggelassen: %2</translation>
    </message>
    <message>
        <source>%1 is not allowed here</source>
        <translation>%1 ist hier nicht erlaubt</translation>
    </message>
    <message>
        <source>there is no such setting</source>
        <translation>es gibt keine solche Einstellung</translation>
    </message>
    <message>
        <source>it is above training.learning_rate</source>
        <translation>größer als training.learning_rate</translation>
    </message>
    <message>
        <source>Choose a value from 0 to the learning rate.</source>
        <translation>Wählen Sie einen Wert von 0 bis zur Lernrate.</translation>
    </message>
    <message>
        <source>a constant schedule has no warm-up</source>
        <translation>ein konstanter Verlauf hat keine Aufwärmphase</translation>
    </message>
    <message>
        <source>Set training.schedule to warmup_cosine, warmup_stable_decay or one_cycle, or warmup_steps to 0.</source>
        <translation>Setzen Sie training.schedule auf warmup_cosine, warmup_stable_decay oder one_cycle, oder warmup_steps auf 0.</translation>
    </message>
    <message>
        <source>only warmup_stable_decay has steps of decay</source>
        <translation>nur warmup_stable_decay hat Schritte des Abfalls</translation>
    </message>
    <message>
        <source>Set training.schedule to warmup_stable_decay, or decay_steps to 0.</source>
        <translation>Setzen Sie training.schedule auf warmup_stable_decay, oder decay_steps auf 0.</translation>
    </message>
    <message>
        <source>this machine has no such device</source>
        <translation>dieser Rechner hat kein solches Gerät</translation>
    </message>
    <message>
        <source>Use auto or one of: %1.</source>
        <translation>Nehmen Sie auto oder eines von: %1.</translation>
    </message>
    <message>
        <source>it is &quot;folder&quot;, but no model folder was given</source>
        <translation>es ist „folder“, aber kein Modellordner ist angegeben</translation>
    </message>
    <message>
        <source>no symbol has a training part long enough for one window: the longest has %1 bars, lookback %2 and horizon %3 need %4</source>
        <translation>kein Symbol hat einen Trainingsteil, der für ein Fenster reicht: der längste hat %1 Balken, lookback %2 und horizon %3 brauchen %4</translation>
    </message>
    <message>
        <source>the validation set is empty: the longest validation part has %1 bars, a horizon of %2 needs as many after %3 earlier ones</source>
        <translation>die Validierung ist leer: der längste Validierungsteil hat %1 Balken, ein Horizont von %2 braucht ebenso viele nach %3 früheren</translation>
    </message>
    <message>
        <source>the validation part holds no window of %1 bars ahead: an empty validation set chooses nothing</source>
        <translation>der Validierungsteil hat kein Fenster von %1 Balken voraus: eine leere Validierung wählt nichts</translation>
    </message>
    <message>
        <source>Use more data, more data.validation_rows, or a shorter data.horizon.</source>
        <translation>Nehmen Sie mehr Daten, mehr data.validation_rows oder ein kürzeres data.horizon.</translation>
    </message>
    <message>
        <source>Use more data, or a shorter data.lookback or data.horizon.</source>
        <translation>Nehmen Sie mehr Daten, oder ein kürzeres data.lookback oder data.horizon.</translation>
    </message>
    <message>
        <source>%1 is not finite</source>
        <translation>%1 ist nicht endlich</translation>
    </message>
    <message>
        <source>Lower training.learning_rate or training.clip_norm, or look at the bars of these symbols; the last good checkpoint stays.</source>
        <translation>Senken Sie training.learning_rate oder training.clip_norm, oder sehen Sie sich die Balken dieser Symbole an; der letzte gute Checkpoint bleibt.</translation>
    </message>
    <message>
        <source>the model cannot compute this batch: %1</source>
        <translation>das Modell kann diesen Stapel nicht rechnen: %1</translation>
    </message>
    <message>
        <source>If this follows a high learning rate, resume from the last checkpoint by a fork with a lower one.</source>
        <translation>Folgt das auf eine hohe Lernrate, so setzen Sie vom letzten Checkpoint mit einer Abzweigung mit niedrigerer fort.</translation>
    </message>
    <message>
        <source>the memory of %1 is not enough for batches of %2 windows</source>
        <translation>der Speicher von %1 reicht nicht für Stapel von %2 Fenstern</translation>
    </message>
    <message>
        <source>it does not fit into the memory of %1</source>
        <translation>er passt nicht in den Speicher von %1</translation>
    </message>
    <message>
        <source>Lower training.batch_size, or use more training.accumulation.</source>
        <translation>Senken Sie training.batch_size, oder nehmen Sie mehr training.accumulation.</translation>
    </message>
    <message>
        <source>The model starts from random weights; --init MODELDIR starts from a trained one.</source>
        <translation>Das Modell beginnt mit zufälligen Gewichten; --init MODELLORDNER beginnt mit einem trainierten.</translation>
    </message>
    <message>
        <source>%1 of %2 training windows come from series shorter than lookback and horizon; they are used at their own length, padded on the left.</source>
        <translation>%1 von %2 Trainingsfenstern kommen aus Reihen, die kürzer als Kontext und Horizont sind; sie gelten mit ihrer eigenen Länge, links aufgefüllt.</translation>
    </message>
    <message>
        <source>The warm-up of %1 steps is longer than the %2 steps of the stage and was cut to %3.</source>
        <translation>Die Aufwärmphase von %1 Schritten ist länger als die %2 Schritte der Stufe und wurde auf %3 gekürzt.</translation>
    </message>
    <message>
        <source>Paused, for the disk is full: %1 Free some space, then continue the run.</source>
        <translation>Pausiert, denn die Platte ist voll: %1 Schaffen Sie Platz, dann setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>No checkpoint was saved yet; the run starts again from its beginning.</source>
        <translation>Noch kein Checkpoint ist gespeichert; der Lauf beginnt noch einmal von vorn.</translation>
    </message>
    <message>
        <source>The run&apos;s end is not known; resume goes on from its newest checkpoint.</source>
        <translation>Das Ende des Laufs ist nicht bekannt; Fortsetzen geht von seinem neuesten Checkpoint weiter.</translation>
    </message>
    <message>
        <source>the data has changed since the run began (%1 instead of %2)</source>
        <translation>die Daten haben sich geändert, seit der Lauf begann (%1 statt %2)</translation>
    </message>
    <message>
        <source>Put the data back as it was, or start a new run on it.</source>
        <translation>Stellen Sie die Daten wieder her, oder beginnen Sie einen neuen Lauf damit.</translation>
    </message>
    <message>
        <source>it is %1 in process %2 already</source>
        <translation>er ist schon im Prozess %2: %1</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it there first.</source>
        <translation>Warten Sie sein Ende ab, oder halten Sie ihn dort zuerst an.</translation>
    </message>
    <message>
        <source>there is no run of that id, number or name</source>
        <translation>es gibt keinen Lauf mit dieser Kennung, Nummer oder diesem Namen</translation>
    </message>
    <message>
        <source>See the runs with: runs list.</source>
        <translation>Die Läufe zeigt: runs list.</translation>
    </message>
    <message>
        <source>it has no checkpoint yet</source>
        <translation>er hat noch keinen Checkpoint</translation>
    </message>
    <message>
        <source>Wait until it has saved one, or choose another run.</source>
        <translation>Warten Sie, bis er einen gespeichert hat, oder wählen Sie einen anderen Lauf.</translation>
    </message>
    <message>
        <source>it has no checkpoint named %1</source>
        <translation>er hat keinen Checkpoint namens %1</translation>
    </message>
    <message>
        <source>this checkpoint is not on disk any more</source>
        <translation>dieser Checkpoint ist nicht mehr auf der Platte</translation>
    </message>
    <message>
        <source>Resume or repeat the run, then export it.</source>
        <translation>Setzen Sie den Lauf fort oder wiederholen Sie ihn, dann exportieren Sie ihn.</translation>
    </message>
    <message>
        <source>there is no such checkpoint</source>
        <translation>es gibt keinen solchen Checkpoint</translation>
    </message>
    <message>
        <source>Give the folder of a checkpoint, or a run.</source>
        <translation>Geben Sie den Ordner eines Checkpoints oder einen Lauf.</translation>
    </message>
    <message>
        <source>it is in this workspace already</source>
        <translation>er ist schon in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>Delete and purge it first to take it again.</source>
        <translation>Löschen und leeren Sie ihn zuerst, um ihn wieder aufzunehmen.</translation>
    </message>
    <message>
        <source>it is %1, and looks after its checkpoints itself</source>
        <translation>er ist %1 und sorgt selbst für seine Checkpoints</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>Stop it first; it saves a checkpoint then.</source>
        <translation>Halten Sie ihn zuerst an; dann speichert er einen Checkpoint.</translation>
    </message>
    <message>
        <source>config.json is missing</source>
        <translation>config.json fehlt</translation>
    </message>
    <message>
        <source>config.json describes no model known here</source>
        <translation>config.json beschreibt kein hier bekanntes Modell</translation>
    </message>
    <message>
        <source>Known models: %1.</source>
        <translation>Bekannte Modelle: %1.</translation>
    </message>
    <message>
        <source>there is no such model folder</source>
        <translation>es gibt keinen solchen Modellordner</translation>
    </message>
    <message>
        <source>tensors are missing: %1</source>
        <translation>Tensoren fehlen: %1</translation>
    </message>
    <message>
        <source>the model&apos;s output is not finite</source>
        <translation>die Ausgabe des Modells ist nicht endlich</translation>
    </message>
    <message>
        <source>the forecast is not finite</source>
        <translation>die Prognose ist nicht endlich</translation>
    </message>
    <message>
        <source>Its weights are damaged or its training diverged: take another checkpoint.</source>
        <translation>Seine Gewichte sind beschädigt, oder das Training lief auseinander: nehmen Sie einen anderen Checkpoint.</translation>
    </message>
    <message>
        <source>The weights are damaged or training diverged: take another checkpoint.</source>
        <translation>Die Gewichte sind beschädigt, oder das Training lief auseinander: nehmen Sie einen anderen Checkpoint.</translation>
    </message>
    <message>
        <source>The weights are damaged or diverged: use an earlier checkpoint.</source>
        <translation>Die Gewichte sind beschädigt oder auseinandergelaufen: nehmen Sie einen früheren Checkpoint.</translation>
    </message>
    <message>
        <source>it is no baseline, no run of this workspace and no model folder</source>
        <translation>das ist kein Vergleichsmaß, kein Lauf dieses Arbeitsbereichs und kein Modellordner</translation>
    </message>
    <message>
        <source>it holds no symbol of the part %1</source>
        <translation>er enthält kein Symbol des Teils %1</translation>
    </message>
    <message>
        <source>no symbol has a window of the part %1 (%2)</source>
        <translation>kein Symbol hat ein Fenster des Teils %1 (%2)</translation>
    </message>
    <message>
        <source>Choose a shorter --lookback or --horizon, or another --part.</source>
        <translation>Wählen Sie ein kürzeres --lookback oder --horizon oder einen anderen --part.</translation>
    </message>
    <message>
        <source>a context of %1 bars is asked for, and there are %2 up to %3</source>
        <translation>ein Kontext von %1 Balken ist verlangt, und bis %3 gibt es %2</translation>
    </message>
    <message>
        <source>Lower --lookback, or choose a later --from.</source>
        <translation>Senken Sie --lookback, oder wählen Sie ein späteres --from.</translation>
    </message>
    <message>
        <source>Evaluate the run again.</source>
        <translation>Werten Sie den Lauf noch einmal aus.</translation>
    </message>
    <message>
        <source>it was stored by an older version and does not say which windows it judged</source>
        <translation>eine ältere Version hat sie gespeichert, ohne zu sagen, welche Fenster sie beurteilt</translation>
    </message>
    <message>
        <source>The data folders differ, but the windows compared here are the same to the last digit.</source>
        <translation>Die Datenordner sind verschieden, aber die hier verglichenen Fenster sind bis zur letzten Ziffer gleich.</translation>
    </message>
    <message>
        <source>Greedy: one most likely path, without bands.</source>
        <translation>Gierig: ein wahrscheinlichster Pfad, ohne Bänder.</translation>
    </message>
    <message>
        <source>the run store is damaged%1</source>
        <translation>der Speicher der Läufe ist beschädigt%1</translation>
    </message>
    <message>
        <source>the run store cannot be opened or written%1</source>
        <translation>der Speicher der Läufe ist nicht zu öffnen oder zu beschreiben%1</translation>
    </message>
    <message>
        <source>another process has been writing to the run store for more than 10 seconds%1</source>
        <translation>ein anderer Prozess schreibt seit mehr als 10 Sekunden in den Speicher der Läufe%1</translation>
    </message>
    <message>
        <source>Try again, or end the process that holds it.</source>
        <translation>Versuchen Sie es noch einmal, oder beenden Sie den Prozess, der ihn hält.</translation>
    </message>
    <message>
        <source>Check that the disk is sound and not full and that the folder may be written, or choose another --workspace.</source>
        <translation>Prüfen Sie, ob die Platte heil und nicht voll ist und ob der Ordner beschrieben werden darf, oder wählen Sie ein anderes --workspace.</translation>
    </message>
    <message>
        <source>No test part is laid out for %1: the last %2 bars of each are the test part.</source>
        <translation>Für %1 ist kein Testteil ausgelegt: die letzten %2 Balken von jedem sind der Testteil.</translation>
    </message>
    <message>
        <source>No val part is laid out for %1: the last %2 of each one&apos;s training bars validate.</source>
        <translation>Für %1 ist kein Teil val ausgelegt: die letzten %2 Trainingsbalken von jedem validieren.</translation>
    </message>
    <message>
        <source>No test part is laid out for %1: the bars from %2 on are the test part.</source>
        <translation>Für %1 ist kein Testteil ausgelegt: die Balken ab %2 sind der Testteil.</translation>
    </message>
    <message>
        <source>No val part is laid out for %1: the bars from %2 to the test part validate.</source>
        <translation>Für %1 ist kein Teil val ausgelegt: die Balken von %2 bis zum Testteil validieren.</translation>
    </message>
    <message>
        <source>%1 of these parts stay empty: the symbol is too short for them.</source>
        <translation>%1 dieser Teile bleiben leer: das Symbol ist zu kurz dafür.</translation>
    </message>
    <message>
        <source>1 symbol</source>
        <translation>1 Symbol</translation>
    </message>
    <message>
        <source>%1 symbols</source>
        <translation>%1 Symbole</translation>
    </message>
    <message>
        <source>The 90 % band held %1 % of the closes: it is too narrow. --calibrate conformal mends it.</source>
        <translation>Das 90-%-Band enthielt %1 % der Schlusskurse: es ist zu schmal. --calibrate conformal behebt das.</translation>
    </message>
    <message>
        <source>Bands drawn with top_p %1 are narrower than the model&apos;s.</source>
        <translation>Bänder mit top_p %1 sind schmaler als die des Modells.</translation>
    </message>
    <message>
        <source>Bands drawn with top_k %1 are narrower than the model&apos;s.</source>
        <translation>Bänder mit top_k %1 sind schmaler als die des Modells.</translation>
    </message>
    <message>
        <source>all volumes are zero</source>
        <translation>alle Volumen sind null</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>Gierig</translation>
    </message>
    <message>
        <source>One path of the likeliest tokens (Toto: the mean) in place of draws: without bands, and the same for every seed.</source>
        <translation>Ein Pfad der wahrscheinlichsten Token (Toto: der Mittelwert) statt Ziehungen: ohne Bänder und für jeden Seed derselbe.</translation>
    </message>
    <message>
        <source>no run has a field or setting named %1</source>
        <translation>kein Lauf hat ein Feld oder eine Einstellung namens %1</translation>
    </message>
    <message>
        <source>Use a setting&apos;s name, or name, model, state, tag, skill, step, started.</source>
        <translation>Möglich sind der Name einer Einstellung oder name, model, state, tag, skill, step, started.</translation>
    </message>
    <message>
        <source>Write it like: skill &gt; 0 and name = &apos;a name&apos; or tag = x.</source>
        <translation>So wird es geschrieben: skill &gt; 0 and name = &apos;ein Name&apos; or tag = x.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>inverse_error</source>
        <translation>nach Fehler gewichtet</translation>
    </message>
    <message>
        <source>stacking</source>
        <translation>gestapelt</translation>
    </message>
</context>
</TS>
