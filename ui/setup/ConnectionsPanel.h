#pragma once

#include "desk/Rows.h"
#include "ui/kit/AppContext.h"
#include "ui/kit/SignIn.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
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
    QString ageText(Instant freshAt) const;
    void walk();
    void signOut(const desk::ConnectionRow &row);
    void signInAgain(const desk::ConnectionRow &row);
    void showRefusal(const QString &connectionId, const Error &error);

    AppContext m_context;
    MessageLine *m_messages;
    SignInCard *m_signIn;
    QVBoxLayout *m_cards;
    QWidget *m_area;
    struct Age {
        QLabel *label;
        Instant freshAt;
    };
    std::vector<Age> m_ages; ///< Of the cards that are shown; they grow while one looks.
    QTimer m_tick;
    QHash<QString, QString> m_names; ///< By the connection's id, of all that were shown.
};

} // namespace sluice::ui
