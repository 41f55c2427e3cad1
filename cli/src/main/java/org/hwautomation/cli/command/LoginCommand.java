package org.hwautomation.cli.command;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hwautomation.base.Secret;
import org.hwautomation.cli.client.Account;
import org.hwautomation.cli.client.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Remembers a service and a token for it. The password is asked for, or read from standard input;
/// never an argument.
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = "Remembers which service to talk to, with a token valid for 30 days.")
final class LoginCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--user",
      defaultValue = "admin",
      description = "User name (default: ${DEFAULT-VALUE}).")
  String user = "admin";

  @Override
  public Integer call() throws IOException {
    var url = service.url == null ? Account.load().url() : service.url;
    var anonymous = new Account(url, Optional.empty());
    try (var client = new ServiceClient(anonymous)) {
      var body =
          client
              .post(
                  "/api/v1/sessions",
                  Map.of(
                      "user",
                      user,
                      "password",
                      PasswordPrompt.ask("Password of " + user + ": "),
                      "title",
                      "hwa login from " + InetAddress.getLoopbackAddress().getHostName()))
              .body();
      new Account(url, Optional.of(Secret.of(body.path("token").asString("")))).remember();
      service.line(
          "Signed in to %s as %s (%s). Token kept in %s."
              .formatted(
                  url,
                  body.path("user").asString(""),
                  body.path("role").asString(""),
                  Account.file()));
      return 0;
    }
  }
}
