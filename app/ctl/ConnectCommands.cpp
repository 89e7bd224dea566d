#include "ctl/Commands.h"

#include "ctl/Given.h"
#include "ctl/KeyFile.h"
#include "net/oauth/SignInPage.h"
#include "net/oauth/SignInProblem.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace sluice::ctl {

namespace {

struct FlowOptions {
    std::string ports = "17171,27171,37171", redirectUri;
    bool printUrl = false, paste = false;
    int timeoutSeconds = 300;
};

void addFlowOptions(CLI::App &command, FlowOptions &options)
{
    command.add_option("--callback-ports", options.ports, "Loopback ports to try, in order")->check(portsProblem);
    command.add_flag("--print-url", options.printUrl, "Print the address instead of opening a browser");
    command.add_option("--timeout", options.timeoutSeconds, "Seconds to wait for the browser")
        ->check(CLI::Range(1, 3600));
}

void printAddress(const QUrl &url, std::FILE *to)
{
    const QByteArray line = "Open this address to sign in: " + url.toEncoded() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), to);
    std::fflush(to);
}

/// A page that leads to the sign-in, in the browser; where that does not work, the address itself is printed.
class BrowserPage {
public:
    BrowserPage(QString profile, const Output &out)
        : m_profile(std::move(profile))
        , m_out(out)
    {
    }

    void open(const QUrl &address, std::FILE *otherwise)
    {
        m_page = net::SignInPage::write(address, m_profile).value_or(nullptr);
        if (!m_page || !QProcess::startDetached(QStringLiteral("xdg-open"), { m_page->url().toLocalFile() })) {
            printAddress(address, otherwise);
            return;
        }
        m_out.progress(QStringLiteral("Opened %1 in the browser; if no sign-in appears there, run this again with --print-url")
                           .arg(m_page->url().toLocalFile()));
    }

private:
    QString m_profile;
    const Output &m_out;
    std::unique_ptr<net::SignInPage> m_page;
};

/// Where the address is printed: with --json standard output is for the one document.
net::SignIn::Order flowOf(const FlowOptions &options, Context &context)
{
    const Output &out = context.out();
    net::SignIn::Order flow;
    flow.ports.clear();
    for (const QString &port : QString::fromStdString(options.ports).split(QLatin1Char(','), Qt::SkipEmptyParts))
        flow.ports.append(port.toUShort());
    flow.redirectUri = QString::fromStdString(options.redirectUri);
    flow.listens = !options.paste;
    flow.timeout = std::chrono::seconds(options.timeoutSeconds);
    std::FILE *const to = out.isJson() ? stderr : stdout;
    if (options.printUrl || options.paste) {
        flow.showAddress = [to](const QUrl &url) { printAddress(url, to); };
        return flow;
    }
    // The page goes with the flow, when the sign-in has ended.
    flow.showAddress = [page = std::make_shared<BrowserPage>(engine::profileFolder(context.options().profile), out), to](const QUrl &url) {
        page->open(url, to);
    };
    return flow;
}

/// Hands the first line of standard input to the sign-in that waits for it.
std::unique_ptr<QSocketNotifier> pasteFromInput(engine::Office &office)
{
    auto notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&office, self = notifier.get()] {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return;
        const QByteArray line = input.readLine().trimmed();
        self->setEnabled(!line.isEmpty());
        if (net::SignIn *signIn = office.signInUnderWay(); signIn && !line.isEmpty()) {
            if (const Result<void> taken = signIn->paste(QUrl::fromEncoded(line)); !taken)
                std::fprintf(stderr, "sluicectl: that is not the address the browser ended on\n");
        }
    });
    return notifier;
}

int signInFailed(Context &context, const QString &what, const Error &error, net::Provider provider)
{
    Complaint complaint = complain(what, error);
    const net::SignInProblem problem = net::describeSignIn(error, provider);
    complaint.what = problem.what;
    complaint.why = problem.why;
    complaint.toDo = problem.whatToDo;
    if (complaint.exit == AnswerIsNo && error.kind != ErrorKind::Forbidden && error.kind != ErrorKind::Storage)
        complaint.exit = NotConnected;
    return context.out().failed(complaint);
}

struct SalesforceOptions {
    std::string clientId, loginUrl = "https://login.salesforce.com", jwtUser, jwtKeyFile;
    bool replacesUser = false, replacesKey = false;
};

/// The user whose key signs the connection in; empty when there is none.
QString jwtUserOf(engine::Office &office)
{
    const engine::ConnectionSettings *connection = office.profile().settings().salesforce();
    return connection ? connection->jwtUser : QString();
}

