#include "TsFile.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace sluice::architecture {

namespace {

void readTranslation(QXmlStreamReader &xml, TsMessage &message)
{
    message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement || xml.name() != QLatin1String("translation")) {
        if (xml.isCharacters())
            text += xml.text();
        else if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
            message.translations += xml.readElementText();
    }
    if (!message.plural)
        message.translations = { text };
}

} // namespace

std::optional<QList<TsMessage>> readTs(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<TsMessage> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages += TsMessage { context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), true };
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            readTranslation(xml, messages.last());
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(messages);
}

QStringList placeHolders(const QString &sentence)
{
    static const QRegularExpression kHolder(QStringLiteral("%(?:\\d|n)"));
    QStringList found;
    for (auto match = kHolder.globalMatch(sentence); match.hasNext();)
        found += match.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace sluice::architecture
