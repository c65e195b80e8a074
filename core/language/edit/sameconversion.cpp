#include "core/language/edit/sameconversion.h"

#include "core/base/support/strings.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/texts.h"

namespace stagewright::edit {

namespace {

convert::Conversion convertAll(const ParsedText &text)
{
    convert::ConvertOptions options;
    options.model = text.options;
    options.mode = convert::Mode::Editor;
    return convert::convert(text.model, options);
}

std::string textOf(const convert::Variables &variables)
{
    std::string result;
    for (const auto &variable : variables.list())
        result += concat(variable->name, variable->value ? "=" : "",
                         variable->value.value_or(std::string()), "\n");
    return result;
}

} // namespace

ConvertedText::ConvertedText(const ParsedText &text)
    : m_text(text)
    , m_conversion(convertAll(text))
{
    m_places.resize(text.model.globalArguments.size() + text.model.misplaced.size());
    for (std::size_t stage = 0; stage < text.model.stages.size(); ++stage) {
        const auto first = m_places.size();
        m_places.resize(first + text.model.stages[stage].instructions.size());
        const auto &converted = m_conversion.stages[stage].instructions;
        for (std::size_t i = 0; i < converted.size(); ++i) {
            if (!converted[i].isTrigger())
                m_places[first + converted[i].index] = Place{stage, i};
        }
    }
}

std::string ConvertedText::rowAt(std::size_t ordinal) const
{
    const auto &place = m_places[ordinal];
    if (!place)
        return {};
    const auto &stage = m_conversion.stages[place->stage];
    const auto &converted = stage.instructions[place->instruction];
    if (converted.isFailed)
        return "failed";
    return convert::historyText(m_text.model, stage, converted).value_or(std::string());
}

std::string ConvertedText::endOf(std::size_t stage) const
{
    const auto &converted = m_conversion.stages[stage];
    auto text = concat(converted.base.name, "\n", converted.platformText, "\n");
    if (!converted.end)
        return text;
    const auto &state = *converted.end;
    return concat(text, textOf(state.variables), "\n", textOf(state.imageEnvironment), "\n",
                  state.workingDirectory, "\n", state.user, "\n", join(state.shell, "\n"));
}

std::vector<Sentence> ConvertedText::failures() const
{
    std::vector<Sentence> result;
    for (const auto &failure : m_conversion.failures) {
        if (failure.part != convert::Part::Text)
            result.push_back({failure.message.toString(), failure.range.begin});
    }
    return result;
}

} // namespace stagewright::edit
