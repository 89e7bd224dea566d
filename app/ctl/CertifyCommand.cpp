#include "ctl/CertifyCommand.h"

#include "ctl/CertificateJson.h"
#include "ctl/Given.h"

#include <CLI/CLI.hpp>

#include <QSaveFile>

namespace sluice::ctl {

namespace {

struct CertifyOptions {
    std::string month, csvFile;
    bool fresh = false;
};

/// Reads both systems and counts every marked document anew; writes nothing to either.
int readFresh(Context &context, const QString &what)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(what, office.error()));
    const auto tell = [&context](const engine::CycleProgress &progress) {
        context.out().progress(QStringLiteral("%1 %2").arg(progress.step, progress.system).trimmed());
    };
    const Result<engine::CycleSummary> summary
        = context.wait((*office)->runCycle(engine::CycleKind::Census, tell, engine::Stop()));
    if (!summary)
        return context.out().failed(complain(what, summary.error()));
    if (const std::optional<Error> &unread = summary->salesforce.error) // The books are counted all the same.
        context.out().progress(QStringLiteral("Salesforce was not asked which head of the journal it holds: %1").arg(unread->detail));
    const std::optional<Error> trouble = summary->censusTrouble();
    return trouble ? context.out().failed(complain(what, *trouble)) : Done;
}

int writeCsv(Context &context, const QString &what, const QString &fileName, const QString &csv)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv.toUtf8()) < 0 || !file.commit())
        return context.out().failed(complain(what, Error { ErrorKind::Storage, file.errorString(), {}, {}, {} }));
    context.out().progress(QStringLiteral("rows written to %1").arg(fileName));
    return Done;
}

int certify(Context &context, const CertifyOptions &options)
{
    const QString what = QStringLiteral("certifying the journal");
    if (options.fresh) {
        if (const int exit = readFresh(context, what); exit != Done)
            return exit;
    }
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const QDate month = QDate::fromString(QString::fromStdString(options.month), QStringLiteral("yyyy-MM"));
    const Result<desk::Certificate> certificate = (*reader)->certificate(month);
    if (!certificate)
        return context.out().failed(complain(what, certificate.error()));
    if (!options.csvFile.empty()) { // First: an error must be the only document.
        const int exit = writeCsv(context, what, QString::fromStdString(options.csvFile), certificate->csv);
        if (exit != Done)
            return exit;
    }
    if (context.out().isJson())
        context.out().object(toJson(*certificate));
    else
        context.out().line(certificate->text.trimmed());
    return certificate->faults > 0 ? AnswerIsNo : Done;
}

} // namespace

void addCertify(CLI::App &journal, Run &run)
{
    CLI::App *command = journal.add_subcommand("certify", "What became of every intended invoice; exit 1 when something breaks it");
    auto options = std::make_shared<CertifyOptions>();
    command->add_option("--month", options->month, "Only this month, as 2026-03; default: since the journal began")->check(monthProblem);
    command->add_flag("--fresh", options->fresh, "Read every marked document anew first");
    command->add_option("--csv", options->csvFile, "Also write one row an intent to this file");
    command->callback([=, &run] { run = [=](Context &context) { return certify(context, *options); }; });
}

} // namespace sluice::ctl
