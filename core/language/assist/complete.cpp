#include "core/language/assist/complete.h"

#include "core/base/support/strings.h"
#include "core/language/assist/offers.h"
#include "core/language/dockerfile/flags.h"
#include "core/language/edit/editing.h"

#include <algorithm>

namespace stagewright::assist {

namespace {

using Kind = Completion::Kind;
using dockerfile::FlagSpec;

constexpr InstructionKind kByUse[] = {
    InstructionKind::Run,     InstructionKind::Copy,        InstructionKind::From,
    InstructionKind::Env,     InstructionKind::Arg,         InstructionKind::Workdir,
    InstructionKind::Cmd,     InstructionKind::Entrypoint,  InstructionKind::Label,
    InstructionKind::Expose,  InstructionKind::User,        InstructionKind::Add,
    InstructionKind::Volume,  InstructionKind::Healthcheck, InstructionKind::Shell,
    InstructionKind::OnBuild, InstructionKind::StopSignal,  InstructionKind::Maintainer,
};

constexpr std::string_view kPlatforms[] = {"$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64",
                                           "linux/arm64",    "linux/arm/v7",    "linux/386",
                                           "linux/ppc64le",  "linux/s390x",     "linux/riscv64"};

class Completer
{
public:
    Completer(const analysis::Analysis &analysis, std::uint32_t offset, const Facts &facts)
        : m_analysis(analysis)
        , m_facts(facts)
        , m_place(placeAt(analysis, offset))
        , m_offers(m_place.word, m_place.prefix)
    {}

    Completions run()
    {
        if (m_place.variable) {
            m_offers = Offers(m_place.variable->range, m_place.variable->prefix);
            offerVariables(m_analysis, m_place, m_offers);
            return m_offers.take();
        }
        switch (m_place.kind) {
        case Place::Kind::DirectiveKey:
            for (const auto &entry : directives())
                m_offers.add(
                    {Kind::Directive, std::string(entry.name), {}, entry.message(), "=", true});
            break;
        case Place::Kind::DirectiveValue:
            offerDirectiveValues();
            break;
        case Place::Kind::Keyword:
            offerKeywords();
            break;
        case Place::Kind::FlagName:
            offerFlags();
            break;
        case Place::Kind::FlagValue:
            offerFlagValues();
            break;
        case Place::Kind::Argument:
            offerArguments();
            break;
        case Place::Kind::Nothing:
        case Place::Kind::HeredocBody:
            break;
        }
        return m_offers.take();
    }

private:
    void offerDirectiveValues()
    {
        const auto offer = [this](std::string_view text) {
            m_offers.add({Kind::Directive, std::string(text)});
        };
        if (m_place.name == "syntax") {
            offer("docker/dockerfile:1");
            offer("docker/dockerfile:1-labs");
        } else if (m_place.name == "escape") {
            offer("\\");
            offer("`");
        } else if (m_place.name == "check") {
            offer("skip=all");
            offer("error=true");
            for (const auto &diagnostic : m_analysis.diagnostics) {
                if (diagnostic.rule != "parse")
                    offer("skip=" + diagnostic.rule);
            }
        }
    }

    /// In the case that the file uses.
    void offerKeywords()
    {
        const bool isFirst = m_place.stagesBefore == 0;
        const auto text = m_analysis.snapshot.text();
        const auto end = m_place.word.end;
        const bool hasBlank = end < text.size() && (text[end] == ' ' || text[end] == '\t');
        for (const auto kind : kByUse) {
            const bool isForTop = kind == InstructionKind::From || kind == InstructionKind::Arg;
            const bool isForTrigger = kind != InstructionKind::From &&
                                      kind != InstructionKind::OnBuild &&
                                      kind != InstructionKind::Maintainer;
            if ((isFirst && !isForTop) || (m_place.isTrigger && !isForTrigger))
                continue;
            m_offers.add({Kind::Instruction,
                          edit::keywordLikeFile(m_analysis.dockerfile, dockerfile::nameOf(kind)),
                          {},
                          aboutInstruction(kind).message(),
                          hasBlank ? "" : " ",
                          true});
        }
    }

    void offerFlags()
    {
        for (const auto &spec : dockerfile::knownFlags(m_place.instruction)) {
            const auto text = concat("--", spec.name);
            const bool isGiven = std::ranges::any_of(m_place.flags, [&](const auto &flag) {
                return flag == text || flag.starts_with(text + "=");
            });
            const bool isSwitch = spec.type == FlagSpec::Type::Switch;
            if (!isGiven || spec.type == FlagSpec::Type::Texts)
                m_offers.add({Kind::Flag,
                              text,
                              {},
                              aboutFlag(m_place.instruction, spec.name).message(),
                              isSwitch ? "" : "=",
                              !isSwitch});
        }
    }

