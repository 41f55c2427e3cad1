package org.hwautomation.app;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.hwautomation.app.config.Service;
import org.hwautomation.app.config.ServiceSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/// Spring's container with the REST API and the pages, over a [Service] that was started before it
/// and is ended after it.
public final class WebServer implements AutoCloseable {

  private final GenericApplicationContext context;
  private final ServiceSettings settings;

  private WebServer(GenericApplicationContext context, ServiceSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  public static WebServer start(Service service, ServiceSettings settings) {
    var context =
        (GenericApplicationContext)
            new SpringApplicationBuilder(WebApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(
                    Map.of(
                        "server.address", settings.bind(),
                        "server.port", String.valueOf(settings.port())))
                .initializers(empty -> {
                  var beans = (GenericApplicationContext) empty;
                  beans.registerBean(
                      Service.class, () -> service, bean -> bean.setDestroyMethodName(""));
                  beans.registerBean(ServiceSettings.class, () -> settings);
                })
                .run();
    return new WebServer(context, settings);
  }

  /// Where it really listens, also when any free port (0) was asked for.
  public URI uri() {
    var port = context.getEnvironment().getProperty("local.server.port", Integer.class);
    return URI.create("http://" + settings.bind() + ":" + Objects.requireNonNull(port));
  }

  @Override
  public void close() {
    context.close();
  }
}
