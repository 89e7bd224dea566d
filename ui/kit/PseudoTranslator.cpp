#include "ui/kit/PseudoTranslator.h"

namespace sluice::ui {

namespace {

QChar accented(QChar plain)
{
    static const QString kFrom = QStringLiteral("AaCcEeGgIiNnOoSsTtUuYyZz");
    static const QString kTo = QStringLiteral("ÅåÇçÉéĜĝÎîÑñÖöŠšŢţÛûÝýŽž");
    const qsizetype at = kFrom.indexOf(plain);
    return at < 0 ? plain : kTo.at(at);
}

} // namespace

QString PseudoTranslator::translate(const char *, const char *source, const char *, int) const
{
    return disguise(QString::fromUtf8(source));
}

QString PseudoTranslator::disguise(const QString &sentence)
{
    if (sentence.isEmpty())
        return sentence;
    QString text(QLatin1Char('['));
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence.at(i) == QLatin1Char('%') && i + 1 < sentence.size()) {
            text += sentence.mid(i++, 2); // %1, %n
            continue;
        }
        text += accented(sentence.at(i));
    }
    text += QLatin1Char(' ') + QString((sentence.size() * 2 + 4) / 5, QChar(0x00B7));
    return text + QLatin1Char(']');
}

} // namespace sluice::ui
