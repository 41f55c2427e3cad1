package org.hwautomation.simulator.standard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// Sessions: login by POST, logout by DELETE.
public final class Login implements Behaviour {

  private Instant delayedUntil = Instant.MIN;

  @Override
  public boolean isPublic(Request request, Machine machine) {
    return request.method().equals("POST") && isCollection(request.path(), machine);
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (isCollection(path, machine)) return Set.of("POST");
    return machine.sessions().byPath(path).isPresent() ? Set.of("DELETE") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (request.method().equals("POST") && isCollection(request.path(), machine)) {
      return Optional.of(open(request, machine));
    }
    if (request.method().equals("DELETE")) {
      return machine
          .sessions()
          .byPath(request.path())
          .map(session -> {
            machine.sessions().close(session, "logged out");
            return Response.noContent();
          });
    }
    return Optional.empty();
  }

  private static boolean isCollection(String path, Machine machine) {
    return ResourcePath.key(path).equals(ResourcePath.key(machine.sessions().collection()));
  }

  private Response open(Request request, Machine machine) {
    var body = request.json();
    for (var needed : new String[] {"UserName", "Password"}) {
      if (!body.path(needed).isString()) {
        return machine.errors().base(400, "PropertyMissing", needed);
      }
    }
    var user = body.path("UserName").asString();
    var traits = machine.traits().login();
    var now = machine.clock().instant();
    var wait = waiting(now, machine.clock().scale());
    if (!machine.accounts().accepts(user, body.path("Password").asString())) {
      machine.history().add(new Happening.LoginFailed(now, user));
      delayedUntil = now.plus(traits.failureDelay());
      return machine.errors().base(401, "NoValidSession").withDelay(wait);
    }
    if (machine.sessions().full()
        || machine
            .faults()
            .strikes(Condition.SESSION_TABLE_FULL, machine, machine.sessions().collection())) {
      return tableFull(machine);
    }
    var session = machine.sessions().open(user);
    var resource = machine.tree().json(session.path()).orElseGet(Json::object);
    var account = machine.accounts().find(user);
    if (account.isPresent() && account.get().expired()) {
      resource = resource.deepCopy();
      resource
          .putArray("@Message.ExtendedInfo")
          .add(machine.errors().baseMessage("PasswordChangeRequired", account.get().path()));
    }
    return Response.created(session.path(), resource)
        .withHeader("X-Auth-Token", session.token())
        .withDelay(wait);
  }

  private static Response tableFull(Machine machine) {
    var traits = machine.traits().login();
    if (traits.capMessage().isEmpty()) {
      return machine.errors().base(traits.capStatus(), "SessionLimitExceeded");
    }
    return machine
        .errors()
        .own(
            traits.capStatus(),
            traits.capMessage(),
            "The maximum number of user sessions is reached.",
            "Informational");
  }

  /// What is left of the delay after a wrong password, as real time.
  private Duration waiting(Instant now, double scale) {
    if (scale == 0 || !now.isBefore(delayedUntil)) return Duration.ZERO;
    return Duration.ofNanos((long) (Duration.between(now, delayedUntil).toNanos() / scale));
  }
}
