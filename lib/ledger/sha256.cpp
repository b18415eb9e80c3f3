// SPDX-License-Identifier: Apache-2.0
// SHA-256 by OpenSSL's plain functions: they use the SHA instructions and cost nothing at start-up, which EVP does.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "ledger/entry.h"

namespace zb {

static_assert(std::tuple_size_v<Hash> == SHA256_DIGEST_LENGTH);

Hash sha256(std::string_view bytes) {
    Hash digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

Hash sha256_of_pieces(const std::function<std::string_view()>& next) {
    Hash digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    for (std::string_view piece = next(); !piece.empty(); piece = next()) SHA256_Update(&context, piece.data(), piece.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

}  // namespace zb
