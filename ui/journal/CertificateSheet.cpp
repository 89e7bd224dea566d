#include "ui/journal/CertificateSheet.h"

#include "ui/journal/CertificateWords.h"
#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

constexpr int kMonthsBack = 24;
constexpr int kFindingsShown = 6; ///< The others stand in the text.

} // namespace

CertificateSheet::CertificateSheet(const AppContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_model([](const desk::CertificateRow &row) { return row.realm + QLatin1Char(':') + row.key; }, this)
    , m_months(new QComboBox(this))
    , m_state(new ChipLabel(tr("Reading…"), Tone::Neutral, this))
    , m_fresh(makeButton({}, ButtonRole::Action, this))
    , m_progress(makeLabel({}, Type::Caption, Ink::Muted, this))
    , m_sentence(makeProse({}, Type::Body, Ink::Text, this))
    , m_messages(new MessageLine(this))
    , m_findings(makeProse({}, Type::Body, Ink::Text, this))
    , m_view(nullptr)
    , m_page(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("certificateSheet"));
    setWindowTitle(tr("Certificate of posting"));
    setAccessibleName(windowTitle());
    resize(1040, 700);
    addColumns();
    m_view = new GridView(m_model, QStringLiteral("certificate"), tr("Intended invoices"), this);
    m_view->setEmpty(tr("Nothing was intended in this time."), tr("Every invoice that Sluice means to write will stand here."));
    m_page->setReadOnly(true);
    m_page->setAccessibleName(tr("The certificate as text"));
    m_page->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_page->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_months->setAccessibleName(tr("Month"));
    m_months->setObjectName(QStringLiteral("certificateMonth"));
    m_state->setObjectName(QStringLiteral("certificateState"));
    fillMonths();

    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(makeSectionHead(windowTitle(), this));
    head->addWidget(m_months);
    head->addWidget(m_state);
    head->addStretch(1);
    QPushButton *asText = makeButton(tr("Save as text"), ButtonRole::Action, this);
    QPushButton *asRows = makeButton(tr("Save the rows"), ButtonRole::Action, this);
    QPushButton *close = makeButton(tr("Close"), ButtonRole::Plain, this);
    m_fresh->setObjectName(QStringLiteral("readFresh"));
    m_fresh->setToolTip(tr("Read both systems and count every invoice anew; nothing is written to either (F5)"));
    m_progress->setObjectName(QStringLiteral("freshProgress"));
    m_progress->hide();
    for (QPushButton *button : { m_fresh, asText, asRows, close })
        head->addWidget(button);
    auto *tabs = new QTabWidget(this);
    tabs->addTab(m_view, tr("Intents"));
    tabs->addTab(m_page, tr("Text"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_messages);
    column->addWidget(m_sentence);
    column->addWidget(m_findings);
    column->addWidget(tabs, 1);

    connect(m_months, &QComboBox::currentIndexChanged, this, &CertificateSheet::load);
    connect(m_view, &GridView::retryRequested, this, &CertificateSheet::load);
    connect(m_view, &GridView::openRequested, this, [this](const QString &key) {
        if (const desk::CertificateRow *row = m_model.find(key))
            Q_EMIT requestChosen(row->requestId.value);
    });
    connect(m_fresh, &QPushButton::clicked, this, &CertificateSheet::readFresh);
    connect(new QShortcut(QKeySequence(Qt::Key_F5), this), &QShortcut::activated, this, &CertificateSheet::readFresh);
    connect(m_context.backend, &Backend::progress, this, &CertificateSheet::showProgress);
    connect(m_context.backend, &Backend::censusFinished, this, &CertificateSheet::counted);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(asText, &QPushButton::clicked, this,
        [this] { save(QStringLiteral("certificate.txt"), tr("Text (*.txt)"), m_certificate.text); });
    connect(asRows, &QPushButton::clicked, this,
        [this] { save(QStringLiteral("certificate.csv"), tr("Comma-separated values (*.csv)"), m_certificate.csv); });
    m_fresh->setText(tr("Read fresh"));
    load();
}

void CertificateSheet::addColumns()
{
    using Row = desk::CertificateRow;
    m_model.add({ .key = QStringLiteral("outcome"), .title = tr("Outcome"), .kind = CellKind::Chip, .width = 120,
        .text = [](const Row &row) { return words::of(row.outcome); },
        .tip = [](const Row &row) { return row.why; },
        .tone = [](const Row &row) { return words::toneOf(row.outcome); } });
    m_model.add({ .key = QStringLiteral("amount"), .title = tr("Net amount"), .kind = CellKind::Money, .width = 140,
        .money = [](const Row &row) { return row.amount; } });
    m_model.add({ .key = QStringLiteral("deal"), .title = tr("Deal"), .kind = CellKind::TwoLines, .width = 260, .stretch = true,
        .text = [](const Row &row) { return row.dealName.isEmpty() ? row.title : row.dealName; },
        .second = [](const Row &row) { return row.dealName.isEmpty() ? row.accountName : row.title; } });
    m_model.add({ .key = QStringLiteral("invoice"), .title = tr("Invoice"), .width = 110,
        .text = [](const Row &row) { return row.docNumber.isEmpty() ? row.invoiceId : row.docNumber; } });
    m_model.add({ .key = QStringLiteral("company"), .title = tr("Company"), .width = 130, .yields = true,
        .text = [](const Row &row) { return row.companyName; } });
    m_model.add({ .key = QStringLiteral("intended"), .title = tr("Intended"), .kind = CellKind::Date, .width = 138,
        .text = [](const Row &row) { return format::dateTime(row.intendedAt); },
        .tip = [](const Row &row) { return format::dateTimeExact(row.intendedAt); },
        .number = [](const Row &row) { return toMs(row.intendedAt); } });
    m_model.add({ .key = QStringLiteral("approved"), .title = tr("Approved by"), .width = 180, .yields = true,
        .text = [](const Row &row) { return row.approvedBy.join(QStringLiteral(", ")); } });
    m_model.add({ .key = QStringLiteral("found"), .title = tr("Found"), .width = 120,
        .text = [](const Row &row) {
            QStringList kinds;
            for (const desk::CensusFindingKind kind : row.findings)
                kinds.append(words::of(kind));
            return kinds.join(QStringLiteral(", "));
        } });
}

void CertificateSheet::fillMonths()
{
    m_months->addItem(tr("Since the journal began"), QDate());
    const QDate today = format::localDay(m_context.backend->now());
    const QDate first(today.year(), today.month(), 1);
    for (int i = 0; i < kMonthsBack; ++i)
        m_months->addItem(format::month(first.addMonths(-i)), first.addMonths(-i));
}

void CertificateSheet::load()
{
    const QDate month = m_months->currentData().toDate();
    m_state->set(tr("Reading…"), Tone::Neutral);
    m_view->showLoading();
    m_context.backend->ask<desk::Certificate>(
        this, [month](desk::Reader &reader) { return reader.certificate(month); },
        [this, month](Result<desk::Certificate> certificate) {
            if (month != m_months->currentData().toDate())
                return; // Another month was chosen meanwhile; its answer follows.
            if (certificate) {
                showCertificate(*certificate);
                return;
            }
            const words::Problem problem = words::problemOf(tr("The certificate could not be made."), certificate.error());
            m_state->set(tr("None"), Tone::Bad);
            m_view->showProblem(problem);
            m_messages->showProblem(problem);
        });
}

void CertificateSheet::showCertificate(const desk::Certificate &certificate)
{
    m_certificate = certificate;
    m_messages->clear();
    m_model.setRows(certificate.rows);
    m_page->setPlainText(certificate.text);
    showState();

    QStringList fresh;
    for (const desk::CertificateCompany &company : certificate.companies)
        fresh.append(company.readAt ? tr("%1 as read %2").arg(company.name, format::dateTime(*company.readAt))
                                    : tr("%1 not read yet").arg(company.name));
    const QString compared = tr("%1 intents compared with the books: %2. Journal of %3 events, head %4.")
                                 .arg(format::count(static_cast<qint64>(certificate.rows.size())), fresh.join(QStringLiteral("; ")),
                                     format::count(certificate.events), certificate.head.left(12));
    const QString witnessed = words::ofWitness(certificate);
    m_sentence->setText(witnessed.isEmpty() ? compared : compared + QLatin1Char(' ') + witnessed);
    QStringList findings;
    for (const desk::CensusFinding &finding : certificate.findings) {
        if (findings.size() == kFindingsShown) {
            findings.append(tr("… and %n more, in the text", nullptr, static_cast<int>(certificate.findings.size()) - kFindingsShown));
            break;
        }
        QStringList words { finding.sentence, finding.companyName };
        if (!finding.amount.currency().isNone())
            words.append(format::money(finding.amount));
        findings.append(words.join(QStringLiteral(" · ")));
    }
    m_findings->setText(findings.join(QLatin1Char('\n')));
    m_findings->setVisible(!findings.isEmpty());
}

void CertificateSheet::showState()
{
    if (m_certificate.faults > 0)
        m_state->set(tr("%n finding(s)", nullptr, m_certificate.faults), Tone::Bad);
    else if (m_certificate.unsettled > 0)
        m_state->set(tr("%n uncertain", nullptr, m_certificate.unsettled), Tone::Warn);
    else
        m_state->set(tr("Clean"), Tone::Good);
}

void CertificateSheet::readFresh()
{
    if (m_counting) {
        m_progress->setText(tr("Stopping…"));
        m_context.backend->cancelCount();
        return;
    }
    m_counting = true;
    m_messages->clear();
    m_fresh->setText(tr("Stop reading"));
    m_progress->setText(tr("Waiting for the engine…"));
    m_progress->show();
    m_context.backend->countAnew();
}

void CertificateSheet::showProgress(const Progress &progress)
{
    if (!m_counting || !progress.running)
        return;
    m_progress->setText(progress.total > 0
            ? tr("%1: %2 of %3").arg(progress.what, format::count(progress.done), format::count(progress.total))
            : progress.done > 0 ? tr("%1: %2").arg(progress.what, format::count(progress.done)) : progress.what + QStringLiteral("…"));
}

/// What was known before stays on the sheet when the count fails: it is still what it says it is.
void CertificateSheet::counted(const std::optional<Error> &error)
{
    if (!std::exchange(m_counting, false))
        return; // Somebody else has asked; the next reading tells.
    m_fresh->setText(tr("Read fresh"));
    m_progress->hide();
    if (!error) {
        load();
        return;
    }
    if (error->kind == ErrorKind::Cancelled)
        m_messages->showNotice(tr("The reading was stopped; this is the certificate as it was."));
    else
        m_messages->showProblem(words::problemOf(tr("The books could not be read anew; this is the certificate as it was."), *error),
            tr("Try again"), [this] { readFresh(); });
}

void CertificateSheet::save(const QString &suggested, const QString &kinds, const QString &text)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the certificate"), suggested, kinds);
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        m_messages->showProblem({ tr("The file could not be written."), file.errorString(), {} });
    else
        m_messages->showNotice(tr("Saved to %1.").arg(path));
}

} // namespace sluice::ui
