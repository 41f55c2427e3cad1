package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Answers to reads, kept for moments and for the length of a [Look]. Equal reads at the same time
/// are asked once.
final class Answers {

  private record Kept(CompletableFuture<Resource> answer, Instant since) {}

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Duration cacheFor;
  private final InstantSource clock;
  private volatile Instant sweptAt;

  Answers(Duration cacheFor, InstantSource clock) {
    this.cacheFor = cacheFor;
    this.clock = clock;
    this.sweptAt = clock.instant();
  }

  Resource read(String path, Freshness freshness, Supplier<Resource> ask) {
    var seen = Look.seen(this, path);
    if (seen.isPresent()) return seen.get();
    var resource = shared(path, freshness, ask);
    Look.remember(this, path, resource);
    return resource;
  }

  private Resource shared(String path, Freshness freshness, Supplier<Resource> ask) {
    var now = clock.instant();
    var mine = new Kept(new CompletableFuture<>(), now);
    var shared =
        kept.compute(
            path, (_, before) -> before != null && usable(before, freshness, now) ? before : mine);
    if (shared != mine) return join(shared);
    dropOld(now);
    try {
      var resource = ask.get();
      mine.answer.complete(resource);
      return resource;
    } catch (RuntimeException | Error e) {
      kept.remove(path, mine);
      mine.answer.completeExceptionally(e);
      throw e;
    }
  }

  /// An answer that is still on its way was asked for after the write that forgot its predecessor,
  /// so it is fresh enough.
  private boolean usable(Kept before, Freshness freshness, Instant now) {
    if (!before.answer.isDone()) return true;
    return freshness == Freshness.CACHED && before.since.plus(cacheFor).isAfter(now);
  }

  private static Resource join(Kept shared) {
    try {
      return shared.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  void put(String path, Resource resource) {
    kept.put(path, new Kept(CompletableFuture.completedFuture(resource), clock.instant()));
    Look.remember(this, path, resource);
  }

  void forget(String prefix) {
    var lower = prefix.toLowerCase(Locale.ROOT);
    kept.keySet().removeIf(path -> path.toLowerCase(Locale.ROOT).startsWith(lower));
    Look.forget(this, lower);
  }

  int size() {
    return kept.size();
  }

  /// A registry has megabytes: nothing stays only because nobody asked for it again.
  private void dropOld(Instant now) {
    if (sweptAt.plus(cacheFor).isAfter(now)) return;
    sweptAt = now;
    kept.values().removeIf(one -> one.answer.isDone() && !one.since.plus(cacheFor).isAfter(now));
  }
}
