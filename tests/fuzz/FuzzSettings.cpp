// settings.toml: whatever is read is the same after it was saved and read again.

#include "engine/Settings.h"
#include "fuzz/Must.h"
#include "fuzz/ScratchFile.h"

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::ScratchFile file(data, size, "settings.toml");
    const QString path = QString::fromStdString(file.path());
    const Result<engine::Settings> read = engine::loadSettings(path);
    if (!read) {
        fuzz::must(!read.error().detail.isEmpty(), "what is refused is refused with words");
        return 0;
    }
    (void)read->onlyLoopback();
    fuzz::must(engine::saveSettings(path, *read).has_value(), "settings are saved");
    const Result<engine::Settings> again = engine::loadSettings(path);
    fuzz::must(again.has_value(), "saved settings are read");
    fuzz::must(again->realms() == read->realms() && again->lastPerson == read->lastPerson
            && again->fieldMap == read->fieldMap && again->connections.size() == read->connections.size(),
        "saved settings say the same");
    return 0;
}
