<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>BulkChoice</name>
    <message>
        <source>takes another path: %1</source>
        <translation>nimmt einen anderen Weg: %1</translation>
    </message>
    <message>
        <source>more than %1 at once</source>
        <translation>mehr als %1 auf einmal</translation>
    </message>
    <message>
        <source>together more than %1</source>
        <translation>zusammen mehr als %1</translation>
    </message>
</context>
<context>
    <name>ExceptionColumns</name>
    <message>
        <source>SLA</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Fällig %1</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Deal and account</source>
        <translation>Deal und Account</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Festgelegt</translation>
    </message>
    <message>
        <source>Proposed by Sluice</source>
        <translation>Von Sluice vorgeschlagen</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Eröffnet %1</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation>Wer es beheben kann</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Money × urgency</source>
        <translation>Betrag × Dringlichkeit</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Billing address</source>
        <translation>Rechnungsanschrift</translation>
    </message>
    <message>
        <source>Customer link</source>
        <translation>Kundenverknüpfung</translation>
    </message>
    <message>
        <source>Amount of the request</source>
        <translation>Betrag der Anforderung</translation>
    </message>
    <message>
        <source>Closing date of the books</source>
        <translation>Buchungsschluss</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Active customer</source>
        <translation>Aktiver Kunde</translation>
    </message>
    <message>
        <source>Currency of the customer</source>
        <translation>Währung des Kunden</translation>
    </message>
    <message>
        <source>Name of the customer</source>
        <translation>Name des Kunden</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Rechnungsnummer</translation>
    </message>
    <message>
        <source>Active item</source>
        <translation>Aktiver Artikel</translation>
    </message>
    <message>
        <source>Item code</source>
        <translation>Artikelcode</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Billing event</source>
        <translation>Abrechnungsereignis</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Geliefert am</translation>
    </message>
    <message>
        <source>Delivery status</source>
        <translation>Lieferstatus</translation>
    </message>
    <message>
        <source>Legal entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>PO number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Zahlungsbedingungen</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Steuercode</translation>
    </message>
    <message>
        <source>End of the term</source>
        <translation>Ende der Laufzeit</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Positionssumme</translation>
    </message>
    <message>
        <source>Amount of the milestone</source>
        <translation>Betrag des Meilensteins</translation>
    </message>
    <message>
        <source>Milestone approved on</source>
        <translation>Meilenstein abgenommen am</translation>
    </message>
    <message>
        <source>Currency of the invoice</source>
        <translation>Währung der Rechnung</translation>
    </message>
    <message>
        <source>Customer of the invoice</source>
        <translation>Kunde der Rechnung</translation>
    </message>
    <message>
        <source>Item of the invoice</source>
        <translation>Artikel der Rechnung</translation>
    </message>
    <message>
        <source>Tax code of the invoice</source>
        <translation>Steuercode der Rechnung</translation>
    </message>
    <message>
        <source>Net amount of the invoice</source>
        <translation>Nettobetrag der Rechnung</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
</context>
<context>
    <name>GridText</name>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
</context>
<context>
    <name>ReadinessTitles</name>
    <message>
        <source>Profile folder</source>
        <translation>Profilordner</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Key store</source>
        <translation>Schlüsselspeicher</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation>Salesforce</translation>
    </message>
    <message>
        <source>Uncertain writes</source>
        <translation>Ungewisse Schreibvorgänge</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Back to Sluice</source>
        <translation>Zurück zu Sluice</translation>
    </message>
    <message>
        <source>Sluice has received the answer and goes on by itself. You can close this page.</source>
        <translation>Sluice hat die Antwort erhalten und macht von selbst weiter. Sie können diese Seite schließen.</translation>
    </message>
    <message>
        <source>This sign-in did not work</source>
        <translation>Diese Anmeldung ist misslungen</translation>
    </message>
    <message>
        <source>Sluice shows what happened and what to do about it. You can close this page.</source>
        <translation>Sluice zeigt, was geschehen ist und was zu tun ist. Sie können diese Seite schließen.</translation>
    </message>
    <message>
        <source>%1 was not connected</source>
        <translation>%1 wurde nicht verbunden</translation>
    </message>
    <message>
        <source>access was refused in the browser</source>
        <translation>der Zugriff wurde im Browser abgelehnt</translation>
    </message>
    <message>
        <source>Sign in again and allow access, or ask an administrator to permit Sluice for you</source>
        <translation>Melden Sie sich neu an und erlauben Sie den Zugriff, oder bitten Sie die Administration, Sluice für Sie zuzulassen</translation>
    </message>
    <message>
        <source>The sign-in did not come back from the browser</source>
        <translation>Die Anmeldung kam nicht aus dem Browser zurück</translation>
    </message>
    <message>
        <source>the page was closed, or it shows redirect_uri_mismatch or invalid_client_id</source>
        <translation>die Seite wurde geschlossen, oder sie zeigt redirect_uri_mismatch oder invalid_client_id</translation>
    </message>
    <message>
        <source>Look at the page in the browser: for redirect_uri_mismatch register the callback addresses in the External Client App, for invalid_client_id check the consumer key; new settings can take ten minutes</source>
        <translation>Sehen Sie auf die Seite im Browser: bei redirect_uri_mismatch tragen Sie die Rückrufadressen in der External Client App ein, bei invalid_client_id prüfen Sie den Consumer Key; neue Einstellungen können zehn Minuten brauchen</translation>
    </message>
    <message>
        <source>the page was closed, or Intuit shows an error about the redirect address or the client id</source>
        <translation>die Seite wurde geschlossen, oder Intuit zeigt einen Fehler zur Rückrufadresse oder Client-ID</translation>
    </message>
    <message>
        <source>Look at the page in the browser: register exactly the redirect address that Sluice uses, check the client id, or paste the final address instead</source>
        <translation>Sehen Sie auf die Seite im Browser: tragen Sie genau die Rückrufadresse ein, die Sluice verwendet, prüfen Sie die Client-ID, oder fügen Sie stattdessen die letzte Adresse ein</translation>
    </message>
    <message>
        <source>The answer of the browser was not used</source>
        <translation>Die Antwort des Browsers wurde nicht verwendet</translation>
    </message>
    <message>
        <source>it belongs to another or an older sign-in</source>
        <translation>sie gehört zu einer anderen oder älteren Anmeldung</translation>
    </message>
    <message>
        <source>Start the sign-in again and use the page that it opens</source>
        <translation>Beginnen Sie die Anmeldung neu und verwenden Sie die Seite, die sie öffnet</translation>
    </message>
    <message>
        <source>The address holds no answer</source>
        <translation>Die Adresse enthält keine Antwort</translation>
    </message>
    <message>
        <source>part of it is missing</source>
        <translation>ein Teil von ihr fehlt</translation>
    </message>
    <message>
        <source>Copy the whole address from the browser, from http to the end</source>
        <translation>Kopieren Sie die ganze Adresse aus dem Browser, von http bis zum Ende</translation>
    </message>
    <message>
        <source>QuickBooks did not say which company it is</source>
        <translation>QuickBooks hat nicht gesagt, welches Unternehmen es ist</translation>
    </message>
    <message>
        <source>the address holds no realmId</source>
        <translation>die Adresse enthält keine realmId</translation>
    </message>
    <message>
        <source>Start again, choose a company on Intuit&apos;s page, and copy the whole address</source>
        <translation>Beginnen Sie neu, wählen Sie auf der Seite von Intuit ein Unternehmen, und kopieren Sie die ganze Adresse</translation>
    </message>
    <message>
        <source>Sluice cannot listen for the browser</source>
        <translation>Sluice kann nicht auf den Browser warten</translation>
    </message>
    <message>
        <source>every callback port is in use by another program</source>
        <translation>jeder Rückruf-Port wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>Close the other program, or register further ports and name them with --callback-ports</source>
        <translation>Schließen Sie das andere Programm, oder tragen Sie weitere Ports ein und nennen Sie sie mit --callback-ports</translation>
    </message>
    <message>
        <source>QuickBooks did not accept the keys</source>
        <translation>QuickBooks hat die Schlüssel nicht angenommen</translation>
    </message>
    <message>
        <source>the client id or secret is wrong, or belongs to the other environment (production or sandbox)</source>
        <translation>Client-ID oder Client-Secret sind falsch oder gehören zur anderen Umgebung (Produktion oder Sandbox)</translation>
    </message>
    <message>
        <source>Copy both again from the Keys page of your Intuit app</source>
        <translation>Kopieren Sie beide neu von der Seite Keys Ihrer Intuit-App</translation>
    </message>
    <message>
        <source>Salesforce did not accept the app</source>
        <translation>Salesforce hat die App nicht angenommen</translation>
    </message>
    <message>
        <source>the consumer key is wrong, the app is not installed in this org, or it demands a secret</source>
        <translation>der Consumer Key ist falsch, die App ist in dieser Organisation nicht installiert, oder sie verlangt ein Secret</translation>
    </message>
    <message>
        <source>Check the consumer key, and turn off &quot;Require secret&quot; for both flows in the External Client App</source>
        <translation>Prüfen Sie den Consumer Key, und schalten Sie „Require secret“ für beide Abläufe in der External Client App aus</translation>
    </message>
    <message>
        <source>Salesforce does not know the app</source>
        <translation>Salesforce kennt die App nicht</translation>
    </message>
    <message>
        <source>the consumer key is wrong, or the app was made only minutes ago</source>
        <translation>der Consumer Key ist falsch, oder die App ist erst Minuten alt</translation>
    </message>
    <message>
        <source>Check the consumer key, wait ten minutes after a change, and try again</source>
        <translation>Prüfen Sie den Consumer Key, warten Sie nach einer Änderung zehn Minuten, und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>it demands a secret, which a desktop program cannot keep</source>
        <translation>sie verlangt ein Secret, das ein Desktop-Programm nicht wahren kann</translation>
    </message>
    <message>
        <source>Turn off &quot;Require secret&quot; for both flows in the External Client App</source>
        <translation>Schalten Sie „Require secret“ für beide Abläufe in der External Client App aus</translation>
    </message>
    <message>
        <source>%1 refused the callback address</source>
        <translation>%1 hat die Rückrufadresse abgelehnt</translation>
    </message>
    <message>
        <source>it is not registered exactly as Sluice sends it</source>
        <translation>sie ist nicht genau so eingetragen, wie Sluice sie sendet</translation>
    </message>
    <message>
        <source>Register the callback addresses that the README lists, character for character</source>
        <translation>Tragen Sie die Rückrufadressen aus der README Zeichen für Zeichen ein</translation>
    </message>
    <message>
        <source>%1 refused the requested rights</source>
        <translation>%1 hat die verlangten Rechte abgelehnt</translation>
    </message>
    <message>
        <source>the app does not allow them</source>
        <translation>die App erlaubt sie nicht</translation>
    </message>
    <message>
        <source>Allow the scopes that the README lists in the settings of the app</source>
        <translation>Erlauben Sie die Bereiche (Scopes) aus der README in den Einstellungen der App</translation>
    </message>
    <message>
        <source>%1 ended the sign-in</source>
        <translation>%1 hat die Anmeldung beendet</translation>
    </message>
    <message>
        <source>it has expired, was revoked, or was replaced by a newer one</source>
        <translation>sie ist abgelaufen, wurde widerrufen oder durch eine neuere ersetzt</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>%1 is signed out</source>
        <translation>%1 ist abgemeldet</translation>
    </message>
    <message>
        <source>the sign-in has expired or was revoked</source>
        <translation>die Anmeldung ist abgelaufen oder wurde widerrufen</translation>
    </message>
    <message>
        <source>the connection broke while the sign-in was being renewed, and the renewed one was lost</source>
        <translation>die Verbindung brach ab, während die Anmeldung erneuert wurde, und die neue ging verloren</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>nobody has signed in from this profile</source>
        <translation>aus diesem Profil hat sich niemand angemeldet</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Salesforce would end this sign-in within hours</source>
        <translation>Salesforce würde diese Anmeldung in wenigen Stunden beenden</translation>
    </message>
    <message>
        <source>it gave no refresh token</source>
        <translation>es gab kein Refresh-Token</translation>
    </message>
    <message>
        <source>Allow the scope refresh_token (offline_access) in the External Client App</source>
        <translation>Erlauben Sie den Bereich refresh_token (offline_access) in der External Client App</translation>
    </message>
    <message>
        <source>QuickBooks would end this sign-in within the hour</source>
        <translation>QuickBooks würde diese Anmeldung binnen einer Stunde beenden</translation>
    </message>
    <message>
        <source>%1 refused the user</source>
        <translation>%1 hat den Benutzer abgelehnt</translation>
    </message>
    <message>
        <source>the user is frozen or inactive</source>
        <translation>der Benutzer ist eingefroren oder inaktiv</translation>
    </message>
    <message>
        <source>Ask an administrator to activate the user, or sign in as another one</source>
        <translation>Bitten Sie die Administration, den Benutzer zu aktivieren, oder melden Sie sich als anderer an</translation>
    </message>
    <message>
        <source>Salesforce refused the org</source>
        <translation>Salesforce hat die Organisation abgelehnt</translation>
    </message>
    <message>
        <source>the org is locked or expired</source>
        <translation>die Organisation ist gesperrt oder abgelaufen</translation>
    </message>
    <message>
        <source>Ask an administrator</source>
        <translation>Fragen Sie die Administration</translation>
    </message>
    <message>
        <source>%1 has blocked Sluice</source>
        <translation>%1 hat Sluice gesperrt</translation>
    </message>
    <message>
        <source>an administrator blocked the app</source>
        <translation>die Administration hat die App gesperrt</translation>
    </message>
    <message>
        <source>Ask the administrator to unblock it</source>
        <translation>Bitten Sie die Administration, sie zu entsperren</translation>
    </message>
    <message>
        <source>This is another Salesforce org</source>
        <translation>Dies ist eine andere Salesforce-Organisation</translation>
    </message>
    <message>
        <source>the connection belongs to the org it was made with</source>
        <translation>die Verbindung gehört zu der Organisation, mit der sie angelegt wurde</translation>
    </message>
    <message>
        <source>Sign in to the same org, or use another profile for the other one</source>
        <translation>Melden Sie sich bei derselben Organisation an, oder verwenden Sie für die andere ein anderes Profil</translation>
    </message>
    <message>
        <source>This is another QuickBooks company</source>
        <translation>Dies ist ein anderes QuickBooks-Unternehmen</translation>
    </message>
    <message>
        <source>the connection belongs to the company it was made with</source>
        <translation>die Verbindung gehört zu dem Unternehmen, mit dem sie angelegt wurde</translation>
    </message>
    <message>
        <source>Choose the same company on Intuit&apos;s page, or connect the other one as a new company</source>
        <translation>Wählen Sie auf der Seite von Intuit dasselbe Unternehmen, oder verbinden Sie das andere als neues</translation>
    </message>
    <message>
        <source>Salesforce did not say who signed in</source>
        <translation>Salesforce hat nicht gesagt, wer sich angemeldet hat</translation>
    </message>
    <message>
        <source>the app may not read the identity of its users</source>
        <translation>die App darf die Identität ihrer Benutzer nicht lesen</translation>
    </message>
    <message>
        <source>Allow the scope api (or id) in the External Client App</source>
        <translation>Erlauben Sie den Bereich api (oder id) in der External Client App</translation>
    </message>
    <message>
        <source>its answer names no user</source>
        <translation>seine Antwort nennt keinen Benutzer</translation>
    </message>
    <message>
        <source>Check the sign-in address and try again</source>
        <translation>Prüfen Sie die Anmeldeadresse und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>The addresses of %1 could not be read</source>
        <translation>Die Adressen von %1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>the discovery address does not answer with a discovery document</source>
        <translation>die Discovery-Adresse antwortet nicht mit einem Discovery-Dokument</translation>
    </message>
    <message>
        <source>Check the discovery address</source>
        <translation>Prüfen Sie die Discovery-Adresse</translation>
    </message>
    <message>
        <source>The address is refused</source>
        <translation>Die Adresse wird abgelehnt</translation>
    </message>
    <message>
        <source>it is not https</source>
        <translation>sie ist nicht https</translation>
    </message>
    <message>
        <source>Use an https address; plain http is for this machine only</source>
        <translation>Verwenden Sie eine https-Adresse; http gilt nur für diesen Rechner</translation>
    </message>
    <message>
        <source>The sign-in cannot start</source>
        <translation>Die Anmeldung kann nicht beginnen</translation>
    </message>
    <message>
        <source>the client id or an address is missing</source>
        <translation>die Client-ID oder eine Adresse fehlt</translation>
    </message>
    <message>
        <source>Enter the client id of your own app</source>
        <translation>Geben Sie die Client-ID Ihrer eigenen App ein</translation>
    </message>
    <message>
        <source>The address was not used</source>
        <translation>Die Adresse wurde nicht verwendet</translation>
    </message>
    <message>
        <source>no sign-in is waiting for it</source>
        <translation>keine Anmeldung wartet auf sie</translation>
    </message>
    <message>
        <source>Start the sign-in again</source>
        <translation>Beginnen Sie die Anmeldung neu</translation>
    </message>
    <message>
        <source>No safe connection to %1</source>
        <translation>Keine sichere Verbindung zu %1</translation>
    </message>
    <message>
        <source>its certificate is not trusted on this machine</source>
        <translation>seinem Zertifikat wird auf diesem Rechner nicht vertraut</translation>
    </message>
    <message>
        <source>Check the clock and the network; a company proxy needs its certificate installed on this machine</source>
        <translation>Prüfen Sie Uhr und Netz; das Zertifikat eines Firmen-Proxys muss auf diesem Rechner installiert sein</translation>
    </message>
    <message>
        <source>There is nowhere to keep the sign-in</source>
        <translation>Die Anmeldung lässt sich nirgends aufbewahren</translation>
    </message>
    <message>
        <source>this machine has no key store, and there is no passphrase for a sealed file</source>
        <translation>dieser Rechner hat keinen Schlüsselspeicher, und für eine versiegelte Datei gibt es keine Passphrase</translation>
    </message>
    <message>
        <source>Start the desktop&apos;s key store, or use --secrets file with SLUICE_PASSPHRASE</source>
        <translation>Starten Sie den Schlüsselspeicher des Desktops, oder verwenden Sie --secrets file mit SLUICE_PASSPHRASE</translation>
    </message>
    <message>
        <source>The key store is locked</source>
        <translation>Der Schlüsselspeicher ist gesperrt</translation>
    </message>
    <message>
        <source>it did not open for Sluice</source>
        <translation>er hat sich für Sluice nicht geöffnet</translation>
    </message>
    <message>
        <source>Unlock it and try again</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>The sealed file does not open</source>
        <translation>Die versiegelte Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>the passphrase is wrong, or the file is damaged</source>
        <translation>die Passphrase ist falsch, oder die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>Check SLUICE_PASSPHRASE; if the file is lost, remove it and sign in again</source>
        <translation>Prüfen Sie SLUICE_PASSPHRASE; ist die Datei verloren, löschen Sie sie und melden sich neu an</translation>
    </message>
    <message>
        <source>%1 could not be reached</source>
        <translation>%1 war nicht zu erreichen</translation>
    </message>
    <message>
        <source>there is no connection to it</source>
        <translation>es gibt keine Verbindung dorthin</translation>
    </message>
    <message>
        <source>Check the network and try again</source>
        <translation>Prüfen Sie das Netz und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>the connection broke or took too long</source>
        <translation>die Verbindung brach ab oder dauerte zu lange</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 asks for patience</source>
        <translation>%1 bittet um Geduld</translation>
    </message>
    <message>
        <source>there were too many attempts</source>
        <translation>es gab zu viele Versuche</translation>
    </message>
    <message>
        <source>Wait some minutes and try again</source>
        <translation>Warten Sie einige Minuten und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>the sign-in has ended</source>
        <translation>die Anmeldung ist beendet</translation>
    </message>
    <message>
        <source>%1 refused the sign-in</source>
        <translation>%1 hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>it said: %2</source>
        <translation>die Meldung: %2</translation>
    </message>
    <message>
        <source>Check the settings of the app</source>
        <translation>Prüfen Sie die Einstellungen der App</translation>
    </message>
    <message>
        <source>%1 answered something unexpected</source>
        <translation>%1 hat etwas Unerwartetes geantwortet</translation>
    </message>
    <message>
        <source>the answer cannot be understood</source>
        <translation>die Antwort ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>Check the address; a proxy or a maintenance page may have answered instead</source>
        <translation>Prüfen Sie die Adresse; vielleicht hat ein Proxy oder eine Wartungsseite geantwortet</translation>
    </message>
    <message>
        <source>The sign-in could not be kept</source>
        <translation>Die Anmeldung konnte nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>%2</source>
        <translation>%2</translation>
    </message>
    <message>
        <source>Check the disk and the key store</source>
        <translation>Prüfen Sie Datenträger und Schlüsselspeicher</translation>
    </message>
    <message>
        <source>The stored sign-in cannot be read</source>
        <translation>Die gespeicherte Anmeldung ist nicht zu lesen</translation>
    </message>
    <message>
        <source>The sign-in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>you stopped it</source>
        <translation>Sie haben sie angehalten</translation>
    </message>
    <message>
        <source>Start it again when you like</source>
        <translation>Beginnen Sie sie wieder, wann Sie möchten</translation>
    </message>
    <message>
        <source>This e-mail address belongs to another person</source>
        <translation>Diese E-Mail-Adresse gehört einer anderen Person</translation>
    </message>
    <message>
        <source>whoever signed in with it before is another user of Salesforce</source>
        <translation>wer sich bisher mit ihr angemeldet hat, ist ein anderer Benutzer von Salesforce</translation>
    </message>
    <message>
        <source>If it is the same person, an integration owner confirms it with sluicectl connect salesforce --replace-user</source>
        <translation>Ist es dieselbe Person, bestätigt es jemand mit der Integrationsverantwortung mit sluicectl connect salesforce --replace-user</translation>
    </message>
    <message>
        <source>the user has no e-mail address, by which people are known here</source>
        <translation>der Benutzer hat keine E-Mail-Adresse, und an ihr werden Personen hier erkannt</translation>
    </message>
    <message>
        <source>Enter one in Salesforce and sign in again</source>
        <translation>Tragen Sie in Salesforce eine ein und melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>Salesforce does not vouch for who signed in</source>
        <translation>Salesforce bürgt nicht dafür, wer sich angemeldet hat</translation>
    </message>
    <message>
        <source>the user&apos;s e-mail address is not verified</source>
        <translation>die E-Mail-Adresse des Benutzers ist nicht bestätigt</translation>
    </message>
    <message>
        <source>Verify the address in Salesforce and sign in again</source>
        <translation>Bestätigen Sie die Adresse in Salesforce und melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>the clock is replaced for a test, and this is a real system</source>
        <translation>die Uhr ist für einen Test ersetzt, und dies ist ein echtes System</translation>
    </message>
    <message>
        <source>Start without --now</source>
        <translation>Starten Sie ohne --now</translation>
    </message>
    <message>
        <source>Salesforce refused the sign-in by key</source>
        <translation>Salesforce hat die Anmeldung mit Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>neither the user nor an administrator has approved the app for the user, or there is no user of that name</source>
        <translation>weder der Benutzer selbst noch ein Administrator hat die App für ihn freigegeben, oder es gibt keinen Benutzer dieses Namens</translation>
    </message>
    <message>
        <source>Assign the app to the user by permission set (Policies, admin-approved users), or let the user sign in once in the browser, and check the username</source>
        <translation>Weisen Sie dem Benutzer die App mit einem Berechtigungssatz zu (Policies, admin-approved users), oder lassen Sie ihn sich einmal im Browser anmelden, und prüfen Sie den Benutzernamen</translation>
    </message>
    <message>
        <source>the login address belongs to another kind of org</source>
        <translation>die Anmeldeadresse gehört zu einer anderen Art von Org</translation>
    </message>
    <message>
        <source>Use https://test.salesforce.com or its My Domain for a sandbox, and https://login.salesforce.com or its My Domain for production</source>
        <translation>Verwenden Sie für eine Sandbox https://test.salesforce.com oder deren My Domain, für die Produktion https://login.salesforce.com oder deren My Domain</translation>
    </message>
    <message>
        <source>the key does not belong to the certificate of the app</source>
        <translation>der Schlüssel gehört nicht zum Zertifikat der App</translation>
    </message>
    <message>
        <source>Upload the certificate of this very key to the External Client App, check the consumer key, and wait ten minutes after a change</source>
        <translation>Laden Sie das Zertifikat genau dieses Schlüssels in die External Client App, prüfen Sie den Consumer Key, und warten Sie nach einer Änderung zehn Minuten</translation>
    </message>
    <message>
        <source>it has expired on arrival: the clock of this computer may be wrong</source>
        <translation>sie war bei der Ankunft schon abgelaufen: vielleicht geht die Uhr dieses Rechners falsch</translation>
    </message>
    <message>
        <source>Let the network set the clock</source>
        <translation>Lassen Sie die Uhr vom Netz stellen</translation>
    </message>
    <message>
        <source>the user may not sign in from this address or at this hour</source>
        <translation>der Benutzer darf sich von dieser Adresse aus oder zu dieser Stunde nicht anmelden</translation>
    </message>
    <message>
        <source>Ask an administrator to allow the address of this machine in the profile of the user (Login IP Ranges, Login Hours)</source>
        <translation>Bitten Sie einen Administrator, die Adresse dieses Rechners im Profil des Benutzers zu erlauben (Login IP Ranges, Login Hours)</translation>
    </message>
    <message>
        <source>the app does not allow it</source>
        <translation>die App erlaubt sie nicht</translation>
    </message>
    <message>
        <source>Turn on the JWT bearer flow in the External Client App, and upload the certificate of the key</source>
        <translation>Schalten Sie in der External Client App den JWT Bearer Flow ein, und laden Sie das Zertifikat des Schlüssels hoch</translation>
    </message>
    <message>
        <source>Check the app, its certificate and the user in Salesforce</source>
        <translation>Prüfen Sie in Salesforce die App, ihr Zertifikat und den Benutzer</translation>
    </message>
    <message>
        <source>The key cannot be used</source>
        <translation>Der Schlüssel ist nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>its file cannot be read</source>
        <translation>seine Datei ist nicht zu lesen</translation>
    </message>
    <message>
        <source>Check the name and the rights of the file</source>
        <translation>Prüfen Sie Namen und Rechte der Datei</translation>
    </message>
    <message>
        <source>The key is refused</source>
        <translation>Der Schlüssel wird nicht angenommen</translation>
    </message>
    <message>
        <source>other users of this machine can read or replace its file</source>
        <translation>andere Benutzer dieses Rechners können seine Datei lesen oder austauschen</translation>
    </message>
    <message>
        <source>Take their rights away with &apos;chmod go-rwx&apos;, and consider that somebody may have copied the key already</source>
        <translation>Nehmen Sie ihnen die Rechte mit „chmod go-rwx“, und bedenken Sie, dass jemand den Schlüssel schon kopiert haben kann</translation>
    </message>
    <message>
        <source>its file holds no private key in PEM form</source>
        <translation>seine Datei enthält keinen privaten Schlüssel in der Form PEM</translation>
    </message>
    <message>
        <source>Name the file that begins with BEGIN PRIVATE KEY, not the certificate</source>
        <translation>Nennen Sie die Datei, die mit BEGIN PRIVATE KEY beginnt, nicht das Zertifikat</translation>
    </message>
    <message>
        <source>it is protected by a passphrase, which nobody is there to type</source>
        <translation>er ist mit einer Passphrase geschützt, und niemand ist da, der sie eingibt</translation>
    </message>
    <message>
        <source>Write it out without one: &apos;openssl pkey -in FILE -out OTHER&apos;; Sluice seals it and needs the file once</source>
        <translation>Schreiben Sie ihn ohne Passphrase: „openssl pkey -in FILE -out OTHER“; Sluice versiegelt ihn und braucht die Datei nur einmal</translation>
    </message>
    <message>
        <source>it is no RSA key, and Salesforce takes no others</source>
        <translation>er ist kein RSA-Schlüssel, und andere nimmt Salesforce nicht</translation>
    </message>
    <message>
        <source>Make an RSA key of at least 2048 bits and its certificate, as the README shows</source>
        <translation>Erzeugen Sie einen RSA-Schlüssel mit mindestens 2048 Bit und sein Zertifikat, wie die README es zeigt</translation>
    </message>
    <message>
        <source>it is shorter than 2048 bits</source>
        <translation>er ist kürzer als 2048 Bit</translation>
    </message>
    <message>
        <source>what the key store holds of it does not sign</source>
        <translation>mit dem, was der Schlüsselspeicher von ihm enthält, lässt sich nicht signieren</translation>
    </message>
    <message>
        <source>Connect again with the key file</source>
        <translation>Verbinden Sie erneut mit der Schlüsseldatei</translation>
    </message>
    <message>
        <source>the clock of this computer is %2 s ahead of Salesforce&apos;s</source>
        <translation>die Uhr dieses Rechners geht gegenüber der von Salesforce %2 s vor</translation>
    </message>
    <message>
        <source>the clock of this computer is %2 s behind Salesforce&apos;s</source>
        <translation>die Uhr dieses Rechners geht gegenüber der von Salesforce %2 s nach</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>This profile was written by a newer Sluice.</source>
        <translation>Dieses Profil hat ein neueres Sluice geschrieben.</translation>
    </message>
    <message>
        <source>Install that version on this computer too. Nothing was changed: an older program must not guess what a newer one wrote.</source>
        <translation>Installieren Sie diese Version auch auf diesem Rechner. Es wurde nichts verändert: Ein älteres Programm darf nicht raten, was ein neueres geschrieben hat.</translation>
    </message>
    <message>
        <source>The copy of both systems&apos; records is damaged.</source>
        <translation>Die Kopie der Daten beider Systeme ist beschädigt.</translation>
    </message>
    <message>
        <source>No decision is lost: mirror.sqlite holds only what Salesforce and QuickBooks say. Move it out of the folder and try again; Sluice then reads everything anew.</source>
        <translation>Keine Entscheidung ist verloren: mirror.sqlite enthält nur, was Salesforce und QuickBooks sagen. Verschieben Sie die Datei aus dem Ordner und versuchen Sie es erneut; Sluice liest dann alles neu.</translation>
    </message>
    <message>
        <source>The record of decisions is damaged.</source>
        <translation>Das Journal der Entscheidungen ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing is posted meanwhile. Keep journal.sqlite as it is under another name, put the last backup in its place and try again; Sluice then finds in QuickBooks what was posted since.</source>
        <translation>Bis dahin wird nichts gebucht. Bewahren Sie journal.sqlite unverändert unter einem anderen Namen auf, legen Sie die letzte Sicherung an ihre Stelle und versuchen Sie es erneut; was seither gebucht wurde, findet Sluice in QuickBooks.</translation>
    </message>
    <message>
        <source>The settings cannot be understood.</source>
        <translation>Die Einstellungen sind nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Correct the line named below in settings.toml and try again.</source>
        <translation>Berichtigen Sie in settings.toml die unten genannte Zeile und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This profile is damaged.</source>
        <translation>Dieses Profil ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Bring the folder back from its backup and try again.</source>
        <translation>Es wurde nichts verändert. Stellen Sie den Ordner aus seiner Sicherung wieder her und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This profile cannot be opened.</source>
        <translation>Dieses Profil lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check that the folder is there, that you may read and write it, and that the disk is not full; then try again.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie darin lesen und schreiben dürfen und ob der Datenträger nicht voll ist; versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>M</source>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Waiting for its event</source>
        <translation>Wartet auf Ereignis</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>Buchung</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Part paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Annulliert</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Gutgeschrieben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Eingehalten</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Überschritten</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Billing clerk</source>
        <translation>Rechnungsstellung</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Sales operations</source>
        <translation>Vertriebsinnendienst</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Leistungserbringung</translation>
    </message>
    <message>
        <source>CFO</source>
        <translation>CFO</translation>
    </message>
    <message>
        <source>Integration owner</source>
        <translation>Integrationsverantwortung</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Sales, the deal&apos;s owner</source>
        <translation>Vertrieb, der Deal-Inhaber</translation>
    </message>
    <message>
        <source>Customer not active</source>
        <translation>Kunde nicht aktiv</translation>
    </message>
    <message>
        <source>Ambiguous customer</source>
        <translation>Kunde mehrdeutig</translation>
    </message>
    <message>
        <source>Address, contact or e-mail</source>
        <translation>Anschrift, Kontakt oder E-Mail</translation>
    </message>
    <message>
        <source>SKU missing or unmapped</source>
        <translation>SKU fehlt oder ohne Artikel</translation>
    </message>
    <message>
        <source>Price or discount differs</source>
        <translation>Preis oder Rabatt weicht ab</translation>
    </message>
    <message>
        <source>Tax code missing</source>
        <translation>Steuercode fehlt</translation>
    </message>
    <message>
        <source>Currency conflict</source>
        <translation>Währungskonflikt</translation>
    </message>
    <message>
        <source>PO number missing</source>
        <translation>Bestellnummer fehlt</translation>
    </message>
    <message>
        <source>Terms not standard</source>
        <translation>Abweichende Zahlungsbedingungen</translation>
    </message>
    <message>
        <source>Deal changed late</source>
        <translation>Deal spät geändert</translation>
    </message>
    <message>
        <source>Delivery not confirmed</source>
        <translation>Lieferung nicht bestätigt</translation>
    </message>
    <message>
        <source>Quantity disputed</source>
        <translation>Menge strittig</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technisch</translation>
    </message>
    <message>
        <source>By-pass or duplicate</source>
        <translation>Umgehung oder Dublette</translation>
    </message>
    <message>
        <source>Customer data</source>
        <translation>Kundendaten</translation>
    </message>
    <message>
        <source>Product and price</source>
        <translation>Produkt und Preis</translation>
    </message>
    <message>
        <source>Tax and currency</source>
        <translation>Steuer und Währung</translation>
    </message>
    <message>
        <source>Deal documents</source>
        <translation>Deal-Unterlagen</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Systems and control</source>
        <translation>Systeme und Kontrolle</translation>
    </message>
    <message>
        <source>Sluice</source>
        <translation>Sluice</translation>
    </message>
    <message>
        <source>By hand, linked</source>
        <translation>Von Hand, verknüpft</translation>
    </message>
    <message>
        <source>By-pass</source>
        <translation>Umgehung</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annulliert</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>First invoice</source>
        <translation>Erste Rechnung</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Kreditlimit</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Hoher Betrag</translation>
    </message>
    <message>
        <source>Duplicate?</source>
        <translation>Dublette?</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Wartet auf den Kunden</translation>
    </message>
    <message>
        <source>Waiting for sales</source>
        <translation>Wartet auf den Vertrieb</translation>
    </message>
    <message>
        <source>Waiting for a third party</source>
        <translation>Wartet auf Dritte</translation>
    </message>
    <message>
        <source>Accounting system is down</source>
        <translation>Buchhaltung nicht erreichbar</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Nothing was reached over the network.</source>
        <translation>Über das Netz wurde nichts erreicht.</translation>
    </message>
    <message>
        <source>Try again when you are online.</source>
        <translation>Versuchen Sie es erneut, wenn Sie online sind.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>Sluice looks what became of it; try again later.</source>
        <translation>Sluice sieht nach, was daraus wurde; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The other system asked Sluice to slow down.</source>
        <translation>Das andere System bat Sluice, langsamer zu machen.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>The sign-in has expired.</source>
        <translation>Die Anmeldung ist abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again under Set-up.</source>
        <translation>Melden Sie sich unter Einrichtung neu an.</translation>
    </message>
    <message>
        <source>The other system said no.</source>
        <translation>Das andere System lehnte ab.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Reload the list.</source>
        <translation>Laden Sie die Liste neu.</translation>
    </message>
    <message>
        <source>Somebody else was faster.</source>
        <translation>Jemand anderes war schneller.</translation>
    </message>
    <message>
        <source>Look at it again and decide anew.</source>
        <translation>Sehen Sie es noch einmal an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Die Antwort war nicht zu lesen.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder could not be read or written.</source>
        <translation>Der Ordner des Profils war nicht zu lesen oder zu schreiben.</translation>
    </message>
    <message>
        <source>Check free space and rights.</source>
        <translation>Prüfen Sie freien Platz und Rechte.</translation>
    </message>
    <message>
        <source>A file of the profile is damaged or from a newer version.</source>
        <translation>Eine Datei des Profils ist beschädigt oder von einer neueren Version.</translation>
    </message>
    <message>
        <source>Run the doctor.</source>
        <translation>Starten Sie sluicectl doctor.</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>Eine Grenze wurde erreicht.</translation>
    </message>
    <message>
        <source>Your roles, or the separation of duties, do not allow it.</source>
        <translation>Ihre Rollen oder die Funktionstrennung erlauben es nicht.</translation>
    </message>
    <message>
        <source>Something is missing.</source>
        <translation>Es fehlt etwas.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Voided before</source>
        <translation>Schon annulliert</translation>
    </message>
    <message>
        <source>Billed beside</source>
        <translation>Daneben berechnet</translation>
    </message>
    <message>
        <source>Turned down before</source>
        <translation>Schon abgelehnt</translation>
    </message>
