#include "app/problems/diffview.h"
#include "app/problems/fixdialog.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

text::EditList change(std::uint32_t begin, std::uint32_t end, std::string text)
{
    text::EditList edits;
    edits.add({{begin, end}, std::move(text)});
    return edits;
}

FixDialog *makeDialog()
{
    return new FixDialog(QStringLiteral("a problem"), "one\ntwo\nthree\n",
                         {{QStringLiteral("first"), QStringLiteral("safe"), change(4, 7, "2")},
                          {QStringLiteral("second"), QStringLiteral("other"), change(0, 4, "")}},
                         Theme::light());
}

QPushButton &applyButton(const FixDialog &dialog)
{
    return *dialog.findChild<QPushButton *>(QStringLiteral("primaryButton"));
}

} // namespace

class FixDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void diff_isShownBeforeAnythingIsApplied()
    {
        const std::unique_ptr<FixDialog> dialog(makeDialog());
        const auto &diff = *dialog->findChild<DiffView *>();
        QCOMPARE(diff.toPlainText(), QStringLiteral("Line 1\n one\n-two\n+2\n three"));
        QVERIFY(diff.isReadOnly());
        dialog->choose(1);
        QCOMPARE(diff.toPlainText(), QStringLiteral("Line 1\n-one\n two\n three"));
        QCOMPARE(dialog->findChild<QListWidget *>()->count(), 2);
    }

    void onlyAProvenFix_canBeApplied()
    {
        const std::unique_ptr<FixDialog> dialog(makeDialog());
        QSignalSpy spy(dialog.get(), &FixDialog::chosen);
        dialog->choose(1);
        QCOMPARE(spy.last().first().value<std::size_t>(), 1U);
        QVERIFY(!applyButton(*dialog).isEnabled());
        dialog->setVerdict(0, {}); // of the other one
        QVERIFY(!applyButton(*dialog).isEnabled());
        dialog->setVerdict(1, QStringLiteral("it hurts"));
        QVERIFY(!applyButton(*dialog).isEnabled());
        bool isSaid = false;
        for (const auto *label : dialog->findChildren<QLabel *>())
            isSaid = isSaid || label->text().contains(QStringLiteral("it hurts"));
        QVERIFY(isSaid);
        dialog->choose(0);
        QVERIFY(applyButton(*dialog).isEnabled());
        QCOMPARE(spy.count(), 1); // what is proven is not asked again
    }
};

QTEST_MAIN(FixDialogTest)
#include "tst_fixdialog.moc"
