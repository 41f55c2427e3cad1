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
  private final List<JsonNode> bmcs;

  private SimulatedFleet(Process process, List<JsonNode> bmcs) {
    this.process = process;
    this.bmcs = bmcs;
  }

  static SimulatedFleet start(int size, String profiles, int latencyMillis)
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
                "--control-port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new SimulatedFleet(process, bmcs(control(process.inputReader())));
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
    try (var http = HttpClient.newHttpClient()) {
      var body =
          http.send(
                  HttpRequest.newBuilder(control.resolve("/bmcs")).build(),
                  HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
              .body();
      var json = JsonMapper.builder().build().readTree(body);
      var all = new ArrayList<JsonNode>();
      (json.isArray() ? json : json.path("bmcs")).forEach(all::add);
      return all;
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