</context>
<context>
    <name>billing</name>
    <message>
        <source>no mapping of this product waits for approval</source>
        <translation>keine Zuordnung dieses Produkts wartet auf Freigabe</translation>
    </message>
    <message>
        <source>the request changed since you looked at it</source>
        <translation>die Anforderung hat sich geändert, seit Sie sie ansahen</translation>
    </message>
    <message>
        <source>no signature of yours is needed here</source>
        <translation>hier wird keine Unterschrift von Ihnen gebraucht</translation>
    </message>
    <message>
        <source>a return needs a note that says what is asked</source>
        <translation>zum Zurückgeben gehört eine Notiz, die sagt, was gefragt ist</translation>
    </message>
    <message>
        <source>a delivery is confirmed on a date that has come</source>
        <translation>eine Lieferung wird zu einem Datum bestätigt, das erreicht ist</translation>
    </message>
    <message>
        <source>it is invoiced already</source>
        <translation>sie ist bereits berechnet</translation>
    </message>
    <message>
        <source>the evidence file cannot be read</source>
        <translation>die Datei mit dem Nachweis ist nicht zu lesen</translation>
    </message>
    <message>
        <source>it does not wait for a decision</source>
        <translation>sie wartet nicht auf eine Entscheidung</translation>
    </message>
    <message>
        <source>there is no request %1</source>
        <translation>es gibt keine Anforderung %1</translation>
    </message>
    <message>
        <source>there is no account %1</source>
        <translation>es gibt keinen Account %1</translation>
    </message>
    <message>
        <source>there is no company %1</source>
        <translation>es gibt kein Unternehmen %1</translation>
    </message>
    <message>
        <source>there is no customer %1 in the company %2</source>
        <translation>es gibt keinen Kunden %1 im Unternehmen %2</translation>
    </message>
    <message>
        <source>there is no product %1</source>
        <translation>es gibt kein Produkt %1</translation>
    </message>
    <message>
        <source>there is no item %1 in the company %2</source>
        <translation>es gibt keinen Artikel %1 im Unternehmen %2</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>PO number</source>
        <translation>Bestellnummer</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>nobody signed in to this profile as %1</source>
        <translation>in diesem Profil hat sich niemand als %1 angemeldet</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Did not answer in time</source>
        <translation>Hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>Asked us to slow down</source>
        <translation>Bat uns, langsamer zu machen</translation>
    </message>
    <message>
        <source>The last read failed: %1</source>
        <translation>Das letzte Einlesen misslang: %1</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Sluice tries again with the next cycle</source>
        <translation>Sluice versucht es mit dem nächsten Durchlauf erneut</translation>
    </message>
    <message>
        <source>Nothing is posted: this computer&apos;s clock is %1 minutes ahead of the books</source>
        <translation>Es wird nichts gebucht: Die Uhr dieses Rechners geht gegenüber der Buchhaltung %1 Minuten vor</translation>
    </message>
    <message>
        <source>Nothing is posted: this computer&apos;s clock is %1 minutes behind the books</source>
        <translation>Es wird nichts gebucht: Die Uhr dieses Rechners geht gegenüber der Buchhaltung %1 Minuten nach</translation>
    </message>
    <message>
        <source>Set the clock; Sluice then goes on by itself</source>
        <translation>Uhr stellen; danach macht Sluice von selbst weiter</translation>
    </message>
    <message>
        <source>Takes no invoices: its subscription has ended or its bill is unpaid</source>
        <translation>Nimmt keine Rechnungen an: Das Abonnement ist abgelaufen oder nicht bezahlt</translation>
    </message>
    <message>
        <source>Its owner must renew it; Sluice then goes on by itself</source>
        <translation>Der Inhaber muss es erneuern; danach macht Sluice von selbst weiter</translation>
    </message>
    <message>
        <source>Salesforce</source>
        <translation>Salesforce</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>tax code not known</source>
        <translation>Steuercode unbekannt</translation>
    </message>
    <message>
        <source>computed by the books</source>
        <translation>von der Buchhaltung berechnet</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>Nearly all calls of the org&apos;s day are used: nothing is read for now</source>
        <translation>Fast alle Aufrufe des Tages sind verbraucht: Vorerst wird nichts gelesen</translation>
    </message>
    <message>
        <source>The org does not tell its currency</source>
        <translation>Die Organisation nennt ihre Währung nicht</translation>
    </message>
    <message>
        <source>The org does not let this user use its API</source>
        <translation>Die Organisation lässt diesen Benutzer ihre API nicht verwenden</translation>
    </message>
    <message>
        <source>The last 5 % are left to people; Sluice asks every 15 minutes whether there is room again</source>
        <translation>Die letzten 5 % bleiben den Menschen; Sluice fragt alle 15 Minuten, ob wieder Platz ist</translation>
    </message>
    <message>
        <source>Write it down in settings.toml: currency = &quot;USD&quot;</source>
        <translation>Schreiben Sie sie in settings.toml: currency = &quot;USD&quot;</translation>
    </message>
    <message>
        <source>An administrator must give the user the permission API Enabled, or the org an edition with API access</source>
        <translation>Ein Administrator muss dem Benutzer die Berechtigung „API aktiviert“ geben, oder die Organisation braucht eine Edition mit API-Zugriff</translation>
    </message>
    <message>
        <source>Reads every 5 minutes only: %1 % of the org&apos;s calls of the day are used</source>
        <translation>Liest nur alle 5 Minuten: %1 % der Aufrufe des Tages sind verbraucht</translation>
    </message>
    <message>
        <source>Reads every 5 minutes only: Sluice has used its tenth of the org&apos;s calls of the day</source>
        <translation>Liest nur alle 5 Minuten: Sluice hat sein Zehntel der Aufrufe des Tages verbraucht</translation>
    </message>
    <message>
        <source>Reads less often: %1 % of the month&apos;s reads of all companies together are used</source>
        <translation>Liest seltener: %1 % der Lesezugriffe des Monats sind verbraucht, von allen Unternehmen zusammen</translation>
    </message>
    <message>
        <source>Reads nothing for now: %1 % of the org&apos;s calls of the day are used</source>
        <translation>Liest vorerst nichts: %1 % der Aufrufe des Tages sind verbraucht</translation>
    </message>
    <message>
        <source>Signed out: %1</source>
        <translation>Abgemeldet: %1</translation>
    </message>
