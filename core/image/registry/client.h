/// Pulling from registries (distribution-spec, "Pull").
#pragma once

#include "core/image/oci/imagereference.h"
#include "core/image/registry/auth.h"
#include "core/image/registry/hosts.h"
#include "core/image/registry/retry.h"
#include "core/image/store/contentstore.h"

#include <functional>

namespace stagewright::registry {

/// A manifest or index as a server sent it, checked against its digest.
struct RemoteDocument
{
    oci::Descriptor descriptor; ///< media type, digest, size
    std::string text;
};

using BlobProgress = std::function<void(std::uint64_t current, std::uint64_t total)>;

/// Any thread. Asks the mirrors of a registry first; a server that does not have the image or does
/// not answer is passed over for the next. Errors: NotFound where every server says so; Network,
/// Unavailable, PermissionDenied, Corrupt with what each of them said; Cancelled.
class Client
{
public:
    /// What is handed in outlives the client.
    Client(Transport &transport, HostsConfig hosts, const sys::Clock &clock = sys::Clock::system(),
           Waiter waiter = waitFor);

    /// The document that the digest of the reference names, else its tag, else "latest".
    Result<RemoteDocument> manifest(const oci::ImageReference &reference,
                                    std::stop_token stop = {});

    /// Any document of the repository by its descriptor: a manifest or a config.
    Result<std::string> document(const oci::ImageReference &reference,
                                 const oci::Descriptor &descriptor, std::stop_token stop = {});

    /// Streams a blob into the store; a broken transfer goes on where it broke.
    Result<void> fetchBlob(const oci::ImageReference &reference, const oci::Descriptor &blob,
                           store::ContentStore &target, const BlobProgress &progress = {},
                           std::stop_token stop = {});

private:
    class Attempts;

    Transport &m_transport;
    HostsConfig m_hosts;
    const sys::Clock &m_clock;
    Waiter m_waiter;
    TokenSource m_tokens;
};

} // namespace stagewright::registry
