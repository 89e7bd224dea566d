#include "core/Privacy.h"
#include "ctl/Commands.h"
#include "ctl/Given.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

using namespace sluice;

int main(int argc, char **argv) // NOLINT(bugprone-exception-escape): Beyond parse() CLI11 throws only for an option that we named badly.
{
    keepToOurselves();
    secrets::Passphrase passphrase = secrets::Passphrase::takeFromEnvironment();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sluicectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));

    CLI::App app { "Sluice without a screen: from won deals to paid invoices", "sluicectl" };
    app.set_version_flag("--version", SLUICE_VERSION);
    std::string profile, secrets = "keychain", actAs, now;
    bool json = false;
    app.add_option("--profile", profile, "Folder of the profile (else SLUICE_PROFILE, else the platform's data folder)");
    app.add_option("--secrets", secrets, "Where secrets lie")->check(CLI::IsMember({ "keychain", "file" }));
    app.add_option("--as", actAs, "Act as this person (e-mail); default: the last sign-in");
    app.add_option("--now", now, "Replace the clock (tests, on loopback only)")->check(ctl::momentProblem);
    app.add_flag("--json", json, "One JSON document on standard output");
    app.require_subcommand(1);
    app.fallthrough();

    ctl::Run run;
    ctl::addConnect(app, run);
    ctl::addSalesforce(app, run);
    ctl::addSync(app, run);
    ctl::addRequests(app, run);
    ctl::addExceptions(app, run);
    ctl::addMasterData(app, run);
    ctl::addFigures(app, run);
    ctl::addRecord(app, run);
    try { // CLI11 ends its reading by throwing; help and version come this way too.
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        const ctl::Output out(json || QCoreApplication::arguments().contains(QStringLiteral("--json")));
        return out.failed({ QStringLiteral("the command line could not be understood"),
            QString::fromStdString(error.what()), QStringLiteral("see 'sluicectl --help'"), QStringLiteral("usage"),
            ctl::WrongUsage });
    }
    ctl::GlobalOptions options { QString::fromStdString(profile), QString::fromStdString(secrets),
        QString::fromStdString(actAs), QString::fromStdString(now), json, std::move(passphrase) };
    ctl::Context context(std::move(options));
    return run(context);
}
