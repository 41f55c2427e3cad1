package org.hwautomation.driver.supermicro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.boot.OrderWish;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.redfish.client.Freshness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// X13's own boot order: a list of fixed length whose places are groups (`UEFI Hard Disk`, `UEFI
/// Network:(B26/…)`) or `Disabled`. What follows the colon names today's first device of the group,
/// so entries are called by what stands before it. What waits for the reset is not shown.
///
/// @param path of the `FixedBootOrder` resource
record FixedBootOrder(ServerResources resources, String path) implements BootOrder {

  private static final String ORDER = "FixedBootOrder";
  private static final String DISABLED = "Disabled";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  private List<String> places() {
    var places = new ArrayList<String>();
    var resource = resources.bmc().read(path, Freshness.FRESH);
    for (var place : resource.json().path(ORDER)) places.add(place.asString(""));
    return places;
  }

  /// Full texts by id; the full text is the id where two groups would share one.
  private static LinkedHashMap<String, String> groups(List<String> places) {
    var groups = new LinkedHashMap<String, String>();
    for (var place : places) {
      if (place.equals(DISABLED)) continue;
      int colon = place.indexOf(':');
      var id = colon > 0 ? place.substring(0, colon) : place;
      groups.put(groups.containsKey(id) ? place : id, place);
    }
    return groups;
  }

  private List<String> inForce() {
    return List.copyOf(groups(places()).keySet());
  }

  @Override
  public List<Entry> current() {
    return groups(places()).entrySet().stream()
        .map(group -> new Entry(group.getKey(), group.getValue(), true))
        .toList();
  }

  @Override
  public List<String> pending() {
    return inForce();
  }

  @Override
  public List<BiosFault> faults(List<String> wanted) {
    return new OrderWish(wanted, inForce()).faults();
  }

  /// Sending the same again before the reset changes nothing.
  @Override
  public Optional<JsonNode> underway(List<String> wanted) {
    return Optional.empty();
  }

  @Override
  public JsonNode stage(List<String> wanted) {
    var places = places();
    var groups = groups(places);
    var order = new ArrayList<String>();
    for (var id : new OrderWish(wanted, List.copyOf(groups.keySet())).complete()) {
      order.add(groups.getOrDefault(id, id));
    }
    while (order.size() < places.size()) order.add(DISABLED);
    var body = JsonNodeFactory.instance.objectNode();
    order.forEach(body.putArray(ORDER)::add);
    resources.bmc().patch(path, body);
    resources.bmc().forget(path);
    return RedfishBootOrder.ticket(wanted);
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var now = inForce();
    if (new OrderWish(RedfishBootOrder.ordered(ticket), now).isIn(now)) {
      return new BiosApplyState.Finished("the order is in force");
    }
    var system = resources.system(Freshness.FRESH);
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
