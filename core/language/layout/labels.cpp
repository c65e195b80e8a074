#include "core/language/layout/labels.h"

#include <algorithm>
#include <cmath>

namespace stagewright::layout {

namespace {

constexpr double kClearance = 4;
constexpr double kOverlap = 14; ///< of a label that stands beside its line

Point at(const Cubic &cubic, double t)
{
    const double s = 1 - t;
    const double a = s * s * s;
    const double b = 3 * s * s * t;
    const double c = 3 * s * t * t;
    const double d = t * t * t;
    return {a * cubic.from.x + b * cubic.control1.x + c * cubic.control2.x + d * cubic.to.x,
            a * cubic.from.y + b * cubic.control1.y + c * cubic.control2.y + d * cubic.to.y};
}

double rise(const Cubic &cubic)
{
    return std::abs(cubic.to.y - cubic.from.y);
}

std::vector<Cubic> steepestFirst(std::vector<Cubic> curve)
{
    std::stable_sort(curve.begin(), curve.end(),
                     [](const Cubic &a, const Cubic &b) { return rise(a) > rise(b); });
    return curve;
}

Rect around(const Point &centre, const Size &size, double margin)
{
    const double x = size.width / 2 + margin;
    const double y = size.height / 2 + margin;
    return {centre.x - x, centre.y - y, centre.x + x, centre.y + y};
}

bool overlap(const Rect &a, const Rect &b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::optional<LabelPlace> placeOf(const Label &label, const std::vector<Rect> &taken)
{
    for (const Cubic &cubic : steepestFirst(label.curve)) {
        for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
            for (const int side : {0, 1, -1}) {
                const LabelPlace place{at(cubic, t), side};
                const Rect box = around(place.centre(label.size), label.size, kClearance);
                if (std::none_of(taken.begin(), taken.end(),
                                 [&box](const Rect &other) { return overlap(box, other); }))
                    return place;
            }
        }
    }
    return std::nullopt;
}

} // namespace

Point LabelPlace::centre(const Size &size) const
{
    return {onLine.x + side * std::max(size.width / 2 - kOverlap, 0.0), onLine.y};
}

Point middleOf(const std::vector<Cubic> &curve)
{
    return curve.empty() ? Point() : at(steepestFirst(curve).front(), 0.5);
}

std::vector<std::optional<LabelPlace>> placeLabels(std::vector<Rect> taken,
                                                   const std::vector<Label> &labels)
{
    std::vector<std::optional<LabelPlace>> places;
    for (const Label &label : labels) {
        places.push_back(label.size.isEmpty() ? std::nullopt : placeOf(label, taken));
        if (places.back())
            taken.push_back(around(places.back()->centre(label.size), label.size, 0));
    }
    return places;
}

} // namespace stagewright::layout
