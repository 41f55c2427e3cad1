package org.hwautomation.cli.command;

import java.io.PrintWriter;
import java.net.URI;
import org.hwautomation.cli.client.Account;
import org.hwautomation.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Options of every command: which service, and how to print.
public final class ServiceOptions {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public enum Output {
    TABLE,
    JSON
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The service (default: HWA_URL, else 'hwa login').")
  @Nullable URI url;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  Output output = Output.TABLE;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  ServiceClient client() {
    var account = Account.load();
    return new ServiceClient(url == null ? account : new Account(url, account.token()));
  }

  PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }

  PrintWriter err() {
    return java.util.Objects.requireNonNull(spec).commandLine().getErr();
  }

  boolean json() {
    return output == Output.JSON;
  }

  void print(Object json) {
    out().println(JSON.writeValueAsString(json));
    out().flush();
  }

  void line(String text) {
    out().println(text);
    out().flush();
  }

  static String text(JsonNode node, String property) {
    return node.path(property).asString("");
  }
}
