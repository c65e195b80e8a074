#include "core/base/support/strings.h"
#include "tests/conformance/judge.h"
#include "tests/conformance/vectorfiles.h"
#include "tests/conformance/vectorset.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <sstream>

using namespace stagewright;
using namespace stagewright::conformance;

namespace {

/// Answers with the input in capital letters.
const VectorSet kShout{"shout",
                       [](const Json &inputs) {
                           return Json{{"loud", toUpperAscii(textOf(inputs, "input"))},
                                       {"error", nullptr}};
                       },
                       compareFields,
                       {{"whispers", [](const Json &inputs, const Json &, const Json &) {
                             return textOf(inputs, "input").starts_with("psst");
                         }}}};

Case shouted(const std::string &input, const Json &loud)
{
    Case entry;
    entry.id = input;
    entry.inputs["input"] = input;
    entry.expected["loud"] = loud;
    return entry;
}

std::string reportOf(const VectorSet *set, const VectorFile &file, bool &isClean)
{
    std::ostringstream out;
    Report report(out);
    report.add(set, file, 0);
    report.finish();
    isClean = report.isClean();
    return out.str();
}

std::string lastLineOf(const std::string &text)
{
    const auto end = text.rfind('\n', text.size() - 2);
    return text.substr(end + 1);
}

/// A folder with files of vectors.
class Folder
{
public:
    void add(const std::string &name, const std::string &text) const
    {
        std::ofstream(path() / name) << text;
    }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class JudgeTest : public QObject
{
    Q_OBJECT

private slots:
    void judge_comparesWhatIsStated()
    {
        QVERIFY(judge(&kShout, shouted("a", "A")).kind == Verdict::Kind::Passed);
        QVERIFY(judge(&kShout, shouted("a", nullptr)).kind == Verdict::Kind::Passed);
        const auto wrong = judge(&kShout, shouted("a", "B"));
        QVERIFY(wrong.kind == Verdict::Kind::Failed);
        QCOMPARE(wrong.text, std::string("loud: want \"B\", got \"A\""));
        QVERIFY(judge(&kShout, shouted("psst", "B")).kind == Verdict::Kind::Excepted);
    }

    void unknownSet_hasFailed()
    {
        bool isClean = true;
        const auto text = reportOf(nullptr, {"shout", {shouted("a", "A")}}, isClean);
        QCOMPARE(lastLineOf(text), std::string("0 passed, 1 failed, 0 excepted\n"));
        QVERIFY(!isClean);
    }

    void crash_isAFailure()
    {
        const VectorSet set{"x", [](const Json &inputs) { return inputs.at("missing"); }};
        QVERIFY(judge(&set, shouted("a", "A")).kind == Verdict::Kind::Failed);
        const VectorSet careless{"x", [](const Json &) { return Json::object(); },
                                 [](const Json &expected, const Json &) {
                                     return expected.at("missing").get<std::string>();
                                 }};
        QVERIFY(judge(&careless, shouted("a", "A")).kind == Verdict::Kind::Failed);
    }

    void exceptions_areFew()
    {
        VectorFile file{"shout", {}};
        for (int i = 0; i < 101; ++i)
            file.cases.push_back(shouted(i < 3 ? "psst" : "a", i < 3 ? "?" : "A"));
        bool isClean = true;
        const auto text = reportOf(&kShout, file, isClean);
        QCOMPARE(lastLineOf(text), std::string("98 passed, 1 failed, 2 excepted\n"));
        QVERIFY(!isClean);
        QVERIFY(text.find("EXCEPTED psst by rule     whispers") != std::string::npos);
    }

    void compareFields_knowsTheFieldsThatJudge()
    {
        const Json answer{{"error", "no such wine"}, {"level", "x"}};
        QVERIFY(compareFields({{"error_contains", "such"}}, answer).empty());
        QVERIFY(
            !compareFields({{"error_contains", "such"}, {"error_equals", true}}, answer).empty());
        QVERIFY(compareFields({{"error", true}, {"level", "y"}}, answer).empty());
        QVERIFY(!compareFields({{"error", false}}, answer).empty());
        QVERIFY(!compareFields({{"error_contains", "x"}}, Json{{"error", nullptr}}).empty());
        QVERIFY(compareFieldsBut({"note"})({{"note", 1}}, answer).empty());
    }

    void files_keepInputsApart()
    {
        const Folder folder;
        folder.add("inputs.json", R"({"inputs": {"own": ["a", "b"]}})");
        folder.add("own.json",
                   R"({"set": "own", "vectors": [{"id": "1", "group": "g", "a": 1, "c": 3}]})");
        const auto fields = readInputFields(folder.path());
        const auto files = readVectorFiles(folder.path(), *fields);
        QVERIFY(files.has_value());
        QCOMPARE(files->size(), 1U);
        const auto &entry = files->front().cases.front();
        QVERIFY(entry.inputs == (Json{{"a", 1}, {"b", nullptr}}));
        QVERIFY(entry.expected == (Json{{"c", 3}}));
        QCOMPARE(entry.id, std::string("1"));
    }

    void fields_areKnownWithoutTheFile()
    {
        const Folder folder;
        const auto fields = readInputFields(folder.path());
        QVERIFY(fields.has_value());
        QVERIFY(fields->at("shell_word") ==
                (std::vector<std::string>{"mode", "input", "env", "escape"}));
    }

    void damagedFile_isAnError()
    {
        const Folder folder;
        QVERIFY(!readVectorFiles(folder.path(), {}).has_value());
        folder.add("x.json", "{\"set\": 1}");
        QVERIFY(!readVectorFiles(folder.path(), {}).has_value());
    }

    void realFiles_areBroughtByDigest()
    {
        const Folder folder;
        folder.add("a.Dockerfile", "FROM a\n");
        VectorFile file{"ref_corpus", {}};
        for (const auto &digest : {digestOfText("FROM a\n"), digestOfText("FROM b\n")}) {
            Case entry;
            entry.inputs = {{"file", "a.Dockerfile"}, {"sha256", digest}};
            file.cases.push_back(entry);
        }
        QCOMPARE(bringTexts(file, folder.path()), 1U);
        QCOMPARE(textOf(file.cases.front().inputs, "dockerfile"), std::string("FROM a\n"));
    }

private:
    static std::string digestOfText(const char *text)
    {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString();
    }
};

QTEST_GUILESS_MAIN(JudgeTest)
#include "tst_judge.moc"
