package org.hwautomation.driver.dell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.hwautomation.driver.testkit.TrustingTls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Stands in for Dell's closed `racadm` (SOURCE.md): takes what the real one takes, prints what it
/// prints, and does to the simulated iDRAC what it does to a real one. Not a test of racadm.
final class FakeRacadm {

  private static final String ROOT = "/redfish/v1/Systems/System.Embedded.1/Bios";
  private static final String JOBS = "/redfish/v1/Managers/iDRAC.Embedded.1/Oem/Dell/Jobs";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI host;
  private final String basic;
  private final HttpClient client;

  private FakeRacadm(String host, String user, String password) {
    this.host = URI.create("https://" + host);
    this.basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    this.client = HttpClient.newBuilder().sslContext(TrustingTls.context()).build();
  }

  /// An executable `racadm` in a directory, that writes down its arguments there.
  static Path install(Path directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var script =
        """
        #!/bin/sh
        exec "%s" -XX:TieredStopAtLevel=1 -cp "%s" %s "%s" "$@"
        """
            .formatted(
                java,
                System.getProperty("java.class.path"),
                FakeRacadm.class.getName(),
                directory.resolve("arguments"));
    var file = Files.writeString(directory.resolve("racadm"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  public static void main(String[] args) throws Exception {
    Files.writeString(
        Path.of(args[0]),
        String.join(" ", args) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    var all = Arrays.asList(args).subList(1, args.length);
    if (all.size() < 5 || !all.get(0).equals("-r") || !all.get(2).equals("-i")) {
      System.out.println("ERROR: Invalid subcommand specified.");
      System.exit(1);
    }
    var prompts = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.print("UserName: ");
    var user = prompts.readLine();
    System.out.print("Password: ");
    var password = prompts.readLine();
    System.out.println();
    var racadm = new FakeRacadm(all.get(1), user, password);
    racadm.run(all.subList(all.get(3).equals("--nocertwarn") ? 4 : 3, all.size()));
  }

  private void run(List<String> command) throws Exception {
    if (!get(ROOT).isPresent()) {
      error("Login failed - invalid username or password");
    } else if (command.size() == 3 && command.getFirst().equals("set")) {
      set(command.get(1), command.get(2));
    } else if (command.equals(List.of("jobqueue", "create", "BIOS.Setup.1-1"))) {
      createJob();
    } else if (command.equals(List.of("clearpending", "BIOS.Setup.1-1"))) {
      send("POST", ROOT + "/Settings/Actions/Oem/DellManager.ClearPending", "{}");
      System.out.println("The pending data is cleared.");
    } else {
      error("Invalid subcommand specified.");
    }
  }

  private void set(String object, String value) throws Exception {
    var parts = object.split("\\.");
    if (parts.length != 3 || !parts[0].equals("BIOS") || !inGroup(parts[2], parts[1])) {
      error("The specified object value is not valid.");
      return;
    }
    var body = JsonNodeFactory.instance.objectNode();
    var attributes = body.putObject("Attributes");
    if (value.matches("\\d+")) attributes.put(parts[2], Long.parseLong(value));
    else attributes.put(parts[2], value);
    var answer = send("PATCH", ROOT + "/Settings", body.toString());
    if (answer.statusCode() == 200) {
      System.out.println("[Key=BIOS.Setup.1-1#" + parts[1] + "]");
      System.out.println(
          "RAC1017: Successfully modified the object value and the change is in pending state.");
    } else {
      error("RAC947: Invalid object value specified.");
    }
  }

  private boolean inGroup(String name, String group) throws Exception {
    for (var one : get(ROOT + "/BiosRegistry").orElseThrow().at("/RegistryEntries/Attributes")) {
      if (!one.path("AttributeName").asString("").equals(name)) continue;
      return one.path("MenuPath").asString("").endsWith("/" + group + "Ref");
    }
    return false;
  }

  /// The real one's exit status is not to be relied on either.
  private void createJob() throws Exception {
    var body = JsonNodeFactory.instance.objectNode().put("TargetSettingsURI", ROOT + "/Settings");
    var answer = send("POST", JOBS, body.toString());
    var location = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 200 || location.isEmpty()) {
      error("RAC1025: A job could not be created.");
      return;
    }
    System.out.println("RAC1024: Successfully scheduled a job.");
    System.out.println(
        "Verify the job status using \"racadm jobqueue view -i JID_xxxxx\" command.");
    System.out.println("Commit JID = " + location.substring(location.lastIndexOf('/') + 1));
  }

  private static void error(String text) {
    System.out.println("ERROR: " + text);
  }

  private java.util.Optional<JsonNode> get(String path) throws Exception {
    var answer = send("GET", path, "");
    return answer.statusCode() == 200
        ? java.util.Optional.of(JSON.readTree(answer.body()))
        : java.util.Optional.empty();
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
