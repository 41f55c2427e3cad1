package org.hwautomation.simulator.behaviour.hpe;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// The component repository: what was uploaded, by file name, until somebody deletes it (fact book
/// 4.5). It survives restarts of iLO.
public final class IloRepository implements Behaviour {

  private final Map<String, Inspection> files = new LinkedHashMap<>();
  private String collection = "";

  @Override
  public void onStart(Machine machine) {
    var service = machine.tree().link("/redfish/v1", "UpdateService").orElse("");
    collection = machine.tree().at(service, "/Oem/Hpe/ComponentRepository/@odata.id").asString("");
  }

  /// The image in a file that was uploaded.
  Optional<Inspection> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  void keep(Part part, Machine machine) {
    var name = part.fileName() == null ? "" : part.fileName();
    if (collection.isEmpty() || name.isEmpty()) return;
    files.put(name, part.inspection());
    var id = id(name);
    var path = ResourcePath.clean(collection) + "/" + id;
    var json = Json.object();
    json.put("@odata.id", path);
    json.put("@odata.type", "#HpeComponent.v1_0_1.HpeComponent");
    json.put("Id", id);
    json.put("Name", name);
    json.put("Filename", name);
    json.put("Filepath", name);
    json.put("ComponentUri", "/fwrepo/" + name);
    json.put("Created", machine.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("Locked", false);
    json.put("SizeBytes", part.inspection().bytes());
    if (part.inspection() instanceof Inspection.Genuine genuine) {
      json.put("Version", genuine.image().version());
    }
    machine.tree().addMember(collection, path, json);
  }

  private static String id(String name) {
    var crc = new CRC32();
    crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }

  private Optional<String> member(String path, Machine machine) {
    if (collection.isEmpty()) return Optional.empty();
    return machine.tree().members(collection).stream()
        .filter(one -> ResourcePath.key(one).equals(ResourcePath.key(path)))
        .findFirst();
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return member(path, machine).isPresent() ? Set.of("DELETE") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("DELETE")) return Optional.empty();
    return member(request.path(), machine)
        .map(path -> {
          files.remove(machine.tree().at(path, "/Filename").asString(""));
          machine.tree().removeMember(collection, path);
          return IloMessages.success(machine);
        });
  }
}
