#pragma once

#include "SourceTree.h"

#include <QRegularExpression>

namespace sluice::architecture {

/// One thing that must not be in the tree, and where it is looked for.
struct TidyRule {
    enum class Reads {
        Code, ///< Without comments and literals.
        Everything
    };

    QString name;
    QRegularExpression forbidden;
    Reads reads;
    QStringList folders;
    QStringList endings;
    QStringList allowedIn {}; ///< Files: the one place where it may be.

    /// `path:line: what was found`, one for each place.
    QStringList findingsIn(const SourceFile &file) const;
};

const QList<TidyRule> &tidyRules();

} // namespace sluice::architecture
