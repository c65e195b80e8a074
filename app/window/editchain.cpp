#include "app/window/editchain.h"

#include "core/language/analysis/analysis.h"

#include <optional>

namespace stagewright::app {

edit::EditResult chained(const edit::Source &source, const std::vector<EditStep> &steps)
{
    const std::string before(source.snapshot.text());
    const dockerfile::ModelOptions options =
        source.options ? *source.options : dockerfile::ModelOptions();
    std::string text = before;
    std::shared_ptr<const analysis::Analysis> between;
    std::optional<Message> title;
    text::TextRange selection;
    for (const EditStep &step : steps) {
        const auto result =
            between ? step({between->snapshot, between->dockerfile, &options}) : step(source);
        if (!result)
            return result;
        text = result->edits.apply(text);
        selection = result->selection;
        if (!title)
            title = result->title;
        if (&step != &steps.back())
            between = analysis::analyze(text::TextSnapshot(text), options);
    }
    return edit::Change{text::difference(before, text), title.value_or(Message("")), selection};
}

} // namespace stagewright::app