</context>
<context>
    <name>exceptions</name>
    <message>
        <source>nobody signed in with %1</source>
        <translation>niemand hat sich mit %1 angemeldet</translation>
    </message>
    <message>
        <source>a pause needs one of these reasons: %1</source>
        <translation>zum Anhalten gehört einer dieser Gründe: %1</translation>
    </message>
    <message>
        <source>a pause needs a wake-up time that lies ahead</source>
        <translation>zum Anhalten gehört ein Zeitpunkt in der Zukunft</translation>
    </message>
    <message>
        <source>it is resolved</source>
        <translation>sie ist erledigt</translation>
    </message>
    <message>
        <source>it is not paused</source>
        <translation>sie ist nicht angehalten</translation>
    </message>
    <message>
        <source>it is resolved already</source>
        <translation>sie ist bereits erledigt</translation>
    </message>
    <message>
        <source>it is open</source>
        <translation>sie ist offen</translation>
    </message>
    <message>
        <source>it belongs to no deal, so there is no owner to ask</source>
        <translation>sie gehört zu keinem Deal, also ist kein Inhaber zu fragen</translation>
    </message>
    <message>
        <source>there is no exception %1</source>
        <translation>es gibt keine Ausnahme %1</translation>
    </message>
    <message>
        <source>its deal is deleted in Salesforce, and no Task can be written to it</source>
        <translation>der zugehörige Deal ist in Salesforce gelöscht, dazu lässt sich keine Aufgabe mehr anlegen</translation>
    </message>
    <message>
        <source>nothing was decided here that could be taken back</source>
        <translation>hier wurde nichts entschieden, was sich zurücknehmen ließe</translation>
    </message>
    <message>
        <source>Sluice has judged it anew since, and there is nothing left to take back</source>
        <translation>Sluice hat es seither neu beurteilt, und es ist nichts mehr zurückzunehmen</translation>
    </message>
    <message>
        <source>the last decision here is by %1, and only they can take it back</source>
        <translation>die letzte Entscheidung hier ist von %1 und lässt sich nur von dort zurücknehmen</translation>
    </message>
    <message>
        <source>it is about something else since you looked at it: %1</source>
        <translation>es geht inzwischen um etwas anderes als das, was Sie gesehen haben: %1</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>Planned: %1 over %2</source>
        <translation>Geplant: %1 über %2</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Storniert: %1</translation>
    </message>
    <message>
        <source>Delivery confirmed on %1</source>
        <translation>Lieferung bestätigt am %1</translation>
    </message>
    <message>
        <source>Submitted for approval by path %1</source>
        <translation>Zur Freigabe vorgelegt nach Regel %1</translation>
    </message>
    <message>
        <source>Withdrawn before the decision: %1</source>
        <translation>Vor der Entscheidung zurückgezogen: %1</translation>
    </message>
    <message>
        <source>Approved as %1</source>
        <translation>Freigegeben als %1</translation>
    </message>
    <message>
        <source> (alone: nobody else holds a finance role)</source>
        <translation> (allein: niemand sonst hat eine Finanzrolle)</translation>
    </message>
    <message>
        <source>Returned with a question: %1</source>
        <translation>Mit einer Frage zurückgegeben: %1</translation>
    </message>
    <message>
        <source>Rejected, %1</source>
        <translation>Abgelehnt, %1</translation>
    </message>
    <message>
        <source>Approval void because of a change: %1</source>
        <translation>Freigabe durch Änderung hinfällig: %1</translation>
    </message>
    <message>
        <source>Invoice about to be written, attempt %1</source>
        <translation>Rechnung wird geschrieben, Versuch %1</translation>
    </message>
    <message>
        <source>Invoice %1 found in the books by its marker</source>
        <translation>Rechnung %1 an ihrer Kennung in der Buchhaltung gefunden</translation>
    </message>
    <message>
        <source>Invoice %1 posted</source>
        <translation>Rechnung %1 gebucht</translation>
    </message>
    <message>
        <source>No definite answer; Sluice looks before it does anything else: %1</source>
        <translation>Keine eindeutige Antwort; Sluice sieht nach, bevor es etwas anderes tut: %1</translation>
    </message>
    <message>
        <source>The books refused: %1</source>
        <translation>Die Buchhaltung lehnte ab: %1</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Invoice %1, made by hand, linked by %2</source>
        <translation>Rechnung %1, von Hand erstellt, verknüpft über %2</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Eröffnet: %1</translation>
    </message>
    <message>
        <source>Found now: %1</source>
        <translation>Jetzt gefunden: %1</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Niemandem zugewiesen</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>Tagged %1</source>
        <translation>Ursache %1 festgelegt</translation>
    </message>
    <message>
        <source>Paused: %1, until %2</source>
        <translation>Angehalten: %1, bis %2</translation>
    </message>
    <message>
        <source>The clock runs again</source>
        <translation>Die Uhr läuft wieder</translation>
    </message>
    <message>
        <source>Resolved, %1</source>
        <translation>Erledigt, %1</translation>
    </message>
    <message>
        <source>Opened again: %1</source>
        <translation>Wieder geöffnet: %1</translation>
    </message>
    <message>
        <source>The deal&apos;s owner is asked by a Salesforce Task</source>
        <translation>Der Deal-Inhaber wird durch eine Salesforce-Aufgabe gefragt</translation>
    </message>
    <message>
        <source>The deal&apos;s owner is asked: %1</source>
        <translation>Der Deal-Inhaber wird gefragt: %1</translation>
    </message>
    <message>
        <source>A decision was taken back</source>
        <translation>Eine Entscheidung wurde zurückgenommen</translation>
    </message>
    <message>
        <source>Task with a question about to be created</source>
        <translation>Aufgabe mit einer Frage wird angelegt</translation>
    </message>
    <message>
        <source>Task for overdue invoices about to be created</source>
        <translation>Aufgabe zu überfälligen Rechnungen wird angelegt</translation>
    </message>
    <message>
        <source>Salesforce refused a Task: %1</source>
        <translation>Salesforce lehnte eine Aufgabe ab: %1</translation>
    </message>
    <message>
        <source>Task with a question closed</source>
        <translation>Aufgabe mit einer Frage geschlossen</translation>
    </message>
    <message>
        <source>Task for overdue invoices closed</source>
        <translation>Aufgabe zu überfälligen Rechnungen geschlossen</translation>
    </message>
    <message>
        <source>Task with a question kept up to date</source>
        <translation>Aufgabe mit einer Frage nachgeführt</translation>
    </message>
    <message>
        <source>Task for overdue invoices kept up to date</source>
        <translation>Aufgabe zu überfälligen Rechnungen nachgeführt</translation>
    </message>
    <message>
        <source>Linked to customer %1</source>
        <translation>Mit Kunde %1 verknüpft</translation>
    </message>
    <message>
        <source>Customer released for billing</source>
        <translation>Kunde zur Berechnung freigegeben</translation>
    </message>
    <message>
        <source>Customer %1 about to be created</source>
        <translation>Kunde %1 wird angelegt</translation>
    </message>
    <message>
        <source>Customer %1 created</source>
        <translation>Kunde %1 angelegt</translation>
    </message>
    <message>
        <source>No definite answer about the customer: %1</source>
        <translation>Keine eindeutige Antwort zum Kunden: %1</translation>
    </message>
    <message>
        <source>The books refused the customer: %1</source>
        <translation>Die Buchhaltung lehnte den Kunden ab: %1</translation>
    </message>
    <message>
        <source>The customer was not created: %1</source>
        <translation>Der Kunde wurde nicht angelegt: %1</translation>
    </message>
    <message>
        <source>Item %1 proposed</source>
        <translation>Artikel %1 vorgeschlagen</translation>
    </message>
    <message>
        <source>Item %1 approved</source>
        <translation>Artikel %1 freigegeben</translation>
    </message>
    <message>
        <source>Written back to %1: %2</source>
        <translation>Nach %1 zurückgeschrieben: %2</translation>
    </message>
    <message>
        <source>The journal&apos;s head was told to Salesforce</source>
        <translation>Der Kopf des Journals wurde Salesforce mitgeteilt</translation>
    </message>
    <message>
        <source>Census: %1 intents compared with the books, %2 findings</source>
        <translation>Zählung: %1 Vorhaben mit der Buchhaltung verglichen, %2 Befunde</translation>
    </message>
    <message>
        <source>Policy %1 adopted</source>
        <translation>Regelwerk %1 in Kraft gesetzt</translation>
    </message>
    <message>
        <source>%1 signed in</source>
        <translation>%1 hat sich angemeldet</translation>
    </message>
    <message>
        <source>Role %1 granted</source>
        <translation>Rolle %1 erteilt</translation>
    </message>
    <message>
        <source>Role %1 revoked</source>
        <translation>Rolle %1 entzogen</translation>
    </message>
    <message>
        <source>Connected %1 %2</source>
        <translation>%1 %2 verbunden</translation>
    </message>
    <message>
        <source>Connection removed</source>
        <translation>Verbindung entfernt</translation>
    </message>
    <message>
        <source>Salesforce was told of %1 events, and the journal held %2</source>
        <translation>Salesforce wurden %1 Ereignisse gemeldet, das Journal enthielt %2</translation>
    </message>
    <message>
        <source>The journal has another head at event %1 than the one told to Salesforce</source>
        <translation>Das Journal hat bei Ereignis %1 einen anderen Kopf als den, der Salesforce gemeldet wurde</translation>
    </message>
    <message>
        <source>To be written back to %1: %2</source>
        <translation>Zurückzuschreiben nach %1: %2</translation>
    </message>
    <message>
        <source>The settings of the books were read</source>
        <translation>Die Einstellungen der Buchhaltung wurden gelesen</translation>
    </message>
    <message>
        <source>Settings of the books changed: %1</source>
        <translation>Einstellungen der Buchhaltung geändert: %1</translation>
    </message>
    <message>
        <source>%1 signed in by key</source>
        <translation>%1 hat sich mit Schlüssel angemeldet</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>Net amounts of billing requests by the month in which their deal was won. Booked = billed + not due + ready + waiting + blocked − over-billed. Billed: invoices dated by the as-of day, less credits; void ones count nothing. Not due: the billing event has not happened. Cancelled requests are not booked.</source>
        <translation>Nettobeträge der Anforderungen nach dem Monat, in dem ihr Deal gewonnen wurde. Gebucht = berechnet + nicht fällig + bereit + wartet + gesperrt − zu viel berechnet. Berechnet: Rechnungen mit Datum bis zum Stichtag, abzüglich Gutschriften; stornierte zählen nichts. Nicht fällig: Das Abrechnungsereignis ist nicht eingetreten. Stornierte Anforderungen sind nicht gebucht.</translation>
    </message>
    <message>
        <source>Calendar days from the billing event to the creation of the invoice in the books, per billing request, by month of creation. Percentiles are interpolated between neighbours; p90 from %1 requests on. Invoices made before the billing event and requests without a known date are counted apart; a request without a standing invoice is open.</source>
        <translation>Kalendertage vom Abrechnungsereignis bis zur Erstellung der Rechnung in der Buchhaltung, je Anforderung, nach dem Monat der Erstellung. Perzentile sind zwischen Nachbarn interpoliert; p90 ab %1 Anforderungen. Rechnungen vor dem Abrechnungsereignis und Anforderungen ohne bekanntes Datum werden getrennt gezählt; eine Anforderung ohne gültige Rechnung ist offen.</translation>
    </message>
    <message>
        <source>the billing event (delivered, accepted, milestone approved, period begun; won if billed on close)</source>
        <translation>dem Abrechnungsereignis (geliefert, abgenommen, Meilenstein abgenommen, Zeitraum begonnen; gewonnen, wenn bei Abschluss berechnet wird)</translation>
    </message>
    <message>
        <source>Net amounts whose billing event has happened and that no invoice covers, by calendar days since the event. What is blocked because nobody can say when the event happened has no age and is left out.</source>
        <translation>Nettobeträge, deren Abrechnungsereignis eingetreten ist und die keine Rechnung abdeckt, nach Kalendertagen seit dem Ereignis. Was gesperrt ist, weil niemand sagen kann, wann es eintrat, hat kein Alter und bleibt außen vor.</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>invoice numbers</source>
        <translation>Rechnungsnummern</translation>
    </message>
    <message>
        <source>Sluice numbers its invoices</source>
        <translation>Sluice nummeriert seine Rechnungen</translation>
    </message>
    <message>
        <source>the books number invoices themselves; Sluice knows its own by their marker</source>
        <translation>die Buchhaltung nummeriert Rechnungen selbst; Sluice erkennt die eigenen an ihrer Kennung</translation>
    </message>
    <message>
        <source>To let Sluice number them, switch on custom transaction numbers: Account and settings, Sales, Sales form content.</source>
        <translation>Damit Sluice sie nummeriert, schalten Sie eigene Vorgangsnummern ein: Account and settings, Sales, Sales form content.</translation>
    </message>
    <message>
        <source>sales tax</source>
        <translation>Umsatzsteuer</translation>
    </message>
    <message>
        <source>the books work it out themselves, and what they say stands</source>
        <translation>die Buchhaltung berechnet sie selbst, und was sie sagt, gilt</translation>
    </message>
    <message>
        <source>off: invoices carry none</source>
        <translation>aus: Rechnungen tragen keine</translation>
    </message>
    <message>
        <source>If you charge sales tax, set it up under Taxes.</source>
        <translation>Falls Sie Umsatzsteuer erheben, richten Sie sie unter Taxes ein.</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>Mehrwertsteuer</translation>
    </message>
    <message>
        <source>off: invoices would carry none</source>
        <translation>aus: Rechnungen trügen keine</translation>
    </message>
    <message>
        <source>Set up VAT under Taxes, then sync.</source>
        <translation>Richten Sie die Mehrwertsteuer unter Taxes ein und gleichen Sie dann ab.</translation>
    </message>
    <message>
        <source>currencies</source>
        <translation>Währungen</translation>
    </message>
    <message>
        <source>%1 requests in %2, and the books know %3 only</source>
        <translation>%1 Anforderungen in %2, und die Buchhaltung kennt nur %3</translation>
    </message>
    <message>
        <source>Switch on multicurrency (Account and settings, Advanced; it stays on for good), or bill these deals elsewhere.</source>
        <translation>Schalten Sie Multicurrency ein (Account and settings, Advanced; es bleibt für immer an), oder berechnen Sie diese Deals anderswo.</translation>
    </message>
    <message>
        <source>closed books</source>
        <translation>Buchungsschluss</translation>
    </message>
    <message>
        <source>closed until %1: nothing can be posted before that day is over</source>
        <translation>geschlossen bis %1: vor Ablauf dieses Tages lässt sich nichts buchen</translation>
    </message>
    <message>
        <source>Set an earlier closing date: Account and settings, Advanced, Accounting.</source>
        <translation>Setzen Sie ein früheres Abschlussdatum: Account and settings, Advanced, Accounting.</translation>
    </message>
    <message>
        <source>closed until %1</source>
        <translation>geschlossen bis %1</translation>
    </message>
    <message>
        <source>it is not installed</source>
        <translation>es ist nicht installiert</translation>
    </message>
    <message>
        <source>it is installed, but hidden from this user</source>
        <translation>es ist installiert, aber für diesen Benutzer verborgen</translation>
    </message>
    <message>
        <source>it is not installed, or hidden from this user: from here the two look the same</source>
        <translation>es ist nicht installiert oder für diesen Benutzer verborgen: von hier sieht beides gleich aus</translation>
    </message>
    <message>
        <source>this user may read the field but not write it</source>
        <translation>dieser Benutzer darf das Feld lesen, aber nicht schreiben</translation>
    </message>
    <message>
        <source>the field is a formula and can never be written</source>
        <translation>das Feld ist eine Formel und nie beschreibbar</translation>
    </message>
    <message>
        <source>the field is of type %1</source>
        <translation>das Feld hat den Typ %1</translation>
    </message>
    <message>
        <source>the field is no unique external id</source>
        <translation>das Feld ist keine eindeutige externe ID</translation>
    </message>
    <message>
        <source>the picklist lacks the value %1</source>
        <translation>in der Auswahlliste fehlt der Wert %1</translation>
    </message>
    <message>
        <source>the field is shorter than %1</source>
        <translation>das Feld ist kürzer als %1</translation>
    </message>
    <message>
        <source>Let this user read %1.</source>
        <translation>Lassen Sie diesen Benutzer %1 lesen.</translation>
    </message>
    <message>
        <source>Give this user the permission set Sluice Integration.</source>
        <translation>Geben Sie diesem Benutzer den Berechtigungssatz Sluice Integration.</translation>
    </message>
    <message>
        <source>Run &apos;sluicectl salesforce deploy&apos;, or map a field of your own to %1 in settings.toml.</source>
        <translation>Starten Sie „sluicectl salesforce deploy“, oder ordnen Sie %1 in settings.toml ein eigenes Feld zu.</translation>
    </message>
    <message>
        <source>Give this user&apos;s permission set edit access to %1.</source>
        <translation>Geben Sie dem Berechtigungssatz dieses Benutzers Bearbeitungszugriff auf %1.</translation>
    </message>
    <message>
        <source>Map another field to %1 in settings.toml.</source>
        <translation>Ordnen Sie %1 in settings.toml ein anderes Feld zu.</translation>
    </message>
    <message>
        <source>Mark %1 as an external id and as unique.</source>
        <translation>Kennzeichnen Sie %1 als externe ID und als eindeutig.</translation>
    </message>
    <message>
        <source>Add the value %1 to the picklist %2.</source>
        <translation>Ergänzen Sie den Wert %1 in der Auswahlliste %2.</translation>
    </message>
    <message>
        <source>Lengthen %1 to %2 characters.</source>
        <translation>Verlängern Sie %1 auf %2 Zeichen.</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>niemand ist angemeldet</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>es ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>es hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it asked to slow down</source>
        <translation>es bat, langsamer zu machen</translation>
    </message>
    <message>
        <source>opens</source>
        <translation>öffnet sich</translation>
    </message>
    <message>
        <source>Unlock the key store, or start with --secrets file and SLUICE_PASSPHRASE.</source>
        <translation>Entsperren Sie den Schlüsselspeicher, oder starten Sie mit --secrets file und SLUICE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>Others may read this folder: chmod 700 closes it.</source>
        <translation>Andere dürfen diesen Ordner lesen: chmod 700 schließt ihn.</translation>
    </message>
    <message>
        <source>%1 MB free</source>
        <translation>%1 MB frei</translation>
    </message>
    <message>
        <source>Make room: the journal must never stop half-way.</source>
        <translation>Schaffen Sie Platz: das Journal darf nie auf halbem Weg stehen bleiben.</translation>
    </message>
    <message>
        <source>%1 events, the chain holds</source>
        <translation>%1 Ereignisse, die Kette hält</translation>
    </message>
    <message>
        <source>the chain breaks at event %1</source>
        <translation>die Kette bricht bei Ereignis %1</translation>
    </message>
    <message>
        <source>Bring the journal back from its backup and ask who changed it.</source>
        <translation>Holen Sie das Journal aus der Sicherung zurück und fragen Sie, wer es geändert hat.</translation>
    </message>
    <message>
        <source>Sign in to Salesforce.</source>
        <translation>Melden Sie sich bei Salesforce an.</translation>
    </message>
    <message>
        <source>Look at the network and at Salesforce&apos;s own status, then try again.</source>
        <translation>Prüfen Sie das Netz und den Status von Salesforce, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>answers, and shows every field that Sluice knows</source>
        <translation>antwortet und zeigt jedes Feld, das Sluice kennt</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>Start Sluice again: it rebuilds the mirror.</source>
        <translation>Starten Sie Sluice neu: es baut den Spiegel wieder auf.</translation>
    </message>
    <message>
        <source>Sync: they are looked up before anything else is written.</source>
        <translation>Gleichen Sie ab: sie werden nachgesehen, bevor etwas anderes geschrieben wird.</translation>
    </message>
    <message>
        <source>requests without a tax code that has a rate: %1</source>
        <translation>Anforderungen ohne einen Steuercode mit Satz: %1</translation>
    </message>
    <message>
        <source>Name the code of the place in the deals, or set the company&apos;s usual one under Taxes.</source>
        <translation>Nennen Sie in den Deals den Code des Ortes oder richten Sie unter Taxes den üblichen der Firma ein.</translation>
    </message>
    <message>
        <source>invoices carry the tax code of their deal, or else the company&apos;s usual one</source>
        <translation>Rechnungen tragen den Steuercode ihres Deals, sonst den üblichen der Firma</translation>
    </message>
    <message>
        <source>this user may not read its records</source>
        <translation>dieser Benutzer darf seine Datensätze nicht lesen</translation>
    </message>
    <message>
        <source>this user may not write its records</source>
        <translation>dieser Benutzer darf seine Datensätze nicht schreiben</translation>
    </message>
    <message>
        <source>it is installed by a package with the prefix %1</source>
        <translation>es ist durch ein Paket mit dem Präfix %1 installiert</translation>
    </message>
    <message>
        <source>the permission set is not assigned to this user</source>
        <translation>der Berechtigungssatz ist diesem Benutzer nicht zugewiesen</translation>
    </message>
    <message>
        <source>these validation rules may refuse what Sluice writes: %1</source>
        <translation>diese Validierungsregeln können ablehnen, was Sluice schreibt: %1</translation>
    </message>
    <message>
        <source>these duplicate rules may refuse what Sluice writes: %1</source>
        <translation>diese Duplikatregeln können ablehnen, was Sluice schreibt: %1</translation>
    </message>
    <message>
        <source>the clock of this computer is %1 s away from that of Salesforce</source>
        <translation>die Uhr dieses Rechners weicht um %1 s von der von Salesforce ab</translation>
    </message>
    <message>
        <source>the org has one currency and does not tell which</source>
        <translation>die Organisation hat nur eine Währung und nennt sie nicht</translation>
    </message>
    <message>
        <source>Let this user create and edit records of %1.</source>
        <translation>Lassen Sie diesen Benutzer Datensätze von %1 anlegen und bearbeiten.</translation>
    </message>
    <message>
        <source>Write the prefix down in settings.toml: namespace = &quot;%1&quot;</source>
        <translation>Schreiben Sie das Präfix in settings.toml: namespace = &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Assign Sluice Integration to this user: &apos;sluicectl salesforce deploy&apos; does so, too.</source>
        <translation>Weisen Sie diesem Benutzer Sluice Integration zu; auch „sluicectl salesforce deploy“ tut das.</translation>
    </message>
    <message>
        <source>Leave this user out of them, unless each of them lets the fields of Sluice through.</source>
        <translation>Nehmen Sie diesen Benutzer davon aus, es sei denn, jede lässt die Felder von Sluice durch.</translation>
    </message>
    <message>
        <source>Let the network set the clock.</source>
        <translation>Lassen Sie die Uhr über das Netz stellen.</translation>
    </message>
    <message>
        <source>Write it down in settings.toml: currency = &quot;USD&quot;</source>
        <translation>Schreiben Sie sie in settings.toml: currency = &quot;USD&quot;</translation>
    </message>
    <message>
        <source>the org does not let this user use its API</source>
        <translation>die Organisation lässt diesen Benutzer ihre API nicht verwenden</translation>
    </message>
    <message>
        <source>Give the user the permission API Enabled, or the org an edition with API access.</source>
        <translation>Geben Sie dem Benutzer die Berechtigung „API aktiviert“ oder der Organisation eine Edition mit API-Zugriff.</translation>
    </message>
    <message>
        <source>it ends on %1</source>
        <translation>sie endet am %1</translation>
    </message>
    <message>
        <source>Sign in again before that day.</source>
        <translation>Melden Sie sich vor diesem Tag neu an.</translation>
    </message>
    <message>
        <source>by key as %1: it goes on without anybody</source>
        <translation>mit Schlüssel als %1: es geht ohne jemandes Zutun weiter</translation>
    </message>
    <message>
        <source>the clock of this computer is %1 minutes away from that of Salesforce: nothing is posted</source>
        <translation>die Uhr dieses Rechners weicht %1 Minuten von der von Salesforce ab: Es wird nichts gebucht</translation>
    </message>
    <message>
        <source>no company is connected</source>
        <translation>kein Unternehmen ist verbunden</translation>
    </message>
    <message>
        <source>Connect a company of QuickBooks: until then nothing is judged.</source>
        <translation>Verbinden Sie ein Unternehmen von QuickBooks: Bis dahin wird nichts geprüft.</translation>
    </message>
