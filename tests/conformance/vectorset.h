/// A set of recorded answers of another implementation, and what answers in its place here.
#pragma once

#include "core/base/support/json.h"

#include <functional>
#include <string>
#include <vector>

namespace stagewright::conformance {

/// From a case's input fields alone to the fields that its set expects.
using Answer = std::function<Json(const Json &inputs)>;

/// Nothing if the answer is right, else what differs, one "field: want …, got …" a line.
/// `expected` are the recorded fields without the inputs.
using Compare = std::function<std::string(const Json &expected, const Json &answer)>;

/// A rule by which a different answer is not counted as wrong: where upstream's is not worth
/// having.
struct ExceptionRule
{
    std::string name;
    std::function<bool(const Json &inputs, const Json &expected, const Json &answer)> covers;
};

/// Field by field: null in `expected` states nothing; `error_contains` (with `error_equals`) is
/// said of the answer's `error`; an `error` that is true or false tells whether there is one;
/// `level` is no field.
std::string compareFields(const Json &expected, const Json &answer);
/// The same without the fields that tell how upstream's test was written.
Compare compareFieldsBut(std::vector<std::string> ignored);

struct VectorSet
{
    std::string name;
    Answer answer;
    Compare compare = compareFields;
    std::vector<ExceptionRule> exceptions = {};
};

/// One line "what: want …, got …", or nothing where both are equal.
std::string difference(const std::string &what, const Json &want, const Json &got);

/// A string member; empty where it is missing or null.
std::string textOf(const Json &object, const std::string &key);
/// The first byte of a string member, or a backslash.
char escapeOf(const Json &object);
std::vector<std::string> textsOf(const Json &list);

} // namespace stagewright::conformance
