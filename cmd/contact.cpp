// SPDX-License-Identifier: Apache-2.0
// zb contact set|show|list|erase, zb staff erase: names and numbers of people, kept beside the ledger and erasable.
#include "cmd/contact.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/asking.h"
#include "cli/random.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "domain/contact.h"
#include "ledger/erasable.h"

namespace zb::cli {

namespace {

// Whose contact a command is about, and what is recorded of it.
struct Owner {
    ContactOf of = ContactOf::enterprise;
    std::string key;   // as it is recorded
    std::string name;  // as people say it
    const Contact* contact = nullptr;
};

Owner owner_of(const Arguments& args, const State& state) {
    const bool enterprise = args.takes("enterprise") && args.has("enterprise");
    if (enterprise == args.has("staff"))
        throw usage_error("option.conflict", "写明是谁的联系方式：企业或 --staff 人员，写一个", "如 zb contact show 甲公司");
    if (!enterprise) {
        const std::string name = staff_name(state, args.need("staff"));
        return {ContactOf::staff, name, name, contact_of_person(state, name)};
    }
    const std::vector<Enterprise> all = enterprises(state);
    const Enterprise& one = find_enterprise(all, args.need("enterprise"));
    const Contact* contact = contact_of_enterprise(state, one);
    return {ContactOf::enterprise, contact != nullptr ? contact->key : one.key(), one.name, contact};
}

// The words of a contact, as they lie beside the chain.
struct Words {
    std::string name;
    std::string phone;
};

std::string json_of(const Words& words) {
    JsonWriter json;
    json.begin_object();
    json.key("name");
    json.text(words.name);
    json.key("phone");
    json.text(words.phone);
    json.end_object();
    return json.take();
}

Words words_of(const Erasable& kept) {
    JsonDocument parser;
    const JsonView object = parser.parse(kept.value);
    const auto text = [&](std::string_view key) {
        const auto found = object.is(JsonView::Kind::object) ? object.find(key) : std::nullopt;
        return found && found->is(JsonView::Kind::text) ? std::string{found->text()} : std::string{};
    };
    return {text("name"), text("phone")};
}

std::optional<Erasable> kept_of(const Book& book, const Owner& owner) {
    if (owner.contact == nullptr || owner.contact->erased) return std::nullopt;
    return book.store().aside(owner.contact->digest);
}

// What a request id is compared by is a digest of the command line, without a salt: all phone numbers could be tried on it.
void refuse_request_id(const Arguments& args) {
    if (!args.has("request-id")) return;
    throw usage_error("request.personal", "记联系方式不能带 --request-id：台账会存下它的散列，从中试得出号码",
                      "去掉 --request-id；记两次也只留后一份");
}

void fill_contact_set(WriteRow& row) {
    refuse_request_id(row.args);
    const Owner owner = owner_of(row.args, row.draft.state());
    const auto kept = kept_of(row.book, owner);
    Words words = kept ? words_of(*kept) : Words{};
    const auto name = cleaned(row.args, "name", "姓名");
    const auto phone = cleaned(row.args, "phone", "电话");
    if (!name && !phone) throw usage_error("option.missing", "没有写姓名，也没有写电话", "--name 姓名 --phone 电话，写一样或两样");
    words.name = name.value_or(words.name);
    words.phone = phone.value_or(words.phone);
    Erasable value = erasable(random_bytes<16>(), json_of(words));
    ContactRecorded fact;
    fact.of = owner.of;
    fact.key = owner.key;
    fact.digest = value.digest;
    if (owner.contact != nullptr && !owner.contact->erased) fact.replaces = owner.contact->digest;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.keep_aside(std::move(value));
    row.draft.answer(fmt::format("已记录{} {} 的联系方式，记在台账旁边，随时可以抹去", label(owner.of), owner.name));
}

// Takes what was erased out of the file's bytes, once the write is over.
Exit purged(Context& context) {
    Book book = Book::open(context.database_path(), Access::write);
    if (book.purge() == Store::Purge::done) return Exit::done;
    context.warn("有别的命令正在读，数据库文件里旧的字节还没有清掉：稍后再抹一次，只清文件，不另记");
    return Exit::found;
}

// A contact that takes the place of another leaves nothing of it behind either.
Exit run_contact_set(Context& context) {
    bool replaces = false;
    const Exit exit = write(context, names_scope, [&](WriteRow& row) {
        const Contact* before = owner_of(row.args, row.draft.state()).contact;
        replaces = replaces || (before != nullptr && !before->erased);
        fill_contact_set(row);
    });
    return replaces && !context.args().has("dry-run") && exit == Exit::done ? purged(context) : exit;
}

// 张**, 138****8000: enough to know whom one has before oneself.
std::string masked(const std::string& text) {
    constexpr std::size_t kHead = 3, kTail = 4;
    const bool number = text.size() > kHead + kTail + 1 && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
    if (number) return text.substr(0, kHead) + "****" + text.substr(text.size() - kTail);
    return text.empty() ? text : text.substr(0, first_code_point(text).bytes) + "**";
}

Exit run_contact_show(Context& context) {
    const Book book = open_for_reading(context);
    const State state = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    const Owner owner = owner_of(context.args(), state);
    const auto kept = kept_of(book, owner);
    if (!kept)
        throw Error{"contact.none", fmt::format("{} {} 没有留着联系方式", label(owner.of), owner.name), "看谁的还留着：zb contact list"};
    const Words words = words_of(*kept);
    const bool full = context.args().has("full");
    Table table;
    table.columns = {{"of", "类别"}, {"key", "对象"}, {"name", "姓名"}, {"phone", "电话"}, {"on", "记录日"}};
    table.rows.push_back({std::string{label(owner.of)}, owner.name, text_cell(full ? words.name : masked(words.name)),
                          text_cell(full ? words.phone : masked(words.phone)), owner.contact->on});
    context.print(std::move(table));
    if (!full) context.say("隐去了一部分；要全文：加 --full。");
    return Exit::done;
}

Exit run_contact_list(Context& context) {
    const Book book = open_for_reading(context);
    context.print(contacts_table(read(context, book, Scope::names()).state));
    return Exit::done;
}

void fill_contact_erase(WriteRow& row) {
    const Owner owner = owner_of(row.args, row.draft.state());
    if (owner.contact != nullptr && owner.contact->erased) {
        row.draft.answer(fmt::format("{} {} 的联系方式先前已经抹去（第 {} 条）", label(owner.of), owner.name, owner.contact->seq));
        return;
    }
    ContactErased fact;
    fact.of = owner.of;
    fact.key = owner.key;
    if (owner.contact != nullptr) fact.digest = owner.contact->digest;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.answer(fmt::format("已抹去{} {} 的联系方式", label(owner.of), owner.name));
}

Exit run_contact_erase(Context& context) {
    if (!agreed(context, fmt::format("抹去以后找不回来：{}\n", context.args().typed_again()))) return Exit::refused;
    const Exit exit = write(context, names_scope, fill_contact_erase);
    if (context.args().has("dry-run") || exit != Exit::done) return exit;
    const Exit end = purged(context);
    if (end == Exit::done) context.say("数据库文件已重写，里面不再有它。此前做的备份里还有：按保管期限另行销毁。");
    return end;
}

const Operand& contact_owner() {
    static const Operand operand = {"enterprise", "企业", false, false, Form::text, "统一社会信用代码、名称，或名称里没有歧义的一部分"};
    return operand;
}

const Option& staff_option() {
    static const Option option = {"staff", Form::text, "人员", "人员名册上的人，写岗位代号；与企业写一个"};
    return option;
}

Command contact_set_command() {
    Command command;
    command.path = "contact set";
    command.sort = Sort::write;
    command.summary = "记企业或人员的联系方式：记在台账旁边，可以抹去";
    command.details =
        "台账不能删改，所以姓名和号码不进台账：台账只记一个加盐的散列，内容和盐记在旁边，抹去时一起抹去，台账照样核对得上。\n"
        "各种清单、通报、导出、日志里都没有它，只有 zb contact show 看得到；备份里有，恢复用。再记一次就换掉前一份。";
    command.operands = {contact_owner()};
    command.options = {staff_option(), {"name", Form::text, "姓名", "怎样称呼"}, {"phone", Form::text, "电话", "手机或座机"}};
    command.examples = {{"zb contact set 甲公司 --name 张工 --phone 13800138000", "甲公司找谁、打哪个号码"},
                        {"zb contact set --staff 服务专员01 --phone 0750-3861234", "服务专员的座机"}};
    command.run = run_contact_set;
    return command;
}

Command contact_show_command() {
    Command command;
    command.path = "contact show";
    command.sort = Sort::plain;
    command.summary = "看联系方式，默认隐去一部分";
    command.operands = {contact_owner()};
    command.options = {staff_option(), {"full", Form::flag, {}, "不隐去"}};
    command.examples = {{"zb contact set 甲公司 --phone 13800138000 && zb contact show 甲公司", "记了再看"},
                        {"zb contact set 甲公司 --phone 13800138000 && zb contact show 甲公司 --full", "看全文"}};
    command.run = run_contact_show;
    return command;
}

Command contact_list_command() {
    Command command;
    command.path = "contact list";
    command.summary = "列出留有联系方式的企业和人员，不含内容";
    command.examples = {{"zb contact list", "谁的还留着，好按期清理"}};
    command.run = run_contact_list;
    return command;
}

Command contact_erase_command() {
    Command command;
    command.path = "contact erase";
    command.sort = Sort::write;
    command.summary = "抹去联系方式：内容和盐一起，数据库文件里也不留";
    command.details =
        "个人信息保护法第四十七条：目的已经实现、不再需要、本人撤回同意的，应当删除。台账上留下一条“已抹去”，链照样核对得上；"
        "数据库文件随即重写，此后的备份、导出里都没有。此前的备份另行销毁。";
    command.operands = {contact_owner()};
    command.options = {staff_option()};
    command.examples = {{"zb contact set 甲公司 --phone 13800138000 && zb contact erase 甲公司 --yes", "不再需要了"}};
    command.asks = "抹去吗";
    command.run = run_contact_erase;
    command.found = "文件里旧的字节还没有清掉";
    return command;
}

}  // namespace

Command staff_erase_command() {
    Command command;
    command.path = "staff erase";
    command.sort = Sort::write;
    command.summary = "抹去一个人的姓名和电话；岗位代号和他办过的事留在台账";
    command.details =
        "与 zb contact erase --staff 相同。岗位代号不是个人信息，是台账上谁办的事，不抹；登录名：zb staff set 人员 --clear login。";
    command.operands = {{"staff", "人员", true, false, Form::text, "岗位代号"}};
    command.examples = {{"zb contact set --staff 服务专员01 --phone 13800138000 && zb staff erase 服务专员01 --yes", "调走了"}};
    command.asks = "抹去吗";
    command.run = run_contact_erase;
    command.found = "文件里旧的字节还没有清掉";
    return command;
}

std::vector<Command> contact_commands() {
    return {contact_set_command(), contact_show_command(), contact_list_command(), contact_erase_command()};
}

}  // namespace zb::cli