</context>
<context>
    <name>reconcile</name>
    <message>
        <source>Invoice %1 bills a request that invoice %2 bills already</source>
        <translation>Rechnung %1 berechnet eine Anforderung, die Rechnung %2 schon berechnet</translation>
    </message>
    <message>
        <source>Invoice %1 carries a marker of Sluice that this journal never gave</source>
        <translation>Rechnung %1 trägt eine Sluice-Kennung, die dieses Journal nie vergeben hat</translation>
    </message>
    <message>
        <source>Invoice %1 is not what was intended any more: %2</source>
        <translation>Rechnung %1 ist nicht mehr, was beabsichtigt war: %2</translation>
    </message>
    <message>
        <source>Invoice %1 was intended without an approval in force</source>
        <translation>Rechnung %1 wurde ohne gültige Freigabe beabsichtigt</translation>
    </message>
    <message>
        <source>Invoice %1 was posted and is gone from the books</source>
        <translation>Rechnung %1 wurde gebucht und ist aus der Buchhaltung verschwunden</translation>
    </message>
    <message>
        <source>Invoice %1 was posted, and its company has not been read since</source>
        <translation>Rechnung %1 wurde gebucht, und ihr Unternehmen wurde seither nicht gelesen</translation>
    </message>
    <message>
        <source>Invoice %1 was voided in the books</source>
        <translation>Rechnung %1 wurde in der Buchhaltung annulliert</translation>
    </message>
    <message>
        <source>Invoice %1 turned up after it had been put down as not written</source>
        <translation>Rechnung %1 tauchte auf, nachdem sie als nicht geschrieben vermerkt war</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>posted and credited</source>
        <translation>gebucht und gutgeschrieben</translation>
    </message>
    <message>
        <source>voided in the books</source>
        <translation>in der Buchhaltung annulliert</translation>
    </message>
    <message>
        <source>deleted from the books</source>
        <translation>aus der Buchhaltung gelöscht</translation>
    </message>
    <message>
        <source>posted, not seen yet</source>
        <translation>gebucht, noch nicht gesehen</translation>
    </message>
    <message>
        <source>refused by the books</source>
        <translation>von der Buchhaltung abgelehnt</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>no definite answer yet</source>
        <translation>noch keine eindeutige Antwort</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 findings break it; they are named below.</source>
        <translation>%1 Befunde verletzen sie; sie sind unten genannt.</translation>
    </message>
    <message>
        <source>Nothing breaks it; %1 intents are still without a definite answer.</source>
        <translation>Nichts verletzt sie; %1 Vorhaben sind noch ohne eindeutige Antwort.</translation>
    </message>
    <message>
        <source>Clean: every intent has one outcome and at most one document, and every document has its intent and approval.</source>
        <translation>Einwandfrei: jedes Vorhaben hat ein Ergebnis und höchstens einen Beleg, und jeder Beleg hat sein Vorhaben und seine Freigabe.</translation>
    </message>
    <message>
        <source>Journal %1: %2 events, the chain holds, head %3</source>
        <translation>Journal %1: %2 Ereignisse, die Kette hält, Kopf %3</translation>
    </message>
    <message>
        <source>Salesforce was told the head at event %1 on %2</source>
        <translation>Salesforce erhielt den Kopf bei Ereignis %1 am %2</translation>
    </message>
    <message>
        <source>: the chain agrees.</source>
        <translation>: die Kette stimmt überein.</translation>
    </message>
    <message>
        <source>: the chain does NOT agree.</source>
        <translation>: die Kette stimmt NICHT überein.</translation>
    </message>
    <message>
        <source>Salesforce was never told a head.</source>
        <translation>Salesforce erhielt nie einen Kopf.</translation>
    </message>
    <message>
        <source>%1 (%2): %3 marked documents; read %4; last census %5</source>
        <translation>%1 (%2): %3 gekennzeichnete Belege; gelesen %4; letzte Zählung %5</translation>
    </message>
    <message>
        <source>      %1: intended %2, stored %3</source>
        <translation>      %1: beabsichtigt %2, gespeichert %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Certificate of posting</source>
        <translation>Buchungsnachweis</translation>
    </message>
    <message>
        <source>Month: %1</source>
        <translation>Monat: %1</translation>
    </message>
    <message>
        <source>Since the journal began</source>
        <translation>Seit Beginn des Journals</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>Erstellt: %1</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Vorhaben</translation>
    </message>
    <message>
        <source>What this certificate cannot promise</source>
        <translation>Was dieser Nachweis nicht versprechen kann</translation>
    </message>
    <message>
        <source>%1 is not connected any more: its documents are as they were when it was last read.</source>
        <translation>%1 ist nicht mehr verbunden: seine Belege sind so, wie sie beim letzten Lesen waren.</translation>
    </message>
    <message>
        <source>%1 has not been read completely yet.</source>
        <translation>%1 wurde noch nicht vollständig gelesen.</translation>
    </message>
    <message>
        <source>%1: its documents were followed by change capture only, as of %2; no census has read them all anew.</source>
        <translation>%1: die Belege wurden nur über Änderungen verfolgt, Stand %2; keine Zählung hat sie alle neu gelesen.</translation>
    </message>
    <message>
        <source>%1: the last census is of %2; what was deleted since without a trace in change capture is not seen.</source>
        <translation>%1: die letzte Zählung ist vom %2; was seither ohne Spur gelöscht wurde, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>%1 intents have no definite answer yet; the next cycle looks them up before it does anything else.</source>
        <translation>%1 Vorhaben haben noch keine eindeutige Antwort; der nächste Durchlauf sieht nach, bevor er etwas anderes tut.</translation>
    </message>
    <message>
        <source>Nobody outside has been told the head of this journal yet: a rewrite of the whole file would not be noticed.</source>
        <translation>Niemand außerhalb hat den Kopf dieses Journals bisher erhalten: ein Umschreiben der ganzen Datei fiele nicht auf.</translation>
    </message>
    <message>
        <source>The chain does not hold the head that Salesforce was told at event %1.</source>
        <translation>Die Kette enthält nicht den Kopf, den Salesforce bei Ereignis %1 erhielt.</translation>
    </message>
    <message>
        <source>A document without a marker is not seen: an invoice that somebody makes by hand for the same deal, or from which the marker was removed before it was first read.</source>
        <translation>Ein Beleg ohne Kennung wird nicht gesehen: eine Rechnung, die jemand von Hand für denselben Deal erstellt, oder aus der die Kennung vor dem ersten Lesen entfernt wurde.</translation>
    </message>
    <message>
        <source>It is true for the moment at which each company was read. What people change in the books afterwards is for the next certificate.</source>
        <translation>Er gilt für den Zeitpunkt, zu dem jedes Unternehmen gelesen wurde. Was danach in der Buchhaltung geändert wird, gehört in den nächsten Nachweis.</translation>
    </message>
    <message>
        <source>Companies that were never connected to this profile, and documents that another profile posted and whose markers were removed, are not part of it.</source>
        <translation>Unternehmen, die nie mit diesem Profil verbunden waren, und Belege, die ein anderes Profil gebucht hat und deren Kennung entfernt wurde, gehören nicht dazu.</translation>
    </message>
    <message>
        <source>The key that travels with each create makes the books answer a repeated call with the first document. They are known to forget it; that no second document came of it is known from looking, not from the key.</source>
        <translation>Der Schlüssel, der mit jedem Anlegen reist, lässt die Buchhaltung einen wiederholten Aufruf mit dem ersten Beleg beantworten. Es ist bekannt, dass sie ihn vergisst; dass kein zweiter Beleg entstand, weiß Sluice durch Nachsehen, nicht durch den Schlüssel.</translation>
    </message>
    <message>
        <source>A journal brought back from an older backup does not know the intents that were lost: their documents are named foreign here, until they are settled. What was lost after the last head told to Salesforce leaves no other trace.</source>
        <translation>Ein Journal aus einer älteren Sicherung kennt die verlorenen Vorhaben nicht: deren Belege heißen hier fremd, bis sie geklärt sind. Was nach dem letzten Salesforce mitgeteilten Kopf verloren ging, hinterlässt keine andere Spur.</translation>
    </message>
    <message>
        <source>it holds the head at event %1, and the chain agrees.</source>
        <translation>es kennt den Kopf bei Ereignis %1, und die Kette stimmt überein.</translation>
    </message>
    <message>
        <source>it holds no head of this journal.</source>
        <translation>es kennt keinen Kopf dieses Journals.</translation>
    </message>
    <message>
        <source>it holds the head at event %1, which this journal did not reach.</source>
        <translation>es kennt den Kopf bei Ereignis %1, bis zu dem dieses Journal nicht reichte.</translation>
    </message>
    <message>
        <source>it holds another head at event %1 than this journal.</source>
        <translation>es kennt bei Ereignis %1 einen anderen Kopf als dieses Journal.</translation>
    </message>
    <message>
        <source>Salesforce was asked on %1: %2</source>
        <translation>Salesforce wurde am %1 gefragt: %2</translation>
    </message>
    <message>
        <source>Salesforce has not been asked yet which head it holds: that it was told one, only this journal says.</source>
        <translation>Salesforce wurde noch nicht gefragt, welchen Kopf es kennt: dass es einen erhielt, sagt nur dieses Journal.</translation>
    </message>
    <message>
        <source>Salesforce holds no head of this journal any more, though it was told one: a rewrite of the whole file would not be noticed.</source>
        <translation>Salesforce kennt keinen Kopf dieses Journals mehr, obwohl es einen erhielt: ein Umschreiben der ganzen Datei fiele nicht auf.</translation>
    </message>
    <message>
        <source>Salesforce was last asked on %1 which head it holds.</source>
        <translation>Salesforce wurde zuletzt am %1 gefragt, welchen Kopf es kennt.</translation>
    </message>
    <message>
        <source>Salesforce was told of %1 events on %2, and this journal held %3 when it was opened: a backup was put back, and %4 events are missing</source>
        <translation>Salesforce wurden am %2 %1 Ereignisse gemeldet, und dieses Journal enthielt %3, als es geöffnet wurde: eine Sicherung wurde zurückgespielt, und %4 Ereignisse fehlen</translation>
    </message>
    <message>
        <source>At event %1 this journal has another head than the one told to Salesforce on %2: it was written anew, or went on from a copy</source>
        <translation>Bei Ereignis %1 hat dieses Journal einen anderen Kopf als den, der Salesforce am %2 gemeldet wurde: es wurde neu geschrieben, oder eine Kopie wurde fortgeführt</translation>
    </message>
    <message>
        <source>%1 (accepted by %2)</source>
        <translation>%1 (hingenommen von %2)</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>billing clerk</source>
        <translation>Rechnungsstellung</translation>
    </message>
    <message>
        <source>controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>sales operations</source>
        <translation>Vertriebsinnendienst</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Leistungserbringung</translation>
    </message>
    <message>
        <source>CFO</source>
        <translation>CFO</translation>
    </message>
    <message>
        <source>integration owner</source>
        <translation>Integrationsverantwortung</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>This needs the role %1.</source>
        <translation>Dazu braucht es die Rolle %1.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>You submitted this request; somebody else approves it.</source>
        <translation>Sie haben diese Anforderung vorgelegt; jemand anderes gibt sie frei.</translation>
    </message>
    <message>
        <source>You confirmed the delivery; somebody else approves the request.</source>
        <translation>Sie haben die Lieferung bestätigt; jemand anderes gibt die Anforderung frei.</translation>
    </message>
    <message>
        <source>You have already approved this request; the next signature is somebody else&apos;s.</source>
        <translation>Sie haben diese Anforderung schon freigegeben; die nächste Unterschrift leistet jemand anderes.</translation>
    </message>
    <message>
        <source>You connected this company; somebody else approves its invoices.</source>
        <translation>Sie haben dieses Unternehmen verbunden; jemand anderes gibt seine Rechnungen frei.</translation>
    </message>
    <message>
        <source>You changed the policy today; somebody else approves under it until tomorrow.</source>
        <translation>Sie haben heute das Regelwerk geändert; bis morgen gibt danach jemand anderes frei.</translation>
    </message>
    <message>
        <source>You approved this request; somebody else confirms its delivery.</source>
        <translation>Sie haben diese Anforderung freigegeben; jemand anderes bestätigt die Lieferung.</translation>
    </message>
    <message>
        <source>You proposed this mapping; somebody else approves it.</source>
        <translation>Sie haben diese Zuordnung vorgeschlagen; jemand anderes gibt sie frei.</translation>
    </message>
    <message>
        <source>You created or linked this customer; somebody else activates it.</source>
        <translation>Sie haben diesen Kunden angelegt oder verknüpft; jemand anderes aktiviert ihn.</translation>
    </message>
    <message>
        <source>Somebody else grants you a finance role.</source>
        <translation>Eine Finanzrolle erteilt Ihnen jemand anderes.</translation>
    </message>
    <message>
        <source>Nothing is left to sign.</source>
        <translation>Es ist nichts mehr zu unterschreiben.</translation>
    </message>
    <message>
        <source>The %1 signs first.</source>
        <translation>Zuerst unterschreibt: %1.</translation>
    </message>
    <message>
        <source>This needs the signature of the %1.</source>
        <translation>Dies braucht die Unterschrift: %1.</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Deal</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Legal entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Zahlungsbedingungen</translation>
    </message>
    <message>
        <source>Days to pay</source>
        <translation>Zahlungsziel in Tagen</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Steuercode</translation>
    </message>
    <message>
        <source>Customer exempt from tax</source>
        <translation>Kunde steuerbefreit</translation>
    </message>
    <message>
        <source>Purchase order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Billing address</source>
        <translation>Rechnungsanschrift</translation>
    </message>
    <message>
        <source>Shipping address</source>
        <translation>Lieferanschrift</translation>
    </message>
    <message>
        <source>Place of delivery</source>
        <translation>Lieferort</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Month of the invoice</source>
        <translation>Monat der Rechnung</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>%1 of line %2</source>
        <translation>%1 der Position %2</translation>
    </message>
    <message>
        <source>the account that buys</source>
        <translation>der Account, der kauft</translation>
    </message>
    <message>
        <source>a customer in the books; the policy does not let Sluice create one</source>
        <translation>ein Kunde in der Buchhaltung; nach dem Regelwerk legt Sluice keinen an</translation>
    </message>
    <message>
        <source>a controller who activates the new customer</source>
        <translation>ein Controller, der den neuen Kunden aktiviert</translation>
    </message>
    <message>
        <source>an active customer, or a link to another one</source>
        <translation>ein aktiver Kunde oder eine Verknüpfung mit einem anderen</translation>
    </message>
    <message>
        <source>a link to the right one</source>
        <translation>eine Verknüpfung mit dem richtigen</translation>
    </message>
    <message>
        <source>a link to a customer that exists</source>
        <translation>eine Verknüpfung mit einem vorhandenen Kunden</translation>
    </message>
    <message>
        <source>a billing address</source>
        <translation>eine Rechnungsanschrift</translation>
    </message>
    <message>
        <source>an e-mail address that can receive the invoice</source>
        <translation>eine E-Mail-Adresse, die die Rechnung empfangen kann</translation>
    </message>
    <message>
        <source>an item code for %1</source>
        <translation>ein Artikelcode für %1</translation>
    </message>
    <message>
        <source>an active item for %1</source>
        <translation>ein aktiver Artikel für %1</translation>
    </message>
    <message>
        <source>one item for %1; several carry this code</source>
        <translation>ein einziger Artikel für %1; mehrere tragen diesen Code</translation>
    </message>
    <message>
        <source>an item that carries the code of %1</source>
        <translation>ein Artikel mit dem Code von %1</translation>
    </message>
    <message>
        <source>a product that Sluice can read</source>
        <translation>ein Produkt, das Sluice lesen kann</translation>
    </message>
    <message>
        <source>the quantity that was sold</source>
        <translation>die verkaufte Menge</translation>
    </message>
    <message>
        <source>a day after the start of the term, %1</source>
        <translation>ein Tag nach Beginn der Laufzeit, %1</translation>
    </message>
    <message>
        <source>amounts of one currency</source>
        <translation>Beträge in einer Währung</translation>
    </message>
    <message>
        <source>%1, the sum of its lines</source>
        <translation>%1, die Summe der Positionen</translation>
    </message>
    <message>
        <source>%1, the amount of the deal</source>
        <translation>%1, der Betrag des Deals</translation>
    </message>
    <message>
        <source>%1, from quantity, price and discount</source>
        <translation>%1, aus Menge, Preis und Rabatt</translation>
    </message>
    <message>
        <source>an amount above zero</source>
        <translation>ein Betrag über null</translation>
    </message>
    <message>
        <source>the customer&apos;s purchase order number; deals of the segment %1 need one</source>
        <translation>die Bestellnummer des Kunden; Deals des Segments %1 brauchen eine</translation>
    </message>
    <message>
        <source>payment terms, such as Net 30</source>
        <translation>Zahlungsbedingungen, etwa Net 30</translation>
    </message>
    <message>
        <source>payment terms that the books know</source>
        <translation>Zahlungsbedingungen, die die Buchhaltung kennt</translation>
    </message>
    <message>
        <source>a tax code</source>
        <translation>ein Steuercode</translation>
    </message>
    <message>
        <source>a tax code that the books of %1 know</source>
        <translation>ein Steuercode, den die Buchhaltung von %1 kennt</translation>
    </message>
    <message>
        <source>On Close, Delivered, Accepted, Milestones or Subscription</source>
        <translation>On Close, Delivered, Accepted, Milestones oder Subscription</translation>
    </message>
    <message>
        <source>Pending, Delivered or Accepted</source>
        <translation>Pending, Delivered oder Accepted</translation>
    </message>
    <message>
        <source>Once, Monthly, Quarterly or Annually</source>
        <translation>Once, Monthly, Quarterly oder Annually</translation>
    </message>
    <message>
        <source>the date of the delivery that the status reports</source>
        <translation>das Datum der Lieferung, die der Status meldet</translation>
    </message>
    <message>
        <source>a legal entity whose books are connected</source>
        <translation>eine Gesellschaft, deren Buchhaltung verbunden ist</translation>
    </message>
    <message>
        <source>%1, the only currency that %2 keeps</source>
        <translation>%1, die einzige Währung, die %2 führt</translation>
    </message>
    <message>
        <source>a customer kept in %1</source>
        <translation>ein in %1 geführter Kunde</translation>
    </message>
    <message>
        <source>a word whether this invoice already bills the deal</source>
        <translation>ein Wort, ob diese Rechnung den Deal schon berechnet</translation>
    </message>
    <message>
        <source>a deal that is cut as it was when this invoice billed it, or a word that the rest is billed beside it</source>
        <translation>ein Deal, der aufgeteilt ist wie bei dieser Rechnung, oder ein Wort, dass der Rest daneben berechnet wird</translation>
    </message>
    <message>
        <source>an answer of the books whether they hold the invoice of the deal as it was cut before</source>
        <translation>eine Antwort der Bücher, ob sie die Rechnung des Deals haben, wie er vorher aufgeteilt war</translation>
    </message>
    <message>
        <source>a confirmation; it was expected on %1</source>
        <translation>eine Bestätigung; sie wurde am %1 erwartet</translation>
    </message>
    <message>
        <source>an invoice that the books accept</source>
        <translation>eine Rechnung, die die Buchhaltung annimmt</translation>
    </message>
    <message>
        <source>a customer that the books accept</source>
        <translation>ein Kunde, den die Buchhaltung annimmt</translation>
    </message>
    <message>
        <source>an answer to the approver&apos;s question</source>
        <translation>eine Antwort auf die Frage der freigebenden Person</translation>
    </message>
    <message>
        <source>a decision: bill it again, or close the matter</source>
        <translation>eine Entscheidung: erneut berechnen oder die Sache abschließen</translation>
    </message>
    <message>
        <source>one invoice for the request: reverse the other</source>
        <translation>eine Rechnung für die Anforderung: die andere stornieren</translation>
    </message>
    <message>
        <source>the invoice as it was intended</source>
        <translation>die Rechnung, wie sie beabsichtigt war</translation>
    </message>
    <message>
        <source>an approval before the invoice</source>
        <translation>eine Freigabe vor der Rechnung</translation>
    </message>
    <message>
        <source>a word about who posted it; another profile, or a copy made by hand</source>
        <translation>ein Wort, wer sie gebucht hat; ein anderes Profil oder eine Kopie von Hand</translation>
    </message>
    <message>
        <source>the marker in the memo of that invoice, if it is this one; or a controller&apos;s word that it is another: then this one is sent</source>
        <translation>die Kennung in der Notiz jener Rechnung, wenn es diese ist; oder das Wort des Controllers, dass es eine andere ist: dann wird diese gesendet</translation>
    </message>
    <message>
        <source>an answer of the books whether they hold this invoice</source>
        <translation>eine Antwort der Bücher, ob sie diese Rechnung haben</translation>
    </message>
    <message>
        <source>On close</source>
        <translation>Bei Abschluss</translation>
    </message>
    <message>
        <source>On delivery</source>
        <translation>Bei Lieferung</translation>
    </message>
    <message>
        <source>Milestone %1: %2</source>
        <translation>Meilenstein %1: %2</translation>
    </message>
    <message>
        <source>Term from %1</source>
        <translation>Laufzeit ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No segment needs a purchase order number.</source>
        <translation>Kein Segment braucht eine Bestellnummer.</translation>
    </message>
    <message>
        <source>Deals of these segments need a purchase order number: %1.</source>
        <translation>Deals dieser Segmente brauchen eine Bestellnummer: %1.</translation>
    </message>
    <message>
        <source>Standard payment terms: %1.</source>
        <translation>Übliche Zahlungsbedingungen: %1.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A deal that names no terms, and whose account names none, is an exception.</source>
        <translation>Ein Deal ohne Zahlungsbedingungen, dessen Account auch keine nennt, ist eine Ausnahme.</translation>
    </message>
    <message>
        <source>A deal that names no terms, and whose account names none, gets %1.</source>
        <translation>Ein Deal ohne Zahlungsbedingungen, dessen Account auch keine nennt, erhält %1.</translation>
    </message>
    <message>
        <source>Sluice may create a customer when nobody in the books resembles the account.</source>
        <translation>Sluice darf einen Kunden anlegen, wenn niemand in der Buchhaltung dem Account ähnelt.</translation>
    </message>
    <message>
        <source>Sluice never creates a customer.</source>
        <translation>Sluice legt nie einen Kunden an.</translation>
    </message>
    <message>
        <source>A controller activates every new customer first.</source>
        <translation>Ein Controller aktiviert zuerst jeden neuen Kunden.</translation>
    </message>
    <message>
        <source>A delivery that nobody confirmed becomes an exception %1 days after it was expected.</source>
        <translation>Eine Lieferung, die niemand bestätigt, wird %1 Tage nach dem erwarteten Termin zur Ausnahme.</translation>
    </message>
    <message>
        <source>What may be billed</source>
        <translation>Was berechnet werden darf</translation>
    </message>
    <message>
        <source>P1: clean invoices up to %1 approve themselves; a controller looks at %2 % of them afterwards.</source>
        <translation>P1: unauffällige Rechnungen bis %1 geben sich selbst frei; ein Controller sieht danach %2 % von ihnen an.</translation>
    </message>
    <message>
        <source>P1: nothing approves itself.</source>
        <translation>P1: nichts gibt sich selbst frei.</translation>
    </message>
    <message>
        <source>P2: a controller approves up to %1.</source>
        <translation>P2: ein Controller gibt bis %1 frei.</translation>
    </message>
    <message>
        <source>P3: above %1, the CFO signs after the controller.</source>
        <translation>P3: über %1 unterschreibt nach dem Controller der CFO.</translation>
    </message>
    <message>
        <source>In %1 the two limits are %2 and %3.</source>
        <translation>In %1 sind die beiden Grenzen %2 und %3.</translation>
    </message>
    <message>
        <source>P4: the first invoice to a customer goes to a controller.</source>
        <translation>P4: die erste Rechnung an einen Kunden geht an einen Controller.</translation>
    </message>
    <message>
        <source>P5: a discount above %1 % goes to a controller, above %2 % also to the CFO.</source>
        <translation>P5: ein Rabatt über %1 % geht an einen Controller, über %2 % auch an den CFO.</translation>
    </message>
    <message>
        <source>P6: terms from %1 days go to a controller; longer than %2 days, or not on the list, also to the CFO.</source>
        <translation>P6: Zahlungsziele ab %1 Tagen gehen an einen Controller; länger als %2 Tage, oder nicht in der Liste, auch an den CFO.</translation>
    </message>
    <message>
        <source>P7: above the credit limit a controller decides; more than %1 % above it, also the CFO.</source>
        <translation>P7: über dem Kreditlimit entscheidet ein Controller; mehr als %1 % darüber auch der CFO.</translation>
    </message>
    <message>
        <source>P8: a tax-exempt invoice goes to a controller.</source>
        <translation>P8: eine steuerfreie Rechnung geht an einen Controller.</translation>
    </message>
    <message>
        <source>Clean requests may be approved in one go, at most %1.</source>
        <translation>Unauffällige Anforderungen dürfen auf einmal freigegeben werden, höchstens %1.</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Wer freigibt</translation>
    </message>
    <message>
        <source>What changes after approval do</source>
        <translation>Was Änderungen nach der Freigabe bewirken</translation>
    </message>
    <message>
        <source>More money, other items or quantities, longer terms, another customer, currency or tax code void an approval.</source>
        <translation>Mehr Geld, andere Artikel oder Mengen, längere Zahlungsziele, ein anderer Kunde, eine andere Währung oder ein anderer Steuercode machen eine Freigabe hinfällig.</translation>
    </message>
    <message>
        <source>An amount may fall by %1 % or %2, whichever is more.</source>
        <translation>Ein Betrag darf um %1 % oder %2 sinken, je nachdem, was mehr ist.</translation>
    </message>
    <message>
        <source>Shorter terms and another purchase order number are noted; a purchase order number that disappears blocks.</source>
        <translation>Kürzere Zahlungsziele und eine andere Bestellnummer werden vermerkt; eine verschwundene Bestellnummer sperrt.</translation>
    </message>
    <message>
        <source>An exception is settled within %1 working hours when it is high, %2 when medium, %3 when low.</source>
        <translation>Eine Ausnahme wird binnen %1 Arbeitsstunden erledigt, wenn sie hoch ist, %2 bei mittlerer und %3 bei geringer Schwere.</translation>
    </message>
    <message>
        <source>Working time (%1): %2.</source>
        <translation>Arbeitszeit (%1): %2.</translation>
    </message>
    <message>
        <source>Holiday: %1, %2.</source>
        <translation>Feiertag: %1, %2.</translation>
    </message>
    <message>
        <source>The clock may be paused for: %1.</source>
        <translation>Die Uhr darf angehalten werden für: %1.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>How long exceptions may take</source>
        <translation>Wie lange Ausnahmen dauern dürfen</translation>
    </message>
    <message>
        <source>How both systems are compared</source>
        <translation>Wie beide Systeme verglichen werden</translation>
    </message>
    <message>
        <source>A difference up to %1, or %2 % of the booked amount, is forgiven for %3 days.</source>
        <translation>Eine Abweichung bis %1 oder %2 % des gebuchten Betrags wird %3 Tage lang nachgesehen.</translation>
    </message>
    <message>
        <source>An invoice made by hand is looked for from %1 days before the deal was won until %2 days after it was due to be billed.</source>
        <translation>Eine von Hand erstellte Rechnung wird gesucht von %1 Tagen vor dem Gewinn des Deals bis %2 Tage nach dem Termin der Berechnung.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>The deal has an account</source>
        <translation>Der Deal hat einen Account</translation>
    </message>
    <message>
        <source>The deal has no account to bill</source>
        <translation>Der Deal hat keinen Account für die Rechnung</translation>
    </message>
    <message>
        <source>The customer is known in the books, or may be created</source>
        <translation>Der Kunde ist in der Buchhaltung bekannt oder darf angelegt werden</translation>
    </message>
    <message>
        <source>The account has no usable customer in the books</source>
        <translation>Der Account hat keinen brauchbaren Kunden in der Buchhaltung</translation>
    </message>
    <message>
        <source>Bill-to</source>
        <translation>Rechnungsempfänger</translation>
    </message>
    <message>
        <source>Address and e-mail for the invoice are present</source>
        <translation>Anschrift und E-Mail für die Rechnung sind vorhanden</translation>
    </message>
    <message>
        <source>The invoice could not reach the customer</source>
        <translation>Die Rechnung würde den Kunden nicht erreichen</translation>
    </message>
    <message>
        <source>The purchase order number is present, or none is needed</source>
        <translation>Die Bestellnummer ist vorhanden oder nicht nötig</translation>
    </message>
    <message>
        <source>The customer&apos;s purchase order number is missing</source>
        <translation>Die Bestellnummer des Kunden fehlt</translation>
    </message>
    <message>
        <source>The books know the payment terms</source>
        <translation>Die Buchhaltung kennt die Zahlungsbedingungen</translation>
    </message>
    <message>
        <source>The books do not know the payment terms</source>
        <translation>Die Buchhaltung kennt die Zahlungsbedingungen nicht</translation>
    </message>
    <message>
        <source>The books know the tax code</source>
        <translation>Die Buchhaltung kennt den Steuercode</translation>
    </message>
    <message>
        <source>The books do not know the tax code</source>
        <translation>Die Buchhaltung kennt den Steuercode nicht</translation>
    </message>
    <message>
        <source>Billing event</source>
        <translation>Abrechnungsereignis</translation>
    </message>
    <message>
        <source>What makes the deal billable is known</source>
        <translation>Was den Deal berechenbar macht, ist bekannt</translation>
    </message>
    <message>
        <source>What makes the deal billable is unclear</source>
        <translation>Was den Deal berechenbar macht, ist unklar</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>The delivery is confirmed or not yet due</source>
        <translation>Die Lieferung ist bestätigt oder noch nicht fällig</translation>
    </message>
    <message>
        <source>The delivery should have been confirmed by now</source>
        <translation>Die Lieferung sollte schon bestätigt sein</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Every line has an active item in the books</source>
        <translation>Jede Position hat einen aktiven Artikel in der Buchhaltung</translation>
    </message>
    <message>
        <source>A line has no usable item in the books</source>
        <translation>Eine Position hat keinen brauchbaren Artikel in der Buchhaltung</translation>
    </message>
    <message>
        <source>Quantities and periods</source>
        <translation>Mengen und Zeiträume</translation>
    </message>
    <message>
        <source>Quantities and periods make sense</source>
        <translation>Mengen und Zeiträume sind schlüssig</translation>
    </message>
    <message>
        <source>A quantity or a period contradicts itself</source>
        <translation>Eine Menge oder ein Zeitraum widerspricht sich</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>The amounts add up</source>
        <translation>Die Beträge gehen auf</translation>
    </message>
    <message>
        <source>The amounts do not add up</source>
        <translation>Die Beträge gehen nicht auf</translation>
    </message>
    <message>
        <source>The company that bills the deal is connected</source>
        <translation>Das Unternehmen, das den Deal berechnet, ist verbunden</translation>
    </message>
    <message>
        <source>No connected company bills for this legal entity</source>
        <translation>Kein verbundenes Unternehmen berechnet für diese Gesellschaft</translation>
    </message>
    <message>
        <source>The currency fits company and customer</source>
        <translation>Die Währung passt zu Unternehmen und Kunde</translation>
    </message>
    <message>
        <source>The currency does not fit</source>
        <translation>Die Währung passt nicht</translation>
    </message>
    <message>
        <source>Earlier invoice</source>
        <translation>Frühere Rechnung</translation>
    </message>
    <message>
        <source>No other invoice bills this</source>
        <translation>Keine andere Rechnung berechnet dies</translation>
    </message>
    <message>
        <source>An invoice in the books may already bill this</source>
        <translation>Eine Rechnung in der Buchhaltung berechnet dies vielleicht schon</translation>
    </message>
    <message>
        <source>Accounting period</source>
        <translation>Buchungszeitraum</translation>
    </message>
    <message>
        <source>The accounting period is open</source>
        <translation>Der Buchungszeitraum ist offen</translation>
    </message>
    <message>
        <source>The accounting period is closed</source>
        <translation>Der Buchungszeitraum ist geschlossen</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>Buchung</translation>
    </message>
    <message>
        <source>The books accept the invoice</source>
        <translation>Die Buchhaltung nimmt die Rechnung an</translation>
    </message>
    <message>
        <source>The books refused the invoice</source>
        <translation>Die Buchhaltung lehnte die Rechnung ab</translation>
    </message>
    <message>
        <source>Unclear posting</source>
        <translation>Unklare Buchung</translation>
    </message>
    <message>
        <source>It is known whether the invoice was posted</source>
        <translation>Es steht fest, ob die Rechnung gebucht ist</translation>
    </message>
    <message>
        <source>It is not known whether the invoice was posted</source>
        <translation>Es steht nicht fest, ob die Rechnung gebucht ist</translation>
    </message>
    <message>
        <source>Unclear earlier posting</source>
        <translation>Unklare frühere Buchung</translation>
    </message>
    <message>
        <source>It is known what bills the deal as it was cut before</source>
        <translation>Es steht fest, was den Deal berechnet, wie er vorher aufgeteilt war</translation>
    </message>
    <message>
        <source>The deal was cut anew, and it is not known whether it was billed before</source>
        <translation>Der Deal wurde neu aufgeteilt, und es steht nicht fest, ob er vorher berechnet wurde</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>The books accept the customer</source>
        <translation>Die Buchhaltung nimmt den Kunden an</translation>
    </message>
    <message>
        <source>The books refused the customer</source>
        <translation>Die Buchhaltung lehnte den Kunden ab</translation>
    </message>
    <message>
        <source>Stored invoice</source>
        <translation>Gespeicherte Rechnung</translation>
    </message>
    <message>
        <source>The invoice is stored as it was approved</source>
        <translation>Die Rechnung ist gespeichert, wie sie freigegeben wurde</translation>
    </message>
    <message>
        <source>The stored invoice differs from what was approved</source>
        <translation>Die gespeicherte Rechnung weicht von der Freigabe ab</translation>
    </message>
    <message>
        <source>Voided invoice</source>
        <translation>Annullierte Rechnung</translation>
    </message>
    <message>
        <source>The invoice stands in the books</source>
        <translation>Die Rechnung steht in der Buchhaltung</translation>
    </message>
    <message>
        <source>The invoice was voided in the books</source>
        <translation>Die Rechnung wurde in der Buchhaltung annulliert</translation>
    </message>
    <message>
        <source>Deleted invoice</source>
        <translation>Gelöschte Rechnung</translation>
    </message>
    <message>
        <source>The invoice is in the books</source>
        <translation>Die Rechnung ist in der Buchhaltung</translation>
    </message>
    <message>
        <source>The invoice was posted and is gone from the books</source>
        <translation>Die Rechnung wurde gebucht und ist aus der Buchhaltung verschwunden</translation>
    </message>
    <message>
        <source>Duplicate invoice</source>
        <translation>Doppelte Rechnung</translation>
    </message>
    <message>
        <source>One invoice bills this</source>
        <translation>Eine Rechnung berechnet dies</translation>
    </message>
    <message>
        <source>More than one invoice in the books bills this</source>
        <translation>Mehr als eine Rechnung in der Buchhaltung berechnet dies</translation>
    </message>
    <message>
        <source>Altered invoice</source>
        <translation>Veränderte Rechnung</translation>
    </message>
    <message>
        <source>The invoice is as it was intended</source>
        <translation>Die Rechnung ist, wie sie beabsichtigt war</translation>
    </message>
    <message>
        <source>The invoice was changed in the books after it was posted</source>
        <translation>Die Rechnung wurde nach dem Buchen in der Buchhaltung geändert</translation>
    </message>
    <message>
        <source>Unapproved invoice</source>
        <translation>Nicht freigegebene Rechnung</translation>
    </message>
    <message>
        <source>The invoice was approved first</source>
        <translation>Die Rechnung wurde zuerst freigegeben</translation>
    </message>
    <message>
        <source>The invoice was written without an approval in force</source>
        <translation>Die Rechnung wurde ohne gültige Freigabe geschrieben</translation>
    </message>
    <message>
        <source>Foreign invoice</source>
        <translation>Fremde Rechnung</translation>
    </message>
    <message>
        <source>Every marked invoice is our own</source>
        <translation>Jede gekennzeichnete Rechnung ist unsere eigene</translation>
    </message>
    <message>
        <source>An invoice carries a marker that this journal never gave</source>
        <translation>Eine Rechnung trägt eine Kennung, die dieses Journal nie vergeben hat</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>No question is open</source>
        <translation>Keine Frage ist offen</translation>
    </message>
    <message>
        <source>The approver returned it</source>
        <translation>Sie wurde bei der Freigabe zurückgegeben</translation>
    </message>
    <message>
        <source>Customer data</source>
        <translation>Kundendaten</translation>
    </message>
    <message>
        <source>Product and price</source>
        <translation>Produkt und Preis</translation>
    </message>
    <message>
        <source>Tax and currency</source>
        <translation>Steuer und Währung</translation>
    </message>
    <message>
        <source>Deal documents</source>
        <translation>Deal-Unterlagen</translation>
    </message>
    <message>
        <source>Systems and control</source>
        <translation>Systeme und Kontrolle</translation>
    </message>
    <message>
        <source>Customer not active or not approved for billing</source>
        <translation>Kunde nicht aktiv oder nicht zur Berechnung freigegeben</translation>
    </message>
    <message>
        <source>Duplicate or ambiguous customer match</source>
        <translation>Doppelte oder mehrdeutige Kundenzuordnung</translation>
    </message>
    <message>
        <source>Address, contact or e-mail invalid</source>
        <translation>Anschrift, Kontakt oder E-Mail ungültig</translation>
    </message>
    <message>
        <source>SKU missing or unmapped</source>
        <translation>SKU fehlt oder ohne Artikel</translation>
    </message>
    <message>
        <source>Price or discount differs from approved</source>
        <translation>Preis oder Rabatt weicht von der Freigabe ab</translation>
    </message>
    <message>
        <source>Taxability or code missing, exemption unproven</source>
        <translation>Steuerpflicht oder Code fehlt, Befreiung unbelegt</translation>
    </message>
    <message>
        <source>Currency or rate conflict</source>
        <translation>Währungs- oder Kurskonflikt</translation>
    </message>
    <message>
        <source>PO number missing or expired</source>
        <translation>Bestellnummer fehlt oder ist abgelaufen</translation>
    </message>
    <message>
        <source>Terms non-standard or unapproved</source>
        <translation>Zahlungsbedingungen unüblich oder nicht freigegeben</translation>
    </message>
    <message>
        <source>Deal changed after approval or billing</source>
        <translation>Deal nach Freigabe oder Berechnung geändert</translation>
    </message>
    <message>
        <source>Delivery, acceptance or milestone not confirmed</source>
        <translation>Lieferung, Abnahme oder Meilenstein nicht bestätigt</translation>
    </message>
    <message>
        <source>Quantity or period disputed</source>
        <translation>Menge oder Zeitraum strittig</translation>
    </message>
    <message>
        <source>Technical: connection, limit, refusal by the books, uncertain write</source>
        <translation>Technisch: Verbindung, Grenze, Ablehnung der Buchhaltung, ungewisser Schreibvorgang</translation>
    </message>
    <message>
        <source>By-pass, duplicate, wrong entity, closed period</source>
        <translation>Umgehung, Dublette, falsche Gesellschaft, geschlossener Zeitraum</translation>
    </message>
    <message>
        <source>%1; needed: %2: %3</source>
        <translation>%1; benötigt: %2: %3</translation>
    </message>
    <message>
        <source>%1; found: %2; needed: %3: %4</source>
        <translation>%1; gefunden: %2; benötigt: %3: %4</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Vertrieb</translation>
    </message>
    <message>
        <source>Sales operations</source>
        <translation>Vertriebsinnendienst</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Leistungserbringung</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Rechnungsstellung</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Integration owner</source>
        <translation>Integrationsverantwortung</translation>
    </message>
    <message>
        <source>Large amount</source>
        <translation>Hoher Betrag</translation>
    </message>
    <message>
        <source>First invoice to this customer</source>
        <translation>Erste Rechnung an diesen Kunden</translation>
    </message>
    <message>
        <source>High discount</source>
        <translation>Hoher Rabatt</translation>
    </message>
    <message>
        <source>Long or bespoke terms</source>
        <translation>Lange oder besondere Zahlungsziele</translation>
    </message>
    <message>
        <source>Over the credit limit</source>
        <translation>Über dem Kreditlimit</translation>
    </message>
    <message>
        <source>Changed since an approval</source>
        <translation>Seit einer Freigabe geändert</translation>
    </message>
    <message>
        <source>Looks like another invoice</source>
        <translation>Ähnelt einer anderen Rechnung</translation>
    </message>
    <message>
        <source>waiting for the customer</source>
        <translation>Warten auf den Kunden</translation>
    </message>
    <message>
        <source>waiting for sales</source>
        <translation>Warten auf den Vertrieb</translation>
    </message>
    <message>
        <source>waiting for a third party</source>
        <translation>Warten auf Dritte</translation>
    </message>
    <message>
        <source>the books are not reachable</source>
        <translation>die Buchhaltung ist nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Eröffnet %1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
    <message>
        <source>outside working time %1</source>
        <translation>außerhalb der Arbeitszeit %1</translation>
    </message>
    <message>
        <source>paused %1</source>
        <translation>angehalten %1</translation>
    </message>
    <message>
        <source>resolved %1</source>
        <translation>erledigt %1</translation>
    </message>
    <message>
        <source>was due %1</source>
        <translation>war fällig %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>a word whether an invoice of another company already bills the deal</source>
        <translation>ein Wort, ob eine Rechnung eines anderen Unternehmens den Deal schon berechnet</translation>
    </message>
    <message>
        <source>a day after %1, or books that are open again</source>
        <translation>ein Tag nach dem %1 oder eine wieder geöffnete Buchhaltung</translation>
    </message>
    <message>
        <source>closing date of the books</source>
        <translation>Buchungsschluss</translation>
    </message>
    <message>
        <source>The check passes: %1 is no longer empty</source>
        <translation>Die Prüfung besteht: %1 ist nicht mehr leer</translation>
    </message>
    <message>
        <source>The check passes: %1 is no longer %2</source>
        <translation>Die Prüfung besteht: %1 ist nicht mehr %2</translation>
    </message>
    <message>
        <source>the check still fails</source>
        <translation>die Prüfung besteht weiterhin nicht</translation>
    </message>
    <message>
        <source>a check fails</source>
        <translation>eine Prüfung besteht nicht</translation>
    </message>
    <message>
        <source>changed before the decision</source>
        <translation>vor der Entscheidung geändert</translation>
    </message>
    <message>
        <source>the deal no longer exists</source>
        <translation>den Deal gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the deal was deleted</source>
        <translation>der Deal wurde gelöscht</translation>
    </message>
    <message>
        <source>the deal is no longer won</source>
        <translation>der Deal ist nicht mehr gewonnen</translation>
    </message>
    <message>
        <source>no longer part of the deal&apos;s plan</source>
        <translation>nicht mehr Teil des Plans des Deals</translation>
    </message>
    <message>
        <source>What was delivered in a closed period waits until the books are open again.</source>
        <translation>Was in einem geschlossenen Zeitraum geliefert wurde, wartet, bis die Buchhaltung wieder geöffnet ist.</translation>
    </message>
    <message>
        <source>Tax exempt or changed</source>
        <translation>Steuerbefreit oder Steuer geändert</translation>
    </message>
    <message>
        <source>what was approved meanwhile exhausts the credit limit</source>
        <translation>was inzwischen freigegeben wurde, schöpft das Kreditlimit aus</translation>
    </message>
    <message>
        <source>a posting day after it (it would be posted on %1), or books that are open again</source>
        <translation>ein Buchungstag danach (gebucht würde am %1) oder eine wieder geöffnete Buchhaltung</translation>
    </message>
    <message>
        <source>books that are open again; it was delivered on %1</source>
        <translation>eine wieder geöffnete Buchhaltung; geliefert wurde am %1</translation>
    </message>
    <message>
        <source>the check has not passed since; the clock goes on as if it had not been closed</source>
        <translation>die Prüfung wurde seither nicht bestanden; die Uhr läuft weiter, als wäre nicht geschlossen worden</translation>
    </message>
    <message>
        <source>all %1 events that Salesforce was told of on %2</source>
        <translation>alle %1 Ereignisse, die Salesforce am %2 gemeldet wurden</translation>
    </message>
    <message>
        <source>the head %1 that Salesforce was told at event %2</source>
        <translation>der Kopf %1, der Salesforce bei Ereignis %2 gemeldet wurde</translation>
    </message>
    <message>
        <source>Older journal</source>
        <translation>Älteres Journal</translation>
    </message>
    <message>
        <source>The journal holds all that Salesforce was told of</source>
        <translation>Das Journal enthält alles, was Salesforce gemeldet wurde</translation>
    </message>
    <message>
        <source>The journal is older than what Salesforce was told: a backup was put back</source>
        <translation>Das Journal ist älter als das, was Salesforce gemeldet wurde: eine Sicherung wurde zurückgespielt</translation>
    </message>
    <message>
        <source>Rewritten journal</source>
        <translation>Umgeschriebenes Journal</translation>
    </message>
    <message>
        <source>The journal is the one that Salesforce was told of</source>
        <translation>Das Journal ist das, von dem Salesforce weiß</translation>
    </message>
    <message>
        <source>The journal is not the one that Salesforce was told of</source>
        <translation>Das Journal ist nicht das, von dem Salesforce weiß</translation>
    </message>
    <message>
        <source>%1 net, as sold</source>
        <translation>%1 netto, wie verkauft</translation>
    </message>
    <message>
        <source>the customer of the account: %1</source>
        <translation>der Kunde des Accounts: %1</translation>
    </message>
    <message>
        <source>what was sold: %1</source>
        <translation>das Verkaufte: %1</translation>
    </message>
    <message>
        <source>the tax code of the deal: %1</source>
        <translation>der Steuercode des Deals: %1</translation>
    </message>
    <message>
        <source>a won deal, or an invoice that is reversed</source>
        <translation>ein gewonnener Deal, oder eine stornierte Rechnung</translation>
    </message>
    <message>
        <source>Billed amount</source>
        <translation>Berechneter Betrag</translation>
    </message>
    <message>
        <source>What was sold is billed</source>
        <translation>Berechnet ist, was verkauft wurde</translation>
    </message>
    <message>
        <source>The invoice bills another amount than was sold</source>
        <translation>Die Rechnung lautet auf einen anderen Betrag, als verkauft wurde</translation>
    </message>
    <message>
        <source>Billed currency</source>
        <translation>Berechnete Währung</translation>
    </message>
    <message>
        <source>The invoice is in the currency of the deal</source>
        <translation>Die Rechnung lautet auf die Währung des Deals</translation>
    </message>
    <message>
        <source>The invoice is in another currency than the deal</source>
        <translation>Die Rechnung lautet auf eine andere Währung als der Deal</translation>
    </message>
    <message>
        <source>Billed customer</source>
        <translation>Berechneter Kunde</translation>
    </message>
    <message>
        <source>The customer of the account is billed</source>
        <translation>Die Rechnung geht an den Kunden des Accounts</translation>
    </message>
    <message>
        <source>The invoice went to another customer than the account&apos;s</source>
        <translation>Die Rechnung ging an einen anderen Kunden als den des Accounts</translation>
    </message>
    <message>
        <source>Billed item</source>
        <translation>Berechneter Artikel</translation>
    </message>
    <message>
        <source>The items that were sold are billed</source>
        <translation>Berechnet sind die verkauften Artikel</translation>
    </message>
    <message>
        <source>The invoice bills an item that was not sold</source>
        <translation>Die Rechnung enthält einen Artikel, der nicht verkauft wurde</translation>
    </message>
    <message>
        <source>Billed tax</source>
        <translation>Berechnete Steuer</translation>
    </message>
    <message>
        <source>The invoice is taxed as the deal says</source>
        <translation>Die Rechnung ist besteuert, wie der Deal es sagt</translation>
    </message>
    <message>
        <source>The invoice is taxed in another way than the deal says</source>
        <translation>Die Rechnung ist anders besteuert, als der Deal es sagt</translation>
    </message>
    <message>
        <source>Lost deal</source>
        <translation>Verlorener Deal</translation>
    </message>
    <message>
        <source>The deal behind the invoice is won</source>
        <translation>Der Deal zur Rechnung ist gewonnen</translation>
    </message>
    <message>
        <source>An invoice bills a deal that is not won</source>
        <translation>Eine Rechnung berechnet einen Deal, der nicht gewonnen ist</translation>
    </message>
    <message>
        <source>An earlier invoice was voided</source>
        <translation>Eine frühere Rechnung wurde annulliert</translation>
    </message>
    <message>
        <source>an item of its own for %1; a bundle of items cannot be billed in one line</source>
        <translation>ein eigener Artikel für %1; ein Bündel von Artikeln lässt sich nicht in einer Zeile berechnen</translation>
    </message>
    <message>
        <source>amounts with two decimals at most; the books keep no more of them</source>
        <translation>Beträge mit höchstens zwei Nachkommastellen; mehr führt die Buchhaltung nicht</translation>
    </message>
    <message>
        <source>a record that Sluice can read; until then it goes on as if this one were not there</source>
        <translation>ein Datensatz, den Sluice lesen kann; bis dahin geht es weiter, als gäbe es diesen nicht</translation>
    </message>
    <message>
        <source>a record that Sluice can read; until then nothing is billed of what it belongs to</source>
        <translation>ein Datensatz, den Sluice lesen kann; bis dahin wird nichts berechnet, wozu er gehört</translation>
    </message>
    <message>
        <source>a tax code with a rate: the deal names none, and the books of %1 have no usual one, so no sales tax would be charged</source>
        <translation>ein Steuercode mit einem Satz: Der Deal nennt keinen und die Buchhaltung von %1 hat keinen üblichen, es würde also keine Umsatzsteuer berechnet</translation>
    </message>
    <message>
        <source>a word that it is meant: Sluice numbers invoices only while custom numbers are on</source>
        <translation>ein Wort, dass es so gemeint ist: Sluice nummeriert Rechnungen nur, solange eigene Nummern eingeschaltet sind</translation>
    </message>
    <message>
        <source>a word that it is meant: from now on invoices are taxed by the new setting</source>
        <translation>ein Wort, dass es so gemeint ist: Von nun an werden Rechnungen nach der neuen Einstellung besteuert</translation>
    </message>
    <message>
        <source>a word that it is meant: from now on deals are judged by the new currencies</source>
        <translation>ein Wort, dass es so gemeint ist: Von nun an werden Deals nach den neuen Währungen beurteilt</translation>
    </message>
    <message>
        <source>a word that it is meant: nothing is posted into a period that is closed</source>
        <translation>ein Wort, dass es so gemeint ist: In einen abgeschlossenen Zeitraum wird nichts gebucht</translation>
    </message>
    <message>
        <source>Unreadable record</source>
        <translation>Unlesbarer Datensatz</translation>
    </message>
    <message>
        <source>Every record of the books can be read</source>
        <translation>Jeder Datensatz der Buchhaltung lässt sich lesen</translation>
    </message>
    <message>
        <source>A record of the books cannot be read and is left out</source>
        <translation>Ein Datensatz der Buchhaltung lässt sich nicht lesen und bleibt außen vor</translation>
    </message>
    <message>
        <source>Unreadable sale</source>
        <translation>Unlesbarer Verkauf</translation>
    </message>
    <message>
        <source>All that belongs to the deal can be read</source>
        <translation>Alles, was zum Deal gehört, lässt sich lesen</translation>
    </message>
    <message>
        <source>Something that belongs to the deal cannot be read</source>
        <translation>Etwas, das zum Deal gehört, lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>Geänderte Einstellungen</translation>
    </message>
    <message>
        <source>The books are set up as before</source>
        <translation>Die Buchhaltung ist eingerichtet wie zuvor</translation>
    </message>
    <message>
        <source>Somebody changed how the books are set up</source>
        <translation>Jemand hat die Einrichtung der Buchhaltung geändert</translation>
    </message>
    <message>
        <source>Way of approval</source>
        <translation>Freigabeweg</translation>
    </message>
    <message>
        <source>A controller said that an invoice that names the deal bills something else</source>
        <translation>Der Controller hat erklärt, dass eine Rechnung, die den Deal nennt, etwas anderes berechnet</translation>
    </message>
    <message>
        <source>It was returned or rejected before</source>
        <translation>Sie wurde schon zurückgegeben oder abgelehnt</translation>
    </message>
