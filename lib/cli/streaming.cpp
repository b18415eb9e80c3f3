// SPDX-License-Identifier: Apache-2.0
// Pieces of a table joined so that nobody sees the seams.
#include "cli/streaming.h"

#include <algorithm>
#include <limits>

namespace zb::cli {

namespace {

constexpr std::size_t kBytesHeld = 64 * 1024;
constexpr std::size_t kRowsHeld = 1000;  // padded to the widest body a row may take kilobytes
constexpr std::int64_t kEntriesAtOnce = 5000;

std::string_view without_lines(std::string_view text, int lines) {
    for (; lines > 0; --lines) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    return text;
}

// A table in pieces: the first has the heading, and what a format puts around the whole comes once.
class Pieces {
public:
    Pieces(Context& context, RenderOptions options) : out_(context), options_(std::move(options)) {
        if (options_.format == Format::json) out_.write("[");
    }
    bool wanted() const { return out_.wanted(); }
    void print(const Table& piece) {
        if (options_.format == Format::json) return print_json(piece);
        const std::string text = render(piece, options_);
        std::string_view shown = text;
        if (!first_ && options_.format == Format::markdown) shown = without_lines(text, 2);
        if (!first_ && shown.starts_with("\uFEFF")) shown.remove_prefix(std::string_view{"\uFEFF"}.size());
        out_.write(shown);
        first_ = false;
        options_.header = false;
    }
    void finish() {
        if (options_.format == Format::json) out_.write("]\n");
        out_.finish();
    }

private:
    void print_json(const Table& piece) {
        RenderOptions lines = options_;
        lines.format = Format::jsonl;
        std::string text = render(piece, lines);
        if (text.empty()) return;
        text.pop_back();
        std::replace(text.begin(), text.end(), '\n', ',');  // a newline within a text is written \n
        out_.write(first_ ? text : "," + text);
        first_ = false;
    }

    OutStream out_;
    RenderOptions options_;
    bool first_ = true;
};

// Widths of all rows, without holding them.
std::vector<std::size_t> measured(const Table& headings, const EachRow& each, RenderOptions options) {
    Table piece{headings.columns, {}};
    const auto measure = [&] {
        options.least_widths = column_widths(piece, options);
        piece.rows.clear();
    };
    each([&](Row row) {
        piece.rows.push_back(std::move(row));
        if (piece.rows.size() == kRowsHeld) measure();
        return true;
    });
    measure();
    return options.least_widths;
}

}  // namespace

void each_entry(const Book& book, Query query, const std::function<bool(Entry&)>& take) {
    const std::int64_t last = std::min(query.up_to.value_or(std::numeric_limits<std::int64_t>::max()), book.head().seq);
    bool wanted = true;
    for (; wanted && query.after < last; query.after = *query.up_to) {
        query.up_to = std::min(last, query.after + kEntriesAtOnce);
        book.store().scan(query, [&](Entry& entry) { wanted = wanted && take(entry); });
    }
}

OutStream::OutStream(Context& context) : context_(context) {
    if (const auto path = context.output_path()) file_.emplace(*path, context.replace(), context.database_path());
}

void OutStream::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() > kBytesHeld) flush();
}

void OutStream::flush() {
    if (file_) {
        file_->write(buffer_);
    } else if (wanted_) {
        wanted_ = write_to_standard_output(buffer_) == Delivery::done;
    }
    buffer_.clear();
}

void OutStream::finish() {
    flush();
    if (file_) file_->publish();
    context_.note_streamed();
}

void print_rows(Context& context, const Table& headings, const EachRow& each) {
    Table held{headings.columns, {}};
    std::optional<Pieces> pieces;
    RenderOptions options = context.render_options();
    const auto flush = [&] {
        if (!pieces) {
            if (auto keys = keys_on_screen(held, options); !keys.empty()) options.columns = std::move(keys);
            if (options.format == Format::table) options.least_widths = measured(headings, each, options);
            pieces.emplace(context, options);
        }
        pieces->print(held);
        held.rows.clear();
        return pieces->wanted();
    };
    each([&](Row row) {
        held.rows.push_back(std::move(row));
        // An office file is one whole.
        return is_office_file(options.format) || held.rows.size() < kRowsHeld || flush();
    });
    if (!pieces) return context.print(std::move(held));
    flush();
    pieces->finish();
}

}  // namespace zb::cli
