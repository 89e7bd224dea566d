#include "ui/setup/SignInCard.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/Opening.h"
#include "ui/kit/Words.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

QLineEdit *makeField(const QString &name, const QString &hint, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    return edit;
}

} // namespace

SignInCard::SignInCard(const AppContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_title(makeSectionHead({}, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("signInCard"));
    setAccessibleName(tr("Sign in"));
    setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_stack);
    buildForm();
    buildWaiting();
    m_end = new QWidget(m_stack);
    auto *end = new QVBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    m_endHead = makeProse({}, Type::Section, Ink::Text, m_end);
    m_endText = makeProse({}, Type::Body, Ink::Muted, m_end);
    end->addWidget(m_endHead);
    end->addWidget(m_endText);
    auto *row = new QHBoxLayout;
    m_retry = makeButton(tr("Try again"), ButtonRole::PrimaryAction, m_end);
    QPushButton *close = makeButton(tr("Close"), ButtonRole::Action, m_end);
    m_change = makeButton(tr("Change the registration…"), ButtonRole::Link, m_end);
    row->addWidget(m_retry);
    row->addWidget(close);
    row->addSpacing(space::s);
    row->addWidget(m_change);
    row->addStretch(1);
    end->addLayout(row);
    end->addStretch(1);
    m_stack->addWidget(m_end);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_again.isEmpty())
            m_stack->setCurrentWidget(m_form);
        else
            startAgain();
    });
    connect(m_change, &QPushButton::clicked, this, [this] { change(m_row); });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(context.backend, &Backend::signInChanged, this, &SignInCard::follow);
    connect(m_stack, &QStackedWidget::currentChanged, this, &SignInCard::fit);
    fit();
    hide();
}

void SignInCard::buildForm()
{
    m_form = new QWidget(m_stack);
    m_fields = new QFormLayout(m_form);
    m_fields->setContentsMargins(0, 0, 0, 0);
    m_fields->setSpacing(space::s);
    m_fields->setLabelAlignment(Qt::AlignLeft);
    m_clientId = makeField(tr("Client id"), tr("of the app your administrator registered"), m_form);
    m_secret = makeField(tr("Client secret"), tr("kept in the key store, never in the profile"), m_form);
    m_secret->setEchoMode(QLineEdit::Password);
    m_loginUrl = makeField(tr("Login address"), QStringLiteral("https://login.salesforce.com"), m_form);
    m_entity = makeField(tr("Bills for"), tr("legal entity as Salesforce names it"), m_form);
    m_redirect = makeField(tr("Redirect address"), tr("only with production keys: your https relay"), m_form);
    m_discovery = makeField(tr("Discovery address"), tr("only for a stand-in"), m_form);
    m_api = makeField(tr("API address"), tr("only for a stand-in"), m_form);
    m_environment = new QComboBox(m_form);
    m_environment->setAccessibleName(tr("Environment"));
    m_environment->addItem(tr("Production"), QStringLiteral("production"));
    m_environment->addItem(tr("Sandbox"), QStringLiteral("sandbox"));
    m_paste = new QCheckBox(tr("Paste the address by hand (no callback to this machine)"), m_form);
    for (QLineEdit *edit : { m_clientId, m_secret, m_loginUrl, m_entity, m_redirect, m_discovery, m_api })
        m_fields->addRow(edit->accessibleName(), edit);
    m_fields->addRow(m_environment->accessibleName(), m_environment);
    m_fields->addRow(QString(), m_paste);
    auto *row = new QHBoxLayout;
    QPushButton *go = makeButton(tr("Open the browser"), ButtonRole::PrimaryAction, m_form);
    QPushButton *cancel = makeButton(tr("Cancel"), ButtonRole::Action, m_form);
    row->addWidget(go);
    row->addWidget(cancel);
    row->addStretch(1);
    m_fields->addRow(row);
    m_stack->addWidget(m_form);
    connect(go, &QPushButton::clicked, this, &SignInCard::start);
    connect(m_clientId, &QLineEdit::returnPressed, this, &SignInCard::start);
    connect(cancel, &QPushButton::clicked, this, &QWidget::hide);
}

