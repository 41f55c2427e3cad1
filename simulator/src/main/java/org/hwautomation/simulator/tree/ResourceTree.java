package org.hwautomation.simulator.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// All resources of one BMC, by path. A tree made by [#fork()] shares every resource with the tree
/// it came from until it changes one, so a thousand machines of one profile cost little more than
/// one.
///
/// Not thread-safe: a machine's tree is used under that machine's lock. The base of a fork must not
/// be changed any more.
public final class ResourceTree {

  private final @Nullable ResourceTree base;
  private final Map<String, Resource> own = new LinkedHashMap<>();
  private final Map<String, String> removed = new HashMap<>();

  private ResourceTree(@Nullable ResourceTree base) {
    this.base = base;
  }

  public static ResourceTree empty() {
    return new ResourceTree(null);
  }

  /// A tree that begins equal to this one and owns nothing.
  public ResourceTree fork() {
    return new ResourceTree(this);
  }

  public Optional<Resource> find(String path) {
    return Optional.ofNullable(lookUp(ResourcePath.key(path)));
  }

  private @Nullable Resource lookUp(String key) {
    var mine = own.get(key);
    if (mine != null) return mine;
    if (base == null || removed.containsKey(key)) return null;
    return base.lookUp(key);
  }

  public boolean contains(String path) {
    return lookUp(ResourcePath.key(path)) != null;
  }

  /// The document at a path, to be read only.
  public Optional<ObjectNode> json(String path) {
    return find(path).map(Resource::json);
  }

  /// One value of a document by JSON pointer, [tools.jackson.databind.node.MissingNode] when there
  /// is none: `tree.at("/redfish/v1", "/Systems/@odata.id")`.
  public JsonNode at(String path, String pointer) {
    return json(path).map(json -> json.at(pointer)).orElse(Json.MAPPER.missingNode());
  }

  public void put(String path, ObjectNode json) {
    var key = ResourcePath.key(path);
    var before = lookUp(key);
    own.put(key, Resource.json(path, json, before == null ? 0 : before.version() + 1));
    removed.remove(key);
  }

  public void put(Resource resource) {
    var key = ResourcePath.key(resource.path());
    own.put(key, resource);
    removed.remove(key);
  }

  /// Changes the document at a path; nothing happens when there is none. The copy is made here.
  ///
  /// @return whether there was a document
  public boolean edit(String path, Consumer<ObjectNode> change) {
    var key = ResourcePath.key(path);
    var before = lookUp(key);
    if (before == null || before.json() == null) return false;
    var copy = before.json().deepCopy();
    change.accept(copy);
    if (copy.equals(before.json())) return true;
    own.put(key, Resource.json(before.path(), copy, before.version() + 1));
    return true;
  }

  public void remove(String path) {
    var key = ResourcePath.key(path);
    own.remove(key);
    if (base != null && base.lookUp(key) != null) removed.put(key, path);
  }

  /// Adds a resource to a collection and counts it there.
  public void addMember(String collection, String member, ObjectNode json) {
    put(member, json);
    edit(
        collection,
        node -> {
          var members =
              node.get("Members") instanceof ArrayNode array ? array : node.putArray("Members");
          if (indexOf(members, member) < 0) members.add(Json.link(member));
          node.put("Members@odata.count", members.size());
        });
  }

  /// Removes a resource and its link in the collection.
  public void removeMember(String collection, String member) {
    remove(member);
    edit(
        collection,
        node -> {
          if (!(node.get("Members") instanceof ArrayNode members)) return;
          int at = indexOf(members, member);
          if (at >= 0) members.remove(at);
          node.put("Members@odata.count", members.size());
        });
  }

  private static int indexOf(ArrayNode members, String member) {
    var key = ResourcePath.key(member);
    for (int i = 0; i < members.size(); i++) {
      if (ResourcePath.key(members.get(i).path("@odata.id").asString("")).equals(key)) return i;
    }
    return -1;
  }

  /// The paths of a collection's members, in order; none when there is no such collection.
  public List<String> members(String collection) {
    var paths = new ArrayList<String>();
    for (var member : at(collection, "/Members")) {
      var id = member.path("@odata.id").asString("");
      if (!id.isEmpty()) paths.add(id);
    }
    return paths;
  }

  /// All paths, sorted without regard to case.
  public Collection<String> paths() {
    var keys = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    collect(keys, new HashMap<>());
    return keys;
  }

  private void collect(TreeSet<String> into, Map<String, String> hidden) {
    own.forEach((key, resource) -> {
      if (!hidden.containsKey(key)) into.add(resource.path());
    });
    if (base == null) return;
    var more = new HashMap<>(hidden);
    more.putAll(removed);
    base.collect(into, more);
  }

  /// How many resources this tree does not share with its base.
  public int ownedCount() {
    return own.size();
  }

  /// Where a link of a document leads: `tree.link("/redfish/v1", "Systems")`, if it is there.
  public Optional<String> link(String path, String property) {
    var id = json(path).map(json -> json.path(property).path("@odata.id").asString("")).orElse("");
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
