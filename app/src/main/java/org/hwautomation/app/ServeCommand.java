package org.hwautomation.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hwautomation.app.config.OpenDatabase;
import org.hwautomation.app.config.Service;
import org.hwautomation.app.config.ServiceSettings;
import org.hwautomation.app.config.StartProblem;
import org.hwautomation.base.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The service with its web UI and REST API.
@Command(
    name = "serve",
    description = "Runs the service: web UI, REST API and jobs.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Mixin ServiceOptions options = new ServiceOptions();

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "HTTP port (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all, then put a TLS proxy in front).")
  String bind = "127.0.0.1";

  @Override
  public Integer call() throws InterruptedException {
    var settings = options.settings(bind, port);
    requireFreePort(settings);
    var database = OpenDatabase.open(settings);
    var stop = new CountDownLatch(1);
    try {
      var service = Service.open(database.dataSource(), settings);
      var web = WebServer.start(service, settings);
      service.runJobs();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                web.close();
                service.close();
                database.close();
                stop.countDown();
              }));
      announce(service, web);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
    stop.await();
    return 0;
  }

  private static void requireFreePort(ServiceSettings settings) {
    try (var _ = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.bind()))) {
      // free; Tomcat takes it in a moment
    } catch (IOException e) {
      throw new StartProblem(
          "port %d on %s is not free (%s); stop what uses it, or choose another with --port"
              .formatted(settings.port(), settings.bind(), e.getMessage()),
          e);
    }
  }

  private static void announce(Service service, WebServer web) {
    service
        .fleet()
        .users()
        .createFirstAdministrator()
        .map(Secret::reveal)
        .ifPresent(password ->
            System.out.println("First sign-in: user admin, one-time password " + password));
    System.out.println("HWAutomation runs at " + web.uri());
    System.out.flush();
  }
}
