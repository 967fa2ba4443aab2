<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>SpecCheck</name>
    <message numerus="yes">
        <source>A server that is unused for %n hour(s) is stopped, and all files on it are lost.</source>
        <translation>
            <numerusform>A server that is unused for %n hour is stopped, and all files on it are lost.</numerusform>
            <numerusform>A server that is unused for %n hours is stopped, and all files on it are lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpecRules</name>
    <message numerus="yes">
        <source>%1 has room for %n server(s), and %2 are needed.</source>
        <translation>
            <numerusform>%1 has room for %n server, and %2 are needed.</numerusform>
            <numerusform>%1 has room for %n servers, and %2 are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YamlDocument</name>
    <message numerus="yes">
        <source>Values stand more than %n level(s) deep.</source>
        <translation>
            <numerusform>Values stand more than %n level deep.</numerusform>
            <numerusform>Values stand more than %n levels deep.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file stands for more than %n value(s).</source>
        <translation>
            <numerusform>The file stands for more than %n value.</numerusform>
            <numerusform>The file stands for more than %n values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hubwright::DeploymentModel</name>
    <message numerus="yes">
        <source>✗ failed after %n step(s)</source>
        <translation>
            <numerusform>✗ failed after %n step</numerusform>
            <numerusform>✗ failed after %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↻ interrupted after %n step(s)</source>
        <translation>
            <numerusform>↻ interrupted after %n step</numerusform>
            <numerusform>↻ interrupted after %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↻ stopped on purpose after %n step(s)</source>
        <translation>
            <numerusform>↻ stopped on purpose after %n step</numerusform>
            <numerusform>↻ stopped on purpose after %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hubwright::FlavorsPage</name>
    <message numerus="yes">
        <source>Search %n flavor(s): name, “4 cpu”, “&gt; 16 GB”</source>
        <translation>
            <numerusform>Search %n flavor: name, “4 cpu”, “&gt; 16 GB”</numerusform>
            <numerusform>Search %n flavors: name, “4 cpu”, “&gt; 16 GB”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your quota allows %n person(s) at once with the largest size. The limit is %1.</source>
        <translation>
            <numerusform>Your quota allows %n person at once with the largest size. The limit is %1.</numerusform>
            <numerusform>Your quota allows %n people at once with the largest size. The limit is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hubwright::ImagesPage</name>
    <message numerus="yes">
        <source>Search %n image(s)</source>
        <translation>
            <numerusform>Search %n image</numerusform>
            <numerusform>Search %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hubwright::ReviewPage</name>
    <message numerus="yes">
        <source>✗ %n thing(s) to change before this can be built</source>
        <translation>
            <numerusform>✗ %n thing to change before this can be built</numerusform>
            <numerusform>✗ %n things to change before this can be built</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ This can be built; %n thing(s) to know</source>
        <translation>
            <numerusform>✓ This can be built; %n thing to know</numerusform>
            <numerusform>✓ This can be built; %n things to know</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) will be created in your project.</source>
        <translation>
            <numerusform>%n thing will be created in your project.</numerusform>
            <numerusform>%n things will be created in your project.</numerusform>
        </translation>
    </message>
</context>
</TS>
