// journal.sqlite: a file from anywhere is opened, read, verified and appended to, or refused; never believed beyond its hashes.

#include "core/Clock.h"
#include "fuzz/Must.h"
#include "fuzz/ScratchFile.h"
#include "journal/JournalCheck.h"
#include "journal/SqliteJournal.h"

using namespace sluice;

namespace {

void append(journal::Journal &file)
{
    const Result<QByteArray> head = file.head();
    const Result<qint64> last = file.lastSeq();
    const QString subject = QStringLiteral("person:helen.marsh@tidemark.example");
    const Result<std::vector<journal::Event>> added
        = file.append({ { QStringLiteral("person.signed_in"), subject, QStringLiteral("sluice"), {} } });
    if (!added)
        return fuzz::must(!added.error().detail.isEmpty(), "what is not appended has a reason");
    fuzz::must(head && last && added->size() == 1, "what is appended follows something");
    const journal::Event &event = added->front();
    fuzz::must(event.seq == *last + 1 && event.previousHash == *head, "an event follows the last one");
    fuzz::must(event.version >= 1 && journal::chainHash(*head, event) == event.hash, "an event has its own hash");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::ScratchFile file(data, size, "journal.sqlite");
    const QString path = QString::fromStdString(file.path());
    static SystemClock clock;
    const Result<std::unique_ptr<journal::Journal>> opened = journal::SqliteJournal::open(path, clock);
    if (!opened)
        return 0;
    const Result<std::vector<journal::Event>> events = (*opened)->after(0, 1000);
    const Result<journal::Verification> verified = (*opened)->verify();
    if (events && verified && verified->ok) {
        QByteArray before;
        for (const journal::Event &event : *events) {
            fuzz::must(before.isEmpty() || event.previousHash == before, "a verified chain is one chain");
            fuzz::must(journal::chainHash(event.previousHash, event) == event.hash, "a verified event has its own hash");
            before = event.hash;
        }
    }
    append(**opened);
    return 0;
}
