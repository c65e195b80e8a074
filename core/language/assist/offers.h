/// Collects completions of one place.
#pragma once

#include "core/language/assist/complete.h"
#include "core/language/assist/manual.h"
#include "core/language/assist/place.h"

#include <span>
#include <string>
#include <string_view>

namespace stagewright::assist {

/// Takes what begins with the prefix, each text once, in the order in which it comes.
class Offers
{
public:
    Offers(text::TextRange word, std::string_view prefix)
        : m_prefix(prefix)
    {
        m_result.word = word;
    }

    struct Offer
    {
        Completion::Kind kind = Completion::Kind::Value;
        std::string text; ///< that stands there afterwards; what comes behind it in `behind`
        std::string detail = {};
        Message about = {};
        std::string behind = {}; ///< "=", " ", "}"
        bool goesOn = false;
    };
    void add(Offer offer);
    void addAll(std::span<const ManualEntry> entries, Completion::Kind kind);

    text::TextRange word() const { return m_result.word; }
    const std::string &prefix() const { return m_prefix; }
    Completions take() { return std::move(m_result); }

private:
    std::string m_prefix;
    Completions m_result;
};

enum class StageReader { From, Copy, Mount };
/// Stages that can be read from at a place: by name; for COPY by number where they have none.
void offerStages(const analysis::Analysis &analysis, const Place &place, const Facts &facts,
                 StageReader reader, Offers &offers);
/// Images of the store and of this file, and scratch where `withScratch`.
void offerImages(const analysis::Analysis &analysis, const Facts &facts, bool withScratch,
                 Offers &offers);
/// Variables that a place sees; `}` is put behind where it is missing.
void offerVariables(const analysis::Analysis &analysis, const Place &place, Offers &offers);
/// Children of the folder that the prefix names. `isAbsolute`: paths of a stage.
void offerPaths(const std::vector<std::string> &paths, bool isAbsolute, Offers &offers);
/// The piece behind the last comma of a mount's value.
void offerMountPiece(const analysis::Analysis &analysis, const Place &place, const Facts &facts,
                     Offers &offers);
/// Listing of the stage or of the context that a source name means.
const std::vector<std::string> &listingOf(const analysis::Analysis &analysis, const Facts &facts,
                                          const std::string &from);

} // namespace stagewright::assist
