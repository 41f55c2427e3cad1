package org.hwautomation.simulator.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.machine.VendorFamily;
import org.hwautomation.simulator.standard.Paging;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.Resource;
import org.hwautomation.simulator.tree.ResourcePath;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A recorded BMC in DMTF mockup layout: one `index.json` for each resource, below the directory
/// that holds `redfish/v1`; later pages of a collection in folders named `?$skip=N`. Documents that
/// are broken JSON are served byte for byte as the BMC sent them.
public final class Recording {

  private static final String ROOT = "redfish/v1/index.json";

  private final String name;
  private final ResourceTree tree;

  private Recording(String name, ResourceTree tree) {
    this.name = name;
    this.tree = tree;
  }

  /// Reads a directory, or a `.tar.gz` without unpacking it to disk.
  public static Recording open(Path directoryOrArchive) throws IOException {
    var files =
        Files.isDirectory(directoryOrArchive)
            ? readDirectory(directoryOrArchive)
            : readArchive(directoryOrArchive);
    var prefix =
        files.keySet().stream()
            .filter(path -> path.equals(ROOT) || path.endsWith("/" + ROOT))
            .min(Comparator.comparingInt(String::length))
            .map(path -> path.substring(0, path.length() - ROOT.length()))
            .orElseThrow(
                () -> new IOException(directoryOrArchive + " holds no " + ROOT + ": no recording"));
    var tree = ResourceTree.empty();
    files.forEach((path, bytes) -> {
      if (path.startsWith(prefix)) put(tree, path.substring(prefix.length()), bytes);
    });
    var file = directoryOrArchive.getFileName().toString();
    return new Recording(file.replaceFirst("\\.(tar\\.gz|tgz)$", ""), tree);
  }

  private static Map<String, byte[]> readDirectory(Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var walk = Files.walk(directory)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static Map<String, byte[]> readArchive(Path archive) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var tar =
        new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile())
          files.put(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
      }
    }
    return files;
  }

  private static void put(ResourceTree tree, String file, byte[] bytes) {
    var path = "/" + file.replaceFirst("/?index\\.json$", "");
    int page = path.indexOf("?$skip=");
    if (page >= 0) {
      var collection = path.substring(0, page).replaceFirst("/$", "");
      path = Paging.pagePath(collection, path.substring(page + "?$skip=".length()));
    }
    var type = file.endsWith(".xml") ? "application/xml" : Resource.JSON_TYPE;
    Resource resource;
    try {
      resource =
          Json.read(bytes) instanceof ObjectNode json
              ? Resource.recorded(path, json, bytes)
              : Resource.raw(path, bytes, type);
    } catch (JacksonException e) {
      resource = Resource.raw(path, bytes, type);
    }
    // Of two files that differ in case only, the one that names itself as it is stored counts.
    var before = tree.find(path);
    if (before.isPresent() && namesItself(before.get())) return;
    tree.put(resource);
  }

  private static boolean namesItself(Resource resource) {
    var json = resource.json();
    return json != null
        && ResourcePath.clean(json.path("@odata.id").asString("")).equals(resource.path());
  }

  public String name() {
    return name;
  }

  public ResourceTree tree() {
    return tree;
  }

  /// A profile of one machine: this recording, with the vendor's behaviour where a [VendorFamily]
  /// recognises it, and the plain DMTF behaviour otherwise.
  public Profile profile() {
    var family =
        ServiceLoader.load(VendorFamily.class, Recording.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.recognises(tree))
            .findFirst();
    return family.<Profile>map(one -> new Recorded(this, one)).orElseGet(() -> new Plain(this));
  }

  private record Recorded(Recording recording, VendorFamily family) implements Profile {
    @Override
    public String id() {
      return recording.name;
    }

    @Override
    public String vendor() {
      return family.vendor();
    }

    @Override
    public String model() {
      return recording.model();
    }

    @Override
    public Traits traits() {
      return family.traits(recording.tree);
    }

    @Override
    public ResourceTree tree() {
      return recording.tree;
    }

    @Override
    public void individualise(Machine machine) {
      family.individualise(machine);
    }

    @Override
    public List<Behaviour> behaviours() {
      return family.behaviours();
    }
  }

  private record Plain(Recording recording) implements Profile {
    @Override
    public String id() {
      return recording.name;
    }

    @Override
    public String vendor() {
      return recording.tree.at("/redfish/v1", "/Vendor").asString("Unknown");
    }

    @Override
    public String model() {
      return recording.model();
    }

    @Override
    public Traits traits() {
      return Traits.standard();
    }

    @Override
    public ResourceTree tree() {
      return recording.tree;
    }

    @Override
    public void individualise(Machine machine) {
      RecordedFirmware.discover(machine);
    }

    @Override
    public List<Behaviour> behaviours() {
      return List.of();
    }
  }

  private String model() {
    return tree.link("/redfish/v1", "Systems").map(tree::members).orElseGet(List::of).stream()
        .map(system -> tree.at(system, "/Model").asString(""))
        .filter(model -> !model.isEmpty())
        .findFirst()
        .orElse(name);
  }
}
