package org.hwautomation.redfish.client;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One look at a server: what was read since it began is not read again, however long a slow BMC
/// takes for the rest. [Freshness#FRESH] means fresh as of the look's beginning.
///
/// It belongs to the thread that looks and to those that it [carries][#carried] it to; everybody
/// else, a job that watches the same BMC for instance, asks for itself.
public final class Look {

  private record Seen(Answers of, String path) {}

  private static final ScopedValue<Look> CURRENT = ScopedValue.newInstance();

  private final Map<Seen, Resource> seen = new ConcurrentHashMap<>();

  private Look() {}

  /// A look within a look is part of it.
  public static <T> T whole(Supplier<T> reading) {
    if (CURRENT.isBound()) return reading.get();
    return ScopedValue.where(CURRENT, new Look()).call(reading::get);
  }

  /// For a part of this look that another thread reads.
  public static <T> Callable<T> carried(Callable<T> part) {
    if (!CURRENT.isBound()) return part;
    var look = CURRENT.get();
    return () -> ScopedValue.where(CURRENT, look).call(part::call);
  }

  static Optional<Resource> seen(Answers answers, String path) {
    if (!CURRENT.isBound()) return Optional.empty();
    return Optional.ofNullable(CURRENT.get().seen.get(new Seen(answers, path)));
  }

  static void remember(Answers answers, String path, Resource resource) {
    if (CURRENT.isBound()) CURRENT.get().seen.put(new Seen(answers, path), resource);
  }

  /// @param prefix in lower case
  static void forget(Answers answers, String prefix) {
    if (!CURRENT.isBound()) return;
    CURRENT
        .get()
        .seen
        .keySet()
        .removeIf(
            one -> one.of() == answers && one.path().toLowerCase(Locale.ROOT).startsWith(prefix));
  }
}
