package org.hwautomation.simulator.standard;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.EtagStyle;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.Resource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// GET and HEAD of everything in the tree, with the query options that the traits allow.
public final class Reading implements Behaviour {

  private static final String ACCOUNT = "#ManagerAccount.v";
  private static final String TAG = "@odata.etag";
  private static final String EXCERPTS = "/ProtocolFeaturesSupported/ExcerptQuery";

  private static final Set<String> KNOWN = Set.of("$expand", "$select", "$filter", "$top", "$skip");

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD"))
      return Optional.empty();
    if (machine.tasks().hides(request.path())) return Optional.empty();
    return machine.tree().find(request.path()).map(found -> answer(request, found, machine));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return machine.tree().contains(path) ? Set.of("GET", "HEAD") : Set.of();
  }

  private static Response answer(Request request, Resource found, Machine machine) {
    var json = found.json();
    var tag = tag(found, machine);
    if (tag.isPresent()
        && request.header("if-none-match").filter(all -> names(all, tag.get())).isPresent()) {
      return Response.empty(304).withHeader("ETag", tag.get());
    }
    Response answer;
    if (json == null || request.query().isEmpty() && machine.traits().queries().pageSize() == 0) {
      var body = json == null || found.verbatim() ? json : tagged(json, tag.orElse(""));
      answer =
          body == null || body == json
              ? Response.bytes(200, found.contentType(), found.bytes())
              : Response.ok(body);
    } else {
      answer = queried(request, found, json, machine);
    }
    return tag.isPresent() && answer.succeeded() ? answer.withHeader("ETag", tag.get()) : answer;
  }

  /// The tag as the document itself says as long as nobody changed it, else in the profile's style.
  static Optional<String> tag(Resource resource, Machine machine) {
    var json = resource.json();
    var written = json == null ? "" : json.path(TAG).asString("");
    if (!written.isEmpty() && resource.version() == 0) return Optional.of(written);
    // An account has a tag whatever the rest has: DSP0266 "ETags".
    var needed = !written.isEmpty() || json != null && isAccount(json);
    var style = machine.traits().etag();
    return (needed && style == EtagStyle.NONE ? EtagStyle.QUOTED_NUMBER : style).tag(resource);
  }

  /// Whether a list of tags, as `If-Match` and `If-None-Match` have it, names a tag; its weak and
  /// its strong form are the same here.
  static boolean names(String list, String tag) {
    if (list.strip().equals("*")) return true;
    for (var one : list.split(",")) {
      if (bare(one.strip()).equals(bare(tag))) return true;
    }
    return false;
  }

  private static String bare(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static boolean isAccount(ObjectNode json) {
    return json.path("@odata.type").asString("").startsWith(ACCOUNT);
  }

  /// The document with the tag that its header carries, where it says one itself. An account always
  /// does: it is the resource that is written under one.
  static ObjectNode tagged(ObjectNode json, String tag) {
    var says = isAccount(json) || json.has(TAG);
    return says && !tag.isEmpty() ? json.deepCopy().put(TAG, tag) : json;
  }

  private static Response queried(
      Request request, Resource found, ObjectNode json, Machine machine) {
    var options = request.query();
    var traits = machine.traits().queries();
    for (var name : options.options().keySet()) {
      // Without the dollar sign, what is not supported is ignored (DSP0266 "Query parameters").
      var unsupported =
          name.startsWith("$") && !KNOWN.contains(name)
              || name.equals("$expand") && traits.expand().isEmpty()
              || name.equals("$select") && !traits.select()
              || name.equals("$filter") && !traits.filter()
              || (name.equals("$top") || name.equals("$skip")) && !traits.topSkip();
      var recordedPage =
          name.equals("$skip") && Paging.recorded(found, options, machine).isPresent();
      if (unsupported
          && !recordedPage
          && traits.unknown() == Traits.Queries.Unknown.NOT_IMPLEMENTED) {
        return machine.errors().base(501, "QueryNotSupported");
      }
    }
    var recorded = Paging.recorded(found, options, machine);
    if (recorded.isPresent()) {
      return Response.bytes(200, recorded.get().contentType(), recorded.get().bytes());
    }
    var excerpt = options.option("excerpt").orElse("");
    if (!excerpt.isEmpty() && machine.tree().at("/redfish/v1", EXCERPTS).asBoolean(false)) {
      return machine.errors().base(400, "QueryParameterValueFormatError", excerpt, "excerpt");
    }
    var body = json;
    if (options.option("only").isPresent() && traits.only()) {
      var value = options.option("only").get();
      if (!value.isEmpty()) {
        return machine.errors().base(400, "QueryParameterValueFormatError", value, "only");
      }
      if (!json.has("Members")) return machine.errors().base(400, "QueryNotSupportedOnResource");
      var members = machine.tree().members(found.path());
      if (members.size() == 1) {
        body = machine.tree().json(members.getFirst()).orElse(json);
      }
    }
    var paged = Paging.page(body, options, machine);
    if (paged.isEmpty()) {
      return machine.errors().base(400, "QueryParameterValueFormatError", "", "$top or $skip");
    }
    body = paged.get();
    if (traits.filter() && options.option("$filter").isPresent()) {
      var filter = Filter.parse(options.option("$filter").get());
      if (filter.isEmpty()) {
        return machine
            .errors()
            .base(
                400, "QueryParameterValueFormatError", options.option("$filter").get(), "$filter");
      }
      body = filter.get().apply(body, machine.tree());
    }
    if (options.option("$expand").isPresent() && !traits.expand().isEmpty()) {
      var wanted = options.option("$expand").get();
      var expand = Expand.parse(wanted);
      if (expand.isEmpty() || !traits.expand().contains(expand.get().form())) {
        return machine.errors().base(400, "QueryParameterValueFormatError", wanted, "$expand");
      }
      var levels = expand.get().levels();
      if (levels > traits.maxLevels()) {
        if (traits.unknown() == Traits.Queries.Unknown.NOT_IMPLEMENTED) {
          return machine
              .errors()
              .base(400, "QueryParameterOutOfRange", wanted, "$expand", "1-" + traits.maxLevels());
        }
        levels = traits.maxLevels();
      }
      body = new Expand(expand.get().form(), levels).apply(body, machine.tree());
    }
    if (options.option("$select").isPresent() && traits.select()) {
      if (options.option("$select").get().isBlank()) {
        return machine.errors().base(400, "QueryParameterValueFormatError", "", "$select");
      }
      body = select(body, options.option("$select").get());
    }
    return Response.ok(body);
  }

  /// Keeps the chosen properties and what every answer must carry.
  private static ObjectNode select(ObjectNode json, String wanted) {
    var kept = Json.object();
    var names = new LinkedHashSet<String>();
    for (var name : wanted.split(",")) names.add(name.trim());
    for (var property : json.properties()) {
      if (property.getKey().startsWith("@odata.") || names.contains(property.getKey())) {
        kept.set(property.getKey(), property.getValue());
      }
    }
    if (names.contains("Members") && json.has("Members@odata.count")) {
      kept.set("Members@odata.count", json.get("Members@odata.count"));
    }
    for (var name : names) {
      int slash = name.indexOf('/');
      if (slash < 0) continue;
      var value = json.at("/" + name);
      if (value.isMissingNode()) continue;
      var at = kept;
      var steps = name.split("/");
      for (int i = 0; i < steps.length - 1; i++) at = at.withObject("/" + steps[i]);
      at.set(steps[steps.length - 1], value);
    }
    if (json.get("Members") instanceof ArrayNode members && names.isEmpty()) {
      kept.set("Members", members);
    }
    return kept;
  }
}
