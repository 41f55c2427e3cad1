package org.hwautomation.simulator.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Secret;

/// Who may log in. Passwords live here and never in the tree.
public final class Accounts {

  /// @param path of its ManagerAccount, empty when the tree has none
  /// @param expired the password must be changed before anything else (`PasswordChangeRequired`)
  public record Account(
      String user, Secret password, String role, boolean enabled, String path, boolean expired) {}

  private final Map<String, Account> byUser = new LinkedHashMap<>();

  Accounts(Machine machine) {
    var spec = machine.spec();
    put(new Account(spec.user(), Secret.of(spec.password()), "Administrator", true, "", false));
  }

  public void put(Account account) {
    byUser.put(account.user(), account);
  }

  public void remove(String user) {
    byUser.remove(user);
  }

  public Optional<Account> find(String user) {
    return Optional.ofNullable(byUser.get(user));
  }

  public Optional<Account> byPath(String path) {
    return byUser.values().stream().filter(one -> one.path().equalsIgnoreCase(path)).findFirst();
  }

  public boolean accepts(String user, String password) {
    var account = byUser.get(user);
    return account != null && account.enabled() && account.password().equals(Secret.of(password));
  }
}
