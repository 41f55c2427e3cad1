package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;
import org.hwautomation.base.Deadline;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;

/// Lets calls through to one BMC: not while it is left alone, no more at once than it bears, each
/// one noted in the journal.
final class Calls {

  private final Endpoint endpoint;
  private final Wire wire;
  private final InstantSource clock;
  private final Places places;
  private final Circuit circuit;
  private final Journal journal = new Journal();

  Calls(Endpoint endpoint, Wire wire, Limits limits, InstantSource clock) {
    this.endpoint = endpoint;
    this.wire = wire;
    this.clock = clock;
    this.places = new Places(limits.atOnce());
    this.circuit = new Circuit(limits.opensAfter(), limits.leavesAloneFor());
  }

  List<Call> latest() {
    return journal.latest();
  }

  Where where(Ask ask) {
    return new Where(endpoint.name(), ask.method(), ask.path());
  }

  Wire.Answer seated(Ask ask) {
    var alone = circuit.closedFor(clock.instant());
    if (alone.isPositive()) {
      throw new RedfishException(new Failure.CircuitOpen(where(ask), alone));
    }
    try (var seat = places.take(ask.priority(), ask.deadline().remaining())) {
      if (seat == null) throw late(ask, null);
      return unseated(ask.method(), ask.path(), ask.headers(), ask.body(), ask.deadline());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(ask, e);
    }
  }

  private RedfishException late(Ask ask, @Nullable Throwable cause) {
    return new RedfishException(new Failure.DeadlineExceeded(where(ask), Effect.NONE), cause);
  }

  /// For the session's own calls: whoever holds a place may be waiting for them.
  Wire.Answer unseated(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Deadline deadline) {
    var begin = clock.instant();
    try {
      var answer = wire.send(method, path, headers, body, deadline);
      circuit.succeeded();
      note(begin, method, path, answer.status(), answer.body().length, "");
      return answer;
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.Unreachable || e.failure() instanceof Failure.TlsFailed) {
        circuit.failed(clock.instant());
      }
      note(begin, method, path, 0, 0, e.failure().text());
      throw e;
    }
  }

  /// Takes no place: a stream stays for hours.
  Wire.@Nullable Answer stream(Ask ask, Duration silence, Wire.Stream stream) {
    var begin = clock.instant();
    try {
      var refused = wire.stream(ask.path(), ask.headers(), silence, stream);
      note(begin, ask.method(), ask.path(), refused == null ? 200 : refused.status(), 0, "");
      return refused;
    } catch (RedfishException e) {
      note(begin, ask.method(), ask.path(), 0, 0, e.failure().text());
      throw e;
    }
  }

  private void note(
      Instant begin, String method, String path, int status, long bytes, String failure) {
    var took = Duration.between(begin, clock.instant());
    journal.add(new Call(begin, method, path, status, took, bytes, failure));
  }
}
