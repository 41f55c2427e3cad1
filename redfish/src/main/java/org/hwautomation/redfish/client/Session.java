package org.hwautomation.redfish.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The one session at a BMC. Made when first needed, given back always: leaked sessions are the
/// commonest cause of lock-out (fact book 1.6). When the table is full, falls back to Basic until a
/// session can be had.
final class Session {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Callers that were refused together are answered together: BMCs lock accounts after a few wrong
  /// passwords.
  private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(5);

  private record Login(Secret token, Optional<String> location) {}

  private record Refusal(RedfishException answer, Instant until) {}

  /// Sends one request without identity of its own.
  interface Sender {
    Wire.Answer send(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable HttpEntity body,
        Deadline deadline);
  }

  private final Sender sender;
  private final Endpoint endpoint;
  private final boolean alwaysBasic;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Login login;
  private @Nullable Refusal refusal;
  private boolean basic;
  private boolean closed;

  Session(Sender sender, Endpoint endpoint, boolean alwaysBasic, InstantSource clock) {
    this.sender = sender;
    this.endpoint = endpoint;
    this.alwaysBasic = alwaysBasic;
    this.basic = alwaysBasic;
    this.clock = clock;
  }

  /// Headers that identify us; logs in when need be.
  Map<String, String> headers(String sessions, Deadline deadline) {
    lock.lock();
    try {
      if (basic) return basicHeader();
      try {
        return Map.of("X-Auth-Token", login(sessions, deadline).token().reveal());
      } catch (RedfishException e) {
        if (!(e.failure() instanceof Failure.SessionLimit)) throw e;
        basic = true;
        return basicHeader();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Headers that identify us without a login being made: the session's where there is one.
  Map<String, String> identity() {
    lock.lock();
    try {
      var open = login;
      return open == null ? basicHeader() : Map.of("X-Auth-Token", open.token().reveal());
    } finally {
      lock.unlock();
    }
  }

  /// The token itself.
  ///
  /// @throws RedfishException SessionLimit, when only Basic is to be had
  Secret token(String sessions, Deadline deadline) {
    lock.lock();
    try {
      var token = login(sessions, deadline).token();
      basic = alwaysBasic;
      return token;
    } finally {
      lock.unlock();
    }
  }

  /// Path of the session itself; reading it keeps it alive. Empty without one.
  Optional<String> path() {
    lock.lock();
    try {
      var open = login;
      return open == null ? Optional.empty() : open.location();
    } finally {
      lock.unlock();
    }
  }

  /// Forgets a session that the BMC no longer knows.
  ///
  /// @param used the headers it was refused with; a session made meanwhile by another thread stays
  void expired(Map<String, String> used) {
    lock.lock();
    try {
      var open = login;
      if (open != null && open.token().reveal().equals(used.get("X-Auth-Token"))) login = null;
      if (used.containsKey("Authorization")) basic = alwaysBasic;
    } finally {
      lock.unlock();
    }
  }

  void logOut(Deadline deadline) {
    lock.lock();
    try {
      var open = login;
      login = null;
      basic = alwaysBasic;
      if (open == null || open.location().isEmpty()) return;
      var identity = Map.of("X-Auth-Token", open.token().reveal());
      sender.send("DELETE", open.location().get(), identity, null, deadline);
    } finally {
      lock.unlock();
    }
  }

  /// No login after this: a straggler must not leave a session behind.
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private Login login(String sessions, Deadline deadline) {
    var open = login;
    if (open != null) return open;
    var where = new Where(endpoint.name(), "POST", sessions);
    if (closed) {
      throw new RedfishException(
          new Failure.ConnectionLost(where, "this gateway was closed", Effect.NONE));
    }
    var refused = refusal;
    if (refused != null && clock.instant().isBefore(refused.until())) {
      throw new RedfishException(refused.answer().failure(), refused.answer());
    }
    refusal = null;
    try {
      var made = logIn(where, deadline);
      login = made;
      return made;
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.Unauthenticated) {
        refusal = new Refusal(e, clock.instant().plus(REFUSAL_HOLDS));
      }
      throw e;
    }
  }

  private Login logIn(Where where, Deadline deadline) {
    var credential = endpoint.credential();
    var body =
        JSON.createObjectNode()
            .put("UserName", credential.user())
            .put("Password", credential.password().reveal());
    var entity = new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON);
    var answer = sender.send("POST", where.path(), Map.of(), entity, deadline);
    if (answer.status() < 200 || answer.status() >= 300) {
      throw new RedfishException(Refusals.failure(answer, where, clock.instant()));
    }
    var token =
        answer
            .header("x-auth-token")
            .orElseThrow(() ->
                new RedfishException(
                    new Failure.BadAnswer(
                        where, "no X-Auth-Token came with the session", Effect.UNKNOWN)));
    var location = answer.header("location").or(() -> idInBody(answer)).map(Paths::normalized);
    return new Login(Secret.of(token), location);
  }

  private static Optional<String> idInBody(Wire.Answer answer) {
    return LenientJson.read(answer.body())
        .map(json -> json.path("@odata.id").asString(""))
        .filter(id -> !id.isEmpty());
  }

  private Map<String, String> basicHeader() {
    var credential = endpoint.credential();
    var text = credential.user() + ":" + credential.password().reveal();
    var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return Map.of("Authorization", "Basic " + encoded);
  }
}
