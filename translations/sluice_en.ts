<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>sluice::desktop::DesktopBackend</name>
    <message numerus="yes">
        <source>%n invoice(s) posted</source>
        <translation>
            <numerusform>%n invoice posted</numerusform>
            <numerusform>%n invoices posted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) uncertain</source>
        <translation>
            <numerusform>%n write uncertain</numerusform>
            <numerusform>%n writes uncertain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) opened</source>
        <translation>
            <numerusform>%n exception opened</numerusform>
            <numerusform>%n exceptions opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) closed</source>
        <translation>
            <numerusform>%n exception closed</numerusform>
            <numerusform>%n exceptions closed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ui::CertificateSheet</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncertain</source>
        <translation>
            <numerusform>%n uncertain</numerusform>
            <numerusform>%n uncertain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, in the text</source>
        <translation>
            <numerusform>… and %n more, in the text</numerusform>
            <numerusform>… and %n more, in the text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ui::TodayPage</name>
    <message numerus="yes">
        <source>%n exception(s) open</source>
        <translation>
            <numerusform>%n exception open</numerusform>
            <numerusform>%n exceptions open</numerusform>
        </translation>
    </message>
</context>
</TS>
