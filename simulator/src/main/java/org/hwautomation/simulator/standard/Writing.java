package org.hwautomation.simulator.standard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// PATCH of the properties that the standard makes writable, with the standard's messages for all
/// others.
public final class Writing implements Behaviour {

  private final Consumer<ObjectNode> consequences;

  public Writing() {
    this(_ -> {});
  }

  /// @param consequences what changes in the resource along with what the client wrote
  Writing(Consumer<ObjectNode> consequences) {
    this.consequences = consequences;
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return machine
        .tree()
        .json(path)
        .filter(json -> !WritableProperties.of(json).isEmpty())
        .map(json -> Set.of("PATCH"))
        .orElse(Set.of());
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("PATCH")) return Optional.empty();
    var found = machine.tree().find(request.path());
    if (found.isEmpty() || found.get().json() == null) return Optional.empty();
    var writable = WritableProperties.of(found.get().json());
    if (writable.isEmpty()) return Optional.empty();
    return Optional.of(patch(request, found.get(), writable, machine));
  }

  private Response patch(
      Request request, Resource resource, Set<String> writable, Machine machine) {
    var failed = precondition(request, resource, machine);
    if (failed.isPresent()) return failed.get();
    var json = resource.json();
    if (json == null) return machine.errors().base(405, "OperationNotAllowed");
    var body = request.json();
    if (body.isEmpty()) return machine.errors().base(400, "EmptyJSON");
    var problems = new ArrayList<ObjectNode>();
    var good = new LinkedHashSet<String>();
    check(body, json, "", writable, problems, good, machine);
    if (good.isEmpty()) {
      if (problems.isEmpty()) return machine.errors().base(400, "NoOperation");
      return Response.json(400, machine.errors().body(problems));
    }
    machine
        .tree()
        .edit(
            request.path(),
            node -> {
              merge(body, node, "", good);
              consequences.accept(node);
            });
    for (var name : good) {
      var from = json.at("/" + name);
      var to = body.at("/" + name);
      if (!from.equals(to) && !name.equals("Password")) {
        machine.attributeChanged(
            name, shown(from), shown(to), request.user() == null ? "" : request.user());
      }
    }
    var after = machine.tree().find(request.path()).orElse(resource);
    var answer = after.json() == null ? resource.json() : after.json().deepCopy();
    if (answer == null) return Response.noContent();
    if (!problems.isEmpty()) {
      var list = ((ObjectNode) answer).putArray("@Message.ExtendedInfo");
      problems.forEach(list::add);
    }
    var tag = Reading.tag(after, machine);
    if (tag.isEmpty()) return Response.ok(answer);
    return Response.ok(Reading.tagged((ObjectNode) answer, tag.get()))
        .withHeader("ETag", tag.get());
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
  }

  /// 412 when `If-Match` names another version; weak and strong forms of one tag are the same here.
  public static Optional<Response> precondition(
      Request request, Resource resource, Machine machine) {
    var wanted = request.header("if-match").map(String::strip);
    if (wanted.isEmpty()) return Optional.empty();
    var tag = Reading.tag(resource, machine);
    if (tag.isEmpty()) return Optional.empty();
    if (Reading.names(wanted.get(), tag.get())) return Optional.empty();
    return Optional.of(machine.errors().base(412, "PreconditionFailed"));
  }

  private static void check(
      ObjectNode body,
      ObjectNode json,
      String prefix,
      Set<String> writable,
      List<ObjectNode> problems,
      Set<String> good,
      Machine machine) {
    for (var property : body.properties()) {
      var name = prefix + property.getKey();
      if (property.getKey().startsWith("@") || property.getKey().contains("@odata.")) continue;
      var now = json.path(property.getKey());
      var value = property.getValue();
      if (value instanceof ObjectNode inner
          && writable.stream().anyMatch(one -> one.startsWith(name + "/"))
          && now instanceof ObjectNode nowInner) {
        check(inner, nowInner, name + "/", writable, problems, good, machine);
      } else if (!writable.contains(name) && !WritableProperties.within(name, writable)) {
        var message = now.isMissingNode() ? "PropertyUnknown" : "PropertyNotWritable";
        problems.add(machine.errors().baseMessage(message, property.getKey()));
      } else if (now.isMissingNode() && !name.equals("Password")) {
        problems.add(machine.errors().baseMessage("PropertyUnknown", property.getKey()));
      } else if (!sameKind(now, value)) {
        problems.add(
            machine
                .errors()
                .baseMessage("PropertyValueTypeError", value.toString(), property.getKey()));
      } else if (!listed(value, json.path(property.getKey() + "@Redfish.AllowableValues"))
          || !WritableProperties.legal(property.getKey(), value)) {
        problems.add(
            machine
                .errors()
                .baseMessage("PropertyValueNotInList", shown(value), property.getKey()));
      } else {
        good.add(name);
      }
    }
  }

  private static boolean sameKind(JsonNode now, JsonNode value) {
    if (now.isMissingNode() || now.isNull() || value.isNull()) return true;
    if (now.isNumber()) return value.isNumber();
    return now.getNodeType() == value.getNodeType();
  }

  private static boolean listed(JsonNode value, JsonNode allowed) {
    if (!allowed.isArray() || !value.isString()) return true;
    for (var one : allowed) {
      if (one.equals(value)) return true;
    }
    return false;
  }

  private static void merge(ObjectNode body, ObjectNode into, String prefix, Set<String> good) {
    for (var property : body.properties()) {
      var name = prefix + property.getKey();
      if (name.equals("Password")) continue; // Kept by the accounts, never in the tree.
      if (good.contains(name)) {
        if (property.getValue() instanceof ObjectNode from
            && into.get(property.getKey()) instanceof ObjectNode to) {
          to.setAll(from);
        } else if (property.getValue() instanceof ArrayNode from
            && into.get(property.getKey()) instanceof ArrayNode before) {
          into.set(property.getKey(), ArrayPatch.apply(from, before));
        } else {
          into.set(property.getKey(), property.getValue());
        }
      } else if (property.getValue() instanceof ObjectNode inner
          && into.get(property.getKey()) instanceof ObjectNode target) {
        merge(inner, target, name + "/", good);
      }
    }
  }
}
