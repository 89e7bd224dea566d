#include "rules/PolicyReader.h"

#include "core/Toml.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace sluice::rules {

namespace {

constexpr const char *kDays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The first thing that is wrong with a file. Later ones are not recorded: they are often consequences.
class Complaint {
public:
    void raise(const toml::node &node, const QString &key, const QString &needed) { raise(node.source(), key, needed); }
    void raise(const toml::source_region &where, const QString &key, const QString &needed)
    {
        if (m_text.isEmpty())
            m_text = QStringLiteral("line %1: %2: %3").arg(where.begin.line).arg(key, needed);
    }
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// One table of the file. Every key that is read is remembered; what is left over is a complaint.
class Section {
public:
    Section(const toml::table *table, QString path, Complaint &complaint)
        : m_table(table)
        , m_path(std::move(path))
        , m_complaint(complaint)
    {
    }
    Section(const Section &) = delete;
    ~Section()
    {
        if (!m_table)
            return;
        for (const auto &[key, node] : *m_table) {
            if (!m_read.contains(std::string(key.str())))
                m_complaint.raise(key.source(), full(fromStd(key.str())), QStringLiteral("no rule has this name"));
        }
    }

    bool isPresent() const { return m_table != nullptr; }

    void read(const char *key, QString &out)
    {
        if (const toml::node *node = find(key)) {
            if (const auto *text = node->as_string())
                out = fromStd(text->get()).trimmed();
            else
                m_complaint.raise(*node, full(key), QStringLiteral("a text in quotes is needed"));
        }
    }

    void read(const char *key, bool &out)
    {
        if (const toml::node *node = find(key)) {
            if (const auto *flag = node->as_boolean())
                out = flag->get();
            else
                m_complaint.raise(*node, full(key), QStringLiteral("true or false is needed"));
        }
    }

    void read(const char *key, int &out, int min, int max)
    {
        if (const toml::node *node = find(key)) {
            const auto *number = node->as_integer();
            if (number && number->get() >= min && number->get() <= max)
                out = static_cast<int>(number->get());
            else
                m_complaint.raise(*node, full(key), QStringLiteral("a whole number from %1 to %2 is needed").arg(min).arg(max));
        }
    }

    void read(const char *key, Decimal &out)
    {
        if (const toml::node *node = find(key)) {
            const std::optional<Decimal> number = decimalOf(*node);
            if (number && !number->isNegative())
                out = *number;
            else
                m_complaint.raise(*node, full(key), QStringLiteral("a number that is not below zero is needed"));
        }
    }

    void read(const char *key, QStringList &out)
    {
        forEach(key, [&](const toml::array &array) {
            out.clear();
            for (const toml::node &node : array) {
                if (const auto *text = node.as_string())
                    out += fromStd(text->get());
                else
                    m_complaint.raise(node, full(key), QStringLiteral("a list of texts is needed"));
            }
        });
    }

    template <class Visit>
    void forEach(const char *key, Visit visit)
    {
        if (const toml::node *node = find(key)) {
            if (const toml::array *array = node->as_array())
                visit(*array);
            else
                m_complaint.raise(*node, full(key), QStringLiteral("a list in brackets is needed"));
        }
    }

    const toml::table *table(const char *key)
    {
        const toml::node *node = find(key);
        if (!node)
            return nullptr;
        if (!node->is_table())
            m_complaint.raise(*node, full(key), QStringLiteral("a section is needed"));
        return node->as_table();
    }

    /// Every key of this section, for sections whose names the writer of the file chooses.
    template <class Visit>
    void forEachKey(Visit visit)
    {
        if (!m_table)
            return;
        for (const auto &[key, node] : *m_table) {
            const std::string name(key.str());
            if (m_read.insert(name).second)
                visit(fromStd(name), node);
        }
    }

    QString full(const QString &key) const { return m_path.isEmpty() ? key : m_path + QLatin1Char('.') + key; }
    QString full(const char *key) const { return full(QString::fromLatin1(key)); }

