<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>candlewright::RunsPanel</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
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
</TS>
