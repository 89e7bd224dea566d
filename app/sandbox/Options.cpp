#include "Options.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace sluice::sandbox {

namespace {

constexpr int kWrongUsage = 2;

/// What CLI11 reads into, before it is checked.
struct Raw {
    std::uint16_t port = 0;
    std::uint64_t seed = 1;
    int deals = 900;
    int months = 18;
    int realms = 2;
    std::string now;
    std::string faults = "none";
    std::string state;
    std::vector<std::string> callbacks;
};

int refuse(const std::string &what)
{
    std::cerr << "sluice-sandbox: " << what << '\n';
    return kWrongUsage;
}

void describe(CLI::App &app, Raw &raw)
{
    app.add_option("--port", raw.port, "Port on 127.0.0.1; 0 takes a free one");
    app.add_option("--seed", raw.seed, "The same seed on the same day gives the same company");
    app.add_option("--deals", raw.deals, "Won deals")->check(CLI::Range(150, 200'000));
    app.add_option("--months", raw.months, "How far back the company's history goes")->check(CLI::Range(6, 60));
    app.add_option("--realms", raw.realms, "QuickBooks companies")->check(CLI::Range(1, 3));
    app.add_option("--now", raw.now, "Where the clock starts, ISO 8601; default: the real time");
    app.add_option("--faults", raw.faults, "none, flaky or hostile")->check(CLI::IsMember({ "none", "flaky", "hostile" }));
    app.add_option("--state", raw.state, "Folder that keeps what happened across restarts");
    app.add_option("--callback", raw.callbacks, "A further redirect address for both registered apps");
}

std::variant<Options, int> checked(const Raw &raw)
{
    Options options;
    options.port = raw.port;
    options.stateFolder = QString::fromStdString(raw.state);
    seed::SeedOptions &company = options.setup.company;
    company.seed = raw.seed;
    company.deals = raw.deals;
    company.months = raw.months;
    company.realms = raw.realms;
    company.now = fromQDateTime(QDateTime::currentDateTimeUtc());
    if (!raw.now.empty()) {
        const std::optional<Instant> now = parseInstant(std::string_view(raw.now));
        if (!now)
            return refuse("--now: '" + raw.now + "' is no moment; write it as 2026-10-30T09:00:00Z");
        company.now = *now;
    }
    options.setup.weather = *control::Weather::kindFromName(QString::fromStdString(raw.faults));
    for (const int port : { 17171, 27171, 37171 })
        options.setup.callbacks.append(QStringLiteral("http://localhost:%1/callback").arg(port));
    for (const std::string &callback : raw.callbacks)
        options.setup.callbacks.append(QString::fromStdString(callback));
    return options;
}

} // namespace

std::variant<Options, int> readOptions(int argc, char **argv)
{
    CLI::App app("A local stand-in for Salesforce and QuickBooks Online with a demo company in it.", "sluice-sandbox");
    Raw raw;
    describe(app, raw);
    try { // CLI11 reports by throwing, --help included; the exception ends here.
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    return checked(raw);
}

} // namespace sluice::sandbox
