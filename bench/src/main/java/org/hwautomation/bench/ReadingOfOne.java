package org.hwautomation.bench;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hwautomation.driver.Connection;

/// What reading one server took.
///
/// @param chain how many of its requests ran one after the other: the most that did not overlap
record ReadingOfOne(String profile, int requests, int chain) {

  static ReadingOfOne of(String profile, List<Connection.Call> calls) {
    var byEnd = calls.stream().sorted(Comparator.comparing(ReadingOfOne::end)).toList();
    int chain = 0;
    var free = Instant.MIN;
    for (var call : byEnd) {
      if (call.at().isBefore(free)) continue;
      chain++;
      free = end(call);
    }
    return new ReadingOfOne(profile, calls.size(), chain);
  }

  private static Instant end(Connection.Call call) {
    return call.at().plus(call.took());
  }
}
