#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace sluice::testing {

/// While it lives, the program speaks a language in which every sentence stands in brackets.
class Bracketed final : public QTranslator {
public:
    Bracketed() { QCoreApplication::installTranslator(this); }
    ~Bracketed() override { QCoreApplication::removeTranslator(this); }
    Bracketed(const Bracketed &) = delete;
    Bracketed &operator=(const Bracketed &) = delete;

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QLatin1Char('[') + QString::fromUtf8(source) + QLatin1Char(']');
    }
};

} // namespace sluice::testing
