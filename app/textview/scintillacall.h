/// SCI_* messages without the ambiguities of QScintilla's overloads.
#pragma once

#include <QColor>
#include <Qsci/qsciscintillabase.h>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace stagewright::app {

using Sci = QsciScintillaBase;

template<typename T>
concept SciNumber = std::integral<T> || std::is_enum_v<T>;

template<SciNumber W = int, SciNumber L = int>
long call(const Sci &editor, unsigned int message, W w = W(), L l = L())
{
    return editor.SendScintilla(message, static_cast<unsigned long>(w), static_cast<long>(l));
}

/// Bytes with their length, or a text that ends in a zero byte, as the message wants it.
template<SciNumber W>
long callBytes(const Sci &editor, unsigned int message, W w, std::string_view bytes)
{
    return editor.SendScintilla(message, static_cast<unsigned long>(w), bytes.data());
}

/// Scintilla's colours are 0xBBGGRR.
inline int sciColor(const QColor &color)
{
    return color.red() | color.green() << 8 | color.blue() << 16;
}

} // namespace stagewright::app
