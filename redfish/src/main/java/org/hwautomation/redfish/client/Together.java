package org.hwautomation.redfish.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hwautomation.redfish.failure.RedfishException;
import tools.jackson.databind.JsonNode;

/// Reads the members of one page side by side; how many really go at once is for the gateway's
/// places to say.
final class Together {

  private Together() {}

  static List<Optional<Resource>> ask(Resource page, Function<JsonNode, Optional<Resource>> read) {
    var nodes = page.json().path("Members");
    var found = new ArrayList<Optional<Resource>>();
    if (!needsRequests(nodes)) {
      for (var node : nodes) found.add(read.apply(node));
      return found;
    }
    var answers = new ArrayList<Future<Optional<Resource>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var node : nodes) answers.add(threads.submit(Look.carried(() -> read.apply(node))));
    }
    for (var answer : answers) found.add(result(answer));
    return found;
  }

  private static boolean needsRequests(JsonNode nodes) {
    int bare = 0;
    for (var node : nodes) if (!Collections.whole(node)) bare++;
    return bare > 1;
  }

  private static Optional<Resource> result(Future<Optional<Resource>> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RedfishException refused) throw refused;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a collection", e);
    }
  }
}
