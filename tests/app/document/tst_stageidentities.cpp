#include "app/document/ghosts.h"
#include "app/document/stageidentities.h"
#include "core/language/analysis/analysis.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

/// A text that is edited, with everything that follows it.
class Follower
{
public:
    explicit Follower(std::string text)
        : m_text(std::move(text))
    {
        update({});
    }

    void replace(std::string_view what, std::string_view by)
    {
        const auto begin = m_text.find(what);
        QVERIFY(begin != std::string::npos);
        edit({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + what.size())},
              std::string(by)});
    }
    void insert(std::size_t at, std::string_view text)
    {
        edit({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}, std::string(text)});
    }
    void edit(const text::TextEdit &edit)
    {
        m_text.replace(edit.range.begin, edit.range.length(), edit.replacement);
        update({edit});
    }

    std::vector<StageId> ids() const { return m_identities.ids(); }
    std::vector<ShownStage> shown() const
    {
        return shownStages(m_analysis->dockerfile, m_identities.ids(), m_ghosts.ghosts());
    }

private:
    void update(const std::vector<text::TextEdit> &edits)
    {
        m_analysis = analysis::analyze(text::TextSnapshot(m_text));
        m_identities.update(m_analysis->dockerfile, m_text, edits);
        m_ghosts.update(m_analysis->dockerfile, m_text, m_identities.ids(), edits);
    }

    std::string m_text;
    std::shared_ptr<const analysis::Analysis> m_analysis;
    StageIdentities m_identities;
    Ghosts m_ghosts;
};

const char *const kTwo = "FROM golang AS builder\nRUN go build\nRUN go test\n\n"
                         "FROM alpine AS final\nCOPY --from=builder /a /b\nCMD x\n";

using Ids = std::vector<StageId>;

} // namespace

class StageIdentitiesTest : public QObject
{
    Q_OBJECT

private slots:
    void stages_keepIdsWhenOneIsInsertedAbove()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.insert(0, "FROM node AS web\nRUN npm ci\n\n");
        QCOMPARE(file.ids().size(), 3U);
        QCOMPARE((Ids{file.ids()[1], file.ids()[2]}), before);
    }

    void stage_keepsIdWhenRenamed()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.replace("builder", "compile");
        QCOMPARE(file.ids(), before);
    }

    void stage_keepsIdWhenBaseChanges()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.replace("golang", "golang:1.22");
        file.replace("FROM", "from");
        QCOMPARE(file.ids(), before);
    }

    void cutAndPaste_keepsIdByName()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        const std::string stage = "FROM golang AS builder\nRUN go build\nRUN go test\n\n";
        file.replace(stage, "");
        QCOMPARE(file.ids(), Ids{before[1]});
        file.insert(0, stage);
        QCOMPARE(file.ids(), before);
    }

    void cutAndPaste_keepsIdByLikeness()
    {
        Follower file("FROM golang\nRUN go build\nRUN go test\nFROM alpine\nRUN a\nRUN b\n");
        const auto before = file.ids();
        file.replace("FROM golang\nRUN go build\nRUN go test\n", "");
        file.insert(0, "FROM golang\nRUN go build\nRUN go vet\nRUN go test\n");
        QCOMPARE(file.ids(), before);
    }

    void copyOfAStage_getsANewId()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.insert(0, "FROM golang AS other\nRUN go build\nRUN go test\n\n");
        QCOMPARE((Ids{file.ids()[1], file.ids()[2]}), before);
        QVERIFY(file.ids()[0] != before[0] && file.ids()[0] != before[1]);
    }

    void brokenFrom_leavesAGhostWithItsLines()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.replace("FROM alpine", "FRO alpine");
        QCOMPARE(file.ids(), Ids{before[0]});
        const auto shown = file.shown();
        QCOMPARE(shown.size(), 2U);
        QVERIFY(!shown[0].isGhost);
        QCOMPARE(shown[0].endInstruction, 3U); // FROM, RUN, RUN: the rest is the ghost's
        QVERIFY(shown[1].isGhost);
        QCOMPARE(shown[1].id, before[1]);
        QCOMPARE(shown[1].name, std::string("final"));
        QCOMPARE(shown[1].ghostLine, 4U);
        QCOMPARE(shown[1].endInstruction - shown[1].firstInstruction, 3U);
        file.replace("FRO alpine", "FROM alpine");
        QCOMPARE(file.ids(), before);
        QVERIFY(!file.shown()[1].isGhost);
    }

    void brokenFirstFrom_leavesAGhostToo()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.replace("FROM golang", "FRO golang");
        const auto shown = file.shown();
        QCOMPARE(shown.size(), 2U);
        QVERIFY(shown[0].isGhost);
        QCOMPARE(shown[0].id, before[0]);
        QVERIFY(!shown[0].modelStage);
        QCOMPARE(shown[1].id, before[1]);
    }

    void ghost_endsWithItsLine()
    {
        Follower file(kTwo);
        file.replace("FROM alpine", "FRO alpine");
        file.replace("FRO alpine AS final", "RUN true");
        QCOMPARE(file.shown().size(), 1U);
        Follower removed(kTwo);
        removed.replace("FROM alpine AS final\n", "");
        QCOMPARE(removed.shown().size(), 1U);
        QVERIFY(!removed.shown()[0].isGhost);
    }

    void nameThatIsBeingTyped_keepsTheOldOneAsGhost()
    {
        Follower file(kTwo);
        const auto before = file.ids();
        file.replace(" builder\n", "\n"); // "FROM golang AS"
        const auto shown = file.shown();
        QCOMPARE(shown.size(), 2U);
        QCOMPARE(shown[0].id, before[0]);
        QVERIFY(shown[0].isGhost);
        QCOMPARE(shown[0].name, std::string("builder"));
    }
};

QTEST_GUILESS_MAIN(StageIdentitiesTest)
#include "tst_stageidentities.moc"
