package org.hwautomation.simulator.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.machine.Accounts.Account;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// What an account may change, by the privileges of its role: roughly DMTF's operation-to-privilege
/// mapping. Reading needs no more than a login.
final class Privileges {

  private static final Set<String> CHANGES = Set.of("POST", "PATCH", "PUT", "DELETE");

  private Privileges() {}

  static boolean suffice(Request request, Machine machine) {
    if (!CHANGES.contains(request.method())) return true;
    var account = Optional.ofNullable(request.user()).flatMap(machine.accounts()::find);
    if (account.isEmpty()) return true;
    var roles =
        machine
            .tree()
            .link("/redfish/v1", "AccountService")
            .flatMap(service -> machine.tree().link(service, "Roles"));
    if (roles.isEmpty()) return true;
    var role = ResourcePath.clean(roles.get()) + "/" + account.get().role();
    var assigned = machine.tree().at(role, "/AssignedPrivileges");
    if (!assigned.isArray()) return true; // A role of the vendor's: who knows.
    var needed = needed(request, account.get().path(), machine);
    for (var one : assigned) {
      // iDRAC9 3 writes ConfigureComponent.
      if (needed.equals(one.asString("")) || needed.equals(one.asString("") + "s")) return true;
    }
    // iDRAC8's administrators have no ConfigureSelf, and log out all the same.
    return needed.equals("ConfigureSelf") && request.method().equals("DELETE");
  }

  /// The account whose password must be changed first, unless the request reads or changes just
  /// that (DSP0266 "Password change required handling").
  static Optional<String> expired(Request request, Machine machine) {
    return Optional.ofNullable(request.user())
        .flatMap(machine.accounts()::find)
        .filter(account -> account.expired() && !isOwnPassword(request, account.path()))
        .map(Account::path);
  }

  private static boolean isOwnPassword(Request request, String ownAccount) {
    return request.is("GET", ownAccount)
        || request.is("PATCH", ownAccount) && changesOnlyPassword(request);
  }

  private static boolean changesOnlyPassword(Request request) {
    return request.json().size() == 1 && request.json().has("Password");
  }

  private static String needed(Request request, String ownAccount, Machine machine) {
    var path = ResourcePath.key(request.path());
    if (path.equals(ResourcePath.key(ownAccount)) && request.method().equals("PATCH")) {
      return changesOnlyPassword(request) ? "ConfigureSelf" : "ConfigureUsers";
    }
    var own =
        machine
            .sessions()
            .byPath(request.path())
            .filter(session -> session.user().equals(request.user()));
    if (own.isPresent()) return "ConfigureSelf";
    var below = path.toLowerCase(Locale.ROOT);
    if (below.startsWith("/redfish/v1/accountservice")) return "ConfigureUsers";
    var components =
        below.startsWith("/redfish/v1/systems") || below.startsWith("/redfish/v1/chassis");
    return components ? "ConfigureComponents" : "ConfigureManager";
  }
}
