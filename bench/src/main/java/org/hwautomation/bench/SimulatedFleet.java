package org.hwautomation.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Simulated BMCs in a process of their own, so that the CPU time that is measured is ours alone.
final class SimulatedFleet implements AutoCloseable {

  private static final Pattern CONTROL = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final URI control;
  private final List<JsonNode> bmcs;

  private SimulatedFleet(Process process, URI control, List<JsonNode> bmcs) {
    this.process = process;
    this.control = control;
    this.bmcs = bmcs;
  }

  static SimulatedFleet start(int size, String profiles, int latencyMillis)
      throws IOException, InterruptedException {
    return start(size, profiles, latencyMillis, 1);
  }

  /// @param scale how many times faster than real time the machines live
  static SimulatedFleet start(int size, String profiles, int latencyMillis, int scale)
      throws IOException, InterruptedException {
    var target = Path.of(System.getProperty("hwa.root", "."), "bench", "target");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                target.resolve("lib") + "/*",
                "org.hwautomation.simulator.cli.Main",
                "--fleet",
                String.valueOf(size),
                "--profile",
                profiles,
                "--latency",
                String.valueOf(latencyMillis),
                "--scale",
                String.valueOf(scale),
                "--control-port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      var control = control(process.inputReader());
      return new SimulatedFleet(process, control, bmcs(control));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  /// Reads the printed table up to the control API's address; the rest is drained, or the process
  /// would block.
  private static URI control(BufferedReader output) throws IOException {
    for (String line; (line = output.readLine()) != null; ) {
      var match = CONTROL.matcher(line);
      if (match.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return URI.create(match.group(1));
      }
    }
    throw new IOException("the simulator ended before it said where its control API is");
  }

  private static List<JsonNode> bmcs(URI control) throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    ask(HttpRequest.newBuilder(control.resolve("/bmcs"))).forEach(all::add);
    return all;
  }

  /// The machine as it really is, whatever its BMC says.
  JsonNode truth(String bmc) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(control.resolve("/bmcs/" + bmc)));
  }

  void fault(String bmc, String preset) throws IOException, InterruptedException {
    ask(
        HttpRequest.newBuilder(control.resolve("/bmcs/" + bmc + "/faults"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"preset\":\"" + preset + "\"}")));
  }

  private static JsonNode ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 300) throw new IOException(answer.body());
      return JsonMapper.shared().readTree(answer.body());
    }
  }

  /// What the simulator itself has used up so far.
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  List<JsonNode> bmcs() {
    return bmcs;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
