package org.hwautomation.fleet.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.Server;

/// The same work on many servers at once, because each is mostly waiting for its BMC.
public final class EachServer {

  /// BMCs that are asked at once.
  private static final int AT_ONCE = 100;

  /// For so many servers somebody waits; more are planned in the background, as an order.
  public static final int FEW = 10;

  private EachServer() {}

  /// @return in the order of the servers
  public static <R> List<R> of(List<Server> servers, Function<Server, R> work) {
    var gate = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<R>>();
      for (var server : servers) {
        running.add(
            threads.submit(() -> {
              gate.acquire();
              try {
                return work.apply(server);
              } finally {
                gate.release();
              }
            }));
      }
      var results = new ArrayList<R>();
      for (var each : running) results.add(each.get());
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable(
          "interrupted", "the service is stopping", "Ask again when it runs.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
  }
}
