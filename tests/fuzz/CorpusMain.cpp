// Runs a harness over files: `fuzz_corpus_numbers FILE|FOLDER…`. Also how one finding is looked at without a fuzzer.
// Every input is given cut short at each power of two as well, because replies break off anywhere.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

std::vector<std::uint8_t> bytesOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return { std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>() };
}

void give(const std::filesystem::path &file)
{
    const std::vector<std::uint8_t> bytes = bytesOf(file);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    for (std::size_t size = 1; size < bytes.size(); size *= 2) {
        // A copy of its own, so that a sanitizer sees every read past the end.
        const std::vector<std::uint8_t> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        LLVMFuzzerTestOneInput(cut.data(), cut.size());
    }
}

} // namespace

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        if (!std::filesystem::is_directory(argv[i])) {
            give(argv[i]);
            ++files;
            continue;
        }
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file())
                continue;
            give(entry.path());
            ++files;
        }
    }
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1; // A corpus that went missing must not pass.
}