/// Who signed in, and by what the connection lives from now on.
void tellSignedIn(const Output &out, const Person &person, const QString &keyBefore, const QString &keyNow, bool byKey)
{
    const bool isReplaced = !keyBefore.isEmpty() && keyNow.isEmpty();
    QJsonObject json = toJson(person);
    json.insert(QStringLiteral("jwt_user"), keyNow);
    json.insert(QStringLiteral("key_replaced"), isReplaced);
    if (out.isJson())
        out.object(json);
    out.line(QStringLiteral("Signed in to Salesforce%1 as %2 <%3>").arg(byKey ? QStringLiteral(" by key") : QString(), person.name, person.email));
    if (isReplaced)
        out.progress(QStringLiteral("The key of %1 is deleted here: the connection lives by this sign-in in the browser now").arg(keyBefore));
    else if (!byKey && !keyNow.isEmpty())
        out.progress(QStringLiteral("The connection goes on signing in by key as %1; --replace-key ends that").arg(keyNow));
}

int connectSalesforce(Context &context, const SalesforceOptions &options, const FlowOptions &flow)
{
    const QString what = QStringLiteral("signing in to Salesforce");
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(what, office.error()));
    engine::SalesforceOrder order { QString::fromStdString(options.clientId), QString::fromStdString(options.loginUrl),
        flowOf(flow, context) };
    order.actor = context.actor().value_or(QString());
    if (options.replacesUser)
        order.confirmedBy = order.actor;
    order.replacesKey = options.replacesKey;
    const bool byKey = !options.jwtKeyFile.empty();
    if (byKey) {
        Result<net::SigningKey> key = readKeyFile(QString::fromStdString(options.jwtKeyFile), QString::fromStdString(options.jwtUser));
        if (!key)
            return signInFailed(context, what, key.error(), net::Provider::Salesforce);
        order.key = std::move(*key);
    }
    const QString keyBefore = jwtUserOf(**office);
    const std::unique_ptr<QSocketNotifier> paste = flow.paste ? pasteFromInput(**office) : nullptr;
    const Result<Person> person = context.wait((*office)->connectSalesforce(std::move(order)));
    if (!person)
        return signInFailed(context, what, person.error(), net::Provider::Salesforce);
    tellSignedIn(context.out(), *person, keyBefore, jwtUserOf(**office), byKey);
    return Done;
}

void addKeyOptions(CLI::App &command, SalesforceOptions &options)
{
    CLI::Option *user = command.add_option("--jwt-user", options.jwtUser,
        "Username to sign in by key, without a browser: for machines where nobody sits");
    CLI::Option *file = command.add_option("--jwt-key-file", options.jwtKeyFile,
        "File with the RSA private key (PEM) whose certificate the app has; read once, then kept with the secrets");
    CLI::Option *replace = command.add_flag("--replace-key", options.replacesKey,
        "As integration owner: the connection lives by this sign-in in the browser, and forgets its key");
    user->check([](const std::string &name) { return name.empty() ? std::string("a username is needed") : std::string(); });
    user->needs(file);
    file->needs(user);
    user->excludes(replace);
    for (const char *ofBrowser : { "--callback-ports", "--print-url", "--timeout", "--paste" })
        user->excludes(command.get_option(ofBrowser));
}

struct QuickBooksOptions {
    std::string clientId, secretFile, environment = "production", discoveryUrl, apiUrl, entity;
};

constexpr QFile::Permissions kOfOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

int connectQuickBooks(Context &context, const QuickBooksOptions &options, const FlowOptions &flow)
{
    const QString what = QStringLiteral("signing in to QuickBooks");
    QFile secret(QString::fromStdString(options.secretFile));
    if (!secret.open(QIODevice::ReadOnly))
        return context.out().failed(complain(what,
            Error { ErrorKind::Usage, QStringLiteral("the client secret file cannot be read"), {}, {}, {} }));
    if (QFile::permissions(secret.fileName()) & kOfOthers)
        context.out().progress(QStringLiteral("warning: other users of this machine can read the client secret in %1; "
                                              "take their rights away with 'chmod go-rwx'").arg(secret.fileName()));
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(what, office.error()));
    engine::QuickBooksOrder order;
    order.clientId = QString::fromStdString(options.clientId);
    order.clientSecret = QString::fromUtf8(secret.readAll().trimmed());
    order.environment = options.discoveryUrl.empty() ? QString::fromStdString(options.environment) : QStringLiteral("custom");
    order.discoveryUrl = QString::fromStdString(options.discoveryUrl);
    order.apiUrl = QString::fromStdString(options.apiUrl);
    order.entity = QString::fromStdString(options.entity);
    order.flow = flowOf(flow, context);
    const QString actor = context.actor().value_or(QString());
    const std::unique_ptr<QSocketNotifier> paste = flow.paste ? pasteFromInput(**office) : nullptr;
    const Result<engine::ConnectionSettings> connection
        = context.wait((*office)->connectQuickBooks(std::move(order), actor));
    if (!connection)
        return signInFailed(context, what, connection.error(), net::Provider::QuickBooks);
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("id"), connection->id }, { QStringLiteral("realm"), connection->realm },
            { QStringLiteral("company"), connection->company }, { QStringLiteral("entity"), connection->entity } });
    else
        context.out().line(QStringLiteral("Connected %1 (%2), billing for %3")
                               .arg(connection->company, connection->realm, connection->entity));
    return Done;
}