    /// TOML has no decimals: a float is taken as its shortest spelling, which is what stands in the file.
    static std::optional<Decimal> decimalOf(const toml::node &node)
    {
        if (const auto *whole = node.as_integer())
            return Decimal(whole->get(), 0);
        const auto *number = node.as_floating_point();
        if (!number)
            return {};
        const Result<Decimal> decimal = Decimal::fromText(QString::number(number->get(), 'g', 15));
        return decimal ? std::optional(*decimal) : std::nullopt;
    }

private:
    const toml::node *find(const char *key)
    {
        m_read.insert(key);
        return m_table ? m_table->get(key) : nullptr;
    }

    const toml::table *m_table;
    QString m_path;
    Complaint &m_complaint;
    std::set<std::string> m_read;
};

void readLimitPair(Section &section, AmountLimits &limits, const toml::node &node, Complaint &complaint)
{
    section.read("clean", limits.clean);
    section.read("large", limits.large);
    if (limits.large < limits.clean)
        complaint.raise(node, section.full("large"), QStringLiteral("a number that is not below clean is needed"));
}

void readLimits(const toml::table *table, ApprovalRules &rules, Complaint &complaint)
{
    if (!table)
        return;
    Section section(table, QStringLiteral("approval.limits"), complaint);
    readLimitPair(section, rules.limits, *table, complaint);
    rules.limitsByCurrency.clear();
    section.forEachKey([&](const QString &code, const toml::node &node) {
        if (!Currency::fromCode(code) || !node.is_table()) {
            complaint.raise(node, section.full(code), QStringLiteral("clean, large, or a section named by a currency is needed"));
            return;
        }
        Section own(node.as_table(), section.full(code), complaint);
        AmountLimits limits = rules.limits;
        readLimitPair(own, limits, node, complaint);
        rules.limitsByCurrency.insert(code, limits);
    });
}

void readApproval(const toml::table *table, ApprovalRules &rules, Complaint &complaint)
{
    Section section(table, QStringLiteral("approval"), complaint);
    section.read("auto_approve_clean", rules.autoApproveClean);
    section.read("sample_percent", rules.samplePercent, 0, 100);
    section.read("bulk_items_max", rules.bulkItemsMax, 1, 1000);
    section.read("discount_controller_above", rules.discountControllerAbove);
    section.read("discount_cfo_above", rules.discountCfoAbove);
    section.read("terms_controller_from", rules.termsControllerFrom, 0, 999);
    section.read("terms_cfo_above", rules.termsCfoAbove, 0, 999);
    section.read("credit_cfo_over_percent", rules.creditCfoOverPercent, 0, 1000);
    readLimits(section.table("limits"), rules, complaint);
}

void readTerms(const toml::table *table, Policy &policy, Complaint &complaint)
{
    Section section(table, QStringLiteral("terms"), complaint);
    section.read("default", policy.defaultTerms);
    const toml::table *days = section.table("days");
    if (!days)
        return;
    policy.terms.clear();
    Section names(days, QStringLiteral("terms.days"), complaint);
    names.forEachKey([&](const QString &name, const toml::node &node) {
        const auto *number = node.as_integer();
        if (number && number->get() >= 0 && number->get() <= 999)
            policy.terms.push_back({ name, static_cast<int>(number->get()) });
        else
            complaint.raise(node, names.full(name), QStringLiteral("a whole number of days from 0 to 999 is needed"));
    });
    std::ranges::sort(policy.terms, [](const TermRule &a, const TermRule &b) {
        return std::tie(a.days, a.name) < std::tie(b.days, b.name);
    });
}

void readTax(const toml::table *table, Policy &policy, Complaint &complaint)
{
    if (!table)
        return;
    policy.taxByCountry.clear();
    Section section(table, QStringLiteral("tax"), complaint);
    section.forEachKey([&](const QString &country, const toml::node &node) {
        if (country.size() != 2 || !node.is_table()) {
            complaint.raise(node, section.full(country), QStringLiteral("a section named by a country of two letters is needed"));
            return;
        }
        Section codes(node.as_table(), section.full(country), complaint);
        TaxRule rule;
        codes.read("default", rule.defaultCode);
        codes.forEachKey([&](const QString &asked, const toml::node &code) {
            if (const auto *text = code.as_string())
                rule.codes[asked] = fromStd(text->get());
            else
                complaint.raise(code, codes.full(asked), QStringLiteral("the name of a tax code in quotes is needed"));
        });
        policy.taxByCountry.emplace(country.toUpper(), std::move(rule));
    });
}

void readSla(const toml::table *table, SlaRules &rules, Complaint &complaint)
{
    Section section(table, QStringLiteral("sla"), complaint);
    section.read("pause_reasons", rules.pauseReasons);
    if (const toml::table *targets = section.table("target_hours")) {
        Section hours(targets, QStringLiteral("sla.target_hours"), complaint);
        const char *const names[] = { "low", "medium", "high" };
        for (std::size_t i = 0; i < rules.targets.size(); ++i) {
            int value = static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(rules.targets[i]).count());
            hours.read(names[i], value, 1, 9999);
            rules.targets[i] = std::chrono::hours(value);
        }
    }
    section.forEach("warn_at_percent", [&](const toml::array &array) {
        rules.warnAtPercent.clear();
        for (const toml::node &node : array) {
            const auto *percent = node.as_integer();
            if (percent && percent->get() > 0 && percent->get() <= 100)
                rules.warnAtPercent.push_back(static_cast<int>(percent->get()));
            else
                complaint.raise(node, section.full("warn_at_percent"), QStringLiteral("whole numbers from 1 to 100 are needed"));
        }
    });
}

void readHoliday(const toml::node &node, std::vector<Holiday> &out, Complaint &complaint)
{
    const QString key = QStringLiteral("calendar.holidays");
    const toml::table *entry = node.as_table();
    const auto *date = entry ? entry->get_as<toml::date>("on") : nullptr;
    if (!date) {
        complaint.raise(node, key, QStringLiteral("{ on = 2026-12-25, name = \"Christmas Day\" } is needed"));
        return;
    }
    Section section(entry, key, complaint);
    Holiday holiday { QDate(date->get().year, date->get().month, date->get().day), {} };
    section.read("name", holiday.name);
    section.forEachKey([&](const QString &name, const toml::node &other) {
        if (name != QLatin1String("on"))
            complaint.raise(other, section.full(name), QStringLiteral("no rule has this name"));
    });
    out.push_back(holiday);
}

void readCalendar(const toml::table *table, WorkCalendar &calendar, Complaint &complaint)
{
    if (!table)
        return;
    Section section(table, QStringLiteral("calendar"), complaint);
    QString name = calendar.name();
    QString zoneId = QString::fromLatin1(calendar.zone().id());
    std::vector<WeeklyInterval> week = calendar.week();
    std::vector<Holiday> holidays = calendar.holidays();
    section.read("name", name);
    section.read("zone", zoneId);
    section.forEach("week", [&](const toml::array &array) {
        week.clear();
        for (const toml::node &node : array) {
            const auto *text = node.as_string();
            const auto interval = text ? parseWeeklyInterval(fromStd(text->get())) : std::nullopt;
            if (interval)
                week.push_back(*interval);
            else
                complaint.raise(node, section.full("week"), QStringLiteral("\"Mon 09:00-17:30\" is needed"));
        }
        if (week.empty())
            complaint.raise(array, section.full("week"), QStringLiteral("at least one working interval is needed"));
    });
    section.forEach("holidays", [&](const toml::array &array) {
        holidays.clear();
        for (const toml::node &node : array)
            readHoliday(node, holidays, complaint);
    });
    const QTimeZone zone(zoneId.toLatin1());
    if (!zone.isValid())
        complaint.raise(*table->get("zone"), section.full("zone"), QStringLiteral("a time zone such as \"Europe/London\" is needed"));
    else
        calendar = WorkCalendar(name, zone, std::move(week), std::move(holidays));
}

void readAll(const toml::table &root, Policy &policy, Complaint &complaint)
{
    Section top(&root, {}, complaint);
    top.read("version", policy.version);
    {
        Section section(top.table("eligibility"), QStringLiteral("eligibility"), complaint);
        section.read("po_segments", policy.segmentsNeedingPo);
        section.read("delivery_overdue_days", policy.deliveryOverdueDays, 0, 999);
        section.read("closed_period_by_delivery", policy.closedPeriodByDelivery);
    }
    {
        Section section(top.table("customers"), QStringLiteral("customers"), complaint);
        section.read("create", policy.createCustomers);
        section.read("activate_first", policy.activateBeforeCreating);
    }
    readTerms(top.table("terms"), policy, complaint);
    readTax(top.table("tax"), policy, complaint);
    readApproval(top.table("approval"), policy.approval, complaint);
    {
        Section section(top.table("reapproval"), QStringLiteral("reapproval"), complaint);
        section.read("amount_down_percent", policy.reapproval.amountDownPercent);
        section.read("amount_down_absolute", policy.reapproval.amountDownAbsolute);
    }
    readSla(top.table("sla"), policy.sla, complaint);
    readCalendar(top.table("calendar"), policy.calendar, complaint);
    {
        Section section(top.table("reconcile"), QStringLiteral("reconcile"), complaint);
        section.read("absolute", policy.reconcile.absolute);
        section.read("percent", policy.reconcile.percent);
        section.read("days_open_max", policy.reconcile.daysOpenMax, 0, 9999);
    }
    Section match(top.table("match"), QStringLiteral("match"), complaint);
    match.read("invoice_days_before", policy.match.invoiceDaysBefore, 0, 999);
    match.read("invoice_days_after", policy.match.invoiceDaysAfter, 0, 9999);
}

std::optional<int> minuteOf(QStringView text)
{
    if (text.size() != 5 || text[2] != u':')
        return {};
    bool hourOk = false;
    bool minuteOk = false;
    const int hour = text.left(2).toInt(&hourOk);
    const int minute = text.right(2).toInt(&minuteOk);
    if (!hourOk || !minuteOk || hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return {};
    return hour * 60 + minute;
}

} // namespace

std::optional<WeeklyInterval> parseWeeklyInterval(QStringView text)
{
    const QStringView day = text.left(3);
    if (text.size() != 15 || text[3] != u' ' || text[9] != u'-')
        return {};
    const auto from = minuteOf(text.sliced(4, 5));
    const auto to = minuteOf(text.sliced(10, 5));
    if (!from || !to || *from >= *to)
        return {};
    for (int i = 0; i < 7; ++i) {
        if (day == QLatin1String(kDays[i]))
            return WeeklyInterval { i + 1, *from, *to };
    }
    return {};
}

QString toText(const WeeklyInterval &interval)
{
    const auto clock = [](int minute) {
        return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
    };
    return QStringLiteral("%1 %2-%3").arg(QLatin1String(kDays[interval.weekday - 1]), clock(interval.from), clock(interval.to));
}

Result<Policy> readPolicy(const QString &toml, const Policy &base)
{
    const QByteArray utf8 = toml.toUtf8();
    const toml::parse_result parsed = toml::parse(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return fail(ErrorKind::Usage, QStringLiteral("line %1: %2").arg(error.source().begin.line).arg(fromStd(error.description())));
    }
    Policy policy = base;
    Complaint complaint;
    readAll(parsed.table(), policy, complaint);
    if (!complaint.text().isEmpty())
        return fail(ErrorKind::Usage, complaint.text());
    return policy;
}

} // namespace sluice::rules
