package org.hwautomation.redfish.client;

import java.util.Optional;

/// The service root, readable without login.
public record ServiceRoot(Resource resource) {

  public static final String PATH = "/redfish/v1";

  /// `Vendor`, or empty: Supermicro and OpenBMC often leave it out.
  public String vendor() {
    return resource.text("Vendor");
  }

  public String product() {
    return resource.text("Product");
  }

  public String redfishVersion() {
    return resource.text("RedfishVersion");
  }

  public String uuid() {
    return resource.text("UUID");
  }

  public Optional<String> oemKey() {
    return resource.oemKey();
  }

  /// Path of a service or collection: `Systems`, `UpdateService`, `Tasks` …
  public Optional<String> link(String name) {
    return resource.link(name);
  }

  public String sessions() {
    return Resource.link(resource.at("Links", "Sessions"))
        .orElse(PATH + "/SessionService/Sessions");
  }

  /// Whether `$expand=.` may be tried.
  public boolean expands() {
    var query = resource.at("ProtocolFeaturesSupported", "ExpandQuery");
    return query.path("NoLinks").asBoolean(false) || query.path("ExpandAll").asBoolean(false);
  }

  /// How deep `$expand=.($levels=n)` may go; 0 when it may not be tried at all.
  public int expandLevels() {
    var query = resource.at("ProtocolFeaturesSupported", "ExpandQuery");
    if (!expands()) return 0;
    return query.path("Levels").asBoolean(false)
        ? Math.max(1, query.path("MaxLevels").asInt(1))
        : 1;
  }
}
