#pragma once

#include "desk/Rows.h"
#include "ui/kit/AppContext.h"
#include "ui/kit/SignIn.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace sluice::ui {

/// A sign-in from its form to its end: what is needed, waiting for the browser (with the address to copy, a field to
/// paste into, and cancel), done, or a problem with what to do about it.
class SignInCard final : public QFrame {
    Q_OBJECT
public:
    SignInCard(const AppContext &context, QWidget *parent);

    /// Asks for the registration first.
    void begin(const QString &system);
    /// The same, beginning with what is known of a connection's.
    void change(const desk::ConnectionRow &row);
    /// Goes to the browser at once, with the registration that the connection was made with. A key is replaced by it.
    void beginAgain(const desk::ConnectionRow &row);

private:
    void buildForm();
    void buildWaiting();
    void start();
    void startAgain();
    void fit();
    void follow(const SignInState &state);
    bool openPage() const;
    SignInOptions options() const;

    AppContext m_context;
    QString m_system;
    QString m_page;  ///< Leads to the sign-in; empty when it could not be written.
    QString m_again; ///< The connection that is signed in to again; else empty.
    desk::ConnectionRow m_row; ///< That one.
    QLabel *m_title;
    QStackedWidget *m_stack;
    QWidget *m_form, *m_waiting, *m_end;
    QFormLayout *m_fields;
    QLineEdit *m_clientId, *m_secret, *m_loginUrl, *m_entity, *m_redirect, *m_discovery, *m_api;
    QComboBox *m_environment;
    QCheckBox *m_paste;
    QLabel *m_waitText;
    QLineEdit *m_url, *m_pasted;
    QPushButton *m_usePasted;
    QLabel *m_endHead, *m_endText;
    QPushButton *m_retry, *m_change;
};

} // namespace sluice::ui
