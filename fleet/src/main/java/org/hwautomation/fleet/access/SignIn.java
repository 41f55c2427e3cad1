package org.hwautomation.fleet.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;

/// Checks a name and password, slowing down who guesses: by user name, and by address.
public final class SignIn {

  /// What became of one attempt.
  public sealed interface Answer {
    record Accepted(User user) implements Answer {}

    /// Wrong name, wrong password or disabled: deliberately not told apart.
    record Refused() implements Answer {}

    /// Not even looked at; the password may have been right.
    record Throttled(Duration retryAfter) implements Answer {}
  }

  private final UserStore store;
  private final Throttle throttle;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Database database;
  private final InstantSource clock;

  public SignIn(Database database, Passwords passwords, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.store = new UserStore(database);
    this.throttle = new Throttle(database);
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  public Answer attempt(String userName, Secret password, String address) {
    var name = shortened(Users.normal(userName));
    var keys = List.of("user:" + name, "address:" + address);
    var now = clock.instant();
    var pause = throttle.pause(keys, now);
    if (pause.isPositive()) return new Answer.Throttled(pause);

    var row = store.byName(name);
    boolean right;
    if (row.isPresent()) {
      right = passwords.matches(password, row.get().passwordHash()) && row.get().user().enabled();
    } else {
      passwords.pretend(password);
      right = false;
    }
    if (!right) {
      throttle.failed(keys, now);
      audit.append(
          new Actor(name, Role.VIEWER, address),
          "sign-in.refused",
          name,
          Map.of("address", address));
      return new Answer.Refused();
    }
    return database.inTransaction(() -> {
      // The address keeps its count: a guesser with one known account must not be able to reset it.
      throttle.succeeded(List.of("user:" + name));
      store.signedIn(name, now);
      audit.append(row.get().user().actor(address), "sign-in", name, Map.of("address", address));
      return new Answer.Accepted(store.byName(name).orElseThrow().user());
    });
  }

  private static String shortened(String name) {
    return name.length() > 64 ? name.substring(0, 64) : name;
  }
}