int listConnections(Context &context)
{
    const QString what = QStringLiteral("listing connections");
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return context.out().failed(complain(what, reader.error()));
    const Result<desk::StatusLine> status = (*reader)->status();
    if (!status)
        return context.out().failed(complain(what, status.error()));
    return printRows<desk::ConnectionRow>(context, what, status->connections,
        { QStringLiteral("id"), QStringLiteral("system"), QStringLiteral("name"), QStringLiteral("entity"),
            QStringLiteral("signed_in"), QStringLiteral("fresh_at"), QStringLiteral("last_error") });
}

int removeConnection(Context &context, const std::string &id)
{
    const QString what = QStringLiteral("removing a connection");
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(what, office.error()));
    const Result<QString> actor = context.actor();
    if (!actor)
        return context.out().failed(complain(what, actor.error()));
    const Result<void> removed = context.wait((*office)->removeConnection(QString::fromStdString(id), *actor));
    if (!removed)
        return context.out().failed(complain(what, removed.error()));
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("ok"), true } });
    context.out().line(QStringLiteral("removed"));
    return Done;
}

} // namespace

void addConnect(CLI::App &app, Run &run)
{
    CLI::App *connect = app.add_subcommand("connect", "Sign in to Salesforce or to a QuickBooks company");
    connect->require_subcommand(1);

    CLI::App *salesforce = connect->add_subcommand("salesforce", "Sign in to Salesforce");
    auto org = std::make_shared<SalesforceOptions>();
    auto crmFlow = std::make_shared<FlowOptions>();
    salesforce->add_option("--client-id", org->clientId, "Consumer key of your External Client App")->required();
    salesforce->add_option("--login-url", org->loginUrl, "Login host: production, sandbox or My Domain");
    salesforce->add_flag("--replace-user", org->replacesUser,
        "As integration owner: whoever signs in is the person with that e-mail from now on, although it was another user");
    addFlowOptions(*salesforce, *crmFlow);
    salesforce->add_flag("--paste", crmFlow->paste, "Read the final address from standard input");
    addKeyOptions(*salesforce, *org);
    salesforce->callback([=, &run] {
        run = [=](Context &context) { return connectSalesforce(context, *org, *crmFlow); };
    });

    CLI::App *quickbooks = connect->add_subcommand("quickbooks", "Sign in to a QuickBooks Online company");
    auto options = std::make_shared<QuickBooksOptions>();
    auto flow = std::make_shared<FlowOptions>();
    quickbooks->add_option("--client-id", options->clientId, "Client id of your Intuit app")->required();
    quickbooks->add_option("--client-secret-file", options->secretFile, "File with the client secret")->required();
    quickbooks->add_option("--environment", options->environment)->check(CLI::IsMember({ "production", "sandbox" }));
    CLI::Option *discovery = quickbooks->add_option("--discovery-url", options->discoveryUrl);
    CLI::Option *api = quickbooks->add_option("--api-url", options->apiUrl);
    discovery->needs(api);
    api->needs(discovery);
    quickbooks->add_option("--redirect-uri", flow->redirectUri, "Registered https address of a relay page");
    quickbooks->add_option("--entity", options->entity, "Legal entity that this company bills for");
    quickbooks->add_flag("--paste", flow->paste, "Read the final address from standard input");
    addFlowOptions(*quickbooks, *flow);
    quickbooks->callback([=, &run] { run = [=](Context &context) { return connectQuickBooks(context, *options, *flow); }; });

    CLI::App *connections = app.add_subcommand("connections", "List or remove connections");
    connections->callback([=, &run] {
        if (connections->get_subcommands().empty())
            run = listConnections;
    });
    connections->add_subcommand("list", "List connections")->callback([&run] { run = listConnections; });
    CLI::App *remove = connections->add_subcommand("remove", "Forget a connection");
    auto id = std::make_shared<std::string>();
    remove->add_option("ID", *id)->required();
    remove->callback([=, &run] { run = [=](Context &context) { return removeConnection(context, *id); }; });
}

} // namespace sluice::ctl
