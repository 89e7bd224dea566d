#include "sim/DiskSystem.h"

#include <sqlite3.h>

#include <cstring>
#include <new>
#include <set>

namespace sluice::sim {

namespace {

using File = Disk::File;

constexpr std::size_t kRegionBytes = 32 * 1024;
Disk *g_disk = nullptr; // SQLite knows a file system by its name only.

/// One open file, in memory that SQLite owns.
struct Handle {
    sqlite3_file base;
    std::shared_ptr<File> file;
    std::string name;
    std::shared_ptr<Process> process;
    bool deleteOnClose;
    int lock;
    unsigned short regionsShared, regionsExclusive;
    std::shared_ptr<File::Locks::Regions> regions; ///< Set while they are mapped.
    bool mapped;
};

std::set<Handle *> g_open;
std::shared_ptr<Process> g_process;

Handle &of(sqlite3_file *file) { return *reinterpret_cast<Handle *>(file); }

bool isDead(const Handle &handle) { return handle.process && handle.process->dead; }

int codeOf(DiskTrouble trouble)
{
    switch (trouble) {
    case DiskTrouble::Full: return SQLITE_FULL;
    case DiskTrouble::BadWrite: return SQLITE_IOERR_WRITE;
    case DiskTrouble::BadSync: return SQLITE_IOERR_FSYNC;
    case DiskTrouble::BadRead: return SQLITE_IOERR_READ;
    }
    return SQLITE_IOERR;
}

int unlock(sqlite3_file *file, int level)
{
    Handle &handle = of(file);
    if (isDead(handle))
        return SQLITE_OK;
    File::Locks &locks = handle.file->locks();
    if (level >= handle.lock)
        return SQLITE_OK;
    for (const void **owner : { &locks.reserved, &locks.pending, &locks.exclusive }) {
        if (*owner == &handle)
            *owner = nullptr;
    }
    if (level == SQLITE_LOCK_NONE && handle.lock >= SQLITE_LOCK_SHARED)
        --locks.shared;
    handle.lock = level;
    return SQLITE_OK;
}

/// Sets `owner` unless somebody else is.
bool claim(const void *&owner, const Handle &handle)
{
    if (owner && owner != &handle)
        return false;
    owner = &handle;
    return true;
}

int lock(sqlite3_file *file, int level)
{
    Handle &handle = of(file);
    if (isDead(handle))
        return SQLITE_IOERR_LOCK;
    File::Locks &locks = handle.file->locks();
    if (handle.lock >= level)
        return SQLITE_OK;
    if (handle.lock == SQLITE_LOCK_NONE) {
        if (locks.pending || locks.exclusive)
            return SQLITE_BUSY;
        ++locks.shared;
        handle.lock = SQLITE_LOCK_SHARED;
    }
    if (level == SQLITE_LOCK_SHARED)
        return SQLITE_OK;
    if (!claim(locks.reserved, handle))
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_RESERVED) {
        handle.lock = level;
        return SQLITE_OK;
    }
    if (!claim(locks.pending, handle))
        return SQLITE_BUSY;
    handle.lock = SQLITE_LOCK_PENDING;
    if (locks.shared > 1)
        return SQLITE_BUSY;
    locks.exclusive = &handle;
    handle.lock = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int checkReservedLock(sqlite3_file *file, int *held)
{
    *held = of(file).file->locks().reserved != nullptr;
    return SQLITE_OK;
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    Handle &handle = of(file);
    if (isDead(handle))
        return (flags & SQLITE_SHM_UNLOCK) ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
    File::Locks &locks = handle.file->locks();
    const bool exclusive = flags & SQLITE_SHM_EXCLUSIVE;
    const auto bit = [](int i) { return static_cast<unsigned short>(1U << i); };
    if (flags & SQLITE_SHM_UNLOCK) {
        for (int i = offset; i < offset + count; ++i) {
            if (handle.regionsShared & bit(i))
                --locks.regionShared[i];
            if (handle.regionsExclusive & bit(i))
                locks.regionExclusive[i] = nullptr;
            handle.regionsShared = static_cast<unsigned short>(handle.regionsShared & ~bit(i));
            handle.regionsExclusive = static_cast<unsigned short>(handle.regionsExclusive & ~bit(i));
        }
        return SQLITE_OK;
    }
    for (int i = offset; i < offset + count; ++i) {
        const int others = locks.regionShared[i] - ((handle.regionsShared & bit(i)) ? 1 : 0);
        if ((locks.regionExclusive[i] && locks.regionExclusive[i] != &handle) || (exclusive && others > 0))
            return SQLITE_BUSY;
    }
    for (int i = offset; i < offset + count; ++i) {
        if (exclusive) {
            locks.regionExclusive[i] = &handle;
            handle.regionsExclusive = static_cast<unsigned short>(handle.regionsExclusive | bit(i));
        } else if (!(handle.regionsShared & bit(i))) {
            ++locks.regionShared[i];
            handle.regionsShared = static_cast<unsigned short>(handle.regionsShared | bit(i));
        }
    }
    return SQLITE_OK;
}

/// Takes back everything that a handle holds. When nobody maps them any more, whoever comes next makes the regions anew
/// from the log, as after a crash.
void letGo(Handle &handle)
{
    auto *file = &handle.base;
    unlock(file, SQLITE_LOCK_NONE);
    shmLock(file, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK);
    if (std::exchange(handle.mapped, false) && --handle.file->locks().mappers == 0)
        handle.file->locks().regions.reset();
}

int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    if (isDead(of(file)))
        return SQLITE_IOERR_SHMMAP;
    Handle &handle = of(file);
    File::Locks &locks = handle.file->locks();
    if (!std::exchange(handle.mapped, true)) {
        ++locks.mappers;
        if (!locks.regions)
            locks.regions = std::make_shared<File::Locks::Regions>();
        handle.regions = locks.regions;
    }
    File::Locks::Regions &regions = *handle.regions;
    *memory = nullptr;
    if (static_cast<std::size_t>(size) != kRegionBytes)
        return SQLITE_IOERR_SHMSIZE;
    while (extend && regions.size() <= static_cast<std::size_t>(region))
        regions.push_back(std::make_unique<char[]>(kRegionBytes));
    if (static_cast<std::size_t>(region) < regions.size())
        *memory = regions[static_cast<std::size_t>(region)].get();
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file *) { }

int shmUnmap(sqlite3_file *file, int)
{
    Handle &handle = of(file);
    if (isDead(handle))
        return SQLITE_OK;
    shmLock(file, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK);
    if (std::exchange(handle.mapped, false) && --handle.file->locks().mappers == 0)
        handle.file->locks().regions.reset();
    handle.regions.reset();
    return SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    Handle &handle = of(file);
    if (!isDead(handle))
        letGo(handle);
    g_open.erase(&handle);
    if (handle.deleteOnClose && g_disk)
        g_disk->remove(handle.name);
    handle.~Handle();
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    if (isDead(of(file)))
        return SQLITE_IOERR_READ;
    if (const std::optional<DiskTrouble> trouble = g_disk->troubleOnRead())
        return codeOf(*trouble);
    const auto wanted = static_cast<std::size_t>(amount);
    const std::size_t there = of(file).file->read(static_cast<char *>(into), wanted, static_cast<std::size_t>(offset));
    if (there == wanted)
        return SQLITE_OK;
    std::memset(static_cast<char *>(into) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    if (isDead(of(file)))
        return SQLITE_IOERR_WRITE;
    if (const std::optional<DiskTrouble> trouble = g_disk->troubleOnWrite())
        return codeOf(*trouble);
    of(file).file->write(static_cast<const char *>(from), static_cast<std::size_t>(amount), static_cast<std::size_t>(offset));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (isDead(of(file)))
        return SQLITE_IOERR_TRUNCATE;
    of(file).file->truncate(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int syncFile(sqlite3_file *file, int)
{
    if (isDead(of(file)))
        return SQLITE_IOERR_FSYNC;
    if (const std::optional<DiskTrouble> trouble = g_disk->troubleOnSync())
        return codeOf(*trouble);
    of(file).file->sync();
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = static_cast<sqlite3_int64>(of(file).file->size());
    return SQLITE_OK;
}

int fileControl(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file *) { return 4096; }
int characteristics(sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods kMethods = { 2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lock, unlock,
    checkReservedLock, fileControl, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr };

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *flagsOut)
{
    file->pMethods = nullptr;
    const std::string path = name ? name : "";
    std::shared_ptr<File> opened = name ? g_disk->find(path) : std::make_shared<File>();
    if (!opened) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        opened = g_disk->make(path);
    }
    auto *handle = new (file) Handle { { &kMethods }, std::move(opened), path, g_process,
        (flags & SQLITE_OPEN_DELETEONCLOSE) != 0, SQLITE_LOCK_NONE, 0, 0, nullptr, false };
    g_open.insert(handle);
    if (flagsOut)
        *flagsOut = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int)
{
    if (!g_disk->find(name))
        return SQLITE_IOERR_DELETE_NOENT;
    g_disk->remove(name);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs *, const char *name, int, int *answer)
{
    const std::shared_ptr<File> found = g_disk->find(name);
    *answer = found && found->size() > 0;
    return SQLITE_OK;
}

int fullPathname(sqlite3_vfs *, const char *name, int room, char *out)
{
    sqlite3_snprintf(room, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs *, int amount, char *out)
{
    for (int i = 0; i < amount; ++i) // The same in every run, so that a seed tells the same story each time.
        out[i] = static_cast<char>(i * 37 + 11);
    return amount;
}

int sleepFor(sqlite3_vfs *, int microseconds) { return microseconds; }

int currentTime(sqlite3_vfs *, sqlite3_int64 *now)
{
    *now = 211'845'067'200'000; // 2000-01-01; nothing that Sluice keeps comes from SQLite's clock.
    return SQLITE_OK;
}

int lastError(sqlite3_vfs *, int, char *) { return 0; }

sqlite3_vfs *fileSystem()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs made {};
        made.iVersion = 2;
        made.szOsFile = sizeof(Handle);
        made.mxPathname = 512;
        made.zName = "sluice-sim";
        made.xOpen = openFile;
        made.xDelete = deleteFile;
        made.xAccess = accessFile;
        made.xFullPathname = fullPathname;
        made.xRandomness = randomness;
        made.xSleep = sleepFor;
        made.xGetLastError = lastError;
        made.xCurrentTimeInt64 = currentTime;
        return made;
    }();
    return &vfs;
}

} // namespace

DiskSystem::DiskSystem(Disk &disk)
{
    g_disk = &disk;
    sqlite3_vfs_register(fileSystem(), 1);
}

void DiskSystem::openFor(std::shared_ptr<Process> process)
{
    g_process = std::move(process);
}

void DiskSystem::kill(Process &process)
{
    for (Handle *handle : g_open) {
        if (handle->process.get() == &process)
            letGo(*handle);
    }
    process.dead = true;
}

DiskSystem::~DiskSystem()
{
    g_process.reset();
    sqlite3_vfs_unregister(fileSystem());
    g_disk = nullptr;
}

} // namespace sluice::sim
