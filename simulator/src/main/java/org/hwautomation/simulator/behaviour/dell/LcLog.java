package org.hwautomation.simulator.behaviour.dell;

import java.time.temporal.ChronoUnit;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ArrayNode;

/// The Lifecycle Controller's log, newest entry first as iDRAC lists it; the ids are Dell's, the
/// words are ours.
final class LcLog {

  private LcLog() {}

  static void add(String messageId, String text, Machine machine) {
    var tree = machine.tree();
    for (var manager : tree.link("/redfish/v1", "Managers").map(tree::members).orElseThrow()) {
      var entries = manager + "/LogServices/Lclog/Entries";
      if (!tree.contains(entries)) continue;
      int number = tree.at(entries, "/Members@odata.count").asInt(0) + 1;
      var path = entries + "/" + number;
      while (tree.contains(path)) path = entries + "/" + ++number;
      var json = Json.object();
      json.put("@odata.id", path);
      json.put("@odata.type", "#LogEntry.v1_15_0.LogEntry");
      json.put("Id", String.valueOf(number));
      json.put("Name", "Log Entry " + number);
      json.put("Created", machine.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
      json.put("EntryType", "Oem");
      json.put("OemRecordFormat", "Dell");
      json.put("Message", text);
      json.put("MessageId", DellErrors.REGISTRY + messageId);
      json.put("Severity", "OK");
      tree.addMember(entries, path, json);
      newestFirst(entries, machine);
    }
  }

  private static void newestFirst(String entries, Machine machine) {
    machine
        .tree()
        .edit(
            entries,
            node -> {
              if (node.get("Members") instanceof ArrayNode members && members.size() > 1) {
                members.insert(0, members.remove(members.size() - 1));
              }
            });
  }
}
