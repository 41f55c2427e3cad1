package org.hwautomation.simulator.tree;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One resource at one version. Immutable by agreement: whoever wants a change asks
/// [ResourceTree#edit]. Its bytes are made once and shared by all machines that did not change it.
public final class Resource {

  private final String path;
  private final @Nullable ObjectNode json;
  private final String contentType;
  private final int version;
  private final boolean verbatim;
  private byte @Nullable [] bytes;

  private Resource(
      String path,
      @Nullable ObjectNode json,
      byte @Nullable [] bytes,
      String contentType,
      int version) {
    this.path = path;
    this.json = json;
    this.bytes = bytes;
    this.verbatim = bytes != null;
    this.contentType = contentType;
    this.version = version;
  }

  public static Resource json(String path, ObjectNode json, int version) {
    return new Resource(ResourcePath.clean(path), json, null, JSON_TYPE, version);
  }

  /// A document that is served byte for byte: XML, or JSON that was broken when it was recorded.
  public static Resource raw(String path, byte[] bytes, String contentType) {
    return new Resource(ResourcePath.clean(path), null, bytes, contentType, 0);
  }

  /// A recorded document: understood as JSON, served byte for byte until somebody changes it.
  public static Resource recorded(String path, ObjectNode json, byte[] bytes) {
    return new Resource(ResourcePath.clean(path), json, bytes, JSON_TYPE, 0);
  }

  public static final String JSON_TYPE = "application/json;charset=utf-8";

  public String path() {
    return path;
  }

  /// The document, to be read only; null when it is no JSON object.
  public @Nullable ObjectNode json() {
    return json;
  }

  public String contentType() {
    return contentType;
  }

  /// How often this resource was changed since the profile was made.
  public int version() {
    return version;
  }

  /// Whether it is sent byte for byte as it was recorded.
  public boolean verbatim() {
    return verbatim;
  }

  /// The document as sent; not to be written to.
  public synchronized byte[] bytes() {
    if (bytes == null) {
      bytes = json == null ? new byte[0] : Json.bytes(json);
    }
    return bytes;
  }

  @Override
  public String toString() {
    return path + "@" + version + " " + new String(bytes(), StandardCharsets.UTF_8);
  }
}
