#include "core/image/source/openimage.h"

#include "core/base/support/strings.h"
#include "core/image/source/sources.h"

namespace stagewright::source {

namespace {

SourceResult openReference(const oci::ImageReference &reference, const oci::Platform &platform,
                           const Places &places)
{
    const auto name = storeNameOf(reference);
    if (!places.store)
        return fail(ErrorCode::NotFound, concat("there is no store to look for ", name));
    auto source = openFromStore(name, platform, *places.store);
    if (!source || reference.digest.isNull())
        return source;
    const auto &image = (*source)->image();
    if (image.root.digest != reference.digest && image.descriptor.digest != reference.digest)
        return fail(ErrorCode::NotFound,
                    concat("the store has another ", name, " than ", reference.digest.toString()));
    return source;
}

SourceResult openFromRegistryOnly(const oci::ImageReference &reference,
                                  const oci::Platform &platform, const Places &places,
                                  const std::stop_token &stop)
{
    if (!places.registry)
        return fail(ErrorCode::NotFound,
                    concat("no registry may be asked for ", reference.familiar()));
    return openFromRegistry(reference, platform, *places.registry, stop);
}

/// Other errors than "it is not here" end the search: a damaged image must not be hidden by a pull.
bool endsSearch(const SourceResult &source, const oci::Platform &platform)
{
    if (!source)
        return source.error().code != ErrorCode::NotFound;
    const auto &found = (*source)->image().config.platform;
    return found.os.empty() || oci::rankFor(platform, found).has_value();
}

} // namespace

std::string storeNameOf(const oci::ImageReference &reference)
{
    auto tagged = reference;
    tagged.digest = {};
    return tagged.withDefaultTag().familiar();
}

SourceResult openNamed(const oci::ImageReference &reference, const oci::Platform &platform,
                       const Places &places, const std::stop_token &stop)
{
    auto local = openReference(reference, platform, places);
    if (endsSearch(local, platform))
        return local;
    if (places.registry)
        return openFromRegistry(reference, platform, *places.registry, stop);
    return fail(ErrorCode::NotFound,
                concat("there is no image ", storeNameOf(reference), " in the store; docker://",
                       reference.familiar(), " names the one of its registry"));
}

SourceResult openImage(std::string_view notation, const oci::Platform &platform,
                       const Places &places, const std::stop_token &stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto parsed, parseNotation(notation));
    if (parsed.place == Notation::Place::Layout) {
        STAGEWRIGHT_TRY_ASSIGN(const auto path, splitLayoutPath(parsed.name));
        return openFromLayout(path, platform);
    }
    STAGEWRIGHT_TRY_ASSIGN(const auto reference, oci::ImageReference::parse(parsed.name));
    if (parsed.place == Notation::Place::Store)
        return openReference(reference, platform, places);
    if (parsed.place == Notation::Place::Registry)
        return openFromRegistryOnly(reference, platform, places, stop);
    return openNamed(reference, platform, places, stop);
}

} // namespace stagewright::source
