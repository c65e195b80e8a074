#include "app/textview/changeflash.h"

#include "app/textview/dockerfileeditor.h"
#include "app/textview/editorlook.h"
#include "app/textview/scintillacall.h"

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kStepMilliseconds = 60;
constexpr int kFirstAlpha = 120;
constexpr int kAlphaStep = 8;

} // namespace

ChangeFlash::ChangeFlash(DockerfileEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    m_timer.setInterval(kStepMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ChangeFlash::fade);
}

void ChangeFlash::flash(const std::vector<text::TextRange> &ranges)
{
    if (!m_isAnimated || ranges.empty())
        return;
    const auto size = call(m_editor, Sci::SCI_GETLENGTH);
    call(m_editor, Sci::SCI_SETINDICATORCURRENT, kFlashIndicator);
    call(m_editor, Sci::SCI_INDICATORCLEARRANGE, 0, size);
    for (auto range : ranges) {
        if (range.isEmpty()) {
            const auto line = call(m_editor, Sci::SCI_LINEFROMPOSITION, range.begin);
            range.begin =
                static_cast<std::uint32_t>(call(m_editor, Sci::SCI_POSITIONFROMLINE, line));
            range.end =
                static_cast<std::uint32_t>(call(m_editor, Sci::SCI_GETLINEENDPOSITION, line));
        }
        call(m_editor, Sci::SCI_INDICATORFILLRANGE, range.begin,
             std::min<long>(range.end, size) - static_cast<long>(range.begin));
    }
    m_alpha = kFirstAlpha;
    call(m_editor, Sci::SCI_INDICSETALPHA, kFlashIndicator, m_alpha);
    m_timer.start();
}

void ChangeFlash::fade()
{
    m_alpha -= kAlphaStep;
    if (m_alpha > 0) {
        call(m_editor, Sci::SCI_INDICSETALPHA, kFlashIndicator, m_alpha);
        return;
    }
    m_timer.stop();
    call(m_editor, Sci::SCI_SETINDICATORCURRENT, kFlashIndicator);
    call(m_editor, Sci::SCI_INDICATORCLEARRANGE, 0, call(m_editor, Sci::SCI_GETLENGTH));
}

} // namespace stagewright::app
