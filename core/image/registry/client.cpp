#include "core/image/registry/client.h"

#include "core/base/support/strings.h"
#include "core/image/oci/index.h"
#include "core/image/oci/mediatype.h"
#include "core/image/registry/blobtransfer.h"
#include "core/image/registry/session.h"

namespace stagewright::registry {

namespace {

std::string acceptedTypes()
{
    return concat(oci::kOciIndex, ", ", oci::kDockerManifestList, ", ", oci::kOciManifest, ", ",
                  oci::kDockerManifest);
}

/// A small body, kept whole.
struct Document
{
    ResponseHead head;
    std::string text;
};

/// Fetches a small document; a try that broke starts anew.
Result<Document> getDocument(Session &session, Retrier &retrier, std::string_view rest)
{
    Document document;
    const BodySink sink = [&](const ResponseHead &, std::string_view bytes) -> Result<void> {
        if (document.text.size() + bytes.size() > oci::kMaxDocumentBytes)
            return fail(ErrorCode::Corrupt, "the server sends a document of more than 4 MiB");
        document.text += bytes;
        return {};
    };
    const auto once = [&]() -> Result<ResponseHead> {
        document.text.clear();
        return session.get(rest, {{"Accept", acceptedTypes()}}, sink);
    };
    STAGEWRIGHT_TRY_ASSIGN(document.head, retrier.run(once));
    STAGEWRIGHT_TRY(checkStatus(document.head));
    return document;
}

std::string contentTypeOf(const ResponseHead &head)
{
    const auto header = head.header("content-type").value_or("");
    return std::string(trim(std::string_view(header).substr(0, header.find(';'))));
}

Result<void> checkDigest(const Document &document, const oci::Digest &expected)
{
    if (expected.isNull() || oci::digestOf(document.text, expected.algorithm()) == expected)
        return {};
    return fail(ErrorCode::Corrupt,
                concat("the server sent other bytes than those of ", expected.toString()));
}

/// The type that the content has, checked against what the server and the document call it.
Result<std::string> checkedType(const Document &document)
{
    auto announced = contentTypeOf(document.head);
    const bool known = oci::isManifestType(announced) || oci::isIndexType(announced);
    const auto hint = known ? std::string_view(announced) : std::string_view();
    STAGEWRIGHT_TRY_ASSIGN(const auto kind, oci::documentKind(document.text, hint));
    if (known)
        return announced;
    return std::string(kind == oci::DocumentKind::Index ? oci::kOciIndex : oci::kOciManifest);
}

Result<RemoteDocument> toRemote(Document document, const oci::Digest &wanted)
{
    STAGEWRIGHT_TRY(checkDigest(document, wanted));
    // What the server claims of a tag must at least be true of what it sends.
    if (const auto claimed = document.head.header("docker-content-digest")) {
        if (const auto digest = oci::Digest::parse(*claimed))
            STAGEWRIGHT_TRY(checkDigest(document, *digest));
    }
    RemoteDocument remote;
    STAGEWRIGHT_TRY_ASSIGN(remote.descriptor.mediaType, checkedType(document));
    remote.descriptor.digest = wanted.isNull() ? oci::digestOf(document.text) : wanted;
    remote.descriptor.size = document.text.size();
    remote.text = std::move(document.text);
    return remote;
}

/// Another server would not change these.
bool isFinal(ErrorCode code)
{
    return code == ErrorCode::Cancelled || code == ErrorCode::OutOfSpace || code == ErrorCode::Io ||
           code == ErrorCode::Internal;
}

/// What each server said, and the code that tells most.
class Refusals
{
public:
    void add(const Endpoint &endpoint, const Error &error)
    {
        if (m_texts.empty() || m_code == ErrorCode::NotFound)
            m_code = error.code;
        const auto origin = endpoint.base.origin();
        const auto text = error.toString();
        m_texts.push_back(text.starts_with(origin) ? text : concat(origin, ": ", text));
    }

    Error toError(const oci::ImageReference &reference) const
    {
        return {
            m_code, concat("cannot get ", reference.familiar(), ": ", join(m_texts, "; ")), {}, 0};
    }

private:
    ErrorCode m_code = ErrorCode::NotFound;
    std::vector<std::string> m_texts;
};

} // namespace

/// Runs a piece of work on one server after the other.
class Client::Attempts
{
public:
    Attempts(Client &client, const oci::ImageReference &reference, std::stop_token stop)
        : m_client(client)
        , m_reference(reference)
        , m_stop(std::move(stop))
    {}

    template<typename T, typename Work>
    Result<T> run(const Work &work)
    {
        STAGEWRIGHT_TRY_ASSIGN(auto endpoints, m_client.m_hosts.endpointsFor(m_reference.domain));
        Refusals refusals;
        for (auto &endpoint : endpoints) {
            Session session(m_client.m_transport, m_client.m_tokens, endpoint, m_reference.path,
                            m_stop);
            Retrier retrier(m_client.m_clock, m_client.m_waiter, m_stop);
            auto result = work(session, retrier);
            if (result || isFinal(result.error().code))
                return result;
            refusals.add(endpoint, result.error());
        }
        return fail(refusals.toError(m_reference));
    }

private:
    Client &m_client;
    const oci::ImageReference &m_reference;
    std::stop_token m_stop;
};

Client::Client(Transport &transport, HostsConfig hosts, const sys::Clock &clock, Waiter waiter)
    : m_transport(transport)
    , m_hosts(std::move(hosts))
    , m_clock(clock)
    , m_waiter(std::move(waiter))
    , m_tokens(transport, clock)
{}

Result<RemoteDocument> Client::manifest(const oci::ImageReference &reference, std::stop_token stop)
{
    const auto tagged = reference.withDefaultTag();
    const auto &digest = tagged.digest;
    const auto rest = concat("manifests/", digest.isNull() ? tagged.tag : digest.toString());
    const auto work = [&](Session &session, Retrier &retrier) -> Result<RemoteDocument> {
        STAGEWRIGHT_TRY_ASSIGN(auto document, getDocument(session, retrier, rest));
        return toRemote(std::move(document), digest);
    };
    return Attempts(*this, tagged, std::move(stop)).run<RemoteDocument>(work);
}

Result<std::string> Client::document(const oci::ImageReference &reference,
                                     const oci::Descriptor &descriptor, std::stop_token stop)
{
    const bool isManifest =
        oci::isManifestType(descriptor.mediaType) || oci::isIndexType(descriptor.mediaType);
    const auto rest = concat(isManifest ? "manifests/" : "blobs/", descriptor.digest.toString());
    const auto work = [&](Session &session, Retrier &retrier) -> Result<std::string> {
        STAGEWRIGHT_TRY_ASSIGN(auto document, getDocument(session, retrier, rest));
        STAGEWRIGHT_TRY(checkDigest(document, descriptor.digest));
        if (document.text.size() != descriptor.size)
            return fail(ErrorCode::Corrupt, concat(descriptor.digest.toString(),
                                                   " has another size than its descriptor says"));
        return std::move(document.text);
    };
    return Attempts(*this, reference, std::move(stop)).run<std::string>(work);
}

Result<void> Client::fetchBlob(const oci::ImageReference &reference, const oci::Descriptor &blob,
                               store::ContentStore &target, const BlobProgress &progress,
                               std::stop_token stop)
{
    if (target.stat(blob.digest))
        return {};
    const auto work = [&](Session &session, Retrier &retrier) -> Result<void> {
        return BlobTransfer(session, blob, target, progress).run(retrier);
    };
    return Attempts(*this, reference, std::move(stop)).run<void>(work);
}

} // namespace stagewright::registry
