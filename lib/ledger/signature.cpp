// SPDX-License-Identifier: Apache-2.0
// Ed25519 by libsodium, which only this file knows. Its functions need no start-up of the library, and read no random numbers.
#include "ledger/signature.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <sodium.h>

#include "base/text.h"

namespace zb {
namespace {

constexpr std::string_view kSecretMark = "zb-secret-key-1 ";
constexpr std::string_view kPublicMark = "zb-public-key-1 ";
constexpr std::string_view kStatementMark = "zb-head-1";
constexpr std::size_t kOriginDigits = 32;

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" \t")); }

Error invalid_key(std::string_view mark) {
    return Error{"key.invalid", fmt::format("不是 zb 的密钥文件：应有一行“{}”加 64 位数字", trim(mark)), "生成一对：zb ledger key 文件"};
}

// Lines of a text one after another, with their numbers; remarks and blank lines left out.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}
    std::optional<std::string_view> next() {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            const std::string_view line = trim(rest_.substr(0, end));
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++number_;
            if (!line.empty() && line.front() != '#') return line;
        }
        return std::nullopt;
    }
    int number() const { return number_; }

private:
    std::string_view rest_;
    int number_ = 0;
};

[[noreturn]] void refuse_statement(int line) {
    throw Error{Fault{"signature.unreadable", fmt::format("第 {} 行起不是签名的末条", line), "要 zb ledger sign 写出的文件，原样不改",
                      Place{line, "", ""}}};
}

std::string words_of(const SignedHead& statement) {
    return fmt::format("{}\norigin {}\nhead {} {}\nday {}\nsigner {}\n", kStatementMark, statement.origin, statement.head.seq,
                       hex(statement.head.hash), iso(statement.day), hex(statement.signer));
}

using Signature = std::array<unsigned char, crypto_sign_BYTES>;
struct Statement {
    SignedHead what;
    Signature signature{};
    int line = 0;
};

// The lines behind the mark, in their order. What is signed is put together anew from the values, so that one form alone has a signature.
Statement statement_behind(Lines& lines) {
    Statement statement;
    statement.line = lines.number();
    const auto value = [&](std::string_view key) {
        const auto line = lines.next();
        if (!line || !line->starts_with(key)) refuse_statement(statement.line);
        return trim(line->substr(key.size()));
    };
    SignedHead& what = statement.what;
    what.origin = value("origin ");
    const std::string_view head = value("head ");
    const std::string_view number = first_word(head);
    const auto hash = hash_from_hex(trim(head.substr(number.size())));
    const auto read = std::from_chars(number.data(), number.data() + number.size(), what.head.seq);
    const std::string_view day = value("day ");
    const auto signer = bytes_from_hex<32>(value("signer "));
    const auto signature = bytes_from_hex<crypto_sign_BYTES>(value("signature "));
    if (what.origin.size() != kOriginDigits || read.ec != std::errc{} || !hash || !signer || !signature) refuse_statement(statement.line);
    what.head.hash = *hash;
    what.day = Date::parse(day);
    what.signer = *signer;
    statement.signature = *signature;
    return statement;
}

bool is_sound(const Statement& statement) {
    const std::string words = words_of(statement.what);
    return crypto_sign_verify_detached(statement.signature.data(), reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                                       statement.what.signer.data()) == 0;
}

}  // namespace

std::string public_key_line(const PublicKey& key) { return std::string{kPublicMark} + hex(key) + "\n"; }

std::vector<PublicKey> read_public_keys(std::string_view text) {
    std::vector<PublicKey> keys;
    Lines lines{text};
    while (const auto line = lines.next()) {
        if (!line->starts_with(kPublicMark)) throw invalid_key(kPublicMark);
        const auto key = bytes_from_hex<32>(first_word(line->substr(kPublicMark.size())));
        if (!key) throw invalid_key(kPublicMark);
        keys.push_back(*key);
    }
    if (keys.empty()) throw invalid_key(kPublicMark);
    return keys;
}

SigningKey::SigningKey(const Seed& seed) : seed_(seed) { crypto_sign_seed_keypair(public_.data(), secret_.data(), seed_.data()); }

SigningKey::~SigningKey() {
    sodium_memzero(seed_.data(), seed_.size());
    sodium_memzero(secret_.data(), secret_.size());
}

SigningKey SigningKey::read(std::string_view text) {
    Lines lines{text};
    const auto line = lines.next();
    if (!line || !line->starts_with(kSecretMark)) throw invalid_key(kSecretMark);
    const auto seed = bytes_from_hex<32>(first_word(line->substr(kSecretMark.size())));
    if (!seed) throw invalid_key(kSecretMark);
    return SigningKey{*seed};
}

std::string SigningKey::line() const { return std::string{kSecretMark} + hex(seed_) + "\n"; }

std::string SigningKey::sign(std::string_view bytes) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), secret_.data());
    return hex(signature);
}

std::string signed_statement(const std::string& origin, const Head& head, Date day, const SigningKey& key) {
    const std::string words = words_of({origin, head, day, key.public_key()});
    return words + "signature " + key.sign(words) + "\n";
}

SignedHeads read_signed_heads(std::string_view text, const std::vector<PublicKey>& trusted) {
    SignedHeads all;
    Lines lines{text};
    while (const auto line = lines.next()) {
        if (*line != kStatementMark) refuse_statement(lines.number());
        const Statement statement = statement_behind(lines);
        const std::string which =
            fmt::format("第 {} 行起的签名（第 {} 条，{}）", statement.line, statement.what.head.seq, iso(statement.what.day));
        const Place place{statement.line, "", ""};
        if (std::find(trusted.begin(), trusted.end(), statement.what.signer) == trusted.end()) {
            all.faults.push_back(
                {"signature.unknown_signer", which + "不是所给公钥的人签的", "用签名人当面给的公钥文件：--signer 文件", place});
        } else if (!is_sound(statement)) {
            all.faults.push_back({"signature.invalid", which + "与内容不符：文件被改动过", "向签名人另要一份签名的末条", place});
        } else {
            all.heads.push_back(statement.what);
        }
    }
    if (all.heads.empty() && all.faults.empty()) refuse_statement(1);
    return all;
}

}  // namespace zb
