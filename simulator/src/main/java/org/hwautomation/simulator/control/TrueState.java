package org.hwautomation.simulator.control;

import java.util.List;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The machine as it really is, in JSON, whatever its BMC would say.
final class TrueState {

  private TrueState() {}

  static ObjectNode summary(SimulatedBmc bmc) {
    var machine = bmc.machine();
    var json = Json.object();
    json.put("name", bmc.name());
    json.put("uri", bmc.uri().toString());
    json.put("profile", machine.profile().id());
    json.put("vendor", machine.profile().vendor());
    json.put("model", machine.profile().model());
    json.put("user", bmc.user());
    json.put("password", bmc.password());
    json.put("certificateSha256", bmc.certificateSha256());
    return json;
  }

  static ObjectNode of(SimulatedBmc bmc) {
    var json = summary(bmc);
    var machine = bmc.machine();
    machine.inside(() -> fill(json, machine));
    return json;
  }

  private static void fill(ObjectNode json, Machine machine) {
    json.put("now", machine.clock().instant().toString());
    json.set("host", machine.host().truth());
    json.put("bmc", machine.bmc().phase().name());
    var counts = json.putObject("counts");
    var history = machine.history();
    counts.put("hostReboots", history.hostReboots());
    counts.put("bmcRestarts", history.bmcRestarts());
    counts.put("flashes", history.flashes().size());
    counts.put("attributeChanges", history.attributeChanges().size());
    counts.put("requests", history.requestCount());
    counts.put("sessionsOpened", history.sessionsOpened());
    counts.put("sessionsOpen", machine.sessions().open().size());
    var firmware = json.putArray("firmware");
    for (var component : machine.firmware().components()) {
      var one = firmware.addObject();
      one.put("component", component.id());
      one.put("name", component.name());
      one.put("version", component.version());
      component.staged().ifPresent(staged -> one.put("staged", staged));
    }
    var bios = json.putObject("bios");
    for (var system : machine.host().systems()) {
      machine
          .tree()
          .link(system, "Bios")
          .ifPresent(path -> bios.set(path, machine.tree().at(path, "/Attributes").deepCopy()));
    }
  }

  static ArrayNode history(SimulatedBmc bmc) {
    return bmc.machine().inside(() -> list(bmc.history().all()));
  }

  static ArrayNode requests(SimulatedBmc bmc) {
    return bmc.machine().inside(() -> list(bmc.history().requests()));
  }

  private static ArrayNode list(List<? extends Happening> happenings) {
    var list = Json.array();
    for (var happening : happenings) list.add(json(happening));
    return list;
  }

  private static ObjectNode json(Happening happening) {
    var json = Json.object();
    json.put("what", happening.getClass().getSimpleName());
    json.put("at", happening.at().toString());
    switch (happening) {
      case Happening.HostReboot(var _, var start, var why) ->
          json.put("start", start.name()).put("why", why);
      case Happening.PowerChange(var _, var from, var to) ->
          json.put("from", from.redfish()).put("to", to.redfish());
      case Happening.BmcRestart(var _, var why) -> json.put("why", why);
      case Happening.Flash(var _, var component, var from, var to, var image) ->
          json.put("component", component)
              .put("from", from)
              .put("to", to)
              .put("image", image.hex());
      case Happening.Activated(var _, var component, var from, var to) ->
          json.put("component", component).put("from", from).put("to", to);
      case Happening.AttributeChange(var _, var attribute, var from, var to, var who) ->
          json.put("attribute", attribute).put("from", from).put("to", to).put("who", who);
      case Happening.SessionOpened(var _, var id, var user) -> json.put("id", id).put("user", user);
      case Happening.SessionClosed(var _, var id, var how) -> json.put("id", id).put("how", how);
      case Happening.LoginFailed(var _, var user) -> json.put("user", user);
      case Happening.RequestSeen(var _, var method, var uri, var status) ->
          json.put("method", method).put("uri", uri).put("status", status);
      case Happening.FaultStruck(var _, var fault, var where) ->
          json.put("fault", fault).put("where", where);
    }
    return json;
  }

  static JsonNode faults(SimulatedBmc bmc) {
    var list = Json.array();
    bmc.machine()
        .inside(() -> {
          var faults = bmc.machine().faults();
          for (var rule : faults.rules()) {
            list.addObject()
                .put("fault", rule.name())
                .put("effect", rule.effect().toString())
                .put("method", rule.method())
                .put("path", rule.path())
                .put("struck", faults.struck(rule.name()));
          }
        });
    return list;
  }
}