</context>
<context>
    <name>sluice::desktop::DesktopBackend</name>
    <message>
        <source>Settling uncertain writes</source>
        <translation>Ungewisse Schreibvorgänge werden geklärt</translation>
    </message>
    <message>
        <source>Checking requests</source>
        <translation>Anforderungen werden geprüft</translation>
    </message>
    <message>
        <source>Posting approved invoices</source>
        <translation>Freigegebene Rechnungen werden gebucht</translation>
    </message>
    <message>
        <source>Writing status back to Salesforce</source>
        <translation>Status wird nach Salesforce zurückgeschrieben</translation>
    </message>
    <message>
        <source>Reading both systems</source>
        <translation>Beide Systeme werden gelesen</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) posted</source>
        <translation>
            <numerusform>%n Rechnung gebucht</numerusform>
            <numerusform>%n Rechnungen gebucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) uncertain</source>
        <translation>
            <numerusform>%n Schreibvorgang ungewiss</numerusform>
            <numerusform>%n Schreibvorgänge ungewiss</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) opened</source>
        <translation>
            <numerusform>%n Ausnahme eröffnet</numerusform>
            <numerusform>%n Ausnahmen eröffnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) closed</source>
        <translation>
            <numerusform>%n Ausnahme geschlossen</numerusform>
            <numerusform>%n Ausnahmen geschlossen</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date, nothing changed</source>
        <translation>Auf dem neuesten Stand, nichts geändert</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Counting the invoices in the books anew</source>
        <translation>Die Rechnungen in der Buchhaltung werden neu gezählt</translation>
    </message>