void SignInCard::buildWaiting()
{
    m_waiting = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_waiting);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    m_waitText = makeProse({}, Type::Body, Ink::Text, m_waiting);
    column->addWidget(m_waitText);
    auto *address = new QHBoxLayout;
    m_url = makeField(tr("Address to open"), {}, m_waiting);
    m_url->setReadOnly(true);
    QPushButton *copy = makeButton(tr("Copy"), ButtonRole::Action, m_waiting);
    QPushButton *again = makeButton(tr("Open again"), ButtonRole::Action, m_waiting);
    address->addWidget(m_url, 1);
    address->addWidget(copy);
    address->addWidget(again);
    column->addLayout(address);
    auto *paste = new QHBoxLayout;
    m_pasted = makeField(tr("Address the browser ended at"), tr("Nothing happened? Paste the address the browser ended at."), m_waiting);
    m_usePasted = makeButton(tr("Use it"), ButtonRole::Action, m_waiting);
    m_usePasted->setEnabled(false);
    paste->addWidget(m_pasted, 1);
    paste->addWidget(m_usePasted);
    column->addLayout(paste);
    QPushButton *cancel = makeButton(tr("Cancel the sign-in"), ButtonRole::Action, m_waiting);
    cancel->setObjectName(QStringLiteral("cancelSignIn"));
    column->addWidget(cancel, 0, Qt::AlignLeft);
    m_stack->addWidget(m_waiting);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_url->text()); });
    connect(again, &QPushButton::clicked, this, [this] { openPage(); });
    connect(m_pasted, &QLineEdit::textChanged, this, [this](const QString &text) { m_usePasted->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_pasted, &QLineEdit::returnPressed, m_usePasted, &QPushButton::click);
    connect(m_usePasted, &QPushButton::clicked, this, [this] { m_context.backend->pasteAddress(m_pasted->text().trimmed()); });
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_context.backend->cancelSignIn();
        hide();
    });
}

/// As high as what it shows: the form behind it must not hold it open.
void SignInCard::fit()
{
    for (int i = 0; i < m_stack->count(); ++i)
        m_stack->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_stack->updateGeometry();
}

void SignInCard::beginAgain(const desk::ConnectionRow &row)
{
    m_system = row.system;
    m_again = row.id;
    m_row = row;
    m_title->setText(tr("Sign in to %1 again").arg(row.name.isEmpty() ? words::ofSystem(row.system) : row.name));
    m_pasted->clear();
    startAgain();
}

void SignInCard::startAgain()
{
    m_url->clear();
    m_waitText->setText(tr("The browser opens in a moment."));
    m_stack->setCurrentWidget(m_waiting);
    show();
    SignInOptions options;
    options.system = m_system;
    options.connectionId = m_again;
    options.replacesKey = !m_row.jwtUser.isEmpty(); // Whoever signs in again was asked.
    m_context.backend->signIn(options);
}

void SignInCard::change(const desk::ConnectionRow &row)
{
    begin(row.system);
    if (!row.clientId.isEmpty())
        m_clientId->setText(row.clientId);
    m_entity->setText(row.entity);
    if (row.system == QLatin1String("salesforce"))
        m_loginUrl->setText(row.environment);
    else if (const int known = m_environment->findData(row.environment); known >= 0)
        m_environment->setCurrentIndex(known);
    (row.clientId.isEmpty() || row.system == QLatin1String("salesforce") ? m_clientId : m_secret)->setFocus();
}

