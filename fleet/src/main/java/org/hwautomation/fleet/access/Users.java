package org.hwautomation.fleet.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.base.Secret;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;

/// Who can sign in. Managing others needs `MANAGE_USERS`; the last enabled administrator stays.
public final class Users {

  private final Database database;
  private final UserStore store;
  private final Passwords passwords;
  private final AuditLog audit;
  private final TimeOrderedId ids;
  private final InstantSource clock;

  public Users(
      Database database,
      Passwords passwords,
      AuditLog audit,
      TimeOrderedId ids,
      InstantSource clock) {
    this.database = database;
    this.store = new UserStore(database);
    this.passwords = passwords;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public List<User> list(Actor actor) {
    actor.require(Permission.MANAGE_USERS);
    return store.all();
  }

  public Optional<User> find(String name) {
    return store.byName(normal(name)).map(UserStore.Row::user);
  }

  public User create(Actor actor, String name, Role role, Secret password) {
    actor.require(Permission.MANAGE_USERS);
    var normal = normal(name);
    if (!normal.matches("[a-z0-9][a-z0-9._@-]{0,63}")) {
      throw Problem.invalid(
          "user-name-invalid",
          "\"%s\" cannot be a user name.".formatted(name),
          "Use 1–64 lower-case letters, digits, dots, dashes, underscores or @, beginning with a letter or digit.");
    }
    passwords.check(password, normal);
    var user = new User(ids.next(), normal, role, true, false, clock.instant(), null);
    var hash = passwords.hash(password);
    return database.inTransaction(() -> {
      if (!store.insert(user, hash)) {
        throw Problem.conflict(
            "user-name-taken",
            "There is a user %s already.".formatted(normal),
            "Choose another name.");
      }
      audit.append(actor, "user.create", normal, Map.of("role", role));
      return user;
    });
  }

  public User changeRole(Actor actor, String name, Role role) {
    return change(
        actor,
        name,
        role != Role.ADMIN,
        user -> {
          store.setRole(user.name(), role);
          audit.append(
              actor, "user.change-role", user.name(), Map.of("from", user.role(), "to", role));
        });
  }

  public void enable(Actor actor, String name) {
    change(
        actor,
        name,
        false,
        user -> {
          store.setEnabled(user.name(), true);
          audit.append(actor, "user.enable", user.name(), Map.of());
        });
  }

  /// Takes effect at once: tokens of a disabled user are refused too.
  public void disable(Actor actor, String name) {
    change(
        actor,
        name,
        true,
        user -> {
          store.setEnabled(user.name(), false);
          audit.append(actor, "user.disable", user.name(), Map.of());
        });
  }

  public void remove(Actor actor, String name) {
    actor.require(Permission.MANAGE_USERS);
    database.transact(() -> {
      var user = existing(name);
      keepLastAdministrator(user);
      store.delete(user.name());
      audit.append(actor, "user.remove", user.name(), Map.of("role", user.role()));
    });
  }

  /// Gives a user a temporary password that has to be changed at the next sign-in.
  public void resetPassword(Actor actor, String name, Secret temporary) {
    passwords.check(temporary, normal(name));
    var hash = passwords.hash(temporary);
    change(
        actor,
        name,
        false,
        user -> {
          store.setPassword(user.name(), hash, true);
          audit.append(actor, "user.reset-password", user.name(), Map.of());
        });
  }

  public void changeOwnPassword(Actor actor, Secret current, Secret next) {
    var row = store.byName(actor.userName()).orElseThrow(() -> unknown(actor.userName()));
    if (!passwords.matches(current, row.passwordHash())) {
      throw Problem.invalid(
          "password-wrong",
          "The current password is not right.",
          "Type the current password again.");
    }
    if (current.equals(next)) {
      throw Problem.invalid(
          "password-unchanged", "The new password is the old one.", "Choose another password.");
    }
    passwords.check(next, actor.userName());
    var hash = passwords.hash(next);
    database.transact(() -> {
      store.setPassword(actor.userName(), hash, false);
      audit.append(actor, "user.change-password", actor.userName(), Map.of());
    });
  }

  /// On the very first start makes the user `admin` with a one-time password, to be printed once.
  /// Empty ever after.
  public Optional<Secret> createFirstAdministrator() {
    if (!store.isEmpty()) return Optional.empty();
    var password = passwords.generate();
    var admin = new User(ids.next(), "admin", Role.ADMIN, true, true, clock.instant(), null);
    var hash = passwords.hash(password);
    var created =
        database.inTransaction(() -> {
          if (!store.insert(admin, hash)) return false;
          audit.append(
              Actor.system("first start"), "user.create", "admin", Map.of("role", Role.ADMIN));
          return true;
        });
    return created ? Optional.of(password) : Optional.empty();
  }

  private User change(
      Actor actor, String name, boolean lowers, java.util.function.Consumer<User> change) {
    actor.require(Permission.MANAGE_USERS);
    Supplier<User> work =
        () -> {
          var user = existing(name);
          if (lowers) keepLastAdministrator(user);
          change.accept(user);
          return existing(name);
        };
    return database.inTransaction(work);
  }

  private void keepLastAdministrator(User user) {
    if (user.role() != Role.ADMIN || !user.enabled()) return;
    if (store.lockAndCountEnabledAdministrators() <= 1) {
      throw Problem.conflict(
          "last-administrator",
          "%s is the last enabled administrator.".formatted(user.name()),
          "Make another user an administrator first.");
    }
  }

  private User existing(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  private static Problem unknown(String name) {
    return Problem.notFound(
        "user-unknown", "There is no user %s.".formatted(name), "Look at the list of users.");
  }

  static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
