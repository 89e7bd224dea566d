#include "crm/salesforce/Pull.h"

#include "core/Log.h"
#include "crm/salesforce/Soql.h"

namespace sluice::salesforce {

// What a pull asks at its beginning: in each cycle one call for what somebody waits for, and another one every five minutes, or
// when the first brought something, for the rest.

namespace {

/// A row that is committed late bears a stamp of some seconds ago; only seldom of minutes.
constexpr std::chrono::seconds kUsuallyLate { 30 };

/// Where the last of several large reads is noted, whose overlaps run into one another.
QString latestOf(const QString &object) { return object + QStringLiteral(".latest"); }

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

QCoro::Task<Result<void>> Pull::open()
{
    Result<void> asked = co_await askForExtents();
    if (!asked)
        co_return asked;
    std::vector<Question> urgent = urgentQuestions();
    asked = co_await ask(std::move(urgent));
    if (!asked || !areOthersDue())
        co_return asked;
    std::vector<Question> others = otherQuestions();
    asked = co_await ask(std::move(others));
    if (asked)
        asked = co_await finishStages();
    if (!asked || !m_strangeStages)
        co_return asked;
    std::vector<Question> again; // By now it is known what they are called.
    askForChanges(*std::exchange(m_strangeStages, nullptr), again);
    m_context.metStrangeStage = nullptr; // One that is not even listed any more.
    asked = co_await ask(std::move(again));
    co_return asked;
}

/// Each kind by itself: to count a large one takes a while.
QCoro::Task<Result<void>> Pull::askForExtents()
{
    std::vector<QCoro::Task<Result<void>>> extents;
    for (Source &source : m_sources) {
        if (source.feed->childObject)
            m_accounts = &source;
        if (source.cursor)
            continue;
        std::vector<Question> questions;
        askForExtent(source, questions);
        extents.push_back(ask(std::move(questions)));
    }
    Result<void> all;
    for (QCoro::Task<Result<void>> &extent : extents) {
        Result<void> one = co_await extent; // Every one of them, even after a failure: they use this object.
        if (!one && all)
            all = std::move(one);
    }
    co_return all;
}

std::vector<Pull::Question> Pull::urgentQuestions()
{
    std::vector<Question> asked;
    for (Source &source : m_sources) {
        if (!source.cursor || !source.feed->isUrgent)
            continue;
        askForDeletions(source, asked); // Before the changes: whoever came back is alive.
        askForChanges(source, asked);
    }
    return asked;
}

/// A line of a product that was never read would be found fault with, and so would a deal whose owner was not.
bool Pull::areOthersDue()
{
    const auto brought = [](const Source &source) { return source.cursor && (source.done > 0 || source.isLarge); };
    const Instant now = m_parts.api.serverNow();
    const auto isOld = [now](const Source &source) { return source.cursor && !source.feed->isUrgent && now - *source.cursor >= kCursorAge; };
    const bool contactsAreOld = m_accounts && m_accounts->cursor && m_contactCursor && now - *m_contactCursor >= kCursorAge;
    return !m_parts.stages.known() || m_strangeStages || contactsAreOld || std::ranges::any_of(m_sources, brought)
        || std::ranges::any_of(m_sources, isOld) || std::ranges::any_of(m_sources, [](const Source &source) { return !source.cursor; });
}

std::vector<Pull::Question> Pull::otherQuestions()
{
    std::vector<Question> asked;
    askForStages(asked);
    for (Source &source : m_sources) {
        if (!source.cursor || source.feed->isUrgent)
            continue;
        askForDeletions(source, asked);
        askForChanges(source, asked);
    }
    if (m_accounts && m_accounts->cursor && asksForChildren(*m_accounts))
        askForContacts(asked);
    askForReconciliation(asked);
    return asked;
}

void Pull::askForStages(std::vector<Question> &into)
{
    into.push_back({ Api::query(QStringLiteral("SELECT ApiName, IsWon FROM OpportunityStage")), [this](net::JsonObject result) {
                        m_stagesNext = textOf(result.text("nextRecordsUrl"));
                        return result.forEachObject("records", [this](net::JsonObject stage) { return takeStage(stage); });
                    } });
}

Result<void> Pull::takeStage(net::JsonObject stage)
{
    const QString name = textOf(stage.text("ApiName"));
    m_stages.insert(name);
    if (stage.flag("IsWon").value_or(false))
        m_wonStages.insert(name);
    return {};
}

QCoro::Task<Result<void>> Pull::finishStages()
{
    const Api::TakeRecord take = [this](net::JsonObject stage) { return takeStage(stage); };
    Result<void> read;
    if (!m_stagesNext.isEmpty())
        read = co_await m_parts.api.readOn(m_stagesNext, take);
    if (read)
        m_parts.stages.set(std::exchange(m_stages, {}), std::exchange(m_wonStages, {}));
    co_return read;
}

void Pull::askForChanges(Source &source, std::vector<Question> &into)
{
    source.window = windowOf(source.object, *source.cursor);
    const QString changed = QStringLiteral(" WHERE SystemModstamp >= %1").arg(literal(source.window.from));
    const QString soql = select(source) + changed + QStringLiteral(" ORDER BY SystemModstamp, Id");
    into.push_back({ Api::queryAll(soql), [this, &source](net::JsonObject result) -> Result<void> {
                        source.asked = m_asked;
                        source.isLarge = isMuch(result.whole("totalSize"));
                        PullSink::Page page;
                        Result<PageEnd> end = takePage(source, result, page, true);
                        if (!end)
                            return tl::unexpected(end.error());
                        if (std::exchange(m_metStrangeStage, false)) {
                            m_parts.recent.forget(source.object); // As if it had not been read.
                            source.done = 0;
                            source.isLarge = false;
                            m_strangeStages = &source;
                            return {};
                        }
                        source.next = end->next;
                        source.isLarge = source.isLarge && !source.next.isEmpty();
                        return source.next.isEmpty() ? closeChanges(source, std::move(page))
                                                     : deliver(source, std::move(page));
                    }, [this, &source](const Error &error) -> Result<void> {
                        // Too many for a query that must answer in time are none too many for a job.
                        if (!isTooMuch(error) || m_parts.bulkAbove < 0)
                            return tl::unexpected(error);
                        qCInfo(lcSalesforce, "The changes of %s: %s", qUtf8Printable(source.object), qUtf8Printable(error.code));
                        source.asked = m_asked;
                        source.isLarge = true;
                        return {};
                    } });
}

/// A large change lies in the overlap for the whole of its length. Until that is over only what came since is asked for, and
/// then all of it once more, for what was committed late.
Pull::Window Pull::windowOf(const QString &object, Instant cursor) const
{
    const Instant whole = cursor - m_parts.overlap;
    const auto large = m_parts.largeReads.constFind(object);
    if (large == m_parts.largeReads.cend() || m_parts.api.serverNow() - *large >= m_parts.overlap)
        return { whole, true };
    return { std::max(whole, m_parts.largeReads.value(latestOf(object), *large) - kUsuallyLate), false };
}

void Pull::noteLarge(const QString &object, Instant asked)
{
    if (!m_parts.largeReads.contains(object)) // While one of them is waited for, the next must not put that off.
        m_parts.largeReads.insert(object, asked);
    m_parts.largeReads.insert(latestOf(object), asked);
}

/// The changes of `object` were read. Whether the cursor may follow: what was left out of the window is still to be read, also
/// by a program that was started anew.
bool Pull::closeWindow(const QString &object, const Window &window)
{
    if (window.isWhole) {
        m_parts.largeReads.remove(object);
        m_parts.largeReads.remove(latestOf(object));
    }
    return window.isWhole;
}

/// As many of them in one call as Salesforce takes.
QCoro::Task<Result<void>> Pull::ask(std::vector<Question> questions)
{
    std::vector<Question> part;
    int queries = 0;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        queries += Api::isQuery(questions[at].path) ? 1 : 0;
        part.push_back(std::move(questions[at]));
        const bool last = at + 1 == questions.size();
        const bool nextIsQuery = !last && Api::isQuery(questions[at + 1].path);
        if (!last && std::ssize(part) < kPartsMax && !(nextIsQuery && queries == kQueriesMax))
            continue;
        queries = 0;
        Result<void> asked = co_await askTogether(std::exchange(part, {}));
        if (!asked)
            co_return asked;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::askTogether(std::vector<Question> questions)
{
    QStringList paths;
    for (const Question &question : questions)
        paths.append(question.path);
    Result<net::HttpResponse> reply = co_await m_parts.api.readTogether(std::move(paths));
    if (!reply)
        co_return tl::unexpected(reply.error());
    m_asked = serverTime(*reply, m_parts.api.clock().now());
    net::JsonText json(std::move(reply->body));
    std::size_t answered = 0;
    const auto take = [&](int index, int status, net::JsonObject entry) -> Result<void> {
        ++answered;
        if (index < 0 || static_cast<std::size_t>(index) >= questions.size())
            return fail(ErrorKind::BadReply, QStringLiteral("an answer without a question"));
        const Question &question = questions[static_cast<std::size_t>(index)];
        if (status != 200) {
            const Error error = errorOfAnswer(status, entry);
            if (!question.refused)
                return tl::unexpected(error);
            return question.refused(error);
        }
        std::optional<net::JsonObject> result = entry.object("body");
        if (!result)
            return fail(ErrorKind::BadReply, QStringLiteral("an answer without a result"));
        return question.take(*result);
    };
    Result<void> walked = forEachAnswer(json, take);
    if (walked && answered != questions.size())
        co_return fail(ErrorKind::BadReply, QStringLiteral("%1 questions, %2 answers").arg(questions.size()).arg(answered));
    co_return walked;
}

} // namespace sluice::salesforce
