#include "tests/app/document/memorybuffer.h"
#include "tests/app/document/textbuffercontract.h"

using namespace stagewright::tests;

class MemoryBufferTest : public QObject
{
    Q_OBJECT

private slots:
    void buffer_keepsTheContract()
    {
        MemoryBuffer buffer;
        checkBufferContract(
            {buffer,
             [&buffer](std::uint32_t at, const std::string &text) { buffer.type(at, text); },
             [&buffer](std::uint32_t at) { buffer.backspace(at); }});
    }
};

QTEST_GUILESS_MAIN(MemoryBufferTest)
#include "tst_memorybuffer.moc"
