<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StageItem</name>
    <message numerus="yes">
        <source>… %n more instruction(s)</source>
        <translation>
            <numerusform>… %n more instruction</numerusform>
            <numerusform>… %n more instructions</numerusform>
        </translation>
    </message>
</context>
</TS>
