/// A build of two stages on two bases, as the solver records it.
#pragma once

#include "core/base/support/strings.h"
#include "core/build/plan/buildrecord.h"
#include "core/insight/inspect/imagereport.h"

namespace stagewright::tests {

inline plan::StepRecord step(std::string text, std::uint32_t line, std::size_t row,
                             std::optional<std::uint64_t> layerBytes)
{
    plan::StepRecord record;
    record.text = text;
    record.line = line;
    record.instruction = row;
    record.historyRow = row;
    record.range = {line * 10, line * 10 + 9};
    if (layerBytes)
        record.layer = plan::LayerRecord{oci::digestOf(text), *layerBytes};
    return record;
}

inline plan::StageRecord stage(std::size_t index, std::string name, std::string base)
{
    plan::StageRecord record;
    record.index = index;
    record.name = std::move(name);
    record.base = std::move(base);
    return record;
}

/// builder (on a toolchain of 9 MB) → final (on alpine, which is also below "tools", unneeded).
inline plan::BuildRecord sampleRecord()
{
    plan::BuildRecord record;
    record.image = "hello:latest";
    record.manifest = oci::digestOf("manifest");
    record.dockerfilePath = "Dockerfile";
    record.stageCount = 3;
    record.targetStage = 2;
    const plan::LayerRecord alpine{oci::digestOf("alpine"), 3'000'000};
    auto builder = stage(0, "builder", "lab/toolchain:1");
    builder.baseLayers = {alpine, {oci::digestOf("toolchain"), 9'000'000}};
    builder.steps = {step("WORKDIR /src", 1, 2, 0), step("COPY hello.c .", 2, 3, 1200),
                     step("RUN cc -o /hello hello.c", 3, 4, 14'200)};
    auto final = stage(2, "final", "alpine:3.19");
    final.baseLayers = {alpine};
    final.steps = {step("ENV A=1", 8, 1, std::nullopt),
                   step("COPY --from=builder /hello /hello", 9, 2, 14'200)};
    record.stages = {builder, final};
    plan::TransferRecord transfer;
    transfer.source = {plan::SourceRecord::Kind::Stage, 0, "builder"};
    transfer.targetStage = 2;
    transfer.line = 9;
    transfer.paths = {"/hello"};
    transfer.destination = "/hello";
    transfer.bytes = 14'200;
    transfer.files = 1;
    record.transfers = {transfer};
    return record;
}

/// The image of sampleRecord().
inline inspect::ImageFacts sampleFacts()
{
    inspect::ImageFacts facts;
    facts.name = "hello:latest";
    facts.manifestDigest = oci::digestOf("manifest");
    facts.manifest.config.digest = oci::digestOf("config");
    for (const char *layer : {"alpine", "COPY --from=builder /hello /hello"}) {
        facts.config.rootFs.diffIds.push_back(oci::digestOf(layer));
        oci::Descriptor blob;
        blob.mediaType = "application/vnd.oci.image.layer.v1.tar+gzip";
        blob.digest = oci::digestOf(concat(layer, ".gz"));
        blob.size = 1000;
        facts.manifest.layers.push_back(blob);
    }
    facts.contentBytes = {{oci::digestOf("alpine"), 3'000'000},
                          {oci::digestOf("COPY --from=builder /hello /hello"), 14'200}};
    facts.config.history = {
        {"2026-11-01T00:00:00Z", "ADD alpine.tar / # buildkit", {}, {}, false},
        {"2026-11-24T00:59:00.5Z", "ENV A=1", {}, "buildkit.dockerfile.v0", true},
        {"2026-11-24T00:59:30Z",
         "COPY /hello /hello # buildkit and then some more text to cut\t.",
         {},
         "buildkit.dockerfile.v0",
         false}};
    facts.record = sampleRecord();
    return facts;
}

} // namespace stagewright::tests
