<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
</TS>
