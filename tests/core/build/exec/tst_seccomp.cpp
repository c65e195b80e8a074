#include "core/base/sys/fileio.h"
#include "core/build/exec/runtimespec.h"
#include "core/build/exec/seccomp.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <QtTest>

#include <set>

using namespace stagewright;
using namespace stagewright::exec;

namespace {

const char *const kDockerProfile =
    "/usr/share/gocode/src/github.com/docker/docker/profiles/seccomp/default.json";

bool listed(const Json &section, const char *key, const std::string &value)
{
    return section.contains(key) && !section[key].is_null() &&
           std::ranges::find(section[key], Json(value)) != section[key].end();
}

bool olderThan(const SeccompTarget &target, const std::string &minimum)
{
    unsigned major = 0;
    unsigned minor = 0;
    std::sscanf(minimum.c_str(), "%u.%u", &major, &minor);
    return std::pair(target.kernelMajor, target.kernelMinor) < std::pair(major, minor);
}

/// moby/profiles' own rules for when a group counts.
bool counts(const Json &group, const SeccompTarget &target)
{
    const Json includes = group.value("includes", Json::object());
    const Json excludes = group.value("excludes", Json::object());
    if (includes.contains("arches") && !listed(includes, "arches", target.architecture))
        return false;
    if (listed(excludes, "arches", target.architecture))
        return false;
    for (const auto &capability : includes.value("caps", Json::array())) {
        if (std::ranges::find(target.capabilities, capability.get<std::string>()) ==
            target.capabilities.end())
            return false;
    }
    for (const auto &capability : target.capabilities) {
        if (listed(excludes, "caps", capability))
            return false;
    }
    return !includes.contains("minKernel") ||
           !olderThan(target, includes["minKernel"].get<std::string>());
}

std::string ruleText(const std::string &name, const Json &rule)
{
    std::string text = name + " " + rule.at("action").get<std::string>();
    if (rule.contains("errnoRet"))
        text += " " + rule["errnoRet"].dump();
    if (rule.contains("args") && rule["args"].is_array()) {
        for (const auto &a : rule["args"])
            text += " " + a["index"].dump() + a["op"].dump() + a["value"].dump() + "/" +
                    Json(a.value("valueTwo", 0)).dump();
    }
    return text;
}

std::set<std::string> dockerRules(const Json &profile, const SeccompTarget &target)
{
    std::set<std::string> rules;
    for (const auto &group : profile.at("syscalls")) {
        if (!counts(group, target))
            continue;
        for (const auto &name : group.at("names"))
            rules.insert(ruleText(name.get<std::string>(), group));
    }
    return rules;
}

std::set<std::string> ourRules(const SeccompTarget &target)
{
    const auto spec = seccompSpec(builtInSeccompProfile(), target).value();
    std::set<std::string> rules;
    const Json plain = Json::parse(spec.dump());
    for (const auto &group : plain.at("syscalls")) {
        for (const auto &name : group.at("names"))
            rules.insert(ruleText(name.get<std::string>(), group));
    }
    return rules;
}

} // namespace

class SeccompTest : public QObject
{
    Q_OBJECT

private slots:
    void rules_areDockersOwn_data()
    {
        QTest::addColumn<SeccompTarget>("target");
        for (const char *machine :
             {"amd64", "arm64", "arm", "x86", "ppc64le", "s390x", "riscv64"}) {
            QTest::addRow("%s step", machine) << SeccompTarget{machine, 6, 1, runCapabilities()};
            QTest::addRow("%s old kernel", machine)
                << SeccompTarget{machine, 4, 4, runCapabilities()};
            QTest::addRow("%s no capability", machine) << SeccompTarget{machine, 6, 1, {}};
            QTest::addRow("%s strong", machine)
                << SeccompTarget{machine, 6, 1, {"CAP_SYS_ADMIN", "CAP_SYS_PTRACE", "CAP_SYSLOG"}};
        }
    }
    void rules_areDockersOwn()
    {
        QFETCH(SeccompTarget, target);
        const auto text = sys::readHostFile(kDockerProfile);
        if (!text)
            QSKIP("golang-github-docker-docker-dev is not installed");
        const Json docker = Json::parse(*text);
        QCOMPARE(docker.at("defaultAction").get<std::string>(), std::string("SCMP_ACT_ERRNO"));
        QVERIFY(ourRules(target) == dockerRules(docker, target));
        QVERIFY(ourRules(target).size() > 300);
    }

    void unknownParts_areRefused_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("no rules") << R"({"defaultErrno":1})";
        QTest::newRow("unknown key") << R"({"defaultErrno":1,"rules":[{"call":["a"]}]})";
        QTest::newRow("no calls") << R"({"defaultErrno":1,"rules":[{"calls":[]}]})";
        QTest::newRow("odd calls") << R"({"defaultErrno":1,"rules":[{"calls":[7]}]})";
        QTest::newRow("bad condition")
            << R"({"defaultErrno":1,"rules":[{"calls":["a"],"where":{}}]})";
        QTest::newRow("no object") << R"({"defaultErrno":1,"rules":["a"]})";
    }
    void unknownParts_areRefused()
    {
        QFETCH(QString, profile);
        const auto spec = seccompSpec(profile.toStdString(), {"amd64", 6, 1, {}});
        QCOMPARE(spec.error().code, ErrorCode::Corrupt);
    }

    void spec_isThatOfABuild()
    {
        RunStep step;
        step.arguments = {"/bin/sh", "-c", "x"};
        step.environment = {"A=b"};
        const ProcessUser user{1, 2, {2, 3}, "/home/x"};
        const Json spec = Json::parse(runtimeSpec({step, user, "/root", "/w", {}, false}).value());
        const auto &process = spec["process"];
        QCOMPARE(process["env"].dump(), std::string(R"(["A=b","HOME=/home/x"])"));
        QCOMPARE(process["noNewPrivileges"].get<bool>(), false);
        QVERIFY(!process.contains("rlimits"));
        QCOMPARE(process["capabilities"].size(), 3U);
        QCOMPARE(process["capabilities"]["bounding"].size(), 14U);
        QVERIFY(spec.dump().find("gid=5") != std::string::npos);
        const auto single = runtimeSpec({step, user, "/root", "/w", {}, true}).value();
        QVERIFY(single.find("gid=5") == std::string::npos);
        step.arguments.push_back(std::string("a\0b", 3));
        QVERIFY(!runtimeSpec({step, user, "/root", "/w", {}, false}));
    }
};

QTEST_APPLESS_MAIN(SeccompTest)
#include "tst_seccomp.moc"
