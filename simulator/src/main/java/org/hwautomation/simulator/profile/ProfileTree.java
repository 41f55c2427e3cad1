package org.hwautomation.simulator.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.node.ObjectNode;

/// The resources of a profile, from a file beside this class: an object of resources by their path.
final class ProfileTree {

  private ProfileTree() {}

  static ResourceTree read(String file) {
    var tree = ResourceTree.empty();
    try (var in = ProfileTree.class.getResourceAsStream(file)) {
      if (in == null) throw new IllegalStateException(file + " is not on the class path");
      for (var entry : Json.read(in.readAllBytes()).properties()) {
        if (!(entry.getValue() instanceof ObjectNode rest)) {
          throw new IllegalStateException(entry.getKey() + " is no object");
        }
        var json = Json.object().put("@odata.id", entry.getKey());
        json.setAll(rest);
        tree.put(entry.getKey(), json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }
}