    void offerFlagValues()
    {
        const auto &name = m_place.name;
        if (name == "mount") {
            const auto piece = mountPieceStart();
            m_offers = Offers({piece, m_place.word.end}, m_place.prefix.substr(mountTyped()));
            offerMountPiece(m_analysis, m_place, m_facts, m_offers);
        } else if (name == "from") {
            offerStages(m_analysis, m_place, m_facts, StageReader::Copy, m_offers);
            offerImages(m_analysis, m_facts, false, m_offers);
        } else if (name == "platform") {
            for (const auto platform : kPlatforms)
                m_offers.add({Kind::Value, std::string(platform)});
        } else if (name == "network") {
            m_offers.addAll(networkModes(), Kind::Value);
        } else if (name == "security") {
            m_offers.addAll(securityModes(), Kind::Value);
        } else if (name == "chmod") {
            for (const auto *mode : {"0755", "0644", "u=rwX,go=rX"})
                m_offers.add({Kind::Value, mode});
        } else {
            offerSwitchValues();
        }
    }

    void offerSwitchValues()
    {
        for (const auto &spec : dockerfile::knownFlags(m_place.instruction)) {
            if (spec.name != m_place.name || spec.type != FlagSpec::Type::Switch)
                continue;
            m_offers.add({Kind::Value, "true"});
            m_offers.add({Kind::Value, "false"});
        }
    }

    /// Where in a mount's value the word begins that is being typed.
    std::size_t mountTyped() const
    {
        const auto at = m_place.prefix.find_last_of(",=");
        return at == std::string::npos ? 0 : at + 1;
    }
    std::uint32_t mountPieceStart() const
    {
        const auto typed = static_cast<std::uint32_t>(m_place.prefix.size() - mountTyped());
        return m_place.word.end - std::min(typed, m_place.word.length());
    }

    void offerArguments()
    {
        const auto kind = m_place.instruction;
        if (kind == InstructionKind::From)
            offerFrom();
        else if (kind == InstructionKind::Copy || kind == InstructionKind::Add)
            offerCopy();
        else if (kind == InstructionKind::Arg)
            offerArg();
        else if (kind == InstructionKind::StopSignal)
            m_offers.addAll(signalNames(), Kind::Value);
        else if (kind == InstructionKind::Healthcheck && m_place.words.empty())
            offerHealthcheck();
        else if (kind == InstructionKind::Shell && m_place.words.empty())
            offerShells();
    }

    void offerHealthcheck()
    {
        m_offers.add({Kind::Value, "CMD", {}, {}, " "});
        m_offers.add({Kind::Value, "NONE"});
    }

    void offerShells()
    {
        m_offers.add({Kind::Value, R"(["/bin/bash", "-o", "pipefail", "-c"])"});
        m_offers.add({Kind::Value, R"(["/bin/sh", "-c"])"});
    }

    void offerFrom()
    {
        if (m_place.words.empty()) {
            offerStages(m_analysis, m_place, m_facts, StageReader::From, m_offers);
            offerImages(m_analysis, m_facts, true, m_offers);
        } else if (m_place.words.size() == 1) {
            m_offers.add({Kind::Value,
                          edit::keywordLikeFile(m_analysis.dockerfile, "AS"),
                          {},
                          Message(MSG("assist", "Names the stage, so that others can refer to "
                                                "it.")),
                          " "});
        }
    }

    /// The last one is where they go: the working directory fits there.
    void offerCopy()
    {
        const auto from = m_place.flagValue("from").value_or("");
        offerPaths(listingOf(m_analysis, m_facts, from), !from.empty(), m_offers);
        if (m_place.words.empty())
            return;
        m_offers.add({Kind::Path, "."});
        m_offers.add({Kind::Path, "./"});
        for (const auto &word : m_place.words) {
            if (word.starts_with('/'))
                m_offers.add({Kind::Path, word});
        }
    }

    void offerArg()
    {
        const bool isGlobal = m_place.stagesBefore == 0;
        for (const auto &name : m_analysis.conversion.declaredGlobals) {
            if (!isGlobal)
                m_offers.add(
                    {Kind::Variable, name, m_analysis.conversion.globals.get(name).value_or("")});
        }
        m_offers.addAll(platformArguments(), Kind::Variable);
    }

    const analysis::Analysis &m_analysis;
    const Facts &m_facts;
    Place m_place;
    Offers m_offers;
};

} // namespace

Completions complete(const analysis::Analysis &analysis, std::uint32_t offset, const Facts &facts)
{
    return Completer(analysis, offset, facts).run();
}

} // namespace stagewright::assist