void SignInCard::begin(const QString &system)
{
    m_system = system;
    m_again.clear();
    const bool books = system == QLatin1String("quickbooks");
    m_title->setText(books ? tr("Sign in to a QuickBooks company") : tr("Sign in to Salesforce"));
    for (QWidget *only : { static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_entity), static_cast<QWidget *>(m_redirect),
             static_cast<QWidget *>(m_discovery), static_cast<QWidget *>(m_api), static_cast<QWidget *>(m_environment), static_cast<QWidget *>(m_paste) }) {
        only->setVisible(books);
        if (QWidget *label = m_fields->labelForField(only))
            label->setVisible(books);
    }
    m_loginUrl->setVisible(!books);
    m_fields->labelForField(m_loginUrl)->setVisible(!books);
    const QSettings &settings = *m_context.settings;
    m_clientId->setText(settings.value(QStringLiteral("signin/%1/client").arg(system)).toString());
    m_loginUrl->setText(settings.value(QStringLiteral("signin/%1/login").arg(system)).toString());
    for (QLineEdit *edit : { m_secret, m_entity, m_pasted })
        edit->clear();
    m_stack->setCurrentWidget(m_form);
    show();
    m_clientId->setFocus();
}

SignInOptions SignInCard::options() const
{
    SignInOptions options;
    options.system = m_system;
    options.clientId = m_clientId->text().trimmed();
    if (m_system == QLatin1String("salesforce")) {
        options.loginUrl = m_loginUrl->text().trimmed();
        return options;
    }
    options.clientSecret = m_secret->text();
    options.environment = m_environment->currentData().toString();
    options.discoveryUrl = m_discovery->text().trimmed();
    options.apiUrl = m_api->text().trimmed();
    options.redirectUri = m_redirect->text().trimmed();
    options.entity = m_entity->text().trimmed();
    options.paste = m_paste->isChecked();
    return options;
}

void SignInCard::start()
{
    if (m_clientId->text().trimmed().isEmpty()) {
        m_clientId->setFocus();
        return;
    }
    m_context.settings->setValue(QStringLiteral("signin/%1/client").arg(m_system), m_clientId->text().trimmed());
    m_context.settings->setValue(QStringLiteral("signin/%1/login").arg(m_system), m_loginUrl->text().trimmed());
    m_context.backend->signIn(options());
    m_secret->clear(); // It has been handed over; the form must not keep it.
}

/// Never the address itself: on the browser's command line other users of the machine would read it.
bool SignInCard::openPage() const
{
    return !m_page.isEmpty() && openHere(m_page);
}

void SignInCard::follow(const SignInState &state)
{
    const QString system = words::ofSystem(state.system);
    m_page = state.page.toLocalFile();
    switch (state.phase) {
    case SignInState::Phase::Idle:
        hide();
        return;
    case SignInState::Phase::WaitingForBrowser:
        m_waitText->setText(openPage()
                ? tr("The browser is open. Sluice waits until you have signed in to %1 there. If it shows no sign-in, copy the address into it.").arg(system)
                : tr("No browser could be opened. Copy the address into one; Sluice waits until you have signed in to %1 there.").arg(system));
        break;
    case SignInState::Phase::WaitingForAddress:
        m_waitText->setText(openPage()
                ? tr("Sign in to %1 in the browser, then paste the address it ended at. If it shows no sign-in, copy the address into it.").arg(system)
                : tr("No browser could be opened. Copy the address into one, sign in to %1 there, then paste the address it ended at.").arg(system));
        break;
    case SignInState::Phase::Finishing:
        m_waitText->setText(tr("%1 has answered. The tokens are being stored.").arg(system));
        break;
    case SignInState::Phase::Done:
        m_endHead->setText(tr("Signed in."));
        setInk(m_endHead, Ink::Good);
        m_endText->setText(state.message);
        m_retry->hide();
        m_change->hide();
        m_stack->setCurrentWidget(m_end);
        show();
        return;
    case SignInState::Phase::Failed:
        m_endHead->setText(state.what);
        setInk(m_endHead, Ink::Bad);
        m_endText->setText(words::asSentences({ state.why, state.todo }));
        m_retry->show();
        m_change->setVisible(!m_again.isEmpty() && m_row.jwtUser.isEmpty());
        m_stack->setCurrentWidget(m_end);
        show();
        return;
    }
    m_url->setText(state.url.toString());
    m_url->setCursorPosition(0);
    m_stack->setCurrentWidget(m_waiting);
    show();
    if (state.phase == SignInState::Phase::WaitingForAddress)
        m_pasted->setFocus();
}

} // namespace sluice::ui
