#include "ctl/Given.h"

#include "core/Time.h"

#include <QStringList>

namespace sluice::ctl {

std::string dayProblem(const std::string &text)
{
    return parseDate(text) ? std::string() : "'" + text + "' is no day; write it as 2026-03-31";
}

std::string monthProblem(const std::string &text)
{
    return parseDate(text + "-01") ? std::string() : "'" + text + "' is no month; write it as 2026-03";
}

std::string momentProblem(const std::string &text)
{
    return parseInstant(std::string_view(text)) ? std::string() : "'" + text + "' is no moment; write it as 2026-03-31T08:00:00Z";
}

std::string portsProblem(const std::string &text)
{
    for (const QString &port : QString::fromStdString(text).split(QLatin1Char(','))) {
        bool isNumber = false;
        if (port.toUShort(&isNumber) == 0 || !isNumber)
            return "'" + text + "' holds something that is no port; write them as 17171,27171";
    }
    return {};
}

} // namespace sluice::ctl
