#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice::architecture {

/// One sentence of a .ts file.
struct TsMessage {
    QString context, source;
    QStringList translations; ///< One, or one a plural form.
    bool plural = false;
    bool finished = true; ///< Neither unfinished, nor vanished, nor obsolete.

    /// What tells it from all others: the context and the sentence.
    QString key() const { return context + QLatin1String(" | ") + source; }
};

/// The messages of a .ts file; nothing when it cannot be read.
std::optional<QList<TsMessage>> readTs(const QString &path);

/// The place holders of a sentence, sorted and once each: "%1", "%n".
QStringList placeHolders(const QString &sentence);

} // namespace sluice::architecture