</context>
<context>
    <name>sluice::desktop::EngineWorker</name>
    <message>
        <source>Signed in to Salesforce as %1</source>
        <translation>Bei Salesforce angemeldet als %1</translation>
    </message>
    <message>
        <source>Connected %1, billing for %2</source>
        <translation>%1 verbunden, berechnet für %2</translation>
    </message>
    <message>
        <source>The registration of this connection is not at hand.</source>
        <translation>Die Registrierung dieser Verbindung liegt nicht vor.</translation>
    </message>
    <message>
        <source>The connection was removed.</source>
        <translation>Die Verbindung wurde entfernt.</translation>
    </message>
    <message>
        <source>The key store does not hold its client secret any more.</source>
        <translation>Ihr Client-Secret liegt nicht mehr im Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>Enter it anew.</source>
        <translation>Bitte neu eingeben.</translation>
    </message>
    <message>
        <source>Signed in to Salesforce as %1. The connection goes on signing in by key as %2.</source>
        <translation>Bei Salesforce angemeldet als %1. Die Verbindung meldet sich weiter mit Schlüssel an, als %2.</translation>
    </message>
    <message>
        <source>Signed in to Salesforce as %1. The key of %2 is deleted here: the connection lives by this sign-in now.</source>
        <translation>Bei Salesforce angemeldet als %1. Der Schlüssel von %2 ist hier gelöscht: die Verbindung lebt jetzt von dieser Anmeldung.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::AgeingChart</name>
    <message>
        <source>Unbilled by age</source>
        <translation>Nicht berechnet nach Alter</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 days: %2 in %3 requests</source>
        <translation>%1 Tage: %2 in %3 Anforderungen</translation>
    </message>
    <message>
        <source>Unbilled for %1 days</source>
        <translation>Seit %1 Tagen nicht berechnet</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ApprovalPane</name>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>The invoice</source>
        <translation>Die Rechnung</translation>
    </message>
    <message>
        <source>Differences and checks</source>
        <translation>Abweichungen und Prüfungen</translation>
    </message>
    <message>
        <source>As it will stand in %1</source>
        <translation>So wird sie in %1 stehen</translation>
    </message>
    <message>
        <source>Changed since it was approved</source>
        <translation>Seit der Freigabe geändert</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Differs from the deal</source>
        <translation>Weicht vom Deal ab</translation>
    </message>
    <message>
        <source>Nothing. The invoice says what was signed.</source>
        <translation>Nichts. Die Rechnung sagt, was unterschrieben wurde.</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Deal</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>The deal as signed</source>
        <translation>Der Deal wie unterschrieben</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>PO number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Bills on</source>
        <translation>Berechnet bei</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>%1 of %2 checks passed</source>
        <translation>%1 von %2 Prüfungen bestanden</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Wer unterschreibt</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>Still needs</source>
        <translation>Es fehlt noch</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>No request chosen</source>
        <translation>Keine Anforderung gewählt</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Berechnet</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Unauffällig</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Mit Risiko</translation>
    </message>
    <message>
        <source>Over 50k</source>
        <translation>Über 50k</translation>
    </message>
    <message>
        <source>Nothing waits for your signature.</source>
        <translation>Nichts wartet auf Ihre Unterschrift.</translation>
    </message>
    <message>
        <source>Requests come here by themselves as soon as all their checks pass.</source>
        <translation>Anforderungen kommen von selbst hierher, sobald alle ihre Prüfungen bestanden sind.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Return with a question</source>
        <translation>Mit einer Frage zurückgeben</translation>
    </message>
    <message>
        <source>Reject with its cause</source>
        <translation>Mit Ursache ablehnen</translation>
    </message>
    <message>
        <source>Approve all clean ones</source>
        <translation>Alle unauffälligen freigeben</translation>
    </message>
    <message>
        <source>Deal and account</source>
        <translation>Deal und Account</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>The approvals could not be read.</source>
        <translation>Die Freigaben konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The request could not be opened.</source>
        <translation>Die Anforderung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>You may not decide this one.</source>
        <translation>Über diese dürfen Sie nicht entscheiden.</translation>
    </message>
    <message>
        <source>It was not approved.</source>
        <translation>Sie wurde nicht freigegeben.</translation>
    </message>
    <message>
        <source>Approved: %1 for %2</source>
        <translation>Freigegeben: %1 für %2</translation>
    </message>
    <message>
        <source>The preparer gets it back with what you write.</source>
        <translation>Die Sachbearbeitung erhält sie mit Ihrer Frage zurück.</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>It was not returned.</source>
        <translation>Sie wurde nicht zurückgegeben.</translation>
    </message>
    <message>
        <source>Returned with your question.</source>
        <translation>Mit Ihrer Frage zurückgegeben.</translation>
    </message>
    <message>
        <source>Reject this request</source>
        <translation>Diese Anforderung ablehnen</translation>
    </message>
    <message>
        <source>It will not be invoiced. The cause says what went wrong upstream.</source>
        <translation>Sie wird nicht berechnet. Die Ursache sagt, was vorher schiefging.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>It was not rejected.</source>
        <translation>Sie wurde nicht abgelehnt.</translation>
    </message>
    <message>
        <source>Rejected as %1.</source>
        <translation>Abgelehnt als %1.</translation>
    </message>
    <message>
        <source>Not all were approved.</source>
        <translation>Nicht alle wurden freigegeben.</translation>
    </message>
    <message>
        <source>Approved %1 requests.</source>
        <translation>%1 Anforderungen freigegeben.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Not approved yet: the invoice was not on the screen. Look at it and press Y again.</source>
        <translation>Noch nicht freigegeben: Die Rechnung war nicht auf dem Bildschirm. Bitte ansehen und noch einmal Y drücken.</translation>
    </message>
    <message>
        <source>Rows are marked, and this is decided one by one. Press Esc to let go of the marks.</source>
        <translation>Zeilen sind markiert, und hierüber wird einzeln entschieden. Esc hebt die Markierungen auf.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::AskSheet</name>
    <message>
        <source>Ask the deal&apos;s owner</source>
        <translation>Deal-Inhaber fragen</translation>
    </message>
    <message>
        <source>Ask about %1 exceptions</source>
        <translation>Zu %1 Ausnahmen fragen</translation>
    </message>
    <message>
        <source>They get a Salesforce Task with the next sync. It closes by itself with the exception.</source>
        <translation>Mit dem nächsten Abgleich entsteht eine Salesforce-Aufgabe. Sie schließt sich von selbst mit der Ausnahme.</translation>
    </message>
    <message>
        <source>Each deal&apos;s owner gets a Salesforce Task with its ready question. It closes by itself with the exception.</source>
        <translation>Jeder Deal-Inhaber erhält eine Salesforce-Aufgabe mit der fertigen Frage. Sie schließt sich von selbst mit der Ausnahme.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
</context>
<context>
    <name>sluice::ui::BilledChart</name>
    <message>
        <source>billed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Billed and unbilled by month</source>
        <translation>Berechnet und nicht berechnet nach Monat</translation>
    </message>
</context>
<context>
    <name>sluice::ui::BulkSheet</name>
    <message>
        <source>Approve %1 clean ones</source>
        <translation>%1 unauffällige freigeben</translation>
    </message>
    <message>
        <source>Each gets its own signature on the fingerprint shown. What stands out is left for a closer look.</source>
        <translation>Jede erhält eine eigene Unterschrift auf den gezeigten Fingerabdruck. Was auffällt, bleibt für einen genaueren Blick liegen.</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Left for a closer look</source>
        <translation>Für einen genaueren Blick zurückgestellt</translation>
    </message>
    <message>
        <source>What is approved and what is not</source>
        <translation>Was freigegeben wird und was nicht</translation>
    </message>
</context>
<context>
    <name>sluice::ui::CauseBars</name>
    <message>
        <source>Money blocked by cause</source>
        <translation>Gesperrte Beträge nach Ursache</translation>
    </message>
