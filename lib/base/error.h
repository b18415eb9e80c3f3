// SPDX-License-Identifier: Apache-2.0
// The one error type: a refusal that says what, where, and how to mend it.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zb {

// Exit statuses of every command (cli.md rule 4).
enum class Exit {
    done = 0,
    refused = 1,   // refused or failed, nothing written
    usage = 2,     // the command line is wrong: unknown word, bad form
    found = 3,     // answered, and a check found something
    unknown = 74,  // what was written is not known, or its receipt could not be printed
    busy = 75,     // the database is busy
};

// Where in a file a fault stands. Lines and columns count from 1; 0 means not known.
struct Place {
    int line = 0;
    std::string column;  // heading of a list's column, or the name of an option
    std::string value;   // the text found there
};

// One thing that is wrong: a stable code ("step.illegal_move"), a Chinese sentence, and its mend.
struct Fault {
    std::string code;
    std::string message;
    std::string hint;
    Place place;
    std::vector<std::string> candidates = {};  // what an ambiguous word may mean, each as it may be written instead
};

// Every refusal is thrown in one way: throw Error{code, message, hint}, or throw usage_error(…) where the command line is wrong.
class Error : public std::exception {
public:
    Error(std::string code, std::string message, std::string hint = {}, Exit exit = Exit::refused);
    explicit Error(Fault fault, Exit exit = Exit::refused);

    const Fault& fault() const { return fault_; }
    Exit exit() const { return exit_; }
    // Faults row by row, where a bulk write was refused; empty otherwise.
    const std::vector<Fault>& rows() const { return rows_; }
    Error&& with_rows(std::vector<Fault> rows) &&;
    // All that is wrong: the faults row by row where there are any, else the one fault.
    std::vector<Fault> faults() const { return rows_.empty() ? std::vector<Fault>{fault_} : rows_; }
    const char* what() const noexcept override { return fault_.message.c_str(); }

private:
    Fault fault_;
    Exit exit_;
    std::vector<Fault> rows_;
};

// What is wrong with the command line itself (exit 2).
Error usage_error(std::string code, std::string message, std::string hint);
Error usage_error(Fault fault);

// With so many bad rows a file is no list to be mended row by row: it is not looked at further.
inline constexpr std::size_t kMostBadRows = 500;

// Gathers what is wrong with the lines of a file, so that all of it is said at once and not one line a run.
class Faults {
public:
    // Runs `take`; what it refuses becomes a fault of that line.
    void attempt(int line, const std::function<void()>& take);
    std::size_t count() const { return list_.size(); }
    bool full() const { return list_.size() >= kMostBadRows; }
    std::string count_text() const;  // 3 行, and where it is full 500 行（其后没有再看）
    // Throws `refusal` with the faults gathered, if there are any.
    void throw_if_any(Error refusal);

private:
    std::vector<Fault> list_;
};

}  // namespace zb
