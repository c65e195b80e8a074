/// `std::visit(overloaded{[](const A &) {…}, [](const B &) {…}}, variant)`.
#pragma once

namespace stagewright {

template<typename... Callables>
struct overloaded : Callables...
{
    using Callables::operator()...;
};

template<typename... Callables>
overloaded(Callables...) -> overloaded<Callables...>;

} // namespace stagewright
