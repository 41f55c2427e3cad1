package org.hwautomation.simulator.profile;

import java.util.ArrayList;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// In what iDRAC10's resources differ from iDRAC9's (fact book 3.3 and 3.4): the boot override is
/// in the settings of the system, and the BIOS has no legacy left.
final class Idrac10Tree {

  private static final String SYSTEM = "/redfish/v1/Systems/System.Embedded.1";
  private static final String ALLOWED = "BootSourceOverrideTarget@Redfish.AllowableValues";

  private Idrac10Tree() {}

  static void fit(ResourceTree tree) {
    var allowed = tree.at(SYSTEM, "/Boot/" + ALLOWED).deepCopy();
    tree.edit(SYSTEM, node -> node.withObject("/Boot").remove(ALLOWED));
    tree.edit(
        SYSTEM + "/Settings",
        node -> {
          var boot = node.withObject("/Boot");
          // Null: nothing waits. Clients look here for what may be written here.
          boot.putNull("BootSourceOverrideEnabled").putNull("BootSourceOverrideTarget");
          boot.set(ALLOWED, allowed);
        });
    tree.edit(SYSTEM + "/Bios", node -> node.withObject("/Attributes").remove("RedirAfterBoot"));
    tree.edit(
        SYSTEM + "/Bios/BiosRegistry",
        node -> {
          if (node.at("/RegistryEntries/Attributes") instanceof ArrayNode all) attributes(all);
        });
  }

  private static void attributes(ArrayNode all) {
    var kept = new ArrayList<JsonNode>();
    for (var one : all) {
      var name = one.path("AttributeName").asString("");
      if (name.equals("RedirAfterBoot")) continue;
      if (name.equals("BootMode") && one instanceof ObjectNode mode) {
        mode.putArray("Value").addObject().put("ValueDisplayName", "UEFI").put("ValueName", "Uefi");
      }
      kept.add(one);
    }
    all.removeAll();
    all.addAll(kept);
  }
}
