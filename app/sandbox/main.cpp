#include "Program.h"

int main(int argc, char **argv)
{
    const auto options = sluice::sandbox::readOptions(argc, argv);
    if (const int *code = std::get_if<int>(&options))
        return *code;
    return sluice::sandbox::serve(std::get<sluice::sandbox::Options>(options));
}
