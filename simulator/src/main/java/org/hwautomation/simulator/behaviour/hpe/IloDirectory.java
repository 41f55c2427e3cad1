package org.hwautomation.simulator.behaviour.hpe;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// `ResourceDirectory`: every resource with its type in one answer (fact book 4.1). `ilorest` finds
/// its way by it.
public final class IloDirectory implements Behaviour {

  /// Schemas and registries are not in it: `ilorest` would take its own loading of them for done.
  private static final Predicate<String> LISTED =
      Pattern.compile("^/redfish/v1/(jsonschemas|registries|registrystore)").asPredicate().negate();

  private String path = "";

  @Override
  public void onStart(Machine machine) {
    var link =
        machine.tree().at("/redfish/v1", "/Oem/Hpe/Links/ResourceDirectory/@odata.id").asString("");
    // A recording has its own.
    if (machine.tree().at(link, "/Instances").isEmpty()) path = link;
  }

  private boolean isMe(String asked) {
    return !path.isEmpty() && ResourcePath.key(asked).equals(ResourcePath.key(path));
  }

  @Override
  public Set<String> methods(String asked, Machine machine) {
    return isMe(asked) ? Set.of("GET", "HEAD") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!isMe(request.path())) return Optional.empty();
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    return reading ? Optional.of(directory(machine)) : Optional.empty();
  }

  private Response directory(Machine machine) {
    var tree = machine.tree();
    var json = Json.object();
    json.put("@odata.id", path);
    json.put("@odata.type", "#HpeiLOResourceDirectory.v2_0_0.HpeiLOResourceDirectory");
    json.put("Id", "ResourceDirectory");
    json.put("Name", "Resource Directory");
    var instances = json.putArray("Instances");
    for (var each : tree.paths()) {
      var resource = tree.find(each).orElseThrow();
      var type = tree.at(each, "/@odata.type").asString("");
      if (!LISTED.test(ResourcePath.key(each))) continue;
      if (type.isEmpty() || ResourcePath.key(each).equals(ResourcePath.key(path))) continue;
      var one = instances.addObject();
      one.put("@odata.id", tree.at(each, "/@odata.id").asString(each));
      one.put("@odata.type", type);
      machine.traits().etag().tag(resource).ifPresent(tag -> one.put("ETag", tag));
      var methods = one.putArray("HttpMethods");
      methods.add("GET").add("HEAD");
    }
    return Response.ok(json);
  }
}
