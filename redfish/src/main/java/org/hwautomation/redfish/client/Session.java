package org.hwautomation.redfish.client;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
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

  private record Login(String token, Optional<String> location) {}

  private final Wire wire;
  private final Endpoint endpoint;
  private final java.time.InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Login login;
  private boolean basic;

  Session(Wire wire, Endpoint endpoint, java.time.InstantSource clock) {
    this.wire = wire;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /// Headers that identify us; logs in when need be.
  Map<String, String> headers(String sessions, Deadline deadline) {
    lock.lock();
    try {
      if (basic) return Map.of("Authorization", basicValue());
      if (login == null) {
        try {
          login = logIn(sessions, deadline);
        } catch (RedfishException e) {
          if (!(e.failure() instanceof Failure.SessionLimit)) throw e;
          basic = true;
          return Map.of("Authorization", basicValue());
        }
      }
      return Map.of("X-Auth-Token", login.token());
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
      if (login == null) login = logIn(sessions, deadline);
      basic = false;
      return Secret.of(login.token());
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
      if (login != null && login.token().equals(used.get("X-Auth-Token"))) login = null;
      if (used.containsKey("Authorization")) basic = false;
    } finally {
      lock.unlock();
    }
  }

  void logOut(Deadline deadline) {
    lock.lock();
    try {
      var open = login;
      login = null;
      basic = false;
      if (open == null || open.location().isEmpty()) return;
      wire.send(
          "DELETE", open.location().get(), Map.of("X-Auth-Token", open.token()), null, deadline);
    } finally {
      lock.unlock();
    }
  }

  private Login logIn(String sessions, Deadline deadline) {
    var credential = endpoint.credential();
    var body = new HashMap<String, String>();
    body.put("UserName", credential.user());
    body.put("Password", credential.password().reveal());
    var answer =
        wire.send(
            "POST",
            sessions,
            Map.of(),
            new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON),
            deadline);
    var where = new Where(endpoint.name(), "POST", sessions);
    if (answer.status() >= 300) {
      throw new RedfishException(Refusals.failure(answer, where, clock.instant()));
    }
    var token = answer.header("x-auth-token");
    if (token.isEmpty()) {
      throw new RedfishException(
          new Failure.BadAnswer(
              where,
              "no X-Auth-Token came with the session",
              org.hwautomation.redfish.failure.Effect.UNKNOWN));
    }
    var location =
        answer
            .header("location")
            .or(() ->
                LenientJson.read(answer.body())
                    .map(json -> json.path("@odata.id").asString(""))
                    .filter(id -> !id.isEmpty()))
            .map(Paths::normalized);
    return new Login(token.get(), location);
  }

  private String basicValue() {
    var credential = endpoint.credential();
    var text = credential.user() + ":" + credential.password().reveal();
    return "Basic "
        + java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
