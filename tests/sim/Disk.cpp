#include "sim/Disk.h"

#include <algorithm>
#include <cstring>

namespace sluice::sim {

std::size_t Disk::File::read(char *into, std::size_t amount, std::size_t offset) const
{
    if (offset >= m_data.size())
        return 0;
    const std::size_t there = std::min(amount, m_data.size() - offset);
    std::memcpy(into, m_data.data() + offset, there);
    return there;
}

void Disk::File::write(const char *from, std::size_t amount, std::size_t offset)
{
    if (m_data.size() < offset + amount)
        m_data.resize(offset + amount);
    std::memcpy(m_data.data() + offset, from, amount);
    if (!m_unsynced.empty() && m_unsynced.back().offset + m_unsynced.back().amount == offset)
        m_unsynced.back().amount += amount;
    else
        m_unsynced.push_back({ offset, amount });
}

void Disk::File::truncate(std::size_t size)
{
    m_shortened = m_shortened || size < m_data.size();
    m_data.resize(size);
}

void Disk::File::sync()
{
    m_durable.resize(m_data.size());
    for (const Stretch &stretch : m_unsynced) {
        if (stretch.offset < m_data.size())
            std::memcpy(m_durable.data() + stretch.offset, m_data.data() + stretch.offset,
                std::min(stretch.amount, m_data.size() - stretch.offset));
    }
    m_unsynced.clear();
    m_shortened = false;
}

std::shared_ptr<Disk::File> Disk::File::copy() const
{
    auto copied = std::make_shared<File>();
    copied->m_data = m_data;
    copied->m_durable = m_data;
    return copied;
}

std::shared_ptr<Disk::File> Disk::File::afterPowerLoss(SeededRandom &random) const
{
    auto left = std::make_shared<File>();
    left->m_data = m_durable;
    if (m_shortened && random.below(2) == 0)
        left->m_data.resize(std::min(left->m_data.size(), m_data.size()));
    for (const Stretch &stretch : m_unsynced) {
        // Each write that was not synced may have arrived, may not have, or in part.
        const std::size_t there = stretch.offset < m_data.size() ? std::min(stretch.amount, m_data.size() - stretch.offset) : 0;
        const std::size_t arrived = random.below(3) == 0 ? 0 : random.below(2) == 0 ? there : random.below(there + 1);
        if (arrived > 0)
            left->write(m_data.data() + stretch.offset, arrived, stretch.offset);
    }
    left->m_durable = left->m_data;
    left->m_unsynced.clear();
    return left;
}

std::shared_ptr<Disk::File> Disk::File::durable() const
{
    auto left = std::make_shared<File>();
    left->m_data = left->m_durable = m_durable;
    return left;
}

std::shared_ptr<Disk::File> Disk::find(const std::string &name) const
{
    const auto found = m_files.find(name);
    return found == m_files.end() ? nullptr : found->second;
}

std::shared_ptr<Disk::File> Disk::make(const std::string &name)
{
    std::shared_ptr<File> &file = m_files[name];
    if (!file)
        file = std::make_shared<File>();
    return file;
}

void Disk::removeWith(const std::string &prefix)
{
    std::erase_if(m_files, [&prefix](const auto &entry) { return entry.first.starts_with(prefix); });
}

Disk::Files Disk::copies(const std::string &prefix) const
{
    Files copied;
    for (auto file = m_files.lower_bound(prefix); file != m_files.end() && file->first.starts_with(prefix); ++file)
        copied.emplace(file->first, file->second->copy());
    return copied;
}

void Disk::restore(const Files &files)
{
    for (const auto &[name, file] : files)
        m_files[name] = file->copy();
}

void Disk::losePower(SeededRandom &random)
{
    for (auto &[name, file] : m_files)
        file = file->afterPowerLoss(random);
}

void Disk::losePower()
{
    for (auto &[name, file] : m_files)
        file = file->durable();
}

void Disk::plan(DiskTrouble trouble, int after, int times)
{
    m_plan = Plan { trouble, after, times };
}

std::optional<DiskTrouble> Disk::strike(std::initializer_list<DiskTrouble> kinds)
{
    if (!m_plan || std::find(kinds.begin(), kinds.end(), m_plan->trouble) == kinds.end())
        return {};
    if (m_plan->after-- > 0)
        return {};
    const DiskTrouble trouble = m_plan->trouble;
    ++m_strikes;
    if (--m_plan->times <= 0)
        m_plan.reset();
    return trouble;
}

} // namespace sluice::sim
