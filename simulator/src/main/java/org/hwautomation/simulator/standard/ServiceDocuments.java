package org.hwautomation.simulator.standard;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What may be read without logging in: `/redfish`, the service root, `odata`, `$metadata`.
public final class ServiceDocuments implements Behaviour {

  private static final Set<String> OPEN =
      Set.of("/redfish", "/redfish/v1", "/redfish/v1/odata", "/redfish/v1/$metadata");

  private static final String DMTF = "http://redfish.dmtf.org/schemas/v1/";

  /// What resources and messages may be of that come into being later.
  private static final Set<String> LIVE =
      Set.of(
          "ServiceRoot",
          "Resource.v1_0_0",
          "Session.v1_4_0",
          "Task.v1_7_1",
          "Event.v1_7_0",
          "EventDestination.v1_11_0",
          "ManagerAccount.v1_8_0",
          "Message.v1_1_1");

  @Override
  public boolean isPublic(Request request, Machine machine) {
    return (request.method().equals("GET") || request.method().equals("HEAD"))
        && OPEN.contains(request.path());
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return OPEN.contains(path) ? Set.of("GET", "HEAD") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!isPublic(request, machine) || machine.tree().contains(request.path())) {
      return Optional.empty();
    }
    return switch (request.path()) {
      case "/redfish" -> Optional.of(Response.ok(Json.object().put("v1", "/redfish/v1/")));
      case "/redfish/v1/odata" -> Optional.of(odata(machine.tree()));
      case "/redfish/v1/$metadata" ->
          Optional.of(
              Response.text(200, "application/xml;charset=utf-8", metadata(machine.tree())));
      default -> Optional.empty();
    };
  }

  private static Response odata(ResourceTree tree) {
    var body = Json.object();
    body.put("@odata.context", "/redfish/v1/$metadata");
    var services = body.putArray("value");
    add(services.addObject(), "Service", "/redfish/v1/");
    tree.json("/redfish/v1")
        .ifPresent(root -> {
          for (var property : root.properties()) {
            var link = property.getValue().path("@odata.id").asString("");
            if (!link.isEmpty()) add(services.addObject(), property.getKey(), link);
          }
          var sessions = root.at("/Links/Sessions/@odata.id").asString("");
          if (!sessions.isEmpty()) add(services.addObject(), "Sessions", sessions);
        });
    return Response.ok(body);
  }

  private static void add(ObjectNode to, String name, String url) {
    to.put("name", name).put("kind", "Singleton").put("url", url);
  }

  private static void collect(JsonNode node, Set<String> types) {
    var type = node.path("@odata.type").asString("");
    int dot = type.lastIndexOf('.');
    if (type.startsWith("#") && dot > 1) types.add(type.substring(1, dot));
    for (var child : node) collect(child, types);
  }

  /// Lists the schemas of the types that this tree uses, and of those that only come with use.
  private static String metadata(ResourceTree tree) {
    var types = new TreeSet<String>();
    for (var path : tree.paths()) tree.json(path).ifPresent(json -> collect(json, types));
    types.addAll(LIVE);
    types.add("RedfishExtensions.v1_0_0");
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"")
        .append(" Version=\"4.0\">\n");
    for (var type : types) {
      int dot = type.indexOf('.');
      var file = dot < 0 ? type : type.substring(0, dot);
      var vendors = VendorSchemas.isVendors(file);
      xml.append("  <edmx:Reference Uri=\"")
          .append(vendors ? VendorSchemas.uri(file) : DMTF + file + "_v1.xml")
          .append("\">\n    <edmx:Include Namespace=\"")
          .append(file);
      if (dot >= 0) {
        xml.append("\"/>\n    <edmx:Include Namespace=\"").append(type);
      }
      xml.append("\"");
      if (file.equals("RedfishExtensions")) xml.append(" Alias=\"Redfish\"");
      xml.append("/>\n  </edmx:Reference>\n");
    }
    xml.append("  <edmx:DataServices>\n")
        .append("    <Schema xmlns=\"http://docs.oasis-open.org/odata/ns/edm\"")
        .append(" Namespace=\"Service\">\n")
        .append("      <EntityContainer Name=\"Service\"")
        .append(" Extends=\"ServiceRoot.v1_0_0.ServiceContainer\"/>\n")
        .append("    </Schema>\n  </edmx:DataServices>\n</edmx:Edmx>\n");
    return xml.toString();
  }
}
