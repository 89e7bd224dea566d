// journal.sqlite: a file from anywhere is opened, read and verified, or refused; never believed beyond its hashes.

#include "core/Clock.h"
#include "fuzz/Must.h"
#include "fuzz/ScratchFile.h"
#include "journal/JournalCheck.h"
#include "journal/SqliteJournal.h"

using namespace sluice;

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
    return 0;
}
