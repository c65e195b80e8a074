#include "app/problems/problemfilterbar.h"
#include "app/problems/problemsview.h"
#include "app/problems/rulepage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace stagewright;
using namespace stagewright::app;

namespace {

// An error, several warnings of BuildKit and hadolint, one of the stages.
const char *const kText = "FROM alpine AS Builder\n"
                          "MAINTAINER me\n"
                          "WORKDIR src\n"
                          "FROM scratch\n"
                          "COPY --from=Builder /a\n";

AnalysisPtr analysisOf(const char *text)
{
    return analysis::analyze(text::TextSnapshot(std::string(text)));
}

struct Desk
{
    explicit Desk(const char *text = kText)
        : analysis(analysisOf(text))
    {
        view.resize(900, 300);
        view.setAnalysis(analysis);
        view.show();
    }

    QTreeView &table() { return *view.findChild<QTreeView *>(QStringLiteral("problems")); }
    QAbstractItemModel &model() { return *table().model(); }
    RulePage &page() { return *view.findChild<RulePage *>(); }
    QString text(int row, ProblemsModel::Column column)
    {
        return model().index(row, column).data().toString();
    }
    void click(int row, ProblemsModel::Column column)
    {
        const auto place = table().visualRect(model().index(row, column)).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
    }
    int rowOf(const char *rule)
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (text(row, ProblemsModel::Rule) == QLatin1String(rule))
                return row;
        }
        return -1;
    }

    AnalysisPtr analysis;
    ProblemsView view;
};

} // namespace

