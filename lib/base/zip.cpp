// SPDX-License-Identifier: Apache-2.0
// minizip over a file that is a string.
#include "base/zip.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <new>

#include "base/error.h"

namespace zb {

namespace {

// A file in memory, as minizip wants one: read from `bytes`, written to `written`.
struct Memory {
    std::string_view bytes;
    std::string written = {};
    std::size_t at = 0;
    bool writing = false;

    std::size_t size() const { return writing ? written.size() : bytes.size(); }
};
Memory& memory_of(void* opaque) { return *static_cast<Memory*>(opaque); }

void* open_memory(void* opaque, const void* /*name*/, int /*mode*/) { return opaque; }
int close_memory(void* /*opaque*/, void* /*stream*/) { return 0; }
int error_of_memory(void* /*opaque*/, void* /*stream*/) { return 0; }
ZPOS64_T tell_memory(void* opaque, void* /*stream*/) { return memory_of(opaque).at; }

uLong read_memory(void* opaque, void* /*stream*/, void* buffer, uLong size) {
    Memory& memory = memory_of(opaque);
    const std::size_t count = std::min<std::size_t>(size, memory.size() - std::min(memory.at, memory.size()));
    if (count > 0) std::memcpy(buffer, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return count;
}

// minizip goes back over what it wrote to fill in sizes.
uLong write_memory(void* opaque, void* /*stream*/, const void* buffer, uLong size) {
    Memory& memory = memory_of(opaque);
    if (memory.at + size > memory.written.size()) memory.written.resize(memory.at + size);
    std::memcpy(memory.written.data() + memory.at, buffer, size);
    memory.at += size;
    return size;
}

long seek_memory(void* opaque, void* /*stream*/, ZPOS64_T offset, int origin) {
    Memory& memory = memory_of(opaque);
    const std::size_t base = origin == SEEK_CUR ? memory.at : origin == SEEK_END ? memory.size() : 0;
    if (base + offset > memory.size()) return -1;
    memory.at = base + offset;
    return 0;
}

zlib_filefunc64_def functions_of(Memory& memory) {
    return {open_memory, read_memory, write_memory, tell_memory, seek_memory, close_memory, error_of_memory, &memory};
}

[[noreturn]] void refuse_damaged() {
    throw Error{"zip.unreadable", "读不出这个文件：不是完整的 XLSX（压缩包已损坏或被截断）", std::string{kSaveAnew}};
}

struct CloseUnzip {
    void operator()(void* archive) const { unzClose(archive); }
};

std::string unpacked(unzFile archive, std::size_t claimed, std::size_t most) {
    std::string bytes;
    std::array<char, 65536> piece{};
    if (unzOpenCurrentFile(archive) != UNZ_OK) refuse_damaged();
    int count = 0;
    while ((count = unzReadCurrentFile(archive, piece.data(), piece.size())) > 0) {
        bytes.append(piece.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most) break;
    }
    const bool whole = unzCloseCurrentFile(archive) == UNZ_OK && count == 0 && bytes.size() == claimed;
    if (!whole && bytes.size() <= most) refuse_damaged();
    return bytes;
}

}  // namespace

std::string zip(const std::vector<ZipPart>& parts) {
    Memory memory;
    memory.writing = true;
    zlib_filefunc64_def functions = functions_of(memory);
    void* archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    if (archive == nullptr) throw std::bad_alloc{};
    // 1980-01-01, the first day that the format knows.
    zip_fileinfo info{};
    info.dosDate = (1U << 5U) | 1U;
    bool good = true;
    for (const ZipPart& part : parts) {
        good = good &&
               zipOpenNewFileInZip(archive, part.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION) ==
                   ZIP_OK &&
               zipWriteInFileInZip(archive, part.bytes.data(), static_cast<unsigned>(part.bytes.size())) == ZIP_OK &&
               zipCloseFileInZip(archive) == ZIP_OK;
    }
    good = zipClose(archive, nullptr) == ZIP_OK && good;
    if (!good) throw std::bad_alloc{};  // nothing else can fail in memory
    return std::move(memory.written);
}

std::vector<ZipPart> unzip(std::string_view bytes, bool (*wanted)(std::string_view name), std::size_t most_bytes) {
    Memory memory{bytes};
    zlib_filefunc64_def functions = functions_of(memory);
    const std::unique_ptr<void, CloseUnzip> archive{unzOpen2_64("", &functions)};
    if (!archive) refuse_damaged();
    std::vector<ZipPart> parts;
    std::size_t left = most_bytes;
    for (int at = unzGoToFirstFile(archive.get()); at != UNZ_END_OF_LIST_OF_FILE; at = unzGoToNextFile(archive.get())) {
        unz_file_info64 info{};
        std::array<char, 256> name{};
        if (at != UNZ_OK) refuse_damaged();
        if (unzGetCurrentFileInfo64(archive.get(), &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK) refuse_damaged();
        if (!wanted(name.data())) continue;
        std::string part = unpacked(archive.get(), info.uncompressed_size, left);
        if (part.size() > left) {
            throw Error{"zip.too_large", "这个 XLSX 解开以后超过上限", "删去不用的工作表和空行，或另存为 CSV"};
        }
        left -= part.size();
        parts.push_back({name.data(), std::move(part)});
    }
    return parts;
}

bool looks_like_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

}  // namespace zb
