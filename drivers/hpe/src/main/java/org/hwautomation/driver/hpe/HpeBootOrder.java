package org.hwautomation.driver.hpe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.boot.OrderWish;
import org.hwautomation.driver.standard.boot.RedfishBootOrder;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Boot order by `PersistentBootConfigOrder` of the ROM's boot settings, judged in POST as BIOS
/// settings are (fact book 4.3). Entries are called by their structured names (`NIC.LOM.1.1.IPv4`),
/// which stay when the ROM renumbers its boot options.
record HpeBootOrder(BiosResource bios) implements BootOrder, Offered {

  private static final String ORDER = "PersistentBootConfigOrder";
  private static final String SETTINGS = "@Redfish.Settings";

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return bios.exists() && boot().map(HpeBootOrder::order).filter(o -> !o.isEmpty()).isPresent();
  }

  private Optional<Resource> boot() {
    return Resource.link(bios.active().at("Oem", "Hpe", "Links", "Boot"))
        .flatMap(bios.resources()::findFresh);
  }

  private Resource required() {
    return boot()
        .orElseThrow(() ->
            new RedfishException(
                new Failure.NotSupported(
                    new Where(
                        bios.resources().name(), "GET", bios.active().path() + "/oem/hpe/boot"),
                    List.of())));
  }

  private static List<String> order(Resource boot) {
    var order = new ArrayList<String>();
    for (var id : boot.json().path(ORDER)) order.add(id.asString(""));
    return order;
  }

  @Override
  public List<Entry> current() {
    var boot = required();
    var names = new LinkedHashMap<String, String>();
    for (var source : boot.json().path("BootSources")) {
      names.put(
          source.path("StructuredBootString").asString(""), source.path("BootString").asString(""));
    }
    return order(boot).stream().map(id -> new Entry(id, names.getOrDefault(id, id), true)).toList();
  }

  @Override
  public List<String> pending() {
    var boot = required();
    return settings(boot)
        .flatMap(bios.resources()::findFresh)
        .map(HpeBootOrder::order)
        .filter(order -> !order.isEmpty())
        .orElseGet(() -> order(boot));
  }

  private static Optional<String> settings(Resource boot) {
    return Resource.link(boot.at(SETTINGS, "SettingsObject"));
  }

  @Override
  public List<BiosFault> faults(List<String> wanted) {
    return new OrderWish(wanted, order(required())).faults();
  }

  @Override
  public Optional<JsonNode> underway(List<String> wanted) {
    var boot = required();
    var wish = new OrderWish(wanted, order(boot));
    return !wish.isIn(wish.known()) && wish.isIn(pending())
        ? Optional.of(ticket(wanted, boot))
        : Optional.empty();
  }

  @Override
  public JsonNode stage(List<String> wanted) {
    var boot = required();
    var path = settings(boot).orElse(boot.path());
    var body = JsonNodeFactory.instance.objectNode();
    new OrderWish(wanted, order(boot)).complete().forEach(body.putArray(ORDER)::add);
    bios.resources().bmc().patch(path, body);
    bios.resources().bmc().forget(path);
    return ticket(wanted, boot);
  }

  /// @param boot as it was before the change, so that a later judgement differs
  private static JsonNode ticket(List<String> wanted, Resource boot) {
    var ticket = (ObjectNode) RedfishBootOrder.ticket(wanted);
    return ticket.put("judged", judged(boot));
  }

  private static String judged(Resource boot) {
    return boot.at(SETTINGS, "Time").asString("") + boot.at(SETTINGS, "ETag").asString("");
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = bios.resources().system(Freshness.FRESH);
    if (HpeReadiness.inPost(system)) {
      return new BiosApplyState.Applying(
          null, "host is in POST (" + HpeReadiness.postState(system) + ")");
    }
    var boot = required();
    if (!judged(boot).equals(ticket.path("judged").asString(""))) {
      return new BiosApplyState.Finished("POST has judged the boot order");
    }
    return new OrderWish(RedfishBootOrder.ordered(ticket), order(boot)).isIn(order(boot))
        ? new BiosApplyState.Finished("the order is in force")
        : new BiosApplyState.AwaitingReset("the order waits for the next reset");
  }

  @Override
  public List<BiosVerdict> verify(List<String> wanted) {
    var now = order(required());
    return new OrderWish(wanted, now).verdict(now);
  }
}
