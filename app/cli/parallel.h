/// The same work for many things at once.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace stagewright::app {

/// Calls `work(0)` … `work(count - 1)`, each once, in up to `jobs` threads (0: as many as the
/// machine has); returns when all are done. `work` writes to places of its own and throws nothing.
template<typename Work>
void forEachParallel(std::size_t count, std::size_t jobs, const Work &work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (auto i = next++; i < count; i = next++)
            work(i);
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const auto wanted = std::min(count, jobs > 0 ? jobs : cores);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < wanted; ++i)
        threads.emplace_back(run);
    run();
}

} // namespace stagewright::app
