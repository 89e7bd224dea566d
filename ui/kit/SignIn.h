#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace sluice::ui {

/// What a sign-in needs to know. Empty fields take their defaults (contracts: `sluicectl connect`).
struct SignInOptions {
    QString system; ///< "salesforce" or "quickbooks"
    /// To sign in to this connection again, with the registration it was made with; of the rest only `paste` counts then.
    QString connectionId;
    QString clientId;
    QString loginUrl;     ///< Salesforce.
    QString clientSecret; ///< QuickBooks; kept in memory only until it is stored under the key store.
    QString environment;  ///< QuickBooks: "production" or "sandbox".
    QString discoveryUrl, apiUrl, redirectUri;
    QString entity; ///< The legal entity that the company bills for.
    bool paste = false; ///< The browser's address is pasted instead of received.
    bool replacesKey = false; ///< Salesforce: the connection lives by this sign-in from then on, and forgets its key.
};

/// Where a sign-in stands.
struct SignInState {
    enum class Phase { Idle, WaitingForBrowser, WaitingForAddress, Finishing, Done, Failed };

    QString system;
    Phase phase = Phase::Idle;
    QUrl url;        ///< Where one signs in; while waiting.
    QUrl page;       ///< To open in its stead: a page that leads there, so that no command line shows it. Empty: none.
    QString message; ///< Done: who and what was signed in, translated.
    QString what, why, todo; ///< Failed.
};

} // namespace sluice::ui

Q_DECLARE_METATYPE(sluice::ui::SignInState)
