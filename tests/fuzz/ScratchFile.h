#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace sluice::fuzz {

/// A file in memory with the given bytes, gone with the object. For code that reads files by name.
class ScratchFile {
public:
    ScratchFile(const std::uint8_t *data, std::size_t size, const char *name)
        : m_folder("/dev/shm/sluice-fuzz-" + std::to_string(getpid()))
    {
        std::filesystem::create_directories(m_folder);
        m_path = m_folder + "/" + name;
        if (std::FILE *file = std::fopen(m_path.c_str(), "wb")) {
            std::fwrite(data, 1, size, file);
            std::fclose(file);
        }
    }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;
    ~ScratchFile() { std::filesystem::remove_all(m_folder); }

    const std::string &path() const { return m_path; }

private:
    std::string m_folder, m_path;
};

} // namespace sluice::fuzz
