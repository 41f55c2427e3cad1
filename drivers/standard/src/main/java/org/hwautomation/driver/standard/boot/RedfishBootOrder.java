package org.hwautomation.driver.standard.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootKind;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging.ApplyTime;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Boot order by `ComputerSystem.Boot.BootOrder`, written to the system's settings object where
/// that carries an order, else to the system itself.
///
/// @param applyTime whether to say `OnReset`, where that is advertised
public record RedfishBootOrder(ServerResources resources, ApplyTime applyTime, IfMatch ifMatch)
    implements BootOrder, Offered {

  private static final String ORDER = "BootOrder";

  public static RedfishBootOrder of(ServerResources resources) {
    return new RedfishBootOrder(resources, ApplyTime.WHEN_ADVERTISED, IfMatch.LADDER);
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return !ids(resources.system()).isEmpty();
  }

  private static List<String> ids(Resource system) {
    var ids = new ArrayList<String>();
    for (var id : system.at("Boot", ORDER)) ids.add(id.asString(""));
    return ids;
  }

  private List<String> inForce() {
    return ids(resources.system(Freshness.FRESH));
  }

  @Override
  public List<Entry> current() {
    var system = resources.system(Freshness.FRESH);
    var options = new LinkedHashMap<String, Resource>();
    Resource.link(system.at("Boot", "BootOptions"))
        .map(resources.bmc()::members)
        .orElse(List.of())
        .forEach(option -> {
          options.putIfAbsent(option.text("Id"), option);
          options.put(option.text("BootOptionReference"), option);
        });
    var entries = new ArrayList<Entry>();
    for (var id : ids(system)) {
      var option = Optional.ofNullable(options.get(id));
      entries.add(
          new Entry(
              id,
              option.flatMap(one -> one.optionalText("DisplayName")).orElse(id),
              kind(id, option),
              option.map(one -> one.bool("BootOptionEnabled", true)).orElse(true)));
    }
    return entries;
  }

  private static BootKind kind(String id, Optional<Resource> option) {
    return option
        .map(one ->
            BootKind.of(one.text("UefiDevicePath"), id, one.text("DisplayName"), one.text("Alias")))
        .orElseGet(() -> BootKind.of("", id));
  }

  @Override
  public List<String> pending() {
    var waiting = settings().map(RedfishBootOrder::ids).orElse(List.of());
    return waiting.isEmpty() ? inForce() : waiting;
  }

  private Optional<Resource> settings() {
    return Resource.link(resources.system().at("@Redfish.Settings", "SettingsObject"))
        .flatMap(resources::findFresh)
        .filter(settings -> settings.at("Boot").has(ORDER));
  }

  @Override
  public List<BiosFault> faults(List<String> wanted) {
    return new OrderWish(wanted, inForce()).faults();
  }

  @Override
  public Optional<JsonNode> underway(List<String> wanted) {
    var wish = new OrderWish(wanted, inForce());
    return !wish.isIn(wish.known()) && wish.isIn(pending())
        ? Optional.of(ticket(wanted))
        : Optional.empty();
  }

  @Override
  public JsonNode stage(List<String> wanted) {
    send(wanted);
    return ticket(wanted);
  }

  /// The answer, for vendors whose way goes on from there.
  public Reply send(List<String> wanted) {
    var system = resources.system(Freshness.FRESH);
    var settings = settings();
    var body = JsonNodeFactory.instance.objectNode();
    if (settings.isPresent() && applyTime == ApplyTime.WHEN_ADVERTISED && takesOnReset(system)) {
      body.putObject("@Redfish.SettingsApplyTime").put("ApplyTime", "OnReset");
    }
    var order = body.putObject("Boot").putArray(ORDER);
    new OrderWish(wanted, ids(system)).complete().forEach(order::add);
    var reply =
        resources.bmc().patch(settings.map(Resource::path).orElse(system.path()), body, ifMatch);
    resources.bmc().forget(system.path());
    return reply;
  }

  private static boolean takesOnReset(Resource system) {
    for (var time : system.at("@Redfish.Settings", "SupportedApplyTimes")) {
      if (time.asString("").equals("OnReset")) return true;
    }
    return false;
  }

  public static JsonNode ticket(List<String> wanted) {
    var ticket = JsonNodeFactory.instance.objectNode();
    wanted.forEach(ticket.putArray("order")::add);
    return ticket;
  }

  /// The order that a ticket is about.
  public static List<String> ordered(JsonNode ticket) {
    var order = new ArrayList<String>();
    for (var id : ticket.path("order")) order.add(id.asString(""));
    return order;
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = resources.system(Freshness.FRESH);
    if (new OrderWish(ordered(ticket), ids(system)).isIn(ids(system))) {
      return new BiosApplyState.Finished("the order is in force");
    }
    return RedfishReadiness.inPost(system)
        ? new BiosApplyState.Applying(
            null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")")
        : new BiosApplyState.AwaitingReset("the order waits for the next reset");
  }

  @Override
  public List<BiosVerdict> verify(List<String> wanted) {
    var now = inForce();
    return new OrderWish(wanted, now).verdict(now);
  }
}
