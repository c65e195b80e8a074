<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GraphContent</name>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageFacts</name>
    <message numerus="yes">
        <source>%n instruction(s)</source>
        <translation>
            <numerusform>%n instruction</numerusform>
            <numerusform>%n instructions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
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
<context>
    <name>stagewright::app::ArgumentsPanel</name>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::CodeTools</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::FocusChip</name>
    <message numerus="yes">
        <source>Only what %1 needs · %n stage(s) hidden · Show all</source>
        <translation>
            <numerusform>Only what %1 needs · %n stage hidden · Show all</numerusform>
            <numerusform>Only what %1 needs · %n stages hidden · Show all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::GraphPane</name>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>Move %n node</numerusform>
            <numerusform>Move %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::MainWindow</name>
    <message numerus="yes">
        <source>Delete with %n line(s)</source>
        <translation>
            <numerusform>Delete with %n line</numerusform>
            <numerusform>Delete with %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n lines</source>
        <translation>
            <numerusform>of %n line</numerusform>
            <numerusform>of %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemFilterBar</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsPane</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) can be mended safely</source>
        <translation>
            <numerusform>%n problem can be mended safely</numerusform>
            <numerusform>%n problems can be mended safely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %n problem(s)</source>
        <translation>
            <numerusform>Fix %n problem</numerusform>
            <numerusform>Fix %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::ProblemsView</name>
    <message numerus="yes">
        <source>The filter hides all %n problem(s).</source>
        <translation>
            <numerusform>The filter hides %n problem.</numerusform>
            <numerusform>The filter hides all %n problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagewright::app::StatusLine</name>
    <message numerus="yes">
        <source>✖ %n error(s)</source>
        <translation>
            <numerusform>✖ %n error</numerusform>
            <numerusform>✖ %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n stage(s)</source>
        <translation>
            <numerusform> · %n stage</numerusform>
            <numerusform> · %n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n warning(s)</source>
        <translation>
            <numerusform>⚠ %n warning</numerusform>
            <numerusform>⚠ %n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
</context>
</TS>
