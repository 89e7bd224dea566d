#pragma once

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

    void begin(const QString &system);

private:
    void buildForm();
    void buildWaiting();
    void start();
    void follow(const SignInState &state);
    SignInOptions options() const;

    AppContext m_context;
    QString m_system;
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
    QPushButton *m_retry;
};

} // namespace sluice::ui