</context>
<context>
    <name>sluice::ui::CauseSheet</name>
    <message>
        <source>Note (optional)</source>
        <translation>Notiz (freiwillig)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>sluice::ui::CertificateSheet</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Certificate of posting</source>
        <translation>Buchungsnachweis</translation>
    </message>
    <message>
        <source>Intended invoices</source>
        <translation>Beabsichtigte Rechnungen</translation>
    </message>
    <message>
        <source>Nothing was intended in this time.</source>
        <translation>In dieser Zeit wurde nichts beabsichtigt.</translation>
    </message>
    <message>
        <source>Every invoice that Sluice means to write will stand here.</source>
        <translation>Hier wird jede Rechnung stehen, die Sluice schreiben will.</translation>
    </message>
    <message>
        <source>The certificate as text</source>
        <translation>Der Nachweis als Text</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Als Text speichern</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>Zeilen speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Vorhaben</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Deal</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Beabsichtigt</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Since the journal began</source>
        <translation>Seit Beginn des Journals</translation>
    </message>
    <message>
        <source>The certificate could not be made.</source>
        <translation>Der Nachweis konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncertain</source>
        <translation>
            <numerusform>%n ungewiss</numerusform>
            <numerusform>%n ungewisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Unauffällig</translation>
    </message>
    <message>
        <source>%1 as read %2</source>
        <translation>%1, gelesen %2</translation>
    </message>
    <message>
        <source>%1 not read yet</source>
        <translation>%1 noch nicht gelesen</translation>
    </message>
    <message>
        <source>%1 intents compared with the books: %2. Journal of %3 events, head %4.</source>
        <translation>%1 Vorhaben mit der Buchhaltung verglichen: %2. Journal mit %3 Ereignissen, Kopf %4.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, in the text</source>
        <translation>
            <numerusform>… und %n weiterer im Text</numerusform>
            <numerusform>… und %n weitere im Text</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Nachweis speichern</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert unter %1.</translation>
    </message>
    <message>
        <source>Read both systems and count every invoice anew; nothing is written to either (F5)</source>
        <translation>Liest beide Systeme und zählt jede Rechnung neu; geschrieben wird in keines (F5)</translation>
    </message>
    <message>
        <source>Read fresh</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Waiting for the engine…</source>
        <translation>Wartet auf die laufende Arbeit …</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The reading was stopped; this is the certificate as it was.</source>
        <translation>Das Lesen wurde angehalten; dies ist der Nachweis wie zuvor.</translation>
    </message>
    <message>
        <source>The books could not be read anew; this is the certificate as it was.</source>
        <translation>Die Buchhaltung konnte nicht neu gelesen werden; dies ist der Nachweis wie zuvor.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>sluice::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What would you like to do or open?</source>
        <translation>Was möchten Sie tun oder öffnen?</translation>
    </message>
    <message>
        <source>Command or search</source>
        <translation>Befehl oder Suche</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ConnectionsPanel</name>
    <message>
        <source>Sign in to Salesforce…</source>
        <translation>Bei Salesforce anmelden …</translation>
    </message>
    <message>
        <source>Sign in to a QuickBooks company…</source>
        <translation>Bei einem QuickBooks-Unternehmen anmelden …</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>The connections could not be read.</source>
        <translation>Die Verbindungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing is connected yet. Sign in to Salesforce first, then to each QuickBooks company that sends invoices.</source>
        <translation>Noch ist nichts verbunden. Melden Sie sich zuerst bei Salesforce an, dann bei jedem QuickBooks-Unternehmen, das Rechnungen stellt.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connected, with an error</source>
        <translation>Verbunden, mit Fehler</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Bills for</source>
        <translation>Berechnet für</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1 ago, %2</source>
        <translation>vor %1, %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Sign in again by</source>
        <translation>Neu anmelden bis</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Aufrufe heute</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Sign out of %1? Sluice stops reading and posting there; nothing is lost.</source>
        <translation>Von %1 abmelden? Sluice liest und bucht dort dann nicht mehr; verloren geht nichts.</translation>
    </message>
    <message>
        <source>Reads this month</source>
        <translation>Gelesen in diesem Monat</translation>
    </message>
    <message>
        <source>%1 was not signed out.</source>
        <translation>Die Abmeldung von %1 ist nicht erfolgt.</translation>
    </message>
    <message>
        <source>Another Sluice is at work in this profile.</source>
        <translation>Ein anderes Sluice arbeitet gerade mit diesem Profil.</translation>
    </message>
    <message>
        <source>Try again when it is done.</source>
        <translation>Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Change the registration…</source>
        <translation>Registrierung ändern …</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>at addresses of your own</source>
        <translation>unter eigenen Adressen</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>Signs in</source>
        <translation>Meldet sich an</translation>
    </message>
    <message>
        <source>by key as %1, without anybody</source>
        <translation>mit Schlüssel als %1, ohne jemandes Zutun</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Sign in with the browser instead? Sluice then deletes the key of %1 on this machine, and goes on by itself only as long as your own sign-in lasts.</source>
        <translation>Stattdessen mit dem Browser anmelden? Sluice löscht dann den Schlüssel von %1 auf diesem Rechner und arbeitet von selbst nur so lange weiter, wie Ihre eigene Anmeldung hält.</translation>
    </message>
    <message>
        <source>Use the browser instead…</source>
        <translation>Stattdessen den Browser verwenden …</translation>
    </message>
</context>
<context>
    <name>sluice::ui::DashboardsPage</name>
    <message>
        <source>Dashboards</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Tables below the charts</source>
        <translation>Tabellen unter den Diagrammen</translation>
    </message>
    <message>
        <source>Days to invoice</source>
        <translation>Tage bis zur Rechnung</translation>
    </message>
    <message>
        <source>Billed and unbilled</source>
        <translation>Berechnet und nicht berechnet</translation>
    </message>
    <message>
        <source>Where the days went</source>
        <translation>Wohin die Tage gingen</translation>
    </message>
    <message>
        <source>Unbilled by age</source>
        <translation>Nicht berechnet nach Alter</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>The figures could not be computed.</source>
        <translation>Die Kennzahlen konnten nicht berechnet werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 days less than the period before</source>
        <translation>%1 Tage weniger als im Zeitraum davor</translation>
    </message>
    <message>
        <source>%1 days more than the period before</source>
        <translation>%1 Tage mehr als im Zeitraum davor</translation>
    </message>
    <message>
        <source>as in the period before</source>
        <translation>wie im Zeitraum davor</translation>
    </message>
    <message>
        <source>p90 %1 d</source>
        <translation>p90 %1 T</translation>
    </message>
    <message>
        <source>As of %1. The clock starts at: %2.</source>
        <translation>Stand %1. Die Uhr beginnt mit: %2.</translation>
    </message>
    <message>
        <source>%1 invoiced</source>
        <translation>%1 berechnet</translation>
    </message>
    <message>
        <source>%1 still open</source>
        <translation>%1 noch offen</translation>
    </message>
    <message>
        <source>%1 premature, left out</source>
        <translation>%1 verfrüht, ausgelassen</translation>
    </message>
    <message>
        <source>%1 unknown, left out</source>
        <translation>%1 unbekannt, ausgelassen</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Median days</source>
        <translation>Median in Tagen</translation>
    </message>
    <message>
        <source>p90 days</source>
        <translation>p90 in Tagen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Mean days</source>
        <translation>Mittlere Tage</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Booked %1 = billed + unbilled, to the cent.</source>
        <translation>Gebucht %1 = berechnet + nicht berechnet, auf den Cent.</translation>
    </message>
    <message>
        <source>Does not tie by %1.</source>
        <translation>Geht um %1 nicht auf.</translation>
    </message>
    <message>
        <source>unbilled of %1 booked</source>
        <translation>nicht berechnet von %1 gebucht</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand %1.</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Not due</source>
        <translation>Nicht fällig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV ausgeben</translation>
    </message>
    <message>
        <source>Whole period</source>
        <translation>Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The rows are exported.</source>
        <translation>Die Zeilen sind ausgegeben.</translation>
    </message>
    <message>
        <source>The figures are exported.</source>
        <translation>Die Kennzahlen sind ausgegeben.</translation>
    </message>
    <message>
        <source>1 day less than the period before</source>
        <translation>1 Tag weniger als im Zeitraum davor</translation>
    </message>
    <message>
        <source>1 day more than the period before</source>
        <translation>1 Tag mehr als im Zeitraum davor</translation>
    </message>
    <message>
        <source>Mean days in each part, over %1 of the %2 invoiced: those every part of which is known. Most go into %3.</source>
        <translation>Mittlere Tage je Abschnitt, über %1 der %2 berechneten Anforderungen: die, bei denen jeder Abschnitt bekannt ist. Die meisten entfallen auf: %3.</translation>
    </message>
    <message>
        <source>Of none of the %1 invoiced is every part known. What goes through Sluice, from the check to the invoice, will show here.</source>
        <translation>Bei keiner der %1 berechneten Anforderungen ist jeder Abschnitt bekannt. Was von der Prüfung bis zur Rechnung durch Sluice geht, wird hier erscheinen.</translation>
    </message>
    <message>
        <source>%1 earned and not covered by an invoice, by days since the billing event; what is left of a request that was invoiced in part or credited is in it.</source>
        <translation>%1 verdient und von keiner Rechnung gedeckt, nach Tagen seit dem Abrechnungsereignis; was von einer teilweise berechneten oder gutgeschriebenen Anforderung offen ist, zählt mit.</translation>
    </message>
    <message>
        <source>Invoiced, median %1</source>
        <translation>Berechnet, Median %1</translation>
    </message>
    <message>
        <source>Billable and not invoiced</source>
        <translation>Berechenbar und nicht berechnet</translation>
    </message>
    <message>
        <source>Invoiced before the billing event</source>
        <translation>Vor dem Abrechnungsereignis berechnet</translation>
    </message>
    <message>
        <source>Invoiced, billing event not known</source>
        <translation>Berechnet, Abrechnungsereignis unbekannt</translation>
    </message>
    <message>
        <source>Invoiced, every part known</source>
        <translation>Berechnet, jeder Abschnitt bekannt</translation>
    </message>
    <message>
        <source>Booked · %1</source>
        <translation>Gebucht · %1</translation>
    </message>
    <message>
        <source>Unbilled · %1</source>
        <translation>Nicht berechnet · %1</translation>
    </message>
    <message>
        <source>Earned and not invoiced · %1</source>
        <translation>Verdient und nicht berechnet · %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::DaysChart</name>
    <message>
        <source>Days to invoice by month</source>
        <translation>Tage bis zur Rechnung nach Monat</translation>
    </message>
    <message>
        <source>%1 invoiced</source>
        <translation>%1 berechnet</translation>
    </message>
    <message>
        <source>median %1 d</source>
        <translation>Median %1 T</translation>
    </message>
    <message>
        <source>, p90 %1 d</source>
        <translation>, p90 %1 T</translation>
    </message>
    <message>
        <source>Invoiced in %1</source>
        <translation>Berechnet im %1</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>%1 requests are billable and not invoiced yet, at their present age</source>
        <translation>%1 Anforderungen sind berechenbar und noch nicht berechnet, mit ihrem heutigen Alter</translation>
    </message>
    <message>
        <source>Billable and not invoiced</source>
        <translation>Berechenbar und nicht berechnet</translation>
    </message>
    <message>
        <source>↑ %1 older</source>
        <translation>↑ %1 älter</translation>
    </message>
    <message>
        <source>%1 requests have waited for more than %2 days</source>
        <translation>%1 Anforderungen warten seit mehr als %2 Tagen</translation>
    </message>
    <message>
        <source>Billable and not invoiced for long</source>
        <translation>Lange berechenbar und nicht berechnet</translation>
    </message>
</context>
<context>
    <name>sluice::ui::DeliverySheet</name>
    <message>
        <source>Confirm the delivery</source>
        <translation>Lieferung bestätigen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Geliefert am</translation>
    </message>
    <message>
        <source>File with the evidence (optional)</source>
        <translation>Datei mit dem Nachweis (freiwillig)</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
</context>
<context>
    <name>sluice::ui::DetailPane</name>
    <message>
        <source>%1: tabs</source>
        <translation>%1: Reiter</translation>
    </message>
</context>
<context>
    <name>sluice::ui::EventPane</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>No event chosen</source>
        <translation>Kein Ereignis gewählt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ExceptionDetailPane</name>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>No exception chosen</source>
        <translation>Keine Ausnahme gewählt</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation>Wer es beheben kann</translation>
    </message>
    <message>
        <source>Holds up</source>
        <translation>Hält auf</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>kein Geld</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1, wakes up %2</source>
        <translation>%1, läuft weiter %2</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>fixed at the source</source>
        <translation>an der Quelle behoben</translation>
    </message>
    <message>
        <source>by a person</source>
        <translation>durch eine Person</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>%1: it came back after it was closed</source>
        <translation>%1: sie kam nach dem Schließen wieder</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message>
        <source>%1 ago, %2</source>
        <translation>vor %1, %2</translation>
    </message>
    <message>
        <source>1 more with the same fault</source>
        <translation>1 weitere mit demselben Fehler</translation>
    </message>
    <message>
        <source>%1 more with the same fault</source>
        <translation>%1 weitere mit demselben Fehler</translation>
    </message>
    <message>
        <source>The record on both sides</source>
        <translation>Der Datensatz auf beiden Seiten</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>Die Uhr</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>lief</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ruhte</translation>
    </message>
    <message>
        <source>outside working days</source>
        <translation>außerhalb der Arbeitszeit</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>Show how it was counted</source>
        <translation>Zeigen, wie gezählt wurde</translation>
    </message>
    <message>
        <source>Hide how it was counted</source>
        <translation>Zählweise ausblenden</translation>
    </message>
    <message>
        <source>This exception concerns no lines.</source>
        <translation>Diese Ausnahme betrifft keine Positionen.</translation>
    </message>
    <message>
        <source>Billing request</source>
        <translation>Rechnungsanforderung</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Deal owner</source>
        <translation>Deal-Inhaber</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Billable since</source>
        <translation>Berechenbar seit</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Anforderung öffnen</translation>
    </message>
    <message>
        <source>Everything that holds this request</source>
        <translation>Alles, was diese Anforderung aufhält</translation>
    </message>
    <message>
        <source>found %1, needed %2</source>
        <translation>gefunden: %1, benötigt: %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Ready to send to %1</source>
        <translation>Versandfertig an: %1</translation>
    </message>
    <message>
        <source>Nothing is mirrored from there.</source>
        <translation>Von dort ist nichts gespiegelt.</translation>
    </message>
    <message>
        <source>%1 record as JSON</source>
        <translation>Datensatz aus %1 als JSON</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ExceptionsPage</name>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Überschritten</translation>
    </message>
    <message>
        <source>Due in 4 h</source>
        <translation>Fällig in 4 h</translation>
    </message>
    <message>
        <source>Missing PO</source>
        <translation>Ohne Bestellnr.</translation>
    </message>
    <message>
        <source>Unmapped</source>
        <translation>Ohne Artikel</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Nothing is held up.</source>
        <translation>Nichts wird aufgehalten.</translation>
    </message>
    <message>
        <source>New exceptions appear here by themselves after each sync.</source>
        <translation>Neue Ausnahmen erscheinen hier von selbst nach jedem Abgleich.</translation>
    </message>
    <message>
        <source>Tag the cause</source>
        <translation>Ursache festlegen</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Undo my last decision</source>
        <translation>Meine letzte Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>The exceptions could not be read.</source>
        <translation>Die Ausnahmen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The exception could not be opened.</source>
        <translation>Die Ausnahme konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Root cause of %1 exceptions</source>
        <translation>Ursache von %1 Ausnahmen</translation>
    </message>
    <message>
        <source>Press its key, or Enter for the proposed one.</source>
        <translation>Drücken Sie ihre Taste, oder Eingabe für die vorgeschlagene.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>The cause was not tagged.</source>
        <translation>Die Ursache wurde nicht festgelegt.</translation>
    </message>
    <message>
        <source>Tagged %1.</source>
        <translation>%1 festgelegt.</translation>
    </message>
    <message>
        <source>The clock was not resumed.</source>
        <translation>Die Uhr läuft nicht wieder.</translation>
    </message>
    <message>
        <source>The clock runs again.</source>
        <translation>Die Uhr läuft wieder.</translation>
    </message>
    <message>
        <source>The clock was not paused.</source>
        <translation>Die Uhr wurde nicht angehalten.</translation>
    </message>
    <message>
        <source>Paused until %1.</source>
        <translation>Angehalten bis %1.</translation>
    </message>
    <message>
        <source>The people could not be read.</source>
        <translation>Die Personen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Übergeben an</translation>
    </message>
    <message>
        <source>It was not handed over.</source>
        <translation>Sie wurde nicht übergeben.</translation>
    </message>
    <message>
        <source>Handed over to %1.</source>
        <translation>An %1 übergeben.</translation>
    </message>
    <message>
        <source>Resolve this exception</source>
        <translation>Diese Ausnahme erledigen</translation>
    </message>
    <message>
        <source>Resolve %1 exceptions</source>
        <translation>%1 Ausnahmen erledigen</translation>
    </message>
    <message>
        <source>An exception closes by itself when its check passes. Closing it by hand needs its cause.</source>
        <translation>Eine Ausnahme schließt sich von selbst, wenn ihre Prüfung besteht. Wer sie von Hand schließt, nennt ihre Ursache.</translation>
    </message>
    <message>
        <source>It was not resolved.</source>
        <translation>Sie wurde nicht erledigt.</translation>
    </message>
    <message>
        <source>Resolved as %1.</source>
        <translation>Erledigt als %1.</translation>
    </message>
    <message>
        <source>Reopen this exception</source>
        <translation>Diese Ausnahme wieder öffnen</translation>
    </message>
    <message>
        <source>It starts its next cycle with a clock of its own.</source>
        <translation>Sie beginnt ihre nächste Runde mit einer eigenen Uhr.</translation>
    </message>
    <message>
        <source>It was not reopened.</source>
        <translation>Sie wurde nicht wieder geöffnet.</translation>
    </message>
    <message>
        <source>Reopened.</source>
        <translation>Wieder geöffnet.</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo here.</source>
        <translation>Hier gibt es von Ihnen nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>It could not be undone.</source>
        <translation>Es konnte nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>Ask the deal&apos;s owner</source>
        <translation>Deal-Inhaber fragen</translation>
    </message>
    <message>
        <source>The question was not asked.</source>
        <translation>Die Frage wurde nicht gestellt.</translation>
    </message>
    <message>
        <source>Asked. The deal&apos;s owner gets a Salesforce Task with the next sync.</source>
        <translation>Gefragt. Der Deal-Inhaber erhält mit dem nächsten Abgleich eine Salesforce-Aufgabe.</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo here. The last decision was made as %1, and only they can take it back.</source>
        <translation>Hier gibt es nichts von Ihnen zurückzunehmen. Die letzte Entscheidung fiel als %1 und lässt sich nur von dort zurücknehmen.</translation>
    </message>
    <message>
        <source>A controller&apos;s word: what stands in the books bills something else. The invoice goes out beside it as soon as it is approved.</source>
        <translation>Das Wort des Controllers: Was in der Buchhaltung steht, berechnet etwas anderes. Sobald die Rechnung freigegeben ist, wird sie daneben gebucht.</translation>
    </message>
    <message>
        <source>A controller&apos;s word: this journal is the one that counts. What was recorded elsewhere since is not known here, and posting goes on.</source>
        <translation>Das Wort des Controllers: Dieses Journal gilt. Was seither anderswo verzeichnet wurde, ist hier nicht bekannt, und es wird weiter gebucht.</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Gefunden: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::FacingValues</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>sluice::ui::FigureCard</name>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
</context>
<context>
    <name>sluice::ui::FigureFilterRow</name>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Letztes Quartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Last 24 months</source>
        <translation>Letzte 24 Monate</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>All entities</source>
        <translation>Alle Gesellschaften</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>Alle Segmente</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alle Kanäle</translation>
    </message>
    <message>
        <source>All currencies</source>
        <translation>Alle Währungen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::FigureRowsPane</name>
    <message>
        <source>Open in Requests</source>
        <translation>In Anforderungen öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Rows of the figure</source>
        <translation>Zeilen der Kennzahl</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Keine Zeilen.</translation>
    </message>
    <message>
        <source>Deal and part</source>
        <translation>Deal und Teil</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Unbilled</source>
        <translation>Nicht berechnet</translation>
    </message>
    <message>
        <source>The rows could not be read.</source>
        <translation>Die Zeilen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>booked %1 = billed %2 + unbilled %3</source>
        <translation>gebucht %1 = berechnet %2 + nicht berechnet %3</translation>
    </message>
    <message>
        <source> − over-billed %1</source>
        <translation> − zu viel berechnet %1</translation>
    </message>
    <message>
        <source>median %1 d</source>
        <translation>Median %1 T</translation>
    </message>
</context>
<context>
    <name>sluice::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Type words, key:value or an amount. Enter keeps a condition, Esc goes back to the list.</source>
        <translation>Tippen Sie Wörter, Schlüssel:Wert oder einen Betrag. Eingabe behält eine Bedingung, Esc führt zurück zur Liste.</translation>
    </message>
    <message>
        <source>Condition %1; press to edit, Delete to remove</source>
        <translation>Bedingung %1; drücken zum Ändern, Entf zum Entfernen</translation>
    </message>
    <message>
        <source>Press to edit, Delete to remove</source>
        <translation>Drücken zum Ändern, Entf zum Entfernen</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::GridHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Group by this column</source>
        <translation>Nach dieser Spalte gruppieren</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin to the left</source>
        <translation>Links anheften</translation>
    </message>
