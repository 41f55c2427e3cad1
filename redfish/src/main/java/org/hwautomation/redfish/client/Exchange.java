package org.hwautomation.redfish.client;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.redfish.failure.RedfishException;

/// One request from the asking to the answer: our identity, a new login when the BMC has forgotten
/// us, gzip where nothing else is to be had, redirects.
final class Exchange {

  private final Endpoint endpoint;
  private final Calls calls;
  private final Session session;
  private final Supplier<String> sessions;
  private final InstantSource clock;

  /// @param sessions path of the sessions collection
  Exchange(
      Endpoint endpoint,
      Calls calls,
      Session session,
      Supplier<String> sessions,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.calls = calls;
    this.session = session;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// @throws RedfishException when it is no success (2xx)
  Reply reply(Ask ask) {
    return success(ask, answer(ask));
  }

  /// Empty on 304. Identifies itself without making a session; who refuses that is asked again with
  /// one.
  Optional<Reply> changed(Ask ask) {
    var identity = session.identity();
    var answer = negotiated(ask.with(identity));
    if (answer.status() == 401) {
      session.expired(identity);
      answer = answer(ask);
    }
    return answer.status() == 304 ? Optional.empty() : Optional.of(success(ask, answer));
  }

  private Reply success(Ask ask, Wire.Answer answer) {
    if (answer.status() < 200 || answer.status() >= 300) {
      throw new RedfishException(Refusals.failure(answer, calls.where(ask), clock.instant()));
    }
    return new Reply(
        answer.status(),
        answer.headers(),
        LenientJson.read(answer.body()),
        answer.body(),
        answer.header("location").map(Paths::normalized),
        Optional.ofNullable(Refusals.retryAfter(answer, List.of(), clock.instant())));
  }

  /// Sends once more after a 401, which proves that nothing happened.
  private Wire.Answer answer(Ask ask) {
    if (isOpenToAll(ask)) return negotiated(ask);
    var identity = session.headers(sessions.get(), ask.deadline());
    var answer = negotiated(ask.with(identity));
    if (answer.status() != 401 || !ask.repeatable()) return answer;
    session.expired(identity);
    return negotiated(ask.with(session.headers(sessions.get(), ask.deadline())));
  }

  /// Reads the session itself: one that expired in silence would cost a whole upload, and some BMCs
  /// cut the connection instead of answering 401 while they are being sent to.
  void keepSessionAlive(Ask upload) {
    session.path().ifPresent(path -> answer(Ask.read(path, upload.priority(), upload.deadline())));
  }

  /// @throws RedfishException when the stream was refused, broke, or was silent for too long
  void stream(Ask ask, Duration silence, Wire.Stream stream) {
    var asked = ask.with(Map.of("Accept", "text/event-stream"));
    var identity = session.headers(sessions.get(), ask.deadline());
    var refused = calls.stream(asked.with(identity), silence, stream);
    if (refused != null && refused.status() == 401) {
      session.expired(identity);
      var anew = session.headers(sessions.get(), ask.deadline());
      refused = calls.stream(asked.with(anew), silence, stream);
    }
    if (refused != null) {
      throw new RedfishException(Refusals.failure(refused, calls.where(ask), clock.instant()));
    }
  }

  private Wire.Answer negotiated(Ask ask) {
    var answer = calls.seated(ask);
    if (answer.status() == 406 && ask.reads()) {
      // HPE keeps its registries compressed and does not unpack them.
      answer = calls.seated(ask.with(Map.of("Accept-Encoding", "gzip")));
    }
    return redirected(answer, ask);
  }

  /// 307 and 308 keep the method (iLO answers 308 for a missing slash); other redirects only for
  /// reads. Same host only, one hop.
  private Wire.Answer redirected(Wire.Answer answer, Ask ask) {
    boolean keeps = answer.status() == 307 || answer.status() == 308;
    boolean read = ask.reads() && answer.status() >= 301 && answer.status() <= 303;
    var location = answer.header("location").orElse("");
    if (!(keeps || read) || !ask.repeatable() || !staysHere(location)) return answer;
    var next = Paths.onWire(location);
    return next.equals(Paths.onWire(ask.path())) ? answer : calls.seated(ask.at(next));
  }

  private boolean staysHere(String location) {
    if (location.startsWith("/")) return !location.startsWith("//");
    try {
      return endpoint.base().getHost().equalsIgnoreCase(URI.create(location).getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOpenToAll(Ask ask) {
    var path = Paths.normalized(ask.path());
    return ask.reads() && (path.equals("/redfish") || path.equals(ServiceRoot.PATH));
  }
}