class ProblemsViewTest : public QObject
{
    Q_OBJECT

private slots:
    void rows_sayEverything()
    {
        Desk desk;
        QCOMPARE(desk.model().rowCount(), static_cast<int>(desk.analysis->diagnostics.size()));
        const int row = desk.rowOf("StageNameCasing");
        QVERIFY(row >= 0);
        QCOMPARE(desk.text(row, ProblemsModel::Severity), QStringLiteral("⚠  Warning"));
        QVERIFY(desk.text(row, ProblemsModel::Message).contains(QStringLiteral("Builder")));
        QCOMPARE(desk.text(row, ProblemsModel::Stage), QStringLiteral("builder"));
        QCOMPARE(desk.text(row, ProblemsModel::Line), QStringLiteral("1"));
        QCOMPARE(desk.text(row, ProblemsModel::Source), QStringLiteral("BuildKit"));
        const auto spoken =
            desk.model().index(row, ProblemsModel::Message).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.startsWith(QStringLiteral("Warning in line 1: ")));
    }

    void counts_areOfAllProblems()
    {
        Desk desk;
        const auto &model = desk.view.model();
        QCOMPARE(model.count(), static_cast<int>(desk.analysis->diagnostics.size()));
        int bySource = 0;
        for (std::size_t i = 0; i < kProblemSources; ++i)
            bySource += model.count(static_cast<ProblemSource>(i));
        QCOMPARE(bySource, model.count());
        QVERIFY(model.count(ProblemSource::Hadolint) > 0);
        QCOMPARE(desk.view.errorCount() + desk.view.warningCount() + desk.view.hintCount(),
                 model.count());
    }

    void filter_bySeverity()
    {
        Desk desk;
        for (auto *button :
             desk.view.findChild<ProblemFilterBar *>()->findChildren<QToolButton *>()) {
            if (button->isCheckable() && button->text().contains(QStringLiteral("warning")))
                button->click();
        }
        QCOMPARE(desk.model().rowCount(), desk.view.model().count() - desk.view.warningCount());
        QCOMPARE(desk.rowOf("StageNameCasing"), -1);
    }

    void filter_bySource()
    {
        Desk desk;
        auto &box = *desk.view.findChild<QComboBox *>();
        box.setCurrentIndex(1 + static_cast<int>(ProblemSource::Hadolint));
        QCOMPARE(desk.model().rowCount(), desk.view.model().count(ProblemSource::Hadolint));
        QVERIFY(box.currentText().contains(
            QString::number(desk.view.model().count(ProblemSource::Hadolint))));
    }

    void filter_byText_looksAtMessageRuleAndStage()
    {
        Desk desk;
        auto &line = *desk.view.findChild<QLineEdit *>();
        QTest::keyClicks(&line, QStringLiteral("stagenamecas"));
        QCOMPARE(desk.model().rowCount(), 1);
        line.setText(QStringLiteral("no such thing"));
        QCOMPARE(desk.model().rowCount(), 0);
        auto *all = desk.view.findChild<QPushButton *>();
        QVERIFY(all->isVisible());
        all->click();
        QCOMPARE(desk.model().rowCount(), desk.view.model().count());
        QVERIFY(line.text().isEmpty());
    }

    void emptyStates_areSaid()
    {
        ProblemsView view;
        view.show();
        const auto words = [&] {
            for (auto *label : view.findChildren<QLabel *>()) {
                if (label->isVisible())
                    return label->text();
            }
            return QString();
        };
        QVERIFY(words().contains(QStringLiteral("while it is open")));
        view.setAnalysis(analysisOf("FROM scratch\nCOPY a /a\n"));
        QVERIFY2(words().startsWith(QStringLiteral("✔ No problems")), qPrintable(words()));
        view.setChecking(true);
        QVERIFY(words().contains(QStringLiteral("being looked at")));
    }

    void enter_goesThere_andAClickShows()
    {
        Desk desk;
        QSignalSpy spy(&desk.view, &ProblemsView::jumpRequested);
        desk.click(1, ProblemsModel::Message);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.last().at(1).toBool(), false);
        QTest::keyClick(&desk.table(), Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy.last().at(1).toBool(), true);
        QCOMPARE(spy.last().at(0).value<text::TextRange>(), desk.analysis->diagnostics[1].range);
    }

    void step_goesOnFromTheCaret_andAround()
    {
        Desk desk;
        QSignalSpy spy(&desk.view, &ProblemsView::jumpRequested);
        const auto range = [&] { return spy.last().at(0).value<text::TextRange>(); };
        const auto &all = desk.analysis->diagnostics;
        for (std::size_t i = 0; i < all.size(); ++i) {
            desk.view.step(1, i == 0 ? 0 : range().end);
            QCOMPARE(desk.view.current(), std::optional(i));
        }
        desk.view.step(1, range().begin);
        QCOMPARE(desk.view.current(), std::optional<std::size_t>(0));
        desk.view.step(-1, range().begin);
        QCOMPARE(desk.view.current(), std::optional(all.size() - 1));
        // The user went elsewhere with the caret.
        const auto last = all.back().range.begin;
        desk.view.step(-1, last - 1);
        QVERIFY(all[*desk.view.current()].range.begin < last);
    }

    void fixes_areAskedFor()
    {
        Desk desk;
        QSignalSpy spy(&desk.view, &ProblemsView::fixRequested);
        const int row = desk.rowOf("StageNameCasing");
        desk.click(row, ProblemsModel::Message);
        QTest::keyClick(&desk.table(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.last().at(0).value<std::size_t>(), static_cast<std::size_t>(row));
    }

    void rulePage_opensByNameAndByKey()
    {
        Desk desk;
        QVERIFY(!desk.page().isVisible());
        const int row = desk.rowOf("StageNameCasing");
        desk.click(row, ProblemsModel::Rule);
        QVERIFY(desk.page().isVisible());
        const auto text = [&] { return desk.page().findChild<QTextBrowser *>()->toPlainText(); };
        QVERIFY(text().startsWith(QStringLiteral("StageNameCasing")));
        QVERIFY(text().contains(QStringLiteral("Bad")));
        QTest::keyClick(&desk.table(), Qt::Key_Escape);
        QVERIFY(!desk.page().isVisible());
        desk.click(desk.rowOf("MaintainerDeprecated"), ProblemsModel::Message);
        QTest::keyClick(&desk.table(), Qt::Key_F1);
        QVERIFY(text().startsWith(QStringLiteral("MaintainerDeprecated")));
        // It follows the current row.
        QTest::keyClick(&desk.table(), Qt::Key_Home);
        QCOMPARE(desk.page().rule(), desk.text(0, ProblemsModel::Rule));
    }

    void currentRow_staysWithItsProblem()
    {
        Desk desk;
        desk.click(desk.rowOf("MaintainerDeprecated"), ProblemsModel::Message);
        desk.analysis = analysisOf("FROM alpine AS Other\nRUN cd /x\n"
                                   "FROM alpine AS Builder\nMAINTAINER me\n");
        desk.view.setAnalysis(desk.analysis);
        QVERIFY(desk.view.current());
        QCOMPARE(desk.analysis->diagnostics[*desk.view.current()].rule,
                 std::string("MaintainerDeprecated"));
    }

    void selectAt_takesTheNarrowest()
    {
        Desk desk;
        QVERIFY(!desk.view.current());
        const auto &range = desk.analysis->diagnostics.front().range;
        QVERIFY(desk.view.selectAt(range.begin));
        QVERIFY(desk.view.current());
        Desk clean("FROM scratch\nCOPY a /a\n");
        QVERIFY(!clean.view.selectAt(0));
    }
};

QTEST_MAIN(ProblemsViewTest)
#include "tst_problemsview.moc"