</context>
<context>
    <name>sluice::ui::GridModel</name>
    <message>
        <source>Without</source>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::GridView</name>
    <message>
        <source>Nothing passes this filter.</source>
        <translation>Nichts entspricht diesem Filter.</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Press / and then Esc to take its conditions away.</source>
        <translation>Mit / und dann Esc fallen seine Bedingungen weg.</translation>
    </message>
    <message>
        <source>This view is empty.</source>
        <translation>Diese Ansicht ist leer.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::InvoicePane</name>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No invoice chosen</source>
        <translation>Keine Rechnung gewählt</translation>
    </message>
    <message>
        <source>Invoice without a number</source>
        <translation>Rechnung ohne Nummer</translation>
    </message>
    <message>
        <source>Stored otherwise than intended</source>
        <translation>Anders gespeichert als beabsichtigt</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Beabsichtigt</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>As it stands in %1</source>
        <translation>So steht sie in %1</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Anforderung öffnen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>Bezahlt %1</translation>
    </message>
    <message>
        <source>Credited %1</source>
        <translation>Gutgeschrieben %1</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Restbetrag</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>sluice::ui::InvoiceSheet</name>
    <message>
        <source>Invoice as a page</source>
        <translation>Rechnung als Seite</translation>
    </message>
    <message>
        <source>number follows</source>
        <translation>Nummer folgt</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>PO</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Bill to · new customer</source>
        <translation>Rechnung an · neuer Kunde</translation>
    </message>
    <message>
        <source>Bill to</source>
        <translation>Rechnung an</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Lieferung an</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Gesendet an</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Amount %1</source>
        <translation>Betrag %1</translation>
    </message>
    <message>
        <source>less %1 %</source>
        <translation>abzüglich %1 %</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Internal note: %1</source>
        <translation>Interne Notiz: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 an %2</translation>
    </message>
    <message>
        <source>Total %1, terms %2, due %3</source>
        <translation>Gesamt %1, Zahlungsziel %2, fällig %3</translation>
    </message>
</context>
<context>
    <name>sluice::ui::InvoicesPage</name>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>By-pass</source>
        <translation>Umgehung</translation>
    </message>
    <message>
        <source>No invoice has been read yet.</source>
        <translation>Noch wurde keine Rechnung gelesen.</translation>
    </message>
    <message>
        <source>Connect QuickBooks under Set-up and sync.</source>
        <translation>Verbinden Sie QuickBooks unter Einrichtung und gleichen Sie ab.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Customer and deal</source>
        <translation>Kunde und Deal</translation>
    </message>
    <message>
        <source>no deal</source>
        <translation>kein Deal</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Restbetrag</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>The invoices could not be read.</source>
        <translation>Die Rechnungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The invoice could not be opened.</source>
        <translation>Die Rechnung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>sluice::ui::JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>The chain has not been verified in this session.</source>
        <translation>Die Kette wurde in dieser Sitzung noch nicht geprüft.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nothing has been decided yet.</source>
        <translation>Noch wurde nichts entschieden.</translation>
    </message>
    <message>
        <source>Every decision and every external write will stand here.</source>
        <translation>Hier wird jede Entscheidung und jeder Schreibvorgang nach außen stehen.</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>The journal could not be read.</source>
        <translation>Das Journal konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Prüfung läuft …</translation>
    </message>
    <message>
        <source>The journal could not be verified.</source>
        <translation>Das Journal konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The chain holds: %1 events, head %2.</source>
        <translation>Die Kette hält: %1 Ereignisse, Kopf %2.</translation>
    </message>
    <message>
        <source>The chain breaks at event %1: %2</source>
        <translation>Die Kette bricht bei Ereignis %1: %2</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Certificate of posting</source>
        <translation>Buchungsnachweis</translation>
    </message>
    <message>
        <source>Export the whole journal</source>
        <translation>Das ganze Journal ausgeben</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Verifying: %1 of %2 events…</source>
        <translation>Prüfung: %1 von %2 Ereignissen …</translation>
    </message>
    <message>
        <source>One event a line (*.jsonl)</source>
        <translation>Ein Ereignis je Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2 events…</source>
        <translation>Ausgabe: %1 von %2 Ereignissen …</translation>
    </message>
    <message>
        <source>%1 events written to %2.</source>
        <translation>%1 Ereignisse nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>The journal could not be exported.</source>
        <translation>Das Journal konnte nicht ausgegeben werden.</translation>
    </message>
    <message>
        <source>No event in the journal fits this search.</source>
        <translation>Kein Ereignis im Journal passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Search for something else, or press / and then Esc to take the search away.</source>
        <translation>Suchen Sie nach etwas anderem; mit / und dann Esc fällt die Suche weg.</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 found so far, of %2 events</source>
        <translation>%1 bisher gefunden, von %2 Ereignissen</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>sluice::ui::KeyMap</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>On this screen</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>sluice::ui::LineTable</name>
    <message>
        <source>Lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>%1 % discount</source>
        <translation>%1 % Rabatt</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ListPage</name>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>View %1, %2 rows</source>
        <translation>Ansicht %1, %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Mark row</source>
        <translation>Zeile markieren</translation>
    </message>
    <message>
        <source>Mark down to here</source>
        <translation>Bis hierher markieren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show or hide the detail</source>
        <translation>Einzelheiten ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV ausgeben</translation>
    </message>
    <message>
        <source>Compact or comfortable rows</source>
        <translation>Enge oder weite Zeilen</translation>
    </message>
    <message>
        <source>Name of the view with &quot;%1&quot;</source>
        <translation>Name der Ansicht mit „%1“</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 groups by &quot;%2&quot;</source>
        <translation>%1 Gruppen nach „%2“</translation>
    </message>
    <message>
        <source>Group rows</source>
        <translation>Zeilen gruppieren</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Alle Gruppen einklappen</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>Alle Gruppen ausklappen</translation>
    </message>
    <message>
        <source>Money that several rows hold up counts once.</source>
        <translation>Geld, das mehrere Zeilen aufhalten, zählt einmal.</translation>
    </message>
    <message>
        <source>Exported: %1.</source>
        <translation>Exportiert: %1.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::MainWindow</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Search or do anything</source>
        <translation>Suchen oder handeln</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Act as another person</source>
        <translation>Als andere Person handeln</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 – Sluice</source>
        <translation>%1 – Sluice</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>sluice::ui::MessageLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>sluice::ui::NoteSheet</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Needed. Ctrl+Enter sends it.</source>
        <translation>Nötig. Strg+Eingabe sendet sie.</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends it.</source>
        <translation>Strg+Eingabe sendet sie.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Page</name>
    <message>
        <source>%1 of %2 are done. %3: %4</source>
        <translation>%1 von %2 sind erledigt. %3: %4</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PauseSheet</name>
    <message>
        <source>Pause this exception</source>
        <translation>Diese Ausnahme anhalten</translation>
    </message>
    <message>
        <source>Pause %1 exceptions</source>
        <translation>%1 Ausnahmen anhalten</translation>
    </message>
    <message>
        <source>The clock stands still until the day it wakes up. The pause is counted and reported.</source>
        <translation>Die Uhr steht still bis zu dem Tag, an dem sie weiterläuft. Die Pause wird gezählt und berichtet.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Wakes up on</source>
        <translation>Läuft weiter am</translation>
    </message>
    <message>
        <source>Note: whom you asked, and what for (needed)</source>
        <translation>Notiz: wen Sie wonach gefragt haben (nötig)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PeoplePanel</name>
    <message>
        <source>Everybody has no role until it is granted. Nobody approves what they prepared, whatever their roles.</source>
        <translation>Niemand hat eine Rolle, bevor sie erteilt ist. Niemand gibt frei, was er selbst vorbereitet hat, gleich mit welchen Rollen.</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>Personen und Rollen</translation>
    </message>
    <message>
        <source>The people could not be read.</source>
        <translation>Die Personen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>The role was not changed.</source>
        <translation>Die Rolle wurde nicht geändert.</translation>
    </message>
    <message>
        <source>%1 is now: %2.</source>
        <translation>%1 ist jetzt: %2.</translation>
    </message>
    <message>
        <source>%1 is no longer: %2.</source>
        <translation>%1 ist nicht mehr: %2.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PersonSheet</name>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Name or e-mail</source>
        <translation>Name oder E-Mail</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::PolicyPanel</name>
    <message>
        <source>Policy</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>The policy could not be read.</source>
        <translation>Das Regelwerk konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>In force: version %1. In this version of Sluice it is read-only.</source>
        <translation>In Kraft: Version %1. In dieser Fassung von Sluice lässt sie sich nur lesen.</translation>
    </message>
    <message>
        <source>Policy file</source>
        <translation>Datei des Regelwerks</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Datei zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 warten</translation>
    </message>
</context>
<context>
    <name>sluice::ui::ReadinessPanel</name>
    <message>
        <source>Copy the instructions</source>
        <translation>Anleitung kopieren</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Looking at everything that must be right…</source>
        <translation>Alles, was stimmen muss, wird geprüft …</translation>
    </message>
    <message>
        <source>Everything that Sluice needs is right.</source>
        <translation>Alles, was Sluice braucht, stimmt.</translation>
    </message>
    <message>
        <source>1 thing must be put right.</source>
        <translation>1 Punkt ist in Ordnung zu bringen.</translation>
    </message>
    <message>
        <source>%1 things must be put right.</source>
        <translation>%1 Punkte sind in Ordnung zu bringen.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Better with it</source>
        <translation>Besser damit</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>In Ordnung</translation>
    </message>
</context>
<context>
    <name>sluice::ui::RequestPane</name>
    <message>
        <source>Billing request</source>
        <translation>Rechnungsanforderung</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Deal</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No request chosen</source>
        <translation>Keine Anforderung gewählt</translation>
    </message>
    <message>
        <source>As it would be posted today</source>
        <translation>So würde sie heute gebucht</translation>
    </message>
    <message>
        <source>As intended</source>
        <translation>Wie beabsichtigt</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Open balance</source>
        <translation>Offener Betrag</translation>
    </message>
    <message>
        <source>Open the invoice</source>
        <translation>Rechnung öffnen</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Bills on</source>
        <translation>Berechnet bei</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Zahlungsziel</translation>
    </message>
    <message>
        <source>PO number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Steuercode</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Open in Salesforce</source>
        <translation>In Salesforce öffnen</translation>
    </message>
    <message>
        <source>Differs from the invoice</source>
        <translation>Weicht von der Rechnung ab</translation>
    </message>
</context>
<context>
    <name>sluice::ui::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Posted, unpaid</source>
        <translation>Gebucht, unbezahlt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>No deal has been read yet.</source>
        <translation>Noch wurde kein Deal gelesen.</translation>
    </message>
    <message>
        <source>Connect Salesforce under Set-up and sync.</source>
        <translation>Verbinden Sie Salesforce unter Einrichtung und gleichen Sie ab.</translation>
    </message>
    <message>
        <source>Confirm the delivery</source>
        <translation>Lieferung bestätigen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Deal and account</source>
        <translation>Deal und Account</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Restbetrag</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Deal owner</source>
        <translation>Deal-Inhaber</translation>
    </message>
    <message>
        <source>The requests could not be read.</source>
        <translation>Die Anforderungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The request could not be opened.</source>
        <translation>Die Anforderung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The delivery was not confirmed.</source>
        <translation>Die Lieferung wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>Delivery confirmed. The request is judged again.</source>
        <translation>Lieferung bestätigt. Die Anforderung wird neu geprüft.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
</context>
<context>
    <name>sluice::ui::SetupPage</name>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Parts of the set-up</source>
        <translation>Teile der Einrichtung</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>Personen und Rollen</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Bereitschaft</translation>
    </message>
</context>
<context>
    <name>sluice::ui::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::SideRail</name>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Signed in: %1, %2</source>
        <translation>Angemeldet: %1, %2</translation>
    </message>
</context>
<context>
    <name>sluice::ui::SignInCard</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>of the app your administrator registered</source>
        <translation>der App, die Ihre Administration angelegt hat</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Secret</translation>
    </message>
    <message>
        <source>kept in the key store, never in the profile</source>
        <translation>liegt im Schlüsselspeicher, nie im Profil</translation>
    </message>
    <message>
        <source>Login address</source>
        <translation>Anmeldeadresse</translation>
    </message>
    <message>
        <source>Bills for</source>
        <translation>Berechnet für</translation>
    </message>
    <message>
        <source>legal entity as Salesforce names it</source>
        <translation>Gesellschaft, wie Salesforce sie nennt</translation>
    </message>
    <message>
        <source>Redirect address</source>
        <translation>Rückrufadresse</translation>
    </message>
    <message>
        <source>only with production keys: your https relay</source>
        <translation>nur mit Produktionsschlüsseln: Ihr https-Relais</translation>
    </message>
    <message>
        <source>Discovery address</source>
        <translation>Discovery-Adresse</translation>
    </message>
    <message>
        <source>only for a stand-in</source>
        <translation>nur für einen Stellvertreter</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API-Adresse</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Paste the address by hand (no callback to this machine)</source>
        <translation>Adresse von Hand einfügen (kein Rückruf auf diesen Rechner)</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Zu öffnende Adresse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Address the browser ended at</source>
        <translation>Adresse, auf der der Browser endete</translation>
    </message>
    <message>
        <source>Nothing happened? Paste the address the browser ended at.</source>
        <translation>Nichts geschehen? Fügen Sie die Adresse ein, auf der der Browser endete.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Anmeldung abbrechen</translation>
    </message>
    <message>
        <source>Sign in to a QuickBooks company</source>
        <translation>Bei einem QuickBooks-Unternehmen anmelden</translation>
    </message>
    <message>
        <source>Sign in to Salesforce</source>
        <translation>Bei Salesforce anmelden</translation>
    </message>
    <message>
        <source>%1 has answered. The tokens are being stored.</source>
        <translation>%1 hat geantwortet. Die Token werden gespeichert.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Change the registration…</source>
        <translation>Registrierung ändern …</translation>
    </message>
    <message>
        <source>Sign in to %1 again</source>
        <translation>Erneut bei %1 anmelden</translation>
    </message>
    <message>
        <source>The browser opens in a moment.</source>
        <translation>Der Browser öffnet sich gleich.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address into one; Sluice waits until you have signed in to %1 there.</source>
        <translation>Es ließ sich kein Browser öffnen. Kopieren Sie die Adresse in einen; Sluice wartet, bis Sie sich dort bei %1 angemeldet haben.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address into one, sign in to %1 there, then paste the address it ended at.</source>
        <translation>Es ließ sich kein Browser öffnen. Kopieren Sie die Adresse in einen, melden Sie sich dort bei %1 an und fügen Sie dann die Adresse ein, bei der er geendet hat.</translation>
    </message>
    <message>
        <source>The browser is open. Sluice waits until you have signed in to %1 there. If it shows no sign-in, copy the address into it.</source>
        <translation>Der Browser ist offen. Sluice wartet, bis Sie sich dort bei %1 angemeldet haben. Zeigt er keine Anmeldung, kopieren Sie die Adresse hinein.</translation>
    </message>
    <message>
        <source>Sign in to %1 in the browser, then paste the address it ended at. If it shows no sign-in, copy the address into it.</source>
        <translation>Melden Sie sich im Browser bei %1 an und fügen Sie dann die Adresse ein, auf der er endete. Zeigt er keine Anmeldung, kopieren Sie die Adresse hinein.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::StateOverlay</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>sluice::ui::StatusStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Settle, pull, judge, post, write back (Ctrl+R)</source>
        <translation>Klären, einlesen, prüfen, buchen, zurückschreiben (Strg+R)</translation>
    </message>
    <message>
        <source>The last cycle ended with an error.</source>
        <translation>Der letzte Durchlauf endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>1 write queued</source>
        <translation>1 Schreibvorgang wartet</translation>
    </message>
    <message>
        <source>%1 writes queued</source>
        <translation>%1 Schreibvorgänge warten</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 ungewiss</translation>
    </message>
    <message>
        <source>%1 % of calls</source>
        <translation>%1 % der Aufrufe</translation>
    </message>
    <message>
        <source>%1 of %2 Salesforce calls today</source>
        <translation>%1 von %2 Salesforce-Aufrufen heute</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>The last cycle was stopped.</source>
        <translation>Der letzte Durchlauf wurde angehalten.</translation>
    </message>
    <message>
        <source>error, not read yet</source>
        <translation>Fehler, noch nicht gelesen</translation>
    </message>
    <message>
        <source>error, %1 old</source>
        <translation>Fehler, %1 alt</translation>
    </message>
    <message>
        <source>signed out, %1 old</source>
        <translation>abgemeldet, %1 alt</translation>
    </message>
    <message>
        <source>The last cycle failed: %1</source>
        <translation>Der letzte Durchlauf ist fehlgeschlagen: %1</translation>
    </message>
</context>
<context>
    <name>sluice::ui::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>What needs me</source>
        <translation>Was auf mich wartet</translation>
    </message>
    <message>
        <source>Today could not be read.</source>
        <translation>Heute konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Sign in to Salesforce</source>
        <translation>Bei Salesforce anmelden</translation>
    </message>
    <message>
        <source>Sign in to a QuickBooks company</source>
        <translation>Bei einem QuickBooks-Unternehmen anmelden</translation>
    </message>
    <message>
        <source>Read both systems for the first time</source>
        <translation>Beide Systeme erstmals einlesen</translation>
    </message>
    <message>
        <source>Give people their roles</source>
        <translation>Personen ihre Rollen geben</translation>
    </message>
    <message>
        <source>Look at the policy in force</source>
        <translation>Das geltende Regelwerk ansehen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Uncertain writes</source>
        <translation>Ungewisse Schreibvorgänge</translation>
    </message>
    <message>
        <source>looked up before anything else</source>
        <translation>werden zuerst nachgesehen</translation>
    </message>
    <message>
        <source>Past their promise</source>
        <translation>Frist überschritten</translation>
    </message>
    <message>
        <source>oldest promise first</source>
        <translation>älteste Frist zuerst</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Heute fällig</translation>
    </message>
    <message>
        <source>before the day is over</source>
        <translation>bevor der Tag endet</translation>
    </message>
    <message>
        <source>New since yesterday</source>
        <translation>Neu seit gestern</translation>
    </message>
    <message>
        <source>opened in the last 24 hours</source>
        <translation>in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>handed to me</source>
        <translation>mir übergeben</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>Die Warteschlange</translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) open</source>
        <translation>
            <numerusform>%n Ausnahme offen</numerusform>
            <numerusform>%n Ausnahmen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Unauffällig</translation>
    </message>
    <message>
        <source>may be approved together</source>
        <translation>gemeinsam freizugeben</translation>
    </message>
    <message>
        <source>With marks</source>
        <translation>Mit Hinweisen</translation>
    </message>
    <message>
        <source>worth a closer look</source>
        <translation>einen genaueren Blick wert</translation>
    </message>
    <message>
        <source>By-pass invoices</source>
        <translation>Rechnungen an Sluice vorbei</translation>
    </message>
    <message>
        <source>made outside Sluice</source>
        <translation>außerhalb von Sluice erstellt</translation>
    </message>
    <message>
        <source>Approvals and control</source>
        <translation>Freigaben und Kontrolle</translation>
    </message>
    <message>
        <source>Money blocked by cause</source>
        <translation>Gesperrte Beträge nach Ursache</translation>
    </message>
    <message>
        <source>%1 posted today</source>
        <translation>%1 heute gebucht</translation>
    </message>
    <message>
        <source>%1 paid today</source>
        <translation>%1 heute bezahlt</translation>
    </message>
</context>
<context>
    <name>sluice::ui::TroubleWindow</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Tried again at %1: it is still so.</source>
        <translation>Um %1 erneut versucht: unverändert.</translation>
    </message>
    <message>
        <source>No program on this computer shows folders. The files lie in %1.</source>
        <translation>Kein Programm auf diesem Rechner zeigt Ordner an. Die Dateien liegen in %1.</translation>
    </message>
</context>
<context>
    <name>sluice::ui::WaterfallChart</name>
    <message>
        <source>Where the days went</source>
        <translation>Wohin die Tage gingen</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1: %2 days on average over %3 requests</source>
        <translation>%1: im Mittel %2 Tage über %3 Anforderungen</translation>
    </message>
    <message>
        <source>Requests behind %1</source>
        <translation>Anforderungen hinter %1</translation>
    </message>
    <message>
        <source>Nothing to split yet</source>
        <translation>Noch nichts aufzuteilen</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Posted</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Gutgeschrieben</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Annulliert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>Noch nicht gesehen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Fremd</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Unapproved</source>
        <translation>Nicht freigegeben</translation>
    </message>
    <message>
        <source>Turned up late</source>
        <translation>Spät aufgetaucht</translation>
    </message>
    <message>
        <source>Older journal</source>
        <translation>Älteres Journal</translation>
    </message>
    <message>
        <source>Rewritten journal</source>
        <translation>Umgeschriebenes Journal</translation>
    </message>
    <message>
        <source>Salesforce has not been asked yet which head it holds.</source>
        <translation>Salesforce wurde noch nicht gefragt, welchen Kopf es kennt.</translation>
    </message>
    <message>
        <source>Salesforce, asked %1, holds the same head.</source>
        <translation>Salesforce, gefragt %1, kennt denselben Kopf.</translation>
    </message>
    <message>
        <source>Salesforce, asked %1, holds no head of this journal.</source>
        <translation>Salesforce, gefragt %1, kennt keinen Kopf dieses Journals.</translation>
    </message>
    <message>
        <source>Salesforce, asked %1, holds another head than this journal.</source>
        <translation>Salesforce, gefragt %1, kennt einen anderen Kopf als dieses Journal.</translation>
    </message>
</context>
</TS>
