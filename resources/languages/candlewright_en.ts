<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QDialog</name>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trains %Ln more steps, validates and writes a checkpoint</source>
        <translation>
            <numerusform>Trains %Ln more step, validates and writes a checkpoint</numerusform>
            <numerusform>Trains %Ln more steps, validates and writes a checkpoint</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright</name>
    <message numerus="yes">
        <source>%Ln files could not be read</source>
        <translation>
            <numerusform>%Ln file could not be read</numerusform>
            <numerusform>%Ln files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln symbol</numerusform>
            <numerusform>%Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held out</source>
        <translation>
            <numerusform>%Ln held out</numerusform>
            <numerusform>%Ln held out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars</source>
        <translation>
            <numerusform>%Ln bar</numerusform>
            <numerusform>%Ln bars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with repairs</source>
        <translation>
            <numerusform>%Ln with repairs</numerusform>
            <numerusform>%Ln with repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, pct_MAE %1 % (persistence %2 %, %Ln windows)</source>
        <translation>
            <numerusform>, pct_MAE %1 % (persistence %2 %, %Ln window)</numerusform>
            <numerusform>, pct_MAE %1 % (persistence %2 %, %Ln windows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln window</numerusform>
            <numerusform>%Ln windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 after %Ln steps, %2 s</source>
        <translation>
            <numerusform>%1 after %Ln step, %2 s</numerusform>
            <numerusform>%1 after %Ln steps, %2 s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows to train on</source>
        <translation>
            <numerusform>%Ln window to train on</numerusform>
            <numerusform>%Ln windows to train on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln symbols</source>
        <translation>
            <numerusform>of %Ln symbol</numerusform>
            <numerusform>of %Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 judge %Ln held-out symbols</source>
        <translation>
            <numerusform>%1 judge %Ln held-out symbol</numerusform>
            <numerusform>%1 judge %Ln held-out symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln symbols give no training window</source>
        <translation>
            <numerusform>%Ln symbol gives no training window</numerusform>
            <numerusform>%Ln symbols give no training window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln windows. A verdict, and a reason, need 30 at least and three times as many as overlap.</source>
        <translation>
            <numerusform>%Ln window. A verdict, and a reason, need 30 at least and three times as many as overlap.</numerusform>
            <numerusform>%Ln windows. A verdict, and a reason, need 30 at least and three times as many as overlap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln steps (10 %)</source>
        <translation>
            <numerusform>Set %Ln step (10 %)</numerusform>
            <numerusform>Set %Ln steps (10 %)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::BeforeLaunch</name>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln symbol</numerusform>
            <numerusform>%Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Training windows of %Ln symbols.</source>
        <translation>
            <numerusform>Training windows of %Ln symbol.</numerusform>
            <numerusform>Training windows of %Ln symbols.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From a measured step of %Ln windows.</source>
        <translation>
            <numerusform>From a measured step of %Ln window.</numerusform>
            <numerusform>From a measured step of %Ln windows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Memory: %1, from a step of %Ln windows</source>
        <translation>
            <numerusform>Memory: %1, from a step of %Ln window</numerusform>
            <numerusform>Memory: %1, from a step of %Ln windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Largest batch that fits: %Ln windows</source>
        <translation>
            <numerusform>Largest batch that fits: %Ln window</numerusform>
            <numerusform>Largest batch that fits: %Ln windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Largest batch that fits, by the estimate: %Ln windows</source>
        <translation>
            <numerusform>Largest batch that fits, by the estimate: %Ln window</numerusform>
            <numerusform>Largest batch that fits, by the estimate: %Ln windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::CandleChart</name>
    <message numerus="yes">
        <source>%Ln bars, %1 to %2, last close %3</source>
        <translation>
            <numerusform>%Ln bar, %1 to %2, last close %3</numerusform>
            <numerusform>%Ln bars, %1 to %2, last close %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::CorrelationPanel</name>
    <message numerus="yes">
        <source>Comparing %Ln symbols</source>
        <translation>
            <numerusform>Comparing %Ln symbol</numerusform>
            <numerusform>Comparing %Ln symbols</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::DatasetsPanel</name>
    <message numerus="yes">
        <source>%Ln symbols</source>
        <translation>
            <numerusform>%Ln symbol</numerusform>
            <numerusform>%Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars</source>
        <translation>
            <numerusform>%Ln bar</numerusform>
            <numerusform>%Ln bars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells repaired, nothing else changed</source>
        <translation>
            <numerusform>%Ln cell repaired, nothing else changed</numerusform>
            <numerusform>%Ln cells repaired, nothing else changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::DiagnosticsPanel</name>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln window</numerusform>
            <numerusform>%Ln windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::EvaluateDialog</name>
    <message numerus="yes">
        <source>About %Ln windows</source>
        <translation>
            <numerusform>About %Ln window</numerusform>
            <numerusform>About %Ln windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> of %Ln symbols, as the open prices are cut.</source>
        <translation>
            <numerusform> of %Ln symbol, as the open prices are cut.</numerusform>
            <numerusform> of %Ln symbols, as the open prices are cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Held-out symbols have judged %Ln times so far: the best of many looks is flattered.</source>
        <translation>
            <numerusform>Held-out symbols have judged once so far: the best of many looks is flattered.</numerusform>
            <numerusform>Held-out symbols have judged %Ln times so far: the best of many looks is flattered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::FirstBatchPanel</name>
    <message numerus="yes">
        <source>%Ln windows</source>
        <translation>
            <numerusform>%Ln window</numerusform>
            <numerusform>%Ln windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::ForecastPanel</name>
    <message numerus="yes">
        <source>%Ln bars ahead of the last one</source>
        <translation>
            <numerusform>%Ln bar ahead of the last one</numerusform>
            <numerusform>%Ln bars ahead of the last one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::JobBar</name>
    <message numerus="yes">
        <source>%1, %n threads</source>
        <translation>
            <numerusform>%1, %n thread</numerusform>
            <numerusform>%1, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::KeptQueue</name>
    <message numerus="yes">
        <source>The queue of before is back, paused: %Ln jobs wait.</source>
        <translation>
            <numerusform>The queue of before is back, paused: %Ln job waits.</numerusform>
            <numerusform>The queue of before is back, paused: %Ln jobs wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs of the kept queue could not be read and were left out.</source>
        <translation>
            <numerusform>%Ln job of the kept queue could not be read and was left out.</numerusform>
            <numerusform>%Ln jobs of the kept queue could not be read and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::LeaksPanel</name>
    <message numerus="yes">
        <source>%Ln symbols, bar by bar</source>
        <translation>
            <numerusform>%Ln symbol, bar by bar</numerusform>
            <numerusform>%Ln symbols, bar by bar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::MainWindow</name>
    <message numerus="yes">
        <source>%Ln settings of %1 are in the run configuration.</source>
        <translation>
            <numerusform>%Ln setting of %1 is in the run configuration.</numerusform>
            <numerusform>%Ln settings of %1 are in the run configuration.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::ReturnsPanel</name>
    <message numerus="yes">
        <source>Counting the returns of %Ln symbols</source>
        <translation>
            <numerusform>Counting the returns of %Ln symbol</numerusform>
            <numerusform>Counting the returns of %Ln symbols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln returns</source>
        <translation>
            <numerusform>%Ln return</numerusform>
            <numerusform>%Ln returns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunConfigurationPanel</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln runs to queue</source>
        <translation>
            <numerusform>Add %Ln run to queue</numerusform>
            <numerusform>Add %Ln runs to queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %Ln runs</source>
        <translation>
            <numerusform>Start %Ln run</numerusform>
            <numerusform>Start %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunNotices</name>
    <message numerus="yes">
        <source>%Ln jobs ended.</source>
        <translation>
            <numerusform>%Ln job ended.</numerusform>
            <numerusform>%Ln jobs ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::RunsPanel</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 judged %Ln times so far</source>
        <translation>
            <numerusform>%1 judged once so far</numerusform>
            <numerusform>%1 judged %Ln times so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::ScatterChart</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::ScatterPanel</name>
    <message numerus="yes">
        <source>%Ln runs.</source>
        <translation>
            <numerusform>%Ln run.</numerusform>
            <numerusform>%Ln runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::StartPage</name>
    <message numerus="yes">
        <source>%n processor cores, %1 memory</source>
        <translation>
            <numerusform>%n processor core, %1 memory</numerusform>
            <numerusform>%n processor cores, %1 memory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::StoreTrouble</name>
    <message numerus="yes">
        <source>%Ln runs are back.</source>
        <translation>
            <numerusform>%Ln run is back.</numerusform>
            <numerusform>%Ln runs are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders could not be read and were left out.</source>
        <translation>
            <numerusform>%Ln folder could not be read and was left out.</numerusform>
            <numerusform>%Ln folders could not be read and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::SymbolPanel</name>
    <message numerus="yes">
        <source>%Ln bars, %1 to %2</source>
        <translation>
            <numerusform>%Ln bar, %1 to %2</numerusform>
            <numerusform>%Ln bars, %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells repaired</source>
        <translation>
            <numerusform>%Ln cell repaired</numerusform>
            <numerusform>%Ln cells repaired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gaps</source>
        <translation>
            <numerusform>%Ln gap</numerusform>
            <numerusform>%Ln gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln outliers, kept</source>
        <translation>
            <numerusform>%Ln outlier, kept</numerusform>
            <numerusform>%Ln outliers, kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>candlewright::WindowPanel</name>
    <message numerus="yes">
        <source>All %Ln windows</source>
        <translation>
            <numerusform>%Ln window</numerusform>
            <numerusform>All %Ln windows</numerusform>
        </translation>
    </message>
</context>
</TS>
