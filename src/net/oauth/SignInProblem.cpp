#include "net/oauth/SignInProblem.h"

#include "net/oauth/AssertionRefusal.h"

#include <QCoreApplication>

namespace sluice::net {

namespace {

/// Which party a sentence is about.
enum class About { Both, Salesforce, QuickBooks };

struct Row {
    const char *code;
    About about;
    const char *what;
    const char *why;
    const char *whatToDo;
};

/// %1 is the party's name. The first row that fits counts.
constexpr Row kByCode[] = {
    { "access_denied", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 was not connected"),
        QT_TRANSLATE_NOOP("SignIn", "access was refused in the browser"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Sign in again and allow access, or ask an administrator to permit Sluice for you") },
    { "nothing_came_back", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "The sign-in did not come back from the browser"),
        QT_TRANSLATE_NOOP(
            "SignIn", "the page was closed, or it shows redirect_uri_mismatch or invalid_client_id"),
        QT_TRANSLATE_NOOP("SignIn",
            "Look at the page in the browser: for redirect_uri_mismatch register the callback addresses in "
            "the External "
            "Client App, for invalid_client_id check the consumer key; new settings can take ten minutes") },
    { "nothing_came_back", About::QuickBooks,
        QT_TRANSLATE_NOOP("SignIn", "The sign-in did not come back from the browser"),
        QT_TRANSLATE_NOOP("SignIn",
            "the page was closed, or Intuit shows an error about the redirect address or the client id"),
        QT_TRANSLATE_NOOP("SignIn",
            "Look at the page in the browser: register exactly the redirect address that Sluice uses, check "
            "the client id, "
            "or paste the final address instead") },
    { "wrong_state", About::Both, QT_TRANSLATE_NOOP("SignIn", "The answer of the browser was not used"),
        QT_TRANSLATE_NOOP("SignIn", "it belongs to another or an older sign-in"),
        QT_TRANSLATE_NOOP("SignIn", "Start the sign-in again and use the page that it opens") },
    { "no_code", About::Both, QT_TRANSLATE_NOOP("SignIn", "The address holds no answer"),
        QT_TRANSLATE_NOOP("SignIn", "part of it is missing"),
        QT_TRANSLATE_NOOP("SignIn", "Copy the whole address from the browser, from http to the end") },
    { "no_realm", About::QuickBooks,
        QT_TRANSLATE_NOOP("SignIn", "QuickBooks did not say which company it is"),
        QT_TRANSLATE_NOOP("SignIn", "the address holds no realmId"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Start again, choose a company on Intuit's page, and copy the whole address") },
    { "ports_busy", About::Both, QT_TRANSLATE_NOOP("SignIn", "Sluice cannot listen for the browser"),
        QT_TRANSLATE_NOOP("SignIn", "every callback port is in use by another program"),
        QT_TRANSLATE_NOOP("SignIn",
            "Close the other program, or register further ports and name them with --callback-ports") },
    { "invalid_client", About::QuickBooks, QT_TRANSLATE_NOOP("SignIn", "QuickBooks did not accept the keys"),
        QT_TRANSLATE_NOOP("SignIn",
            "the client id or secret is wrong, or belongs to the other environment (production or sandbox)"),
        QT_TRANSLATE_NOOP("SignIn", "Copy both again from the Keys page of your Intuit app") },
    { "invalid_client", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce did not accept the app"),
        QT_TRANSLATE_NOOP("SignIn",
            "the consumer key is wrong, the app is not installed in this org, or it demands a secret"),
        QT_TRANSLATE_NOOP("SignIn",
            "Check the consumer key, and turn off \"Require secret\" for both flows in the External Client "
            "App") },
    { "invalid_client_id", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce does not know the app"),
        QT_TRANSLATE_NOOP("SignIn", "the consumer key is wrong, or the app was made only minutes ago"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Check the consumer key, wait ten minutes after a change, and try again") },
    { "invalid_client_credentials", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "Salesforce did not accept the app"),
        QT_TRANSLATE_NOOP("SignIn", "it demands a secret, which a desktop program cannot keep"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Turn off \"Require secret\" for both flows in the External Client App") },
    { "redirect_uri_mismatch", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 refused the callback address"),
        QT_TRANSLATE_NOOP("SignIn", "it is not registered exactly as Sluice sends it"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Register the callback addresses that the README lists, character for character") },
    { "invalid_scope", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 refused the requested rights"),
        QT_TRANSLATE_NOOP("SignIn", "the app does not allow them"),
        QT_TRANSLATE_NOOP("SignIn", "Allow the scopes that the README lists in the settings of the app") },
    { "invalid_grant", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 ended the sign-in"),
        QT_TRANSLATE_NOOP("SignIn", "it has expired, was revoked, or was replaced by a newer one"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { "grant_ended", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 is signed out"),
        QT_TRANSLATE_NOOP("SignIn", "the sign-in has expired or was revoked"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { "refresh_unknown", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 is signed out"),
        QT_TRANSLATE_NOOP("SignIn",
            "the connection broke while the sign-in was being renewed, and the renewed one was lost"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { "no_tokens", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 is not connected"),
        QT_TRANSLATE_NOOP("SignIn", "nobody has signed in from this profile"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in") },
    { "no_refresh_token", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "Salesforce would end this sign-in within hours"),
        QT_TRANSLATE_NOOP("SignIn", "it gave no refresh token"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Allow the scope refresh_token (offline_access) in the External Client App") },
    { "no_refresh_token", About::QuickBooks,
        QT_TRANSLATE_NOOP("SignIn", "QuickBooks would end this sign-in within the hour"),
        QT_TRANSLATE_NOOP("SignIn", "it gave no refresh token"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { "inactive_user", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 refused the user"),
        QT_TRANSLATE_NOOP("SignIn", "the user is frozen or inactive"),
        QT_TRANSLATE_NOOP("SignIn", "Ask an administrator to activate the user, or sign in as another one") },
    { "inactive_org", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the org"),
        QT_TRANSLATE_NOOP("SignIn", "the org is locked or expired"),
        QT_TRANSLATE_NOOP("SignIn", "Ask an administrator") },
    { "app_blocked", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 has blocked Sluice"),
        QT_TRANSLATE_NOOP("SignIn", "an administrator blocked the app"),
        QT_TRANSLATE_NOOP("SignIn", "Ask the administrator to unblock it") },
    { "OAUTH_APP_BLOCKED", About::Both, QT_TRANSLATE_NOOP("SignIn", "%1 has blocked Sluice"),
        QT_TRANSLATE_NOOP("SignIn", "an administrator blocked the app"),
        QT_TRANSLATE_NOOP("SignIn", "Ask the administrator to unblock it") },
    { "other_org", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "This is another Salesforce org"),
        QT_TRANSLATE_NOOP("SignIn", "the connection belongs to the org it was made with"),
        QT_TRANSLATE_NOOP("SignIn", "Sign in to the same org, or use another profile for the other one") },
    { "other_company", About::QuickBooks, QT_TRANSLATE_NOOP("SignIn", "This is another QuickBooks company"),
        QT_TRANSLATE_NOOP("SignIn", "the connection belongs to the company it was made with"),
        QT_TRANSLATE_NOOP("SignIn",
            "Choose the same company on Intuit's page, or connect the other one as a new company") },
    { "other_user", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "This e-mail address belongs to another person"),
        QT_TRANSLATE_NOOP("SignIn", "whoever signed in with it before is another user of Salesforce"),
        QT_TRANSLATE_NOOP("SignIn",
            "If it is the same person, an integration owner confirms it with sluicectl connect salesforce "
            "--replace-user") },
    { "no_email", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce did not say who signed in"),
        QT_TRANSLATE_NOOP("SignIn", "the user has no e-mail address, by which people are known here"),
        QT_TRANSLATE_NOOP("SignIn", "Enter one in Salesforce and sign in again") },
    { "unverified_email", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "Salesforce does not vouch for who signed in"),
        QT_TRANSLATE_NOOP("SignIn", "the user's e-mail address is not verified"),
        QT_TRANSLATE_NOOP("SignIn", "Verify the address in Salesforce and sign in again") },
    { "real_system", About::Both, QT_TRANSLATE_NOOP("SignIn", "The address is refused"),
        QT_TRANSLATE_NOOP("SignIn", "the clock is replaced for a test, and this is a real system"),
        QT_TRANSLATE_NOOP("SignIn", "Start without --now") },
    { "identity_refused", About::Salesforce,
        QT_TRANSLATE_NOOP("SignIn", "Salesforce did not say who signed in"),
        QT_TRANSLATE_NOOP("SignIn", "the app may not read the identity of its users"),
        QT_TRANSLATE_NOOP("SignIn", "Allow the scope api (or id) in the External Client App") },
    { "identity", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce did not say who signed in"),
        QT_TRANSLATE_NOOP("SignIn", "its answer names no user"),
        QT_TRANSLATE_NOOP("SignIn", "Check the sign-in address and try again") },
    { "discovery", About::Both, QT_TRANSLATE_NOOP("SignIn", "The addresses of %1 could not be read"),
        QT_TRANSLATE_NOOP("SignIn", "the discovery address does not answer with a discovery document"),
        QT_TRANSLATE_NOOP("SignIn", "Check the discovery address") },
    { "plain_http", About::Both, QT_TRANSLATE_NOOP("SignIn", "The address is refused"),
        QT_TRANSLATE_NOOP("SignIn", "it is not https"),
        QT_TRANSLATE_NOOP("SignIn", "Use an https address; plain http is for this machine only") },
    { "not_ready", About::Both, QT_TRANSLATE_NOOP("SignIn", "The sign-in cannot start"),
        QT_TRANSLATE_NOOP("SignIn", "the client id or an address is missing"),
        QT_TRANSLATE_NOOP("SignIn", "Enter the client id of your own app") },
    { "not_waiting", About::Both, QT_TRANSLATE_NOOP("SignIn", "The address was not used"),
        QT_TRANSLATE_NOOP("SignIn", "no sign-in is waiting for it"),
        QT_TRANSLATE_NOOP("SignIn", "Start the sign-in again") },
    { "tls", About::Both, QT_TRANSLATE_NOOP("SignIn", "No safe connection to %1"),
        QT_TRANSLATE_NOOP("SignIn", "its certificate is not trusted on this machine"),
        QT_TRANSLATE_NOOP("SignIn",
            "Check the clock and the network; a company proxy needs its certificate installed on this "
            "machine") },
    { "jwt_not_approved", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn",
            "neither the user nor an administrator has approved the app for the user, or there is no user of that name"),
        QT_TRANSLATE_NOOP("SignIn",
            "Assign the app to the user by permission set (Policies, admin-approved users), or let the user sign in once in "
            "the browser, and check the username") },
    { "jwt_audience", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "the login address belongs to another kind of org"),
        QT_TRANSLATE_NOOP("SignIn",
            "Use https://test.salesforce.com or its My Domain for a sandbox, and https://login.salesforce.com or its My Domain "
            "for production") },
    { "jwt_assertion", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "the key does not belong to the certificate of the app"),
        QT_TRANSLATE_NOOP("SignIn",
            "Upload the certificate of this very key to the External Client App, check the consumer key, and wait ten minutes "
            "after a change") },
    { "jwt_clock", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "it has expired on arrival: the clock of this computer may be wrong"),
        QT_TRANSLATE_NOOP("SignIn", "Let the network set the clock") },
    { "jwt_ip", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "the user may not sign in from this address or at this hour"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Ask an administrator to allow the address of this machine in the profile of the user (Login IP Ranges, Login Hours)") },
    { "jwt_off", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "the app does not allow it"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Turn on the JWT bearer flow in the External Client App, and upload the certificate of the key") },
    { "jwt_refused", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "Salesforce refused the sign-in by key"),
        QT_TRANSLATE_NOOP("SignIn", "it said: %2"),
        QT_TRANSLATE_NOOP("SignIn", "Check the app, its certificate and the user in Salesforce") },
    { "key_unreadable", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "its file cannot be read"),
        QT_TRANSLATE_NOOP("SignIn", "Check the name and the rights of the file") },
    { "key_open", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key is refused"),
        QT_TRANSLATE_NOOP("SignIn", "other users of this machine can read or replace its file"),
        QT_TRANSLATE_NOOP("SignIn",
            "Take their rights away with 'chmod go-rwx', and consider that somebody may have copied the key already") },
    { "key_missing", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "its file holds no private key in PEM form"),
        QT_TRANSLATE_NOOP("SignIn", "Name the file that begins with BEGIN PRIVATE KEY, not the certificate") },
    { "key_protected", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "it is protected by a passphrase, which nobody is there to type"),
        QT_TRANSLATE_NOOP("SignIn",
            "Write it out without one: 'openssl pkey -in FILE -out OTHER'; Sluice seals it and needs the file once") },
    { "key_not_rsa", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "it is no RSA key, and Salesforce takes no others"),
        QT_TRANSLATE_NOOP("SignIn", "Make an RSA key of at least 2048 bits and its certificate, as the README shows") },
    { "key_short", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "it is shorter than 2048 bits"),
        QT_TRANSLATE_NOOP("SignIn", "Make an RSA key of at least 2048 bits and its certificate, as the README shows") },
    { "key_damaged", About::Salesforce, QT_TRANSLATE_NOOP("SignIn", "The key cannot be used"),
        QT_TRANSLATE_NOOP("SignIn", "what the key store holds of it does not sign"),
        QT_TRANSLATE_NOOP("SignIn", "Connect again with the key file") },
    { "no_key_store", About::Both, QT_TRANSLATE_NOOP("SignIn", "There is nowhere to keep the sign-in"),
        QT_TRANSLATE_NOOP(
            "SignIn", "this machine has no key store, and there is no passphrase for a sealed file"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Start the desktop's key store, or use --secrets file with SLUICE_PASSPHRASE") },
    { "locked", About::Both, QT_TRANSLATE_NOOP("SignIn", "The key store is locked"),
        QT_TRANSLATE_NOOP("SignIn", "it did not open for Sluice"),
        QT_TRANSLATE_NOOP("SignIn", "Unlock it and try again") },
    { "wrong_passphrase", About::Both, QT_TRANSLATE_NOOP("SignIn", "The sealed file does not open"),
        QT_TRANSLATE_NOOP("SignIn", "the passphrase is wrong, or the file is damaged"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Check SLUICE_PASSPHRASE; if the file is lost, remove it and sign in again") },
};

struct KindRow {
    ErrorKind kind;
    const char *what;
    const char *why;
    const char *whatToDo;
};

/// %2 is in seconds.
constexpr const char *kClockAhead
    = QT_TRANSLATE_NOOP("SignIn", "the clock of this computer is %2 s ahead of Salesforce's");
constexpr const char *kClockBehind
    = QT_TRANSLATE_NOOP("SignIn", "the clock of this computer is %2 s behind Salesforce's");

constexpr KindRow kByKind[] = {
    { ErrorKind::Offline, QT_TRANSLATE_NOOP("SignIn", "%1 could not be reached"),
        QT_TRANSLATE_NOOP("SignIn", "there is no connection to it"),
        QT_TRANSLATE_NOOP("SignIn", "Check the network and try again") },
    { ErrorKind::Timeout, QT_TRANSLATE_NOOP("SignIn", "%1 did not answer"),
        QT_TRANSLATE_NOOP("SignIn", "the connection broke or took too long"),
        QT_TRANSLATE_NOOP("SignIn", "Try again") },
    { ErrorKind::RateLimited, QT_TRANSLATE_NOOP("SignIn", "%1 asks for patience"),
        QT_TRANSLATE_NOOP("SignIn", "there were too many attempts"),
        QT_TRANSLATE_NOOP("SignIn", "Wait some minutes and try again") },
    { ErrorKind::SignInNeeded, QT_TRANSLATE_NOOP("SignIn", "%1 is signed out"),
        QT_TRANSLATE_NOOP("SignIn", "the sign-in has ended"), QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { ErrorKind::Rejected, QT_TRANSLATE_NOOP("SignIn", "%1 refused the sign-in"),
        QT_TRANSLATE_NOOP("SignIn", "it said: %2"),
        QT_TRANSLATE_NOOP("SignIn", "Check the settings of the app") },
    { ErrorKind::BadReply, QT_TRANSLATE_NOOP("SignIn", "%1 answered something unexpected"),
        QT_TRANSLATE_NOOP("SignIn", "the answer cannot be understood"),
        QT_TRANSLATE_NOOP(
            "SignIn", "Check the address; a proxy or a maintenance page may have answered instead") },
    { ErrorKind::Storage, QT_TRANSLATE_NOOP("SignIn", "The sign-in could not be kept"),
        QT_TRANSLATE_NOOP("SignIn", "%2"), QT_TRANSLATE_NOOP("SignIn", "Check the disk and the key store") },
    { ErrorKind::Damaged, QT_TRANSLATE_NOOP("SignIn", "The stored sign-in cannot be read"),
        QT_TRANSLATE_NOOP("SignIn", "%2"), QT_TRANSLATE_NOOP("SignIn", "Sign in again") },
    { ErrorKind::Cancelled, QT_TRANSLATE_NOOP("SignIn", "The sign-in was cancelled"),
        QT_TRANSLATE_NOOP("SignIn", "you stopped it"),
        QT_TRANSLATE_NOOP("SignIn", "Start it again when you like") },
};

QString say(const char *text, const QString &party, const QString &detail)
{
    // In one step: what the other side said must not be taken for a placeholder.
    QString said = QCoreApplication::translate("SignIn", text);
    const bool withParty = said.contains(QLatin1String("%1"));
    const bool withDetail = said.contains(QLatin1String("%2"));
    if (withParty && withDetail)
        return said.arg(party, detail);
    if (withParty)
        return said.arg(party);
    return withDetail ? said.replace(QLatin1String("%2"), detail) : said;
}

bool fits(About about, Provider provider)
{
    switch (about) {
    case About::Both:
        return true;
    case About::Salesforce:
        return provider == Provider::Salesforce;
    case About::QuickBooks:
        return provider == Provider::QuickBooks;
    }
    Q_UNREACHABLE();
}

} // namespace

SignInProblem describeSignIn(const Error &error, Provider provider)
{
    const QString party
        = provider == Provider::Salesforce ? QStringLiteral("Salesforce") : QStringLiteral("QuickBooks");
    for (const Row &row : kByCode) {
        if (error.code != QLatin1String(row.code) || !fits(row.about, provider))
            continue;
        SignInProblem problem { say(row.what, party, error.detail), say(row.why, party, error.detail),
            say(row.whatToDo, party, error.detail) };
        if (const std::optional<std::chrono::seconds> off = clockOff(error))
            problem.why = say(off->count() > 0 ? kClockAhead : kClockBehind, party, QString::number(std::abs(off->count())));
        return problem;
    }
    for (const KindRow &row : kByKind) {
        if (error.kind == row.kind)
            return { say(row.what, party, error.detail), say(row.why, party, error.detail),
                say(row.whatToDo, party, error.detail) };
    }
    return { say(QT_TRANSLATE_NOOP("SignIn", "%1 was not connected"), party, error.detail), error.detail,
        say(QT_TRANSLATE_NOOP("SignIn", "Try again"), party, error.detail) };
}

} // namespace sluice::net
