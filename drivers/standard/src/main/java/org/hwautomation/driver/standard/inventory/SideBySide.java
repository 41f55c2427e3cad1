package org.hwautomation.driver.standard.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.hwautomation.driver.inventory.Inventory;
import org.hwautomation.redfish.client.Look;
import org.hwautomation.redfish.failure.RedfishException;

/// Parts of one inventory, read at the same time; a part that fails is a gap. How many requests
/// really go at once is for the gateway's places to say.
final class SideBySide implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Inventory.Gap> gaps = Collections.synchronizedList(new ArrayList<>());

  /// @return blocks until the part is there, empty when it could not be read
  <T> Supplier<List<T>> part(String name, Supplier<List<T>> reading) {
    var future =
        threads.submit(
            Look.carried(() -> {
              try {
                return reading.get();
              } catch (RedfishException e) {
                gaps.add(new Inventory.Gap(name, e.failure().text()));
                return List.<T>of();
              }
            }));
    return () -> result(future);
  }

  /// Of the parts that have been taken, by name.
  List<Inventory.Gap> gaps() {
    return gaps.stream().sorted(Comparator.comparing(Inventory.Gap::part)).toList();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading an inventory", e);
    }
  }

  /// Parts that nobody waits for any more end early.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
