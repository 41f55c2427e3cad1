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

/// Accounts as ManagerAccount resources: create, change, delete. Passwords never reach the tree.
public final class AccountService implements Behaviour {

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
        .put(new Account(user, Secret.of(machine.spec().password()), "Administrator", true, path));
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
        var answer = new Writing().handle(request, machine);
        if (answer.isPresent() && answer.get().succeeded()) change(request, machine);
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
    if (machine.accounts().find(user).isPresent()) {
      return machine
          .errors()
          .base(400, "ResourceAlreadyExists", "ManagerAccount", "UserName", user);
    }
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
    json.putArray("AccountTypes").add("Redfish");
    machine
        .tree()
        .link("/redfish/v1", "AccountService")
        .flatMap(service -> machine.tree().link(service, "Roles"))
        .ifPresent(roles ->
            json.putObject("Links").set("Role", Json.link(ResourcePath.clean(roles) + "/" + role)));
    machine.tree().addMember(collection, path, json);
    machine
        .accounts()
        .put(new Account(user, Secret.of(body.path("Password").asString()), role, enabled, path));
    return Response.created(path, json);
  }

  /// Roles that do not exist and passwords that are too short.
  private static Optional<Response> refuse(Request request, Machine machine) {
    var body = request.json();
    var tree = machine.tree();
    var roles =
        tree.link("/redfish/v1", "AccountService").flatMap(service -> tree.link(service, "Roles"));
    var role = body.path("RoleId").asString("");
    if (roles.isPresent()
        && !role.isEmpty()
        && !tree.contains(ResourcePath.clean(roles.get()) + "/" + role)) {
      return Optional.of(machine.errors().base(400, "PropertyValueNotInList", role, "RoleId"));
    }
    var shortest =
        tree.link("/redfish/v1", "AccountService")
            .map(service -> tree.at(service, "/MinPasswordLength").asInt(0))
            .orElse(0);
    var password = body.path("Password");
    if (password.isString() && password.asString().length() < shortest) {
      return Optional.of(
          machine.errors().base(400, "PropertyValueFormatError", "******", "Password"));
    }
    return Optional.empty();
  }

  private static void change(Request request, Machine machine) {
    var body = request.json();
    machine
        .accounts()
        .byPath(request.path())
        .ifPresent(before -> {
          machine.accounts().remove(before.user());
          machine
              .accounts()
              .put(
                  new Account(
                      body.path("UserName").asString(before.user()),
                      body.path("Password").isString()
                          ? Secret.of(body.path("Password").asString())
                          : before.password(),
                      body.path("RoleId").asString(before.role()),
                      body.path("Enabled").asBoolean(before.enabled()),
                      before.path()));
        });
  }

  private Response delete(Request request, Machine machine) {
    machine
        .accounts()
        .byPath(request.path())
        .ifPresent(account -> {
          machine.accounts().remove(account.user());
          for (var session : machine.sessions().open()) {
            if (session.user().equals(account.user())) {
              machine.sessions().close(session, "account deleted");
            }
          }
        });
    machine.tree().removeMember(collection, request.path());
    return Response.noContent();
  }
}
