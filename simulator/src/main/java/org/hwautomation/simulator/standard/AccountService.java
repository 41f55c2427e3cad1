package org.hwautomation.simulator.standard;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.Secret;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Accounts.Account;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// Accounts as ManagerAccount resources: create, change, delete. Passwords never reach the tree.
public final class AccountService implements Behaviour {

  private static final String EXPIRED = "PasswordChangeRequired";

  private String collection = "";

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    collection =
        tree.link("/redfish/v1", "AccountService")
            .flatMap(service -> tree.link(service, "Accounts"))
            .map(ResourcePath::clean)
            .orElse("");
    // The fleet's administrator is the account of that name, or the first that is in use.
    var members = tree.members(collection);
    var user = machine.spec().user();
    members.stream()
        .filter(path -> tree.at(path, "/UserName").asString("").equals(user))
        .findFirst()
        .or(() ->
            members.stream()
                .filter(path -> !tree.at(path, "/UserName").asString("").isEmpty())
                .findFirst())
        .ifPresent(path -> claim(path, user, machine));
  }

  private static void claim(String path, String user, Machine machine) {
    if (!machine.tree().at(path, "/UserName").asString("").equals(user)) {
      machine.tree().edit(path, node -> node.put("UserName", user));
    }
    machine
        .accounts()
        .put(
            new Account(
                user, Secret.of(machine.spec().password()), "Administrator", true, path, false));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (collection.isEmpty()) return Set.of();
    if (ResourcePath.key(path).equals(ResourcePath.key(collection))) return Set.of("POST");
    return isAccount(path, machine) ? Set.of("PATCH", "DELETE") : Set.of();
  }

  private boolean isAccount(String path, Machine machine) {
    return !collection.isEmpty()
        && ResourcePath.key(ResourcePath.parent(path)).equals(ResourcePath.key(collection))
        && machine.tree().contains(path);
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (collection.isEmpty()) return Optional.empty();
    if (request.is("POST", collection)) return Optional.of(create(request, machine));
    if (!isAccount(request.path(), machine)) return Optional.empty();
    return switch (request.method()) {
      case "PATCH" -> {
        var refused = refuse(request, machine);
        if (refused.isPresent()) yield refused;
        var writing = new Writing(node -> follow(node, request.json(), machine));
        var answer = writing.handle(request, machine);
        if (answer.isPresent() && answer.get().succeeded()) {
          settle(request, machine);
          tell(machine, "ResourceChanged", "The resource was changed.", request.path());
        }
        yield answer;
      }
      case "DELETE" -> Optional.of(delete(request, machine));
      default -> Optional.empty();
    };
  }

  private Response create(Request request, Machine machine) {
    var body = request.json();
    for (var needed : new String[] {"UserName", "Password", "RoleId"}) {
      if (!body.path(needed).isString()) {
        return machine.errors().base(400, "PropertyMissing", needed);
      }
    }
    var user = body.path("UserName").asString();
    var role = body.path("RoleId").asString();
    var refused = refuse(request, machine);
    if (refused.isPresent()) return refused.get();
    int id = 1;
    while (machine.tree().contains(collection + "/" + id)) id++;
    var path = collection + "/" + id;
    var json = Json.object();
    json.put("@odata.id", path);
    json.put("@odata.type", "#ManagerAccount.v1_8_0.ManagerAccount");
    json.put("Id", String.valueOf(id));
    json.put("Name", "User Account");
    json.put("Description", "User Account");
    json.put("UserName", user);
    json.putNull("Password");
    json.put("RoleId", role);
    var enabled = body.path("Enabled").asBoolean(true);
    json.put("Enabled", enabled);
    json.put("Locked", false);
    var expired = body.path(EXPIRED).asBoolean(false);
    json.put(EXPIRED, expired);
    json.putArray("AccountTypes").add("Redfish");
    rolePath(role, machine).ifPresent(link -> json.putObject("Links").set("Role", Json.link(link)));
    machine.tree().addMember(collection, path, json);
    machine
        .accounts()
        .put(
            new Account(
                user, Secret.of(body.path("Password").asString()), role, enabled, path, expired));
    tell(machine, "ResourceCreated", "The resource was created.", path);
    return Response.created(path, json);
  }

  private static String key(Request request) {
    return ResourcePath.key(request.path());
  }

  private static Optional<String> rolePath(String role, Machine machine) {
    var tree = machine.tree();
    return tree.link("/redfish/v1", "AccountService")
        .flatMap(service -> tree.link(service, "Roles"))
        .map(roles -> ResourcePath.clean(roles) + "/" + role);
  }

  /// Names that are taken, roles that do not exist, passwords that are too short or none.
  private static Optional<Response> refuse(Request request, Machine machine) {
    var body = request.json();
    var tree = machine.tree();
    var user = body.path("UserName").asString("");
    var namesake =
        machine
            .accounts()
            .find(user)
            .filter(other -> !ResourcePath.key(other.path()).equals(key(request)));
    if (namesake.isPresent()) {
      return Optional.of(
          machine.errors().base(400, "ResourceAlreadyExists", "ManagerAccount", "UserName", user));
    }
    var role = body.path("RoleId").asString("");
    if (!role.isEmpty() && rolePath(role, machine).filter(at -> !tree.contains(at)).isPresent()) {
      return Optional.of(machine.errors().base(400, "PropertyValueNotInList", role, "RoleId"));
    }
    var shortest =
        tree.link("/redfish/v1", "AccountService")
            .map(service -> tree.at(service, "/MinPasswordLength").asInt(0))
            .orElse(0);
    var password = body.path("Password");
    if (body.has("Password") && !password.isString()) {
      return Optional.of(
          machine.errors().base(400, "PropertyValueTypeError", "******", "Password"));
    }
    if (password.isString() && password.asString().length() < shortest) {
      return Optional.of(
          machine.errors().base(400, "PropertyValueFormatError", "******", "Password"));
    }
    return Optional.empty();
  }

  /// What follows from a change: another role is another link, and a new password need not be
  /// changed again.
  private static void follow(ObjectNode node, ObjectNode body, Machine machine) {
    if (body.has("RoleId")) {
      rolePath(body.path("RoleId").asString(), machine)
          .ifPresent(role -> node.withObject("/Links").set("Role", Json.link(role)));
    }
    if (body.has("Password") && !body.has(EXPIRED) && node.has(EXPIRED)) node.put(EXPIRED, false);
  }

  /// Who may log in after the change. An account that gets its name and password this way was an
  /// empty slot before (iDRAC); one that loses its name is one.
  private static void settle(Request request, Machine machine) {
    var node = machine.tree().json(request.path()).orElseGet(Json::object);
    var before = machine.accounts().byPath(request.path());
    before.ifPresent(account -> machine.accounts().remove(account.user()));
    var user = node.path("UserName").asString("");
    var password =
        request.json().path("Password").isString()
            ? Optional.of(Secret.of(request.json().path("Password").asString()))
            : before.map(Account::password);
    if (user.isEmpty() || password.isEmpty()) {
      before.ifPresent(account -> logOut(account, machine));
      return;
    }
    machine
        .accounts()
        .put(
            new Account(
                user,
                password.get(),
                node.path("RoleId").asString(""),
                node.path("Enabled").asBoolean(true),
                ResourcePath.clean(request.path()),
                node.path(EXPIRED).asBoolean(false)));
  }

  private static void tell(Machine machine, String message, String text, String path) {
    machine.events().emit("ResourceEvent.1.0." + message, text, "OK", path);
  }

  private static void logOut(Account account, Machine machine) {
    for (var session : machine.sessions().open()) {
      if (session.user().equals(account.user())) {
        machine.sessions().close(session, "account deleted");
      }
    }
  }

  private Response delete(Request request, Machine machine) {
    machine
        .accounts()
        .byPath(request.path())
        .ifPresent(account -> {
          machine.accounts().remove(account.user());
          logOut(account, machine);
        });
    machine.tree().removeMember(collection, request.path());
    tell(machine, "ResourceRemoved", "The resource was removed.", request.path());
    return Response.noContent();
  }
}
