#pragma once

#include "desk/Rows.h"
#include "ui/kit/AppContext.h"
#include "ui/kit/SignIn.h"

#include <QWidget>

class QVBoxLayout;

namespace sluice::ui {

class MessageLine;
class SignInCard;

/// One card a connection, and the two ways to add one.
class ConnectionsPanel final : public QWidget {
    Q_OBJECT
public:
    ConnectionsPanel(const AppContext &context, QWidget *parent);

private:
    void refresh();
    void show(const desk::StatusLine &status);
    QWidget *card(const desk::ConnectionRow &row);
    void beginSignIn(const QString &system);

    AppContext m_context;
    MessageLine *m_messages;
    SignInCard *m_signIn;
    QVBoxLayout *m_cards;
    QWidget *m_area;
};

} // namespace sluice::ui
