package org.hwautomation.driver.supermicro;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.testkit.TrustingTls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Stands in for Supermicro's closed `sum` (SOURCE.md): takes what the real one takes, writes the
/// file that it writes, ends with its exit codes, and does to the simulated BMC what it does to a
/// real one. Not a test of SUM.
final class FakeSum {

  private static final String BIOS = "/redfish/v1/Systems/1/Bios";
  private static final String REGISTRY = "/registries/BiosAttributeRegistry.1.0.0.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SETTING =
      Pattern.compile(
          "<Setting [^>]*?(?:checkedStatus|numericValue|selectedOption)=\"([^\"]*)\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");

  private final URI host;
  private final String basic;
  private final HttpClient client =
      HttpClient.newBuilder().sslContext(TrustingTls.context()).build();

  private FakeSum(URI host, String user, String password) {
    this.host = host;
    this.basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /// An executable `sum` in a directory, that writes down its arguments there.
  ///
  /// @param port of the simulated BMC: the real one knows only 443
  static Path install(Path directory, int port) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var script =
        """
        #!/bin/sh
        exec "%s" -XX:TieredStopAtLevel=1 -cp "%s" %s "%s" "%d" "$@"
        """
            .formatted(
                java,
                System.getProperty("java.class.path"),
                FakeSum.class.getName(),
                directory.resolve("arguments"),
                port);
    var file = Files.writeString(directory.resolve("sum"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  public static void main(String[] args) throws Exception {
    Files.writeString(
        Path.of(args[0]),
        String.join(" ", args) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    System.exit(run(args[1], Arrays.asList(args).subList(2, args.length)));
  }

  private static int run(String port, List<String> arguments) throws Exception {
    System.out.println("Supermicro Update Manager (for UEFI BIOS) 2.14.0 (fake)");
    if (!arguments.contains("-l") || !arguments.contains("-c")) return 1;
    var system =
        Files.readString(Path.of(arguments.get(arguments.indexOf("-l") + 1))).strip().split(" ");
    var sum = new FakeSum(URI.create("https://" + system[0] + ":" + port), system[1], system[2]);
    var status = sum.send("GET", BIOS, "").statusCode();
    if (status == 401) return 146;
    if (status == 403) return 80;
    int file = arguments.indexOf("--file");
    return switch (arguments.get(arguments.indexOf("-c") + 1)) {
      case "GetCurrentBiosCfg" -> sum.read(Path.of(arguments.get(file + 1) + "." + system[0]));
      case "ChangeBiosCfg" -> sum.change(Path.of(arguments.get(file + 1)));
      case "LoadDefaultBiosCfg" ->
          sum.send("POST", BIOS + "/Actions/Bios.ResetBios", "{}").statusCode() == 200 ? 0 : 149;
      default -> 2;
    };
  }

  private int read(Path file) throws Exception {
    var current = json(BIOS).path("Attributes");
    var text = new StringBuilder("Supermicro Update Manager 2.14.0\n\n");
    text.append("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>\n<BiosCfg>\n");
    text.append("<Menu name=\"All\">\n");
    for (var one : json(REGISTRY).at("/RegistryEntries/Attributes")) {
      setting(one, current.path(one.path("AttributeName").asString("")), text);
    }
    Files.writeString(file, text.append("</Menu>\n</BiosCfg>\n"), StandardCharsets.ISO_8859_1);
    return 0;
  }

  private static void setting(JsonNode rule, JsonNode now, StringBuilder text) {
    var name = escaped(rule.path("DisplayName").asString(""));
    var value = escaped(now.asString(""));
    switch (rule.path("Type").asString("")) {
      case "Enumeration" -> {
        text.append(
            "<Setting name=\"%s\" selectedOption=\"%s\" type=\"Option\">".formatted(name, value));
        text.append("<Information><AvailableOptions>");
        for (var option : rule.path("Value")) {
          text.append("<Option value=\"0\">")
              .append(escaped(option.path("ValueDisplayName").asString("")))
              .append("</Option>");
        }
        text.append("</AvailableOptions></Information></Setting>\n");
      }
      case "Boolean" ->
          text.append(
              "<Setting name=\"%s\" checkedStatus=\"%s\" type=\"CheckBox\"/>\n"
                  .formatted(name, now.asBoolean(false) ? "Checked" : "Unchecked"));
      case "Integer" ->
          text.append(
              "<Setting name=\"%s\" numericValue=\"%s\" type=\"Numeric\"/>\n"
                  .formatted(name, value));
      default -> {}
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private int change(Path file) throws Exception {
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var current = json(BIOS).path("Attributes");
    var wanted = JsonNodeFactory.instance.objectNode();
    var rules = json(REGISTRY).at("/RegistryEntries/Attributes");
    var found = SETTING.matcher(text);
    while (found.find()) {
      var name = NAME.matcher(found.group());
      if (!name.find()) return 62;
      for (var rule : rules) {
        if (!escaped(rule.path("DisplayName").asString("")).equals(name.group(1))) continue;
        differing(rule, found.group(1), current, wanted);
      }
    }
    if (wanted.isEmpty()) return 0;
    var body = JsonNodeFactory.instance.objectNode();
    body.set("Attributes", wanted);
    return send("PATCH", BIOS, body.toString()).statusCode() == 202 ? 0 : 68;
  }

  private static void differing(JsonNode rule, String value, JsonNode current, ObjectNode wanted) {
    var attribute = rule.path("AttributeName").asString("");
    var now = current.path(attribute);
    var was =
        now.isBoolean() ? now.asBoolean() ? "Checked" : "Unchecked" : escaped(now.asString(""));
    if (now.isMissingNode() || was.equals(value)) return;
    if (now.isBoolean()) wanted.put(attribute, value.equals("Checked"));
    else if (now.isNumber()) wanted.put(attribute, Long.parseLong(value));
    else wanted.put(attribute, value.replace("&quot;", "\"").replace("&amp;", "&"));
  }

  private JsonNode json(String path) throws Exception {
    return JSON.readTree(send("GET", path, "").body());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(host.resolve(path))
            .header("Authorization", basic)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
