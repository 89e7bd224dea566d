#pragma once

#include "sandbox/control/Control.h"
#include "sandbox/control/Slowness.h"
#include "sandbox/control/Weather.h"
#include "sandbox/seed/Plan.h"

#include <memory>

namespace sluice::sandbox::control {

/// Both stand-ins with the demo company in them, behind one address: what `sluice-sandbox` serves over a socket and what
/// a simulation calls directly.
class Sandbox {
public:
    struct Setup {
        seed::SeedOptions company;
        Weather::Kind weather = Weather::Kind::Calm;
        QString baseUrl;       ///< The origin under which both are reached; no slash at the end.
        QStringList callbacks; ///< Redirect addresses that the registered apps may use.
    };

    /// Errors: Rejected if the company cannot be planted.
    static Result<std::unique_ptr<Sandbox>> open(const Setup &setup);

    /// `/control…` goes to the control address, Salesforce's own paths to Salesforce, everything else to QuickBooks.
    Response handle(const Request &request);

    /// What a program needs to connect: the line of contracts §4.
    Value announcement() const;

    SandboxClock &clock() { return m_clock; }
    salesforce::Service &salesforce() { return m_salesforce; }
    quickbooks::Service &quickbooks() { return m_quickbooks; }
    Control &control() { return *m_control; }

private:
    explicit Sandbox(const Setup &setup);
    Result<void> plantCompany();
    Response handleQuickBooks(const Request &request);

    Setup m_setup;
    SandboxClock m_clock;
    salesforce::Service m_salesforce;
    quickbooks::Service m_quickbooks;
    Weather m_weather;
    Slowness m_slowness;
    std::unique_ptr<Control> m_control;
};

} // namespace sluice::sandbox::control
