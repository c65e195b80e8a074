#include "core/language/lint/hadolintconfig.h"

#include <QtTest>

using namespace stagewright;
using lint::LabelType;
using lint::Severity;

namespace {

const char *const kWhole = R"yaml(# ours
ignored:
  - DL3008
  - SC2086
override:
  error: [DL3042, "DL3057"]
  warning:
    - DL3015
  info: []
  style:
    - DL3059
trustedRegistries:
  - docker.io
  - '*.example.org'
label-schema:
  author: email
  any: text
strict-labels: true
failure-threshold: warning
disable-ignore-pragma: true
no-fail: true
format: tty
unheard-of-things: 1
)yaml";

std::string errorOf(const char *yaml)
{
    const auto options = lint::readHadolintConfig(yaml);
    return options ? std::string() : options.error().toString();
}

} // namespace

class HadolintConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void read_takesAllKeys()
    {
        const auto options = lint::readHadolintConfig(kWhole).value();
        QCOMPARE(options.skip, (lint::RuleNames{"DL3008", "SC2086"}));
        QCOMPARE(options.severities.size(), 4U);
        QCOMPARE(options.severities.at("DL3042"), Severity::Error);
        QCOMPARE(options.severities.at("DL3015"), Severity::Warning);
        QCOMPARE(options.severities.at("DL3059"), Severity::Hint);
        QVERIFY(std::find(options.experimental.begin(), options.experimental.end(), "DL3057") !=
                options.experimental.end());
        QCOMPARE(options.trustedRegistries,
                 (std::vector<std::string>{"docker.io", "*.example.org"}));
        QCOMPARE(options.labels, (std::map<std::string, LabelType>{{"any", LabelType::Text},
                                                                   {"author", LabelType::Email}}));
        QVERIFY(!options.allowsOtherLabels);
        QVERIFY(!options.honoursPragmas);
        QVERIFY(options.neverFails);
        QCOMPARE(options.failureThreshold, std::optional(Severity::Warning));
    }

    void read_addsToWhatIsThere()
    {
        lint::LintOptions before;
        before.skip = {"A"};
        QCOMPARE(lint::readHadolintConfig("ignored: [B]", before).value().skip,
                 (lint::RuleNames{"A", "B"}));
        QCOMPARE(lint::readHadolintConfig("", before).value().skip, before.skip);
        QCOMPARE(lint::readHadolintConfig("trustedRegistries: a.org").value().trustedRegistries,
                 (std::vector<std::string>{"a.org"}));
    }

    void read_saysWhatIsWrong_data()
    {
        QTest::addColumn<std::string>("yaml");
        QTest::addColumn<std::string>("error");
        const auto row = [](const char *yaml, const char *error) {
            QTest::addRow("%s", yaml) << std::string(yaml) << std::string(error);
        };
        row("a: [", "line 2: no valid YAML: did not find expected node content");
        row("- a", "line 1: pairs belong here: key: value");
        row("ignored: DL3008", "line 1: a list belongs here: [A, B]");
        row("\nignored:\n  - [x]", "line 3: a text belongs here");
        row("override:\n  loud: [a]", "line 2: 'loud' is no level: error, warning, info or style");
        row("failure-threshold: 3", "line 1: '3' is no level: error, warning, info or style");
        row("strict-labels: maybe", "line 1: true or false belongs here");
        row("label-schema: {a: number}",
            "line 1: 'number' is no type of a label: text, url, rfc3339, spdx, hash, semver or "
            "email");
        row("ignore: [a]", "line 1: unknown key; 'ignored' is meant?");
    }

    void read_saysWhatIsWrong()
    {
        QFETCH(std::string, yaml);
        QFETCH(std::string, error);
        QCOMPARE(errorOf(yaml.c_str()), error);
    }

    void files_areThoseOfHadolint()
    {
        const auto files = lint::hadolintConfigFiles("/w", "", "/home/u");
        QCOMPARE(files.front(), std::string("/w/.hadolint.yaml"));
        QCOMPARE(files[2], std::string("/home/u/.config/hadolint.yaml"));
        QCOMPARE(files.back(), std::string("/home/u/.hadolint.yml"));
        QCOMPARE(lint::hadolintConfigFiles("/w", "/x", "")[2], std::string("/x/hadolint.yaml"));
        QCOMPARE(lint::hadolintConfigFiles("/w", "", "").size(), 2U);
    }
};

QTEST_GUILESS_MAIN(HadolintConfigTest)
#include "tst_hadolintconfig.moc"
