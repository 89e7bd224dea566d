#pragma once

#include "books/Books.h"
#include "mirror/LeftOut.h"

namespace sluice::engine {

/// Takes the pages of a company's pull for the mirror. What a page had to leave out is on the disk before the page moves the
/// cursor past it: nothing brings it a second time.
class LeftOutSink final : public PullSink {
public:
    /// Everything must outlive the sink.
    struct Parts {
        books::Books &books;
        PullSink &mirror;
        mirror::Database &database;
    };
    explicit LeftOutSink(Parts parts)
        : m_parts(parts)
    {
    }

    Result<void> page(Page page) override;
    QString cursor(const QString &source) const override { return m_parts.mirror.cursor(source); }
    QStringList knownIds(const QString &object, const QString &realm) const override { return m_parts.mirror.knownIds(object, realm); }

    /// Keeps what was left out since, by whatever read it. Errors: Storage.
    Result<void> keepUnread();

private:
    Parts m_parts;
};

} // namespace sluice::engine
